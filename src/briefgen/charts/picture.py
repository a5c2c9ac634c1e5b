"""Charts as PNG and SVG pictures, for formats that have no charts of their own. matplotlib is imported here, and only
when used. A picture has the same bytes on every machine: no font of the system is used (`faces.py`), and no clock.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from briefgen.charts.contrast import reads_on
from briefgen.charts.faces import HAN_CHARACTER, Families, css_families, families, han_font, measured
from briefgen.charts.kinds import kind_for
from briefgen.charts.layout import Crowded, lay_out
from briefgen.charts.paint import Style
from briefgen.charts.panels import panels
from briefgen.charts.plane import Cell, Plane
from briefgen.charts.plot import Frame
from briefgen.charts.png import png_of
from briefgen.charts.valid import printable, valid
from briefgen.diagnostics import Diagnostic, InputError, error
from briefgen.doctree import Chart, Series
from briefgen.doctree.dump import dump
from briefgen.seal import sealed
from briefgen.theme import Theme
from briefgen.theme.slots import colour_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI = 192
"""Two pixels for each of a screen's 96 to the inch."""

Format = Literal["png", "svg"]
SVG_SETTINGS: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "briefgen"}
"""Text stays text, and ids are the same each time."""

BOLDER = 0.05
"""The weight of the outline that stands for bold, in em."""

LONGEST, SHORTEST = (1000, 60, 36), 20
"""The characters of a name that are tried in turn where names leave a picture no room for its plot."""

MISSING = re.compile(r"Glyph (\d+) .* missing from")


def picture(
    chart: Chart,
    theme: Theme,
    *,
    width_in: float = 6.46,
    height_in: float | None = None,
    text_size: float = 9.0,
    format: Format = "png",
    title: str = "",
    prefix: str = "chart",
) -> bytes:
    """The chart as a sealed PNG that carries its alternative text ("Description", PNG 11.3.3.2), or as an SVG element to stand
    in a page; text size in points.

    An SVG is named by `title` (the caption's words) and described by the alternative text; `prefix`, one for each
    picture of a page, begins its ids.

    Raises InputError where the data cannot be drawn, where no font has a character ("no-glyph") and where only the
    Chinese font would have it, which is not installed ("no-han-font").
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    kind, fonts = kind_for(chart.kind), families(theme)
    drawn = valid(printable(chart))
    height = height_in or kind.height(drawn, text_size)
    frame = Frame(width_in * 72, height * 72, text_size, text_size, measured(theme))

    def made(cut: Chart, *, cramped: bool = False) -> bytes:
        figure, planes = _figure(cut, frame, theme)
        canvas: Any = FigureCanvasAgg(figure)
        _set_in(planes, fonts, drawn_bold=format == "png")
        lay_out(planes, canvas.get_renderer(), cramped=cramped)
        if format == "png":
            return sealed(png_of(canvas, description=cut.alt), dump(chart))
        from briefgen.charts.svg import svg_of  # it needs lxml, which a PNG does not

        return svg_of(figure, title=title, description=cut.alt, families=css_families(theme), prefix=prefix)

    with _settings(fonts), _glyphs_told(theme):
        for longest in LONGEST:
            with suppress(Crowded):
                return made(_cut(drawn, longest))
        return made(_cut(drawn, SHORTEST), cramped=True)


def _cut(chart: Chart, longest: int) -> Chart:
    """The chart with its names and labels cut to so many characters; the table and the words beside it have them whole."""

    def cut(name: str) -> str:
        return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"

    def cut_series(one: Series) -> Series:
        return replace(one, name=cut(one.name), points=tuple(replace(at, label=cut(at.label)) for at in one.points))

    return replace(chart, series=tuple(map(cut_series, chart.series)), categories=tuple(map(cut, chart.categories)))


def _figure(chart: Chart, frame: Frame, theme: Theme) -> tuple[Figure, tuple[Plane, ...]]:
    from matplotlib.figure import Figure

    white = f"#{colour_of(theme, 'white')}"
    figure, kind, planes = (
        Figure((frame.width / 72, frame.height / 72), dpi=DPI, facecolor=white),
        kind_for(chart.kind),
        [],
    )
    for panel in panels(chart, frame):
        style = Style(panel.frame, lambda role: f"#{colour_of(theme, role)}", lambda role: reads_on(theme, role))
        width, height = panel.frame.width, panel.frame.height
        plane = Plane(figure, Cell(panel.x, frame.height - panel.y - height, width, height))
        kind.picture(plane, panel.plot, style)
        planes.append(plane)
    return figure, tuple(planes)


def _set_in(planes: Iterable[Plane], fonts: Families, *, drawn_bold: bool) -> None:
    """Gives each text its fonts; `drawn_bold` strengthens bold text with Han by an outline: the Han font has one weight,
    and half a bold label looks broken."""
    from matplotlib.patheffects import Normal, Stroke

    for text in (one.text for plane in planes for one in plane.placed if one.text):
        text.set_fontfamily(fonts.of(text.get_text()))
        if drawn_bold and text.get_fontweight() == "bold" and HAN_CHARACTER.search(text.get_text()):
            stroke = Stroke(linewidth=BOLDER * float(text.get_fontsize()), foreground=text.get_color())
            text.set(fontweight="normal", path_effects=[stroke, Normal()])


@contextmanager
def _settings(fonts: Families) -> Iterator[None]:
    """matplotlib as it comes, whatever the user's own settings, with our fonts, "$" as a plain character and letters as
    they were designed: at two pixels for one they need no hints."""
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(
            SVG_SETTINGS | {"font.family": list(fonts.names), "text.parse_math": False, "text.hinting": "no_hinting"}
        )
        yield


@contextmanager
def _glyphs_told(theme: Theme) -> Iterator[None]:
    """Turns matplotlib's warning of a missing glyph, which would be drawn as an empty box, into InputError."""
    with warnings.catch_warnings():
        warnings.filterwarnings("error", MISSING.pattern, UserWarning)
        try:
            yield
        except UserWarning as told:
            if not (found := MISSING.match(str(told))):
                raise
            raise InputError(_no_glyph(chr(int(found[1])), theme)) from told


def _no_glyph(character: str, theme: Theme) -> Diagnostic:
    what = f"{character!r} ({unicodedata.name(character, 'a character without a name')})"
    if HAN_CHARACTER.match(character) and not (theme.files["han"] or han_font()):
        message = f"the picture of a chart needs a Chinese font for {what}"
        return error(
            "no-han-font", message, hint="pip install briefgen[zh], or name a font file in the theme, as font.han_file"
        )
    return error(
        "no-glyph",
        f"no font for the picture of a chart has {what}",
        hint="leave it out, write it in words, or name a font file that has it in the theme, as font.latin_file",
    )

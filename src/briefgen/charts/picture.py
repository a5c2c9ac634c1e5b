"""Charts as PNG and SVG pictures, for formats that have no charts of their own. matplotlib is imported here, and only
when used. A picture has the same bytes on every machine: no font of the system is used (`faces.py`), and no clock.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from briefgen.charts.contrast import reads_on
from briefgen.charts.faces import HAN_CHARACTER, css_families, families, han_font, measured
from briefgen.charts.kinds import kind_for
from briefgen.charts.paint import Style
from briefgen.charts.panels import panels
from briefgen.charts.plot import Frame
from briefgen.charts.png import png_of
from briefgen.charts.valid import printable, valid
from briefgen.diagnostics import Diagnostic, InputError, error
from briefgen.doctree import Chart
from briefgen.doctree.dump import dump
from briefgen.seal import sealed
from briefgen.theme import Theme
from briefgen.theme.slots import colour_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI = 192
"""Two pixels for each of a screen's 96 to the inch."""

Format = Literal["png", "svg"]
SVG_SETTINGS: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "briefgen", "svg.id": None}
"""Text stays text, and ids are the same each time."""

BOLDER = 0.05
"""The weight of the outline that stands for bold, in em."""

CROWDED = "constrained_layout not applied"
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
    kind = kind_for(chart.kind)
    drawn = valid(printable(chart))
    height = height_in or kind.height(drawn, text_size)
    frame = Frame(width_in * 72, height * 72, text_size, text_size, measured(theme))

    def made(cut: Chart) -> bytes:
        figure = _figure(cut, frame, theme)
        if format == "svg":
            from briefgen.charts.svg import svg_of  # it needs lxml, which a PNG does not

            return svg_of(figure, title=title, description=cut.alt, families=css_families(theme), prefix=prefix)
        _embolden(figure)
        return sealed(png_of(figure, description=cut.alt), dump(chart))

    with _settings(theme), _glyphs_told(theme):
        for longest in LONGEST:
            with suppress(_Crowded), _crowding_told():
                return made(_cut(drawn, longest))
        return made(_cut(drawn, SHORTEST))


class _Crowded(Exception):
    """Names leave a chart no room for its plot."""


@contextmanager
def _crowding_told() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.filterwarnings("error", CROWDED, UserWarning)
        try:
            yield
        except UserWarning as fault:
            if re.match(CROWDED, str(fault)):
                raise _Crowded from fault
            raise


def _cut(chart: Chart, longest: int) -> Chart:
    """The chart with its names cut to so many characters; the table and the words beside a picture have them whole."""

    def cut(name: str) -> str:
        return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"

    series = tuple(replace(one, name=cut(one.name)) for one in chart.series)
    return replace(chart, series=series, categories=tuple(map(cut, chart.categories)))


def _figure(chart: Chart, frame: Frame, theme: Theme) -> Figure:
    from matplotlib.figure import Figure

    white = f"#{colour_of(theme, 'white')}"
    figure = Figure((frame.width / 72, frame.height / 72), dpi=DPI, layout="constrained", facecolor=white)
    drawn = panels(chart, frame)
    rows, across = len({panel.y for panel in drawn}), len({panel.x for panel in drawn})
    for place, panel in enumerate(drawn, 1):
        style = Style(panel.frame, lambda role: f"#{colour_of(theme, role)}", lambda role: reads_on(theme, role))
        kind_for(chart.kind).picture(figure.add_subplot(rows, across, place, facecolor="none"), panel.plot, style)
    return figure


def _embolden(figure: Figure) -> None:
    """Strengthens bold text with Han by an outline: the Han font has one weight, and half a bold label looks broken."""
    from matplotlib.patheffects import Normal, Stroke

    for text in (text for axes in figure.axes for text in axes.texts):
        if text.get_fontweight() == "bold" and HAN_CHARACTER.search(text.get_text()):
            stroke = Stroke(linewidth=BOLDER * float(text.get_fontsize()), foreground=text.get_color())
            text.set(fontweight="normal", path_effects=[stroke, Normal()])


@contextmanager
def _settings(theme: Theme) -> Iterator[None]:
    """matplotlib as it comes, whatever the user's own settings, with our fonts and with "$" as a plain character."""
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(
            SVG_SETTINGS
            | {"font.family": list(families(theme)), "text.parse_math": False, "axes.unicode_minus": False,
             "axes.autolimit_mode": "round_numbers", "axes.xmargin": 0, "axes.ymargin": 0}
        )  # fmt: skip
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

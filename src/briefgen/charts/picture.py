"""Charts as PNG pictures, for formats that have no charts of their own. matplotlib is imported here, and only when used.

Latin letters are set in DejaVu Sans, which comes with matplotlib, Han in Noto Sans SC, which comes with the extra
`zh`; a font of the system is never used, so that a picture has the same bytes on every machine.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.charts.kinds import kind_for
from briefgen.charts.paint import Style
from briefgen.charts.plot import Frame
from briefgen.charts.valid import printable
from briefgen.diagnostics import Diagnostic, InputError, error
from briefgen.doctree import Chart
from briefgen.fit.metrics import HAN as HAN_RANGE
from briefgen.theme import Theme
from briefgen.theme.slots import colour_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI = 192
"""Two pixels for each of a screen's 96 to the inch."""

LATIN, HAN = "briefgen Latin", "briefgen Han"
"""Names that no font of the system has."""

HAN_CHARACTER = re.compile(f"[{HAN_RANGE}]")
BOLDER = 0.05
"""The weight of the outline that stands for bold, in em."""

MEASURED, STRETCH = "Arial", 1.17
"""DejaVu Sans has no widths of its own in `fit`; bold, it runs by so much wider than Arial."""

MISSING = re.compile(r"Glyph (\d+) .* missing from")


def picture(
    chart: Chart, theme: Theme, *, width_in: float = 6.46, height_in: float | None = None, text_size: float = 9.0
) -> bytes:
    """The chart as a PNG that carries its alternative text ("Description", PNG 11.3.3.2); text size in points.

    Raises InputError where the data cannot be drawn, where no font has a character ("no-glyph") and where only the
    Chinese font would have it, which is not installed ("no-han-font").
    """
    kind = kind_for(chart.kind)
    drawn = kind.derive(printable(chart))
    height = height_in or kind.height(drawn, text_size)
    frame = Frame(width_in * 72, height * 72, text_size, text_size, MEASURED, STRETCH)
    style = Style(frame, lambda role: f"#{colour_of(theme, role)}")
    with _settings(), _glyphs_told():
        return _png(drawn, style)


def _png(chart: Chart, style: Style) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    size = (style.frame.width / 72, style.frame.height / 72)
    figure = Figure(size, dpi=DPI, layout="constrained", facecolor=style.colour("white"))
    FigureCanvasAgg(figure)
    kind_for(chart.kind).picture(figure.add_subplot(facecolor="none"), chart, style)
    _embolden(figure)
    target = BytesIO()
    figure.savefig(target, format="png", metadata={"Software": None, "Description": chart.alt})
    return target.getvalue()


def _embolden(figure: Figure) -> None:
    """Strengthens bold text with Han by an outline: the Han font has one weight, and half a bold label looks broken."""
    from matplotlib.patheffects import Normal, Stroke
    from matplotlib.text import Text

    for text in figure.findobj(Text):
        if isinstance(text, Text) and text.get_fontweight() == "bold" and HAN_CHARACTER.search(text.get_text()):
            stroke = Stroke(linewidth=BOLDER * float(text.get_fontsize()), foreground=text.get_color())
            text.set(fontweight="normal", path_effects=[stroke, Normal()])


@contextmanager
def _settings() -> Iterator[None]:
    """matplotlib as it comes, whatever the user's own settings, with our fonts and with "$" as a plain character."""
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(
            {"font.family": list(_families()), "text.parse_math": False, "axes.unicode_minus": False,
             "axes.autolimit_mode": "round_numbers", "axes.xmargin": 0, "axes.ymargin": 0}
        )  # fmt: skip
        yield


@cache
def _families() -> tuple[str, ...]:
    """The names of our fonts, made known to matplotlib by their files."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import FontEntry, fontManager

    folder = Path(get_data_path()) / "fonts" / "ttf"
    files: list[tuple[str, Any, int]] = [
        (LATIN, folder / "DejaVuSans.ttf", 400),
        (LATIN, folder / "DejaVuSans-Bold.ttf", 700),
    ]
    if han := _han_font():
        files += [(HAN, han, 400), (HAN, han, 700)]
    fontManager.ttflist += [FontEntry(fname=str(file), name=name, weight=weight) for name, file, weight in files]
    return tuple(dict.fromkeys(name for name, _, _ in files))


def _han_font() -> Path | None:
    try:
        found: Path = import_module("pylopdf_fonts_zh_cn").sans_path()
    except ModuleNotFoundError:
        return None
    return found


@contextmanager
def _glyphs_told() -> Iterator[None]:
    """Turns matplotlib's warning of a missing glyph, which would be drawn as an empty box, into InputError."""
    with warnings.catch_warnings():
        warnings.filterwarnings("error", MISSING.pattern, UserWarning)
        try:
            yield
        except UserWarning as told:
            if not (found := MISSING.match(str(told))):
                raise
            raise InputError(_no_glyph(chr(int(found[1])))) from told


def _no_glyph(character: str) -> Diagnostic:
    what = f"{character!r} ({unicodedata.name(character, 'a character without a name')})"
    if HAN_CHARACTER.match(character) and not _han_font():
        message = f"the picture of a chart needs a Chinese font for {what}"
        return error("no-han-font", message, hint="pip install briefgen[zh]")
    return error(
        "no-glyph", f"no font for the picture of a chart has {what}", hint="leave it out, or write it in words"
    )

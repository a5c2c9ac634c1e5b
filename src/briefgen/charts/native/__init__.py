"""Native Office charts: the chart part and the workbook inside it, the same for Word and PowerPoint.

ECMA-376 part 1, 21.2 (DrawingML charts). The order of elements is the schema's.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.charts.native.ink import Ink
from briefgen.charts.native.part import WORKBOOK_ID, Part
from briefgen.charts.native.shapes import SHAPES_ID, shapes
from briefgen.charts.native.xml import A, C
from briefgen.charts.panels import panels
from briefgen.charts.plot import Frame, Panel
from briefgen.charts.valid import printable, valid
from briefgen.charts.workbook import workbook
from briefgen.doctree import Chart
from briefgen.markup import written
from briefgen.theme import Theme

__all__ = [
    "CONTENT_TYPE",
    "SHAPES_ID",
    "WORKBOOK_ID",
    "WORKBOOK_TYPE",
    "A",
    "C",
    "NativeChart",
    "native_chart",
    "native_charts",
]

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class NativeChart:
    """`xml` is the chart part, `workbook` the embedded xlsx that it names as `WORKBOOK_ID`.

    `shapes` is the drawing over it, which it names as `SHAPES_ID`; b"" where there is none.
    `x`, `y`, `w` and `h` are its place in the figure's frame, in inches; `alt` says it in words.
    """

    xml: bytes
    workbook: bytes
    x: float
    y: float
    w: float
    h: float
    alt: str
    shapes: bytes = b""


def native_charts(
    chart: Chart,
    theme: Theme,
    lang: str,
    *,
    text_size: float,
    label_size: float | None = None,
    size: tuple[float, float] = (6.46, 2.6),
) -> tuple[NativeChart, ...]:
    """The native charts of a figure: one, or one a panel. Sizes of text (names and axes; labels beside points) in points.

    `size` is the figure's width and height in inches, `lang` the document's BCP 47 tag.
    Raises InputError where the data cannot be drawn.
    """
    drawn = valid(printable(chart))
    whole = Frame(size[0] * 72, size[1] * 72, text_size, label_size or text_size, theme.latin)
    return tuple(_native(panel, theme, lang) for panel in panels(drawn, whole))


def native_chart(
    chart: Chart,
    theme: Theme,
    lang: str,
    *,
    text_size: float,
    label_size: float | None = None,
    size: tuple[float, float] = (6.46, 2.6),
) -> NativeChart:
    """The one native chart of a figure without panels."""
    (made,) = native_charts(chart, theme, lang, text_size=text_size, label_size=label_size, size=size)
    return made


def _native(panel: Panel, theme: Theme, lang: str) -> NativeChart:
    frame = panel.frame
    ink = Ink(theme, lang, frame)
    part, drawing = Part(panel.plot, ink).written(), shapes(panel.plot, ink)
    place = (panel.x / 72, panel.y / 72, frame.width / 72, frame.height / 72)
    return NativeChart(written(part), workbook(panel.plot), *place, panel.alt, written(drawing) if drawing else b"")

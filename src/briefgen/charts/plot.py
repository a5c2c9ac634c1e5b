"""How a chart is drawn, as plain frozen values that the native part, its workbook and the picture all follow.

Colours are roles of the theme ("mute", "categorical.2"), widths are points, numbers are as the cells hold them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.doctree import TimeAxis
from briefgen.fit import Span, width, wrap

Mark = Literal["bar", "line", "area", "pie", "doughnut", "scatter"]
Position = Literal["outEnd", "inEnd", "ctr", "inBase", "r", "t", "b", "l"]
Grouping = Literal["", "clustered", "standard", "stacked", "percentStacked"]
Numbers = tuple[float | None, ...]

ON_FILL = ""
"""The colour of a label that stands on its own bar: whichever of white and ink reads better there."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside a point: its number as the document says it, and at a line's end or on a slice a name.

    `plain` tells that the number is just what Office shows for the cell, so that it may follow the cell. `lift` raises
    the label, `shift` moves it right, by so many points from its `position` ("": its series'). `filled` hides what
    lies under it.
    """

    text: str
    colour: str = "ink"
    bold: bool = True
    name: str = ""
    plain: bool = False
    position: Position | Literal[""] = ""
    lift: float = 0.0
    shift: float = 0.0
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the workbook under its head, in an Office number format."""

    head: str
    numbers: Numbers
    code: str = "General"


@dataclass(frozen=True, slots=True)
class Whisker:
    """Lines from each point to the left and right, as long as two columns of the workbook say."""

    minus: int
    plus: int


@dataclass(frozen=True, slots=True)
class SeriesPlot:
    """A series by the columns of its values and, in a scatter, of its places across; `head`
    is the column that names it where that is another. One `labels` entry a point.

    `colour` "" draws nothing but its labels; `colours` are the points' own, "" where one has its series'.
    `width` is a line's weight, 0 for none; `markers` draws every point of a line or scatter as a dot of so many points.
    `outline` draws an edge round a fill; `quiet` keeps the series out of the legend.
    """

    column: int
    colour: str
    labels: tuple[Label | None, ...] = ()
    colours: tuple[str, ...] = ()
    position: Position = "outEnd"
    across: int = -1
    head: int = -1
    width: float = 0.0
    markers: int = 0
    dashed: bool = False
    outline: str = ""
    quiet: bool = False
    whisker: Whisker | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """Series that one element of Office draws together (`c:barChart`), on the first or the second value axis."""

    mark: Mark
    series: tuple[SeriesPlot, ...]
    grouping: Grouping = ""
    gap: int = 93
    overlap: int = 0
    second: bool = False


@dataclass(frozen=True, slots=True)
class Ruler:
    """An axis of numbers. What is None of its ends and its step Office chooses; `grid` draws its gridlines."""

    code: str = "General"
    shown: bool = False
    grid: bool = False
    low: float | None = None
    high: float | None = None
    step: float | None = None
    log: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place over the plot area: shares of it from its lower left corner, then points to the right and up."""

    across: float
    up: float
    right: float = 0.0
    above: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line, `width` points thick; an `arrow` points at its end."""

    start: Spot
    end: Spot
    width: float = 1.0
    dashed: bool = False
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Tint:
    """A transparent rectangle from its lower left to its upper right corner."""

    start: Spot
    end: Spot


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text at a spot: `align` is the side that meets it across, `level` the one up or down.

    `filled` hides what lies under them.
    """

    lines: tuple[str, ...]
    at: Spot
    align: Literal["l", "ctr", "r"] = "ctr"
    level: Literal["t", "ctr", "b"] = "ctr"
    bold: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Inset:
    """The room in points between the frame's edges and the plot area."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart as Office draws it: its table of cells, its layers from back to front, its axes.

    `corner` heads the column of categories; `across` sets these on a scale of numbers or of time. `left` and `right`
    are the room in points that names and end labels ask beside the plot area; `reverse` puts the first category on
    top; where names stand side by side every `every`th is shown. `edge` lets the first and the last category stand at
    the plot area's edges. `title` names a panel. `marks` lie over the plot area, whose place `inset` then fixes.
    """

    corner: str
    categories: tuple[str, ...]
    columns: tuple[Column, ...]
    layers: tuple[Layer, ...]
    value: Ruler = Ruler()
    second: Ruler | None = None
    across: Ruler | TimeAxis | None = None
    horizontal: bool = False
    reverse: bool = False
    legend: bool = False
    left: float = 0.0
    right: float = 0.0
    every: int = 1
    edge: bool = False
    title: str = ""
    marks: tuple[Stroke | Tint | Words, ...] = ()
    inset: Inset | None = None

    @property
    def series(self) -> tuple[SeriesPlot, ...]:
        return tuple(series for layer in self.layers for series in layer.series)

    def name(self, series: SeriesPlot) -> str:
        return self.columns[self.named(series)].head

    def named(self, series: SeriesPlot) -> int:
        """The column whose head names a series."""
        return series.column if series.head < 0 else series.head


@dataclass(frozen=True, slots=True)
class Frame:
    """The room a chart has, and the sizes of its text (`text`: names and axes, `label`: beside points), in points.

    `stretch` is how much wider the face runs than the one it is measured by.
    """

    width: float
    height: float
    text: float
    label: float
    face: str
    stretch: float = 1.0

    def wide(self, text: str, *, bold: bool = False, label: bool = False) -> float:
        """The width in points of a text on one line."""
        return self.stretch * width([Span(text, self.label if label else self.text, bold)], self.face)

    def lines(self, text: str, room: float, *, bold: bool = False) -> tuple[str, ...]:
        """The lines that a name fills in a column `room` points wide."""
        broken = wrap([Span(text, self.text, bold)], room / self.stretch, self.face)
        return tuple(line.text.rstrip() for line in broken)

    def folded(self, text: str, room: float, most: int = 3) -> str:
        """The text in lines of `room` points; what does not fit `most` of them is cut, and the workbook has it whole."""
        lines = self.lines(text, room)
        if len(lines) > most:
            lines = (*lines[: most - 1], lines[most - 1][:-1] + "…")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Panel:
    """A plot at its place in a figure: `x` and `y` in points from the figure's top left corner."""

    plot: Plot
    frame: Frame
    alt: str
    x: float = 0.0
    y: float = 0.0

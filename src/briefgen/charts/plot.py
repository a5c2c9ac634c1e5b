"""How a chart is drawn, as plain frozen values that the native part and the picture both follow.

Colours are roles of the theme ("mute", "categorical.2"), widths are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.fit import Span, width, wrap

Element = Literal["bar", "line", "area", "pie", "doughnut"]
Position = Literal["outEnd", "inEnd", "ctr", "r", "t", "b", "l"]


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside a point: its number as the document says it, and at a line's end the series' name.

    `lift` raises it by so many points from its place beside the point.
    """

    text: str
    colour: str = "ink"
    bold: bool = True
    name: str = ""
    lift: float = 0.0


@dataclass(frozen=True, slots=True)
class SeriesPlot:
    """A series' colour, and one `labels` and one `colours` entry a point ("" where it has the series' own colour).

    `width` is a line's weight; `outline` draws a thin edge in ink round a fill too pale for white paper.
    """

    colour: str
    colours: tuple[str, ...]
    labels: tuple[Label | None, ...]
    position: Position
    width: float = 0.0
    outline: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart as Office draws it: the element (`c:barChart`), its axes, what its series look like.

    `left` and `right` are the room in points that category names and end labels ask beside the plot area;
    `reverse` puts the first category on top; `value_axis` shows the value axis with its gridlines; where names stand
    side by side, every `every`th is shown.
    """

    element: Element
    series: tuple[SeriesPlot, ...]
    horizontal: bool = False
    grouping: Literal["", "clustered", "standard", "stacked", "percentStacked"] = ""
    gap: int = 93
    overlap: int = 0
    reverse: bool = False
    value_axis: bool = False
    from_zero: bool = False
    legend: bool = False
    left: float = 0.0
    right: float = 0.0
    every: int = 1


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

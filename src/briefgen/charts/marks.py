"""What an author marks in a chart, as shapes over the plot area and as labels: the same places in Office and in pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from briefgen.charts.ground import UNITS, reach
from briefgen.charts.marklabels import MOST_REMARK, clear_of_lines, labelled, labelled_series, slope_at
from briefgen.charts.markroom import Room
from briefgen.charts.numbers import cell, row
from briefgen.charts.plot import Frame, Plot, Ruler, Spot, Stroke, Tint, Words
from briefgen.charts.scale import Ends
from briefgen.doctree import Band, Change, Chart, Mark, Reference, Remark, TimeAxis

Shape = Stroke | Tint | Words
Align = Literal["l", "ctr", "r"]


def marked(plot: Plot, chart: Chart, frame: Frame, *, first: bool = True) -> Plot:
    """The plot with the chart's marks; `first` tells the panel that names them."""
    if not chart.annotations:
        return plot
    room = Room(clear_of_lines(labelled(plot, chart, frame), chart, frame), chart, frame, first)
    inset = room.inset()
    width, height = frame.width - inset.left - inset.right, frame.height - inset.top - inset.bottom
    scale = room.scale(width if room.sideways else height)
    placer = _Placer(room, scale)
    shapes = tuple(shape for one in chart.annotations for shape in placer.shapes(one))
    dots = chart.kind == "dot"
    tints = tuple(shape for shape in shapes if isinstance(shape, Tint))
    over = tuple(shape for shape in shapes if not isinstance(shape, Tint))
    return replace(
        room.plot,
        value=room.plot.value if dots else scale,
        second=room.second(),
        across=scale if dots else room.across(),
        inset=inset,
        marks=(*tints, *over),
    )


@dataclass(frozen=True, slots=True)
class _Placer:
    """Turns annotations into shapes on an axis that is fixed."""

    room: Room
    ruler: Ruler

    @property
    def ends(self) -> Ends:
        return Ends(self.ruler.low or 0.0, self.ruler.high or 1.0, self.ruler.log)

    def shapes(self, one: Remark | Change | Reference | Band) -> tuple[Shape, ...]:
        match one:
            case Remark():
                return self.remark(one)
            case Change():
                return self.change(one)
            case Reference():
                return self.reference(one)
            case Band():
                return self.band(one)

    def spot(self, along: float, level: float, beyond: float = 0.0, aside: float = 0.0) -> Spot:
        """A place by its share along the categories and along the values, and points beyond and aside."""
        if self.room.sideways:
            return Spot(level, along, beyond, aside)
        return Spot(along, level, aside, beyond)

    def remark(self, one: Remark) -> tuple[Shape, ...]:
        """Words over a point that has no label of its own."""
        room = self.room
        if labelled_series(room.plot, room.chart, one.at):
            return ()
        frame, at = room.frame, one.at.category
        lines = frame.lines(one.text, MOST_REMARK * frame.width)
        spot = self.spot(self.along(at), self.ends.share(self.number(one.at)), room.clear(at))
        if room.sideways:
            return (Words(lines, spot, "l", "ctr"),)
        slope = sum(slope_at(room.chart, Mark(at, place)) for place in range(len(room.chart.series)))
        align: Align = "ctr" if room.chart.kind != "area" or not slope else "r" if slope > 0 else "l"
        return (Words(lines, spot, align, "b"),)

    def change(self, one: Change) -> tuple[Shape, ...]:
        """A bracket over two points with an arrow at its end; between two series in one place an arrow alone."""
        room, em = self.room, self.room.frame.label
        start, end = self.along(one.start.category, one.start.series), self.along(one.end.category, one.end.series)
        floor = room.floor if start != end else ()
        first, last = (self.ends.share(max((self.number(at), *floor))) for at in (one.start, one.end))
        if start == end:
            middle = self.spot(start, (first + last) / 2, aside=0.5 * em)
            words = Words((one.text,), middle, "l", "ctr", bold=True, filled=True)
            return Stroke(self.spot(start, first), self.spot(end, last), arrow=True), words
        number, beyond = room.bracket(one, room.chart.annotations.index(one))
        level = self.ends.share(number)
        corners = self.spot(start, level, beyond), self.spot(end, level, beyond)
        feet = (self.spot(start, first, room.clear(one.start.category)),
                self.spot(end, last, room.clear(one.end.category)))  # fmt: skip
        align: Align = "l" if room.sideways else "ctr"
        middle = self.spot((start + end) / 2, level, beyond + (0.4 * em if room.sideways else 0.0))
        return (
            Stroke(feet[0], corners[0]),
            Stroke(*corners),
            Stroke(corners[1], feet[1], arrow=True),
            Words((one.text,), middle, align, "ctr", bold=True, filled=not room.sideways),
        )

    def reference(self, one: Reference) -> tuple[Shape, ...]:
        room = self.room
        level = self.ends.share(cell(one.value, room.chart.axis))
        stroke = Stroke(self.spot(0.0, level), self.spot(1.0, level), width=1.25, dashed=True)
        lines = room.named(one)
        if not one.text or not room.first:
            return (stroke,)
        if room.sideways:
            return stroke, Words((one.text,), self.spot(1.0, level, aside=2.0), "ctr", "b")
        if not room.beside:
            return stroke, Words(lines, self.spot(0.0, level, 2.0, 3.0), "l", "b", filled=True)
        return stroke, Words(lines, self.spot(1.0, level, aside=0.4 * room.frame.text), "l", "ctr")

    def band(self, one: Band) -> tuple[Shape, ...]:
        if one.values is not None:
            low, high = (self.ends.share(cell(value, self.room.chart.axis)) for value in one.values)
            tint = self._tint((0.0, low), (1.0, high))
            words = Words((one.text,), self.spot(1.0, (low + high) / 2, aside=2.0), "ctr", "b")
            words = words if self.room.sideways else Words((one.text,), self.spot(0.0, high, -2.0, 4.0), "l", "t")
        else:
            first, last = one.categories or (0, 0)
            start, end = self.edges(first, last)
            tint = self._tint((start, 0.0), (end, 1.0))
            middle = (start + end) / 2
            words = Words((one.text,), self.spot(middle, 1.0, -3.0), "ctr", "t")
            words = Words((one.text,), self.spot(middle, 1.0, -3.0), "r", "ctr") if self.room.sideways else words
        return (tint, words) if one.text and self.room.first else (tint,)

    def _tint(self, one: tuple[float, float], other: tuple[float, float]) -> Tint:
        first, second = self.spot(*one), self.spot(*other)
        return Tint(Spot(min(first.across, second.across), min(first.up, second.up)),
                    Spot(max(first.across, second.across), max(first.up, second.up)))  # fmt: skip

    def number(self, at: Mark) -> float:
        """How high a mark stands, as cells hold it."""
        room = self.room
        if at.series is None or room.chart.kind == "waterfall" or room.chart.stacking:
            return room.top(at.category) or 0.0
        series = room.chart.series[at.series]
        number = row(room.chart, series)[at.category] or 0.0
        if not (series.second and room.plot.second):
            return number
        ruler = room.plot.second
        low, high = reach(room.plot, ruler, second=True)
        share = Ends(low, high, ruler.log).share(number)
        return self.ends.low + share * (self.ends.high - self.ends.low)

    def along(self, at: int, series: int | None = None) -> float:
        """A category's share along its axis; in a group of bars that of its own bar."""
        plot, count = self.room.plot, len(self.room.plot.categories)
        if self.room.sideways:
            return 1 - (at + 0.5 + self._aside(series)) / count
        if isinstance(plot.across, Ruler):
            ruler = self.room.across()
            number = plot.columns[plot.series[0].across].numbers[at] or 0.0
            assert isinstance(ruler, Ruler)
            return Ends(ruler.low or 0.0, ruler.high or 1.0, ruler.log).share(number)
        if isinstance(plot.across, TimeAxis):
            return self._day(plot.across, at)
        return at / max(count - 1, 1) if plot.edge else (at + 0.5 + self._aside(series)) / count

    def _day(self, axis: TimeAxis, at: int) -> float:
        """A day's share along a scale in time, which Office begins and ends half a unit beyond its days."""
        unit, days = UNITS[axis.grain], [float(day.toordinal()) for day in axis.days]
        edge = 0.0 if self.room.plot.edge else unit / 2
        return (days[at] - min(days) + edge) / (max(days) - min(days) + 2 * edge)

    def _aside(self, series: int | None) -> float:
        """How far a bar stands from the middle of its group, as a share of a category."""
        for layer in self.room.plot.layers:
            columns = [one.column for one in layer.series]
            if layer.mark == "bar" and layer.overlap != 100 and series in columns:
                return (columns.index(series) - (len(columns) - 1) / 2) / (len(columns) + layer.gap / 100)
        return 0.0

    def edges(self, first: int, last: int) -> tuple[float, float]:
        """From before the first category to behind the last; of points at an edge of the plot, from one to the other."""
        count = len(self.room.plot.categories)
        if self.room.sideways:
            return 1 - (last + 1) / count, 1 - first / count
        if self.room.plot.across is not None or self.room.plot.edge:
            return self.along(first), self.along(last)
        return first / count, (last + 1) / count

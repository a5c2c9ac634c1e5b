"""What marks ask of a chart: how far its axes reach, and how much room stands beside its plot area.

Office moves a plot area as it likes, so a plot with marks fixes its place and the ends of its axes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil, log10

from briefgen.charts.ground import reach
from briefgen.charts.marklabels import LINE, MOST_REMARK, labelled_series
from briefgen.charts.numbers import axis_number, cell
from briefgen.charts.plot import Frame, Inset, Plot, Ruler
from briefgen.charts.scale import Ends, round_off, spread, step_for
from briefgen.doctree import Band, Change, Chart, Reference, Remark, TimeAxis

HEAD, CLEAR = 0.7, 0.35
"""What stands free above a plot area, and between a point and what marks it, in em."""

LEGEND, TITLE = 1.9, 2.2
"""The heights of a legend and of an axis' title, in em."""

BRACKET = 1.5
"""How far a bracket stands above the points that it spans, in em."""

MOST_NAME = 0.2
"""The largest share of the width that the name of a line takes."""

Need = tuple[float, float]
"""A number, and the room in points that something asks beyond it."""


@dataclass(frozen=True, slots=True)
class Room:
    """A chart's plot in its frame, and what its marks ask of both; `first` tells the panel that names them."""

    plot: Plot
    chart: Chart
    frame: Frame
    first: bool

    @property
    def sideways(self) -> bool:
        """Whether values run across."""
        return self.plot.horizontal or self.chart.kind == "dot"

    def across(self) -> Ruler | TimeAxis | None:
        """The axis of numbers across with fixed ends."""
        across = self.plot.across
        if not isinstance(across, Ruler) or across.low is not None:
            return across
        numbers = [n for series in self.plot.series for n in self.plot.columns[series.across].numbers if n is not None]
        low, high, step = spread(numbers)
        return replace(across, low=low, high=high, step=step)

    def second(self) -> Ruler | None:
        ruler = self.plot.second
        if ruler is None or ruler.log:
            return ruler
        low, high = reach(self.plot, ruler, second=True)
        return replace(ruler, low=low, high=high, step=ruler.step or step_for(high - low))

    def scale(self, room: float) -> Ruler:
        """The axis of values with fixed ends, wide enough for the marks' values, and for words beyond the points."""
        ruler = self.plot.across if self.chart.kind == "dot" else self.plot.value
        assert isinstance(ruler, Ruler)
        low, high = (
            (ruler.low or 0.0, ruler.high or 1.0) if self.chart.kind == "dot" else reach(self.plot, ruler, second=False)
        )
        values = [cell(value, self.chart.axis) for value in self._values()]
        low, high = min([low, *values]), max([high, *values])
        ends = Ends(low, high, log=ruler.log)
        # Panels are held against each other on one scale, which their kind has settled.
        needs = [] if self.chart.kind == "multiples" else self.needs()
        high = max([high, *(ends.beyond(number, points, room) for number, points in needs)])
        if ruler.log:
            return replace(ruler, low=low, high=10.0 ** ceil(log10(high) - 1e-9))
        step = ruler.step or step_for(high - low)
        if ruler.shown:
            step = step_for(high - low)
            low, high, step = (
                round_off(-ceil(-low / step - 1e-9) * step),
                round_off(ceil(high / step - 1e-9) * step),
                step,
            )
        return replace(ruler, low=low, high=round_off(high), step=step if ruler.shown else None)

    def _values(self) -> list[Decimal]:
        found = []
        for one in self.chart.annotations:
            if isinstance(one, Reference):
                found.append(one.value)
            elif isinstance(one, Band) and one.values:
                found += one.values
        return found

    def needs(self) -> list[Need]:
        """What stands beyond the points: their labels, the brackets over them, the names of bands."""
        em, found = self.frame.label, []
        for at in range(len(self.chart.categories)):
            top = self.top(at)
            if top is not None:
                found.append((top, self.above(at)))
        for place, one in enumerate(self.chart.annotations):
            if isinstance(one, Change):
                number, points = self.bracket(one, place)
                wide = 0.5 * LINE * em if not self.sideways else self.frame.wide(one.text, bold=True, label=True) + em
                found.append((number, points + wide))
            elif isinstance(one, Band) and one.categories and one.text and not self.sideways:
                found += [
                    (number, points + 1.6 * LINE * self.frame.text) for number, points in self.over(one.categories)
                ]
        return found

    def over(self, ends: tuple[int, int]) -> list[Need]:
        """What stands over a stretch of categories: its labels, and the brackets that reach into it."""
        found = [(top, self.clear(at)) for at in self.spanned(ends) if (top := self.top(at)) is not None]
        for place, one in enumerate(self.chart.annotations):
            if isinstance(one, Change) and set(self._span(one)) & set(self.spanned(ends)):
                number, points = self.bracket(one, place)
                found.append((number, points + 0.5 * LINE * self.frame.label))
        return found

    def spanned(self, ends: tuple[int, int]) -> range:
        return range(min(ends), max(ends) + 1)

    def top(self, at: int) -> float | None:
        """The highest number of a category on the first axis."""
        chart = self.chart
        if chart.kind == "waterfall":
            return self.plot.columns[4].numbers[at]
        if chart.stacking == "shares":
            return 1.0
        # The workbook's first columns are the chart's own series.
        pairs = zip(chart.series, self.plot.columns, strict=False)
        numbers = (column.numbers[at] for series, column in pairs if not (series.second and chart.second))
        known = [number for number in numbers if number is not None]
        if chart.stacking or chart.kind == "area":
            return sum(number for number in known if number > 0)
        return max([*known, *self.floor]) if known else None

    @property
    def floor(self) -> tuple[float, ...]:
        """Zero, where bars stand on it: what spans bars below zero stands above them."""
        return (0.0,) if any(layer.mark == "bar" for layer in self.plot.layers) else ()

    def clear(self, at: int) -> float:
        """How far the labels of a category stand out beyond its highest point, in points."""
        em = self.frame.label
        found = [CLEAR * em]
        for series in self.plot.series:
            label = series.labels[at] if series.labels else None
            if label is None:
                continue
            position = label.position or series.position
            names = label.name.count("\n") + 1 if label.name else 0
            if self.sideways:
                wide = max(self.frame.wide(label.text, bold=True, label=True),
                           *(self.frame.wide(line) for line in label.name.split("\n")))  # fmt: skip
                found += [wide + em] if position in ("outEnd", "r", "inBase") else []
            elif position in ("outEnd", "t"):
                found.append((LINE * bool(label.text) + 0.6) * em + 1.2 * names * self.frame.text)
        return max(found)

    def above(self, at: int) -> float:
        """How far the labels of a category and the remark over them stand out, in points."""
        remarks = [one for one in self.chart.annotations if isinstance(one, Remark) and one.at.category == at
                   and not labelled_series(self.plot, self.chart, one.at)]  # fmt: skip
        lines = sum(len(self.frame.lines(one.text, MOST_REMARK * self.frame.width)) for one in remarks)
        return self.clear(at) + (0.0 if self.sideways else 1.2 * lines * self.frame.text)

    def bracket(self, one: Change, place: int) -> Need:
        """The number that a bracket stands over, and how far: over the highest label that it spans, and over others."""
        over = [(top, self.above(at)) for at in self._span(one) if (top := self.top(at)) is not None]
        highest = max(number for number, _ in over)
        points = max(points for number, points in over)
        mine = set(self._span(one))
        under = sum(isinstance(other, Change) and bool(mine & set(self._span(other)))
                    for other in self.chart.annotations[:place])  # fmt: skip
        pitch = BRACKET if not self.sideways else 5
        return highest, points + (BRACKET * 0.6 + pitch * under) * self.frame.label

    def _span(self, one: Change) -> range:
        return self.spanned((one.start.category, one.end.category))

    def inset(self) -> Inset:
        """The room beside the plot area: for names, numbers, the legend, end labels and the names of lines."""
        plot, frame, em = self.plot, self.frame, self.frame.text
        # The uppermost number of an axis stands half above the plot area.
        head = (LEGEND + 0.6 * plot.value.shown) * em if plot.legend or plot.title else HEAD * em
        lines = [one for one in self.chart.annotations if isinstance(one, Reference) and one.text and self.first]
        if self.sideways:
            named = lines or any(isinstance(one, Band) and one.values and one.text for one in self.chart.annotations)
            head = (LEGEND * em if plot.legend or plot.title else 0.0) + LINE * em * bool(named)
            shown = plot.across if isinstance(plot.across, Ruler) else plot.value
            foot = LEGEND * em * (shown.shown + bool(shown.title)) if shown.shown else 0.4 * em
            right = 2 * em if self.chart.kind == "dot" else 0.8 * em
            return Inset(min(plot.left, 0.36 * frame.width), head, right, foot)
        left, right = self._marks(plot.value), min(plot.right, 0.3 * frame.width)
        if plot.second:
            right += self._marks(plot.second)
        elif self.beside and lines:
            right = max(frame.wide(line) for one in lines for line in self.named(one)) + 0.8 * em
        return Inset(left, head, right, self._foot(frame.width - left - right))

    def named(self, one: Reference) -> tuple[str, ...]:
        """The lines of a reference line's name: beside its end where that is free, else over its beginning."""
        return self.frame.lines(one.text, (MOST_NAME if self.beside else 0.6) * self.frame.width)

    @property
    def beside(self) -> bool:
        """Whether the room at the end of a line is free for its name."""
        return not (self.plot.right or self.plot.second or self.plot.title)

    def _marks(self, ruler: Ruler) -> float:
        """The room of an axis' numbers and its title."""
        if not ruler.shown:
            return 0.0
        low, high = reach(self.plot, ruler, second=ruler is self.plot.second)
        widest = max(
            self.frame.wide(axis_number(round_off(end), ruler.code)) for end in (low, high, high + step_for(high - low))
        )
        return widest + (0.7 + TITLE * bool(ruler.title)) * self.frame.text

    def _foot(self, width: float) -> float:
        plot, em = self.plot, self.frame.text
        if isinstance(plot.across, Ruler):
            return (1.6 + 1.5 * bool(plot.across.title)) * em
        step = 0.95 * width / len(plot.categories)
        lines = max(len(self.frame.lines(name, step)) for name in plot.categories) if plot.every == 1 else 1
        return (0.6 + 1.2 * min(lines, 3)) * em

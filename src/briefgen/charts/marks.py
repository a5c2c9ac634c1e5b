"""What an author marks in a chart, as shapes over the plot area and as labels: the same places in Office and in pictures.

Office moves a plot area as it likes, so a plot with marks fixes its place and the ends of its axes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil, log10
from typing import Literal

from briefgen.charts.ground import UNITS, reach
from briefgen.charts.numbers import axis_number, cell, row
from briefgen.charts.over import has_label
from briefgen.charts.plot import (
    ON_FILL,
    Frame,
    Inset,
    Label,
    Layer,
    Plot,
    Position,
    Ruler,
    SeriesPlot,
    Spot,
    Stroke,
    Tint,
    Words,
)
from briefgen.charts.scale import round_off, spread, step_for
from briefgen.doctree import Band, Change, Chart, Mark, Reference, Remark, TimeAxis

LINE, HEAD, CLEAR = 1.25, 0.7, 0.35
"""The leading of labels; what stands free above a plot area, and between a point and what marks it, in em."""

LEGEND, TITLE = 1.9, 2.2
"""The heights of a legend and of an axis' title, in em."""

BRACKET = 1.5
"""How far a bracket stands above the points that it spans, in em."""

MOST_REMARK, MOST_NAME = 0.26, 0.2
"""The largest shares of the width that one line of a remark and the name of a line take."""

LEAST = 0.3
"""The least share of the frame that a plot area keeps."""

Shape = Stroke | Tint | Words
Align = Literal["l", "ctr", "r"]
Need = tuple[float, float]
"""A number, and the room in points that something asks beyond it."""


def marked(plot: Plot, chart: Chart, frame: Frame, *, first: bool = True) -> Plot:
    """The plot with the chart's marks; `first` tells the panel that names them."""
    if not chart.annotations:
        return plot
    labelled = _labelled(plot, chart, frame)
    return _Marker(_clear_of_lines(labelled, chart, frame), chart, frame, first).made()


def _labelled(plot: Plot, chart: Chart, frame: Frame) -> Plot:
    """The plot with remarks as the labels of their points, where these have labels."""
    for one in chart.annotations:
        if isinstance(one, Remark) and (series := _labelled_series(plot, chart, one.at)):
            sideways = plot.horizontal or chart.kind == "dot"
            words = one.text if sideways else "\n".join(frame.lines(one.text, MOST_REMARK * frame.width))
            own = series.labels[one.at.category]
            label = _remarked(own, words, series, _slope(chart, one.at), sideways=sideways)
            labels = tuple(label if at == one.at.category else old for at, old in enumerate(series.labels))
            plot = replace(
                plot, layers=tuple(_with(layer, series, replace(series, labels=labels)) for layer in plot.layers)
            )
    return plot


def _clear_of_lines(plot: Plot, chart: Chart, frame: Frame) -> Plot:
    """Labels that a line would strike through on the other side: of dots at the left, of bars inside them."""
    levels = [cell(one.value, chart.axis) for one in chart.annotations if isinstance(one, Reference)]
    if levels and chart.kind in ("bar", "column") and not chart.stacking and not chart.axis.log:
        return _inside_bars(plot, levels, frame)
    ruler = plot.across
    if chart.kind != "dot" or not levels or not isinstance(ruler, Ruler) or ruler.log:
        return plot
    unit = ((ruler.high or 1.0) - (ruler.low or 0.0)) / (frame.width - plot.left)

    def turned(series: SeriesPlot) -> SeriesPlot:
        numbers = plot.columns[series.across].numbers
        labels = []
        for label, number in zip(series.labels, numbers, strict=True):
            if label and label.position == "r" and number is not None:
                reach = unit * (frame.wide(label.text, bold=True, label=True) + 2 * frame.label)
                struck = any(0 <= level - number <= reach for level in levels)
                label = replace(label, position="l") if struck else label
            labels.append(label)
        return replace(series, labels=tuple(labels))

    return replace(plot, layers=tuple(replace(layer, series=tuple(map(turned, layer.series))) for layer in plot.layers))


def _inside_bars(plot: Plot, levels: list[float], frame: Frame) -> Plot:
    """The bars with those labels inside their ends that a line at one of these levels would strike through."""
    low, high = reach(plot, plot.value, second=False)
    unit = (high - low) / (0.8 * ((frame.width - plot.left) if plot.horizontal else frame.height))

    def turned(series: SeriesPlot) -> SeriesPlot:
        labels = []
        for label, number in zip(series.labels, plot.columns[series.column].numbers, strict=True):
            if label and number is not None and not label.name:
                wide = frame.wide(label.text, bold=True, label=True) + 0.8 * frame.label
                room = unit * (wide if plot.horizontal else LINE * 1.3 * frame.label)
                struck = any(0 <= level - number <= room for level in levels) and number - low > room
                label = replace(label, position="inEnd", colour=ON_FILL) if struck else label
            labels.append(label)
        return replace(series, labels=tuple(labels))

    return replace(plot, layers=tuple(replace(layer, series=tuple(map(turned, layer.series))) for layer in plot.layers))


def _remarked(own: Label | None, words: str, series: SeriesPlot, slope: float, *, sideways: bool) -> Label:
    """The label with words under its number and name, or behind it where values run across."""
    if own is not None and sideways:
        return replace(own, text=f"{own.text}  {words}".strip(), plain=False)
    if own is not None:
        return replace(own, name="\n".join(filter(None, (own.name, words))), plain=False)
    side: Position = "l" if slope > 0 else "r" if slope < 0 else "t"
    return Label("", "ink", bold=False, name=words, position=side if series.position == "r" else "t")


def _slope(chart: Chart, at: Mark) -> float:
    """Whether a series rises (over 0) or falls through a point between two others: words stand on its free side."""
    numbers = row(chart, chart.series[at.series or 0])
    if not 0 < at.category < len(numbers) - 1:
        return 0.0
    before, after = numbers[at.category - 1], numbers[at.category + 1]
    return 0.0 if before is None or after is None else after - before


def _labelled_series(plot: Plot, chart: Chart, at: Mark) -> SeriesPlot | None:
    """The drawn series whose labels stand at a point; None where the point has none, as in an area."""
    if not has_label(chart, at):
        return None
    if chart.kind == "waterfall":
        return next(series for series in plot.series if any(series.labels))
    return next((series for series in plot.series if series.column == at.series and series.labels), None)


def _with(layer: Layer, old: SeriesPlot, new: SeriesPlot) -> Layer:
    return replace(layer, series=tuple(new if series is old else series for series in layer.series))


@dataclass(frozen=True, slots=True)
class _Marker:
    plot: Plot
    chart: Chart
    frame: Frame
    first: bool

    @property
    def sideways(self) -> bool:
        """Whether values run across."""
        return self.plot.horizontal or self.chart.kind == "dot"

    def made(self) -> Plot:
        inset = self.inset()
        width = self.frame.width - inset.left - inset.right
        height = self.frame.height - inset.top - inset.bottom
        scale = self.scale(width if self.sideways else height)
        placer = _Placer(self, scale, width if self.sideways else height)
        shapes = tuple(shape for one in self.chart.annotations for shape in placer.shapes(one))
        across = scale if self.chart.kind == "dot" else self._across()
        value = self.plot.value if self.chart.kind == "dot" else scale
        second = self._second()
        tints = tuple(shape for shape in shapes if isinstance(shape, Tint))
        over = tuple(shape for shape in shapes if not isinstance(shape, Tint))
        return replace(self.plot, value=value, second=second, across=across, inset=inset, marks=(*tints, *over))

    def _across(self) -> Ruler | TimeAxis | None:
        """The axis of numbers across with fixed ends."""
        across = self.plot.across
        if not isinstance(across, Ruler) or across.low is not None:
            return across
        numbers = [n for series in self.plot.series for n in self.plot.columns[series.across].numbers if n is not None]
        low, high, step = spread(numbers)
        return replace(across, low=low, high=high, step=step)

    def _second(self) -> Ruler | None:
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
        ends = _Ends(low, high, log=ruler.log)
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
                   and not _labelled_series(self.plot, self.chart, one.at)]  # fmt: skip
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


@dataclass(frozen=True, slots=True)
class _Ends:
    """An axis from one number to another."""

    low: float
    high: float
    log: bool

    def share(self, number: float) -> float:
        """Where a number stands between the ends."""
        if self.log:
            return log10(number / self.low) / (log10(self.high / self.low) or 1.0)
        return (number - self.low) / ((self.high - self.low) or 1.0)

    def beyond(self, number: float, points: float, room: float) -> float:
        """How high the axis must reach on `room` points so that so many of them stand over the number."""
        grown = room / max(room - points, 0.25 * room)
        if self.log:
            return float(self.low * (number / self.low) ** grown)
        return self.low + (number - self.low) * grown


@dataclass(frozen=True, slots=True)
class _Placer:
    """Turns annotations into shapes on an axis that is fixed."""

    marker: _Marker
    ruler: Ruler
    room: float

    @property
    def ends(self) -> _Ends:
        return _Ends(self.ruler.low or 0.0, self.ruler.high or 1.0, self.ruler.log)

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
        if self.marker.sideways:
            return Spot(level, along, beyond, aside)
        return Spot(along, level, aside, beyond)

    def remark(self, one: Remark) -> tuple[Shape, ...]:
        """Words over a point that has no label of its own."""
        marker = self.marker
        if _labelled_series(marker.plot, marker.chart, one.at):
            return ()
        frame, at = marker.frame, one.at.category
        lines = frame.lines(one.text, MOST_REMARK * frame.width)
        spot = self.spot(self.along(at), self.ends.share(self.number(one.at)), marker.clear(at))
        if marker.sideways:
            return (Words(lines, spot, "l", "ctr"),)
        slope = sum(_slope(marker.chart, Mark(at, place)) for place in range(len(marker.chart.series)))
        align: Align = "ctr" if marker.chart.kind != "area" or not slope else "r" if slope > 0 else "l"
        return (Words(lines, spot, align, "b"),)

    def change(self, one: Change) -> tuple[Shape, ...]:
        """A bracket over two points with an arrow at its end; between two series in one place an arrow alone."""
        marker, em = self.marker, self.marker.frame.label
        start, end = self.along(one.start.category, one.start.series), self.along(one.end.category, one.end.series)
        floor = marker.floor if start != end else ()
        first, last = (self.ends.share(max((self.number(at), *floor))) for at in (one.start, one.end))
        if start == end:
            middle = self.spot(start, (first + last) / 2, aside=0.5 * em)
            words = Words((one.text,), middle, "l", "ctr", bold=True, filled=True)
            return Stroke(self.spot(start, first), self.spot(end, last), arrow=True), words
        number, beyond = marker.bracket(one, marker.chart.annotations.index(one))
        level = self.ends.share(number)
        corners = self.spot(start, level, beyond), self.spot(end, level, beyond)
        feet = (self.spot(start, first, marker.clear(one.start.category)),
                self.spot(end, last, marker.clear(one.end.category)))  # fmt: skip
        align: Align = "l" if marker.sideways else "ctr"
        middle = self.spot((start + end) / 2, level, beyond + (0.4 * em if marker.sideways else 0.0))
        return (
            Stroke(feet[0], corners[0]),
            Stroke(*corners),
            Stroke(corners[1], feet[1], arrow=True),
            Words((one.text,), middle, align, "ctr", bold=True, filled=not marker.sideways),
        )

    def reference(self, one: Reference) -> tuple[Shape, ...]:
        marker = self.marker
        level = self.ends.share(cell(one.value, marker.chart.axis))
        stroke = Stroke(self.spot(0.0, level), self.spot(1.0, level), width=1.25, dashed=True)
        lines = marker.named(one)
        if not one.text or not marker.first:
            return (stroke,)
        if marker.sideways:
            return stroke, Words((one.text,), self.spot(1.0, level, aside=2.0), "ctr", "b")
        if not marker.beside:
            return stroke, Words(lines, self.spot(0.0, level, 2.0, 3.0), "l", "b", filled=True)
        return stroke, Words(lines, self.spot(1.0, level, aside=0.4 * marker.frame.text), "l", "ctr")

    def band(self, one: Band) -> tuple[Shape, ...]:
        if one.values is not None:
            low, high = (self.ends.share(cell(value, self.marker.chart.axis)) for value in one.values)
            tint = self._tint((0.0, low), (1.0, high))
            words = Words((one.text,), self.spot(1.0, (low + high) / 2, aside=2.0), "ctr", "b")
            words = words if self.marker.sideways else Words((one.text,), self.spot(0.0, high, -2.0, 4.0), "l", "t")
        else:
            first, last = one.categories or (0, 0)
            start, end = self.edges(first, last)
            tint = self._tint((start, 0.0), (end, 1.0))
            middle = (start + end) / 2
            words = Words((one.text,), self.spot(middle, 1.0, -3.0), "ctr", "t")
            words = Words((one.text,), self.spot(middle, 1.0, -3.0), "r", "ctr") if self.marker.sideways else words
        return (tint, words) if one.text and self.marker.first else (tint,)

    def _tint(self, one: tuple[float, float], other: tuple[float, float]) -> Tint:
        first, second = self.spot(*one), self.spot(*other)
        return Tint(Spot(min(first.across, second.across), min(first.up, second.up)),
                    Spot(max(first.across, second.across), max(first.up, second.up)))  # fmt: skip

    def number(self, at: Mark) -> float:
        """How high a mark stands, as cells hold it."""
        marker = self.marker
        if at.series is None or marker.chart.kind == "waterfall" or marker.chart.stacking:
            return marker.top(at.category) or 0.0
        series = marker.chart.series[at.series]
        number = row(marker.chart, series)[at.category] or 0.0
        if not (series.second and marker.plot.second):
            return number
        ruler = marker.plot.second
        low, high = reach(marker.plot, ruler, second=True)
        share = _Ends(low, high, ruler.log).share(number)
        return self.ends.low + share * (self.ends.high - self.ends.low)

    def along(self, at: int, series: int | None = None) -> float:
        """A category's share along its axis; in a group of bars that of its own bar."""
        plot, count = self.marker.plot, len(self.marker.plot.categories)
        if self.marker.sideways:
            return 1 - (at + 0.5 + self._aside(series)) / count
        if isinstance(plot.across, Ruler):
            ruler = self.marker._across()
            number = plot.columns[plot.series[0].across].numbers[at] or 0.0
            assert isinstance(ruler, Ruler)
            return _Ends(ruler.low or 0.0, ruler.high or 1.0, ruler.log).share(number)
        if isinstance(plot.across, TimeAxis):
            return self._day(plot.across, at)
        return at / max(count - 1, 1) if plot.edge else (at + 0.5 + self._aside(series)) / count

    def _day(self, axis: TimeAxis, at: int) -> float:
        """A day's share along a scale in time, which Office begins and ends half a unit beyond its days."""
        unit, days = UNITS[axis.grain], [float(day.toordinal()) for day in axis.days]
        edge = 0.0 if self.marker.plot.edge else unit / 2
        return (days[at] - min(days) + edge) / (max(days) - min(days) + 2 * edge)

    def _aside(self, series: int | None) -> float:
        """How far a bar stands from the middle of its group, as a share of a category."""
        for layer in self.marker.plot.layers:
            columns = [one.column for one in layer.series]
            if layer.mark == "bar" and layer.overlap != 100 and series in columns:
                return (columns.index(series) - (len(columns) - 1) / 2) / (len(columns) + layer.gap / 100)
        return 0.0

    def edges(self, first: int, last: int) -> tuple[float, float]:
        """From before the first category to behind the last; of points at an edge of the plot, from one to the other."""
        count = len(self.marker.plot.categories)
        if self.marker.sideways:
            return 1 - (last + 1) / count, 1 - first / count
        if self.marker.plot.across is not None or self.marker.plot.edge:
            return self.along(first), self.along(last)
        return first / count, (last + 1) / count

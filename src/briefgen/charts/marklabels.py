"""The labels of points that an author marks: remarks become labels, and labels keep clear of reference lines."""

from __future__ import annotations

from dataclasses import replace

from briefgen.charts.ground import reach
from briefgen.charts.numbers import cell, row
from briefgen.charts.over import has_label
from briefgen.charts.plot import ON_FILL, Frame, Label, Layer, Plot, Position, Ruler, SeriesPlot
from briefgen.doctree import Chart, Mark, Reference, Remark

LINE = 1.25
"""The leading of labels, in em."""

MOST_REMARK = 0.26
"""The largest share of the width that one line of a remark takes."""


def labelled(plot: Plot, chart: Chart, frame: Frame) -> Plot:
    """The plot with remarks as the labels of their points, where these have labels."""
    for one in chart.annotations:
        if isinstance(one, Remark) and (series := labelled_series(plot, chart, one.at)):
            sideways = plot.horizontal or chart.kind == "dot"
            words = one.text if sideways else "\n".join(frame.lines(one.text, MOST_REMARK * frame.width))
            own = series.labels[one.at.category]
            label = _remarked(own, words, series, slope_at(chart, one.at), sideways=sideways)
            labels = tuple(label if at == one.at.category else old for at, old in enumerate(series.labels))
            plot = replace(
                plot, layers=tuple(_with(layer, series, replace(series, labels=labels)) for layer in plot.layers)
            )
    return plot


def clear_of_lines(plot: Plot, chart: Chart, frame: Frame) -> Plot:
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


def slope_at(chart: Chart, at: Mark) -> float:
    """Whether a series rises (over 0) or falls through a point between two others: words stand on its free side."""
    numbers = row(chart, chart.series[at.series or 0])
    if not 0 < at.category < len(numbers) - 1:
        return 0.0
    before, after = numbers[at.category - 1], numbers[at.category + 1]
    return 0.0 if before is None or after is None else after - before


def labelled_series(plot: Plot, chart: Chart, at: Mark) -> SeriesPlot | None:
    """The drawn series whose labels stand at a point; None where the point has none, as in an area."""
    if not has_label(chart, at):
        return None
    if chart.kind == "waterfall":
        return next(series for series in plot.series if any(series.labels))
    return next((series for series in plot.series if series.column == at.series and series.labels), None)


def _with(layer: Layer, old: SeriesPlot, new: SeriesPlot) -> Layer:
    return replace(layer, series=tuple(new if series is old else series for series in layer.series))

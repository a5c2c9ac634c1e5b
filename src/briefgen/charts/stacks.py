"""Series set on each other: what they add up to, the share each has, and how that is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from briefgen.charts.looks import (
    bar_colours,
    columns,
    gap,
    heads,
    is_pale,
    names_apart,
    point_labels,
    rows_apart,
    ruler_of,
    widest_category,
    widest_label,
)
from briefgen.charts.numbers import row, spoken
from briefgen.charts.plot import ON_FILL, Column, Frame, Grouping, Label, Layer, Plot, Ruler, SeriesPlot
from briefgen.charts.scale import round_off
from briefgen.charts.valid import valid
from briefgen.diagnostics import InputError, error
from briefgen.doctree import Chart, Point, Series
from briefgen.locale import Amount, Locale, Unit

FEW = 4
"""So many series are named beside the last stack; more have a legend."""

THIN = 1.25
"""A part of a stack lower than so many em has no room for its label."""


def derive(chart: Chart, locale: Locale) -> Chart:
    """The chart with labels that say shares where shares are stacked, and a total above each stack of amounts."""
    valid(chart)
    if chart.stacking:
        pattern = locale.words.charts.label_height
        chart = replace(chart, helpers=tuple(pattern.format(name=series.name) for series in chart.series))
    if chart.stacking == "shares":
        return _shared(chart, locale)
    if chart.stacking == "amounts":
        return replace(chart, total=chart.total or _total(chart, locale))
    return chart


def sums(chart: Chart) -> tuple[Decimal | None, ...]:
    """What the series add up to in each category, None where one of them is missing."""
    stacks = (tuple(series.points[at].value for series in chart.series) for at in range(len(chart.categories)))
    return tuple(
        sum((v for v in stack if v is not None), Decimal(0)) if None not in stack else None for stack in stacks
    )


def share_label(part: Decimal, whole: Decimal, locale: Locale, places: int = 0) -> str:
    """A part's share in the whole, as the language says per cents, to so many decimals."""
    share = Amount(part / whole * 100, Unit("percent"), precision=places) if whole else None
    return locale.amounts.say(share, "plain") if share else ""


def _shared(chart: Chart, locale: Locale) -> Chart:
    values = [p.value for series in chart.series for p in series.points if p.value is not None]
    if any(value < 0 for value in values):
        raise InputError(
            error("chart-share", "a share cannot be negative", hint="stack amounts instead: `stacked: true`")
        )
    wholes = [sum((s.points[at].value or Decimal(0) for s in chart.series), Decimal(0))
              for at in range(len(chart.categories))]  # fmt: skip
    return replace(chart, series=tuple(
        replace(series, points=tuple(
            point if point.value is None else replace(point, label=share_label(point.value, whole, locale))
            for point, whole in zip(series.points, wholes, strict=True)))
        for series in chart.series))  # fmt: skip


def _total(chart: Chart, locale: Locale) -> Series | None:
    """The sums above the stacks; none where parts are negative, missing or bounded, since a sum would mislead."""
    points = [point for series in chart.series for point in series.points]
    if len(chart.series) < 2 or any(p.value is None or p.value < 0 or not _is_plain(p) for p in points):
        return None
    totals = (Amount(value or Decimal(0)) for value in sums(chart))
    labels = tuple(Point(amount.value, spoken(amount, chart.axis, locale)) for amount in totals)
    return Series(locale.words.charts.total, labels)


def _is_plain(point: Point) -> bool:
    return not point.label or point.label.replace(",", "").replace(".", "").isdigit()


def stacked_bars(chart: Chart, frame: Frame, *, horizontal: bool, thickest: float) -> Plot:
    """Stacked bars or columns, each part with its label where it has room, the total beyond the end."""
    one = replace(chart, series=chart.series[:1])
    wide = gap(one, frame.height if horizontal else frame.width, thickest)
    series = tuple(_part(chart, place, colour) for place, colour in enumerate(bar_colours(chart)))
    # LibreOffice would not stack shares under the lines that hold names beside a column.
    shares = chart.stacking == "shares"
    named = _named(chart, series, horizontal) if (horizontal or shares) and 1 < len(series) <= FEW else series
    fitting = _readable(chart, named, frame, horizontal)
    inside = named is not series and all(one.labels[0 if horizontal else -1] for one in fitting)
    series = fitting if inside else _readable(chart, series, frame, horizontal)
    table = columns(chart)
    grouping: Grouping = "percentStacked" if chart.stacking == "shares" else "stacked"
    layers = [Layer("bar", series, grouping, wide, 100)]
    ruler = _ruler(chart, shown=not any(any(s.labels) for s in series) and not chart.total)
    right = 0.0
    if chart.total:
        table, layers, ruler = _with_total(chart, chart.total, table, layers, ruler, horizontal)
        right = widest_label(layers[-1].series[-1:], frame) + 0.8 * frame.label if horizontal else 0.0
    direct = not horizontal and not shares and len(series) <= FEW and names_fit(chart, frame)
    if direct:
        right = max(frame.wide(one.name) for one in chart.series) + 0.6 * frame.text
        step = (frame.width - right) / len(chart.categories)
        half = step / (1 + wide / 100) / 2
        names, marks = end_names(chart, len(table), half)
        table, right = (*table, *names), max(right - (step / 2 - half), 0.0)
        layers.append(Layer("line", marks, "standard"))
    return Plot(
        chart.axis.unit,
        chart.categories,
        table,
        tuple(layers),
        ruler,
        horizontal=horizontal,
        reverse=horizontal,
        legend=not direct and not inside and len(series) > 1,
        left=widest_category(chart, frame) + 0.8 * frame.text if horizontal else 0.0,
        right=right,
        every=rows_apart(chart, frame) if horizontal else names_apart(chart, frame, frame.width - right),
    )


def _ruler(chart: Chart, *, shown: bool) -> Ruler:
    if chart.stacking == "shares":
        return Ruler("0%", shown, shown, 0.0, 1.0)
    return ruler_of(chart.axis, ends(chart), shown=shown, zero=True)


def ends(chart: Chart) -> list[float]:
    """How far the stacks reach up and down."""
    rows = [row(chart, series) for series in chart.series]
    found = []
    for stack in zip(*rows, strict=True):
        numbers = [number for number in stack if number is not None]
        found += [sum(n for n in numbers if n > 0), sum(n for n in numbers if n < 0)]
    return found


def _part(chart: Chart, place: int, colour: str) -> SeriesPlot:
    series = chart.series[place]
    labels = point_labels(chart, series, bold=False, colour=ON_FILL)
    colours = tuple("highlight" if point.highlight else "" for point in series.points)
    return SeriesPlot(place, colour, labels, colours, "ctr", outline="ink" if is_pale(colour) else "white")


def _named(chart: Chart, parts: tuple[SeriesPlot, ...], horizontal: bool) -> tuple[SeriesPlot, ...]:
    """The parts with their series' names before the numbers of the first bar, or under those of the last column."""
    first = 0 if horizontal else len(chart.categories) - 1

    def labels(part: SeriesPlot, name: str) -> Iterator[Label | None]:
        for at, label in enumerate(part.labels):
            if at != first or label is None:
                yield label
            elif name:
                text = f"{name} {label.text}" if horizontal else label.text
                yield replace(label, text=text, name="" if horizontal else name, plain=False)
            else:
                yield None

    return tuple(
        replace(part, labels=tuple(labels(part, one.name))) for part, one in zip(parts, chart.series, strict=True)
    )


def _readable(chart: Chart, parts: tuple[SeriesPlot, ...], frame: Frame, horizontal: bool) -> tuple[SeriesPlot, ...]:
    """The parts with the labels that fit into them."""
    reach, room = ends(chart), 0.68 * (frame.width - frame.width * 0.2 if horizontal else frame.height)
    step = 0.5 * (frame.height if horizontal else frame.width) / len(chart.categories)
    span = (max(reach) - min(reach)) or 1.0
    made = []
    for part in parts:
        numbers = row(chart, chart.series[part.column])
        wholes = [sum(abs(row(chart, s)[at] or 0) for s in chart.series) or 1.0 for at in range(len(numbers))]
        labels = []
        for at, (label, number) in enumerate(zip(part.labels, numbers, strict=True)):
            long = room * abs(number or 0) / (wholes[at] if chart.stacking == "shares" else span)
            wide = max(frame.wide(label.text, label=True), frame.wide(label.name)) + 4 if label else 0.0
            tall = THIN * frame.label * (2 if label and label.name else 1)
            labels.append(
                label
                if (wide <= long and tall <= step if horizontal else tall <= long and wide <= 1.3 * step)
                else None
            )
        made.append(replace(part, labels=tuple(labels)))
    return tuple(made)


def _with_total(
    chart: Chart, total: Series, table: tuple[Column, ...], layers: list[Layer], ruler: Ruler, horizontal: bool
) -> tuple[tuple[Column, ...], list[Layer], Ruler]:
    """Adds the totals: over columns a line that is not drawn, at bars' ends a clear bar under fixed ends of the axis."""
    numbers, place = row(chart, total), len(table)
    labels = point_labels(chart, total, bold=True)
    column = Column(total.name, numbers, chart.axis.number_format)
    if horizontal:
        clear = SeriesPlot(place, "", labels, ("",) * len(labels), "inBase", quiet=True)
        layers = [replace(layers[0], series=(*layers[0].series, clear))]
        top = max((number or 0.0 for number in numbers), default=0.0)
        ruler = replace(ruler, low=0.0, high=round_off(top * 1.01) or 1.0)
    else:
        clear = SeriesPlot(place, "", labels, ("",) * len(labels), "t", quiet=True)
        layers = [*layers, Layer("line", (clear,), "standard")]
    return (*table, column), layers, ruler


def names_fit(chart: Chart, frame: Frame) -> bool:
    """Whether the parts of the last stack are high enough to be named beside it, and the names short enough."""
    heights = middles(chart)
    if len(chart.series) < 2 or heights is None:
        return False
    room, span = 0.68 * frame.height, max(ends(chart)) or 1.0
    span = sum(abs(row(chart, s)[-1] or 0) for s in chart.series) if chart.stacking == "shares" else span
    apart = all(room * (upper - lower) / (span or 1.0) >= 1.2 * frame.text
                for lower, upper in pairwise(heights))  # fmt: skip
    return apart and max(frame.wide(s.name) for s in chart.series) <= 0.28 * frame.width


def middles(chart: Chart) -> list[float] | None:
    """The heights of the middles of the last stack's parts; None where some are missing or negative."""
    heights, top = [], 0.0
    for series in chart.series:
        number = row(chart, series)[-1]
        if number is None or number < 0 or not series.name:
            return None
        heights.append(top + number / 2)
        top += number
    return heights


def end_names(chart: Chart, first: int, shift: float = 0.0) -> tuple[tuple[Column, ...], tuple[SeriesPlot, ...]]:
    """The series' names beside the middles of the last stack, `shift` points from it: points of lines that are not
    drawn, with their columns, the first of which has the place `first`."""
    heights = middles(chart) or []
    quiet = any(series.highlight for series in chart.series)
    empty = (None,) * (len(chart.categories) - 1)
    tables, plots = [], []
    every = zip(chart.series, heights, heads(chart, len(heights)), strict=True)
    for place, (series, height, head) in enumerate(every):
        tone = "accent" if series.highlight else "grey" if quiet else "ink"
        label = Label("", tone, series.highlight, name=series.name, shift=shift)
        tables.append(Column(head, (*empty, round_off(height)), chart.axis.number_format))
        blank = ("",) * len(chart.categories)
        plots.append(SeriesPlot(first + place, "", (*empty, label), blank, "r", quiet=True))
    return tuple(tables), tuple(plots)

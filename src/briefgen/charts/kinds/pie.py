"""A pie: the few parts of one whole, named on its slices' outer side, clockwise from the top."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from briefgen.charts.describe import describe_parts
from briefgen.charts.kind import Kind
from briefgen.charts.looks import columns
from briefgen.charts.paint import paint
from briefgen.charts.plot import ON_FILL, Frame, Label, Layer, Mark, Plot, SeriesPlot
from briefgen.charts.stacks import share_label
from briefgen.charts.valid import valid
from briefgen.diagnostics import Diagnostic, InputError, error
from briefgen.doctree import Chart
from briefgen.locale import Locale
from briefgen.theme.slots import CATEGORICAL

HUNDRED = 100

MOST = 8
"""More slices than this cannot be told apart."""


def derive(chart: Chart, locale: Locale) -> Chart:
    """The chart with each slice labelled by its share; raises InputError where the data are no parts of one whole."""
    valid(chart)
    series = chart.series[0]
    values = [point.value or Decimal(0) for point in series.points]
    if faults := tuple(_faults(chart, values)):
        raise InputError(*faults)
    whole = sum(values, Decimal(0))
    places = _decimals(values, whole)
    points = tuple(
        p if p.value is None else replace(p, label=share_label(p.value, whole, locale, places)) for p in series.points
    )
    return replace(chart, series=(replace(series, points=points),))


def _decimals(values: list[Decimal], whole: Decimal) -> int:
    """None where the whole per cents add up to 100, else one."""
    shares = ((value / whole * 100).quantize(Decimal(1), ROUND_HALF_UP) for value in values)
    return 0 if sum(shares) == HUNDRED else 1


def _faults(chart: Chart, values: list[Decimal]) -> list[Diagnostic]:
    found = []
    if len(chart.series) > 1:
        found.append(error("chart-series", f"one whole has one series, not {len(chart.series)}",
                           hint="draw columns with `stacked: 100%`"))  # fmt: skip
    if any(value < 0 for value in values):
        found.append(error("chart-negative", "a slice cannot be negative", hint="draw bars, or a waterfall"))
    elif not any(values):
        found.append(error("chart-zero", "all values are zero, so there is no whole to cut", hint="draw bars"))
    if len(values) > MOST:
        found.append(error("chart-crowded", f"{len(values)} slices cannot be told apart",
                           hint=f"put the small ones together, so that {MOST} are left, or draw bars"))  # fmt: skip
    return found


def native(chart: Chart, frame: Frame, mark: Mark = "pie") -> Plot:
    series = chart.series[0]
    told = any(point.highlight for point in series.points)
    colours = tuple(_colour(place, point.highlight, told) for place, point in enumerate(series.points))
    whole = sum((point.value or Decimal(0) for point in series.points), Decimal(0))
    labels = tuple(
        _label(name, point.label, mark) if point.value and point.value * 40 >= whole else None
        for name, point in zip(chart.categories, series.points, strict=True)
    )
    ring = mark == "doughnut"
    side = max((frame.width - 0.8 * frame.height) / 2, 0.1 * frame.width)
    slices = SeriesPlot(0, colours[0], labels, colours, "ctr" if ring else "outEnd", outline="white")
    return Plot(
        chart.axis.unit,
        chart.categories,
        columns(chart)[:1],
        (Layer(mark, (slices,)),),
        left=side,
        right=side,
        legend=ring,
    )


def _colour(place: int, highlight: bool, told: bool) -> str:
    if told:
        return "accent" if highlight else ("mute", "grey")[place % 2]
    return f"{CATEGORICAL}{place}"


def _label(name: str, share: str, mark: Mark) -> Label:
    return Label(share, ON_FILL) if mark == "doughnut" else Label(share, "ink", name=name)


def height(_chart: Chart, text: float) -> float:
    return 0.32 * text


KIND = Kind("pie", derive, describe_parts, native, height, paint)

"""`chart:` becomes a figure: its data at one power of ten, in one unit, with finished labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefgen.charts.describe import marked
from briefgen.charts.kinds import kind_for
from briefgen.charts.numbers import spoken
from briefgen.charts.over import laid_over
from briefgen.compile.claims import cited
from briefgen.compile.lower.captions import lower_caption
from briefgen.compile.lower.chart_annotations import annotated, annotation_claims
from briefgen.compile.lower.chart_axes import Sides, across_of, axis_of, in_time, sides, time_of
from briefgen.compile.lower.chart_data import chart_data
from briefgen.compile.lower.chart_grid import Datum, Grid, Line
from briefgen.compile.pending import Claim
from briefgen.compile.text import lower_plain
from briefgen.compile.work import Work
from briefgen.diagnostics import InputError, did_you_mean, quoted
from briefgen.doctree import Annotation, Axis, Band, Change, Chart, Figure, Hints, Point, Reference, Remark, Series
from briefgen.model.blocks import ChartBlock
from briefgen.model.chart_data import DataFile
from briefgen.model.charts import Chart as ChartModel

OPTIONS = {
    "stacked": ("bar", "column", "area"),
    "truncate": ("bar", "column", "line"),
    "log": ("bar", "column", "line", "scatter", "dot"),
    "lines": ("combination",),
    "totals": ("waterfall",),
}
"""The kinds of chart that each option is for."""

SHAPES: Mapping[type[Annotation], str] = {
    Change: "a bracket",
    Reference: "a line",
    Band: "a band",
    Remark: "a remark here",
}


def lower_chart(work: Work, block: ChartBlock, key: str, hints: Hints) -> Figure:
    model, path = block.chart, f"{key}.chart"
    told = len(work.found)
    grid = chart_data(work, model, path)
    chart = _chart(work, model, grid, path)
    if len(work.found) == told and not grid.lacks_facts:
        chart = _described(work, model, grid, chart, path)
    unit = _in_caption(work, chart)
    caption = lower_caption(work, model.title, f"{path}.title", key, unit=unit, claims=_claims(work, model, grid, path))
    return Figure(key, caption, chart, hints)


def _in_caption(work: Work, chart: Chart) -> str:
    """The unit, where no axis says it, and that the axis is cut, where it is."""
    words = work.locale.words.charts
    said = words.items.join(filter(None, ("" if chart.axis.title else chart.axis.unit, chart.truncated)))
    return work.locale.amounts.unit_in_caption.format(u=said) if said else ""


def _chart(work: Work, model: ChartModel, grid: Grid, path: str) -> Chart:
    held = sides(work, model, grid, path)
    axis = axis_of(work, model, held.first, path, titled=held.across is not None)
    second = axis_of(work, model, held.second, path, titled=True) if held.second else None
    across = across_of(work, model, held.across, path) if held.across else time_of(work, model, grid)
    _check_options(work, model, path)
    return Chart(
        kind=model.kind,
        categories=grid.categories,
        series=_series(work, model, grid, held, (axis, second), path),
        axis=axis,
        alt="",
        stacking="shares" if model.stacked == "100%" else "amounts" if model.stacked else "",
        across=across,
        second=second,
        truncated=work.locale.words.charts.truncated if model.truncate else "",
        in_time=len(in_time(grid)) > 1,
    )


def _check_options(work: Work, model: ChartModel, path: str) -> None:
    """What an author asks of a kind that has no place for it, or that would lie."""
    for option, kinds in OPTIONS.items():
        if getattr(model, option) and model.kind not in kinds:
            message = f"a {model.kind} chart has no use for `{option}`"
            work.fault(f"{path}.{option}", "chart-option", message, f"it is for {', '.join(kinds)}")
    for option in ("truncate", "log"):
        if getattr(model, option) and model.stacked:
            message = f"parts stacked on a `{option}` axis do not show their sizes"
            work.fault(f"{path}.{option}", "chart-option", message, f"leave out `{option}` or `stacked`")


def _claims(work: Work, model: ChartModel, grid: Grid, path: str) -> list[Claim]:
    """The claims of the data: its facts' and its own citation, which data from a file must have."""
    if isinstance(model.data, DataFile) and not model.cite:
        work.fault(path, "chart-cite", "a chart from a file says where its data come from", 'add cite: "[@source]"')
    facts = [datum.fact for line in grid.lines for datum in line.data if datum.fact in work.facts]
    brought = [claim for fact in facts for claim in work.facts[fact].claims]
    return [*brought, *annotation_claims(work, model, path), *cited(work, model.cite, f"{path}.cite")]


def _described(work: Work, model: ChartModel, grid: Grid, chart: Chart, path: str) -> Chart:
    """The chart as its kind has it, with words for who cannot see it."""
    if not chart.categories or not any(point.value is not None for line in chart.series for point in line.points):
        work.fault(f"{path}.data", "chart-empty", "this chart has no data", "give it at least one value")
        return chart
    try:
        kind = kind_for(model.kind)
        chart = kind.derive(chart, work.locale)
    except InputError as problem:
        for diagnostic in problem.diagnostics:
            work.fault(f"{path}.data", diagnostic.code, diagnostic.message, diagnostic.hint)
        return chart
    chart = replace(chart, annotations=annotated(work, model, grid, chart, path))
    if over := laid_over(chart):
        names = ", ".join(dict.fromkeys(SHAPES[type(one)] for one in over))
        message = f"Office has no element for {names}, drawn over this chart as shapes"
        hint = "change numbers in the brief: shapes do not follow the chart's cells; `checks: {chart-shapes: off}` lets them stand"
        work.doubt(f"{path}.annotate", "chart-shapes", message, hint)
    alt = (
        lower_plain(work, model.alt, f"{path}.alt")
        if model.alt
        else kind.describe(chart, work.locale) + marked(chart, work.locale)
    )
    return replace(chart, alt=alt)


def _series(
    work: Work, model: ChartModel, grid: Grid, held: Sides, axes: tuple[Axis, Axis | None], path: str
) -> tuple[Series, ...]:
    """The series with their points; what `highlight:` names is marked, and must be there."""
    chosen = model.highlight or ""
    totals = _totals(work, model, grid, path)
    series = []
    for line in (line for line in grid.lines if line in held.upright):
        axis = axes[1] if line in held.second and axes[1] else axes[0]
        points = _points(work, line, grid, axis, chosen, totals)
        told = bool(chosen) and chosen in line.names
        series.append(Series(line.name, points, told, line in held.drawn, line in held.second))
    picked = [point for one in series for point in one.points if point.highlight]
    if picked and all(point.value is None and not point.total for point in picked):
        message = f"{quoted(chosen)} has no value to set apart"
        work.fault(f"{path}.highlight", "highlight-missing", message, "name a point that has one, or leave it out")
    if chosen and not picked and not any(one.highlight for one in series):
        names = [name for names in (*grid.names, *(line.names for line in grid.lines)) for name in names]
        facts = [datum.fact for line in grid.lines for datum in line.data if datum.fact]
        message = f"nothing in this chart is called {quoted(chosen)}"
        work.fault(f"{path}.highlight", "unknown-highlight", message, did_you_mean(chosen, [*facts, *names]))
    return tuple(series)


def _totals(work: Work, model: ChartModel, grid: Grid, path: str) -> frozenset[int]:
    """The places of the categories that `totals:` names, which must be there."""
    known = [name for names in grid.names for name in names]
    for place, name in enumerate(model.totals):
        if name not in known:
            message = f"no category of this chart is called {quoted(name)}"
            work.fault(f"{path}.totals.{place}", "unknown-category", message, did_you_mean(name, known))
    return frozenset(place for place, names in enumerate(grid.names) if set(names) & set(model.totals))


def _points(work: Work, line: Line, grid: Grid, axis: Axis, chosen: str, totals: frozenset[int]) -> tuple[Point, ...]:
    pairs = enumerate(zip(line.data, grid.names, strict=True))
    return tuple(
        replace(_point(work, datum, axis, bool(chosen) and chosen in (datum.fact, *names)), total=place in totals)
        for place, (datum, names) in pairs
    )


def _point(work: Work, datum: Datum, axis: Axis, highlight: bool) -> Point:
    if datum.amount is None:
        return Point(None, fact=datum.fact, highlight=highlight)
    return Point(datum.amount.value, spoken(datum.amount, axis, work.locale), datum.fact, highlight)

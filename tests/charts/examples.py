"""Charts to draw: the sample document's, a few awkward ones, and any valid one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from hypothesis import assume
from hypothesis import strategies as st

from briefgen.charts.kinds import KINDS, kind_for
from briefgen.diagnostics import InputError
from briefgen.doctree import Across, Annotation, Axis, Band, Chart, Point, Reference, Series, TimeAxis
from briefgen.doctree.walk import walk
from briefgen.locale import locale_for
from tests.sample import sample, with_every_chart

HOSTILE = (
    "=cmd()|'/c calc'!A1",
    "+1",
    "@sum",
    "<x>&\"'",
    "long " * 19,
    "_x0041_",
    "{name}",
    "https://example.org/a b",
    "",
)


def sample_charts(language: str) -> tuple[Chart, ...]:
    return tuple(node for node in walk(sample(language)) if isinstance(node, Chart))


def every_chart(language: str) -> tuple[Chart, ...]:
    return tuple(node for node in walk(with_every_chart(language)) if isinstance(node, Chart))


def chart(
    kind: str, values: dict[str, tuple[str | None, ...]], categories: tuple[str, ...], **changes: object
) -> Chart:
    """A chart in plain numbers; each series' name with its values as they are said, None where one is missing."""
    series = tuple(
        Series(name, tuple(Point(None) if value is None else Point(Decimal(value), value) for value in line))
        for name, line in values.items()
    )
    axis = {"unit": "km", **{key: changes.pop(key) for key in ("power", "unit", "number_format") if key in changes}}
    return Chart(kind, categories, series, Axis(**axis), **{"alt": "A chart.", **changes})  # type: ignore[arg-type]


def hostile(kind: str = "bar") -> Chart:
    """Names and labels that are formulas, markup, far too long, or empty."""
    points = tuple(Point(Decimal(place), label) for place, label in enumerate(HOSTILE, 1))
    count = 2 if kind == "slope" else len(HOSTILE)
    lines = tuple(Series(name, points[:count]) for name in ("=1+1", "<&>"))
    across = Across(Axis(title="=x"), tuple(point.value for point in points)) if kind == "scatter" else None
    return Chart(kind, HOSTILE[:count], lines, Axis(unit="=unit"), "<&>", across=across)


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=30)
POSITIVE = st.decimals("0.01", "1e12", places=2)
DAY = st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1))
VALUE = st.none() | st.decimals("-1e12", "1e12", places=2)
FORMAT = st.sampled_from(("#,##0", "0.0", "#,##0.00", "0%", "General"))


@st.composite
def charts(draw: st.DrawFn, text: st.SearchStrategy[str] = TEXT) -> Chart:
    """Any chart that can be drawn, as its kind has it."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    count = 2 if kind == "slope" else draw(st.integers(2 if kind == "area" else 1, 6))
    names = st.lists(text, min_size=count, max_size=count).map(tuple)
    log = kind in ("bar", "column", "line", "scatter", "dot") and draw(st.booleans())
    value = POSITIVE if log else st.decimals(0, "1e12", places=2) if kind in ("area", "pie", "doughnut") else VALUE
    point = st.builds(Point, value, text, highlight=st.booleans(), total=st.booleans())
    line = st.builds(Series, text, st.lists(point, min_size=count, max_size=count).map(tuple),
                     highlight=st.booleans(), second=st.booleans())  # fmt: skip
    alone = kind in ("pie", "doughnut", "waterfall")
    series = draw(
        st.lists(line, min_size=2 if kind == "combination" else 1, max_size=1 if alone else 4).filter(_has_number)
    )
    axis = Axis(draw(st.integers(0, 9)), draw(text), draw(FORMAT), log=log)
    across: Across | TimeAxis | None = None
    if kind == "scatter":
        across = Across(Axis(draw(st.integers(0, 9)), log=log), tuple(draw(value) for _ in range(count)))
    elif kind in ("line", "area", "multiples") and count > 2 and draw(st.booleans()):
        days = draw(st.lists(DAY, min_size=count, max_size=count, unique=True))
        across = TimeAxis(tuple(sorted(days)), "yyyy-mm-dd", draw(st.sampled_from(("years", "months", "days"))))
    stacks = kind == "area" or (kind in ("bar", "column") and not log)
    stacking = draw(st.sampled_from(("", "amounts", "shares"))) if stacks else ""
    second = axis if kind == "combination" and draw(st.booleans()) else None
    cut = "cut" if kind in ("bar", "column", "line") and not stacking and draw(st.booleans()) else ""
    made = Chart(
        kind, draw(names), tuple(series), axis, draw(text), stacking, across=across, second=second, truncated=cut
    )
    ready = drawable(made)
    assume(ready is not None)
    return replace(ready or made, annotations=draw(_marks(kind, stacking, count, text)))


def _marks(
    kind: str, stacking: str, count: int, text: st.SearchStrategy[str]
) -> st.SearchStrategy[tuple[Annotation, ...]]:
    """Lines and bands over a chart that can carry them."""
    if kind in ("pie", "doughnut", "slope") or stacking == "shares":
        return st.just(())
    level = st.decimals(1, "1e6", places=2)
    place = st.integers(0, count - 1)
    levels = st.tuples(level, level).map(lambda ends: (min(ends), max(ends)))
    places = st.tuples(place, place).map(lambda ends: (min(ends), max(ends)))
    band = st.builds(Band, text, categories=places) if kind != "scatter" else st.nothing()
    one = st.builds(Reference, level, text) | st.builds(Band, text, values=levels) | band
    return st.lists(one, max_size=2).map(tuple)


def drawable(made: Chart) -> Chart | None:
    """The chart as its kind has it; None where the kind says that these data cannot be drawn so."""
    try:
        return kind_for(made.kind).derive(made, locale_for("en"))
    except InputError:
        return None


def _has_number(series: list[Series]) -> bool:
    return any(point.value is not None for line in series for point in line.points)

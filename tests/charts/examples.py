"""Charts to draw: the sample document's, a few awkward ones, and any valid one."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from briefgen.charts.kinds import KINDS
from briefgen.doctree import Axis, Chart, Point, Series
from briefgen.doctree.walk import walk
from tests.sample import sample

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
    return Chart(kind, HOSTILE, (Series("=1+1", points), Series("<&>", points)), Axis(unit="=unit"), "<&>")


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=30)
VALUE = st.none() | st.decimals("-1e12", "1e12", places=2)
FORMAT = st.sampled_from(("#,##0", "0.0", "#,##0.00", "0%", "General"))


@st.composite
def charts(draw: st.DrawFn, text: st.SearchStrategy[str] = TEXT) -> Chart:
    """Any chart that has a number to draw."""
    categories = draw(st.lists(text, min_size=1, max_size=6))
    point = st.builds(Point, VALUE, text, highlight=st.booleans())
    line = st.builds(Series, text, st.lists(point, min_size=len(categories), max_size=len(categories)).map(tuple),
                     highlight=st.booleans())  # fmt: skip
    series = draw(st.lists(line, min_size=1, max_size=4).filter(_has_number))
    kind = draw(st.sampled_from(sorted(KINDS)))
    axis = Axis(draw(st.integers(0, 9)), draw(text), draw(FORMAT))
    return Chart(kind, tuple(categories), tuple(series), axis, draw(text))


def _has_number(series: list[Series]) -> bool:
    return any(point.value is not None for line in series for point in line.points)

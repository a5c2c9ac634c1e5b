"""Charts from data files: whatever is filtered, sorted and summed up, nothing is lost and nothing made up."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.compile import compile_brief
from briefgen.doctree import Chart
from briefgen.doctree.walk import walk
from briefgen.load import load_brief

BRIEF = """\
briefgen: 1
id: case
languages: [en, zh]
title: {{all: T}}
date: 2025-12-12
sources: {{a: {{type: book, title: A}}}}
sections:
  - heading: {{all: S}}
    blocks:
      - chart: {{kind: bar, title: {{all: C}}, cite: "[@a]", data: {{file: a.csv, x: x, y: [u, v], {options}}}}}
"""
NUMBERS = st.none() | st.decimals(0, 10**9, places=3, allow_nan=False, allow_infinity=False)
ROWS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=12).filter(lambda rows: any(any(row) for row in rows))


def chart(rows: list[tuple[Decimal | None, Decimal | None]], options: str, language: str = "en") -> Chart:
    """The chart of a file with the categories c0, c1 and so on."""
    lines = [f"c{at},{'' if u is None else u},{'' if v is None else v}" for at, (u, v) in enumerate(rows)]
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.csv").write_text("\n".join(["x,u,v", *lines]) + "\n")
        (Path(folder) / "brief.yaml").write_text(BRIEF.format(options=options))
        document = compile_brief(load_brief(Path(folder) / "brief.yaml"), language).document
    return next(node for node in walk(document) if isinstance(node, Chart))


def total(rows: list[tuple[Decimal | None, Decimal | None]]) -> list[Decimal]:
    return [sum((row[side] or Decimal(0) for row in rows), Decimal(0)) for side in (0, 1)]


def totals(made: Chart) -> list[Decimal]:
    return [sum((point.value or Decimal(0) for point in one.points), Decimal(0)) for one in made.series]


@settings(max_examples=20, deadline=None)
@given(ROWS, st.integers(1, 14), st.sampled_from(["en", "zh"]))
def test_the_rest_that_is_summed_up_keeps_the_total(rows, top, language):
    made = chart(rows, f"top: {top}", language)
    assert totals(made) == total(rows)
    assert len(made.categories) == min(len(rows), top + 1)
    if len(rows) > top:
        assert made.categories[-1] == {"en": "Other", "zh": "其他"}[language]


@settings(max_examples=20, deadline=None)
@given(ROWS, st.sampled_from(["ascending", "descending"]))
def test_an_order_moves_categories_with_their_values(rows, order):
    made = chart(rows, f"sort: {order}")
    pairs = {name: tuple(one.points[at].value for one in made.series) for at, name in enumerate(made.categories)}
    assert pairs == {f"c{at}": row for at, row in enumerate(rows)}
    sums = [sum(filter(None, pair), Decimal(0)) for pair in pairs.values() if pair != (None, None)]
    assert sums == sorted(sums, reverse=order == "descending")


@settings(max_examples=15, deadline=None)
@given(ROWS, st.sampled_from(["1", "0.5", "100", "1e6"]))
def test_a_rounded_value_is_the_nearest_multiple_of_its_step(rows, step):
    exact, rounded = chart(rows, "scale: 1"), chart(rows, f"round: {step}")
    for one, other in zip(exact.series, rounded.series, strict=True):
        for point, near in zip(one.points, other.points, strict=True):
            assert (point.value is None) == (near.value is None)
            if point.value is not None and near.value is not None:
                assert abs(point.value - near.value) * 2 <= Decimal(step)
                assert near.value % Decimal(step) == 0

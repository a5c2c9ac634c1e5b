"""Charts held against what they must say, and their parts against their workbooks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.verify.difference import Difference
from briefgen.verify.reading import Column, Due, Plotted, Values

DIGITS = 12
"""The digits by which numbers are compared: Excel keeps 15 and writes what it likes of the last."""

_NUMBER = re.compile(r"[-−+]?[\d.,\u202f\xa0 ]+")
"""A label that says nothing but a number; the number's format is held against the brief's by itself."""

_APART = re.compile(r"[\s,;:，；：|+]+")
"""What sets the parts of a label apart; a step up bears a plus besides."""


def charts(due: Sequence[Due], found: Sequence[Plotted]) -> Iterator[Difference]:
    """The differences of all charts; a chart of several panels is found as so many charts of one key."""
    for chart in found:
        yield from within(chart)
    groups = [tuple(group) for _, group in itertools.groupby(found, key=lambda chart: chart.key)]
    if len(due) != len(groups):
        kind = "lost" if len(groups) < len(due) else "added"
        yield Difference("lost" if kind == "lost" else "added", "chart", f"{len(due)} charts", f"{len(groups)} charts")
    for one, group in zip(due, groups, strict=False):
        yield from _chart(one, group)


def alike(one: Sequence[Plotted], other: Sequence[Plotted]) -> Iterator[Difference]:
    """The differences of two files' charts, by their workbooks' tables."""
    for first, second in zip(one, other, strict=False):
        yield from _columns(first.columns, second.columns, second)


def within(chart: Plotted) -> Iterator[Difference]:
    """Where a chart is drawn unlike its workbook, or has none; `old` is what the workbook says."""
    for series in chart.drawn:
        name = f" of {series.name[0]!r}" if series.name[0] else ""
        for what, cached, stored in (
            (f"name{name}", (series.name[0],), (series.name[1],)),
            (f"category{name}", *series.categories),
            (f"point{name}", rounded(series.values[0]), rounded(series.values[1])),
        ):
            for place, one, other in _unlike(cached, stored):
                yield Difference(
                    "changed", f"drawing unlike its workbook, {what} {place}", other, one, chart.key, chart.place
                )


def _chart(due: Due, panels: Sequence[Plotted]) -> Iterator[Difference]:
    first = panels[0]
    if len(panels) > 1:
        panels_columns = tuple(panel.columns[0] for panel in panels if panel.columns)
        yield from _columns(due.columns, panels_columns, first)
    else:
        yield from _columns(due.columns, first.columns[: len(due.columns)], first)
    yield from _marks(due, panels)
    yield from _unlabelled(due, panels)
    for panel in panels:
        if panel.rows:
            yield from _rows(due, panel)
        yield from _labels(due, panel)
        yield from _drawn(due, panel)
        for code in sorted(panel.codes - due.codes):
            formats = " / ".join(sorted(due.codes))
            yield Difference("changed", "chart, number format", formats, code, due.key, panel.place)
        titles = set(map(_bare, (*due.titles, *(name for row in due.rows for name in row))))
        for title in panel.titles:
            if _bare(title) not in titles:
                yield Difference("added", "chart, title", "", title, due.key, panel.place)


def _marks(due: Due, panels: Sequence[Plotted]) -> Iterator[Difference]:
    """What the author marks must be written in the chart."""
    told = "\n".join(_bare(text) for panel in panels for text in (*panel.titles, *(
        label for series in panel.drawn for _, label in series.labels)))  # fmt: skip
    for mark in due.marks:
        if _bare(mark) not in told:
            yield Difference("lost", "chart, annotation", mark, "", due.key, panels[0].place)


def _drawn(due: Due, chart: Plotted) -> Iterator[Difference]:
    """A chart is of its kind, and where lengths say its amounts they are shown whole."""
    if due.form and due.form not in chart.forms:
        yield Difference("changed", "chart, kind", due.form, ", ".join(sorted(chart.forms)), due.key, chart.place)
    if due.whole and chart.begins > 0:
        yield Difference("changed", "chart, axis begins at", "0", _plain(chart.begins), due.key, chart.place)


def _unlabelled(due: Due, panels: Sequence[Plotted]) -> Iterator[Difference]:
    """Where no axis shows numbers, each point's label does."""
    if any(panel.scaled for panel in panels):
        return
    for at, label in due.shown:
        told = "\n".join(
            text
            for panel in panels
            for series in panel.drawn
            for text in (
                *(_bare(own) for place, own in series.labels if place == at),
                *(_number(label) for place in series.numbered if place == at),
            )
        )
        if _bare(label) not in told:
            yield Difference("lost", f"chart, label {at + 1}", label, "", due.key, panels[0].place)


def _number(label: str) -> str:
    """A label that says no more than its number, as the point's cell is shown; "" for one that says more."""
    return _bare(label) if _NUMBER.fullmatch(label) else ""


def _rows(due: Due, chart: Plotted) -> Iterator[Difference]:
    if due.unit and _bare(due.unit) != _bare(chart.corner):
        yield Difference("changed", "workbook, unit", due.unit, chart.corner, due.key, chart.place)
    for place, (forms, said) in enumerate(itertools.zip_longest(due.rows, chart.rows, fillvalue=None), 1):
        if forms is None or said not in forms:
            yield Difference(
                "changed", f"chart, category {place}", (forms or ("",))[0], str(said or ""), due.key, chart.place
            )


def _columns(due: Sequence[Column], found: Sequence[Column], chart: Plotted) -> Iterator[Difference]:
    for one, other in itertools.zip_longest(due, found):
        old, new = one or Column("", ()), other or Column("", ())
        if old.head != new.head:
            yield Difference("changed", "chart, series", old.head, new.head, chart.key, chart.place)
        for place, was, is_now in _unlike(rounded(old.values), rounded(new.values)):
            yield Difference(
                "changed", f"workbook, {_series(old.head)}point {place}", was, is_now, chart.key, chart.place
            )


def _series(name: str) -> str:
    return f"series {name!r}, " if name else ""


def _labels(due: Due, chart: Plotted) -> Iterator[Difference]:
    """A point's label says what its row may: labels, names and numbers of the row, and the series' names with them."""
    names = [column.head for column in due.columns]
    for series in chart.drawn:
        own = [name for name in names if name == series.name[0]] or names
        for at, label in series.labels:
            said = due.labels[at] if at < len(due.labels) else frozenset()
            if _bare(label) not in _spoken([*said], own):
                yield Difference(
                    "changed",
                    f"chart, {_series(series.name[0])}label {at + 1}",
                    " / ".join(sorted(said)),
                    label,
                    due.key,
                    chart.place,
                )


def _spoken(said: Sequence[str], names: Sequence[str]) -> set[str]:
    """All that a label may say: one of the row's own words, or two, or one of them with a series' name."""
    parts = [_bare(one) for one in said if one]
    known = {_bare(name) for name in names if name}
    pairs = {one + other for one, other in itertools.permutations(parts, 2)} if len(parts) < 12 else set()
    named = {text for one in (*parts, *pairs) for name in known for text in (one + name, name + one)}
    return {*parts, *pairs, *named, *known}


def _bare(text: str) -> str:
    return _APART.sub("", text)


def rounded(values: Values) -> tuple[str, ...]:
    """Numbers as texts that are alike where the numbers are, "" for a gap."""
    return tuple("" if value is None else _plain(value) for value in values)


def _plain(value: Decimal) -> str:
    shown = Decimal(f"{value:.{DIGITS}g}")
    return f"{shown.normalize():f}" if shown else "0"


def _unlike(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """The places, from 1, where two rows of texts differ."""
    for place, (a, b) in enumerate(itertools.zip_longest(one, other, fillvalue=""), 1):
        if a != b:
            yield place, a, b

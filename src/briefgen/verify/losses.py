"""What a program is known to leave out when it saves a file, told apart from what a person changed.

LibreOffice writes Word files whose charts no longer name their workbook's cells and have no alternative texts, and
names a nameless series.
Where all that a file lacks is of this kind, it still says what the brief says, though less of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefgen.verify.charts import rounded
from briefgen.verify.reading import Column, Drawn, Due, Passage, Plotted, Reading

LIBREOFFICE = "LibreOffice"
_GIVEN_NAME = re.compile(r"(Series|系列|Datenreihe) ?\d+")


def restored(expected: Reading, found: Reading) -> tuple[Reading, tuple[str, ...]]:
    """`found` with what its editor left out put back as expected, and what that was, for the reader to be told."""
    if not found.editor.startswith(LIBREOFFICE):
        return found, ()
    charts = tuple(_with_workbook(chart, expected.due) for chart in found.charts)
    lost = ["what ties the charts to their workbooks"] if charts != found.charts else []
    passages = tuple(passage for passage in found.passages if passage.text or passage.kind != "alt")
    if len(passages) < len(found.passages):
        lost.append("the charts' alternative texts")
        passages = tuple(_with_alts(expected, passages))
    return replace(found, passages=passages, charts=charts), tuple(lost)


def _with_workbook(chart: Plotted, due: Sequence[Due]) -> Plotted:
    """A chart whose series name no cells, as if they named those that they were made from.

    Without a workbook what the part says of a series stands in the table's place; of the rest nobody can tell.
    """
    if any(one.categories[1] or one.values[1] for one in chart.drawn):
        return chart
    drawn = tuple(map(_with_cells, chart.drawn))
    if chart.columns:
        return replace(chart, drawn=drawn)
    names = {one.name[0]: one for one in drawn}
    wanted = _nearest(chart, due)
    if wanted is None:
        return replace(chart, drawn=drawn)
    columns = tuple(_as_drawn(column, names) for column in wanted.columns)
    rows = tuple(row[0] for row in wanted.rows)
    labels = tuple(
        replace(one, labels=()) if one.name[0] not in {c.head for c in wanted.columns} else one for one in drawn
    )
    return replace(chart, drawn=labels, titles=(), corner=wanted.unit, rows=rows, columns=columns)


def _nearest(chart: Plotted, due: Sequence[Due]) -> Due | None:
    """What a chart is held against: that of its key."""
    return next((one for one in due if one.key == chart.key), None)


def _with_cells(series: Drawn) -> Drawn:
    name = "" if _GIVEN_NAME.fullmatch(series.name[0]) else series.name[0]
    return replace(series, name=(name, name), categories=(series.categories[0],) * 2, values=(series.values[0],) * 2)


def _as_drawn(column: Column, names: dict[str, Drawn]) -> Column:
    """A column as its series still says it, where it is drawn under its own name with as many points."""
    drawn = names.get(column.head)
    if drawn is None or len(drawn.values[0]) != len(column.values):
        return column
    helper = not set(rounded(drawn.values[0])) & set(rounded(column.values))
    return column if helper else Column(column.head, drawn.values[0])


def _with_alts(expected: Reading, passages: tuple[Passage, ...]) -> list[Passage]:
    """The passages, and the alternative texts that none of them says."""
    said = [passage.text for passage in passages if passage.kind == "alt"]
    alts = [passage for passage in expected.passages if passage.kind == "alt"]
    kept = [passage for passage in passages if passage.kind != "alt"]
    extra = [passage for passage in passages if passage.kind == "alt" and passage.text not in {a.text for a in alts}]
    return [*kept, *(alts if not extra else [a for a in alts if a.text in said] + extra)]

"""What a program is known to leave out when it saves a file, told apart from what a person changed.

LibreOffice writes Word files without the charts' workbooks and alternative texts, and names a nameless series.
Where all that a file lacks is of this kind, it still says what the brief says, though less of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.verify.reading import Column, Passage, Plotted, Reading

LIBREOFFICE = "LibreOffice"
_GIVEN_NAME = re.compile(r"(Series|系列|Datenreihe) ?\d+")


def restored(expected: Reading, found: Reading) -> tuple[Reading, tuple[str, ...]]:
    """`found` with what its editor left out put back as expected, and what that was, for the reader to be told."""
    if not found.editor.startswith(LIBREOFFICE):
        return found, ()
    units = [chart.unit for chart in expected.charts] + [""] * len(found.charts)
    charts = tuple(map(_chart, found.charts, units))
    lost = ["the charts' workbooks"] if charts != found.charts else []
    passages = tuple(passage for passage in found.passages if passage.text or passage.kind != "alt")
    if len(passages) < len(found.passages):
        lost.append("the charts' alternative texts")
        passages = tuple(_with_alts(expected, passages))
    return replace(found, passages=passages, charts=charts), tuple(lost)


def _chart(chart: Plotted, unit: str) -> Plotted:
    """A chart without a workbook, as if it had the one that its cache was made from."""
    if any(column.stored or column.stored_categories for column in chart.columns):
        return chart
    return replace(chart, columns=tuple(map(_column, chart.columns)), words=(*chart.words, unit))


def _column(column: Column) -> Column:
    name = "" if _GIVEN_NAME.fullmatch(column.name) else column.name
    return replace(column, name=name, stored_name=name, stored=column.cached, stored_categories=column.categories)


def _with_alts(expected: Reading, passages: tuple[Passage, ...]) -> list[Passage]:
    """The passages, and the alternative texts that none of them says."""
    said = [passage.text for passage in passages if passage.kind == "alt"]
    alts = [passage for passage in expected.passages if passage.kind == "alt"]
    kept = [passage for passage in passages if passage.kind != "alt"]
    extra = [passage for passage in passages if passage.kind == "alt" and passage.text not in {a.text for a in alts}]
    return [*kept, *(alts if not extra else [a for a in alts if a.text in said] + extra)]

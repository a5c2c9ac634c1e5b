"""Two files of one brief and language held against each other by what both carry, without the brief."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from briefgen.verify.charts import alike, within
from briefgen.verify.compare import differences
from briefgen.verify.difference import Difference
from briefgen.verify.losses import LIBREOFFICE
from briefgen.verify.reading import Reading

_MARK = re.compile(r"\[\^(\d+)\]")
FULL = ("docx", "md", "html")
"""The formats that print each note in full."""

EXCERPT = "eml"
"""The format that shows one chart of several."""


def disagreements(first: Reading, second: Reading) -> Iterator[Difference]:
    """What `second` says otherwise than `first` of that which both must say: notes, charts, descriptions."""
    if not second.editor.startswith(LIBREOFFICE):
        for chart in second.charts:
            yield from within(chart)
    if first.format == second.format:
        yield from differences(first, replace(second, charts=()))
        yield from alike(first.charts, second.charts)
        return
    if first.format in FULL and second.format in FULL:
        yield from differences(
            Reading("", first.identity, (), first.notes), Reading("", first.identity, (), second.notes)
        )
    unknown = _marks(second) - set(first.notes) if first.notes else set()
    for number in sorted(unknown):
        yield Difference("added", "note mark", "", str(number))
    yield from alike(first.charts, second.charts)
    if EXCERPT in (first.format, second.format):
        return
    for text in (_alts(first) - _alts(second)).elements():
        yield Difference("lost", "alt", text)


def _marks(reading: Reading) -> set[int]:
    return {int(number) for passage in reading.passages for number in _MARK.findall(passage.text)}


def _alts(reading: Reading) -> Counter[str]:
    return Counter({p.text for p in reading.passages if p.kind == "alt" and p.text})

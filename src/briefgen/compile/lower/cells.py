"""A table's or comparison's cell: words, perhaps with a lead, and the number where it says just one."""

from __future__ import annotations

from decimal import Decimal

from briefgen.compile.pending import PendingNotes
from briefgen.compile.text import lower, lower_together
from briefgen.compile.work import Work
from briefgen.doctree import Cell, Inlines, Quantity
from briefgen.model.text import AnyCell, LeadText


def lower_cell(work: Work, cell: AnyCell, key: str) -> Cell:
    if isinstance(cell, LeadText):
        lead, content = lower_together(work, (cell.lead, f"{key}.lead"), (cell.text, f"{key}.text"))
        return Cell(lead, content)
    content = lower(work, cell, key)
    return Cell((), content, _value(content))


def _value(content: Inlines) -> Decimal | None:
    said = [inline for inline in content if not isinstance(inline, PendingNotes)]
    return said[0].value if len(said) == 1 and isinstance(said[0], Quantity) else None

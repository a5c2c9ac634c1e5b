"""`key_figures:` become facts set large, each under its label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from briefgen.compile.pending import Claim, PendingNotes
from briefgen.compile.text import lower_apart
from briefgen.compile.work import Work
from briefgen.diagnostics import quoted
from briefgen.doctree import Hints, Inlines, KeyFigure, KeyFigures, NoteRef
from briefgen.model.blocks import AnyKeyFigure, KeyFiguresBlock
from briefgen.model.blocks import KeyFigure as KeyFigureModel


def lower_key_figures(work: Work, block: KeyFiguresBlock, key: str, hints: Hints) -> KeyFigures:
    return KeyFigures(key, lower_figures(work, block.key_figures, f"{key}.key_figures", key), hints)


def lower_figures(work: Work, figures: Sequence[AnyKeyFigure], path: str, key: str) -> tuple[KeyFigure, ...]:
    """The figures whose facts are known; the others are reported."""
    lowered = (_figure(work, figure, f"{path}.{place}", f"{key}.{place}") for place, figure in enumerate(figures))
    return tuple(figure for figure in lowered if figure is not None)


def lower_figure(work: Work, name: str, path: str, key: str) -> KeyFigure | None:
    """One fact set large, under its own label."""
    return _figure(work, name, path, key)


def _figure(work: Work, figure: AnyKeyFigure, path: str, key: str) -> KeyFigure | None:
    model = KeyFigureModel(fact=figure) if isinstance(figure, str) else figure
    fact = work.fact(model.fact, path if isinstance(figure, str) else f"{path}.fact")
    if fact is None:
        return None
    if not (model.label or fact.label):
        hint = f"give facts.{fact.id} a label, or the figure its own"
        work.fault(path, "no-label", f"the fact {quoted(fact.id)} has no label to stand under its figure", hint)
        return None
    lead, beside = lower_apart(work, model.lead, f"{path}.lead")
    label, under = lower_apart(work, model.label, f"{path}.label") if model.label else (work.labels[fact.id], ())
    text = work.locale.amounts.figure(fact.amount)
    return KeyFigure(
        key, lead, _noted(label, (*fact.claims, *beside, *under)), text.before, text.number, text.after, fact.id,
        fact.amount.value, model.highlight,
    )  # fmt: skip


def _noted(label: Inlines, claims: Iterable[Claim]) -> Inlines:
    """The label with the claims at its end, each once."""
    every = tuple(dict.fromkeys(claims))
    return (*label, cast(NoteRef, PendingNotes(every))) if every else label

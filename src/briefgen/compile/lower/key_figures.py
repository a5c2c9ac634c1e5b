"""`key_figures:` become facts set large, each under its label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from briefgen.compile.pending import PendingNotes
from briefgen.compile.text import claims_of, lower_bare, lower_together
from briefgen.compile.work import Work, did_you_mean
from briefgen.doctree import Hints, Inlines, KeyFigure, KeyFigures
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
    fact = work.facts.get(model.fact)
    if fact is None:
        if model.fact not in work.brief.model.facts:
            hint = did_you_mean(model.fact, work.brief.model.facts)
            work.fault(path, "unknown-fact", f"there is no fact {model.fact!r}", hint)
        return None
    if model.label is None and fact.label is None:
        hint = f"give facts.{fact.id} a label, or the figure its own"
        work.fault(path, "no-label", f"the fact {fact.id!r} has no label to stand under its figure", hint)
        return None
    if model.label:
        lead, label = lower_together(work, (model.lead, f"{path}.lead"), (model.label, f"{path}.label"))
    else:
        lead, label = (), lower_bare(work, fact.label, f"{fact.key}.label")
    text = work.locale.amounts.figure(fact.amount)
    return KeyFigure(
        key, lead, _noted(work, label, fact.id), text.before, text.number, text.after, fact.id, fact.amount.value,
        model.highlight,
    )  # fmt: skip


def _noted(work: Work, label: Inlines, name: str) -> Inlines:
    """The label with the fact's claims at its end, after its own."""
    own = [claim for inline in label if isinstance(inline, PendingNotes) for claim in inline.claims]
    words: list[Any] = [inline for inline in label if not isinstance(inline, PendingNotes)]
    claims = tuple(dict.fromkeys([*claims_of(work, name), *own]))
    return cast(Inlines, (*words, PendingNotes(claims))) if claims else label

"""The slides of a deck: as many as it was made with, and in the document's order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefgen.doctree import Document
from briefgen.doctree.walk import walk
from briefgen.verify.difference import Difference
from briefgen.verify.expected.said import sections
from briefgen.verify.reading import Passage, Reading

AGENDA, DIVIDER, LISTED = "Page", "Section number", ("Reference", "Source note")
"""How shapes are named that only an agenda, a divider, the sources have."""


def sequence(document: Document, found: Reading) -> Iterator[Difference]:
    """Slides that came or went, and those that stand before what they should follow."""
    made = found.identity.slides
    if made.isdigit() and int(made) != found.slides:
        kind = "lost" if found.slides < int(made) else "added"
        yield Difference("lost" if kind == "lost" else "added", "slides", made, str(found.slides))
    slides: dict[str, list[Passage]] = defaultdict(list)
    for passage in found.passages:
        if passage.place.startswith("slide ") and passage.kind == "text":
            slides[passage.place].append(passage)
    steps = _steps(document)
    furthest, before = -1, ""
    for place, passages in slides.items():
        step = _step(passages, steps)
        if step is not None and step < furthest:
            yield Difference("changed", "order", f"before {before}", f"after {before}", "", place)
        elif step is not None:
            furthest, before = step, place


def _steps(document: Document) -> Mapping[str, int]:
    """The place of each key, and of each section's number, in the document's order; between summary and body the agenda's."""
    steps: dict[str, int] = {}
    for part in (document.summary, None, document.body):
        for node in walk(part):
            steps.setdefault(str(getattr(node, "key", "")), len(steps))
        steps.setdefault(AGENDA, len(steps))
    numbers = {f"{DIVIDER} {section.number}": steps[section.key] for section in sections(document.body)}
    return {**steps, **numbers, LISTED[0]: len(steps)}


def _step(passages: Sequence[Passage], steps: Mapping[str, int]) -> int | None:
    """Where in the document's order a slide stands, by the first of what it shows; None where it shows nothing of it."""
    if any(passage.name.startswith(f"{AGENDA} ") for passage in passages):
        return steps[AGENDA]
    if any(passage.name.startswith(LISTED) for passage in passages):
        return steps[LISTED[0]]
    named = [f"{p.name} {p.text}" if p.name == DIVIDER else p.key for p in passages]
    return min((steps[name] for name in named if name and name in steps), default=None)

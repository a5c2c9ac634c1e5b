"""What each slide must have beside its content: title, running lines, captions, numbers; and the deck, its first slide."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from briefgen.verify.difference import Difference
from briefgen.verify.expected.deck import Forms, Script
from briefgen.verify.readers.deck import ROW_END
from briefgen.verify.reading import Passage, Reading

CUT, BAR = "…", " | "
TITLE, NAME, TAB, FOOTER, DIVIDER = "Title", "Section name", "Section tab", "Footer", "Section number"
PAGE, QUOTE, QUOTE_MARK = "Page", "Quote", "Quote mark"
NOTE = "cover note"
"""What a customer's cover may have no room for."""
_DRAWN = re.compile(
    r"(?i).*\b(rule|ground|tick|pole|marker|axis|block|tab|line|connector|logo|picture)\b.*|Card \d+|Slide number|Table"
)
"""The names of shapes that hold no words."""

Slides = Mapping[str, Sequence[Passage]]


def missing(script: Script, found: Reading, without_part: Callable[[str], str]) -> Iterator[Difference]:
    """What stands on no slide, or not on the slide where it belongs."""
    slides: dict[str, list[Passage]] = defaultdict(list)
    for passage in found.passages:
        if passage.place.startswith("slide ") and passage.kind in ("text", "alt"):
            slides[passage.place].append(passage)
    yield from _emptied(slides)
    yield from _opening(script, slides, template=bool(found.identity.template))
    yield from _running(script, slides)
    yield from _beside(script, slides, without_part)
    yield from _agenda(script, slides)
    yield from _dividers(script, slides)
    yield from _quotes(slides)
    yield from _unnumbered(slides)


def _emptied(slides: Slides) -> Iterator[Difference]:
    for place, passages in slides.items():
        for passage in passages:
            drawn = passage.text or passage.kind != "text" or passage.name == ROW_END or _DRAWN.fullmatch(passage.name)
            if not drawn and passage.name and not passage.name.startswith("Cell"):
                yield Difference("changed", f"shape without words, {passage.name!r}", "", "", passage.key, place)


def _opening(script: Script, slides: Slides, *, template: bool) -> Iterator[Difference]:
    said = {passage.text for passage in slides.get("slide 1", ())}
    if template:
        whole = " ".join(said)
        for name, forms in script.cover.items():
            if name != NOTE and not any(form in whole or form.rstrip(".。") in whole for form in forms):
                yield Difference("lost", name, forms[0], "", "", "slide 1")
        return
    for name, forms in script.first.items():
        if not any(form in said or form.rstrip(".。") in said for form in forms) and not _cut(said, forms):
            yield Difference("lost", name, forms[0], "", "", "slide 1")


def _cut(said: Iterable[str], forms: Forms) -> bool:
    return any(text.endswith(CUT) and cut_alike(text, form) for text in said for form in forms)


def _running(script: Script, slides: Slides) -> Iterator[Difference]:
    """A template may lack any of these; what stands on one slide of a deck stands on all but its cover and dividers."""
    within = {
        place: {p.name: p.text for p in passages if p.kind == "text" and p.text}
        for place, passages in slides.items()
        if place != "slide 1" and not any(_is_divider(script, passage) for passage in passages)
    }
    for name in (TITLE, NAME, FOOTER):
        if any(name in said for said in within.values()):
            yield from (
                Difference("lost", name, "", "", "", place) for place, said in within.items() if name not in said
            )
    if any(said.get(TAB) for said in within.values()):
        names = {parts[1]: parts[0] for parts in script.agenda.values() if len(parts) > 1 and parts[0]}
        for place, said in within.items():
            number = names.get(said.get(NAME, "").split(" | ")[0])
            if number and not said.get(TAB):
                yield Difference("lost", TAB, number, "", "", place)


def _is_divider(script: Script, passage: Passage) -> bool:
    """Whether a slide with this is a divider: it has a section's number, on a template a title with the section's key."""
    return passage.name == DIVIDER or (passage.name == TITLE and passage.key in script.section_titles)


def _beside(script: Script, slides: Slides, without_part: Callable[[str], str]) -> Iterator[Difference]:
    """Captions, heads of columns and labels stand on each slide that shows a part of what they belong to."""
    for place, passages in slides.items():
        keys = {passage.key for passage in passages if passage.key}
        said = {passage.text for passage in passages} | {without_part(p.text) for p in passages if p.name == TITLE}
        for key, forms in script.beside:
            shown = key in keys or any(one.startswith(f"{key}.") for one in keys)
            if shown and not any(is_known(text, forms) for text in said):
                yield Difference("lost", "text", forms[0], "", key, place)


def _agenda(script: Script, slides: Slides) -> Iterator[Difference]:
    """Where there is an agenda, it says of each section its number, its name, its question and its page."""
    listed = {p.place for passages in slides.values() for p in passages if re.fullmatch(rf"{PAGE} \d+", p.name)}
    for key, parts in script.agenda.items():
        own = [p for place in listed for p in slides[place] if p.key == key and p.text]
        said = {p.text for p in own}
        if listed:
            yield from (
                Difference("lost", "text", part, "", key, min(listed))
                for part in parts
                if not (part in said or _cut(said, (part,)))
            )
            if not any(p.name.startswith(PAGE) for p in own):
                yield Difference("lost", PAGE, "", "", key, min(listed))


def _dividers(script: Script, slides: Slides) -> Iterator[Difference]:
    """A divider, whose title has its section's key, says what the section answers."""
    for place, passages in slides.items():
        said = {passage.text for passage in passages}
        for key in {passage.key for passage in passages if passage.name == TITLE} & {*script.dividers}:
            text = script.dividers[key]
            if text not in said and not _cut(said, (text,)):
                yield Difference("lost", "text", text, "", key, place)


def _quotes(slides: Slides) -> Iterator[Difference]:
    """A quote stands under its mark."""
    for place, passages in slides.items():
        quote = next((passage for passage in passages if passage.name == QUOTE), None)
        if quote is not None and not any(passage.name == QUOTE_MARK for passage in passages):
            yield Difference("lost", QUOTE_MARK, "", "", quote.key, place)


def _unnumbered(slides: Slides) -> Iterator[Difference]:
    """Among neighbours that are numbered, each is."""
    for place, passages in slides.items():
        groups: dict[str, set[str]] = defaultdict(set)
        numbered: dict[str, set[str]] = defaultdict(set)
        for passage in passages:
            above = passage.key.rpartition(".")[0]
            if passage.key and passage.kind == "text":
                groups[above].add(passage.key)
                if re.fullmatch(r"Number \d+", passage.name) and passage.text:
                    numbered[above].add(passage.key)
        for above, keys in numbered.items():
            yield from (Difference("lost", "number", "", "", key, place) for key in sorted(groups[above] - keys))


def is_known(text: str, known: Collection[str]) -> bool:
    """Whether a text is one of those known, or as much of one as there was room for."""
    return text in known or (CUT in text and any(cut_alike(text, one) for one in known))


def cut_alike(text: str, whole: str) -> bool:
    """Whether a text is the whole one, or one whose parts between bars are cut where there was no room for them."""
    if text == whole:
        return True
    parts, wholes = text.split(BAR), whole.split(BAR)
    return len(parts) == len(wholes) and all(map(_part_alike, parts, wholes))


def _part_alike(part: str, whole: str) -> bool:
    return part == whole or (part.endswith(CUT) and len(part) > 8 and whole.startswith(part[: -len(CUT)].rstrip()))

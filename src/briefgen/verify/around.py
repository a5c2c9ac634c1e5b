"""What stands around a deck's words: its list of sources, notes at the feet, descriptions, what the speaker says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.verify.difference import Difference
from briefgen.verify.expected.deck import Forms, short_notes
from briefgen.verify.furniture import cut_alike
from briefgen.verify.reading import Passage
from briefgen.verify.shown import Shown
from briefgen.verify.starts import number_of
from briefgen.verify.words import normal
from briefgen.wording import tokens

NOTES, REFERENCE = "Notes", "Reference"
CALLOUT_TEXT = "Callout text"
_MARK = re.compile(r"\[\^(\d+)\]")


@dataclass(frozen=True, slots=True)
class Around:
    """Holds a deck to all that its script says beside its slides' own words."""

    deck: Shown

    def all(self) -> Iterator[Difference]:
        yield from self.references()
        yield from self.feet()
        yield from self.alts()
        yield from self.groups()
        yield from self.speakers()

    def references(self) -> Iterator[Difference]:
        """The list of sources, each slide's stretch of it after its head."""
        listed = [p for p in self.deck.texts if p.name == REFERENCE]
        said = " ".join(_without_head(p.text, self.deck.script.references_head) for p in listed)
        head = self.deck.script.references_head[-1]
        if listed and not listed[0].text.startswith(head):
            yield Difference("lost", "sources", head, "", "sources", listed[0].place)
        if tokens(said) != tokens(self.deck.script.references):
            place = listed[0].place if listed else ""
            yield Difference("changed", "sources", self.deck.script.references, normal(said), "sources", place)

    def feet(self) -> Iterator[Difference]:
        """The notes at each slide's foot are those that the slide cites, in number order, in short form."""
        short = short_notes(self.deck.document)
        cited: dict[str, set[int]] = defaultdict(set)
        foot: dict[str, str] = {}
        for passage in self.deck.texts:
            if passage.name == NOTES:
                foot[passage.place] = passage.text
            else:
                cited[passage.place] |= {int(number) for number in _MARK.findall(passage.text)}
        for place in sorted({*cited, *foot}, key=number_of):
            if unknown := sorted(number for number in cited[place] if number not in short):
                yield Difference("added", "note mark", "", ", ".join(map(str, unknown)), "", place)
                continue
            said = foot.get(place, "")
            silent = {n for n in self.titled(place) - cited[place] if f" {n} {short.get(n, '')}" in f" {said}"}
            due = normal(" ".join(f"{number} {short[number]}" for number in sorted(cited[place] | silent)))
            if not cut_alike(said, due):
                yield Difference("changed", "notes at the foot", due, said, "", place)

    def titled(self, place: str) -> frozenset[int]:
        """The notes that a slide's title cites, whose marks no title shows."""
        titles = map(self.deck.without_part, self.deck.titles.get(place, ()))
        return frozenset(n for text in titles for n in self.deck.script.titles.get(text, ()))

    def alts(self) -> Iterator[Difference]:
        found: dict[str, Passage] = {}
        for passage in self.deck.found.passages:
            if passage.kind == "alt" and passage.key in self.deck.script.alts:
                found.setdefault(passage.key, passage)
        for key, text in self.deck.script.alts.items():
            if key not in found:
                yield Difference("lost", "alt", text, "", key)
            elif found[key].text != text:
                yield Difference("changed", "alt", text, found[key].text, key, found[key].place)

    def groups(self) -> Iterator[Difference]:
        """A group of shapes is described by its own words, those in a layout's placeholder beside it or not."""
        said: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in self.deck.texts:
            said[passage.place, passage.key or passage.name].append(passage)
        for passage in self.deck.found.passages:
            if passage.kind == "alt" and passage.key not in self.deck.script.alts:
                own = said.get((passage.place, passage.key or passage.name), ())
                grouped = [one for one in own if one.name != CALLOUT_TEXT]
                whole, part = (normal(" ".join(_MARK.sub("", one.text) for one in some)) for some in (own, grouped))
                words = self.deck.script.tables.get(passage.key, whole)
                alike = tokens(passage.text) in (tokens(words), tokens(part))
                if not alike and not cut_alike(passage.text, words):
                    yield Difference("changed", "alt", words, passage.text, passage.key, passage.place)

    def speakers(self) -> Iterator[Difference]:
        """What the speaker says of a section stands with its slides, and is said of it alone."""
        left = list(self.deck.script.speakers)
        for passage in (p for p in self.deck.found.passages if p.kind == "speaker"):
            own = self.spoken(passage)
            if not own:
                key = next((key for key, text in self.deck.script.speakers if text == passage.text), "")
                yield Difference("added", "speaker", "", passage.text, key, passage.place)
            left = [one for one in left if one not in own]
        for key, text in left:
            yield Difference("lost", "speaker", text, "", key)

    def spoken(self, passage: Passage) -> Sequence[tuple[str, str]]:
        """The sections on whose slide a speaker says this, each with its part of it; none unless that is all of it."""
        here = [(key, text) for key, text in self.deck.script.speakers if self.is_of(key, passage.place)]
        if any(text == passage.text for _, text in here):
            return [(key, text) for key, text in here if text == passage.text]
        said = [(key, text) for key, text in here if text in passage.text]
        return said if normal(" ".join(text for _, text in said)) == passage.text else ()

    def is_of(self, key: str, place: str) -> bool:
        """Whether a slide stands in a section: not before its first slide, nor after the next one's."""
        first = self.deck.first_slide(key)
        later = [
            int(each) for other, _ in self.deck.script.speakers if (each := self.deck.first_slide(other)) and first
        ]
        number = number_of(place)
        return not first or int(first) <= number < min((n for n in later if n > int(first)), default=number + 1)


def _without_head(text: str, heads: Forms) -> str:
    head = next((head for head in sorted(heads, key=len, reverse=True) if text.startswith(head)), "")
    return text.removeprefix(head).strip()

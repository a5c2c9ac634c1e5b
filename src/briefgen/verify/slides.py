"""A deck held against its document: every slide's words, whatever slide the plan has put them on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from briefgen.doctree import Document
from briefgen.verify.around import NOTES, REFERENCE, Around
from briefgen.verify.compare import differences
from briefgen.verify.difference import Difference
from briefgen.verify.expected.charts import due
from briefgen.verify.expected.deck import Forms
from briefgen.verify.expected.pictures import pictures
from briefgen.verify.expected.story import identity
from briefgen.verify.expected.word import properties
from briefgen.verify.furniture import PAGE, TITLE, is_known, missing
from briefgen.verify.links import astray
from briefgen.verify.reading import Passage, Reading
from briefgen.verify.rows import whole
from briefgen.verify.sequence import sequence
from briefgen.verify.shown import Shown
from briefgen.verify.verdict import Held
from briefgen.verify.words import normal
from briefgen.wording import tokens

LOGO, LABEL = "Logo", "Callout label"
BESIDE = ("property", "picture", "comment", "hidden", "object", "running")
_ORNAMENT = re.compile(r"(Number|Page|Section tab|Section number|Slide number|Note number)\b.*")


def held_deck(document: Document, found: Reading) -> Held:
    """All that a deck says otherwise than its document, by slide."""
    return Held(tuple(_Deck(document, found).all()))


class _Deck(Shown):
    def __init__(self, document: Document, found: Reading) -> None:
        super().__init__(document, found)
        self.plain: list[Passage] = []
        self.nesting: set[str] = set()

    def all(self) -> Iterator[Difference]:
        yield from self.keyed()
        yield from self.unkeyed()
        yield from self.required()
        yield from missing(self.script, self.found, self.without_part)
        yield from Around(self).all()
        charts = Reading("", self.found.identity, (), charts=self.found.charts)
        expected = Reading(
            "pptx",
            identity(self.document),
            (*pictures(self.document), *properties(self.document)),
            due=tuple(due(self.document)),
        )
        said = tuple(p for p in self.found.passages if p.kind in BESIDE and not self.is_theirs(p))
        yield from differences(expected, Reading("pptx", charts.identity, said, charts=charts.charts, ordered=False))
        yield from astray(self.document, self.found.links)
        yield from sequence(self.document, self.found)

    def is_theirs(self, passage: Passage) -> bool:
        """Whether something is a customer's own: a logo, or words on the template's layouts."""
        return passage.name == LOGO or (bool(self.found.identity.template) and passage.kind == "running")

    # What shapes with a key say

    def keyed(self) -> Iterator[Difference]:
        groups: dict[str, list[Passage]] = defaultdict(list)
        gathered = self.gathered()
        for passage in self.texts:
            if passage.name != TITLE and (passage.place, passage.key) in gathered:
                continue
            known = passage.key in self.script.keyed or passage.key in self.script.whole
            if passage.key and known and not self.heads(passage):
                groups[passage.key].append(passage)
            elif passage.text:
                self.plain.append(passage)
        drawn = {key: whole for key, whole in self.script.whole.items() if key in groups}
        instead = {part for _, parts in drawn.values() for part in parts}
        instead |= {part for _, key in gathered for part in self.script.gathered[key][1]}
        for key, (forms, _) in drawn.items():
            yield from self.group(key, forms, groups[key])
        for key, forms in self.script.keyed.items():
            if key not in instead:
                yield from self.group(key, forms, groups.get(key, []))

    def gathered(self) -> Collection[tuple[str, str]]:
        """The slides on which a small section is said as one point, each with the section's key."""
        said: dict[tuple[str, str], list[str]] = defaultdict(list)
        for passage in self.texts:
            if passage.key in self.script.gathered and passage.name != TITLE and not _is_ornament(passage):
                said[passage.place, passage.key].append(passage.text)
        return {
            (place, key)
            for (place, key), texts in said.items()
            if tokens(" ".join(texts)) in map(tokens, self.script.gathered[key][0])
        }

    def heads(self, passage: Passage) -> bool:
        """Whether a passage is the label over a lone text, which its section gives it."""
        forms = self.script.keyed.get(passage.key, ())
        return passage.name == LABEL and not any(form.startswith(passage.text) for form in forms)

    def group(self, key: str, forms: Forms, passages: Sequence[Passage]) -> Iterator[Difference]:
        if not passages and any(key.startswith(f"{above}.") for above in self.nesting):
            return
        if not passages:
            yield Difference("lost", "text", forms[0], "", key)
            return
        ornaments = [p for p in passages if _is_ornament(p)]
        yield from self.ornaments(key, ornaments)
        text = " ".join(passage.text for passage in whole(p for p in passages if not _is_ornament(p)))
        if tokens(text) in map(tokens, self.script.nested.get(key, ())):
            self.nesting.add(key)
        elif tokens(text) not in map(tokens, forms):
            yield Difference("changed", "text", _nearest(text, forms), normal(text), key, passages[0].place)

    def ornaments(self, key: str, passages: Iterable[Passage]) -> Iterator[Difference]:
        for passage in passages:
            own = set(re.findall(r"[\d.]+", passage.name)) | self.script.orders.get(key, set())
            if passage.text not in own:
                yield Difference("changed", passage.name, " / ".join(sorted(own)), passage.text, key, passage.place)

    # What stands without one

    def unkeyed(self) -> Iterator[Difference]:
        known = {*self.script.also, *(form for forms in self.script.once.values() for form in forms)}
        numbers = self.tabs()
        for passage in self.plain:
            if passage.name in (NOTES, REFERENCE):
                continue
            if passage.name == TITLE:
                yield from self.title(passage)
            elif _is_ornament(passage):
                yield from self.ornament(passage, numbers)
            elif not (is_known(passage.text, known) or self.listed(passage) or self.covers(passage)):
                yield Difference("added", "text", self.like(passage, known), passage.text, passage.key, passage.place)

    def covers(self, passage: Passage) -> bool:
        """Whether a customer's cover says there, in a place of its own, what ours says in several."""
        rest = passage.text if self.found.identity.template and passage.place == "slide 1" else "x"
        for forms in sorted(self.script.cover.values(), key=lambda forms: -len(forms[0])):
            said = next((form for form in forms if form in rest), "")
            rest = rest.replace(said, "", 1)
        return not rest.strip(" |·,;")

    def like(self, passage: Passage, known: Iterable[str]) -> str:
        import difflib

        return next(iter(difflib.get_close_matches(passage.text, list(known), 1, 0.6)), "")

    def title(self, passage: Passage) -> Iterator[Difference]:
        bare = self.without_part(passage.text)
        titles = self.script.titles
        if not is_known(bare, titles) and bare.rstrip(".。") not in titles:
            yield Difference("changed", "title", self.like(passage, titles), passage.text, "", passage.place)

    def tabs(self) -> Mapping[str, set[str]]:
        """The section numbers that may stand on each slide: those of the names that stand there."""
        names: dict[str, set[str]] = defaultdict(set)
        for key, numbers in self.script.orders.items():
            if key in self.script.once:
                names[self.form(key)] |= numbers
                for number in numbers:
                    names[f"{number} {self.form(key)}"].add(number)
        found: dict[str, set[str]] = defaultdict(set)
        for passage in self.plain:
            head = passage.text.split(" | ")[0]
            found[passage.place] |= names.get(head, set()) | names.get(passage.text, set())
        return found

    def form(self, key: str) -> str:
        return self.script.once[key][0]

    def ornament(self, passage: Passage, numbers: Mapping[str, set[str]]) -> Iterator[Difference]:
        own = set(re.findall(r"[\d.]+", passage.name)) | numbers.get(passage.place, set())
        if passage.key in self.script.orders:
            own |= self.script.orders[passage.key]
        if passage.name.startswith(PAGE):
            own = {self.first_slide(passage.key)}
        if passage.text not in own:
            yield Difference("changed", passage.name, " / ".join(sorted(own)), passage.text, passage.key, passage.place)

    def listed(self, passage: Passage) -> bool:
        """Whether a passage names another slide of the deck by its number and its title."""
        number, _, name = passage.text.partition(" ")
        return any(is_known(name, {text, self.without_part(text)}) for text in self.titles.get(f"slide {number}", ()))

    def required(self) -> Iterator[Difference]:
        said = {form for p in self.plain for form in (p.text, self.without_part(p.text), p.text.rstrip(".。"))}
        joined = " ".join(p.text for p in self.texts)
        for key, forms in self.script.once.items():
            if not any(form in said or form in joined for form in forms):
                yield Difference("lost", "text", forms[0], "", key)


def _is_ornament(passage: Passage) -> bool:
    return bool(_ORNAMENT.fullmatch(passage.name)) and bool(re.fullmatch(r"[\d.]*", passage.text))


def _nearest(text: str, forms: Forms) -> str:
    if len(forms) == 1:
        return forms[0]
    import difflib

    return max(forms, key=lambda form: difflib.SequenceMatcher(None, form[:400], text[:400], autojunk=False).ratio())

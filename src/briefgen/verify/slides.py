"""A deck held against its document: every slide's words, whatever slide the plan has put them on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from briefgen.doctree import Document
from briefgen.locale import locale_for
from briefgen.verify.compare import differences
from briefgen.verify.difference import Difference
from briefgen.verify.expected.charts import due
from briefgen.verify.expected.deck import Forms, Script, script, short_notes
from briefgen.verify.expected.pictures import pictures
from briefgen.verify.expected.story import identity
from briefgen.verify.expected.word import properties
from briefgen.verify.furniture import TITLE, cut_alike, is_known, missing
from briefgen.verify.links import astray
from briefgen.verify.readers.deck import ROW_END
from briefgen.verify.reading import Passage, Reading
from briefgen.verify.sequence import sequence
from briefgen.verify.starts import number_of, starts
from briefgen.verify.verdict import Held
from briefgen.verify.words import normal
from briefgen.wording import tokens

NOTES, REFERENCE, LOGO, LABEL = "Notes", "Reference", "Logo", "Callout label"
CALLOUT_TEXT = "Callout text"
BESIDE = ("property", "picture", "comment", "hidden", "object", "running")
_MARK = re.compile(r"\[\^(\d+)\]")
_ORNAMENT = re.compile(r"(Number|Page|Section tab|Section number|Slide number|Note number)\b.*")


def held_deck(document: Document, found: Reading) -> Held:
    """All that a deck says otherwise than its document, by slide."""
    return Held(tuple(_Deck(document, found).all()))


class _Deck:
    def __init__(self, document: Document, found: Reading) -> None:
        self.document, self.found = document, found
        self.script: Script = script(document)
        self.words = locale_for(document.language).words
        self.texts = [p for p in found.passages if p.kind == "text" and (p.text or p.name == ROW_END)]
        self.plain: list[Passage] = []
        self.nesting: set[str] = set()

    def all(self) -> Iterator[Difference]:
        yield from self.keyed()
        yield from self.unkeyed()
        yield from self.required()
        yield from missing(self.script, self.found, self.without_part)
        yield from self.references()
        yield from self.feet()
        yield from self.alts()
        yield from self.groups()
        yield from self.speakers()
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
        text = " ".join(passage.text for passage in _whole(p for p in passages if not _is_ornament(p)))
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
            if passage.name == "Title":
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

    def without_part(self, text: str) -> str:
        """A title without the "(2/3)" of a slide that goes on from the one before."""
        return normal(self.part.sub("", text))

    @cached_property
    def part(self) -> re.Pattern[str]:
        before, _, after = re.escape(normal("x" + self.words.part)[1:]).partition(r"\{part\}")
        middle, _, end = after.partition(r"\{parts\}")
        return re.compile(rf"\s*{before.strip()}\d+{middle}\d+{end}$")

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
        if passage.name.startswith("Page"):
            own = {self.first_slide(passage.key)}
        if passage.text not in own:
            yield Difference("changed", passage.name, " / ".join(sorted(own)), passage.text, passage.key, passage.place)

    def first_slide(self, key: str) -> str:
        """The number of a section's first slide, or nothing where it has none."""
        return str(self.starts.get(key, ""))

    @cached_property
    def starts(self) -> Mapping[str, int]:
        shapes = [passage for passage in self.found.passages if passage.kind in ("text", "alt")]
        return starts(self.script.section_titles, shapes, self.without_part)

    def listed(self, passage: Passage) -> bool:
        """Whether a passage names another slide of the deck by its number and its title."""
        number, _, name = passage.text.partition(" ")
        return any(is_known(name, {text, self.without_part(text)}) for text in self.titles.get(f"slide {number}", ()))

    @cached_property
    def titles(self) -> Mapping[str, Sequence[str]]:
        """The titles of each slide."""
        found: dict[str, list[str]] = defaultdict(list)
        for passage in self.plain:
            if passage.name == "Title":
                found[passage.place].append(passage.text)
        return found

    def required(self) -> Iterator[Difference]:
        said = {form for p in self.plain for form in (p.text, self.without_part(p.text), p.text.rstrip(".。"))}
        joined = " ".join(p.text for p in self.texts)
        for key, forms in self.script.once.items():
            if not any(form in said or form in joined for form in forms):
                yield Difference("lost", "text", forms[0], "", key)

    # Sources, notes, pictures, speaker

    def references(self) -> Iterator[Difference]:
        """The list of sources, each slide's stretch of it after its head."""
        listed = [p for p in self.plain if p.name == REFERENCE]
        said = " ".join(_without_head(p.text, self.script.references_head) for p in listed)
        head = self.script.references_head[-1]
        if listed and not listed[0].text.startswith(head):
            yield Difference("lost", "sources", head, "", "sources", listed[0].place)
        if tokens(said) != tokens(self.script.references):
            place = listed[0].place if listed else ""
            yield Difference("changed", "sources", self.script.references, normal(said), "sources", place)

    def feet(self) -> Iterator[Difference]:
        """The notes at each slide's foot are those that the slide cites, in number order, in short form."""
        short = short_notes(self.document)
        cited: dict[str, set[int]] = defaultdict(set)
        foot: dict[str, str] = {}
        for passage in self.texts:
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
        titles = map(self.without_part, self.titles.get(place, ()))
        return frozenset(n for text in titles for n in self.script.titles.get(text, ()))

    def alts(self) -> Iterator[Difference]:
        found: dict[str, Passage] = {}
        for passage in self.found.passages:
            if passage.kind == "alt" and passage.key in self.script.alts:
                found.setdefault(passage.key, passage)
        for key, text in self.script.alts.items():
            if key not in found:
                yield Difference("lost", "alt", text, "", key)
            elif found[key].text != text:
                yield Difference("changed", "alt", text, found[key].text, key, found[key].place)

    def groups(self) -> Iterator[Difference]:
        """A group of shapes is described by its own words, those in a layout's placeholder beside it or not."""
        said: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in self.texts:
            said[passage.place, passage.key or passage.name].append(passage)
        for passage in self.found.passages:
            if passage.kind == "alt" and passage.key not in self.script.alts:
                own = said.get((passage.place, passage.key or passage.name), ())
                grouped = [one for one in own if one.name != CALLOUT_TEXT]
                whole, part = (normal(" ".join(_MARK.sub("", one.text) for one in some)) for some in (own, grouped))
                words = self.script.tables.get(passage.key, whole)
                alike = tokens(passage.text) in (tokens(words), tokens(part))
                if not alike and not cut_alike(passage.text, words):
                    yield Difference("changed", "alt", words, passage.text, passage.key, passage.place)

    def speakers(self) -> Iterator[Difference]:
        """What the speaker says of a section stands with its slides, and is said of it alone."""
        left = list(self.script.speakers)
        for passage in (p for p in self.found.passages if p.kind == "speaker"):
            own = self.spoken(passage)
            if not own:
                key = next((key for key, text in self.script.speakers if text == passage.text), "")
                yield Difference("added", "speaker", "", passage.text, key, passage.place)
            left = [one for one in left if one not in own]
        for key, text in left:
            yield Difference("lost", "speaker", text, "", key)

    def spoken(self, passage: Passage) -> Sequence[tuple[str, str]]:
        """The sections on whose slide a speaker says this, each with its part of it; none unless that is all of it."""
        here = [(key, text) for key, text in self.script.speakers if self.is_of(key, passage.place)]
        if any(text == passage.text for _, text in here):
            return [(key, text) for key, text in here if text == passage.text]
        said = [(key, text) for key, text in here if text in passage.text]
        return said if normal(" ".join(text for _, text in said)) == passage.text else ()

    def is_of(self, key: str, place: str) -> bool:
        """Whether a slide stands in a section: not before its first slide, nor after the next one's."""
        first = self.first_slide(key)
        later = [int(each) for other, _ in self.script.speakers if (each := self.first_slide(other)) and first]
        number = number_of(place)
        return not first or int(first) <= number < min((n for n in later if n > int(first)), default=number + 1)


def _without_head(text: str, heads: Forms) -> str:
    head = next((head for head in sorted(heads, key=len, reverse=True) if text.startswith(head)), "")
    return text.removeprefix(head).strip()


def _is_ornament(passage: Passage) -> bool:
    return bool(_ORNAMENT.fullmatch(passage.name)) and bool(re.fullmatch(r"[\d.]*", passage.text))


def _whole(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages of one key, those of a table as of one that no slide divides."""
    rows: list[list[Passage]] = [[]]
    for passage in passages:
        rows[-1].append(passage)
        if passage.name == ROW_END:
            rows.append([])
    if len(rows[0]) > 1 and rows[0][-1].name == ROW_END:
        rows = _undivided(rows)
    yield from (p for row in rows for p in row if p.name != ROW_END)


def _undivided(rows: Iterable[list[Passage]]) -> list[list[Passage]]:
    """The rows without heads that are repeated, and without first columns where a table goes on with more of them."""
    parts: list[list[list[Passage]]] = []
    place = ""
    for row in filter(None, rows):
        begins = row[0].place != place
        place = row[0].place
        if begins and parts and _texts(row) == _texts(parts[-1][0]):
            continue
        if begins and (not parts or row[0].text == parts[0][0][0].text):
            parts.append([])
        parts[-1].append(row)
    if len({len(part) for part in parts}) > 1:
        return [row for part in parts for row in part]
    return [_joined(same) for same in zip(*parts, strict=True)]


def _texts(row: Iterable[Passage]) -> list[str]:
    return [passage.text for passage in row]


def _joined(rows: Sequence[list[Passage]]) -> list[Passage]:
    """The same row of each part as one."""
    first = rows[0][0].text
    return [*rows[0], *(p for row in rows[1:] for p in (row[1:] if row[0].text == first else row))]


def _nearest(text: str, forms: Forms) -> str:
    if len(forms) == 1:
        return forms[0]
    import difflib

    return max(forms, key=lambda form: difflib.SequenceMatcher(None, form[:400], text[:400], autojunk=False).ratio())

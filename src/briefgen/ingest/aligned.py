"""Parallel texts made one: sections, blocks and points paired by what they share, and what has no pair told with its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TypeVar

from briefgen.diagnostics import InputError, Where, error
from briefgen.ingest.amounts import amounts_in
from briefgen.ingest.inline import words
from briefgen.ingest.rebuilt import texts_in, with_blocks
from briefgen.ingest.tree import (
    Block,
    Callout,
    Cite,
    Comparison,
    Draft,
    Event,
    Image,
    Inlines,
    Item,
    Items,
    Link,
    Paragraph,
    Quote,
    Remark,
    Row,
    Said,
    Section,
    Source,
    Table,
    Timeline,
)

Thing = TypeVar("Thing")
_NAMES = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,}|\d{4}")
_OPPOSED = -0.5
_SHAPE = 0.5
"""What being of the same kinds is worth beside what two texts share in words and marks."""
_KINDS: Mapping[type[Block], str] = {
    Paragraph: "a paragraph", Items: "a list", Table: "a table", Timeline: "a timeline", Comparison: "a comparison",
    Quote: "a quotation", Callout: "a box", Image: "a picture",
}  # fmt: skip
_SMALL_WORDS = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "in",
        "for",
        "with",
        "that",
        "on",
        "as",
        "by",
        "an",
        "is",
        "it",
        "its",
        "at",
        "from",
        "are",
        "was",
        "were",
        "has",
        "have",
    ]
)


@dataclass(slots=True)
class _Joiner:
    """Two drafts being joined, and where they part."""

    first: Draft
    second: Draft
    remarks: list[Remark] = field(default_factory=list)

    def joined(self, one: Said, two: Said) -> Said:
        return Said((*one.parts, *two.parts), one.why or two.why)

    def alone(self, what: str, said: Said) -> None:
        """Tells of something that only one of the texts has."""
        have = said.languages[0] if said.languages else ""
        draft = self.second if have in self.second.languages else self.first
        lacks = next((one for one in (*self.first.languages, *self.second.languages) if one not in draft.languages), "")
        self.remarks.append(
            Remark("parted", said.line, f"{what} that is in {have!r} only; {lacks!r} has none", draft.path)
        )


def aligned(first: Draft, second: Draft) -> Draft:
    """The two texts as one in both languages. Raises InputError where they are in the same."""
    same = set(first.languages) & set(second.languages)
    if same:
        language = min(same)
        hint = "import texts of one language one at a time"
        raise InputError(
            error(
                "duplicate-language",
                f"{second.path} is in {language!r}, and so is {first.path}",
                Where(second.path),
                hint=hint,
            )
        )
    second = _with_free_names(second, first.files)
    joiner = _Joiner(first, second)
    languages = (*first.languages, *second.languages)
    title = _titles(first.title, second.title, len(languages))
    sections = tuple(_section(joiner, *pair) for pair in paired(first.sections, second.sections, _alike_sections))
    summary = _items(joiner, first.summary, second.summary)
    return Draft(
        languages,
        title,
        _both(joiner, first.subtitle, second.subtitle),
        first.date or second.date,
        first.authors or second.authors,
        (),
        sections,
        summary,
        _sources(first.sources, second),
        (),
        (*first.remarks, *second.remarks, *joiner.remarks),
        {**second.files, **first.files},
        tuple(dict.fromkeys((*first.bibliography, *second.bibliography))),
        first.numbered and second.numbered,
        first.path,
        _both(joiner, first.series, second.series),
        _both(joiner, first.takeaway, second.takeaway),
        _both(joiner, first.classification, second.classification),
    )


def _with_free_names(draft: Draft, taken: Mapping[str, bytes]) -> Draft:
    """The draft, its pictures under names of their own where the other text has others of these names."""
    new = {
        name: f"{PurePosixPath(name).stem}-{draft.languages[0]}{PurePosixPath(name).suffix}"
        for name, data in draft.files.items()
        if taken.get(name, data) != data and name not in draft.bibliography
    }
    if not new:
        return draft

    def renamed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(
            replace(one, file=new.get(one.file, one.file)) if isinstance(one, Image) else one for one in blocks
        )

    return replace(with_blocks(draft, renamed), files={new.get(name, name): data for name, data in draft.files.items()})


def _titles(one: Said | None, two: Said | None, languages: int) -> Said | None:
    """The titles by language, each once."""
    parts = {part.language: part for said in (two, one) if said for part in said.parts}
    why = "" if len(parts) == languages else (one.why if one else "")
    return Said(tuple(parts[name] for name in reversed(parts)), why)


def _both(joiner: _Joiner, one: Said | None, two: Said | None) -> Said | None:
    return joiner.joined(one, two) if one and two else one or two


def _sources(first: Sequence[Source], second: Draft) -> tuple[Source, ...]:
    """The sources of both; one of the same id is the same source, its title in the second text a translation."""
    others = {source.id: source for source in second.sources}
    made = []
    for source in first:
        other = others.pop(source.id, None)
        differs = other is not None and other.fields.get("title") != source.fields.get("title")
        if other is not None and differs:
            language = other.fields.get("language", second.languages[0])
            source = replace(source, translated=(*source.translated, (str(language), str(other.fields["title"]))))
        made.append(source)
    return (*made, *others.values())


def paired(
    left: Sequence[Thing], right: Sequence[Thing], alike: Callable[[Thing, Thing], float | None]
) -> list[tuple[Thing | None, Thing | None]]:
    """The two rows in their order, alike ones in pairs (Needleman and Wunsch, 1970); None stands where one lacks a pair.

    `alike` is how much a pair is worth beside two that stand alone, None where it may not be.
    """
    rows, columns = len(left), len(right)
    worth = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    scores = [[alike(one, two) for two in right] for one in left]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            score = scores[i][j]
            together = worth[i + 1][j + 1] + score if score is not None else -1.0
            worth[i][j] = max(worth[i + 1][j], worth[i][j + 1], together)
    pairs: list[tuple[Thing | None, Thing | None]] = []
    i = j = 0
    while i < rows and j < columns:
        score = scores[i][j]
        if score is not None and worth[i][j] == worth[i + 1][j + 1] + score:
            pairs.append((left[i], right[j]))
            i, j = i + 1, j + 1
        elif worth[i][j] == worth[i + 1][j]:
            pairs.append((left[i], None))
            i += 1
        else:
            pairs.append((None, right[j]))
            j += 1
    return [*pairs, *((one, None) for one in left[i:]), *((None, two) for two in right[j:])]


def _alike_sections(one: Section, two: Section) -> float | None:
    if one.level != two.level:
        return None
    shared = _shared([one.heading, *texts_in(one.blocks)], [two.heading, *texts_in(two.blocks)])
    return 1 + shared + _SHAPE * _alike_shapes(one.blocks, two.blocks)


def _alike_shapes(left: Sequence[Block], right: Sequence[Block]) -> float:
    """How much two rows of blocks are of the same kinds, 0 to 1."""
    ours, theirs = (Counter(map(_shape, blocks)) for blocks in (left, right))
    return (ours & theirs).total() / ((ours | theirs).total() or 1)


def _shape(block: Block) -> object:
    return (type(block), block.numbered) if isinstance(block, Items) else type(block)


def _alike_blocks(one: Block, two: Block) -> float | None:
    if type(one) is not type(two):
        return None
    if isinstance(one, Table) and isinstance(two, Table) and len(one.head) != len(two.head):
        return None
    if isinstance(one, Comparison) and isinstance(two, Comparison) and len(one.sides) != len(two.sides):
        return None
    return 1 + _shared(list(texts_in((one,))), list(texts_in((two,)))) + _SHAPE * (_shape(one) == _shape(two))


def _alike_said(one: Said, two: Said) -> float:
    return 1 + _shared([one], [two])


def _shared(left: Iterable[Said], right: Iterable[Said]) -> float:
    """How much two texts share of what no translation changes: citations, amounts, years, names in Latin letters."""
    (cites, names), (other_cites, other_names) = _marks(left), _marks(right)
    if cites and other_cites and not cites & other_cites:
        return _OPPOSED
    both = cites | names, other_cites | other_names
    union = both[0] | both[1]
    return len(both[0] & both[1]) / len(union) if union else 0.0


def _marks(texts: Iterable[Said]) -> tuple[set[object], set[object]]:
    cites: set[object] = set()
    names: set[object] = set()
    for part in (part for said in texts for part in said.parts):
        text = words(part.inlines)
        cites |= {inline.content for inline in part.inlines if isinstance(inline, Cite)}
        names |= {found.amount.value for found in amounts_in(text, part.language)} | _urls(part.inlines)
        names |= {name.lower() for name in _NAMES.findall(text) if name.lower() not in _SMALL_WORDS}
    return cites, names


def _urls(inlines: Inlines) -> set[object]:
    return {inline.url for inline in inlines if isinstance(inline, Link)}


def _section(joiner: _Joiner, one: Section | None, two: Section | None) -> Section:
    if one is None or two is None:
        only = one or two
        assert only is not None
        joiner.alone("a section", only.heading)
        return replace(only, heading=_marked(only.heading))
    return Section(
        joiner.joined(one.heading, two.heading),
        _blocks(joiner, one.blocks, two.blocks),
        one.level,
        one.name,
        _both(joiner, one.takeaway, two.takeaway),
    )


def _blocks(joiner: _Joiner, left: Sequence[Block], right: Sequence[Block]) -> tuple[Block, ...]:
    made: list[Block] = []
    for one, two in paired(left, right, _alike_blocks):
        only = one or two
        assert only is not None
        if one is not None and two is not None:
            made.append(_block(joiner, one, two))
        else:
            first = next(iter(texts_in((only,))), Said(()))
            joiner.alone(_KINDS[type(only)], first)
            made.append(
                Paragraph(_marked(only.said)) if isinstance(only, Paragraph) else replace(only, why=_only(first))
            )
    return tuple(made)


def _marked(said: Said) -> Said:
    return replace(said, why=_only(said))


def _only(said: Said) -> str:
    return f"to decide: only in {said.languages[0] if said.languages else 'one language'}"


def _block(joiner: _Joiner, one: Block, two: Block) -> Block:
    match one, two:
        case Paragraph(left), Paragraph(right):
            return Paragraph(joiner.joined(left, right))
        case Quote(left, _), Quote(right, _):
            return Quote(joiner.joined(left, right))
        case Callout(kind, title, left), Callout(_, other, right):
            return Callout(kind, _both(joiner, title, other), joiner.joined(left, right))
        case Items(ours, numbered, _), Items(theirs, _, _):
            return Items(_items(joiner, ours, theirs), numbered)
        case Timeline(ours_, _, _), Timeline(theirs_, _, _):
            events = tuple(_event(joiner, *pair) for pair in paired(ours_, theirs_, _alike_events))
            return Timeline(events, _both(joiner, one.caption, two.caption))
        case Table(), Table():
            return _table(joiner, one, two)
        case Comparison(), Comparison():
            return _comparison(joiner, one, two)
        case Image(), Image():
            if joiner.first.files.get(one.file) != joiner.second.files.get(two.file):
                text = f"the picture {two.file}: {one.file} stands for both languages"
                joiner.remarks.append(Remark("left out", two.alt.line, text, joiner.second.path))
            return replace(one, alt=joiner.joined(one.alt, two.alt), caption=_both(joiner, one.caption, two.caption))
    raise AssertionError(one)


def _items(joiner: _Joiner, left: Sequence[Item], right: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(
        _item(joiner, one, two) for one, two in paired(left, right, lambda one, two: _alike_said(one.said, two.said))
    )


def _item(joiner: _Joiner, one: Item | None, two: Item | None) -> Item:
    if one is None or two is None:
        only = one or two
        assert only is not None
        joiner.alone("a point", only.said)
        return replace(only, said=_marked(only.said))
    below = _blocks(joiner, one.below, two.below)
    return Item(joiner.joined(one.said, two.said), tuple(block for block in below if isinstance(block, Items)))


def _alike_events(one: Event, two: Event) -> float | None:
    return _alike_said(one.said, two.said) if one.date == two.date else None


def _event(joiner: _Joiner, one: Event | None, two: Event | None) -> Event:
    if one is None or two is None:
        only = one or two
        assert only is not None
        joiner.alone(f"an event of {only.date}", only.said)
        return replace(only, said=_marked(only.said))
    return Event(one.date, joiner.joined(one.said, two.said), one.expected or two.expected)


def _table(joiner: _Joiner, one: Table, two: Table) -> Table:
    rows = []
    for left, right in paired(one.rows, two.rows, lambda left, right: 1 + _shared(left, right)):
        only = left or right
        assert only is not None
        if left is None or right is None:
            joiner.alone("a row", only[0])
            rows.append(only)
        else:
            rows.append(tuple(map(joiner.joined, left, right)))
    head = tuple(map(joiner.joined, one.head, two.head))
    return Table(head, tuple(rows), one.aligns, _both(joiner, one.caption, two.caption))


def _comparison(joiner: _Joiner, one: Comparison, two: Comparison) -> Comparison:
    rows = []
    for left, right in paired(one.rows, two.rows, lambda left, right: 1 + _shared(left.cells, right.cells)):
        only = left or right
        assert only is not None
        if left is None or right is None:
            joiner.alone("a row", only.cells[0])
            rows.append(only)
        else:
            rows.append(
                Row(joiner.joined(left.aspect, right.aspect), tuple(map(joiner.joined, left.cells, right.cells)))
            )
    sides = tuple(map(joiner.joined, one.sides, two.sides))
    return Comparison(sides, tuple(rows), one.why or two.why, _both(joiner, one.caption, two.caption))

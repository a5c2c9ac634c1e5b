"""A draft as a brief's YAML, its keys in the order in which the README tells of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefgen.ingest.decided import without_cites
from briefgen.ingest.inline import after, words, written
from briefgen.ingest.tree import (
    Block,
    Callout,
    Comparison,
    Draft,
    Event,
    Fact,
    Image,
    Inlines,
    Item,
    Items,
    Paragraph,
    Plain,
    Quote,
    Remark,
    Said,
    Section,
    Source,
    Strong,
    Table,
    Timeline,
)
from briefgen.ingest.yaml import Bare, Entry, Map, Node, Scalar, Seq, emitted, is_plain
from briefgen.locale import locale_for

DATE_REMARK = "guessed: the date of the file"
_LONGEST_ID = 40


@dataclass(slots=True)
class _Writer:
    draft: Draft
    remarks: list[Remark] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def brief_yaml(draft: Draft, name: str, date: str) -> tuple[str, tuple[Remark, ...]]:
    """The brief's text, and what had to be left out in writing it; `date` is used where the draft has none."""
    writer = _Writer(draft)
    entries = [*_head(writer, name, date), *_summary(writer), *_facts(draft), *_sources(draft), *_body(writer)]
    return emitted(Map(tuple(entries))), tuple(writer.remarks)


def _head(writer: _Writer, name: str, date: str) -> list[Entry]:
    draft = writer.draft
    assert draft.title is not None
    title = without_cites(draft.title, writer.remarks, "a title")
    entries = [
        Entry("briefgen", Bare("1")),
        Entry("id", Bare(slug(name) or _spelt(draft.title) or "brief")),
        Entry("languages", Seq(tuple(Bare(language) for language in draft.languages))),
        Entry("title", _text(writer, title), title.why, apart=True),
    ]
    if draft.series:
        entries.append(Entry("series", _text(writer, without_cites(draft.series, writer.remarks, "a series"))))
    if draft.subtitle:
        entries.append(Entry("subtitle", _text(writer, without_cites(draft.subtitle, writer.remarks, "a subtitle"))))
    entries.append(Entry("date", Bare(draft.date or date), "" if draft.date else DATE_REMARK))
    if draft.authors:
        entries.append(Entry("authors", Seq(tuple(Map((Entry("all", Scalar(one)),)) for one in draft.authors))))
    if draft.classification:
        said = without_cites(draft.classification, writer.remarks, "a classification")
        entries.append(Entry("classification", _text(writer, said)))
    if draft.takeaway:
        entries.append(Entry("takeaway", _text(writer, draft.takeaway)))
    if not draft.numbered:
        entries.append(Entry("numbered", Bare("false"), "the headings have numbers of their own"))
    if draft.bibliography:
        entries.append(
            Entry(
                "bibliography",
                Seq(tuple(Bare(one) if is_plain(one, flow=True) else Scalar(one) for one in draft.bibliography)),
            )
        )
    return entries


def _summary(writer: _Writer) -> list[Entry]:
    if not writer.draft.summary:
        return []
    items = Seq(tuple(_summary_item(writer, item) for item in writer.draft.summary))
    return [Entry("summary", items, apart=True)]


def _summary_item(writer: _Writer, item: Item) -> Node:
    return _item(writer, item)


def _facts(draft: Draft) -> list[Entry]:
    if not draft.facts:
        return []
    return [
        Entry("facts", Map(tuple(Entry(fact.id, _fact(draft, fact), fact.why) for fact in draft.facts)), apart=True)
    ]


def _fact(draft: Draft, fact: Fact) -> Map:
    entries = []
    if fact.label and len(draft.languages) == 1:
        entries.append(Entry("label", Scalar(fact.label[0][1]), "guessed: the words that follow it"))
    entries += (
        [Entry("low", Bare(fact.text)), Entry("high", Bare(fact.high))]
        if fact.high
        else [Entry("value", Bare(fact.text))]
    )
    if fact.unit:
        language, unit = fact.unit[0]
        one = Scalar(unit)
        entries.append(
            Entry(
                "unit",
                one
                if not language or len(draft.languages) == 1
                else Map(tuple(Entry(key, Scalar(noun)) for key, noun in fact.unit)),
            )
        )
    entries += [Entry(key, Bare(value)) for key, value in (("per", fact.per), ("bound", fact.bound)) if value]
    entries += [Entry("cite", Scalar(f"[{fact.cite}]"))] if fact.cite else []
    return Map(tuple(entries))


def _sources(draft: Draft) -> list[Entry]:
    if not draft.sources:
        return []
    return [Entry("sources", Map(tuple(Entry(one.id, _source(one), one.why) for one in draft.sources)), apart=True)]


def _source(source: Source) -> Map:
    entries = [
        Entry(key, Scalar(value) if isinstance(value, str) else Seq(tuple(map(Scalar, value)), flow=True))
        for key, value in source.fields.items()
    ]
    if source.translated:
        entries.append(
            Entry("translated-title", Map(tuple(Entry(key, Scalar(text)) for key, text in source.translated)))
        )
    return Map(tuple(entries))


def _body(writer: _Writer) -> list[Entry]:
    """The sections, those of the second level within the one before them."""
    tops: list[tuple[Section, list[Section]]] = []
    for section in writer.draft.sections:
        if section.level > 1 and tops:
            tops[-1][1].append(section)
        else:
            tops.append((section, []))
    made = Seq(tuple(_section(writer, top, below) for top, below in tops), apart=True)
    return [Entry("sections", made, apart=True)]


def _section(writer: _Writer, section: Section, below: Sequence[Section] = ()) -> Map:
    heading = without_cites(section.heading, writer.remarks, "a heading")
    entries = [
        Entry("id", Bare(_named(writer, section))),
        Entry("heading", _text(writer, heading), heading.why),
    ]
    entries += [Entry("takeaway", _text(writer, section.takeaway))] if section.takeaway else []
    blocks = tuple(_block(writer, block) for block in section.blocks)
    entries += [Entry("blocks", Seq(blocks))] if blocks else []
    entries += [Entry("sections", Seq(tuple(_section(writer, one) for one in below)))] if below else []
    return Map(tuple(entries))


def _named(writer: _Writer, section: Section) -> str:
    """An id of the heading's Latin words; where it has none, its number."""
    name = section.name or _spelt(section.heading) or f"section-{len(writer.names) + 1}"
    free = name
    number = 2
    while free in writer.names:
        free, number = f"{name}-{number}", number + 1
    writer.names.add(free)
    return free


def _spelt(said: Said) -> str:
    """An id of the Latin words of a text; "" where they are none or next to none."""
    return next((one for part in said.parts if len(one := slug(words(part.inlines))) > 2), "")


def slug(text: str) -> str:
    """Words as an id has them, from the first that begins with a Latin letter; "" where none does."""
    found = re.sub(r"['’]", "", text.lower())
    made = re.sub(r"^(?:[0-9][a-z0-9]*-?)+", "", re.sub(r"[^a-z0-9]+", "-", found).strip("-")).strip("-")
    if len(made) > _LONGEST_ID:
        made = made[:_LONGEST_ID].rpartition("-")[0] or made[:_LONGEST_ID]
    made = made.strip("-")
    return made if made[:1].isalpha() and is_plain(made) else ""


def _block(writer: _Writer, block: Block) -> Map:
    return Map((_entry(writer, block),), block.said.why if isinstance(block, Paragraph) else block.why)


def _entry(writer: _Writer, block: Block) -> Entry:
    match block:
        case Paragraph(said):
            return Entry("text", _text(writer, said))
        case Items(items, numbered):
            return Entry("numbered" if numbered else "bullets", Seq(tuple(_item(writer, item) for item in items)))
        case Timeline():
            return Entry("timeline", _timeline(writer, block))
        case Quote(said):
            return Entry("quote", Map((Entry("text", _text(writer, said)),)))
        case Callout():
            return Entry("callout", _callout(writer, block))
        case Image():
            return Entry("image", _image(writer, block))
        case Table():
            return Entry("table", _table(writer, block))
        case Comparison():
            return Entry("comparison", _comparison(writer, block))


def _item(writer: _Writer, item: Item) -> Node:
    lead, said = _lead(item.said)
    if not item.below and lead is None:
        return _with_remark(_text(writer, item.said), item.said.why)
    entries = [Entry("lead", _text(writer, lead))] if lead else []
    entries.append(Entry("text", _text(writer, said)))
    for below in item.below:
        key = "numbered" if below.numbered else "bullets"
        entries.append(Entry(key, Seq(tuple(_item(writer, one) for one in below.items))))
    return Map(tuple(entries), item.said.why)


def _lead(said: Said) -> tuple[Said | None, Said]:
    """What a point begins with in bold, to its stop, and the rest: "**It pays.** The sum is ...", **划算**：……"""
    heads, rests = [], []
    for part in said.parts:
        first, rest = part.inlines[:1], part.inlines[1:]
        text, stop = words(first).strip(), locale_for(part.language).words.lead_end.strip()
        behind = words(rest[:1]).startswith(stop) and isinstance(rest[0], Plain)
        if (
            not isinstance(next(iter(first), None), Strong)
            or not words(rest).strip()
            or not (behind or text.endswith(stop))
        ):
            return None, said
        heads.append(replace(part, inlines=(Plain(text.removesuffix(stop)),)))
        rests.append(replace(part, inlines=_unspaced(after(rest, 1) if behind else rest)))
    return Said(tuple(heads)), replace(said, parts=tuple(rests))


def _unspaced(inlines: Inlines) -> Inlines:
    first, *rest = inlines
    return (Plain(first.text.lstrip()), *rest) if isinstance(first, Plain) else inlines


def _with_remark(node: Node, why: str) -> Node:
    return Map(node.entries, why) if why and isinstance(node, Map) else node


def _timeline(writer: _Writer, block: Timeline) -> Map:
    caption = [Entry("caption", _text(writer, block.caption))] if block.caption else []
    return Map((*caption, Entry("events", Seq(tuple(_event(writer, event) for event in block.events)))))


def _event(writer: _Writer, event: Event) -> Map:
    entries = [Entry("date", Bare(event.date))]
    if event.expected:
        entries.append(Entry("expected", Bare("true"), "guessed: its text says so"))
    return Map((*entries, Entry("event", _text(writer, event.said))), event.said.why)


def _image(writer: _Writer, image: Image) -> Map:
    entries = [
        Entry("file", Scalar(image.file)),
        Entry("alt", _text(writer, without_cites(image.alt, writer.remarks, "an alternative text")), image.alt.why),
    ]
    entries += [Entry("caption", _text(writer, image.caption))] if image.caption else []
    return Map(tuple(entries))


def _callout(writer: _Writer, block: Callout) -> Map:
    title = without_cites(block.title, writer.remarks, "a box's title") if block.title else None
    return Map((
        Entry("kind", Bare(block.kind)),
        *([Entry("title", _text(writer, title))] if title else []),
        Entry("text", _text(writer, block.said)),
    ))  # fmt: skip


def _table(writer: _Writer, table: Table) -> Map:
    columns = []
    for head, align in zip(table.head, table.aligns or ("",) * len(table.head), strict=True):
        entries = [Entry("head", _text(writer, without_cites(head, writer.remarks, "a column's head")))]
        entries += [Entry("align", Bare(align))] if align else []
        columns.append(Map(tuple(entries)))
    rows = tuple(Seq(tuple(_text(writer, cell) for cell in row), flow=True) for row in table.rows)
    caption = [Entry("caption", _text(writer, table.caption))] if table.caption else []
    return Map((*caption, Entry("columns", Seq(tuple(columns))), Entry("rows", Seq(rows))))


def _comparison(writer: _Writer, block: Comparison) -> Map:
    caption = [Entry("caption", _text(writer, block.caption))] if block.caption else []
    sides = Seq(
        tuple(_text(writer, without_cites(side, writer.remarks, "a side's name")) for side in block.sides), flow=True
    )
    rows = tuple(
        Map(
            (
                Entry("aspect", _text(writer, without_cites(row.aspect, writer.remarks, "an aspect"))),
                Entry("cells", Seq(tuple(_text(writer, cell) for cell in row.cells))),
            )
        )
        for row in block.rows
    )
    return Map((*caption, Entry("columns", sides), Entry("rows", Seq(rows))))


EMPTY = "–"


def _text(writer: _Writer, said: Said) -> Node:
    """The text: bare in the brief's only language, by language, or for `all` where it is in but one of several."""
    texts = {part.language: written(part.inlines) or EMPTY for part in said.parts}
    languages = writer.draft.languages
    if tuple(texts) == languages[:1] and len(languages) == 1:
        return Scalar(texts[languages[0]])
    if set(texts) == set(languages):
        if len(set(texts.values())) == 1:
            return Map((Entry("all", Scalar(texts[languages[0]])),))
        return Map(tuple(Entry(language, Scalar(texts[language])) for language in languages))
    return Map((Entry("all", Scalar(next(iter(texts.values()), EMPTY))),))

"""Markdown: CommonMark with GFM's tables, footnotes, pandoc's citations and front matter (markdown-it-py and its plug-ins)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from briefgen.ingest.captions import captioned
from briefgen.ingest.frontmatter import Front, read_front
from briefgen.ingest.inline import words
from briefgen.ingest.languages import language_of
from briefgen.ingest.levels import levelled, own_title
from briefgen.ingest.listed import IN_WORDS
from briefgen.ingest.listed import source as worded_source
from briefgen.ingest.md_inline import InlineReader, cited_keys, without_keys
from briefgen.ingest.md_words import line_of, spoken_in, unused
from briefgen.ingest.own import own
from briefgen.ingest.pictures import Pictures
from briefgen.ingest.received import cleaned
from briefgen.ingest.tables import tabled
from briefgen.ingest.tree import (
    Block,
    Break,
    Cite,
    Code,
    Draft,
    Inlines,
    Item,
    Items,
    Paragraph,
    Part,
    Plain,
    Quote,
    Remark,
    Said,
    Section,
    Source,
    Strong,
)

_SIGNS = re.compile(r"^(?:#{1,6} \S|```|\s*\|?\s*:?-{3,}:?\s*\||\[\^[^\]]+\]:)", re.MULTILINE)
_FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_CELL_END = re.compile(r"(?<!\\)\|")
_ATTRIBUTES = re.compile(r"^(#{1,6} .*?)[ \t]*\{[#.][^{}\n]*\}[ \t]*$", re.MULTILINE)
"""pandoc's {#name .class} at a heading's end."""
_CAPTION = re.compile(r"\s*(?:(?:table|figure|fig\.|表|图)\s*\d+(?:[.-]\d+)?\s*[.:：]?\s|(?:table)?:\s)", re.IGNORECASE)
Lines = tuple[tuple[int, str], ...]


def looks_like_markdown(text: str) -> bool:
    """Whether a text has headings, tables, fences or footnotes as only Markdown writes them."""
    return bool(_SIGNS.search(text))


def read_markdown(text: str, folder: Path) -> tuple[Draft, Lines]:
    """The draft, and the text's words by line; pictures are looked for in `folder` and below."""
    head, text = _parted(cleaned(text))
    text = _ATTRIBUTES.sub(r"\1", text)
    defined: dict[str, Any] = {}
    root = SyntaxTreeNode(_parser().parse(text, defined))
    front = read_front(head, folder)
    keys = dict.fromkeys((*front.keys, *cited_keys(text)))
    known = {**{key: key for key in keys}, **{key: _called(source) for key, source in front.sources.items()}}
    spoken = tuple(spoken_in(root, known))
    language = front.language or language_of(" ".join(said for _, said in spoken))
    reader = _Reader(language, Pictures(folder), known, tuple(text.split("\n")))
    reader.notes(root)
    reader.remarks += unused(text, root, defined)
    draft = reader.draft(root, front)
    draft = own(draft) if front.ours else draft
    return draft, (*((line, without_keys(said, known)) for line, said in front.lines), *spoken)


def _called(source: Source) -> str:
    """What a sentence calls a source: the names of who wrote it, else its key."""
    people = source.fields.get("author", ())
    families = [name.partition(",")[0] for name in (people if not isinstance(people, str) else (people,))]
    return " and ".join([", ".join(families[:-1]), families[-1]] if len(families) > 1 else families) or source.id


def _parted(text: str) -> tuple[str, str]:
    """The front matter, "" where there is none, and the text with empty lines in its place."""
    found = _FRONT.match(text)
    return (found[1], "\n" * found.group().count("\n") + text[found.end() :]) if found else ("", text)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).use(deflist_plugin)
    return parser.disable("text_join")


@dataclass(slots=True)
class _Reader:
    """Makes blocks of a syntax tree's nodes."""

    language: str
    pictures: Pictures
    known: Mapping[str, str] = field(default_factory=dict)
    """What a sentence calls each source, by its key."""
    lines: tuple[str, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    cites: dict[int, str] = field(default_factory=dict)
    """What the footnotes cite, by their numbers."""

    def draft(self, root: SyntaxTreeNode, front: Front) -> Draft:
        opening, sections = self._outline(root)
        title = self._front(front, "title")
        if title is None:
            title, opening, sections = own_title(opening, sections)
        elif sections and not opening and _alike(sections[0].heading, title):
            _, opening, sections = own_title(opening, sections)
        sections = levelled(sections)
        known = {**self.sources, **front.sources}
        return Draft(
            (self.language,),
            title,
            self._front(front, "subtitle"),
            front.date,
            front.authors,
            opening,
            sections,
            sources=tuple(known[name] for name in known if name in front.sources or name not in front.keys),
            remarks=(*front.remarks, *self.remarks, *self.pictures.remarks),
            files={**front.files, **self.pictures.files},
            bibliography=front.bibliography,
            series=self._front(front, "series"),
            classification=self._front(front, "classification"),
            summary=tuple(Item(self._parsed(text, line)) for line, text in front.abstract),
        )

    def _front(self, front: Front, key: str) -> Said | None:
        text, line = front.texts.get(key, ("", 0))
        return self._parsed(text, line) if text else None

    def _parsed(self, text: str, line: int) -> Said:
        """A text of the front matter, which may have emphasis, links and citations."""
        root = SyntaxTreeNode(_parser().parseInline(text))
        inlines = tuple(one for node in root.children if node.type == "inline" for one in self.inlines(node))
        return self._of(inlines, line)

    def notes(self, root: SyntaxTreeNode) -> None:
        """Footnotes read first: each becomes a source, or the citation that is all it holds."""
        for block in (node for node in root.children if node.type == "footnote_block"):
            for number, node in enumerate(block.children):
                meta = node.meta if isinstance(node.meta, dict) else {}
                self._note(int(meta.get("id", number)), str(meta.get("label") or number + 1), node)

    def _note(self, number: int, label: str, node: SyntaxTreeNode) -> None:
        inlines: list[Inlines] = [self.inlines(child) for child in node.walk() if child.type == "inline"]
        line = next((line_of(child) for child in node.walk() if child.type == "inline"), 0)
        alone = [inline for part in inlines for inline in part]
        content = InlineReader.only_cites(alone)
        if content:
            self.cites[number] = content
            return
        text = " ".join(InlineReader.with_addresses(part) for part in inlines).strip()
        made = worded_source(f"note-{_name(label, number)}", text, line)
        self.sources[made.id] = replace(made, why=f"to decide: a footnote; {IN_WORDS}")
        self.cites[number] = f"@{made.id}"

    def inlines(self, node: SyntaxTreeNode) -> Inlines:
        """The inlines of an `inline` node; its pictures are kept for blocks of their own."""
        reader = InlineReader(self.cites, line_of(node), self.language, known=self.known)
        made = reader.read(node)
        self.remarks += reader.remarks
        for key in reader.keys:
            self.sources.setdefault(key, _stub(key, line_of(node)))
        self.pictures.waiting += reader.images
        return made

    def saying(self, node: SyntaxTreeNode) -> Said:
        """The text of a node that holds an `inline`."""
        inlines = tuple(one for child in node.children if child.type == "inline" for one in self.inlines(child))
        return self._of(inlines, line_of(node))

    def _of(self, inlines: Inlines, line: int) -> Said:
        return Said((Part(self.language, inlines, line),))

    def _outline(self, root: SyntaxTreeNode) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
        opening: list[Block] = []
        sections: list[Section] = []
        for node in root.children:
            if node.type == "heading":
                sections.append(Section(self.saying(node), (), int(node.tag[1:])))
                blocks: list[Block] = []
            else:
                blocks = self.blocks(node)
            blocks += self.pictures.blocks(self.language)
            if sections:
                sections[-1] = replace(sections[-1], blocks=(*sections[-1].blocks, *blocks))
            else:
                opening += blocks
        return _captioned(opening), tuple(replace(one, blocks=_captioned(one.blocks)) for one in sections)

    def blocks(self, node: SyntaxTreeNode) -> list[Block]:
        match node.type:
            case "paragraph":
                said = self.saying(node)
                return [Paragraph(said)] if _holds(said.parts[0].inlines) else []
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "dl":
                return [Items(tuple(self._definitions(node)))]
            case "table":
                return [tabled(*self._grid(node))]
            case "blockquote":
                return self._quote(node)
            case "fence" | "code_block":
                return self._code(node)
            case "heading":
                said = self.saying(node)
                (part,) = said.parts
                return [Paragraph(replace(said, parts=(replace(part, inlines=(Strong(part.inlines),)),)))]
            case "html_block":
                self._leave(node, f"HTML: {' '.join(node.content.split())}")
        return []

    def _leave(self, node: SyntaxTreeNode, what: str) -> None:
        self.remarks.append(Remark("left out", line_of(node), what))

    def _definitions(self, node: SyntaxTreeNode) -> Iterator[Item]:
        """Terms with what they mean, "**Term:** meaning"; further meanings hang below."""
        terms: list[Inlines] = []
        meanings: list[Item] = []
        for child, following in zip(node.children, [*node.children[1:], None], strict=True):
            if child.type == "dt":
                terms.append(self.saying(child).parts[0].inlines)
            elif item := self._item(child, []):
                meanings.append(item)
            if meanings and (following is None or following.type == "dt"):
                first, *others = meanings
                part = first.said.parts[0]
                term = Strong(
                    (*(one for inlines in terms for one in inlines), Plain(":" if self.language != "zh" else "："))
                )
                said = replace(first.said, parts=(replace(part, inlines=(term, Plain(" "), *part.inlines)),))
                yield Item(said, (*first.below, *((Items(tuple(others)),) if others else ())))
                terms, meanings = [], []

    def _quote(self, node: SyntaxTreeNode) -> list[Block]:
        blocks = [block for child in node.children for block in self.blocks(child)]
        return [Quote(block.said) if isinstance(block, Paragraph) else block for block in blocks]

    def _code(self, node: SyntaxTreeNode) -> list[Block]:
        """Lines of code, each as it is."""
        if node.info.strip():
            self._leave(node, f"what the code is in: {node.info.strip()}")
        inlines: list[Code | Break] = []
        for line in filter(str.strip, node.content.split("\n")):
            inlines += [Break(), Code(line)] if inlines else [Code(line)]
        return [Paragraph(self._of(tuple(inlines), line_of(node)))] if inlines else []

    def _list(self, node: SyntaxTreeNode) -> list[Block]:
        """The list, and after it what cannot stand in a point: tables and pictures."""
        after: list[Block] = []
        items = tuple(item for child in node.children if (item := self._item(child, after)))
        start = node.attrs.get("start")
        if start is not None:
            items = tuple(_counted(item, int(start) + place) for place, item in enumerate(items))
        made: list[Block] = [Items(items, node.type == "ordered_list" and start is None)] if items else []
        return made + after

    def _item(self, node: SyntaxTreeNode, after: list[Block]) -> Item | None:
        inlines: list[Inlines] = []
        below: list[Items] = []
        for child in node.children:
            for block in self.blocks(child):
                if isinstance(block, Paragraph | Quote):
                    inlines.append(block.said.parts[0].inlines)
                elif isinstance(block, Items):
                    below.append(block)
                else:
                    after.append(block)
        text: Inlines = tuple(one for part in inlines for one in (*part, Break()))[:-1]
        if not text and not below:
            return None
        return Item(self._of(text or (Plain("–"),), line_of(node)), tuple(below))

    def _grid(self, node: SyntaxTreeNode) -> tuple[list[Said], list[list[Said]], list[str]]:
        rows = [list(row.children) for part in node.children for row in part.children]
        head, *body = rows
        for row in (row for part in node.children for row in part.children):
            self._tell_surplus(row, len(head))
        aligns = [str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in head]
        return [self._cell(cell) for cell in head], [[self._cell(cell) for cell in row] for row in body], aligns

    def _tell_surplus(self, row: SyntaxTreeNode, columns: int) -> None:
        """GFM leaves out the cells of a row that the table has no column for."""
        line = self.lines[row.map[0]] if row.map and row.map[0] < len(self.lines) else ""
        cells = _CELL_END.split(line.strip().strip("|"))
        if surplus := " ".join(cell.strip() for cell in cells[columns:]).strip():
            self._leave(row, f"what stands in a row beyond the table's columns: {surplus}")

    def _cell(self, cell: SyntaxTreeNode) -> Said:
        said = self.saying(cell)
        return said if said.line else replace(said, parts=(replace(said.parts[0], line=line_of(cell.parent or cell)),))


def _captioned(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, what is labelled as a caption put to its table or picture."""
    things = [
        ("caption", block.said)
        if isinstance(block, Paragraph) and _CAPTION.match(words(block.said.parts[0].inlines))
        else ("", block)
        for block in blocks
    ]
    return tuple(Paragraph(thing) if isinstance(thing, Said) else thing for _, thing in captioned(things))


def _alike(one: Said, other: Said) -> bool:
    return words(one.parts[0].inlines).split() == words(other.parts[0].inlines).split()


def _counted(item: Item, number: int) -> Item:
    """A point with its number typed: a brief's numbers begin at 1."""
    part = item.said.parts[0]
    return replace(item, said=Said((replace(part, inlines=(Plain(f"{number}. "), *part.inlines)),)))


def _holds(inlines: Inlines) -> bool:
    """Whether there is more than space: a paragraph of pictures has none of it left."""
    return bool(words(inlines).strip()) or any(isinstance(inline, Cite) for inline in inlines)


def _stub(key: str, line: int) -> Source:
    return Source(
        key, {"type": "document", "title": key}, line, "to decide: what this source is; only its key is known"
    )


def _name(label: str, number: int) -> str:
    return label if re.fullmatch(r"[A-Za-z0-9_-]{1,40}", label) else str(number + 1)

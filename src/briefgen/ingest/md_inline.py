"""The inline part of Markdown: emphasis, code, links, footnote marks, and pandoc's citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode

from briefgen.compile.citation import read_citation
from briefgen.ingest.inline import joined, words
from briefgen.ingest.listed import linked
from briefgen.ingest.tree import Break, Cite, Code, Emph, Inline, Inlines, Link, Plain, Remark, Strong
from briefgen.model.sources import CITED

_CITATION = re.compile(r"\[([^\[\]]*?(?<![\w@])-?@[^\[\]]*)\]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SILENT = re.compile(r"</(?:span|a)>|<(?:span|a)(?:\s+(?:id|name|class|style)=\"[^\"]*\")*\s*>", re.IGNORECASE)
"""A tag that marks a place or dresses words, and says nothing."""
_NAMED = re.compile(r"(?<![\w@.])@(?:\{([^{}\s]+)\}|(\w[\w:.#$%&+?<>~/-]*\w|\w))(?:\s+\[([^\[\]@]{1,60})\])?")
"""pandoc's citation in the text, "@smith2020 [p. 33] says"."""
_SCHEMES = ("http://", "https://", "mailto:")


def without_keys(text: str, known: Mapping[str, str]) -> str:
    """A text with no more of its citations than readers see: the words in them and the places."""
    return _NAMED.sub(
        lambda found: f"{known.get(found[1] or found[2], found[0])} {found[3] or ''}", _CITATION.sub(_seen, text)
    )


def _seen(found: re.Match[str]) -> str:
    items, _ = read_citation(found[1], 0)
    return " ".join(" ".join((one.prefix, *(place.value for place in one.locators), one.suffix)) for one in items)


@dataclass(slots=True)
class InlineReader:
    """Reads the inlines of one `inline` node; what it meets besides is in its lists."""

    cites: Mapping[int, str]
    line: int
    language: str
    remarks: list[Remark] = field(default_factory=list)
    images: list[tuple[int, str, str, str]] = field(default_factory=list)
    """Line, address, alternative text and title."""
    keys: dict[str, None] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    """What a sentence calls each source that is known, by its key."""

    def read(self, node: SyntaxTreeNode) -> Inlines:
        return joined(tuple(self._joined(node.children)))

    def _joined(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Inline]:
        """The inlines, texts over the ends of lines in one, so that a citation may be broken between lines."""
        run = ""
        for node in nodes:
            self.line += node.type in ("softbreak", "hardbreak")
            if node.type in ("text", "softbreak"):
                run += node.content if node.type == "text" else "\n"
                continue
            yield from self._text(run)
            run = ""
            yield from self._one(node)
        yield from self._text(run)

    def _one(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        match node.type:
            case "text_special":
                yield Plain(node.content)
            case "code_inline":
                yield Code(node.content)
            case "hardbreak":
                yield Break()
            case "strong":
                yield Strong(self.read(node))
            case "em":
                yield Emph(self.read(node))
            case "s":
                self._leave(f"struck through: {words(self.read(node))}")
            case "link":
                yield from self._link(node)
            case "image":
                title = str(node.attrs.get("title", ""))
                alt = words(_unlinked(tuple(self._joined(node.children)))).replace("\n", " ")
                self.images.append((self.line, str(node.attrs.get("src", "")), alt, title))
            case "footnote_ref":
                meta = node.meta if isinstance(node.meta, dict) else {}
                content = self.cites.get(int(meta.get("id", -1)))
                yield from (Cite(content),) if content else ()
            case "html_inline" if _BREAK.fullmatch(node.content):
                yield Break()
            case "html_inline":
                if not _SILENT.fullmatch(node.content):
                    self._leave(f"HTML: {node.content}")
            case _:
                if node.content:
                    yield Plain(node.content)

    def _text(self, run: str) -> Iterator[Inline]:
        at = 0
        for found in _CITATION.finditer(run):
            content = self._citation(found[1])
            if content is None:
                continue
            yield from self._plain(run[at : found.start()])
            yield Cite(content)
            at = found.end()
        yield from self._plain(run[at:])

    def _plain(self, text: str) -> Iterator[Inline]:
        """Text without citations in brackets: those that name a source in a sentence, and addresses, are in it still."""
        at = 0
        for found in _NAMED.finditer(text):
            key = found[1] or found[2]
            if key not in self.known:
                continue
            yield from linked(text[at : found.start()])
            if self.known[key] == key:
                text_ = f"a sentence calls the source {key!r} by its key: name who wrote it"
                self.remarks.append(Remark("guessed", self.line, text_))
            yield Plain(self.known[key])
            self.keys[key] = None
            name = f"@{{{found[1]}}}" if found[1] else f"@{key}"
            yield Cite(f"{name}, {found[3].strip()}" if found[3] else name)
            at = found.end()
        yield from linked(text[at:])

    def _citation(self, content: str) -> str | None:
        """The citation as a brief has it; None where a part of it names no source."""
        keys: list[str] = []
        for part in re.split(r"[;；]", content):
            found = CITED.search(part)
            key = (found[1] or found[2]) if found else None
            if not key:
                return None
            keys.append(key)
        self.keys.update(dict.fromkeys(keys))
        return " ".join(content.split())

    def _link(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        url, children = str(node.attrs.get("href", "")), _unlinked(self.read(node))
        if node.attrs.get("title"):
            self._leave(f"a link's title: {node.attrs['title']}")
        if not url.lower().startswith(_SCHEMES):
            if url:
                self._leave(f"the address of a link: {url}")
            yield from children
            return
        cites = tuple(child for child in children if isinstance(child, Cite))
        rest = tuple(child for child in children if not isinstance(child, Cite))
        yield Link(rest if words(rest).strip() else (Plain(url),), url)
        yield from cites

    def _leave(self, what: str) -> None:
        self.remarks.append(Remark("left out", self.line, what))

    @staticmethod
    def only_cites(inlines: Iterable[Inline]) -> str:
        """What a note cites that holds citations and nothing else; "" for other notes."""
        kept = list(inlines)
        rest = "".join(words((one,)) for one in kept if not isinstance(one, Cite))
        if re.sub(r"[\s.,;]", "", rest):
            return ""
        return "; ".join(one.content for one in kept if isinstance(one, Cite))

    @staticmethod
    def with_addresses(inlines: Inlines) -> str:
        """The words of a note with the addresses of its links behind them, as plain text."""
        out = ""
        for inline in inlines:
            out += words((inline,)).replace("\n", " ")
            if isinstance(inline, Link) and words(inline.children) != inline.url:
                out += f" {inline.url} "
            elif isinstance(inline, Cite):
                out += f"[{inline.content}]"
        return " ".join(out.split())


def cited_keys(text: str) -> Iterator[str]:
    """The keys that a text cites in brackets."""
    for found in _CITATION.finditer(text):
        for part in re.split(r"[;；]", found[1]):
            key = CITED.search(part)
            yield from (key[1] or key[2],) if key else ()


def _unlinked(inlines: Inlines) -> Inlines:
    """Inlines of a link, in which no other link stands."""
    return tuple(part for one in inlines for part in (one.children if isinstance(one, Link) else (one,)))

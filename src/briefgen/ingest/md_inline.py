"""The inline part of Markdown: emphasis, code, links, footnote marks, and pandoc's citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode

from briefgen.compile.citation import read_citation
from briefgen.ingest.inline import words
from briefgen.ingest.tree import Break, Cite, Code, Emph, Inline, Inlines, Link, Plain, Remark, Strong
from briefgen.model.sources import CITED

_CITATION = re.compile(r"\[([^\[\]]*?(?<![\w@])-?@[^\[\]]*)\]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SCHEMES = ("http://", "https://", "mailto:")


def without_keys(text: str) -> str:
    """A text with no more of its citations than readers see: the words in them and the places."""
    return _CITATION.sub(_seen, text)


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

    def read(self, node: SyntaxTreeNode) -> Inlines:
        return tuple(self._joined(node.children))

    def _joined(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Inline]:
        """The inlines, texts over the ends of lines in one, so that a citation may be broken between lines."""
        run = ""
        for node in nodes:
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
            case "link":
                yield from self._link(node)
            case "image":
                title = str(node.attrs.get("title", ""))
                self.images.append((self.line, str(node.attrs.get("src", "")), node.content, title))
            case "footnote_ref":
                meta = node.meta if isinstance(node.meta, dict) else {}
                content = self.cites.get(int(meta.get("id", -1)))
                yield from (Cite(content),) if content else ()
            case "html_inline" if _BREAK.fullmatch(node.content):
                yield Break()
            case "html_inline":
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
            yield from (Plain(run[at : found.start()]),) if found.start() > at else ()
            yield Cite(content)
            at = found.end()
        yield from (Plain(run[at:]),) if run[at:] else ()

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
        url, children = str(node.attrs.get("href", "")), self.read(node)
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

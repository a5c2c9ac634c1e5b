"""What a Markdown text says, by line, and what it defines that is shown nowhere: nothing of it may be lost in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.tree import SyntaxTreeNode

from briefgen.ingest.md_inline import without_keys
from briefgen.ingest.tree import Remark

_NOTE = re.compile(
    r"^ {0,3}\[\^([^\]\s]+)\]:(.*(?:\n(?:(?! {0,3}\[\^)\S.*|(?:[ \t]*\n)*(?: {4}|\t).*))*)", re.MULTILINE
)
_ADDRESS = re.compile(r"^ {0,3}\[(?!\^)([^\]]+)\]:\s*(\S.*)$", re.MULTILINE)


def unused(text: str, root: SyntaxTreeNode, defined: Mapping[str, Any]) -> Iterator[Remark]:
    """Footnotes and addresses that are defined and used by nothing, or defined once more: they are shown nowhere."""
    used = {
        str(node.meta.get("label"))
        for node in root.walk()
        if node.type == "footnote_ref" and isinstance(node.meta, dict)
    }
    notes = [*_NOTE.finditer(text)]
    last = {found[1]: found for found in notes}
    for found in notes:
        if found[1] not in used or last[found[1]] is not found:
            yield Remark(
                "left out", _line_at(text, found), f"a footnote that nothing refers to: {' '.join(found[2].split())}"
            )
    linked = {
        str(node.attrs.get("href") or node.attrs.get("src")) for node in root.walk() if node.type in ("link", "image")
    }
    defined_once: dict[str, Any] = dict(defined.get("references", {}))
    for found in _ADDRESS.finditer(text):
        first = defined_once.pop(normalizeReference(found[1]), None)
        if first is None or str(first["href"]) not in linked:
            yield Remark("left out", _line_at(text, found), f"an address that no link uses: [{found[1]}]: {found[2]}")


def _line_at(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def spoken_in(root: SyntaxTreeNode, known: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """The words of the text by line, with the addresses of its links: what must not be lost."""
    line = 0
    inline: list[str] = []
    for node in root.walk():
        if node.type == "inline":
            yield from [(line, without_keys("".join(inline), known))] if inline else []
            line, inline = line_of(node), []
        elif node.type in ("text", "text_special", "code_inline"):
            inline.append(node.content)
        elif node.type in ("softbreak", "hardbreak", "html_inline"):
            inline.append(" ")
        elif node.type == "link":
            inline.append(f" {node.attrs.get('href', '')} ")
        elif node.type == "image":
            inline.append(f" {node.attrs.get('title', '')} ")
        elif node.type in ("fence", "code_block"):
            yield line_of(node), node.content
    if inline:
        yield line, without_keys("".join(inline), known)


def line_of(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 0

"""What must agree across a brief: its languages, ids and date. Each check looks at the nodes, valid or not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from briefgen.diagnostics import Diagnostic, cut, error, quoted
from briefgen.load.node import Node
from briefgen.load.sections import blocks, sections
from briefgen.locale import LANGUAGES

DEEPEST_SECTION = 2


def check(root: Node) -> tuple[Diagnostic, ...]:
    """Every fault that lies between parts of the brief."""
    return tuple(fault for find in CHECKS for fault in find(root))


def _languages(root: Node) -> Iterator[Diagnostic]:
    listed = root.get("languages")
    seen: set[str] = set()
    for node in listed.items() if listed else ():
        name = node.written
        if name is None:
            continue
        if name not in LANGUAGES:
            hint = f"languages: {', '.join(LANGUAGES)}"
            yield error("no-such-language", f"briefgen does not speak {quoted(name)}", node.where, hint=hint)
        elif name in seen:
            yield error("duplicate-language", f"the language {quoted(name)} is listed twice", node.where)
        seen.add(name)


def _date(root: Node) -> Iterator[Diagnostic]:
    node = root.get("date")
    written = node.written if node else None
    if node is None or written is None:
        return
    try:
        dt.date.fromisoformat(written if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written, re.ASCII) else "")
    except ValueError:
        hint = "write year, month and day: 2025-12-31"
        yield error("bad-date", f"`date` is no date: {quoted(written)}", node.where, hint=hint)


def _ids(root: Node) -> Iterator[Diagnostic]:
    """Sections and blocks share their ids, since a reference `[](#id)` may mean either."""
    first: dict[str, Node] = {}
    for node in sorted(_identified(root), key=lambda node: node.where):
        name = str(node.data)
        if name in first:
            hint = f"first in line {first[name].where.line}"
            yield error("duplicate-id", f"the id `{cut(name)}` is given twice", node.where, hint=hint)
        first.setdefault(name, node)


def _identified(root: Node) -> Iterator[Node]:
    for _, section in sections(root):
        if section.text("id"):
            yield section.children["id"]
    for block in blocks(root):
        yield from (content.children["id"] for content in block.children.values() if content.text("id"))


def _depth(root: Node) -> Iterator[Diagnostic]:
    for depth, section in sections(root):
        if depth == DEEPEST_SECTION + 1:
            message = f"sections nest {DEEPEST_SECTION} levels deep, and this is a level more"
            yield error("sections-too-deep", message, section.where, hint="move it up a level")


CHECKS: tuple[Callable[[Node], Iterator[Diagnostic]], ...] = (_languages, _date, _ids, _depth)

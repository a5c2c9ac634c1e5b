"""Ways through the tree: every node in reading order, the plain text of inlines, and rewriting inlines."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterator
from functools import cache
from types import NoneType
from typing import Any, TypeVar, cast

from briefgen.doctree.inlines import (
    Code,
    Emph,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    Quantity,
    Ref,
    Strong,
    Text,
)

Node = TypeVar("Node")

LEAVES = (str, int, NoneType)
"""Values below which there is no node: to see so at once takes half of the time of a walk."""


def walk(node: object) -> Iterator[Any]:
    """Yields `node` and every dataclass below it, parents first, in the order of their fields."""
    if isinstance(node, tuple):
        for child in node:
            yield from walk(child)
    elif (names := _fields(node)) is not None:
        yield node
        for name in names:
            if not isinstance(value := getattr(node, name), LEAVES):
                yield from walk(value)


def _fields(node: Any) -> tuple[str, ...] | None:
    """The names of a node's fields; None where it is no dataclass."""
    return _fields_of(cast(Hashable, type(node)))


@cache
def _fields_of(kind: Any) -> tuple[str, ...] | None:
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None


def plain(inlines: Inlines) -> str:
    """The words alone: no marks, no notes; a line break is a space."""
    return "".join(map(_plain, inlines))


def _plain(inline: Inline) -> str:
    match inline:
        case Text() | Code() | Quantity() | Ref():
            return inline.text
        case Strong() | Emph() | Link():
            return plain(inline.children)
        case LineBreak():
            return " "
        case NoteRef():
            return ""


def without_notes(inlines: Inlines) -> Inlines:
    """The same inlines with their note marks taken out, for places that cannot carry them."""
    kept: list[Inline] = []
    for inline in inlines:
        match inline:
            case NoteRef():
                continue
            case Strong() | Emph() | Link():
                kept.append(dataclasses.replace(inline, children=without_notes(inline.children)))
            case _:
                kept.append(inline)
    return tuple(kept)


def fused(inlines: Inlines) -> Inlines:
    """The same inlines, neighbouring texts of one language made one."""
    out: list[Inline] = []
    for inline in inlines:
        last = out[-1] if out else None
        if isinstance(inline, Text) and isinstance(last, Text) and last.lang == inline.lang:
            out[-1] = Text(last.text + inline.text, inline.lang)
        else:
            out.append(inline)
    return tuple(out)


def note_numbers(node: object) -> tuple[int, ...]:
    """The numbers of all notes cited in `node`, in number order, each once."""
    found = {mark.number for ref in walk(node) if isinstance(ref, NoteRef) for mark in ref.marks}
    return tuple(sorted(found))


def rewrite(node: Node, change: Callable[[Any], Any]) -> Node:
    """A copy of the tree with `change` applied to every dataclass, children first; what is unchanged is shared."""
    return cast(Node, _rewrite(node, change))


def _rewrite(node: object, change: Callable[[Any], Any]) -> object:
    if isinstance(node, tuple):
        new = tuple(_rewrite(child, change) for child in node)
        return node if all(a is b for a, b in zip(node, new, strict=True)) else new
    names = _fields(node)
    if names is None:
        return node
    changed = {}
    for name in names:
        old = getattr(node, name)
        new_value = _rewrite(old, change)
        if new_value is not old:
            changed[name] = new_value
    return change(dataclasses.replace(cast(Any, node), **changed) if changed else node)

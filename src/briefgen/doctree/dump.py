"""A document as stable, readable text: what tests compare and what the content hash is taken of."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from briefgen.doctree.document import Document
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

INLINE_TYPES = (Text, Strong, Emph, Code, Link, Quantity, Ref, NoteRef, LineBreak)


def dump(node: object) -> str:
    """One line a field, children indented by two spaces; inlines on one line; defaults left out."""
    return "\n".join(_lines(node, 0)) + "\n"


def content_hash(document: Document) -> str:
    """SHA-256 (hex) of the document's dump without the hash itself."""
    bare = dataclasses.replace(document, meta=dataclasses.replace(document.meta, content_hash=""))
    return hashlib.sha256(dump(bare).encode()).hexdigest()


def dump_inlines(inlines: Inlines) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text, lang):
            return f"{{{lang}|{text}}}" if lang else text
        case Strong(children):
            return f"**{dump_inlines(children)}**"
        case Emph(children):
            return f"*{dump_inlines(children)}*"
        case Code(text):
            return f"`{text}`"
        case Link(children, url):
            return f"[{dump_inlines(children)}]({url})"
        case Quantity(text, fact, value, unit):
            return f"{{{text}|{fact}={value} {unit}}}"
        case Ref(text, target):
            return f"[{text}](#{target})"
        case NoteRef(marks, separator):
            return "[^" + separator.join(f"{m.number}{'' if m.first else '*'}" for m in marks) + "]"
        case LineBreak():
            return "\\"


def _lines(node: object, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(node, INLINE_TYPES):
        yield pad + dump_inlines((node,))
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        yield pad + type(node).__name__
        for name, default in _defaults(type(node)):
            value = getattr(node, name)
            if not (value is None or value == () or value == default):
                yield from _field(name, value, depth + 1)
    elif isinstance(node, tuple):
        for child in node:
            yield from _row(child, depth) if isinstance(child, tuple) else _lines(child, depth)
    else:
        yield pad + _scalar(node)


def _row(row: tuple[object, ...], depth: int) -> Iterator[str]:
    """One of several inlines on a line of its own; the cells of a row below a dash."""
    if all(isinstance(child, INLINE_TYPES) for child in row):
        yield "  " * depth + dump_inlines(cast(Inlines, row))
    else:
        yield "  " * depth + "-"
        yield from _lines(row, depth + 1)


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    """A dataclass's fields in order, each with its default, MISSING where it has none."""
    return tuple(
        (field.name, field.default if field.default_factory is dataclasses.MISSING else field.default_factory())
        for field in dataclasses.fields(kind)
    )


def _field(name: str, value: object, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(value, NoteRef) or (isinstance(value, tuple) and all(isinstance(v, INLINE_TYPES) for v in value)):
        yield f"{pad}{name}: {dump_inlines(value if isinstance(value, tuple) else (value,))}"
    elif isinstance(value, tuple) and all(isinstance(v, str) for v in value):
        yield f"{pad}{name}: {' | '.join(value)}"
    elif isinstance(value, tuple) or dataclasses.is_dataclass(value):
        yield f"{pad}{name}:"
        yield from _lines(value, depth + 1)
    else:
        yield f"{pad}{name}: {_scalar(value)}"


def _scalar(value: object) -> str:
    if isinstance(value, bytes):
        return f"{len(value)} bytes, sha256 {hashlib.sha256(value).hexdigest()[:16]}"
    return repr(value) if isinstance(value, str) and value != value.strip() else str(value)

"""YAML as a careful colleague writes it: plain where it can be, wrapped, short pairs on one line, remarks where they belong."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.load.scalars import resolve
from briefgen.locale.scripts import has_han

WIDTH = 100
_SHORT = 88
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_LIKE_BOOLEANS = frozenset(["y", "n", "yes", "no", "on", "off"])
_CITATION = re.compile(r"\[@[^\[\]]{1,60}\]")
_HELD = "\ue000"
"""Stands for a space at which no line may end, while lines are made."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\u00a0": "\\_"}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bare:
    """A number, a date or a name, which is written as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value; `remark` becomes a comment, `apart` puts an empty line before it."""

    key: str
    value: Node
    remark: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    entries: tuple[Entry, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Seq:
    """A list; `flow` sets it on one line where it has room there, `apart` parts its items by empty lines."""

    items: tuple[Node, ...]
    apart: bool = False
    flow: bool = False


Node = Scalar | Bare | Map | Seq


def emitted(root: Map) -> str:
    """The mapping as a YAML document."""
    return "\n".join(_map(root, 0)) + "\n"


def _map(node: Map, indent: int) -> Iterator[str]:
    for place, entry in enumerate(node.entries):
        if entry.apart and place:
            yield ""
        yield from _entry(entry, indent)


def _entry(entry: Entry, indent: int) -> Iterator[str]:
    pad, key = " " * indent, f"{_key(entry.key)}:"
    inline = _on_one_line(entry.value)
    lines = None
    if inline is not None and len(pad) + len(key) + 1 + _columns(inline) <= WIDTH:
        lines = [f"{pad}{key} {inline}"]
    if lines is None:
        lines = [*_below(f"{pad}{key}", entry.value, indent)]
    yield from _remarked(lines, entry.remark, pad)


def _remarked(lines: list[str], remark: str, pad: str) -> Iterator[str]:
    """The lines with their remark: behind the only one where there is room, else above."""
    if not remark:
        yield from lines
    elif len(lines) == 1 and _columns(lines[0]) + len(remark) + 4 <= WIDTH:
        yield f"{lines[0]}  # {remark}"
    else:
        yield from (f"{pad}# {line}" for line in wrapped(remark, WIDTH - len(pad) - 2))
        yield from lines


def _below(head: str, node: Node, indent: int) -> Iterator[str]:
    """A value that does not stand on its key's line."""
    match node:
        case Scalar(text):
            yield from _long_text(head, text, indent + 2)
        case Bare(text):
            yield f"{head} {text}"
        case Map():
            yield head
            yield from _map(node, indent + 2)
        case Seq(items, apart):
            yield head
            for place, item in enumerate(items):
                if apart and place:
                    yield ""
                yield from _item(item, indent + 2)


def _item(node: Node, indent: int) -> Iterator[str]:
    pad = " " * indent
    inline = _on_one_line(node)
    remark = node.remark if isinstance(node, Map) else ""
    if inline is not None and len(pad) + 2 + _columns(inline) <= WIDTH:
        yield from _remarked([f"{pad}- {inline}"], remark, pad)
    elif isinstance(node, Scalar):
        yield from _long_text(f"{pad}-", node.text, indent + 2)
    elif isinstance(node, Map):
        lines = [*_map(node, indent + 2)]
        place = next(place for place, line in enumerate(lines) if not line.lstrip().startswith("#"))
        moved = [f"{pad}{line.lstrip()}" for line in lines[:place]]
        yield from _remarked([*moved, f"{pad}- {lines[place].lstrip()}", *lines[place + 1 :]], remark, pad)
    elif isinstance(node, Seq):
        head, *rest = (line for item in node.items for line in _item(item, indent + 2))
        yield f"{pad}- {head.lstrip()}"
        yield from rest
    else:
        yield f"{pad}- {node.text}"


def _on_one_line(node: Node) -> str | None:
    """The node on one line; None for a text that needs several, and for what is no short pair or list of short ones."""
    match node:
        case Bare(text):
            return text
        case Scalar(text):
            if "\n" in text:
                return None
            return text if is_plain(text) else quoted(text)
        case Map(entries) if _is_flat(entries):
            flow = "{" + ", ".join(f"{_key(entry.key)}: {_in_flow(entry.value)}" for entry in entries) + "}"
            return flow if _columns(flow) <= _SHORT and "\n" not in flow else None
        case Seq(items) if items and all(isinstance(item, Bare) for item in items):
            flow = f"[{', '.join(item.text for item in items if isinstance(item, Bare))}]"
            return flow if len(flow) <= _SHORT else None
        case Seq(items, _, True):
            parts = [_in_flow(item) if isinstance(item, Scalar | Bare) else _on_one_line(item) for item in items]
            flow = f"[{', '.join(part for part in parts if part)}]"
            return flow if all(parts) and len(flow) <= _SHORT and "\n" not in flow else None
        case Seq(()):
            return "[]"
    return None


def _is_flat(entries: tuple[Entry, ...]) -> bool:
    """Whether a mapping may stand on one line: texts by language, or a few short values."""
    if not all(isinstance(entry.value, Scalar | Bare) and not entry.remark for entry in entries):
        return False
    return len(entries) > 1 or (
        len(entries) == 1 and (entries[0].key in ("all", "head", "value") or len(entries[0].key) == 2)
    )


def _in_flow(node: Node) -> str:
    match node:
        case Scalar(text):
            return text if is_plain(text, flow=True) else quoted(text)
        case Bare(text):
            return text
    raise AssertionError(node)


def _long_text(head: str, text: str, indent: int) -> Iterator[str]:
    """A text that is too long for its line: folded, or with the line ends it has; in Chinese on one line, since a line's
    end in it would be a space."""
    pad = " " * indent
    if "\n" in text and not any(mark in text for mark in ("\u00a0", " \n")) and not text.startswith((" ", "\n")):
        yield f"{head} |-"
        yield from (f"{pad}{line}" if line else "" for line in text.split("\n"))
    elif has_han(text) or "  " in text or "\n" in text:
        yield f"{head} {text if is_plain(text) else quoted(text)}"
    elif "\u00a0" in text or text.startswith(" "):
        first, *rest = wrapped(quoted(text), WIDTH - indent)
        yield from (f"{head} {first}", *(pad + line for line in rest))
    else:
        yield f"{head} >-"
        yield from (pad + line for line in wrapped(text, WIDTH - indent))


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, no citation parted between two."""
    whole = _CITATION.sub(lambda found: found.group().replace(" ", _HELD), text)
    lines = textwrap.wrap(whole, width, break_long_words=False, break_on_hyphens=False)
    return [line.replace(_HELD, " ") for line in lines]


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text needs no quotes."""
    if not text or text[0] in _INDICATORS or text[0].isspace() or text[-1] in " :" or text.lower() in _LIKE_BOOLEANS:
        return False
    if (
        ": " in text
        or " #" in text
        or any(mark in text for mark in ("\n", "\t", "\u00a0", "\ufeff"))
        or text.startswith(("---", "...", "<<", "="))
    ):
        return False
    if flow and re.search(r"[,\[\]{}:]", text):
        return False
    try:
        return isinstance(resolve(text), str)
    except ValueError:
        return False


def quoted(text: str) -> str:
    """The text in quotes: single ones where it holds double ones or backslashes, and nothing that needs an escape."""
    if ('"' in text or "\\" in text) and "'" not in text and not any(mark in text for mark in "\n\t\u00a0"):
        return f"'{text}'"
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def _key(key: str) -> str:
    return key if is_plain(key, flow=True) else quoted(key)


def _columns(text: str) -> int:
    return len(text)

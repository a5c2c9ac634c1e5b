"""Putting inlines together: text in its own language, parts joined, one full stop at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.doctree import Emph, Inlines, Link, Text
from briefgen.doctree.walk import plain

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def has_han(text: str) -> bool:
    return HAN.search(text) is not None


def said(text: str, language: str, document: str) -> Inlines:
    """`text` marked with its language where that is not the document's (both BCP 47 tags)."""
    if not text:
        return ()
    other = language and language.split("-")[0] != document.split("-")[0]
    return (Text(text, language if other else ""),)


def linked(inlines: Inlines, url: str) -> Inlines:
    return (Link(inlines, url),) if url and inlines else inlines


def italic(inlines: Inlines) -> Inlines:
    return (Emph(inlines),) if inlines else ()


def joined(parts: Iterable[Inlines], separator: str) -> Inlines:
    """The parts that are not empty, with `separator` between them."""
    out: list[object] = []
    for part in parts:
        if part:
            out += [*([Text(separator)] if out else []), *part]
    return tuple(out)  # type: ignore[arg-type]


def ended(inlines: Inlines, stop: str = ".") -> Inlines:
    """The inlines with a full stop, unless they end in one already."""
    text = plain(inlines).rstrip("”’》」")
    return inlines if not text or text[-1] in ".。!?！？" else (*inlines, Text(stop))

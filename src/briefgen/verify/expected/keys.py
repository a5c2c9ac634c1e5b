"""The keys of a document's nodes as files write them: Word's bookmarks, the anchors of a Markdown file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefgen.doctree import Document
from briefgen.doctree.walk import walk
from briefgen.verify.reading import Passage, Reading

MARK, LONGEST, TAIL = "_bf_", 40, 8
"""How such a bookmark begins; the characters it has at most (ECMA-376-1, 17.13.6.2); those of a hash that ends a long one."""


def with_keys(document: Document, found: Reading) -> Reading:
    """The reading of a file with the brief's keys in place of what the file has for them."""
    keys = _keys(document)

    def named(each: Any) -> Any:
        return replace(each, key=keys.get(each.key, each.key))

    passages: tuple[Passage, ...] = tuple(map(named, found.passages))
    return replace(
        found, passages=passages, charts=tuple(map(named, found.charts)), links=tuple(map(named, found.links))
    )


def _keys(document: Document) -> Mapping[str, str]:
    """The nodes' keys by the names that carry them."""
    found = [getattr(node, "key", "") for node in walk((document.summary, document.body))]
    found += ["summary", "sources", *(f"sources.{source.id}" for source in document.sources)]
    return {mark: key for key in found if key for mark in (*_bookmarks(key), anchor(key))}


def anchor(key: str) -> str:
    """A key as an HTML id in Markdown."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", key).strip("-")


def _bookmarks(key: str) -> Iterator[str]:
    readable = re.sub("[^0-9A-Za-z]", "_", key)
    yield MARK + readable
    yield f"{MARK}{readable[: LONGEST - len(MARK) - TAIL - 1]}_{hashlib.sha256(key.encode()).hexdigest()[:TAIL]}"

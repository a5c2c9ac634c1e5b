"""The pass that numbers figures and tables, each in its own row, in reading order."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import Any

from briefgen.compile.work import Work
from briefgen.doctree import Caption, Comparison, Document, Figure, Table, Timeline
from briefgen.doctree.walk import rewrite


def number_captions(document: Document, work: Work) -> Document:
    counts: Counter[str] = Counter()
    words = work.locale.words
    gap = " " if work.locale.script == "latin" else ""

    def numbered(node: Any) -> Any:
        match node:
            case Figure(caption=Caption() as caption):
                word = words.figure
            case (
                Table(caption=Caption() as caption)
                | Timeline(caption=Caption() as caption)
                | Comparison(caption=Caption() as caption)
            ):
                word = words.table
            case _:
                return node
        counts[word] += 1
        label = f"{word}{gap}{counts[word]}"
        return dataclasses.replace(node, caption=dataclasses.replace(caption, label=label, number=counts[word]))

    return rewrite(document, numbered)

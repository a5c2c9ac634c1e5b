"""The pass that gives cross-references their text: "Figure 2", "图2", "Section 3"."""

from __future__ import annotations

from typing import Any

from briefgen.compile.pending import PendingRef
from briefgen.compile.work import Work, did_you_mean
from briefgen.doctree import Comparison, Document, Figure, Ref, Section, Table, Text, Timeline
from briefgen.doctree.walk import rewrite, walk


def resolve_references(document: Document, work: Work) -> Document:
    labels = {}
    for node in walk(document.body):
        if isinstance(node, Section):
            labels[node.key] = work.locale.words.section.format(number=node.number)
        elif isinstance(node, Figure | Table | Timeline | Comparison) and node.caption:
            labels[node.key] = node.caption.label

    def resolved(node: Any) -> Any:
        if not isinstance(node, PendingRef):
            return node
        key = work.ids.get(node.target)
        if key is None:
            work.fault(
                node.key,
                "unknown-reference",
                f"nothing has the id {node.target!r}",
                did_you_mean(node.target, work.ids),
            )
            return Text(node.text)
        if key not in labels and not node.text:
            work.fault(
                node.key,
                "unnamed-reference",
                f"{node.target!r} has no caption to be named by",
                "give it a caption, or the reference its own words",
            )
            return Text(node.text)
        return Ref(node.text or labels[key], key)

    return rewrite(document, resolved)

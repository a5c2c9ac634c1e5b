"""Text as it stands once every change is accepted and every comment is gone; numbers that ours would meet are moved."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from briefgen.render.docx.oxml.xml import NAMESPACES, Element, W, qualified

UNWRAPPED = frozenset(W + tag for tag in ("ins", "moveTo"))
DROPPED = frozenset(W + tag for tag in (
    "del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "rPrChange",
    "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange",
    "numberingChange", "cellIns", "cellDel", "cellMerge", "customXmlInsRangeStart", "customXmlInsRangeEnd",
    "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
    "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
    "annotationRef", "proofErr", "permStart", "permEnd", "footnoteReference", "endnoteReference", "placeholder",
    "footnotePr", "endnotePr",
))  # fmt: skip
"""What is left out: what was deleted, the marks of changes and comments, and references to parts that do not stay."""

FIRST = 100_000
"""The first number of what their text holds; ours begin at 1."""

DRAWING = qualified("wp:docPr")
RELATED = f"{{{NAMESPACES['r']}}}"


def accept(root: Element) -> None:
    """Accepts the changes below `root`, and takes comments, notes and leftovers out."""
    for row in list(root.iter(W + "tr")):
        if row.find(f"{W}trPr/{W}del") is not None:
            _remove(row)
    for element in list(root.iter(*UNWRAPPED)):
        _unwrap(element)
    for element in list(root.iter(*DROPPED)):
        _remove(element)


def renumber(roots: Iterable[Element]) -> None:
    """Gives bookmarks and drawings numbers that ours never have."""
    numbers = itertools.count(FIRST)
    for root in roots:
        own = {str(start.get(W + "id")): str(next(numbers)) for start in root.iter(W + "bookmarkStart")}
        for mark in root.iter(W + "bookmarkStart", W + "bookmarkEnd"):
            known = str(mark.get(W + "id"))
            if known in own:
                mark.set(W + "id", own[known])
            else:
                _remove(mark)
        for drawing in root.iter(DRAWING):
            drawing.set("id", str(next(numbers)))


def related(roots: Iterable[Element]) -> Iterator[str]:
    """The relationships that these elements name."""
    for root in roots:
        for element in root.iter():
            yield from (str(value) for name, value in element.attrib.items() if str(name).startswith(RELATED))


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)

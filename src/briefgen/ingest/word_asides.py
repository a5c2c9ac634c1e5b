"""What a Word file holds beside its text: comments, headers and footers, the values of charts, bookmarks round notes
(ECMA-376-1, 17.10, 17.13.4, 17.13.6, 21.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from briefgen.ingest.received import cleaned
from briefgen.ingest.tree import Remark
from briefgen.ingest.word_styles import part_of, w
from briefgen.officefile import OfficeFile

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}


def comments(file: OfficeFile) -> dict[str, str]:
    """What each comment says, and who says it, by its id."""
    root = part_of(file, "comments.xml")
    if root is None:
        return {}
    return {one.get(w("id"), ""): f"{one.get(w('author'), '')}: {_text(one)}" for one in root.iter(w("comment"))}


def running_texts(file: OfficeFile, relations: Mapping[str, str]) -> Iterator[Remark]:
    """A remark for each header and footer with words of its own."""
    told: set[str] = set()
    for target in relations.values():
        root = _tree(file, target)
        if root is None or root.tag not in (w("hdr"), w("ftr")):
            continue
        text = _text(root)
        if any(map(str.isalpha, text)) and text not in told:
            told.add(text)
            yield Remark("left out", 0, f"the {'header' if root.tag == w('hdr') else 'footer'}: {text}")


def bookmarked_notes(body: etree._Element, notes: Mapping[str, str]) -> dict[str, str]:
    """What the notes cite round which a bookmark stands, by its name: fields cite them again."""
    found: dict[str, str] = {}
    open_ones: dict[str, str] = {}
    for element in body.iter(w("bookmarkStart"), w("bookmarkEnd"), *_NOTES):
        if element.tag == w("bookmarkStart"):
            open_ones[element.get(w("id"), "")] = element.get(w("name"), "")
        elif element.tag == w("bookmarkEnd"):
            open_ones.pop(element.get(w("id"), ""), None)
        elif content := notes.get(f"{_NOTES[str(element.tag)]}-{element.get(w('id'), '')}"):
            found |= {name: content for name in open_ones.values() if name not in found}
    return found


def notes_in_order(body: etree._Element, notes: Mapping[str, str]) -> tuple[str, ...]:
    """What the notes cite, as they follow each other in the text."""
    found = (notes.get(f"{_NOTES[str(one.tag)]}-{one.get(w('id'), '')}", "") for one in body.iter(*_NOTES))
    return tuple(dict.fromkeys(filter(None, found)))


def chart_values(file: OfficeFile, target: str) -> str:
    """The names and values that a chart shows."""
    root = _tree(file, target)
    return " ".join(one.text or "" for one in root.iter(f"{_C}v")) if root is not None else ""


def _tree(file: OfficeFile, target: str) -> etree._Element | None:
    data = file.parts.get(target)
    if data is None or not target.endswith(".xml"):
        return None
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _text(root: etree._Element) -> str:
    spaced = {w("t"), w("tab"), w("br")}
    paragraphs = ("".join(one.text or " " for one in paragraph.iter(*spaced)) for paragraph in root.iter(w("p")))
    return " ".join(cleaned(" ".join(paragraphs)).split())

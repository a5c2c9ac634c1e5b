"""The runs of a Word paragraph: words, bold and italic, links, notes, pictures (ECMA-376-1, 17.3.2, 17.11, 17.16, 20.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefgen.ingest.inline import words
from briefgen.ingest.received import cleaned
from briefgen.ingest.tree import Break, Cite, Emph, Inline, Inlines, Link, Plain, Remark, Strong
from briefgen.ingest.word_styles import w

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = ("0", "false", "off")
_WITHIN = ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
_SCHEMES = ("http://", "https://", "mailto:")


@dataclass(slots=True)
class RunReader:
    """Reads one paragraph; `spoken` is all that it says, with the addresses of its links."""

    relations: Mapping[str, str]
    notes: Mapping[str, str]
    line: int
    remarks: list[Remark] = field(default_factory=list)
    pictures: list[tuple[str, str, str]] = field(default_factory=list)
    """Relationship, description and title."""
    addresses: list[str] = field(default_factory=list)
    spoken: str = ""
    _instruction: bool = False

    def read(self, paragraph: etree._Element) -> Inlines:
        inlines = _joined(list(self._children(paragraph)))
        self.spoken = " ".join([words(inlines), *self.addresses])
        return inlines

    def _children(self, parent: etree._Element) -> Iterator[Inline]:
        for child in parent:
            if child.tag == w("r"):
                yield from self._run(child)
            elif child.tag == w("hyperlink"):
                yield from self._link(child)
            elif child.tag in (w("del"), w("moveFrom")):
                self._leave(child)
            elif child.tag in {w(name) for name in _WITHIN}:
                yield from self._children(child)

    def _leave(self, deleted: etree._Element) -> None:
        text = "".join(one.text or "" for one in deleted.iter(w("delText")))
        if text.strip():
            self.remarks.append(Remark("left out", self.line, f"deleted with tracked changes: {cleaned(text).strip()}"))

    def _link(self, element: etree._Element) -> Iterator[Inline]:
        children = _joined(list(self._children(element)))
        url = self.relations.get(element.get(f"{_R}id", ""), "")
        if url.lower().startswith(_SCHEMES) and words(children).strip():
            self.addresses.append(url)
            yield Link(tuple(one for one in children if not isinstance(one, Cite)), url)
            yield from (one for one in children if isinstance(one, Cite))
            return
        if url:
            self.remarks.append(Remark("left out", self.line, f"the address of a link: {url}"))
        yield from children

    def _run(self, run: etree._Element) -> Iterator[Inline]:
        properties = run.find(w("rPr"))
        bold, slanted = _is(properties, "b"), _is(properties, "i")
        if _is(properties, "vanish"):
            return
        for child in run:
            for inline in self._content(child):
                if isinstance(inline, Plain) and inline.text.strip():
                    inner: Inline = Emph((inline,)) if slanted else inline
                    yield Strong((inner,)) if bold else inner
                else:
                    yield inline

    def _content(self, child: etree._Element) -> Iterator[Inline]:
        if child.tag == w("fldChar"):
            self._instruction = child.get(w("fldCharType")) == "begin"
        elif child.tag == w("t") and not self._instruction:
            yield Plain(cleaned(child.text or ""))
        elif child.tag in (w("tab"), w("ptab")):
            yield Plain(" ")
        elif child.tag in (w("br"), w("cr")):
            if child.get(w("type")) not in ("page", "column"):
                yield Break()
        elif child.tag == w("noBreakHyphen"):
            yield Plain("-")
        elif child.tag in (w("footnoteReference"), w("endnoteReference")):
            kind = etree.QName(child).localname.removesuffix("Reference")
            content = self.notes.get(f"{kind}-{child.get(w('id'), '')}")
            yield from (Cite(content),) if content else ()
        elif child.tag in (w("drawing"), w("pict"), f"{_MC}AlternateContent"):
            self._drawing(child)

    def _drawing(self, drawing: etree._Element) -> None:
        """Pictures are kept; the words of text boxes and shapes are told of as left out."""
        described = next(drawing.iter(f"{_WP}docPr"), None)
        alt = (described.get("descr") or "") if described is not None else ""
        title = ""
        blips = [blip.get(f"{_R}embed") or blip.get(f"{_R}link") or "" for blip in drawing.iter(f"{_A}blip")]
        if blips:
            self.pictures.append((blips[0], cleaned(alt), title))
        fallback = {id(one) for part in drawing.iter(f"{_MC}Fallback") for one in part.iter()}
        text = " ".join(one.text or "" for one in drawing.iter(w("t")) if id(one) not in fallback)
        if text.strip():
            self.remarks.append(Remark("left out", self.line, f"a text box: {cleaned(text).strip()}"))
        elif not blips:
            self.remarks.append(
                Remark("left out", self.line, f"a drawing that is no picture: {alt or 'without a description'}")
            )


def _is(properties: etree._Element | None, name: str) -> bool:
    found = properties.find(w(name)) if properties is not None else None
    return found is not None and found.get(w("val"), "1") not in _OFF


def _joined(inlines: list[Inline]) -> Inlines:
    """Neighbours alike made one: Word parts words into runs wherever somebody has typed."""
    out: list[Inline] = []
    for inline in inlines:
        last = out[-1] if out else None
        match last, inline:
            case Plain(before), Plain(after):
                out[-1] = Plain(before + after)
            case Strong(before), Strong(after):
                out[-1] = Strong(_joined([*before, *after]))
            case Emph(before), Emph(after):
                out[-1] = Emph(_joined([*before, *after]))
            case _:
                out.append(inline)
    return tuple(out)

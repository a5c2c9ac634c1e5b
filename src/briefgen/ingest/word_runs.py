"""The runs of a Word paragraph: words, bold and italic, links, notes, pictures (ECMA-376-1, 17.3.2, 17.11, 17.16, 20.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefgen.ingest.inline import joined, words
from briefgen.ingest.marks import RAISED
from briefgen.ingest.received import cleaned
from briefgen.ingest.tree import Break, Cite, Emph, Inline, Inlines, Link, Plain, Remark, Strong
from briefgen.ingest.word_styles import RunStyle, Styles, w

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_O = "{urn:schemas-microsoft-com:office:office}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WITHIN = frozenset(
    w(name) for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "rubyBase")
)
_DELETED = {w("del"): "deleted with tracked changes", w("moveFrom"): "moved away with tracked changes"}
_SCHEMES = ("http://", "https://", "mailto:")
_NOTE_AGAIN = re.compile(r"\s*NOTEREF\s+(\S+)")
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISED_BACK = {raised: digit for digit, raised in RAISED.items()}
_BETWEEN_NOTES = re.compile(r"[\s,;，、]*")


@dataclass(frozen=True, slots=True)
class _Begin:
    """Where a field's result begins."""


@dataclass(frozen=True, slots=True)
class _End:
    """Where a field's result ends, and what the field is told to do."""

    instruction: str


_Stream = Iterator[Inline | _Begin | _End]


@dataclass(frozen=True, slots=True)
class Around:
    """What the runs of a part refer to: relationships by id, notes by kind and number, notes by the bookmarks round them,
    comments by id.
    """

    relations: Mapping[str, str]
    styles: Styles
    notes: Mapping[str, str] = field(default_factory=dict)
    bookmarks: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    """What the notes cite, in the order of their numbers."""
    comments: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class RunReader:
    """Reads one paragraph; `spoken` is all that it says, with the addresses of its links."""

    around: Around
    line: int
    remarks: list[Remark] = field(default_factory=list)
    pictures: list[tuple[str, str, str]] = field(default_factory=list)
    """Relationship, description and title."""
    charts: list[tuple[str, str]] = field(default_factory=list)
    """Relationship and description."""
    addresses: list[str] = field(default_factory=list)
    spoken: str = ""
    _instructions: list[str] = field(default_factory=list)
    """Those of the fields that are open, the innermost last; what stands before a result is no text."""
    _results: int = 0

    def read(self, paragraph: etree._Element) -> Inlines:
        inlines = self._folded(self._children(paragraph))
        self.spoken = " ".join([words(inlines), *self.addresses])
        return inlines

    def _children(self, parent: etree._Element) -> _Stream:
        for child in parent:
            if child.tag == w("r"):
                yield from self._run(child)
            elif child.tag == w("hyperlink"):
                address = self.around.relations.get(child.get(f"{_R}id", ""), "")
                yield from self._linked(self._folded(self._children(child)), address)
            elif child.tag == w("fldSimple"):
                yield _Begin()
                yield from self._children(child)
                yield _End(child.get(w("instr"), ""))
            elif child.tag in _DELETED:
                text = "".join(one.text or "" for one in child.iter(w("delText"), w("t")))
                self._leave(_DELETED[child.tag], text)
            elif child.tag.startswith(_M):
                self._leave("an equation", "".join(one.text or "" for one in child.iter(f"{_M}t", w("t"))))
            elif child.tag in _WITHIN:
                yield from self._children(child)

    def _leave(self, what: str, text: str) -> None:
        said = " ".join(cleaned(text).split())
        if said:
            self.remarks.append(Remark("left out", self.line, f"{what}: {said}"))

    def _folded(self, stream: _Stream) -> Inlines:
        """The inlines, the results of fields as what they are: a note cited again, a link, words."""
        stack: list[list[Inline]] = [[]]
        for one in stream:
            if isinstance(one, _Begin):
                stack.append([])
            elif not isinstance(one, _End):
                stack[-1].append(one)
            elif len(stack) > 1:
                result = stack.pop()
                stack[-1] += self._field(result, one.instruction)
        return _joined([inline for level in stack for inline in level])

    def _field(self, result: list[Inline], instruction: str) -> Iterator[Inline]:
        note, link = _NOTE_AGAIN.match(instruction), _HYPERLINK.match(instruction)
        if note and (content := self._noted(note[1], words(tuple(result)))):
            yield Cite(content)
        elif link:
            yield from self._linked(_joined(result), link[1])
        else:
            yield from result

    def _noted(self, bookmark: str, number: str) -> str:
        """What a note cites that is cited again, by the bookmark round it, or by its number where that was moved."""
        number = number.translate(_RAISED_BACK).strip()
        place = int(number) if number.isascii() and number.isdigit() else 0
        return self.around.bookmarks.get(bookmark) or (
            self.around.order[place - 1] if 0 < place <= len(self.around.order) else ""
        )

    def _linked(self, children: Inlines, url: str) -> Iterator[Inline]:
        if url.lower().startswith(_SCHEMES) and words(children).strip():
            self.addresses.append(url)
            yield Link(tuple(one for one in children if not isinstance(one, Cite)), url)
            yield from (one for one in children if isinstance(one, Cite))
            return
        self._leave("the address of a link", url)
        yield from children

    def _run(self, run: etree._Element) -> _Stream:
        style = self.around.styles.run(run.find(w("rPr")))
        if style.hidden or style.struck:
            self._leave("hidden text" if style.hidden else "struck through", "".join(_texts(run)))
            return
        for child in run:
            for inline in self._content(child):
                yield _styled(inline, style) if isinstance(inline, Plain) else inline

    def _content(self, child: etree._Element) -> _Stream:
        if child.tag == w("fldChar"):
            yield from self._field_mark(child.get(w("fldCharType"), ""))
        elif child.tag == w("instrText"):
            if self._instructions:
                self._instructions[-1] += child.text or ""
        elif len(self._instructions) > self._results:
            return
        elif child.tag == w("t"):
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
            content = self.around.notes.get(f"{kind}-{child.get(w('id'), '')}")
            yield from (Cite(content),) if content else ()
        elif child.tag == w("commentReference"):
            self._leave("a comment", self.around.comments.get(child.get(w("id"), ""), ""))
        elif child.tag == w("sym"):
            self._leave("a sign", f"{child.get(w('char'), '')} of the font {child.get(w('font'), '')}")
        elif child.tag == w("ruby"):
            self._leave("a reading above the line", "".join(t for part in child.iter(w("rt")) for t in _texts(part)))
            for base in child.iter(w("rubyBase")):
                yield from self._children(base)
        elif child.tag in (w("drawing"), w("pict"), w("object"), f"{_MC}AlternateContent"):
            self._drawing(child)

    def _field_mark(self, kind: str) -> _Stream:
        if kind == "begin":
            self._instructions.append("")
        elif kind == "separate" and len(self._instructions) > self._results:
            self._results += 1
            yield _Begin()
        elif kind == "end" and self._instructions:
            instruction = self._instructions.pop()
            if self._results > len(self._instructions):
                self._results -= 1
                yield _End(instruction)

    def _drawing(self, drawing: etree._Element) -> None:
        """Pictures are kept; the words of text boxes and shapes are told of as left out."""
        described = next(drawing.iter(f"{_WP}docPr"), None)
        alt = cleaned((described.get("descr") or "") if described is not None else "")
        blips = [blip.get(f"{_R}embed") or blip.get(f"{_R}link") or "" for blip in drawing.iter(f"{_A}blip")]
        charts = [chart.get(f"{_R}id", "") for chart in drawing.iter(f"{_C}chart")]
        if blips:
            self.pictures.append((blips[0], alt, ""))
        self.charts += [(chart, alt) for chart in charts]
        fallback = {id(one) for part in drawing.iter(f"{_MC}Fallback") for one in part.iter()}
        text = " ".join(one.text or "" for one in drawing.iter(w("t"), f"{_A}t") if id(one) not in fallback)
        if text.strip():
            self._leave("a text box", text)
        elif not blips and not charts and not any(one.get(f"{_O}hr") for one in drawing.iter()):
            self._leave("a drawing that is no picture", alt or "without a description")


def _texts(parent: etree._Element) -> Iterator[str]:
    return (one.text or "" for one in parent.iter(w("t")))


def _styled(inline: Plain, style: RunStyle) -> Inline:
    """The text as its run is set; raised and lowered digits as the characters that they are."""
    if style.raised and _BETWEEN_NOTES.fullmatch(inline.text):
        return Plain("")
    if style.raised:
        return Plain(inline.text.translate(RAISED))
    if style.lowered:
        return Plain(inline.text.translate(_LOWERED))
    if not inline.text.strip():
        return inline
    inner: Inline = Emph((inline,)) if style.slanted else inline
    return Strong((inner,)) if style.bold else inner


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
    return joined(tuple(out))

"""What colleagues do to finished files in Word, PowerPoint, an editor or a mail program: each edit is told for what it is."""

from __future__ import annotations

import copy
import dataclasses
import io
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.util import Inches

from briefgen.charts.picture import picture as drawn
from briefgen.doctree import Chart, Figure
from briefgen.doctree.walk import walk
from briefgen.theme import default_theme
from briefgen.verify import State, verdict_of, verdict_on
from briefgen.verify.difference import Difference
from tests.sample import sample
from tests.verify.files import SUFFIXES, beside, made, replaced, rewritten, story, story_file, written

POINT = "Key people have left"
KEY = "sections.build.blocks.0.1"
"""The point that is edited, and its key."""


@cache
def sample_file(format: str) -> bytes:
    return made(sample("en"), format)


@cache
def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (2, 2), "red").save(buffer, "PNG")
    return buffer.getvalue()


def told(format: str, data: bytes, which: str = "story") -> tuple[Difference, ...]:
    document = sample("en") if which == "sample" else story("en")
    verdict = verdict_of(f"a{SUFFIXES[format]}", data, {"en": document})
    assert verdict.fault is None
    assert (verdict.state is State.EDITED) == bool(verdict.differences)
    return verdict.differences


def in_word(edit: Callable[[Any], object]) -> bytes:
    document = docx.Document(io.BytesIO(story_file("docx")))
    edit(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def in_powerpoint(edit: Callable[[Any], object]) -> bytes:
    deck = pptx.Presentation(io.BytesIO(story_file("deck")))
    edit(deck)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def point(document: Any) -> Any:
    return next(p._p for p in document.paragraphs if POINT in p.text)


def words(text: str, look: str = "") -> Any:
    return parse_xml(f"<w:r {nsdecls('w')}><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>")


def looking(document: Any, look: str) -> None:
    for run in point(document).iter(qn("w:r")):
        run.get_or_add_rPr().append(parse_xml(f"<w:{look} {nsdecls('w')}/>"))


def tracked(document: Any) -> None:
    inserted = parse_xml(f'<w:ins {nsdecls("w")} w:id="77" w:author="Eve"/>')
    inserted.append(words(" They may return."))
    point(document).append(inserted)


def struck_by_tracking(document: Any) -> None:
    run = [run for run in point(document).iter(qn("w:r")) if run.find(qn("w:t")) is not None][-1]
    deleted = parse_xml(f'<w:del {nsdecls("w")} w:id="77" w:author="Eve"/>')
    run.addprevious(deleted)
    run.find(qn("w:t")).tag = qn("w:delText")
    deleted.append(run)


def boxed(document: Any) -> None:
    box = (
        "<wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>"
    )
    spaces = nsdecls("w", "wp", "a") + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    frame = '<wp:docPr id="99" name="Text Box 1"/><a:graphic><a:graphicData uri="x">'
    point(document).append(
        parse_xml(
            f"<w:r {spaces}><w:drawing><wp:anchor>{frame}{box}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
        )
    )


def rows_changed(document: Any) -> None:
    rows = document.tables[-1]._tbl.findall(qn("w:tr"))
    rows[1].addprevious(rows[2])


def unnoted(document: Any) -> None:
    mark = next(document.element.body.iter(qn("w:footnoteReference")))
    mark.getparent().remove(mark)


def chart_of(deck: Any) -> Any:
    return next(shape for shape in deck.slides[4].shapes if shape.has_chart)


def data_replaced(deck: Any) -> None:
    data = CategoryChartData()
    data.categories = ["a", "b"]
    data.add_series("S", (1, 2))
    chart_of(deck).chart.replace_data(data)


def slides_changed(deck: Any, at: int, to: int) -> None:
    ids = deck.slides._sldIdLst
    moved = list(ids)[at]
    ids.remove(moved)
    ids.insert(to, moved)


def slide_gone(deck: Any, at: int) -> None:
    ids = deck.slides._sldIdLst
    deck.part.drop_rel(ids[at].get(qn("r:id")))
    ids.remove(ids[at])


def bare_slide(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    for shape in list(slide.shapes):
        shape._element.getparent().remove(shape._element)


def group_moved(deck: Any) -> None:
    group = next(shape for shape in deck.slides[6].shapes if shape.name.startswith("Point 1"))
    deck.slides[2].shapes._spTree.append(group._element)


def shape_of(deck: Any, name: str) -> Any:
    return next(shape for shape in deck.slides[4].shapes if shape.name.startswith(name))


def linked(deck: Any) -> None:
    deck.slides[6].shapes.title.text_frame.paragraphs[0].runs[0].hyperlink.address = "https://elsewhere.example"


def remarked(kind: str, folder: str, remark: str) -> bytes:
    """A deck with a remark on its fifth slide, as one of PowerPoint's two kinds of comments."""
    relation = f'<Relationship Id="rIdC" Type="{kind}" Target="../comments/{folder}.xml"/></Relationships>'
    rels = "ppt/slides/_rels/slide5.xml.rels"
    parts = {f"ppt/comments/{folder}.xml": remark.encode()}

    def change(name: str, data: bytes) -> bytes:
        return data.replace(b"</Relationships>", relation.encode()) if name == rels else data

    return rewritten(story_file("deck"), change, parts)


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"
OLD = '<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cm><p:text>Is it so?</p:text></p:cm></p:cmLst>'
NEW = f'<c:cmLst xmlns:c="http://schemas.microsoft.com/office/powerpoint/2018/8/main" xmlns:a="{DRAWN}"><c:cm><c:txBody><a:p><a:r><a:t>Is it so?</a:t></a:r></a:p></c:txBody></c:cm></c:cmLst>'
CHART = r"(word|ppt)/charts/chart1\.xml"


def part(format: str, pattern: str, old: str, new: str, count: int = 1, which: str = "story") -> bytes:
    return replaced(sample_file(format) if which == "sample" else story_file(format), pattern, old, new, count)


def text(format: str, old: str, new: str, which: str = "story") -> bytes:
    data = sample_file(format) if which == "sample" else story_file(format)
    changed, found = re.subn(old.encode(), new.encode(), data, count=1, flags=re.DOTALL)
    assert found
    return changed


def without_shape(name: str) -> bytes:
    shape = rf'<p:sp>(?:(?!</p:sp>).)*name="{name}".*?</p:sp>'
    return part("deck", r"ppt/slides/slide(5|14)\.xml", shape, "", 1, "sample")


def other_picture(format: str) -> bytes:
    return rewritten(sample_file(format), lambda name, data: picture() if "/media/" in name else data)


Edit = tuple[str, Callable[[], bytes], set[tuple[str, str]]]
EDITS: dict[str, Edit] = {
    # In Word
    "a paragraph is moved": ("docx", lambda: in_word(lambda d: point(d).getnext().addnext(point(d))), {("added", "text"), ("lost", "text")}),
    "a paragraph is written": ("docx", lambda: in_word(lambda d: d.add_paragraph("Mine.")), {("added", "text")}),
    "a paragraph is doubled": ("docx", lambda: in_word(lambda d: point(d).addnext(copy.deepcopy(point(d)))), {("added", "text")}),
    "a paragraph is deleted": ("docx", lambda: in_word(lambda d: point(d).getparent().remove(point(d))), {("lost", "text")}),
    "a text box is drawn": ("docx", lambda: in_word(boxed), {("added", "text")}),
    "a comment is written": ("docx", lambda: in_word(lambda d: d.add_comment(next(p for p in d.paragraphs if POINT in p.text).runs, text="Is it so?", author="Eve")), {("added", "comment")}),
    "words are added, tracked": ("docx", lambda: in_word(tracked), {("changed", "text")}),
    "words are deleted, tracked": ("docx", lambda: in_word(struck_by_tracking), {("changed", "text")}),
    "a paragraph is hidden": ("docx", lambda: in_word(lambda d: looking(d, "vanish")), {("lost", "text"), ("added", "hidden")}),
    "a paragraph is struck through": ("docx", lambda: in_word(lambda d: looking(d, "strike")), {("lost", "text"), ("added", "hidden")}),
    "hidden words are added": ("docx", lambda: in_word(lambda d: point(d).append(words("Secret.", "<w:vanish/>"))), {("added", "hidden")}),
    "a formula is added": ("docx", lambda: in_word(lambda d: point(d).append(parse_xml(f"<m:oMath {nsdecls('m')}><m:r><m:t>x=7</m:t></m:r></m:oMath>"))), {("changed", "text")}),
    "rows of a table change places": ("docx", lambda: in_word(rows_changed), {("lost", "text"), ("added", "text")}),
    "a picture is added": ("docx", lambda: in_word(lambda d: d.add_picture(io.BytesIO(picture()))), {("added", "alt"), ("added", "picture")}),
    "a note's mark is deleted": ("docx", lambda: in_word(unnoted), {("changed", "note"), ("changed", "text"), ("lost", "note"), ("added", "note")}),
    "the footer is written over": ("docx", lambda: in_word(lambda d: d.sections[0].footer.paragraphs[0].add_run(" DRAFT")), {("changed", "running")}),
    "the author is another": ("docx", lambda: in_word(lambda d: setattr(d.core_properties, "author", "Eve")), {("changed", "property")}),
    "the classification among the properties is another": ("docx", lambda: in_word(lambda d: setattr(d.core_properties, "content_status", "Public")), {("changed", "property")}),
    "keywords are given": ("docx", lambda: in_word(lambda d: setattr(d.core_properties, "keywords", "secret")), {("added", "property")}),
    "a link leads elsewhere": ("docx", lambda: part("docx", r"word/_rels/document\.xml\.rels", r'Target="https://example\.org/register[^"]*"', 'Target="https://elsewhere.example"', 1, "sample"), {("changed", "link “line register”")}),
    "a picture is replaced": ("docx", lambda: other_picture("docx"), {("changed", "picture")}),
    "a whole file is put into the file": ("docx", lambda: part("docx", r"word/document\.xml", "<w:sectPr", '<w:altChunk r:id="x"/><w:sectPr'), {("added", "object")}),
    # Charts, in either
    "a chart's labels are taken away": ("docx", lambda: part("docx", CHART, r"<c:dLbls>.*?</c:dLbls>", ""), {("lost", "chart, label")}),
    "the label that says “over” is taken away": ("deck", lambda: part("deck", CHART, r"<c:dLbl>.*?</c:dLbl>", ""), {("lost", "chart, label")}),
    "a chart's numbers are shown as shares": ("deck", lambda: part("deck", CHART, '"#,##0.0"', '"0%"', 0), {("changed", "chart, number format")}),
    "a chart is made another kind": ("docx", lambda: part("docx", CHART, "c:barChart>", "c:pieChart>", 0), {("changed", "chart, kind")}),
    "an axis begins above zero": ("deck", lambda: part("deck", CHART, '<c:min val="0"/>', '<c:min val="13"/>'), {("changed", "chart, axis begins at")}),
    "a series is named otherwise": ("docx", lambda: part("docx", CHART, r"(<c:ser>.*?<c:cat>.*?<c:v>)[^<]*", r"\1Other"), {("changed", "drawing unlike its workbook")}),
    # In PowerPoint
    "two slides change places": ("deck", lambda: in_powerpoint(lambda d: slides_changed(d, 4, 5)), {("changed", "order")}),
    "the agenda is moved": ("deck", lambda: in_powerpoint(lambda d: slides_changed(d, 2, 1)), {("changed", "order")}),
    "the agenda is deleted": ("deck", lambda: in_powerpoint(lambda d: slide_gone(d, 2)), {("lost", "slides")}),
    "a slide is deleted": ("deck", lambda: in_powerpoint(lambda d: slide_gone(d, 6)), {("lost", "slides"), ("lost", "text")}),
    "a bare slide is added": ("deck", lambda: in_powerpoint(bare_slide), {("added", "slides")}),
    "a slide is hidden": ("deck", lambda: in_powerpoint(lambda d: d.slides[4]._element.set("show", "0")), {("added", "hidden")}),
    "a text box is added": ("deck", lambda: in_powerpoint(lambda d: setattr(d.slides[4].shapes.add_textbox(0, 0, Inches(1), Inches(1)).text_frame, "text", "Mine")), {("added", "text")}),
    "a form is laid over the slide": ("deck", lambda: in_powerpoint(lambda d: d.slides[4].shapes.add_shape(1, 0, 0, Inches(9), Inches(5))), {("changed", "shape without words, 'Rectangle 15'")}),
    "a picture is put on a slide": ("deck", lambda: in_powerpoint(lambda d: d.slides[4].shapes.add_picture(io.BytesIO(picture()), 0, 0)), {("added", "picture"), ("changed", "alt")}),
    "a picture on a slide is replaced": ("deck", lambda: other_picture("deck"), {("changed", "picture")}),
    "what the speaker says is deleted": ("deck", lambda: in_powerpoint(lambda d: setattr(d.slides[4].notes_slide.notes_text_frame, "text", "")), {("lost", "speaker")}),
    "what the speaker says is on another slide": ("deck", lambda: in_powerpoint(lambda d: [setattr(d.slides[b].notes_slide.notes_text_frame, "text", said) for b, said in [(3, d.slides[4].notes_slide.notes_text_frame.text), (4, d.slides[3].notes_slide.notes_text_frame.text)]]), {("lost", "speaker"), ("added", "speaker")}),
    "a chart's data are replaced": ("deck", lambda: in_powerpoint(data_replaced), {("changed", "workbook, point")}),
    "a point is moved to another slide": ("deck", lambda: in_powerpoint(group_moved), {("changed", "notes at the foot")}),
    "a point is hidden": ("deck", lambda: in_powerpoint(lambda d: shape_of(d, "Point 1")._element.nvSpPr.cNvPr.set("hidden", "1")), {("added", "hidden"), ("lost", "text")}),
    "a point is moved off the slide": ("deck", lambda: in_powerpoint(lambda d: setattr(shape_of(d, "Point 1"), "left", -(10**8))), {("added", "hidden"), ("lost", "text")}),
    "a word on a slide is struck through": ("deck", lambda: in_powerpoint(lambda d: shape_of(d, "Point 1").text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("strike", "sngStrike")), {("added", "hidden"), ("changed", "text")}),
    "a title becomes a link": ("deck", lambda: in_powerpoint(linked), {("added", "link")}),
    "a slide's links lead elsewhere": ("deck", lambda: part("deck", r"ppt/slides/_rels/slide\d+\.xml\.rels", r'Target="https://example\.org/estimate"', 'Target="https://elsewhere.example"', 1, "sample"), {("changed", "link")}),
    "a divider's question is deleted": ("deck", lambda: without_shape("Question"), {("lost", "text")}),
    "a quote's mark is deleted": ("deck", lambda: without_shape("Quote mark"), {("lost", "Quote mark")}),
    "a quote's mark is emptied": ("deck", lambda: part("deck", r"ppt/slides/slide14\.xml", "<a:t>“</a:t>", "<a:t></a:t>", 1, "sample"), {("changed", "shape without words, 'Quote mark'")}),
    "a remark is written": ("deck", lambda: remarked(f"{OFFICE}/comments", "comment1", OLD), {("added", "comment")}),
    "a remark is written in a new PowerPoint": ("deck", lambda: remarked("http://schemas.microsoft.com/office/2018/10/relationships/comments", "modernComment_1", NEW), {("added", "comment")}),
    "a draft is stamped on the master": ("deck", lambda: part("deck", r"ppt/slideMasters/slideMaster1\.xml", "</p:spTree>", '<p:sp><p:nvSpPr><p:cNvPr id="77" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>DRAFT</a:t></a:r></a:p></p:txBody></p:sp></p:spTree>'), {("added", "running")}),
    # In an editor
    "a link in Markdown leads elsewhere": ("md", lambda: text("md", r"https://example\.org/estimate", "https://elsewhere.example", "sample"), {("changed", "link")}),
    "a picture in Markdown is another": ("md", lambda: text("md", r"figure-1\.png", "mine.png"), {("changed", "picture")}),
    "words are put into Markdown as HTML": ("md", lambda: text("md", "\n## ", "\n<div>Mine</div>\n\n## "), {("added", "text")}),
    "a link of a page leads elsewhere": ("html", lambda: text("html", r'href="https://example\.org/estimate"', 'href="https://elsewhere.example"', "sample"), {("changed", "link")}),
    "a picture of a page is another": ("html", lambda: text("html", r'src="data:image/png;base64,[^"]*"', 'src="data:image/png;base64,iVBORw0KGgo="', "sample"), {("changed", "picture")}),
    "an amount of a page is another to programs": ("html", lambda: text("html", r'<data value="', '<data value="9'), {("changed", "amount of")}),
    "a date of a page is another to programs": ("html", lambda: text("html", r'datetime="2', 'datetime="1'), {("changed", "date of")}),
    "a part of a page is named otherwise": ("html", lambda: text("html", r'aria-label="', 'aria-label="Not '), {("changed", "running")}),
    "a page is given a script": ("html", lambda: text("html", "</body>", "<script>alert(1)</script></body>"), {("added", "object")}),
    "a point of a page is hidden": ("html", lambda: text("html", r"<li(?=[^>]*>[^\n]*Upheaval)", '<li style="display: none"'), {("lost", "text"), ("added", "hidden")}),
    "words of a page are struck through": ("html", lambda: text("html", "Key people", "<s>Key people</s>"), {("changed", "text"), ("added", "hidden")}),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_for_what_it_is(name: str) -> None:
    format, edited, expected = EDITS[name]
    data = edited()
    found = told(format, data, "sample" if sample_was_edited(format, data) else "story")
    said = {(difference.kind, difference.what) for difference in found}
    missed = {(kind, what) for kind, what in expected if not any(k == kind and w.startswith(what) for k, w in said)}
    assert not missed, said


def test_a_picture_with_the_numbers_of_yesterday_is_told(tmp_path: Path) -> None:
    document = story("en")
    figure = next(node for node in walk(document.body) if isinstance(node, Figure))
    assert isinstance(figure.content, Chart)
    first, *others = figure.content.series
    points = (dataclasses.replace(first.points[0], value=Decimal(99)), *first.points[1:])
    before = dataclasses.replace(figure.content, series=(dataclasses.replace(first, points=points), *others))
    path = written(tmp_path, "a.md", story_file("md"))
    for name, data in beside("story").items():
        written(tmp_path, name, data)
    name = next(name for name in beside("story") if "figure-1." in name)
    written(tmp_path, name, drawn(before, default_theme()))
    (found,) = verdict_on(path, {"en": document}).differences
    assert (found.kind, found.what, found.key) == ("changed", f"picture {name}", figure.key)
    assert len({found.old, found.new}) == 2
    assert len(found.new) == len(found.old), "it is sealed, and says that it shows something else"


def test_links_that_change_places_are_told() -> None:
    """Two sources' addresses, each of which is known to the brief, stand under each other's notes."""
    document = sample("en")
    addresses = {source.id: f"https://example.org/{place}" for place, source in enumerate(document.sources)}
    document = dataclasses.replace(
        document, sources=tuple(dataclasses.replace(s, url=addresses[s.id]) for s in document.sources)
    )
    deck = made(document, "deck")
    assert verdict_of("a.pptx", deck, {"en": document}).differences == ()
    one, other = (f"https://example.org/{place}" for place in (0, 1))
    for slide in (2, 3, 16):

        def crossed(name: str, data: bytes, part: str = f"ppt/slides/_rels/slide{slide}.xml.rels") -> bytes:
            halves = data.decode().split(f'"{one}"') if name == part else []
            return f'"{other}"'.join(half.replace(f'"{other}"', f'"{one}"') for half in halves).encode() or data

        found = verdict_of("a.pptx", rewritten(deck, crossed), {"en": document}).differences
        assert {(d.kind, d.old, d.new) for d in found} == {("changed", one, other), ("changed", other, one)}
        assert {d.place for d in found} == {f"slide {slide}"}


def sample_was_edited(format: str, data: bytes) -> bool:
    return verdict_of(f"a{SUFFIXES[format]}", data, {"en": sample("en")}).state is not State.OTHER


def bold(document: Any) -> None:
    for paragraph in document.paragraphs:
        paragraph.alignment = 1
        for run in paragraph.runs:
            run.font.bold, run.font.size = True, docx.shared.Pt(9)
    document.core_properties.last_modified_by, document.core_properties.revision = "Eve", 7


def coloured(deck: Any) -> None:
    for shape in (shape for slide in deck.slides for shape in slide.shapes):
        shape.left = (shape.left or 0) + 1000
        for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
            for run in paragraph.runs:
                run.font.bold, run.font.color.rgb = True, RGBColor(9, 9, 9)


@pytest.mark.parametrize(
    ("format", "edited"),
    [
        ("docx", lambda: in_word(lambda document: None)),
        ("docx", lambda: in_word(bold)),
        ("deck", lambda: in_powerpoint(lambda deck: None)),
        ("deck", lambda: in_powerpoint(coloured)),
        ("md", lambda: text("md", POINT, f"**{POINT}**")),
        ("md", lambda: story_file("md").replace(b"\n", b"\r\n")),
        ("html", lambda: text("html", POINT, f"<em>{POINT}</em>")),
        ("html", lambda: text("html", "</style>", "p { color: red }</style>")),
    ],
    ids=["saved", "set anew", "slides saved", "slides set anew", "bold", "line ends", "slanted", "coloured"],
)
def test_how_it_looks_is_no_edit(format: str, edited: Callable[[], bytes]) -> None:
    assert told(format, edited()) == ()


def test_what_is_added_is_told_by_the_block_before_it() -> None:
    (found,) = told("docx", in_word(lambda document: point(document).addnext(copy.deepcopy(point(document)))))
    assert found.key == KEY


def test_tracked_changes_are_told_of(tmp_path: Path) -> None:
    verdict = verdict_of("a.docx", in_word(tracked), {"en": story("en")})
    assert verdict.remarks == ("its tracked changes are read as if they were accepted",)

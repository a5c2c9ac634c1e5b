"""A note has the same number, source and place in Word, in the deck, in Markdown and on the web page: each file is read back alone."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from briefgen.build import build
from briefgen.compile import compile_brief
from briefgen.doctree import Document, NoteRef
from briefgen.doctree.walk import plain, walk
from briefgen.load import load_brief

ROOT = Path(__file__).parents[1]
BRIEFS = {
    "story": ROOT / "data" / "meta-closed-source" / "brief.yaml",
    "starter": ROOT / "templates" / "starter" / "brief.yaml",
    "sources": Path(__file__).parent / "cite" / "data" / "sources" / "brief.yaml",
}
CASES = [(name, language) for name in BRIEFS for language in ("en", "zh")]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@dataclass(frozen=True, slots=True)
class Made:
    document: Document
    files: Mapping[str, Path]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join(case))
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    name, language = request.param
    result = build(BRIEFS[name], ["docx", "deck", "md", "html"], [language], tmp_path_factory.mktemp(name))
    assert not result.failures
    files = {path.suffix: path for path in result.files}
    return Made(compile_brief(load_brief(BRIEFS[name]), language).document, files)


def bare(text: str) -> str:
    """The words without gaps and without the escapes of Markdown."""
    return re.sub(r"[\s\u200b]+", "", text)


def expected(document: Document) -> dict[int, str]:
    return {note.number: bare(plain(note.full)) for note in document.notes}


def cited(document: Document) -> list[int]:
    """Every note's number in the body, in reading order."""
    marks = (node.marks for node in walk(document.body) if isinstance(node, NoteRef))
    return [mark.number for group in marks for mark in group]


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def words(element: etree._Element, tag: str) -> str:
    return bare("".join(text.text or "" for text in element.iter(tag)))


def test_word_has_each_note_under_its_number(made: Made) -> None:
    path = made.files[".docx"]
    notes = {note.get(f"{W}id"): words(note, f"{W}t") for note in part(path, "word/footnotes.xml").iter(f"{W}footnote")}
    referred = [one.get(f"{W}id") for one in part(path, "word/document.xml").iter(f"{W}footnoteReference")]
    numbered = {number: notes[name] for number, name in enumerate(referred, 1)}
    assert numbered == expected(made.document)


def test_word_repeats_a_note_by_the_number_it_has(made: Made) -> None:
    """A repeat is a field that shows the number of the footnote whose bookmark it names."""
    root = part(made.files[".docx"], "word/document.xml")
    numbers: dict[str, int] = {}
    count, before = 0, ""
    for node in root.iter(f"{W}bookmarkStart", f"{W}footnoteReference"):
        if node.tag == f"{W}footnoteReference":
            count += 1
            numbers[before] = count
        else:
            before = str(node.get(f"{W}name"))
    shown = re.findall(r"NOTEREF (\S+)[^\x00]*?\x00(\d+)", _fields(root))
    assert all(numbers[name] == int(number) for name, number in shown)
    repeats = len(cited(made.document)) - len(made.document.notes)
    assert len(shown) >= max(0, repeats)


def _fields(root: etree._Element) -> str:
    """The instructions of fields with what they show after a NUL."""
    out: list[str] = []
    for node in root.iter(f"{W}instrText", f"{W}fldChar", f"{W}t"):
        if node.tag == f"{W}instrText":
            out.append(node.text or "")
        elif node.tag == f"{W}t" and out and out[-1] == "\x00":
            out.append(f"{node.text}\n")
        elif node.get(f"{W}fldCharType") == "separate":
            out.append("\x00")
    return "".join(out)


def test_markdown_has_each_note_under_its_number(made: Made) -> None:
    text = made.files[".md"].read_text(encoding="utf-8")
    notes = {int(number): _unmarked(note) for number, note in re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.MULTILINE)}
    assert notes == {number: note.replace("_", "") for number, note in expected(made.document).items()}
    body = text.partition("\n# ")[2]
    assert set(map(int, re.findall(r"\[\^(\d+)\](?!:)", body))) == set(notes)


def test_the_web_page_has_each_note_under_its_number(made: Made) -> None:
    root = etree.fromstring(made.files[".html"].read_text(encoding="utf-8"), etree.HTMLParser())
    listed = root.xpath("//section[@id='notes']/ol/li")
    notes = {int(one.get("value")): bare("".join(one.find("p").itertext())) for one in listed}
    assert notes == expected(made.document)
    shown = [int(mark.text) for mark in root.xpath("//article//a[@role='doc-noteref']")]
    assert shown == cited(made.document)


def _unmarked(text: str) -> str:
    """Markdown's words: links by their text, no emphasis, no escapes."""
    text = re.sub(r"\[((?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]\((?:[^()]|\([^()]*\))*\)", r"\1", text)
    return bare(re.sub(r"\\([^\w\s])", r"\1", re.sub(r"(?<!\\)[*_]", "", text))).replace("*", "").replace("_", "")


def test_the_deck_lists_each_note_with_its_number_and_place(made: Made) -> None:
    listed: dict[int, str] = {}
    for slide in _slides(made.files[".pptx"]):
        for shape in slide.iter(f"{P}sp"):
            name = shape.find(f"./{P}nvSpPr/{P}cNvPr").get("name")
            if found := re.fullmatch(r"Note (\d+)", name):
                listed[int(found[1])] = words(shape, f"{A}t")
    assert listed.keys() == {note.number for note in made.document.notes}
    for note in made.document.notes:
        short = bare(plain(note.short)).rstrip(".。")
        assert bare(note.locator) in listed[note.number] or short in listed[note.number]


def test_a_slide_lists_at_its_foot_the_notes_that_it_cites(made: Made) -> None:
    short = {note.number: bare(plain(note.short)) for note in made.document.notes}
    feet = 0
    for slide in _slides(made.files[".pptx"]):
        for shape in slide.iter(f"{P}sp"):
            if shape.find(f"./{P}nvSpPr/{P}cNvPr").get("name") != "Notes":
                continue
            feet += 1
            said = words(shape, f"{A}t")
            raised = {int(number) for number in _raised(slide, shape) if int(number) in short}
            assert raised
            for number in raised:
                assert f"{number}{short[number].rstrip('.。')}" in said
    assert feet


def _raised(slide: etree._Element, foot: etree._Element) -> list[str]:
    """The raised numbers of a slide outside its foot."""
    inside = set(foot.iter(f"{A}r"))
    runs = (run for run in slide.iter(f"{A}r") if run not in inside)
    raised = [run for run in runs if (run.find(f"{A}rPr") is not None and run.find(f"{A}rPr").get("baseline"))]
    return re.findall(r"\d+", " ".join("".join(text.text or "" for text in run.iter(f"{A}t")) for run in raised))


def _slides(path: Path) -> list[etree._Element]:
    with zipfile.ZipFile(path) as package:
        names = sorted(name for name in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name))
        return [etree.fromstring(package.read(name)) for name in names]

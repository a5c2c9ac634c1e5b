"""Files that are damaged, locked, hostile or none of ours: a word for each, in bounded time and memory."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.diagnostics import EXIT_INPUT
from briefgen.verify import State, verdict_on
from tests.cli.test_cli import run
from tests.sample import sample
from tests.verify.files import replaced, rewritten, story, story_file, texts, written

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
MAIN = r"word/document\.xml"


def bomb() -> bytes:
    """A part that unpacks to a thousand times its size."""
    docx = story_file("docx")
    return rewritten(docx, lambda name, data: b"<w>" + b" " * (300 << 20) if name == "word/document.xml" else data)


def bomb_within() -> bytes:
    """A chart's workbook that unpacks to a thousand times its size."""
    book = texts({"xl/workbook.xml": "<a>" + " " * (100 << 20) + "</a>"})
    return rewritten(story_file("docx"), lambda name, data: book if name.endswith(".xlsx") else data)


def crowd() -> bytes:
    """More elements than any briefing has, each with something of its own, so that it packs like text."""
    paragraphs = "".join(f'<w:p w:n="{number}"/>' * 2 for number in range(2_100_000))
    return rewritten(story_file("docx"), lambda name, data: data.replace(b"<w:body>", f"<w:body>{paragraphs}".encode()) if name == "word/document.xml" else data)  # fmt: skip


BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("office-damaged", lambda: b""),
    "text": ("office-damaged", lambda: b"no zip at all"),
    "truncated": ("office-damaged", lambda: story_file("docx")[:9000]),
    "a zip of something else": ("office-kind", lambda: texts({"a.txt": "a"})),
    "encrypted": ("office-encrypted", lambda: OLE2),
    "a bomb": ("office-size", bomb),
    "a bomb within": ("office-size", bomb_within),
    "a crowd": ("office-size", crowd),
    "a depth": ("office-damaged", lambda: replaced(story_file("docx"), MAIN, "<w:body>(.*)</w:body>", f"<w:body>{'<w:sdt>' * 3000}{'</w:sdt>' * 3000}</w:body>")),
    "entities": ("office-unsafe", lambda: replaced(story_file("docx"), MAIN, r"<w:document", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document')),
    "broken XML": ("office-damaged", lambda: replaced(story_file("docx"), MAIN, r"</w:body>", "")),
    "a workbook": ("office-kind", lambda: replaced(story_file("docx"), r"_rels/\.rels", "word/document.xml", "docProps/core.xml")),
    "a chart that is not there": ("office-damaged", lambda: rewritten(story_file("docx"), lambda name, data: None if name == "word/footnotes.xml" else data)),
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in BAD if name != "a chart that is not there"])
def test_a_bad_file_is_told_in_a_word(name: str, tmp_path: Path) -> None:
    code, make = BAD[name]
    path = written(tmp_path, "a.docx", make())
    verdict = verdict_on(path, {"en": story("en")})
    assert verdict.state is State.UNREADABLE
    assert verdict.fault is not None
    (found,) = verdict.fault.diagnostics
    assert (found.code, found.where.file.split(": ")[0]) == (code, str(path))
    result = run("verify", str(path))
    assert result.exit_code == EXIT_INPUT
    assert code in result.output
    assert "Traceback" not in result.output


def test_a_missing_part_is_a_loss(tmp_path: Path) -> None:
    data = BAD["a chart that is not there"][1]()
    verdict = verdict_on(written(tmp_path, "a.docx", data), {"en": story("en")})
    assert {d.kind for d in verdict.differences if d.what == "note"} == {"lost"}


def test_macros_in_a_file_do_no_harm_and_hide_nothing(tmp_path: Path) -> None:
    docx = io.BytesIO(story_file("docx"))
    with zipfile.ZipFile(docx, "a") as package:
        package.writestr("word/vbaProject.bin", OLE2)
    assert verdict_on(written(tmp_path, "a.docx", docx.getvalue()), {"en": story("en")}).state is State.IN_STEP


def test_a_deck_of_five_thousand_slides_is_read(tmp_path: Path) -> None:
    """Every slide is looked at once; all but ours say what the brief does not."""
    deck = story_file("deck")
    slides = 5000

    def change(name: str, data: bytes) -> bytes:
        if name == "ppt/presentation.xml":
            more = "".join(f'<p:sldId id="{1000 + n}" r:id="more{n}"/>' for n in range(slides))
            return data.replace(b"</p:sldIdLst>", more.encode() + b"</p:sldIdLst>")
        if name == "ppt/_rels/presentation.xml.rels":
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
            more = "".join(
                f'<Relationship Id="more{n}" Type="{kind}" Target="slides/slide7.xml"/>' for n in range(slides)
            )
            return data.replace(b"</Relationships>", more.encode() + b"</Relationships>")
        return data

    path = written(tmp_path, "a.pptx", rewritten(deck, change))
    verdict = verdict_on(path, {"en": story("en")})
    assert verdict.state is State.EDITED


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.md", b"\xff\xfe\x00", "not-utf8"),
        ("a.html", b"\xff\xfe\x00", "not-utf8"),
        ("a.md", b"---\ntitle: [\n---\n\n# A\n", "yaml-mark"),
        ("a.pdf", b"%PDF", "not-verified"),
        ("missing.docx", None, "no-results"),
    ],
)
def test_other_bad_files(name: str, data: bytes | None, code: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    result = run("verify", str(path))
    assert result.exit_code == EXIT_INPUT
    assert code in result.output


def test_a_folder_without_results_is_told(tmp_path: Path) -> None:
    result = run("verify", str(tmp_path))
    assert result.exit_code == EXIT_INPUT
    assert "there are no finished files" in result.output


@pytest.mark.parametrize(
    "data", [b"", b"<", b"\x00", b"<div>" * 50_000, b"<p>&a;<!ENTITY a 'b'>", b"<li id='note-" + b"9" * 5000 + b"'>"]
)
def test_a_web_page_of_nobody_s_is_not_ours_however_odd_it_is(data: bytes, tmp_path: Path) -> None:
    assert verdict_on(written(tmp_path, "a.html", data), {"en": sample("en")}).state is State.NOT_OURS


@pytest.mark.parametrize("text", [b"<!--" * 50_000, b"<" * 50_000, b"[" * 50_000, b"*a_ " * 20_000, b"[a](<b" * 20_000])
def test_no_text_is_read_in_time_out_of_proportion(text: bytes, tmp_path: Path) -> None:
    before = time.process_time()
    assert verdict_on(written(tmp_path, "a.md", text), {"en": sample("en")}).state is State.NOT_OURS
    assert time.process_time() - before < 10


def test_a_file_with_a_crowd_of_strange_paragraphs_is_told_apart_in_time(tmp_path: Path) -> None:
    """Ten thousand paragraphs are not held against each of the brief's."""
    strange = "".join(f"<w:p><w:r><w:t>Strange {number}</w:t></w:r></w:p>" for number in range(10_000))
    data = replaced(story_file("docx"), MAIN, "<w:body>.*(?=<w:sectPr)", f"<w:body>{strange}")
    before = time.process_time()
    verdict = verdict_on(written(tmp_path, "a.docx", data), {"en": story("en")})
    assert sum(difference.new.startswith("Strange") for difference in verdict.differences) == 10_000
    assert time.process_time() - before < 20

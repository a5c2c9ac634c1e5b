"""The checks of Word files find each fault that is planted in a sound one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from briefgen.zipped import zipped
from tests.render.docx.reading import word
from tests.wordcheck import unsound

Parts = dict[str, bytes]
BODY = "word/document.xml"


def planted(plant: Callable[[Parts], None], language: str = "en") -> list[str]:
    """What the checks find in the sample once a fault is planted in its parts."""
    with zipfile.ZipFile(io.BytesIO(word(language).data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    plant(parts)
    return unsound(zipped(parts.items()))


def swapped(name: str, old: bytes, new: bytes, times: int = 1) -> Callable[[Parts], None]:
    """Replaces the first of something in a part."""

    def plant(parts: Parts) -> None:
        assert old in parts[name], old
        parts[name] = parts[name].replace(old, new, times)

    return plant


def taken(name: str) -> Callable[[Parts], None]:
    def plant(parts: Parts) -> None:
        del parts[name]

    return plant


def added(parts: Parts) -> None:
    parts["word/media/strange.bin"] = b"x"


def edited(parts: Parts) -> None:
    """Changes a number in a chart's workbook."""
    name = next(name for name in sorted(parts) if name.endswith(".xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(parts[name]))
    book.active["B2"] = 77
    target = io.BytesIO()
    book.save(target)
    parts[name] = target.getvalue()


def latin_styles(parts: Parts) -> None:
    """Takes the East Asian face out of the style sheet."""
    sheet = re.sub(rb' w:eastAsiaTheme="\w+"', b"", parts["word/styles.xml"])
    parts["word/styles.xml"] = sheet.replace(b'w:eastAsia="Microsoft YaHei"', b'w:eastAsia="Calibri"')


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_sound_file_is_sound(language: str) -> None:
    assert planted(lambda parts: None, language) == []


CHART = "word/charts/chart1.xml"
FAULTS = {
    "two drawings of one number": (swapped(BODY, b'docPr id="2"', b'docPr id="1"'), "drawing_numbers"),
    "a bookmark that is not closed": (swapped(BODY, b'<w:bookmarkEnd w:id="3"/>', b""), "bookmarks: word/document.xml: bookmark 3 has no end"),
    "a bookmark that is closed twice": (swapped(BODY, b'<w:bookmarkEnd w:id="3"/>', b'<w:bookmarkEnd w:id="3"/>' * 2), "bookmarks"),
    "an end without a beginning": (swapped(BODY, b'<w:bookmarkEnd w:id="3"/>', b'<w:bookmarkEnd w:id="9999"/>'), "9999 has no beginning"),
    "two bookmarks of one name": (swapped(BODY, b"_bfn_2", b"_bfn_1"), "_bfn_1 is there twice"),
    "a part of no type": (added, "content_types: word/media/strange.bin"),
    "a part without its own type": (swapped("[Content_Types].xml", b'/word/styles.xml"', b'/word/other.xml"'), "content_types"),
    "a relationship to nothing": (taken("word/media/image1.png"), "relationships: word/document.xml: word/media/image1.png is not there"),
    "a reference to no relationship": (swapped(BODY, b'r:embed="', b'r:embed="x'), "relationships"),
    "a note that is marked nowhere": (swapped(BODY, b'<w:footnoteReference w:id="2"/>', b""), "notes: footnotes"),
    "a mark of no note": (swapped(BODY, b'<w:footnoteReference w:id="2"/>', b'<w:footnoteReference w:id="22"/>'), "notes: footnotes"),
    "a point less in the cache": (swapped(CHART, b'ptCount val="4"', b'ptCount val="3"'), "charts: word/charts/chart1.xml"),
    "another number in the cache": (swapped(CHART, b"<c:v>2.1</c:v>", b"<c:v>2.2</c:v>"), "2.1 in the workbook"),
    "another number in the workbook": (edited, "77 in the workbook"),
    "a drawing without alternative text": (swapped(BODY, b"descr=\"Bar chart", b"title=\"Bar chart"), "alternative_texts"),
    "a table without a header row": (swapped(BODY, b"<w:tblHeader/>", b""), "header_rows: word/document.xml: table 1"),
    "a style that is not there": (swapped(BODY, b'pStyle w:val="BodyText"', b'pStyle w:val="Nobody"'), "no style Nobody"),
    "a list that is not there": (swapped(BODY, b"<w:numId w:val=\"", b"<w:numId w:val=\"99"), "no list 99"),
}  # fmt: skip


@pytest.mark.parametrize(("plant", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(plant: Callable[[Parts], None], told: str) -> None:
    found = planted(plant)
    assert any(told in fault for fault in found), found


def test_han_text_in_a_latin_face_is_found() -> None:
    for plant in (
        latin_styles,
        swapped(BODY, b'<w:rStyle w:val="Label"/>', b'<w:rStyle w:val="Label"/><w:rFonts w:eastAsia="Arial"/>', 99),
    ):
        assert any(fault.startswith("han_faces") for fault in planted(plant, "zh"))

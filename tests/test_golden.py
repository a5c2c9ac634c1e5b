"""The sample document as every format writes it, held part by part against tests/golden."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefgen.assets import Assets, builtin_folder
from briefgen.render.format import Context, Rendered
from briefgen.render.registry import load_format
from briefgen.theme import default_theme
from tests.goldens import differences, store
from tests.sample import sample
from tests.unzipped import CONTENTS, as_texts, parts, pretty

FOLDER = Path(__file__).parent / "golden"
LANGUAGES = ("en", "zh")
TEMPLATES = {
    ("docx", "en"): "docx/briefing.latin.docx",
    ("docx", "zh"): "docx/briefing.han.docx",
    ("deck", "en"): "pptx/deck.pptx",
    ("deck", "zh"): "pptx/deck.pptx",
}


def rendered(format: str, language: str) -> Rendered:
    return load_format(format).render(sample(language), Context(default_theme(), Assets(), {"template": ""}))


@pytest.mark.parametrize(("format", "language"), TEMPLATES)
def test_office_files_are_what_is_stored(
    golden: Callable[[Path, Mapping[str, str]], None], format: str, language: str
) -> None:
    template = parts((builtin_folder() / TEMPLATES[format, language]).read_bytes())
    golden(FOLDER / f"{format}.{language}", as_texts(rendered(format, language).body, template))


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_is_what_is_stored(golden: Callable[[Path, Mapping[str, str]], None], language: str) -> None:
    made = rendered("md", language)
    pictures = "".join(f"{name}\n" for name in sorted(made.files))
    golden(FOLDER / f"md.{language}", {"sample.md": made.body.decode(), "beside.txt": pictures})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_web_page_is_what_is_stored(golden: Callable[[Path, Mapping[str, str]], None], language: str) -> None:
    """Pictures are left to their own tests: their bytes are not for reading."""
    text = rendered("html", language).body.decode()
    golden(FOLDER / f"html.{language}", {"sample.html": re.sub(r"(?<=;base64,)[\w+/=]{200,}", "...", text)})


def test_what_differs_is_shown_line_by_line(tmp_path: Path) -> None:
    store(tmp_path, {"a.xml": "<a>\n <b/>\n</a>\n", "same.xml": "<same/>\n"})
    assert differences(tmp_path, {"a.xml": "<a>\n <c/>\n</a>\n", "same.xml": "<same/>\n"}).splitlines() == [
        f"--- {tmp_path.name}/a.xml (stored)",
        f"+++ {tmp_path.name}/a.xml (made)",
        "@@ -1,4 +1,4 @@",
        " <a>",
        "- <b/>",
        "+ <c/>",
        " </a>",
        " ",
    ]


def test_a_part_too_many_or_too_few_is_a_difference(tmp_path: Path) -> None:
    store(tmp_path, {"word/old.xml": "<old/>\n"})
    said = differences(tmp_path, {"word/new.xml": "<new/>\n"})
    assert "word/old.xml (no longer made)" in said
    assert "word/new.xml (not stored)" in said
    store(tmp_path, {"word/new.xml": "<new/>\n"})
    assert differences(tmp_path, {"word/new.xml": "<new/>\n"}) == ""


def test_a_long_difference_is_cut(tmp_path: Path) -> None:
    said = differences(tmp_path, {"a.xml": "<a/>\n" * 1000})
    assert len(said.splitlines()) == 201
    assert said.endswith("lines more")


def test_parts_are_printed_an_element_a_line_and_text_is_kept() -> None:
    part = b'<?xml version="1.0"?><w:p xmlns:w="w"><w:r><w:t xml:space="preserve"> a </w:t></w:r></w:p>'
    assert pretty(part) == '<w:p xmlns:w="w">\n <w:r>\n  <w:t xml:space="preserve"> a </w:t>\n </w:r>\n</w:p>\n'


def test_a_package_is_listed_with_what_its_template_holds_left_out() -> None:
    body = rendered("docx", "en").body
    texts = as_texts(body, {"word/styles.xml": parts(body)["word/styles.xml"]})
    assert "word/styles.xml: as in the template\n" in texts[CONTENTS]
    assert "word/embeddings/workbook1.xlsx: parts " in texts[CONTENTS]
    assert "word/media/image1.png: sha256 " in texts[CONTENTS]
    assert {"word/styles.xml", "word/media/image1.png"} & texts.keys() == set()
    assert "word/document.xml" in texts

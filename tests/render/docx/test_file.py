"""The file as a whole: what it says of itself, the same bytes each time, other templates and themes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

import briefgen
from briefgen.assets import builtin_folder
from briefgen.diagnostics import InputError
from briefgen.render.docx import FORMAT
from briefgen.render.docx.template import files
from briefgen.theme import default_theme, theme_from
from briefgen.zipped import zipped
from tests.render.docx.reading import LANGUAGES, W, Word, render, text, val, word
from tests.sample import sample


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_says_what_it_is(language: str) -> None:
    meta, properties = sample(language).meta, docx.Document(io.BytesIO(word(language).data)).core_properties
    assert properties.title == meta.title
    assert properties.subject == meta.subtitle
    assert properties.author == properties.last_modified_by == "; ".join(meta.authors)
    assert properties.language == sample(language).lang
    assert properties.created.date() == properties.modified.date() == meta.date
    assert properties.keywords == "; ".join(meta.keywords) != ""
    assert not properties.comments


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_says_which_brief_it_was_made_from(language: str) -> None:
    custom = {
        str(node.get("name")): "".join(map(str, node.itertext())) for node in word(language).xml("docProps/custom.xml")
    }
    meta = sample(language).meta
    assert custom == {
        "briefgen.id": meta.id,
        "briefgen.language": language,
        "briefgen.version": briefgen.__version__,
        "briefgen.content": meta.content_hash,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_runs_give_the_same_bytes_whatever_the_hash_seed(language: str, tmp_path: Path) -> None:
    code = (
        "import sys; from tests.render.docx.reading import render; from tests.sample import sample; "
        "from pathlib import Path; Path(sys.argv[2]).write_bytes(render(sample(sys.argv[1])).body)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    target = tmp_path / "again.docx"
    subprocess.run([sys.executable, "-c", code, language, str(target)], check=True, env=environment,
                   cwd=Path(__file__).parents[3])  # fmt: skip
    assert target.read_bytes() == word(language).data


def test_the_templates_are_those_that_the_default_theme_makes() -> None:
    made = files(default_theme())
    assert set(made) == {path.name for path in (builtin_folder() / "docx").glob("*.docx")}
    for name, data in made.items():
        committed = Word((builtin_folder() / "docx" / name).read_bytes()).parts
        assert committed == Word(data).parts, f"{name}: run `make templates`"


def test_each_script_has_its_own_sizes() -> None:
    sizes = {language: val(word(language).style("Title"), "w:rPr/w:sz") for language in LANGUAGES}
    assert sizes == {"en": "48", "zh": "44"}


def test_a_theme_of_ones_own_changes_colours_faces_and_page() -> None:
    theme = theme_from({"colour": {"accent": "#7A1FA2"}, "font": {"latin": "Arial"}, "page": {"width": 21.59}})
    made = Word(render(sample("en"), theme=theme).body)
    assert b"7A1FA2" in made.parts["word/theme/theme1.xml"]
    assert made.find("w:docDefaults/w:rPrDefault/w:rPr/w:rFonts", "word/styles.xml")[0].get(W + "ascii") == "Arial"
    assert val(made.body, "w:sectPr/w:pgSz", "w") == "12240"


def foreign(tmp_path: Path, *, suffix: str = ".docx") -> Path:
    """A Word file of another maker, with text, a header and its own headings."""
    other = docx.Document()
    other.add_paragraph("Old text")
    other.sections[0].header.paragraphs[0].text = "ACME"
    path = tmp_path / f"acme{suffix}"
    other.save(str(path))
    return path


def test_another_template_gives_its_styles_header_and_page_but_not_its_text(tmp_path: Path) -> None:
    made = Word(render(sample("en"), template=foreign(tmp_path)).body)
    assert "Old text" not in text(made.body)
    assert "ACME" in b"".join(data for name, data in made.parts.items() if "header" in name).decode()
    assert val(made.body, "w:sectPr/w:pgSz", "w") == "12240"
    assert len(made.paragraphs("Heading 1")) == 3
    assert len(made.paragraphs("Key Point")) == 3
    names = list(made.style_names().values())
    assert len(names) == len(set(names))


def test_every_style_and_list_that_is_used_is_there(tmp_path: Path) -> None:
    for made in (word("en"), word("zh"), Word(render(sample("en"), template=foreign(tmp_path)).body)):
        known = set(made.style_names())
        used = {str(node.get(W + "val")) for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
                for part in ("word/document.xml", "word/footnotes.xml", "word/styles.xml")
                for node in made.xml(part).iter(W + tag)}  # fmt: skip
        assert used <= known
        lists = {str(node.get(W + "numId")) for node in made.find("w:num", "word/numbering.xml")}
        numbered = {str(node.get(W + "val")) for part in ("word/document.xml", "word/styles.xml")
                    for node in made.xml(part).iter(W + "numId")}  # fmt: skip
        assert numbered <= lists | {"0"}


def test_headings_are_numbered_on_a_template_that_numbers_none(tmp_path: Path) -> None:
    made = Word(render(sample("en"), template=foreign(tmp_path)).body)
    numbers = [val(p, "w:pPr/w:numPr/w:numId") for p in (*made.paragraphs("Heading 1"), *made.paragraphs("Heading 2"))]
    assert len(set(numbers)) == 1
    assert numbers[0] not in ("", "0")


def test_a_word_template_is_taken_as_well_as_a_document(tmp_path: Path) -> None:
    path = foreign(tmp_path, suffix=".dotx")
    parts = Word(path.read_bytes()).parts
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    path.write_bytes(zipped(parts.items()))
    made = Word(render(sample("en"), template=path).body)
    assert b"document.main+xml" in made.parts["[Content_Types].xml"]


def test_our_own_file_serves_as_a_template_again(tmp_path: Path) -> None:
    path = tmp_path / "mine.docx"
    path.write_bytes(word("en").data)
    made = Word(render(sample("en"), template=path).body)
    assert text(made.body) == text(word("en").body)
    assert made.parts["word/briefgen-header.xml"] == word("en").parts["word/briefgen-header.xml"]
    assert set(made.parts) == set(word("en").parts)
    told = made.xml("word/charts/chart1.xml").xpath("//*[local-name()='schemeClr']/@val")
    assert "accent6" in told, "what is highlighted stays so"


@pytest.mark.parametrize(
    "content", [b"", b"hello", zipped([("a.txt", b"x")]), zipped([("[Content_Types].xml", b"<x")])]
)
def test_what_is_no_word_file_is_refused_in_words(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.docx"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"bad\.docx: (not-office|office-damaged)"):
        render(sample("en"), template=path)


def test_a_presentation_is_refused_as_a_template(tmp_path: Path) -> None:
    path = tmp_path / "deck.docx"
    with zipfile.ZipFile(io.BytesIO(word("en").data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    slides = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(kind, slides)
    path.write_bytes(zipped(parts.items()))
    with pytest.raises(InputError, match="a Word file is wanted"):
        render(sample("en"), template=path)


def test_a_template_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        render(sample("en"), template=tmp_path / "none.docx")


def test_naming_the_format_imports_nothing_heavy() -> None:
    code = f"import sys, {FORMAT.render.__module__}; print([m for m in ('docx', 'pptx', 'matplotlib') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_writing_needs_neither_powerpoint_nor_matplotlib() -> None:
    code = (
        "import sys; from tests.render.docx.reading import render; from tests.sample import sample; "
        "render(sample('en')); print([m for m in ('pptx', 'matplotlib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[3])  # fmt: skip
    assert done.stdout.strip() == "[]"

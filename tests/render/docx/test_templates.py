"""The story on every odd template there is: clean files, in their styles, on their pages, with their headers filled."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import docx
import pytest

from briefgen.compile import compile_brief
from briefgen.diagnostics import InputError
from briefgen.doctree import Document
from briefgen.load import load_brief
from briefgen.render.docx import FORMAT
from briefgen.render.format import Rendered, TemplateRow
from briefgen.theme import default_theme
from briefgen.zipped import zipped
from tests.office import _profile, audit, need, pdf_text
from tests.render.docx.odd import HAN, TEMPLATES, as_by_libreoffice, odd, plain, saved, sub
from tests.render.docx.reading import LANGUAGES, NS, W, Word, render, text, val
from tests.sample import sample

STORY = Path(__file__).parents[3] / "data" / "meta-closed-source" / "brief.yaml"
IN_CLASS = [name for name in TEMPLATES if name not in ("no styles", "sections", "no mark")]


@cache
def story(language: str) -> Document:
    return compile_brief(load_brief(STORY), language).document


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


Results = Mapping[tuple[str, str], Rendered]


@pytest.fixture(scope="module")
def results(folder: Path) -> Results:
    """The story on each template in each language, as bytes and as files."""
    made = {}
    for name, make in TEMPLATES.items():
        path = folder / f"{name}.docx"
        path.write_bytes(make())
        for language in LANGUAGES:
            made[name, language] = render(story(language), template=path)
            (folder / f"{name}.{language}.docx").write_bytes(made[name, language].body)
    return made


def made(results: Results, name: str, language: str = "en") -> Word:
    return Word(results[name, language].body)


def running(word: Word) -> str:
    """The words of all headers and footers."""
    parts = [name for name in word.parts if re.match(r"word/[\w-]*(header|footer)[\w-]*\.xml", name)]
    return "\n".join(text(word.xml(name)) for name in parts)


@pytest.mark.parametrize("language", ["en", pytest.param("zh", marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_is_wrong_with_the_file(name: str, language: str, results: Results, folder: Path) -> None:
    assert audit(folder / f"{name}.{language}.docx") == []
    docx.Document(io.BytesIO(results[name, language].body))


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_style_that_is_used_is_there_once(name: str, results: Results) -> None:
    word = made(results, name)
    styles = [str(style.get(W + "styleId")) for style in word.find("w:style", "word/styles.xml")]
    assert len(styles) == len(set(styles))
    named = [val(style, "w:name").lower() for style in word.find("w:style", "word/styles.xml")]
    assert len(named) == len(set(named))
    document = next(part for part in word.parts if part in ("word/document.xml", "word/main-part.xml"))
    for part in (document, "word/footnotes.xml", "word/styles.xml"):
        used = {
            str(node.get(W + "val"))
            for tag in ("pStyle", "rStyle", "tblStyle", "basedOn")
            for node in word.xml(part).iter(W + tag)
        }
        assert used <= set(styles), part


def test_the_story_is_the_same_on_all(results: Results) -> None:
    """Key figures may stand in other rows where pages are narrow."""

    def told(name: str) -> list[str]:
        word = made(results, name)
        root = word.xml("word/main-part.xml" if name == "another main part" else "word/document.xml")
        said = [text(paragraph) for paragraph in root.iter(W + "p")]
        return sorted(filter(None, said[said.index("Key points") :]))

    theirs = {"ACME keeps all rights.", "Appendix"}
    expected = [said for said in told("plain") if said not in theirs]
    assert {name for name in TEMPLATES if [said for said in told(name) if said not in theirs] != expected} == set()


def test_the_styles_are_theirs_whatever_their_ids_and_names(results: Results) -> None:
    expected = {
        "chinese ids": "1",
        "id 1 is Normal": "10",
        "german names": "berschrift1",
        "chinese names": "x1",
        "aliases": "Heading1",
    }
    for name, number in expected.items():
        body = made(results, name).body
        headings = [
            p for p in body.iter(W + "p") if any("_Toc_" in str(m.get(W + "name")) for m in p.iter(W + "bookmarkStart"))
        ]
        assert number in {val(p, "w:pPr/w:pStyle") for p in headings}, name
    assert not made(results, "id 1 is Normal").body.xpath(
        ".//w:p[w:pPr/w:pStyle/@w:val='1']//w:bookmarkStart[contains(@w:name, '_Toc_')]", namespaces=NS
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_filled_however_they_are_split(language: str, results: Results) -> None:
    meta = story(language).meta
    for name in TEMPLATES:
        word = made(results, name, language)
        assert meta.short_title in running(word) or meta.title in running(word), name
        everything = running(word) + "".join(
            text(word.xml(part)) for part in word.parts if part.startswith("word/") and part.endswith(".xml")
        )
        assert "{{" not in everything, name
    assert f"ACME | {meta.title} | {meta.classification}" in running(made(results, "plain", language))


def test_a_title_page_takes_the_place_of_our_title_block(results: Results) -> None:
    meta = story("en").meta
    for name in ("plain", "sections"):
        body = text(made(results, name).body)
        assert body.count(meta.title) == 1
        assert body.index(meta.title) < body.index("Key points")
    assert text(made(results, "plain").body).endswith("ACME keeps all rights.")
    assert text(made(results, "no mark").body).count(meta.title) == 1
    assert "Instructions" not in text(made(results, "no mark").body)


def test_text_without_a_mark_is_left_out_and_said_to_be(results: Results) -> None:
    assert [told.code for told in results["no mark", "en"].warnings] == ["template-mark"]


def test_the_pages_are_theirs(results: Results) -> None:
    for name in IN_CLASS:
        page = next(
            made(results, name)
            .xml("word/main-part.xml" if name == "another main part" else "word/document.xml")
            .iter(W + "pgSz")
        )
        assert page.get(W + "w") == "11906", name
    sizes = [(size.get(W + "w"), size.get(W + "h")) for size in made(results, "sections").body.iter(W + "pgSz")]
    assert sizes[1] == ("9978", "14173")
    assert len(sizes) == 3
    table = next(made(results, "sections").body.iter(W + "tbl"))
    assert sum(int(str(column.get(W + "w"))) for column in table.iter(W + "gridCol")) < 9978


def test_what_is_added_has_their_face_size_and_colours(results: Results) -> None:
    word = made(results, "plain")
    label = word.style("Label")
    assert val(label, "w:rPr/w:color", "themeColor") in ("", "accent1")
    assert val(word.style("Key Point"), "w:rPr/w:rFonts", "ascii") == ""
    assert val(word.style("Key Point"), "w:rPr/w:sz") == "22"
    assert b"0B6E99" not in b"".join(word.parts.values())


def test_charts_are_set_in_the_face_of_their_text(results: Results) -> None:
    chart = made(results, "plain").xml("word/charts/chart1.xml")
    assert {each.get("typeface") for each in chart.iter(f"{{{NS['a']}}}latin")} == {"Arial"}
    assert rows("plain")["face of text"].found == "Arial"


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_level_of_a_list_that_is_used_is_there(name: str, folder: Path, results: Results) -> None:
    word = Word(render(sample("en"), template=folder / f"{name}.docx").body)
    numbering = "word/numbering.xml"
    levels = {kind.get(W + "abstractNumId"): {level.get(W + "ilvl") for level in kind.iterfind("w:lvl", NS)}
              for kind in word.find("w:abstractNum", numbering)}  # fmt: skip
    lists = {each.get(W + "numId"): levels[val(each, "w:abstractNumId")] for each in word.find("w:num", numbering)}
    main = "word/main-part.xml" if name == "another main part" else "word/document.xml"
    used = [(val(each, "w:numId"), val(each, "w:ilvl")) for each in word.xml(main).iter(W + "numPr")]
    assert used
    assert [pair for pair in used if pair[0] != "0" and pair[1] not in lists[pair[0]]] == []


def test_headings_are_numbered_where_their_list_counts_none_of_them(results: Results) -> None:
    """Each in one list that counts, so that 5.1 stands below 5."""
    word = made(results, "as by LibreOffice")
    stated = [[(val(p, "w:pPr/w:numPr/w:numId"), val(p, "w:pPr/w:numPr/w:ilvl")) for p in word.paragraphs(f"Heading {level}")]
              for level in (1, 2)]  # fmt: skip
    (number,) = {number for level in stated for number, _ in level}
    assert stated == [[(number, "0")] * 5, [(number, "1")]]
    kind = next(val(each, "w:abstractNumId") for each in word.find("w:num", "word/numbering.xml")
                if each.get(W + "numId") == number)  # fmt: skip
    shown = [val(level, "w:lvlText") for each in word.find("w:abstractNum", "word/numbering.xml")
             if each.get(W + "abstractNumId") == kind for level in each.iterfind("w:lvl", NS)]  # fmt: skip
    assert [each.strip() for each in shown] == ["%1", "%1.%2"]


def test_headings_that_their_styles_number_are_left_to_them(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        as_by_libreoffice(parts)
        sub(parts, "word/numbering.xml", '<w:numFmt w:val="none"/>', '<w:numFmt w:val="chineseCounting"/>')
        for level in (0, 1):
            sub(
                parts,
                "word/numbering.xml",
                f'(w:ilvl="{level}".*?)<w:lvlText w:val=""/>',
                rf'\1<w:lvlText w:val="%{level + 1}、"/>',
            )

    path = tmp_path / "counted.docx"
    path.write_bytes(odd(change)())
    word = Word(render(story("zh"), template=path).body)
    assert {val(p, "w:pPr/w:numPr/w:numId") for level in (1, 2) for p in word.paragraphs(f"Heading {level}")} == {""}


def test_what_runs_along_their_page_reaches_its_margin_and_stands_on_the_paper(results: Results) -> None:
    word = made(results, "as by LibreOffice")
    page = next(word.body.iter(W + "sectPr"))
    width = int(val(page, "w:pgSz", "w")) - sum(int(val(page, "w:pgMar", side)) for side in ("left", "right"))
    for kind in ("header", "footer"):
        stops = [(tab.get(W + "val"), int(str(tab.get(W + "pos")))) for tab in word.xml(f"word/briefgen-{kind}.xml").iter(W + "tab")
                 if tab.get(W + "pos")]  # fmt: skip
        assert [stop for stop in stops if stop[0] != "clear"] == [("right", width)]
        assert {4680, 9360} <= {place for stop, place in stops if stop == "clear"}, "python-docx's own stops"
        assert int(val(page, "w:pgMar", kind)) > 280


def test_numbers_in_the_contents_stop_short_of_their_leaders(results: Results) -> None:
    line = made(results, "as by LibreOffice").paragraphs("toc 1")[0]
    assert val(line, "w:pPr/w:tabs/w:tab") == "left"


def test_marks_are_raised_whatever_their_style_is_taken_for(results: Results) -> None:
    word = made(results, "as by LibreOffice")
    marks = [run for run in word.body.iter(W + "r") if run.find(W + "footnoteReference") is not None]
    assert {val(run, "w:rPr/w:vertAlign") for run in marks} == {"superscript"}


def test_first_lines_that_their_normal_sets_in_are_not_set_in_by_ours(results: Results) -> None:
    word = made(results, "chinese ids", "zh")
    assert {
        val(word.style(name), "w:pPr/w:ind", "firstLineChars") for name in ("Table Text", "Key Point", "Takeaway")
    } == {"0"}
    assert val(word.style("Table Text"), "w:pPr/w:jc") == "left"


def test_changes_are_accepted_and_comments_gone(results: Results) -> None:
    word = made(results, "reviewed")
    everything = b"".join(data for name, data in word.parts.items() if name.startswith("word/"))
    assert not re.search(rb"<w:(ins|del|delText|comment\w+|rPrChange)\b", everything)
    assert f"Prepared for {story('en').meta.series}" in text(word.body)
    assert not [name for name in word.parts if "comments" in name]


def test_a_control_that_is_bound_to_the_title_shows_it(results: Results) -> None:
    word = made(results, "controls and glossary")
    assert [text(control) for control in word.body.iter(W + "sdt")] == [story("en").meta.title]
    assert not [name for name in word.parts if "glossary" in name]


def test_notes_count_from_1_in_our_numerals(results: Results) -> None:
    word = made(results, "notes")
    assert "Their note" not in text(word.xml("word/footnotes.xml"))
    settings = word.xml("word/settings.xml")
    assert not list(settings.iter(W + "numStart"))
    ids = {note.get(W + "id") for note in settings.iter(W + "footnote")}
    assert ids == {
        note.get(W + "id") for note in word.xml("word/footnotes.xml").iter(W + "footnote") if note.get(W + "type")
    }


def test_embedded_fonts_labels_and_property_fields_stay(results: Results) -> None:
    assert "word/fonts/font1.odttf" in made(results, "embedded font").parts
    word = made(results, "properties")
    assert b"MSIP_Label" in word.parts["docProps/custom.xml"]
    assert b"briefgen.id" in word.parts["docProps/custom.xml"]
    meta = story("en").meta
    assert f"{meta.title}{meta.series}" in running(word)


def test_nothing_binds_the_document_to_the_template(results: Results) -> None:
    word = made(results, "settings")
    assert not re.search(rb"attachedTemplate|trackRevisions|documentProtection", word.parts["word/settings.xml"])
    assert b"acme.dotm" not in b"".join(word.parts.values())
    assert not [name for name in word.parts if "thumbnail" in name]


def test_macros_stay_behind(results: Results) -> None:
    assert [told.code for told in results["dotm", "en"].warnings] == ["macros-removed"]
    assert not [name for name in made(results, "dotm").parts if "vba" in name]


def test_an_unknown_placeholder_stays_and_is_said_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "acme.docx"
    path.write_bytes(odd(lambda parts: sub(parts, "word/header1.xml", "ACME", "{{ autors }}"))())
    done = render(story("en"), template=path)
    (told,) = done.warnings
    assert told.code == "template-placeholder"
    assert told.where.file == str(path)
    assert "word/header1.xml" in told.message
    assert "authors" in told.hint
    assert "{{ autors }}" in running(Word(done.body))


BREAKS: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[: len(data) // 2],
    "another root": lambda data: b"<x/>",
    "nonsense": lambda data: re.sub(rb'w:(val|w|left|numId)="[^"]*"', rb'w:\1="zz"', data),
}


@pytest.mark.parametrize("how", BREAKS)
def test_a_part_that_is_broken_is_told_or_done_without(how: str, tmp_path: Path) -> None:
    parts, path, told = Word(TEMPLATES["plain"]()).parts, tmp_path / "acme.docx", []
    for name in parts:
        path.write_bytes(zipped({**parts, name: BREAKS[how](parts[name])}.items()))
        try:
            docx.Document(io.BytesIO(render(sample("en"), template=path).body))
        except InputError as fault:
            told += [found.where.file for found in fault.diagnostics]
    assert set(told) <= {str(path)}
    assert told or how == "nonsense"


def rows(name: str) -> dict[str, TemplateRow]:
    assert FORMAT.inspect
    return {row.need: row for row in FORMAT.inspect(TEMPLATES[name](), "acme.docx", default_theme()).rows}


def test_it_is_told_which_style_serves_what_and_how_it_was_found() -> None:
    assert rows("chinese ids")["heading 1"] == TemplateRow(
        "Paragraph styles", "heading 1", "heading 1 (1)", "by its name"
    )
    assert rows("chinese names")["heading 1"].how == "by its Chinese name"
    assert rows("chinese names")["heading 1"].found == f"{HAN['heading 1']} (x1)"
    assert rows("german names")["caption"].how == "by its German name"
    assert rows("aliases")["heading 1"].how == "by its alias"
    assert rows("plain")["Key Point"].found == ""
    assert rows("plain")["size"].found == "21.0 × 29.7 cm"
    assert rows("plain")["{{ title }}"].found == "its text, word/header1.xml"
    assert rows("no mark")["{{ body }}"].found == ""


@pytest.mark.slow
def test_libreoffice_draws_every_one_of_them(results: Results, folder: Path) -> None:
    """All in one go, for starting it takes longest."""
    files = [folder / f"{name}.{language}.docx" for name, language in results]
    command = [need("soffice"), f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], capture_output=True, timeout=600, check=True)
    for path in files:
        assert len(pdf_text(path.with_suffix(".pdf")).split("\f")) >= 4, path.name


@pytest.mark.slow
def test_a_file_that_libreoffice_saved_serves_as_well(folder: Path) -> None:
    source, target = folder / "source.docx", folder / "by-libreoffice"
    source.write_bytes(saved(plain()))
    command = [need("soffice"), f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--convert-to", "docx"]
    subprocess.run([*command, "--outdir", str(target), str(source)], capture_output=True, timeout=300, check=True)
    for language in LANGUAGES:
        done = Word(render(story(language), template=target / "source.docx").body)
        path = target / f"story.{language}.docx"
        path.write_bytes(done.data)
        theirs = set(audit(target / "source.docx"))
        assert set(audit(path)) <= theirs
        assert story(language).meta.title in running(done)
        assert len(done.paragraphs("Heading 1")) == len(story(language).body)

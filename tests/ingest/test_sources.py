"""Files as people have them: encodings, empty ones, binary ones, too large ones; Word files; pictures beside a text."""

import io
import os
import time
import zipfile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from briefgen.diagnostics import InputError
from briefgen.ingest import import_sources
from tests.ingest.test_nothing_lost import DAY
from tests.sample import PNG

CHINESE = "核心观点 - 港务局计划为所有泊位接通岸电，船舶靠港不再烧油[2] - 码头工人更看重空气质量，工程需要42亿美元[3]\n市场 - 小港口担心班轮改挂别处[4]\n"
ENGLISH = "Notes - The café’s “crème brûlée” costs €5 – or £4 – a portion [2] - Señor Muñoz pays [3]\n"
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def brief(*paths):
    return import_sources(paths, date=DAY).files["brief.yaml"].decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_chinese_is_read_in_every_usual_encoding(encoding, tmp_path):
    plain, other = tmp_path / "a" / "port.txt", tmp_path / "b" / "port.txt"
    for path, name in ((plain, "utf-8"), (other, encoding)):
        path.parent.mkdir()
        path.write_bytes(CHINESE.encode(name))
    assert brief(other) == brief(plain)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252"])
def test_western_text_is_read_in_every_usual_encoding(encoding, tmp_path):
    path = tmp_path / "cafe.txt"
    path.write_bytes(ENGLISH.encode(encoding))
    assert "The café’s “crème brûlée” costs" in brief(path)


def code(path):
    with pytest.raises(InputError) as caught:
        import_sources([path], date=DAY)
    (one,) = caught.value.diagnostics
    assert str(path) in str(one)
    return one.code


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", "\ufeff \n".encode("utf-16")])
def test_an_empty_file_is_told(data, tmp_path):
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    assert code(path) == "empty-file"


@pytest.mark.parametrize(
    "data",
    [PNG, b"%PDF-1.7\n%\xe2\xe3", b"\x7fELF\x02\x01\x01" + bytes(90), bytes(range(256)) * 40, b"\0\x01\x02" * 99],
)
def test_a_binary_file_is_told(data, tmp_path):
    path = tmp_path / "picture.txt"
    path.write_bytes(data)
    assert code(path) == "not-text"


def test_a_file_that_is_too_large_is_told(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(20_000_001)
    assert code(path) == "file-too-large"


def test_what_is_missing_or_a_folder_is_told(tmp_path):
    assert code(tmp_path / "none.txt") == "no-such-file"
    (tmp_path / "folder.txt").mkdir()
    assert code(tmp_path / "folder.txt") == "not-a-file"


def test_a_zip_file_under_the_name_of_a_word_file_is_told(tmp_path):
    path = tmp_path / "odd.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.txt", "words")
    assert code(path) == "not-office"


def test_a_word_file_that_says_nothing_is_empty(tmp_path):
    path = tmp_path / "empty.docx"
    Document().save(path)
    assert code(path) == "empty-file"


def test_a_web_page_is_no_text(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("\n<!DOCTYPE html><html><p>Words</p></html>", encoding="utf-8")
    assert code(path) == "not-text"


def test_an_encoding_that_was_guessed_is_told(tmp_path):
    path = tmp_path / "port.txt"
    path.write_bytes(CHINESE.encode("gb18030"))
    told = [one.text for one in import_sources([path], date=DAY).remarks if one.kind == "guessed"]
    assert "the file is no UTF-8 and was read as GB18030; save it as UTF-8 if its words are wrong" in told


def test_a_long_run_of_spaces_takes_no_time(tmp_path):
    path = tmp_path / "spaces.txt"
    path.write_text("Notes -" + " " * 200_000 + "words [2]", encoding="utf-8")
    before = time.process_time()
    assert "- words [@article, para. 2]" in brief(path)
    assert time.process_time() - before < 5


def test_pictures_of_one_name_in_two_texts_are_both_kept_and_the_second_told(tmp_path):
    for language, text, picture in (("en", "The coast and the port", PNG), ("zh", "海岸与港口", PNG + b"\0")):
        (tmp_path / language).mkdir()
        (tmp_path / language / "map.png").write_bytes(picture)
        (tmp_path / language / f"{language}.md").write_text(
            f"# {text}\n\n## {text}\n\n![{text}](map.png)\n", encoding="utf-8"
        )
    made = import_sources([tmp_path / "en" / "en.md", tmp_path / "zh" / "zh.md"], date=DAY)
    assert made.files["map.png"] == PNG
    assert made.files["map-zh.png"] == PNG + b"\0"
    assert [one.message for one in made.lost] == ["the picture map-zh.png: map.png stands for both languages"]


def test_control_characters_are_taken_out_and_told(tmp_path):
    path = tmp_path / "control.txt"
    path.write_text(
        "Notes - One\x08 claim that is rather longer than that [2]\n" + "Words go on here. " * 20, encoding="utf-8"
    )
    made = import_sources([path], date=DAY)
    assert (1, "control characters") in {(one.where.line, one.message) for one in made.lost}


def test_without_a_date_the_files_own_is_guessed(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Notes - One [2]\n", encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert "date: 2023-11-14  # guessed: the date of the file" in import_sources([path]).files["brief.yaml"].decode()


def test_two_texts_of_one_language_are_told(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Notes - The port is open to all [2]\n", encoding="utf-8")
    with pytest.raises(InputError, match="is in 'en', and so is"):
        import_sources([tmp_path / "a.txt", tmp_path / "b.txt"], date=DAY)


@pytest.mark.parametrize(
    ("name", "text"),
    [("notes", "Notes - One [2]"), ("notes.txt", "# Ports\n\n## Notes\n\n- One [2]"), ("notes.log", "Notes - One [2]")],
)
def test_what_a_text_is_shows_in_it_whatever_its_name(name, text, tmp_path):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert "- One [@article, para. 2]" in brief(path)


def test_a_picture_beside_a_text_comes_along_and_one_outside_does_not(tmp_path):
    text = tmp_path / "text" / "a.md"
    (text.parent / "img").mkdir(parents=True)
    (text.parent / "img" / "map.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    text.write_text("# A\n\n## B\n\n![The coast](img/map.png)\n\n![No](../secret.png)\n", encoding="utf-8")
    made = import_sources([text], date=DAY)
    assert made.files["map.png"] == PNG
    assert set(made.files) == {"brief.yaml", "map.png"}
    assert [one.where.line for one in made.lost] == [7]


@pytest.fixture
def word(tmp_path):
    """A Word file with what such files have: styles, lists, a table, a picture, a link, tracked changes, a footnote."""
    document = Document()
    document.add_heading("Cranes for the north", 0)
    document.add_heading("Why", 1)
    paragraph = document.add_paragraph("The port pays $4.2 billion. ")
    paragraph.add_run("Nobody").bold = True
    paragraph.add_run(" oils ")
    paragraph.add_run("them").italic = True
    noted(document, paragraph, "Annual survey of cranes, 2024")
    for text, style in (
        ("ask", "List Bullet"),
        ("build", "List Bullet"),
        ("slowly", "List Bullet 2"),
        ("first", "List Number"),
        ("second", "List Number"),
    ):
        document.add_paragraph(text, style=style)
    document.add_heading("Traffic", 2)
    table = document.add_table(rows=2, cols=2)
    for place, text in enumerate(["Port", "Boxes", "North", "30 million"]):
        table.cell(place // 2, place % 2).text = text
    document.add_picture(io.BytesIO(PNG))
    next(document.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")).set(
        "descr", "The coast"
    )
    linked(document, document.add_paragraph("See "), "the survey", "https://example.org/s")
    deleted(document.add_paragraph("Kept. "), "struck out")
    path = tmp_path / "cranes.docx"
    document.save(path)
    return path


def noted(document, paragraph, text):
    """A real footnote, in a part of its own."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    note = f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
    data = f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>{note}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, data.encode(), document.part.package)
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    paragraph.add_run()._r.append(reference)


def linked(document, paragraph, text, url):
    link = OxmlElement("w:hyperlink")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link.set(qn("r:id"), document.part.relate_to(url, kind, is_external=True))
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def deleted(paragraph, text):
    change, run, words = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    words.text = text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def test_a_word_file_becomes_a_brief(word):
    made = import_sources([word], date=DAY)
    assert (
        made.files["brief.yaml"].decode()
        == """\
briefgen: 1
id: cranes
languages: [en]

title: Cranes for the north
date: 2025-12-12  # guessed: the date of the file

facts:
  usd-4-2-billion: {value: 4.2e9, unit: USD}
  number-30-million: {value: 30e6}

sources:
  # to decide: a footnote; part its words into author, title and date
  footnote-2: {type: document, title: "Annual survey of cranes, 2024"}

sections:
  - id: why
    heading: Why
    blocks:
      - text: The port pays ${usd-4-2-billion}. **Nobody** oils *them* [@footnote-2]
      - bullets:
          - ask
          - text: build
            bullets:
              - slowly
      - numbered:
          - first
          - second
    sections:
      - id: traffic
        heading: Traffic
        blocks:
          - table:
              columns:
                - {head: Port}
                - {head: Boxes}
              rows:
                - [North, "${number-30-million}"]
          - image: {file: image1.png, alt: The coast}
          - text: See [the survey](https://example.org/s)
          - text: Kept.
"""
    )
    assert made.files["image1.png"] == PNG
    assert [one.message for one in made.lost] == ["deleted with tracked changes: struck out"]

"""Hostile briefs, from the file to the finished documents: only text, and clean files; or a fault told in words."""

from __future__ import annotations

import html
import io
import json
import re
import string
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.build import build, check, verify
from briefgen.verify import State
from tests.office import audit
from tests.sample import PNG

TEXTS = {
    "markup": "<w:p>&amp;</w:p> ]]> <!-- --> <?xml?> &#0; <script>alert(1)</script>",
    "templates": "{{ body }} {% raw %} %(name)s %n {0} $HOME `id`",
    "markdown": "# a\\ - b * c _d_ [e](f) ![g](h) | i | ~~j~~ [^1] 1. k > l",
    "formula": "=1+1 +2 -3 @SUM(A1) 'x",
    "right to left": "שלום עולם 123 العربية \u202eabc\u202c \u2067def\u2069",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 🇨🇳 1️⃣ ❤️ 👍🏽",
    "han": "𠮷𪚥 𰻞 ㍿ 资\ufe00本 한국어 日本語 ｶﾀｶﾅ",
    "marks": "Z̸̢̛̜͉͔̯̭a̵̬͠l̴͔͝g̶̱͒o e\u0301e\u0301 กำ นั้น",
    "invisible": "a\u200bb\u200cc\u00add\u2060e\ufefff \u180e\u00a0\u3000x",
    "private": "\ue000 \U000f0000 \ufdd0 \U0001fffe \ufffd \u0378",
    "one word": "W" * 200,
    "one sentence": "资本" * 100,
    "separators": "a\u2028b\u2029c\u0085d",
}
NEAR = "[\\s\u00ad\u2060\ufeff\u200b\u200c\u202a-\u202e\u2066-\u2069\x85\u2028\u2029]"
"""What may come and go: spaces, line breaks, and marks that break lines or turn them."""

MARKED = re.compile(r"\\([!-/:-@\[-`{-~])|&#?\w+;")
"""How Markdown writes a character that would mean something."""

GUESSED = "[WARN ] PPT"
"""What an auditor guesses of line breaks; it takes a sentence of Han for one word."""


NAME = 90
"""A chart refuses names that are longer than an axis has room for."""


def escaped(text: str) -> str:
    """The text as an author writes it who wants every character of it (CommonMark, 2.4)."""
    return "".join(f"\\{character}" if character in string.punctuation else character for character in text)


def brief(text: str) -> str:
    """A brief that has the text wherever there can be text."""
    said = json.dumps({"all": f"say {escaped(text)} end"}, ensure_ascii=False)
    noun = json.dumps({"all": f"{escaped(text[:8])}x"}, ensure_ascii=False)
    name = json.dumps({"all": f"say {escaped(text[:NAME])} end"}, ensure_ascii=False)
    column = json.dumps(cell(text), ensure_ascii=False)
    bare = json.dumps(re.sub("[\u2028\u2029\x85]", " ", f"say {text} end"), ensure_ascii=False)
    return f"""\
briefgen: 1
id: hostile
languages: [en, zh]
title: {said}
subtitle: {said}
series: {said}
date: 2025-12-12
authors: [{said}]
classification: {said}
takeaway: {said}
cover: {{figure: cost}}
key_figures: [{{fact: cost, label: {said}, lead: {said}}}]
summary: [{{lead: {said}, text: {said}}}]
facts:
  cost: {{label: {name}, value: 3, unit: {noun}, cite: "[@a, p. 3]"}}
sources:
  a: {{type: book, title: {bare}, author: [{bare}, {{family: {bare}, given: {bare}}}], publisher: {bare}, URL: "https://a.org/?<&>'"}}
sections:
  - heading: {said}
    takeaway: {said}
    question: {said}
    speaker: {said}
    blocks:
      - text: {said}
      - bullets: [{said}, {{lead: {said}, text: {said}, numbered: [{said}]}}]
      - chart: {{kind: bar, title: {said}, data: [{{label: {name}, value: cost}}, {{value: cost}}], alt: {said}}}
      - chart: {{kind: line, title: {said}, unit: {said}, cite: "[@a]", data: {{file: data.csv, x: at, y: [{column}]}}}}
      - table: {{id: t, caption: {said}, columns: [{{head: {said}}}, {{head: {said}}}], rows: [[{said}, {{all: "${{cost}}"}}]]}}
      - timeline: {{caption: {said}, events: [{{date: 2025, event: {said}}}]}}
      - comparison: {{columns: [{said}, {said}], rows: [{{aspect: {said}, cells: [{said}, {said}]}}]}}
      - key_figures: [{{fact: cost, label: {said}}}]
      - callout: {{title: {said}, text: {said}}}
      - quote: {{text: {said}, by: {said}}}
      - image: {{file: dot.png, alt: {said}, caption: {said}}}
"""


def cell(text: str) -> str:
    """The text as a data file names a column by it: on one line, and no longer than charts have room for."""
    return re.sub("[\u2028\u2029\x85]", " ", f"say {text[:NAME]} end")


def lay(folder: Path, text: str) -> Path:
    """The brief's file, with the data and the picture it names beside it."""
    name = cell(text).replace('"', '""')
    (folder / "data.csv").write_text(f'at,"{name}"\n"{name}",3\n', encoding="utf-8", newline="")
    (folder / "dot.png").write_bytes(PNG)
    path = folder / "brief.yaml"
    path.write_text(brief(text), encoding="utf-8")
    return path


def made(folder: Path, text: str) -> list[Path]:
    """The documents of the brief in every format and language."""
    result = build(lay(folder, text), ["docx", "deck", "md", "html"], ["all"], folder / "out")
    assert [str(failure) for failure in result.failures] == []
    return [path for path in result.files if path.suffix in (".docx", ".pptx", ".md", ".html")]


def words(path: Path) -> str:
    """All that a document says, without what may come and go."""
    data = path.read_bytes()
    if path.suffix == ".md":
        said = MARKED.sub(lambda found: found[1] or html.unescape(found[0]), data.decode())
    elif path.suffix == ".html":
        said = "".join(etree.fromstring(data.decode(), etree.HTMLParser()).itertext())
    else:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [
                package.read(name) for name in package.namelist() if re.fullmatch(r"(word|ppt/slides)/\w+\.xml", name)
            ]
        said = "".join(t for part in parts for t in etree.fromstring(part).itertext("{*}t"))
    return re.sub(NEAR, "", said)


@pytest.mark.parametrize("name", TEXTS)
def test_every_document_says_the_text_and_is_clean(name, tmp_path):
    paths = made(tmp_path, TEXTS[name])
    assert len(paths) == 8
    for path in paths:
        assert re.sub(NEAR, "", TEXTS[name]) in words(path), path.name
        if path.suffix in (".docx", ".pptx"):
            assert [fault for fault in audit(path) if GUESSED not in fault] == []


def test_a_web_page_of_such_texts_is_verified_without_a_false_alarm(tmp_path):
    for name in ("markup", "markdown", "templates", "separators", "invisible", "right to left"):
        path = lay(tmp_path, TEXTS[name])
        pages = build(path, ["html"], ["all"], tmp_path / "out").files
        assert [(one.state, one.differences) for one in verify(pages, path)] == [(State.IN_STEP, ())] * 2, name


LAWFUL = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff") | st.sampled_from(
    "\\`*_{}[]()#+-.!|<>&\"'$@%=~^:;/?"
)
WRITTEN = st.text(LAWFUL, min_size=1, max_size=30)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(WRITTEN)
def test_whatever_is_written_every_document_says_it(tmp_path_factory, text):
    for path in made(tmp_path_factory.mktemp("hostile"), text):
        assert re.sub(NEAR, "", text) in words(path), path.name


def spoilt(data: bytes) -> st.SearchStrategy[bytes]:
    """The data with some bytes changed, taken out or added."""
    places = st.integers(0, len(data))
    cuts = st.lists(st.tuples(places, st.integers(0, 8), st.binary(max_size=8)), min_size=1, max_size=4)
    return cuts.map(lambda every: _cut(data, every))


def _cut(data: bytes, every: list[tuple[int, int, bytes]]) -> bytes:
    for place, length, put in every:
        data = data[:place] + put + data[place + length :]
    return data


SMALL = """\
briefgen: 1
id: small
languages: [en]
title: Small
date: 2025-12-12
theme: brand.yaml
sources: {a: {type: book, title: Money}}
sections:
  - heading: One
    blocks:
      - chart: {kind: line, title: Rates, cite: "[@a]", data: {file: data.csv, x: year, y: [us]}}
      - image: {file: map.png, alt: A map}
"""
DATA = b'year,us\n2024,210\n"2025",3.2e2\n'
THEME = b'name: Brand\ncolour: {ink: "#101010"}\nslide: {width: 13.33}\nfont: {latin: Arial}\n'


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_file_beside_a_brief_that_is_broken_is_told_or_drawn(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("broken")
    files = {"brief.yaml": SMALL.encode(), "data.csv": DATA, "brand.yaml": THEME, "map.png": PNG}
    chosen = data.draw(st.sampled_from(list(files)))
    files[chosen] = data.draw(spoilt(files[chosen]))
    for name, content in files.items():
        (folder / name).write_bytes(content)
    if any(found.severity == "error" for found in check(folder / "brief.yaml")):
        return
    result = build(folder / "brief.yaml", ["docx", "deck", "md", "html"], ["all"], folder / "out")
    assert [failure for failure in map(str, result.failures) if "format-failed" in failure] == []


def density(*resolution: int) -> bytes:
    """A PNG that says so many pixels across and down a metre (PNG, 11.3.4.3)."""
    chunk = b"pHYs" + struct.pack(">IIB", *resolution, 1)
    sized = struct.pack(">I", 9) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return PNG[:33] + sized + PNG[33:]


@pytest.mark.parametrize("resolution", [(0, 0), (1, 1), (1, 2**32 - 1), (2**32 - 1, 1), (11811, 11811)])
def test_a_picture_of_nonsensical_resolution_is_drawn(tmp_path, resolution):
    path = lay(tmp_path, "x")
    (tmp_path / "dot.png").write_bytes(density(*resolution))
    result = build(path, ["docx", "deck"], ["en"], tmp_path / "out")
    assert (result.failures, [audit(made) for made in result.files]) == ((), [[], []])

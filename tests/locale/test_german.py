"""A German brief, written by hand, in every format: its words, numbers, dates, quotes and language tags are German."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from briefgen.build import build, check
from briefgen.render.registry import format_names
from tests.unzipped import parts

BRIEF = Path(__file__).with_name("german") / "brief.yaml"
NBSP = "\u00a0"
SAID = [
    "Die „Nordbahn“ jetzt elektrifizieren",
    "Den Kosten von 14,3 Mrd. US-Dollar stehen mehr als 1,1 Mrd. US-Dollar pro Jahr gegenüber – nach",
    "61,5 % der Züge elektrisch, 13,5 Prozentpunkte fehlen",
    "Sie trägt 3 bis 5 Mio. Fahrgäste pro Monat; rund 1.250 Lokomotiven",
    "Mehr als 1,1 Mrd. US-Dollar pro Jahr lassen sich einsparen, z. B. bei Diesel",
    "‚das „Rückgrat“ des Nordens‘; siehe Abbildung 1 und Tabelle 2.",
    "als Planungshilfe… Im",
    "1. Quartal 2026, erwartet",
    "Mai bis September 2026, erwartet",
    "Geschäftsjahr 2027/28, erwartet",
    "Empfehlung",
]
ENGLISH = re.compile(
    r"\b(Figure|Table|Sources|Contents|Date|Page|Calculation|billion|million|over|expected|January|March|para|pp|accessed|and)\b"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    out = tmp_path_factory.mktemp("german")
    result = build(BRIEF, format_names(), ("all",), out)
    assert (result.warnings, result.failures) == ((), ())
    return {file.suffix: file for file in result.files}


@pytest.fixture(scope="module")
def texts(made: Mapping[str, Path]) -> Mapping[str, str]:
    """The words of each format, with plain spaces and no note marks."""
    word, deck = (_office(made[suffix]) for suffix in (".docx", ".pptx"))
    markdown = re.sub(r" ?\[\^\d+\]|[*]|\]\([^)]*\)|\[(?=[^^])", "", made[".md"].read_text(encoding="utf-8"))
    return {name: text.replace(NBSP, " ") for name, text in ((".docx", word), (".pptx", deck), (".md", markdown))}


def _office(path: Path) -> str:
    """The text of each paragraph, without fields' instructions and raised marks."""
    lines = []
    for name, data in parts(path.read_bytes()).items():
        if re.fullmatch(r"(word|ppt/slides)/[\w-]+\.xml", name):
            for paragraph in etree.fromstring(data).iter("{*}p"):
                lines.append("".join(_runs(paragraph)))
    return "\n".join(lines)


def _runs(paragraph: etree._Element) -> list[str]:
    raised = ("{*}rPr[@baseline]", "{*}rPr/{*}vertAlign")
    runs = (run for run in paragraph.iter("{*}r") if not any(run.find(path) is not None for path in raised))
    return [text.text or "" for run in runs for text in run.iter("{*}t")]


def test_it_has_no_faults() -> None:
    assert check(BRIEF) == ()


@pytest.mark.parametrize("said", SAID)
def test_the_briefing_says_it_in_german(texts: Mapping[str, str], said: str) -> None:
    assert said in texts[".docx"]
    assert said in texts[".md"]


@pytest.mark.parametrize("suffix", [".docx", ".pptx", ".md"])
def test_no_english_word_of_ours_is_left(texts: Mapping[str, str], suffix: str) -> None:
    text = texts[suffix].split("\n---\n", 1)[-1]
    assert ENGLISH.findall(text) == []


def test_sources_are_cited_with_german_words(texts: Mapping[str, str]) -> None:
    for cited in ("Gutachten zur Nordbahn (November 2024), S. 12–14.", "„Das Netz in Zahlen“, Nordblatt, 3. März 2025.",
                  "Eigene Differenz: 75 % − 61,5 % = 13,5 Prozentpunkte."):  # fmt: skip
        assert cited in texts[".md"]
        assert cited in texts[".docx"]


def test_office_files_are_tagged_german_and_chinese_words_as_such(made: Mapping[str, Path]) -> None:
    word, slides = parts(made[".docx"].read_bytes()), parts(made[".pptx"].read_bytes())
    assert re.search(rb'<w:lang [^>]*w:val="de-DE"', word["word/styles.xml"])
    assert re.search(rb'<w:lang [^>]*w:eastAsia="zh-CN"', word["word/document.xml"])
    shown = [etree.fromstring(data) for name, data in slides.items() if re.fullmatch(r"ppt/slides/[\w-]+\.xml", name)]
    runs = [run for slide in shown for run in slide.iter("{*}r") if re.search(r"\w", run.findtext("{*}t") or "")]
    assert {run.find("{*}rPr").get("lang") for run in runs} == {"de-DE", "zh-CN"}

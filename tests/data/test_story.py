"""The example briefing tells the whole story: each figure, date, name and paragraph of it, in all six files."""

from __future__ import annotations

import re
import subprocess
import sysconfig
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

BRIEF = Path(__file__).parents[2] / "data" / "meta-closed-source" / "brief.yaml"
FILES = [(language, suffix) for language in ("en", "zh") for suffix in ("docx", "pptx", "md")]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass(frozen=True, slots=True)
class Said:
    """Something the story says: its words in each language, and the paragraphs of the article that say it."""

    en: str
    zh: str
    paragraphs: str = ""

    def words(self, language: str) -> str:
        return self.zh if language == "zh" else self.en

    def __str__(self) -> str:
        return self.en


FIGURES = [
    Said("over 30 million downloads", "超过3000万次下载", "5"),
    Said("under $1 billion", "不足10亿美元", "2–3"),
    Said("over $70 billion a year", "每年超过700亿美元", "2–3"),
    Said("$14.3 billion", "143亿美元", "5–6"),
    Said("$27 billion", "270亿美元", "7"),
    Said("$41.3 billion", "413亿美元"),
    Said("over 70×", "70倍以上"),
]
DATES = [
    Said("February 2023", "2023年2月"),
    Said("July 2023", "2023年7月"),
    Said("June 2025", "2025年6月"),
    Said("October 2025", "2025年10月"),
    Said("Q1 2026", "2026年一季度"),
]
CLAIMS = [
    Said("Llama 1", "Llama 1", "5"),
    Said("Alexandr Wang", "Alexandr Wang", "5–6"),
    Said("Hyperion", "Hyperion", "7"),
    Said("complex reasoning", "复杂推理", "9"),
    Said("Gemini 3 Ultra", "Gemini 3 Ultra", "9"),
    Said("Google, OpenAI and Alibaba", "谷歌、OpenAI与阿里巴巴", "3"),
    Said("FAIR", "FAIR", "3–4"),
    Said("architectures", "架构", "3–4"),
    Said("intellectual property", "知识产权", "3–4"),
    Said("academic research", "学术研究", "3–4"),
    Said("consolidation", "市场整合", "4"),
    Said("moats", "护城河", "4"),
    Said("Tongyi Qianwen", "通义千问", "4"),
    Said("healthcare", "医疗", "2–3"),
    Said("compliance", "合规", "2–3"),
    Said("Microsoft–OpenAI", "微软与OpenAI", "4–5"),
    Said("hardware and advertising", "硬件—广告", "4–5"),
    Said("monetization", "商业变现", "11"),
    Said("speeds deployment", "加快落地", "11–12"),
    Said("six or twelve months", "半年或一年", "12–13"),
    Said("Community engagement", "社区参与", "12–13"),
]
PARAGRAPHS = ["2–3", "3", "3–4", "4", "4–5", "5", "5–6", "7", "9", "11", "11–12", "12–13"]
CHARTS = {
    "en": [["70", "27", "14.3", "1"], ["14.3", "27"]],
    "zh": [["700", "270", "143", "10"], ["143", "270"]],
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `briefgen build` filled, without a word of complaint."""
    out = tmp_path_factory.mktemp("story")
    command = [str(Path(sysconfig.get_path("scripts"), "briefgen")), "build", str(BRIEF), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "warning" not in (done.stdout + done.stderr).lower(), done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def texts(built: Path) -> dict[tuple[str, str], str]:
    """The words a reader meets in each file, by language and suffix, a paragraph a line."""
    readers = {"docx": docx_text, "pptx": pptx_text, "md": md_text}
    return {(language, suffix): readers[suffix](output(built, language, suffix)) for language, suffix in FILES}


def output(built: Path, language: str, suffix: str) -> Path:
    (path,) = built.rglob(f"*.{language}.{suffix}")
    return path


def docx_text(path: Path) -> str:
    parts = ("word/document.xml", "word/footnotes.xml")
    return "\n".join(line for part in parts for line in paragraphs(part_of(path, part), W))


def pptx_text(path: Path) -> str:
    return "\n".join(line for name in slide_names(path) for line in paragraphs(part_of(path, name), A))


def md_text(path: Path) -> str:
    return spaced(path.read_text("utf-8").replace("\\", ""))


def slide_names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        return [name for name in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]


def part_of(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def paragraphs(root: etree._Element, space: str) -> Iterator[str]:
    for paragraph in root.iter(f"{space}p"):
        yield spaced("".join(run.text or "" for run in paragraph.iter(f"{space}t")))


def spaced(text: str) -> str:
    """The text with its no-break spaces as plain ones, and without joiners."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2060", "")


def locator(language: str, numbers: str) -> re.Pattern[str]:
    """What a note says of paragraphs "2–3", and not of "2–30" or "12–3"."""
    if language == "zh":
        return re.compile(f"第{numbers.replace('–', '—')}段")
    return re.compile(rf"\bparas?\. {numbers}(?![\d–])", re.IGNORECASE)


@pytest.mark.parametrize(("language", "suffix"), FILES)
@pytest.mark.parametrize("said", [*FIGURES, *DATES, *CLAIMS], ids=str)
def test_everything_is_said_in_every_file(
    texts: dict[tuple[str, str], str], said: Said, language: str, suffix: str
) -> None:
    assert said.words(language) in texts[language, suffix]


@pytest.mark.parametrize(("language", "suffix"), FILES)
@pytest.mark.parametrize("numbers", PARAGRAPHS)
def test_every_paragraph_is_cited_in_every_file(
    texts: dict[tuple[str, str], str], numbers: str, language: str, suffix: str
) -> None:
    assert locator(language, numbers).search(texts[language, suffix])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("said", [said for said in FIGURES + CLAIMS if said.paragraphs], ids=str)
def test_what_is_said_carries_the_note_of_its_paragraphs(
    texts: dict[tuple[str, str], str], said: Said, language: str
) -> None:
    text = texts[language, "md"]
    notes = dict(re.findall(r"^\[\^(\w+)\]: (.*)$", text, re.MULTILINE))
    wanted = {number for number, note in notes.items() if locator(language, said.paragraphs).search(note)}
    body = re.sub(r"^\[\^\w+\]: .*$", "", text, flags=re.MULTILINE)
    cited = [set(re.findall(r"\[\^(\w+)\]", line)) for line in body.splitlines() if said.words(language) in line]
    assert any(numbers & wanted for numbers in cited)


@pytest.mark.parametrize("suffix", ["docx", "pptx"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_charts_hold_the_figures_they_compare(built: Path, language: str, suffix: str) -> None:
    path = output(built, language, suffix)
    with zipfile.ZipFile(path) as package:
        charts = sorted(name for name in package.namelist() if re.search(r"/charts/chart\d+\.xml$", name))
    values = [[v.text for v in part_of(path, name).iterfind(f".//{C}val//{C}v")] for name in charts]
    assert values == CHARTS[language]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_deck_is_of_a_length_to_be_presented(built: Path, language: str) -> None:
    assert 9 <= len(slide_names(output(built, language, "pptx"))) <= 13

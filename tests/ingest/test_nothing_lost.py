"""Whatever stands in a source stands in its brief, or is told of: words, numbers, links and marks."""

import datetime as dt
import re
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefgen.build import build
from briefgen.compile import compile_brief
from briefgen.diagnostics import InputError
from briefgen.doctree.walk import walk
from briefgen.ingest import import_sources
from briefgen.load import load_brief

DAY = dt.date(2025, 12, 12)
WORD = re.compile(r"[\u3400-\u9fff]|[A-Za-z]+|\d+(?:[.,]\d+)*")
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

HOSTILE = [
    "YoY -22.2%", "同比 -1.0pcts", "PE - TTM", "24 - 26年", "名称 - U", "百济神州 - U (688235.SH)", "${x}", "[@a, p. 3]",
    "a: b", "# no heading", "*star*", "_under_", "`tick`", "back\\slash", '"quotes"', "it's", "<b>", "[x](y)", "{a: b}",
    "- ", "no", "0123", "14.3e9", "null", "---", "| pipe", "&amp;", "100%", "!bang", "@at", "[ ]", "~tilde~", "yes",
]  # fmt: skip
LATIN = st.sampled_from(
    ["port", "crane", "Harbour", "U.S.", "tonnes", "steel", "2025", "12.5%", "$14.3 billion", "over 30 million boxes"]
)
HAN = st.sampled_from(["港口", "起重机", "增长12.5%", "143亿美元", "超过3000万箱", "一千二百万", "2025年", "钢材"])
MARKS = st.lists(st.integers(1, 30), max_size=3).map(lambda numbers: "".join(f"[{number}]" for number in numbers))


def words(text):
    return Counter(word.lower() for word in WORD.findall(text))


def imported(name, data):
    """What an import makes of a file, with all that its documents say and all that was told."""
    return said_in({name: data})


def said_in(sources):
    """The same of one file or several, by their names."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in sources]
        for path, data in zip(paths, sources.values(), strict=True):
            path.write_bytes(data.encode() if isinstance(data, str) else data)
        made = import_sources(paths, date=DAY)
        for file, content in made.files.items():
            (Path(folder) / file).write_bytes(content)
        brief = load_brief(Path(folder) / "brief.yaml")
        documents = [compile_brief(brief, language).document for language in brief.languages]
    said = [
        value
        for document in documents
        for node in walk(document)
        for value in (getattr(node, slot) for slot in getattr(node, "__slots__", ()))
        if isinstance(value, str)
    ]
    told = [remark.text for remark in made.remarks]
    return " ".join([*said, *told]), made


def lost(source, name="text.txt"):
    """The words of a source that neither its brief nor its remarks hold."""
    there, made = imported(name, source.encode())
    return words(source) - words(there), made


@st.composite
def items(draw, kinds):
    body = draw(st.lists(kinds, min_size=1, max_size=8))
    return " ".join(body) + " " + draw(MARKS)


@st.composite
def digests(draw, kinds, heading):
    """A digest in one line or several: section names, items, marks."""
    sections = draw(
        st.lists(st.tuples(heading, st.lists(items(kinds), min_size=1, max_size=4)), min_size=1, max_size=4)
    )
    parted = draw(st.sampled_from([" ", "\n"]))
    return parted.join(name + "".join(f" - {item}" for item in points) for name, points in sections)


ENGLISH = digests(
    st.one_of(LATIN, st.sampled_from(HOSTILE)),
    st.sampled_from(["Core Insights", "Market View", "2. Risks", "Timeline"]),
)
CHINESE = digests(
    st.one_of(HAN, st.sampled_from(HOSTILE)), st.sampled_from(["核心观点", "市场影响", "二、风险", "大事记"])
)


def without_marks(text):
    """Marks are paragraph numbers, which runs of them are said in short: [1][2][3] is 1-3."""
    return re.sub(r"\[\d+\]", " ", text)


@QUICK
@given(st.one_of(ENGLISH, CHINESE))
@example("Core Insights - PE - TTM is 20 [2] - 名称 - U rose [3]")
def test_a_digest_keeps_every_word(text):
    there, _ = imported("text.txt", text.encode())
    assert words(without_marks(text)) - words(there) == Counter()


@QUICK
@given(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=6).map(" ".join))
def test_hostile_words_are_printed_as_they_were_typed(text):
    there, _ = imported("text.txt", f"Notes - {text} end [2]\n".encode())
    assert words(without_marks(text)) - words(there) == Counter()


@settings(parent=QUICK, max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_text_at_all_becomes_a_brief_or_is_refused(text):
    codes: set[str] = set()
    missing: Counter[str] = Counter()
    try:
        missing, _ = lost(text)
    except InputError as fault:
        codes = {one.code for one in fault.diagnostics}
    assert codes <= {"empty-file", "not-text"}
    assert re.sub(r"\d", "", "".join(missing)) == ""


PROSE = st.lists(st.one_of(LATIN, HAN, st.sampled_from(HOSTILE)), min_size=1, max_size=8).map(" ".join)
BLOCKS = st.one_of(
    PROSE,
    PROSE.map(lambda text: f"- {text}\n- more\n  - below"),
    PROSE.map(lambda text: f"1. {text}\n2. more"),
    PROSE.map(lambda text: f"> {text}"),
    PROSE.map(lambda text: f"## {text}"),
    PROSE.map(lambda text: f"```\n{text}\n```"),
    PROSE.map(lambda text: "| a | b |\n|---|---|\n| " + text.replace("|", "/") + " | 7 |"),
    PROSE.map(lambda text: f"**{text}** *and* [words](https://a.example/{len(text)})"),
    PROSE.map(lambda text: f"Noted.[^n]\n\n[^n]: {text}"),
)


@QUICK
@given(st.lists(BLOCKS, min_size=1, max_size=6).map("\n\n".join))
def test_markdown_keeps_every_word(text):
    there, _ = imported("text.md", text.encode())
    spoken = re.sub(r"\[\d+\]|\[\^n\]:?|^\d+\.(?!\d)|&amp;|\[@a, p\. 3\]", " ", text, flags=re.MULTILINE)
    missing = words(spoken) - words(there)
    assert missing == Counter()


@pytest.mark.parametrize("name", ["text.txt", "text.md"])
def test_links_and_marks_stand_in_the_brief(name):
    text = (
        "# Ports\n\n- See https://a.example/x_y?b=1 [2][5]\n- And [4]\n"
        if name.endswith("md")
        else "Ports - See https://a.example/x_y?b=1 [2][5] - And [4]"
    )
    _, made = imported(name, text.encode())
    brief = made.files["brief.yaml"].decode()
    assert "https://a.example/x_y?b=1" in brief
    assert "[@article, paras. 2, 5]" in brief
    assert "[@article, para. 4]" in brief


def test_what_is_lost_is_told_with_its_line():
    _, made = imported("text.md", b"# Ports\n\nWords.\n\n![A map](https://a.example/map.png)\n\n<div>gone</div>\n")
    told = {(one.where.line, one.code) for one in made.lost}
    assert told == {(5, "import-left-out"), (7, "import-left-out")}
    assert any("nothing is fetched" in one.message for one in made.lost)


def test_the_markdown_of_an_imported_brief_says_what_the_source_said(tmp_path):
    source = tmp_path / "ports.txt"
    text = "Core Insights - The port bought cranes for $14.3 billion, PE - TTM at 20 [2][3] Outlook - Traffic fell, YoY -22.2% [4]"
    source.write_text(text, encoding="utf-8")
    for name, data in import_sources([source], date=DAY).files.items():
        (tmp_path / name).write_bytes(data)
    build(tmp_path / "brief.yaml", ["md"], ["en"], tmp_path / "out")
    made = (tmp_path / "out" / "ports.en.md").read_text(encoding="utf-8")
    made = made.replace("\u00a0", " ").replace("\\", "").replace("−", "-")
    for said in ("The port bought cranes for $14.3 billion, PE - TTM at 20", "Traffic fell, YoY -22.2%"):
        assert said in made

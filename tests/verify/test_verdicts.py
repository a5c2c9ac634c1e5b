"""What `briefgen verify` says of files that are in step, old, edited, or somebody else's."""

from __future__ import annotations

import dataclasses
import json
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from briefgen.doctree.dump import content_hash
from briefgen.seal import seal
from briefgen.verify import State, together, verdict_on
from tests.cli.test_cli import run
from tests.office import need
from tests.sample import sample, with_every_chart
from tests.verify.files import STORY, SUFFIXES, made, replaced, story, story_file, written

BRIEF = """\
briefgen: 1
id: tiny
languages: [en, zh]
title: {en: Tiny, zh: 小}
date: 2025-12-12
sources: {report: {type: report, title: The report, language: en}}
facts: {cost: {label: {en: Cost, zh: 成本}, value: 4.2e9, unit: USD, cite: "[@report, p. 2]"}}
sections:
  - id: money
    heading: {en: Money, zh: 资金}
    blocks:
      - text: {en: "It costs ${cost} in all.", zh: "总共需要${cost}。"}
      - bullets: [{en: The first point, zh: 第一点}, {en: The second point, zh: 第二点}]
"""


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    return written(tmp_path, "brief.yaml", BRIEF.encode())


def built(brief: Path) -> Path:
    out = brief.parent / "output"
    assert run("build", str(brief), "--out", str(out)).exit_code == 0
    return out


def told(brief: Path, *arguments: str) -> tuple[int, dict]:
    result = run("verify", str(brief.parent / "output"), "--brief", str(brief), "--json", *arguments)
    return result.exit_code, {Path(v["file"]).name: v for v in json.loads(result.stdout)["verdicts"]}


def test_sections_with_one_heading_are_told_apart(brief: Path) -> None:
    blocks = "".join(
        f"      - table: {{id: NAME{place}, columns: [{{head: {{all: A}}}}], rows: [[{{all: x}}]]}}\n"
        for place in range(4)
    )
    section = f"  - id: NAME\n    heading: {{en: Outlook, zh: 展望}}\n    blocks:\n{blocks}"
    brief.write_text(BRIEF + section.replace("NAME", "near") + section.replace("NAME", "far"), encoding="utf-8")
    built(brief)
    code, verdicts = told(brief, "--a11y")
    assert (code, {verdict["state"] for verdict in verdicts.values()}) == (0, {"in step"})


def test_files_as_they_were_made_are_in_step(brief: Path) -> None:
    built(brief)
    code, verdicts = told(brief)
    assert code == 0
    assert {name: v["state"] for name, v in verdicts.items()} == {
        f"tiny.{language}{suffix}": "in step" for language in ("en", "zh") for suffix in SUFFIXES.values()
    }


def test_a_file_from_before_the_brief_was_changed_is_older_and_what_changed_is_told(brief: Path) -> None:
    built(brief)
    brief.write_text(BRIEF.replace("4.2e9", "4.5e9"), encoding="utf-8")
    code, verdicts = told(brief)
    assert code == 1
    for name, verdict in verdicts.items():
        assert verdict["state"] == "built from an older brief", name
        said = {(d["brief"], d["file"]) for d in verdict["differences"] if d["key"] == "sections.money.blocks.0"}
        old, new = ("$4.5 billion", "$4.2 billion") if ".en." in name else ("45亿", "42亿")
        assert any(old in brief_says and new in file_says for brief_says, file_says in said), verdict


def test_an_old_file_that_was_edited_too_is_both(brief: Path) -> None:
    out = built(brief)
    brief.write_text(BRIEF.replace("4.2e9", "4.5e9"), encoding="utf-8")
    path = out / "tiny.en.docx"
    path.write_bytes(replaced(path.read_bytes(), r"word/document\.xml", "The first point", "The finest point"))
    _, verdicts = told(brief)
    assert verdicts["tiny.en.docx"]["state"] == "built from an older brief, and edited by hand"
    assert verdicts["tiny.en.pptx"]["state"] == "built from an older brief"


@pytest.mark.parametrize(("format", "part"), [("docx", r"word/document\.xml"), ("deck", r"ppt/slides/slide\d+\.xml")])
def test_an_edit_is_told_with_its_block_and_its_words(format: str, part: str, tmp_path: Path) -> None:
    edited = replaced(story_file(format), part, "Key people have left", "Most people have left", 0)
    path = written(tmp_path, f"a{SUFFIXES[format]}", edited)
    verdict = verdict_on(path, {"en": story("en")})
    assert verdict.state is State.EDITED
    (difference,) = (found for found in verdict.differences if found.what == "text")
    assert difference.key == "sections.build.blocks.0.1"
    assert "Key people" in difference.old
    assert "Most people" in difference.new
    shown = run("verify", str(path), "--brief", str(STORY))
    assert "[-Key-]{+Most+} people have left" in shown.stdout
    assert shown.exit_code == 1


def test_what_is_added_lost_or_moved_is_told(tmp_path: Path) -> None:
    lines = story_file("md").decode().split("\n")
    at = next(place for place, line in enumerate(lines) if line.startswith("- **Reach was real.**"))
    changed = [*lines[:at], lines[at + 1], lines[at], "- A line of my own.", *lines[at + 3 :]]
    verdict = verdict_on(written(tmp_path, "a.md", "\n".join(changed).encode()), {"en": story("en")})
    assert verdict.state is State.EDITED
    assert any("A line of my own." in difference.new for difference in verdict.differences)
    assert any("Pressure on two fronts" in difference.old for difference in verdict.differences)


def test_files_of_another_brief_and_of_nobody_are_told_apart(tmp_path: Path) -> None:
    docx = story_file("docx")
    stripped = replaced(docx, r"docProps/custom\.xml", r"<property .*</property>", "")
    states = [
        verdict_on(written(tmp_path, "a.docx", docx), {"en": sample("en")}).state,
        verdict_on(written(tmp_path, "b.docx", stripped), {"en": story("en")}).state,
        verdict_on(written(tmp_path, "c.md", b"# Notes of my own\n"), {"en": story("en")}).state,
    ]
    assert states == [State.OTHER, State.NOT_OURS, State.NOT_OURS]


def test_a_word_file_that_libreoffice_saved_is_in_step_and_its_losses_are_told(tmp_path: Path) -> None:
    documents = {"story.en": story("en"), "story.zh": story("zh"), "sample.en": sample("en"), "sample.zh": sample("zh")}
    paths = [written(tmp_path, f"{name}.docx", made(document, "docx")) for name, document in documents.items()]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [need("soffice"), profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=180)
    for name, document in documents.items():
        verdict = verdict_on(tmp_path / "saved" / f"{name}.docx", {document.language: document})
        assert (verdict.state, verdict.differences) == (State.IN_STEP, ()), name
        assert verdict.remarks


def test_an_edit_in_libreoffice_is_seen_all_the_same(tmp_path: Path) -> None:
    edited = replaced(story_file("docx"), r"word/document\.xml", "Key people have left", "Most people have left")
    path = written(tmp_path, "a.docx", edited)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [need("soffice"), profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    verdict = verdict_on(tmp_path / "saved" / "a.docx", {"en": story("en")})
    assert [d.key for d in verdict.differences] == ["sections.build.blocks.0.1"]


def test_a_drawing_that_says_otherwise_is_seen_though_its_seal_is_right(tmp_path: Path) -> None:
    page = story_file("html").decode().replace(">Hyperion data center plan</text>", ">Another data center plan</text>")
    root = etree.fromstring(page, etree.HTMLParser())
    for drawing in root.iter("svg"):
        page = page.replace(f'data-seal="{drawing.get("data-seal")}"', f'data-seal="{seal(drawing)}"')
    verdict = verdict_on(written(tmp_path, "a.html", page.encode()), {"en": story("en")})
    assert {(d.what, d.new) for d in verdict.differences} == {("drawing", "Another data center plan")}


# Without a brief


def test_without_a_brief_files_are_held_against_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths = [written(tmp_path, f"a{suffix}", story_file(format)) for format, suffix in SUFFIXES.items()]
    assert [verdict.state for verdict in together(paths)] == [State.IN_STEP] * len(SUFFIXES)
    result = run("verify", *map(str, paths))
    assert result.exit_code == 0, result.stdout


def test_without_a_brief_a_note_or_a_number_that_differs_is_seen(tmp_path: Path) -> None:
    docx = written(tmp_path, "a.docx", story_file("docx"))
    md = written(tmp_path, "a.md", story_file("md").replace(b"paras. 11", b"paras. 10"))
    chart = replaced(story_file("deck"), r"ppt/charts/chart1\.xml", "<c:v>14.3</c:v>", "<c:v>15.3</c:v>")
    pptx = written(tmp_path, "a.pptx", chart)
    word, text, deck = together([docx, md, pptx])
    assert word.state is State.IN_STEP
    assert {d.place for d in text.differences} == {"note 13"}
    assert any("point" in d.what and {d.old, d.new} == {"14.3", "15.3"} for d in deck.differences)


def test_without_a_brief_a_text_that_says_another_number_is_seen(tmp_path: Path) -> None:
    docx = written(tmp_path, "a.docx", story_file("docx"))
    md = written(tmp_path, "a.md", story_file("md").replace(b"over 30\xc2\xa0million", b"over 80\xc2\xa0million"))
    _, text = together([docx, md])
    assert any("30 million" in found.old and "80 million" in found.new for found in text.differences)


@pytest.mark.parametrize("first", SUFFIXES)
def test_without_a_brief_it_is_no_matter_which_file_comes_first(first: str, tmp_path: Path) -> None:
    document = with_every_chart(sample("en"))
    formats = [first, *(format for format in SUFFIXES if format != first)]
    paths = [written(tmp_path, f"a{SUFFIXES[format]}", made(document, format)) for format in formats]
    assert [(verdict.state, verdict.differences) for verdict in together(paths)] == [(State.IN_STEP, ())] * len(paths)


def test_without_a_brief_files_of_two_states_of_it_are_told_apart(tmp_path: Path) -> None:
    document = story("en")
    meta = dataclasses.replace(document.meta, subtitle="Another one", content_hash="")
    later = dataclasses.replace(document, meta=meta)
    later = dataclasses.replace(later, meta=dataclasses.replace(meta, content_hash=content_hash(later)))
    paths = [written(tmp_path, "a.docx", story_file("docx")), written(tmp_path, "a.md", made(later, "md"))]
    assert [verdict.state for verdict in together(paths)] == [State.IN_STEP, State.APART]


def test_a_long_heading_in_the_agenda_and_a_question_over_a_lone_text_are_no_differences(tmp_path: Path) -> None:
    sections = "".join(
        f"  - heading: {'A heading of several words ' * times}no {times}\n"
        f"    question: {'What is asked ' * times}at {times}?\n"
        f"    blocks: [{{text: Text {times} is short.}}]\n"
        for times in (1, 2, 3, 4, 20)
    )
    head = "briefgen: 1\nid: long\nlanguages: [en]\ntitle: Long\ndate: 2025-12-12\nsections:\n"
    brief = written(tmp_path, "brief.yaml", (head + sections).encode())
    assert run("deck", str(brief), "--out", str(tmp_path / "output")).exit_code == 0
    assert [(verdict["state"], verdict["differences"]) for verdict in told(brief)[1].values()] == [("in step", [])]

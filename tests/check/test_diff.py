"""What differs between two briefs, and between two revisions of one."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from briefgen.build import diff
from briefgen.check.diff import Difference
from tests.cli.test_cli import run
from tests.part import lay

BRIEF = """\
languages: [en, zh]
facts:
  stake: {label: {en: Stake, zh: 股份}, value: 14.3e9, unit: USD, cite: "[@article, p. 2]"}
  plan: {label: {en: Plan, zh: 计划}, value: 27e9, unit: USD, cite: "[@article, p. 3]"}
  sum: {label: {en: Both, zh: 合计}, compute: stake + plan}
sections:
  - id: money
    heading: {en: Money, zh: 资金}
    takeaway: {en: It pays., zh: 划算。}
    blocks:
      - text: {en: "The stake was bought in June [@article, p. 4].", zh: "六月买下股份[@article, p. 4]。"}
      - bullets:
          - {en: The plan came later., zh: 计划随后公布。}
          - {en: "Both make ${sum}.", zh: "两者合计${sum}。"}
      - chart: {id: gap, kind: bar, title: {en: The gap, zh: 差距}, data: [{value: stake}, {value: plan}]}
  - id: people
    heading: {en: People, zh: 人员}
    takeaway: {en: People stay., zh: 人员稳定。}
    blocks:
      - text: {en: Nobody has left so far., zh: 至今无人离开。}
"""


def between(folder: Path, old: str, new: str) -> Difference:
    paths = []
    for name, part in (("old", old), ("new", new)):
        (folder / name).mkdir(exist_ok=True)
        paths.append(lay(folder / name, part))
    return diff(*paths)


def changed(folder: Path, *changes: tuple[str, str]) -> Difference:
    new = BRIEF
    for old, other in changes:
        assert old in new
        new = new.replace(old, other)
    return between(folder, BRIEF, new)


def test_a_brief_does_not_differ_from_itself(tmp_path: Path) -> None:
    assert not changed(tmp_path)


def test_a_new_layout_of_the_file_is_no_difference(tmp_path: Path) -> None:
    assert not changed(
        tmp_path,
        ("  - id: people", "  # who\n\n  - id: people"),
        ("{en: Money, zh: 资金}", "\n      en: Money\n      zh: 资金"),
    )


def test_a_fact_says_old_new_and_difference_and_so_does_what_is_computed_from_it(tmp_path: Path) -> None:
    found = changed(tmp_path, ("14.3e9", "15.73e9"))
    told = [(one.id, one.how, f"{one.difference:f}", f"{one.percent}") for one in found.facts]
    assert told == [("stake", "changed", "1430000000", "10.0"), ("sum", "changed", "1430000000", "3.5")]
    assert (found.texts, found.parts, found.citations, found.values) == ((), (), (), ())


def test_facts_come_and_go_and_change_in_other_ways(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        ("  sum:", '  more: {value: 5, unit: EUR, cite: "[@article]"}\n  sum:'),
        ("27e9, unit: USD", "27e9, unit: USD, bound: over, as_of: 2025-10"),
    )
    assert [(one.id, one.how) for one in found.facts] == [("plan", "changed"), ("more", "added")]
    assert found.facts[0].fields == (("bound", "", "over"), ("as_of", "", "2025-10"))
    gone = between(
        tmp_path,
        BRIEF + "",
        BRIEF.replace("stake + plan", "stake * 2")
        .replace("  plan:", "  idea:")
        .replace("value: plan", "value: idea")
        .replace("27e9", "28e9"),
    )
    assert ("plan", "removed") in [(one.id, one.how) for one in gone.facts]


def test_a_fact_with_another_id_is_told_once(tmp_path: Path) -> None:
    old = BRIEF.replace("bought in June", "bought for ${stake} in June").replace("六月买下", "六月以${stake|short}买下")
    new = re.sub(r"\bstake\b", "deal", old).replace("The deal was", "The stake was")
    found = between(tmp_path, old, new)
    assert [(one.how, one.was, one.id) for one in found.facts] == [("renamed", "stake", "deal")]
    assert (found.texts, found.parts, found.citations, found.values) == ((), (), (), ())
    grown = between(tmp_path, old, new.replace("14.3e9", "15.73e9")).facts
    assert [(one.how, one.id) for one in grown][:2] == [("added", "deal"), ("changed", "sum")]


def test_a_source_with_another_id_is_told_once(tmp_path: Path) -> None:
    sources = "sources:\n  {}: {{type: webpage, title: One}}\n"
    old, new = (sources.format(name) + BRIEF.replace("@article", f"@{name}") for name in ("article", "paper"))
    found = between(tmp_path, old, new)
    assert [(one.key, one.old, one.new) for one in found.values] == [("sources.paper", "article", "paper")]
    assert (found.texts, found.facts, found.citations) == ((), (), ())


def test_a_section_with_another_id_is_told_once(tmp_path: Path) -> None:
    found = changed(tmp_path, ("id: people", "id: staff"))
    assert [(one.how, one.old_key, one.new_key) for one in found.parts] == [
        ("renamed", "sections.people", "sections.staff")
    ]
    assert (found.texts, found.values) == ((), ())


def test_shares_differ_by_points(tmp_path: Path) -> None:
    part = 'facts:\n  a: {{label: {{all: A}}, value: {}, unit: "%", cite: "[@article]"}}\nkey_figures: [a]\n'
    for name, value in (("old", "1.42"), ("new", "1.38")):
        (tmp_path / name).mkdir()
        lay(tmp_path / name, part.format(value))
    sides = str(tmp_path / "old"), str(tmp_path / "new")
    assert "a (A): changed, 1.42% -> 1.38% (-0.04 pp)" in run("diff", *sides).stdout
    told = json.loads(run("diff", *sides, "--json").stdout)["difference"]["facts"][0]
    assert (told["unit"], told["difference"], told["percent"]) == ("%", "-0.04", None)
    assert "| `a` A | 1.42% | 1.38% | -0.04 pp |  |" in run("diff", *sides, "--format", "markdown").stdout


def test_another_unit_has_no_difference_in_numbers(tmp_path: Path) -> None:
    found = changed(tmp_path, ("14.3e9, unit: USD", "13e9, unit: EUR"), ("27e9, unit: USD", "27e9, unit: EUR"))
    assert next((one.id, one.difference, one.percent) for one in found.facts) == ("stake", None, None)


def test_texts_differ_by_language_and_key(tmp_path: Path) -> None:
    found = changed(tmp_path, ("bought in June", "bought in July"), ("六月", "七月"))
    assert [(one.key, one.language) for one in found.texts] == [
        ("sections.money.blocks.0.text", "en"),
        ("sections.money.blocks.0.text", "zh"),
    ]


def test_a_block_put_between_others_leaves_them_where_they_are(tmp_path: Path) -> None:
    found = changed(
        tmp_path, ("      - bullets:", "      - callout: {text: {en: Mind the gap., zh: 注意差距。}}\n      - bullets:")
    )
    assert [(one.how, one.kind, one.new_key) for one in found.parts] == [
        ("added", "callout", "sections.money.blocks.1")
    ]
    assert (found.texts, found.values) == ((), ())


def test_a_block_taken_out_is_told_once(tmp_path: Path) -> None:
    found = changed(
        tmp_path, ("      - text: {en: Nobody has left so far., zh: 至今无人离开。}\n", "      - text: {all: GPT-5}\n")
    )
    assert [(one.how, one.kind) for one in found.parts] == [("added", "text"), ("removed", "text")]
    assert found.texts == ()


def test_a_block_that_went_to_another_section_has_moved(tmp_path: Path) -> None:
    line = "      - text: {en: Nobody has left so far., zh: 至今无人离开。}\n"
    found = changed(tmp_path, (f"    blocks:\n{line}", ""), ("      - bullets:", f"{line}      - bullets:"))
    assert [(one.how, one.kind, one.old_key, one.new_key) for one in found.parts] == [
        ("moved", "text", "sections.people.blocks.0", "sections.money.blocks.1")
    ]


def test_sections_in_another_order_have_moved(tmp_path: Path) -> None:
    head, money, people = re.split(r"(?=  - id: )", BRIEF)
    found = between(tmp_path, BRIEF, head + people + money)
    assert [(one.how, one.kind, one.name) for one in found.parts] == [("moved", "section", "Money")]
    assert (found.texts, found.facts) == ((), ())


def test_a_point_put_before_others_is_one_text_more(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        (
            "          - {en: The plan came later.",
            "          - {en: First., zh: 首先。}\n          - {en: The plan came later.",
        ),
    )
    assert [(one.language, one.old, one.new) for one in found.texts] == [("en", "", "First."), ("zh", "", "首先。")]


def test_citations_come_go_and_move(tmp_path: Path) -> None:
    cite = " [@article, p. 4]"
    gone = changed(tmp_path, (cite, ""), ("股份[@article, p. 4]", "股份"))
    assert [(one.how, one.citation) for one in gone.citations] == [("removed", "@article 4")]
    moved = changed(tmp_path, (cite, ""), ("股份[@article, p. 4]", "股份"), ("so far.,", "so far [@article, p. 4].,"), ("无人离开。", "无人离开[@article, p. 4]。"),
                    ("{en: Nobody", '{en: "Nobody'), ("4].,", '4].",'), ("zh: 至今", 'zh: "至今'), ("4]。}\n", '4]。"}\n'))  # fmt: skip
    assert [(one.how, one.old_key, one.new_key) for one in moved.citations] == [
        ("moved", "sections.money.blocks.0.text", "sections.people.blocks.0.text")
    ]


def test_numbers_typed_in_charts_and_read_from_files_differ(tmp_path: Path) -> None:
    found = changed(tmp_path, ("kind: bar", "kind: column"), ("{value: plan}]", "{value: plan}], highlight: plan"))
    assert [(one.key, one.old, one.new) for one in found.values] == [
        ("sections.money.blocks.2.chart.kind", "bar", "column"),
        ("sections.money.blocks.2.chart.highlight", "", "plan"),
    ]
    part = 'sections:\n  - heading: A\n    blocks:\n      - chart: {kind: line, title: A, data: {file: a.csv, x: year, y: us}, cite: "[@article]"}\n'
    for name, value in (("old", 1), ("new", 2)):
        (tmp_path / name / "a.csv").write_text(f"year,us\n2024,{value}\n2025,3\n", encoding="utf-8")
    assert [(one.old, one.new) for one in between(tmp_path, part, part).values] == [("1 3", "2 3")]


def two(folder: Path) -> tuple[str, str]:
    new = (
        BRIEF.replace("14.3e9", "15.73e9")
        .replace("bought in June", "bought in *July*")
        .replace("People stay", "Many | stay")
    )
    for name, part in (("old", BRIEF), ("new", new)):
        (folder / name).mkdir()
        lay(folder / name, part)
    return str(folder / "old"), str(folder / "new")


def test_the_difference_in_words(tmp_path: Path) -> None:
    done = run("diff", *two(tmp_path))
    assert done.exit_code == 0
    assert "  stake (Stake): changed, 14,300,000,000 -> 15,730,000,000 USD (+1,430,000,000, +10.0%)" in done.stdout
    assert "    The stake was bought in [-June-]{+*July*+} [@article, p. 4]." in done.stdout
    assert run("diff", str(tmp_path / "old"), str(tmp_path / "old")).stdout == "nothing differs\n"


def test_the_difference_as_markdown_has_tables_and_no_marks_of_the_texts(tmp_path: Path) -> None:
    done = run("diff", *two(tmp_path), "--format", "markdown").stdout
    assert "| `stake` Stake | 14,300,000,000 USD | 15,730,000,000 USD | +1,430,000,000, +10.0% |  |" in done
    assert "~~June~~**\\*July\\***" in done
    assert "~~People~~**Many \\|** stay" in done


def test_the_difference_for_programs(tmp_path: Path) -> None:
    told = json.loads(run("diff", *two(tmp_path), "--json").stdout)["difference"]
    assert told["facts"][0]["difference"] == "1430000000"
    assert told["texts"][0]["words"][0] == {"kind": "changed", "old": "People", "new": "Many |"}
    assert {*told} == {"facts", "parts", "texts", "citations", "values"}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in whose second commit the stake has grown, as has the data file that a chart reads."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "data"
    folder.mkdir()
    chart = '      - chart: {kind: line, title: {all: A}, data: {file: a.csv, x: year, y: us}, cite: "[@article]"}\n'
    for value in ("14.3e9", "15.73e9"):
        (folder / "a.csv").write_text(f"year,us\n2024,{value}\n2025,3\n", encoding="utf-8")
        lay(folder, BRIEF.replace("14.3e9", value) + chart)
        git(tmp_path, "init", "-q")
        git(tmp_path, "add", ".")
        git(tmp_path, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", value)
    return tmp_path


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    "words",
    [
        ("HEAD~1", "HEAD", "--", "data/brief.yaml"),
        ("data/brief.yaml@HEAD~1", "data/brief.yaml"),
        ("data@HEAD~1",),
        ("data/brief.yaml@HEAD~1", "data/brief.yaml@HEAD"),
        ("HEAD~1", "HEAD"),
    ],
)
def test_revisions_of_one_brief(words: tuple[str, ...], repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    if words == ("HEAD~1", "HEAD"):
        monkeypatch.chdir(repository / "data")
    done = run("diff", *words)
    assert done.exit_code == 0, done.stderr
    assert "stake (Stake): changed, 14,300,000,000 -> 15,730,000,000 USD" in done.stdout
    assert "data.values" in done.stdout
    assert git(repository, "status", "--porcelain") == ""


def test_an_old_brief_with_faults_is_told_by_its_revision(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "data" / "brief.yaml").write_text("briefgen: 1\nid: 7\n", encoding="utf-8")
    git(repository, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-a", "-m", "broken")
    monkeypatch.chdir(repository)
    done = run("diff", "HEAD", "HEAD~1", "--", "data/brief.yaml")
    assert done.exit_code == 2
    assert "HEAD:data/brief.yaml:1:1: missing-key" in done.stderr
    assert "/tmp" not in done.stderr.replace(str(repository), "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nonsense", "HEAD", "--", "data"), "git knows no revision 'nonsense'"),
        (("--exec=touch x", "HEAD", "--", "data"), "No such option"),
        (("-n", "HEAD", "data"), "No such option"),
        (("data@--output=x",), "git knows no revision '--output=x'"),
        (("data/brief.yaml",), "is to be held against nothing"),
        (("a", "b", "c", "d"), "three are the most"),
        (("data@HEAD", "none.yaml"), "no-such-file"),
    ],
)
def test_names_that_mean_nothing_are_told(
    words: tuple[str, ...], said: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    done = run("diff", *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert sorted(path.name for path in repository.iterdir()) == [".git", "data"]


def test_without_a_repository_two_files_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = run("diff", f"{lay(tmp_path, BRIEF)}@HEAD")
    assert done.exit_code == 2
    assert "no-revision: this is no git repository (name two files instead)" in done.stderr

"""How findings are graded, let stand and printed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from briefgen.build import build, check
from briefgen.check import FOUND_BEFORE, RULES
from briefgen.cli.codes import explanations
from tests.check.finding import brief, findings, text
from tests.cli.test_cli import run
from tests.part import lay

ROOT = Path(__file__).parents[2]
BEST = "This harvest is the best."
CODE = "claim-without-source"


@pytest.mark.parametrize(
    "path", ["data/meta-closed-source/brief.yaml", "data/gallery/gallery.yaml", "templates/starter/brief.yaml"]
)
def test_our_own_briefs_are_sound(path: str) -> None:
    assert check(ROOT / path) == ()


def test_every_rule_has_a_code_of_its_own_that_is_explained() -> None:
    codes = [rule.code for rule in RULES]
    assert len({*codes}) == len(codes)
    assert {*codes, *FOUND_BEFORE} <= {one.code for one in explanations()}
    assert all(rule.message.endswith(".") for rule in RULES)


@pytest.mark.parametrize(("grade", "severities"), [("off", []), ("warning", ["warning"]), ("error", ["error"])])
def test_a_brief_says_how_grave_a_finding_is(grade: str, severities: list[str], tmp_path: Path) -> None:
    found = findings(tmp_path, ["en"], f"checks: {{{CODE}: {grade}}}\n" + text(BEST))
    assert [str(one.severity) for one in found] == severities


@pytest.mark.parametrize(
    ("checks", "code"),
    [
        ("{claim-without-sources: off}", "unknown-check"),
        (f"{{{CODE}: loud}}", "bad-value"),
        ("{unknown-fact: off}", "unknown-check"),
    ],
)
def test_a_grade_or_code_that_is_none_is_told(checks: str, code: str, tmp_path: Path) -> None:
    found = findings(tmp_path, ["en"], f"checks: {checks}\ntakeaway: A\n")
    assert [str(one.severity) for one in found] == ["error"]
    assert found[0].key.startswith("checks.")


SECTION = """\
sections:{a}
  - heading: A{b}
    takeaway: B
    blocks:
      - bullets:{c}
          - One is the best.{d}
          - lead: Two
            text:{e}
              en: It is the largest.{f}
"""
COMMENT = f"  # briefgen: ignore {CODE} -- everybody knows"


@pytest.mark.parametrize(("place", "left"), [("", 2), ("a", 0), ("b", 0), ("c", 0), ("d", 1), ("e", 1), ("f", 1)])
def test_a_comment_lets_stand_what_begins_on_its_line(place: str, left: int, tmp_path: Path) -> None:
    part = SECTION.format(**{name: COMMENT if name == place else "" for name in "abcdef"})
    found = check(lay(tmp_path, part))
    assert [one.code for one in found] == [CODE] * left


def test_a_comment_on_a_line_of_its_own_is_for_the_next(tmp_path: Path) -> None:
    part = SECTION.format(a="", b="", c="", d="", e="", f="").replace(
        "          - lead", f"        {COMMENT.strip()}\n          - lead"
    )
    assert [one.where.line for one in check(lay(tmp_path, part)) if one.code == CODE] == [6]


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        (f"# briefgen: ignore {CODE}", {CODE, "ignore-reason"}),
        (f"# briefgen: ignore {CODE} --", {CODE, "ignore-reason"}),
        ("# briefgen: ignore -- because", {CODE, "ignore-code"}),
        ("# briefgen: ignore slide-dense -- because", {CODE, "ignore-nothing"}),
        ("# briefgen: ignore no-such-thing -- because", {CODE, "ignore-code"}),
        (f"# briefgen: ignore {CODE}, slide-dense -- because", {"ignore-nothing"}),
        (f"# see briefgen: ignore {CODE} -- because", {CODE}),
        ("# nothing", {CODE}),
    ],
)
def test_a_comment_has_a_code_and_a_reason_and_something_to_ignore(
    comment: str, codes: set[str], tmp_path: Path
) -> None:
    part = f"sections:\n  - heading: A\n    takeaway: B\n    blocks:\n      - text: {BEST}  {comment}\n"
    found = check(lay(tmp_path, part))
    assert {one.code for one in found} == codes
    assert {one.where.line for one in found} == {5}


def test_a_comment_within_a_text_is_text(tmp_path: Path) -> None:
    words = f"{BEST} # briefgen: ignore {CODE} -- because"
    part = f'sections:\n  - heading: A\n    takeaway: B\n    blocks:\n      - text: "{words}"\n      - text: >-\n          {words}\n'
    assert [one.code for one in check(lay(tmp_path, part))] == [CODE, CODE]


@pytest.mark.parametrize("mark", [">-", "|", '"'])
def test_a_comment_beside_the_mark_of_a_long_text_is_one(mark: str, tmp_path: Path) -> None:
    words = f'"{BEST}"{COMMENT}' if mark == '"' else f"{mark}{COMMENT}\n          {BEST}"
    part = f"sections:\n  - heading: A\n    takeaway: B\n    blocks:\n      - text: {words}\n      - text: >-\n          Two.\n"
    assert check(lay(tmp_path, part)) == ()


def test_what_stops_a_brief_cannot_be_let_stand(tmp_path: Path) -> None:
    part = "sections:\n  - heading: A\n    blocks:\n      - text: ${none}  # briefgen: ignore unknown-fact -- because\n"
    assert [one.code for one in check(lay(tmp_path, part))] == ["unknown-fact"]


@pytest.mark.parametrize(
    ("checks", "comment", "told"),
    [("", "", True), ("checks: {unused-fact: off}\n", "", False), ("checks: {left-over: error}\n", "", True),
     ("", "  # briefgen: ignore unused-fact -- for later", False), ("", "  # briefgen: ignore left-over -- for later", True)],
)  # fmt: skip
def test_what_is_let_stand_is_not_told_when_files_are_made(
    checks: str, comment: str, told: bool, tmp_path: Path
) -> None:
    path = lay(tmp_path, f'{checks}facts:\n  a: {{value: 5, unit: USD, cite: "[@article]"}}{comment}\n')
    found = build(path, ["md"], ["all"], tmp_path / "out").warnings
    assert ([one.code for one in found] == ["unused-fact"]) is told


def test_warnings_fail_when_they_are_to(tmp_path: Path) -> None:
    path = str(lay(tmp_path, brief(["en"], text(BEST))))
    sound = str(
        lay(tmp_path / "sound" if (tmp_path / "sound").mkdir() is None else tmp_path, brief(["en"], text("It rained.")))
    )
    assert [run("check", path).exit_code, run("check", path, "--strict").exit_code] == [0, 2]
    assert run("check", sound, "--strict").exit_code == 0
    assert run("check", sound, path, "--strict").exit_code == 2
    assert run("check", sound, path).stdout.splitlines() == [f"{sound}: no faults", f"{path}: 1 warning"]


def test_sarif_has_what_its_standard_asks_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, brief(["en"], text(BEST)))
    monkeypatch.chdir(tmp_path)
    done = run("check", "--format", "sarif")
    log = json.loads(done.stdout)
    assert done.stderr == ""
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    driver = log["runs"][0]["tool"]["driver"]
    assert driver["name"] == "briefgen"
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", driver["version"])
    for result in log["runs"][0]["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "brief.yaml"
        assert place["region"]["startLine"] >= 1 <= place["region"]["startColumn"]
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == [CODE]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])


def test_sarif_and_annotations_tell_errors_too(tmp_path: Path) -> None:
    path = lay(tmp_path, text("It cost ${none}, 5% more:\n"[:-1]))
    log = run("check", str(path), "--format", "sarif")
    assert (log.exit_code, json.loads(log.stdout)["runs"][0]["results"][0]["level"]) == (2, "error")
    line = run("check", str(path), "--format", "github").stdout
    assert line.startswith(f"::error file={path},line=5,col=")


def test_annotations_are_a_line_each_and_escape_what_ends_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lay(tmp_path, brief(["en"], text("It rose 5%.")))
    lines = run("check", "--format", "github").stdout.splitlines()
    assert len(lines) == 2
    assert all(re.match(r"::warning file=brief\.yaml,line=\d+,col=\d+,title=[a-z-]+::", line) for line in lines)
    assert all("5%25" in line for line in lines)


def test_the_hook_runs_a_command_that_there_is() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["entry"] for hook in hooks] == ["briefgen check --strict"]
    assert re.search(hooks[0]["files"], "data/meta-closed-source/brief.yaml")
    assert not re.search(hooks[0]["files"], "mybrief.yaml")

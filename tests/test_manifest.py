"""What was made is remembered beside the results: what is up to date is kept, what is not is told."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.test_cli import run
from tests.verify.test_verdicts import BRIEF


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "brief.yaml"
    path.write_text(BRIEF, encoding="utf-8")
    return path


def build(brief: Path, *arguments: str) -> tuple[int, str]:
    result = run("build", str(brief), "--out", str(brief.parent / "out"), *arguments)
    return result.exit_code, result.stdout


def manifest(brief: Path) -> dict:
    return json.loads((brief.parent / "out" / "tiny.manifest.json").read_text(encoding="utf-8"))


def test_the_manifest_names_each_file_and_where_each_fact_is_said(brief: Path) -> None:
    import hashlib

    build(brief)
    said = manifest(brief)
    out = brief.parent / "out"
    assert {e["name"]: e["sha256"] for e in said["files"]} == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in out.iterdir()
        if ".manifest." not in path.name
    }
    assert said["brief"] == hashlib.sha256(brief.read_bytes()).hexdigest()
    (cost,) = said["facts"].values()
    assert cost["value"] == "4.2E+9"
    assert {(one["language"], one["key"], one["text"].replace("\u00a0", " ")) for one in cost["said"]} == {
        ("en", "sections.money.blocks.0", "$4.2 billion"),
        ("zh", "sections.money.blocks.0", "42亿美元"),
    }


def test_what_is_up_to_date_is_left_as_it_is(brief: Path) -> None:
    build(brief)
    out = brief.parent / "out"
    stamps = {path: path.stat().st_mtime_ns for path in out.iterdir() if ".manifest." not in path.name}
    for path in stamps:
        os.utime(path, ns=(1, 1))
    code, said = build(brief)
    assert code == 0
    assert said.count("(up to date)") == len(stamps)
    assert all(path.stat().st_mtime_ns == 1 for path in stamps)


@pytest.mark.parametrize("fault", ["edited", "gone", "brief", "theme"])
def test_what_is_not_up_to_date_is_told_and_made_anew(fault: str, brief: Path) -> None:
    build(brief)
    docx = brief.parent / "out" / "tiny.en.docx"
    before = docx.read_bytes()
    match fault:
        case "edited":
            docx.write_bytes(before + b" ")
        case "gone":
            docx.unlink()
        case "brief":
            brief.write_text(BRIEF.replace("The first point", "Another point"), encoding="utf-8")
        case "theme":
            (brief.parent / "mine.yaml").write_text('colour: {accent: "#004488"}\n', encoding="utf-8")
            brief.write_text(BRIEF + "theme: mine.yaml\n", encoding="utf-8")
    kept = {path.name: path.read_bytes() for path in docx.parent.iterdir()}
    code, said = build(brief, "--check")
    assert code == 1
    reasons = {"edited": "is no longer as it was made", "gone": "is not made yet"}
    assert reasons.get(fault, "was made from an older brief") in said
    assert {path.name: path.read_bytes() for path in docx.parent.iterdir()} == kept
    assert build(brief)[0] == 0
    assert build(brief, "--check")[0] == 0
    assert (docx.read_bytes() == before) == (fault in ("edited", "gone"))


def test_a_manifest_that_nobody_can_read_is_written_anew(brief: Path) -> None:
    build(brief)
    path = brief.parent / "out" / "tiny.manifest.json"
    whole = path.read_bytes()
    for broken in (b"", b"{", b"[1]", b'{"files": [{"name": 1}]}', b'{"files": [{"beside": 5}]}'):
        path.write_bytes(broken)
        assert build(brief, "--check")[0] == 1
        assert build(brief)[0] == 0
        assert path.read_bytes() == whole


def test_one_format_more_keeps_what_the_manifest_knows_of_the_others(brief: Path) -> None:
    build(brief, "--format", "md")
    build(brief, "--format", "docx")
    assert {entry["name"] for entry in manifest(brief)["files"]} == {
        f"tiny.{language}.{suffix}" for language in ("en", "zh") for suffix in ("md", "docx")
    }

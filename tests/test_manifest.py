"""What was made is remembered beside the results: what is up to date is kept, what is not is told."""

from __future__ import annotations

import io
import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.test_cli import run
from tests.verify.files import ROOT
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


RICH = (
    BRIEF.rstrip()
    + """
      - chart:
          id: built
          kind: column
          title: {en: Built, zh: 建成}
          data: {file: built.csv, x: year, y: [km]}
          cite: "[@book]"
      - image: {file: map.png, alt: {en: A map of the north, zh: 北方地图}, caption: {en: The north, zh: 北方}}
theme: acme.yaml
template: {docx: acme.docx, deck: acme.pptx}
bibliography: more.bib
"""
)
BIB = "@book{book, title = {A book}, author = {King, Ada}, date = {2024}, langid = {english}}\n"
OURS = {
    "acme.docx": "templates/docx/briefing.latin.docx",
    "acme.pptx": "templates/pptx/deck.pptx",
    "face.ttf": "src/briefgen/charts/fonts/Carlito-Regular.ttf",
}
AFFECTED = {
    "built.csv": ("year,km\n2024,5\n2025,8\n", {"docx", "pptx", "md", "html"}),
    "more.bib": (BIB.replace("A book", "Another book"), {"docx", "pptx", "md", "html"}),
    "acme.yaml": ('colour: {accent: "#004488"}\nfont: {latin_file: face.ttf}\n', {"docx", "pptx", "md", "html"}),
    "templates/html/styles.css": ("p { color: red }\n", {"docx", "pptx", "md", "html"}),
    "map.png": ("", {"docx", "pptx", "md", "html"}),
    "face.ttf": ("", {"docx", "pptx", "md", "html"}),
    "acme.docx": ("", {"docx"}),
    "acme.pptx": ("", {"pptx"}),
}
"""What is written into each file, "" for another picture or template, and what is out of date then."""


def png(colour: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A brief built from files of every kind."""
    files = {"brief.yaml": RICH, "built.csv": "year,km\n2024,5\n2025,7\n", "more.bib": BIB}
    for name, text in {**files, "acme.yaml": "font: {latin_file: face.ttf}\n"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "map.png").write_bytes(png("navy"))
    for name, ours in OURS.items():
        shutil.copy(ROOT / ours, tmp_path / name)
    code, said = build(tmp_path / "brief.yaml")
    assert code == 0, said
    return tmp_path / "brief.yaml"


def outdated(brief: Path) -> set[str]:
    code, said = build(brief, "--check", "--json")
    told = {Path(name).suffix.lstrip(".") for name in json.loads(said)["outdated"]}
    assert code == (1 if told else 0)
    return told


def test_whatever_a_file_is_made_of_puts_it_out_of_date(rich: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert outdated(rich) == set()
    for name, (text, affected) in AFFECTED.items():
        path = rich.parent / name
        before = path.read_bytes() if path.exists() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        if text:
            path.write_text(text, encoding="utf-8")
        elif path.suffix == ".png":
            path.write_bytes(png("red"))
        elif path.suffix == ".ttf":
            shutil.copy(ROOT / OURS[name].replace("Regular", "Bold"), path)
        else:
            with zipfile.ZipFile(path, "a") as package:
                package.writestr("customXml/item9.xml", "<more/>")
        assert outdated(rich) == affected, name
        path.unlink() if before is None else path.write_bytes(before)
    assert outdated(rich) == set()
    monkeypatch.setattr("briefgen.__version__", "9.9")
    assert outdated(rich) == {"docx", "pptx", "md", "html"}


def test_a_picture_beside_markdown_that_is_gone_or_another_is_made_anew(rich: Path) -> None:
    picture = next((rich.parent / "out").glob("*.en.figure-1.png"))
    whole = picture.read_bytes()
    for fault in (picture.unlink, lambda: picture.write_bytes(png("red"))):
        fault()
        assert outdated(rich) == {"md"}
        assert build(rich)[0] == 0
        assert picture.read_bytes() == whole

"""Texts in the shapes that people have, and the briefs that they become (tests/cases/import; `pytest --accept`)."""

import datetime as dt
import re
from pathlib import Path

import pytest

from briefgen.build import ALL, build, check
from briefgen.ingest import import_sources

FOLDER = Path(__file__).parents[1] / "cases" / "import"
CASE = re.compile(r"^## (?P<title>.+)\n(?P<body>(?:(?:```[^\n]*\n(?:(?!```).*\n)*```\n)|(?!## ).*\n?)*)", re.MULTILINE)
BLOCK = re.compile(
    r"^```(?P<kind>source|yaml|remarks)(?: (?P<name>\S+))?\n(?P<text>(?:(?!```).*\n)*)```\n", re.MULTILINE
)
DAY = dt.date(2025, 12, 12)
FOR_A_PERSON = {
    "no-takeaway", "parity-language", "parity-numbers", "parity-length", "parity-citations", "parity-cites",
    "claim-without-source", "typed-heading", "typed-amount",
}  # fmt: skip
"""What `check` may say of an imported brief: only a person can mend it."""

CASES = [
    pytest.param(path, found["title"], found["body"], id=f"{path.stem}: {found['title']}")
    for path in sorted(FOLDER.glob("*.md"))
    for found in CASE.finditer(path.read_text(encoding="utf-8"))
]


def made(body, folder):
    """The brief of a case's sources and the remarks on it, in a folder of its own."""
    paths = []
    for block in BLOCK.finditer(body):
        if block["kind"] == "source":
            paths.append(folder / block["name"])
            paths[-1].write_text(block["text"], encoding="utf-8")
    imported = import_sources(paths, date=DAY)
    brief = folder / "brief"
    for name, data in imported.files.items():
        (brief / name).parent.mkdir(exist_ok=True)
        (brief / name).write_bytes(data)
    remarks = (f"{Path(one.source).name}:{one.line}: {one.kind}: {one.text}\n" for one in imported.remarks)
    return imported.files["brief.yaml"].decode(), "".join(remarks)


def test_there_are_cases_enough():
    assert len(CASES) >= 40
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize(("path", "title", "body"), CASES)
def test_a_text_becomes_the_brief_that_is_expected(path, title, body, tmp_path, accept):
    brief, remarks = made(body, tmp_path)
    expected = {block["kind"]: block["text"] for block in BLOCK.finditer(body)}
    if accept:
        kept = "".join(block.group() + "\n" for block in BLOCK.finditer(body) if block["kind"] == "source")
        told = f"```remarks\n{remarks}```\n\n" if remarks else ""
        whole = path.read_text(encoding="utf-8")
        path.write_text(
            whole.replace(f"## {title}\n{body}", f"## {title}\n\n{kept}```yaml\n{brief}```\n\n{told}"), encoding="utf-8"
        )
        return
    assert brief == expected["yaml"]
    assert remarks == expected.get("remarks", "")


@pytest.mark.parametrize(("path", "title", "body"), CASES)
def test_check_says_only_what_a_person_must_decide(path, title, body, tmp_path):
    made(body, tmp_path)
    found = check(tmp_path / "brief" / "brief.yaml")
    assert {one.code for one in found} - FOR_A_PERSON == set()


@pytest.mark.parametrize(("path", "title", "body"), CASES)
def test_every_format_builds_at_once_and_fits(path, title, body, tmp_path):
    made(body, tmp_path)
    result = build(tmp_path / "brief" / "brief.yaml", ["docx", "deck", "md"], [ALL], tmp_path / "out")
    assert result.failures == ()
    assert [one for one in result.warnings if one.code not in FOR_A_PERSON] == []

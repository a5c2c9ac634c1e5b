"""`briefgen template check`: a table for people, JSON for programs, and a reason where there is neither."""

import json

import pytest

from briefgen.cli import template as command
from briefgen.diagnostics import error, warning
from briefgen.render.format import API, Format, Rendered, TemplateReport, TemplateRow
from tests.cli.test_cli import run
from tests.test_officefile import POWERPOINT, WORD

ROWS = (
    TemplateRow("styles", "Heading 1", "标题 1", "by its Chinese name"),
    TemplateRow("styles", "Takeaway"),
    TemplateRow("page", "size", "21 × 29.7 cm"),
)


@pytest.fixture
def acme(tmp_path, monkeypatch):
    """A Word file, and a format that says of each template what it is told to; the last is `found`."""

    def give(*diagnostics):
        report = TemplateReport(ROWS, diagnostics)
        monkeypatch.setattr(command, "format_names", lambda: ("acme",))
        monkeypatch.setattr(command, "load_format", lambda name: Format(
            name, ".docx", "", API, "", lambda *given: Rendered(b""), inspect=lambda *given: report))  # fmt: skip
        return path

    path = tmp_path / "acme.docx"
    path.write_bytes(WORD)
    return give


def test_it_tells_in_columns_what_serves_what(acme):
    done = run("template", "check", acme())
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert "  Heading 1  标题 1        by its Chinese name" in lines
    assert "  Takeaway   -" in lines
    assert lines.index("styles") < lines.index("page")
    assert lines[-1] == "2 of 3 are the template's own"


def test_programs_get_the_rows_and_the_faults(acme):
    told = json.loads(run("template", "check", acme(warning("odd", "something is odd")), "--json").stdout)
    assert told["rows"][1] == {"group": "styles", "need": "Takeaway", "found": None, "how": ""}
    assert [fault["code"] for fault in told["diagnostics"]] == ["odd"]


def test_a_template_that_cannot_be_used_ends_with_2(acme):
    done = run("template", "check", acme(error("odd", "something is odd")))
    assert done.exit_code == 2
    assert "odd: something is odd" in done.stderr


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "office-damaged"), (None, "no-template"), (POWERPOINT, "no-inspection")]
)
def test_what_is_no_template_is_told(acme, content, code, tmp_path):
    acme()
    path = tmp_path / "other.pptx"
    if content is not None:
        path.write_bytes(content)
    done = run("template", "check", path)
    assert done.exit_code == 2
    assert code in done.stderr

"""What `briefgen explain` says of each code: every code has its words, and every example has its fault."""

import runpy
from pathlib import Path

import pytest

from briefgen.build import build, check
from briefgen.check import RULES
from briefgen.cli.codes import BRIEF, COMMAND, explanations
from tests.cli.test_cli import run
from tests.load.test_workbooks import workbook
from tests.part import lay
from tests.sources import codes_in_source

EXPLAINED = {one.code: one for one in explanations()}
CHART = '- chart: {kind: line, title: Spending, data: {file: capex.csv, x: year, y: [us]}, cite: "[@article]"}\n'
NAMED = {"capex.csv": CHART, "brand.yaml": "theme: brand.yaml\n"}
NAMED |= {name: f"bibliography: {name}\nsources: {{}}\n" for name in ("sources.bib", "sources.ris", "sources.json")}
NAMED["capex.json"] = CHART.replace(".csv", ".json")
UNSAID = {"unused-fact", "chart-shapes"}
"""An example of a fact need not say it as well, and one of a mark may be a shape."""
DOUBTED = {rule.code for rule in RULES}
"""An example of a fault need not be a sound brief besides; one of a doubt has no other."""
CAPEX = "year,us\n2024,210\n2025,320\n"
GDP = "country,year,gdp\nUS,2024,29\nCN,2024,18\n"


def those(told, *places):
    return [one for one in EXPLAINED.values() if one.told == told and one.place in places]


def found(folder, place, example):
    """The codes that `briefgen check` finds in an example."""
    (folder / "capex.csv").write_text(CAPEX, encoding="utf-8")
    (folder / "gdp.csv").write_text(GDP, encoding="utf-8")
    (folder / "capex.xlsx").write_bytes(workbook(Data=[[], [], *(line.split(",") for line in CAPEX.splitlines())]))
    if place != BRIEF:
        (folder / place).write_text(example, encoding="utf-8")
    return {diagnostic.code for diagnostic in check(lay(folder, NAMED.get(place, example)))}


def test_every_code_is_explained_and_every_explained_code_is_used():
    assert set(EXPLAINED) == set(codes_in_source())


@pytest.mark.parametrize("one", EXPLAINED.values(), ids=lambda one: one.code)
def test_an_explanation_is_whole(one):
    assert one.means.endswith(".")
    assert one.wrong.strip()
    assert one.right.strip()
    assert one.wrong != one.right
    assert one.told in ("", "by format", "seldom")


@pytest.mark.parametrize("one", those("", BRIEF, *NAMED), ids=lambda one: one.code)
def test_an_example_has_its_fault_and_the_mended_one_has_none(one, tmp_path):
    assert one.code in found(tmp_path, one.place, one.wrong)
    beside = (UNSAID if one.code in DOUBTED else UNSAID | DOUBTED) - {one.code}
    assert found(tmp_path, one.place, one.right) - beside == set()


@pytest.mark.parametrize("one", those("by format", BRIEF), ids=lambda one: one.code)
def test_an_example_that_a_format_tells_of_has_its_fault(one, tmp_path):
    def told(example):
        result = build(lay(tmp_path, example), ["docx", "deck", "md"], ["all"], tmp_path / "out")
        failures = (diagnostic for failure in result.failures for diagnostic in failure.diagnostics)
        return {diagnostic.code for diagnostic in (*result.warnings, *failures)}

    assert one.code in told(one.wrong)
    assert one.code not in told(one.right)


@pytest.mark.parametrize(
    "one", [x for x in those("", COMMAND) if x.wrong.startswith("briefgen ")], ids=lambda x: x.code
)
def test_a_command_that_is_an_example_has_its_fault(one, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lay(tmp_path, "")
    done = run(*one.wrong.split()[1:])
    assert done.exit_code != 0
    assert f": {one.code}: " in done.stderr


def test_a_code_is_explained_with_an_example_and_its_mend():
    done = run("explain", "yaml-tab")
    assert done.stdout.splitlines() == [
        "yaml-tab",
        "",
        "YAML indents with spaces alone; a tab stands in the indentation of this line.",
        "",
        "Wrong, in brief.yaml:",
        "",
        "    facts:",
        "    \tcost: {value: 3}",
        "",
        "Right:",
        "",
        "    facts:",
        "      cost: {value: 3}",
    ]


def test_without_a_code_all_are_listed():
    listed = run("explain").stdout
    assert [code for code in EXPLAINED if f"  {code} " not in listed] == []
    assert max(map(len, listed.splitlines())) <= 80


def test_a_mistyped_code_is_answered_with_the_nearest():
    done = run("explain", "unknown-keys")
    assert done.exit_code == 2
    assert "no-such-code: there is no code 'unknown-keys' (did you mean unknown-key" in done.stderr


def test_the_page_of_codes_is_made_of_the_same():
    docs = Path(__file__).parents[2] / "docs"
    made = runpy.run_path(str(docs / "make.py"))["page"]()
    assert (docs / "diagnostics.md").read_text(encoding="utf-8") == made, "run make docs"

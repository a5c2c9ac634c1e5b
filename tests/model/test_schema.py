"""The JSON Schema of a brief: what editors make of it, and that it says what the loader says."""

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from briefgen.assets import builtin_folder
from briefgen.charts.kinds import KINDS
from briefgen.load.checks import check
from briefgen.load.schema import validated
from briefgen.load.yaml import parse
from briefgen.model.schema import json_schema, schema_text
from tests.model.briefs import RICH, SOUND, spoilt, written

ROOT = Path(__file__).parents[2]
STORY = ROOT / "data" / "meta-closed-source" / "brief.yaml"
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

BETWEEN_PARTS = {"duplicate-id", "unknown-language"}
"""Faults that no schema can see: an id given twice, and a text in a language that the brief does not list.

Nor can it see that a day does not exist (2025-02-30) or that 1.0 is not written as a whole number is; the briefs here
have neither.
"""


def told(brief):
    """The loader's faults of the brief's shape, and of its parts among each other; files are not looked for."""
    root = parse(written(brief), "brief.yaml")
    return root.data, [*validated(root)[1], *check(root)]


def complaints(data):
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(SOUND)
def test_what_the_loader_takes_the_schema_takes(brief):
    data, faults = told(brief)
    assert [fault for fault in faults if fault.code not in BETWEEN_PARTS] == []
    assert complaints(data) == []


def test_a_brief_with_every_block_and_spelling_is_taken():
    data, faults = told(RICH)
    assert (faults, complaints(data)) == ([], [])


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(spoilt())
def test_what_one_refuses_the_other_refuses(brief):
    data, faults = told(brief)
    if {fault.code for fault in faults} <= BETWEEN_PARTS and faults:
        return
    assert bool(complaints(data)) == bool(faults), "\n".join([*map(str, faults), *complaints(data)])


def test_the_story_is_valid():
    data = parse(STORY.read_text(encoding="utf-8"), "brief.yaml").data
    assert complaints(data) == []


def test_the_story_names_the_schema_to_editors():
    first = STORY.read_text(encoding="utf-8").splitlines()[0]
    mark, _, name = first.partition("=")
    assert mark == "# yaml-language-server: $schema"
    assert json.loads((STORY.parent / name).read_text(encoding="utf-8")) == SCHEMA


def test_the_schema_that_is_shipped_is_the_one_the_model_makes():
    shipped = (builtin_folder() / "schema" / "brief.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(), "run make templates"


def objects(schema):
    """Every schema of a mapping, wherever it stands."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for inner in schema.values():
            yield from objects(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from objects(inner)


def test_every_key_is_described_and_no_other_is_allowed():
    found = list(objects(SCHEMA))
    assert len(found) > 30
    assert [schema for schema in found if schema["additionalProperties"] is not False] == []
    bare = [key for schema in found for key, value in schema["properties"].items() if not value.get("description")]
    assert bare == []


def test_the_schema_is_sound_json_schema():
    Draft202012Validator.check_schema(SCHEMA)
    names = {ref["$ref"].rpartition("/")[2] for ref in refs(SCHEMA)}
    assert names == set(SCHEMA["$defs"])


def refs(schema):
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema
        for inner in schema.values():
            yield from refs(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from refs(inner)


def test_editors_are_offered_the_kinds_of_chart_there_are():
    assert SCHEMA["$defs"]["Chart"]["properties"]["kind"]["enum"] == list(KINDS)

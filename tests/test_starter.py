"""The starter brief: what `briefgen new` writes shows everything, is right, and reads well in each set of languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen import starter as starter_module
from briefgen.build import build, check
from briefgen.diagnostics import InputError, OutputError
from briefgen.load import load_brief
from briefgen.locale import LANGUAGES
from briefgen.model import Brief, BriefModel
from briefgen.model.blocks import BLOCKS
from briefgen.model.brief import Section
from briefgen.render.registry import format_names
from briefgen.starter import make_starter, only, starter

SETS = [("en", "zh"), ("zh", "en"), ("en",), ("zh",)]
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(params=SETS, ids=",".join)
def languages(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def brief(tmp_path: Path, languages: tuple[str, ...]) -> Brief:
    return load_brief(make_starter(tmp_path / "first", languages)[0])


def text_of(languages: tuple[str, ...]) -> str:
    return starter("first", languages)["brief.yaml"].decode()


def sections(brief: Brief) -> Iterator[Section]:
    for section in brief.model.sections:
        yield section
        yield from section.sections


def test_it_has_no_faults_and_every_format_makes_it(tmp_path: Path, languages: tuple[str, ...]) -> None:
    path = make_starter(tmp_path / "first", languages)[0]
    assert check(path) == ()
    result = build(path, format_names(), ("all",), tmp_path / "out")
    assert (result.warnings, result.failures) == ((), ())
    assert {f"first.{language}.docx" for language in languages} <= {file.name for file in result.files}


def test_it_shows_every_block(brief: Brief) -> None:
    shown = {type(block) for section in sections(brief) for block in section.blocks}
    assert set(BLOCKS.values()) - shown == set()


def test_it_shows_every_key_at_the_top_and_of_a_section(brief: Brief) -> None:
    written = brief.path.read_text(encoding="utf-8")
    keys = {field.alias or name for name, field in BriefModel.model_fields.items()}
    assert {key for key in keys if not re.search(rf"^(#.* )?{key}:", written, re.MULTILINE)} == set()
    assert {key for key in Section.model_fields if not re.search(rf"^ +(- )?{key}:", written, re.MULTILINE)} == set()


def test_it_shows_each_kind_of_chart_data(brief: Brief) -> None:
    data = {type(block.chart.data).__name__ for s in sections(brief) for block in s.blocks if hasattr(block, "chart")}
    assert data == {"tuple", "DataTable", "DataFile"}


def test_it_is_the_brief_of_its_languages(brief: Brief, languages: tuple[str, ...]) -> None:
    assert (brief.id, brief.languages) == ("first", languages)


def test_its_comments_are_in_its_first_language() -> None:
    def comments(languages: tuple[str, ...]) -> list[str]:
        return [line for line in text_of(languages).splitlines() if line.lstrip().startswith("#")]

    assert not HAN.search("".join(comments(("en", "zh"))))
    assert comments(("zh", "en")) == comments(("zh",)) != comments(("en",))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_language_alone_needs_no_keys_for_it(language: str) -> None:
    assert not re.search(rf"(?<!#)[ {{](?:{'|'.join(LANGUAGES)}): ", text_of((language,)))


def test_it_says_that_it_is_invented() -> None:
    assert "invented" in text_of(("en",)).splitlines()[2]
    assert "虚构" in text_of(("zh",)).splitlines()[2]


def test_its_first_line_leads_editors_to_the_schema_beside_it(brief: Brief) -> None:
    first = brief.path.read_text(encoding="utf-8").splitlines()[0]
    name = first.removeprefix("# yaml-language-server: $schema=")
    assert (brief.path.parent / name).read_text(encoding="utf-8").startswith("{")


def test_a_folder_whose_name_can_be_no_id_keeps_the_examples() -> None:
    assert b"\nid: example\n" in starter("2026 plan", ["en"])["brief.yaml"]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("title: {en: One, zh: 一}\n", "title: 一\n"),
        ('title: {en: "One: two", zh: "${fact}一"}\n', 'title: "${fact}一"\n'),
        ("- [{en: One, zh: 一}, {all: 1}]\n", "- [一, {all: 1}]\n"),
        ("text:\n  en: One\n  zh: 一\nnext: 1\n", "text: 一\nnext: 1\n"),
        ("text:\n  en: >-\n    One\n    two\n  zh: 一\n", "text: 一\n"),
        ("# en: One\n  # zh: 一\n", "  # 一\n"),
        ("translated-title: {en: One}\nnext: 1\n", "next: 1\n"),
        ("languages: [en, zh]\n", "languages: [zh]\n"),
    ],
)
def test_what_is_left_of_one_language(written: str, left: str) -> None:
    assert only(written, ["zh"]) == left


@pytest.mark.parametrize("asked", [["fr"], ["en", "fr"]])
def test_a_language_it_is_not_written_in_is_refused(tmp_path: Path, asked: list[str]) -> None:
    with pytest.raises(InputError, match=r"the starter is not written in .* .there are: en, zh"):
        make_starter(tmp_path / "first", asked)
    assert not (tmp_path / "first").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="there is something here already"):
        make_starter(tmp_path, ["en"])
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_the_folders_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "first").write_text("mine")
    with pytest.raises(InputError, match="there is something here already"):
        make_starter(tmp_path / "first", ["en"])
    assert (tmp_path / "first").read_text() == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    files = make_starter(tmp_path, ["en"])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in files)


def test_folders_are_made_on_the_way(tmp_path: Path) -> None:
    assert make_starter(tmp_path / "a" / "b", ["en"])[0].is_file()


@pytest.mark.parametrize("there", [True, False])
def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    folder = tmp_path / "first"
    if there:
        folder.mkdir()
    monkeypatch.setattr(starter_module.Path, "write_bytes", full)
    with pytest.raises(OutputError, match="cannot be written: No space left on device"):
        make_starter(folder, ["en"])
    assert list(tmp_path.rglob("*")) == ([folder] if there else [])

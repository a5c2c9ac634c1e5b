"""What translators get."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import polib
import pytest

from briefgen.locale import LANGUAGES
from tests.cli.test_cli import run
from tests.office import need
from tests.translate.conftest import GERMAN, Desk


def test_every_text_is_there_in_the_order_of_the_brief_and_none_that_is_the_same_in_all(exported: Desk) -> None:
    assert list(exported.catalog()) == list(GERMAN)


def test_an_entry_says_what_and_where_its_text_is_and_how_its_placeholders_read(exported: Desk) -> None:
    entry = exported.catalog()["sections.money.blocks.0.bullets.0.text"]
    assert entry.msgid == ("Freight gains **most** from {trains} {note_plan}; see {see_sums} and [the plan]({link}).")
    assert " ".join(entry.comment.split()) == " ".join(
        [
            "The point itself. In the section “The money”.",
            "**words** are bold, *words* are slanted.",
            "{trains} is the amount “12 trains” (Trains)",
            "{note_plan} is a note’s number: [@plan, para. 7], “规划”",
            "{see_sums} is a reference that reads “Figure 1”",
            "{link} is the address https://example.org/plan; the words in [brackets] before it are translated",
        ]
    )
    ((file, line),) = entry.occurrences
    assert file == "brief.yaml"
    assert exported.text.splitlines()[int(line) - 1].strip() == "en: >-"
    assert entry.flags == ["python-brace-format"]


def test_a_text_without_placeholders_is_not_marked_as_having_some(exported: Desk) -> None:
    assert exported.catalog()["title"].flags == []


def test_the_head_names_languages_and_takes_its_date_from_the_brief(exported: Desk) -> None:
    head = polib.pofile(str(exported.po)).metadata
    assert (head["Language"], head["X-Source-Language"]) == ("de", "en")
    assert head["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert head["PO-Revision-Date"] == head["POT-Creation-Date"] == "2025-03-14 00:00+0000"


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "en"])
def test_gettext_has_nothing_to_complain_of(desk: Desk, language: str, tmp_path: Path) -> None:
    program = need("msgfmt")
    file = tmp_path / "out.po"
    assert desk.export("-o", str(file), to=language).exit_code == 0
    checked = subprocess.run([program, "-c", "-o", os.devnull, file], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_same_brief_gives_the_same_file(exported: Desk) -> None:
    first = exported.po.read_bytes()
    exported.export()
    assert exported.po.read_bytes() == first


def test_translations_that_the_brief_has_go_along(desk: Desk, tmp_path: Path) -> None:
    desk.export("-o", str(tmp_path / "zh.po"), to="zh")
    entries = {entry.msgctxt: entry for entry in polib.pofile(str(tmp_path / "zh.po"))}
    assert entries["title"].msgstr == "北线应尽快电气化"
    other_form = entries["sections.money.blocks.0.bullets.0.text"]
    assert "{trains_short}" in other_form.msgstr
    assert "python-brace-format" not in other_form.flags
    assert "sources.estimate.translated-title" not in entries
    assert "sources.plan.translated-title" not in entries


def test_one_may_translate_from_another_language(desk: Desk) -> None:
    assert desk.export("--from", "zh").exit_code == 0
    assert desk.catalog()["sections.money.takeaway"].msgid == "总额{cost}。"


def test_what_the_translator_did_stays_when_it_is_exported_again(translated: Desk) -> None:
    po = polib.pofile(str(translated.po))
    po.metadata |= {"Last-Translator": "Ada Marsh", "PO-Revision-Date": "2025-04-01 12:00+0200", "X-Poedit": "1"}
    po[0].tcomment = "Is this for the cover?"
    po.save()
    done = translated.export()
    assert "12 texts: 12 translated, 0 fuzzy, 0 to do" in done.stdout
    po = polib.pofile(str(translated.po))
    assert [po.metadata[name] for name in ("Last-Translator", "PO-Revision-Date", "X-Poedit")] == [
        "Ada Marsh",
        "2025-04-01 12:00+0200",
        "1",
    ]
    assert (po[0].msgstr, po[0].tcomment) == (GERMAN["title"], "Is this for the cover?")


@pytest.mark.parametrize("imported", [True, False])
def test_a_source_that_has_changed_makes_its_translation_fuzzy_and_is_told(translated: Desk, imported: bool) -> None:
    if imported:
        assert translated.take().exit_code == 0
    translated.change("It costs ${cost}.", "It will cost ${cost}.")
    done = translated.export()
    assert "warning: translation-changed: this was other words in brief.de.po: 'It costs {cost}.'" in done.stderr
    entry = translated.catalog()["sections.money.takeaway"]
    assert (entry.msgid, entry.previous_msgid) == ("It will cost {cost}.", "It costs {cost}.")
    assert (entry.msgstr, entry.fuzzy) == ("Die Kosten sind {cost}.", True)
    assert [other.msgctxt for other in translated.catalog().values() if other.fuzzy] == [entry.msgctxt]


def test_a_text_that_moved_keeps_its_translation(translated: Desk) -> None:
    translated.change("      # the first", "      - text: {en: New, zh: 新}\n      # the first")
    translated.export()
    found = translated.catalog()
    assert found["sections.money.blocks.1.bullets.0.lead"].msgstr == "Güter"
    assert (found["sections.money.blocks.0.text"].msgstr, found["sections.money.blocks.0.text"].fuzzy) == ("", False)
    assert [entry.msgctxt for entry in found.values() if entry.fuzzy] == []


def test_a_text_that_went_is_told_and_kept_at_the_end_and_found_again(translated: Desk) -> None:
    with_authors = translated.text
    translated.change("authors: [{all: GPT-5}, {en: Rail desk, zh: 铁路组}]\n", "")
    done = translated.export()
    assert "translation-gone: this text is no longer in the brief: 'Rail desk'" in done.stderr
    assert '#~ msgstr "Referat Bahn"' in translated.po.read_text(encoding="utf-8")
    translated.brief.write_text(with_authors, encoding="utf-8")
    translated.export()
    assert translated.catalog()["authors.1"].msgstr == "Referat Bahn"


def test_where_the_brief_says_otherwise_neither_is_lost(translated: Desk) -> None:
    translated.take()
    translated.change("Kosten, value", "Gesamtkosten, value") if "Kosten, value" in translated.text else None
    translated.change("de: Das Geld", "de: Die Mittel")
    done = translated.export()
    assert "warning: translation-differs" in done.stderr
    entry = translated.catalog()["sections.money.heading"]
    assert (entry.msgstr, entry.fuzzy) == ("Das Geld", True)
    assert entry.comment.endswith("The brief says: Die Mittel")


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--to", "en"), "same-language"), (("--to", "xx"), "no-such-language"), (("--to", "de", "--from", "fr"), "no-such-language")],
)  # fmt: skip
def test_a_wrong_language_is_told(desk: Desk, words: tuple[str, ...], code: str) -> None:
    done = run("translate", "export", desk.brief, *words)
    assert (done.exit_code, f" {code}: " in done.stderr) == (2, True)
    assert not desk.po.exists()


def test_a_file_of_another_language_is_not_written_over(exported: Desk) -> None:
    before = exported.po.read_bytes()
    done = exported.export("-o", str(exported.po), to="zh")
    assert (done.exit_code, " po-language: " in done.stderr) == (2, True)
    assert exported.po.read_bytes() == before


def test_a_file_from_another_language_is_not_written_over(exported: Desk) -> None:
    done = exported.export("--from", "zh")
    assert (done.exit_code, "this file is from en into de" in done.stderr) == (2, True)


def test_a_text_that_the_source_language_lacks_is_told(desk: Desk) -> None:
    desk.change("{en: Trains, zh: 列车}", "{zh: 列车}")
    done = desk.export()
    assert (done.exit_code, " warning: missing-translation: `label` has no text in 'en'" in done.stderr) == (0, True)
    assert "facts.trains.label" not in desk.catalog()


def test_a_faulty_brief_is_told_and_not_exported(desk: Desk) -> None:
    desk.change("sources:", "  sum: {compute: cost + costs}\nsources:")
    done = desk.export()
    assert (done.exit_code, " unknown-fact: " in done.stderr) == (2, True)


def test_programs_get_the_counts(translated: Desk) -> None:
    told = json.loads(translated.export("--json").stdout)
    assert {name: told[name] for name in ("texts", "translated", "fuzzy")} == {
        "texts": 12,
        "translated": 12,
        "fuzzy": 0,
    }
    assert told["files"] == [str(translated.po)]

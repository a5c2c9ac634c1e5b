"""What becomes of a brief when translations come back."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.build import check
from briefgen.load import load_brief
from briefgen.load.yaml import UNPRINTABLE
from briefgen.translate import store
from briefgen.translate.catalog import known_language
from tests.cli.test_cli import run
from tests.office import need
from tests.translate.conftest import BRIEF, GERMAN, Desk

TAKEAWAY = "sections.money.takeaway"
POINT = "sections.money.blocks.0.bullets.0.text"


def without_german(text: str) -> str:
    """The brief's lines without what an import adds to it where nothing is laid out anew."""
    lines = (line for line in text.splitlines(keepends=True) if not line.strip().startswith("de: "))
    return "".join(lines)


def test_a_brief_gets_its_third_language_and_is_sound(translated: Desk) -> None:
    done = translated.take()
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1:] == [
        f"12 new and 0 changed translations; {translated.brief}.bak is the brief before",
        "12 of 12 texts are in de",
    ]
    brief = load_brief(translated.brief)
    assert brief.languages == ("en", "zh", "de")
    bullets = brief.model.sections[0].blocks[0].bullets  # type: ignore[union-attr]
    assert bullets[0].text.texts["de"] == (
        "Siehe [](#sums) und [den Plan](https://example.org/plan): **Güter** gewinnen, ${trains} [@plan, para. 7]."
    )
    assert check(translated.brief) == ()


def test_nothing_but_the_translations_is_new_in_the_file(translated: Desk) -> None:
    translated.take()
    assert translated.text.count(" # ") == BRIEF.count(" # ")
    expected = {
        'title: {en: "Wire the north: now", zh: 北线应尽快电气化, de: "Der Norden unter Draht: jetzt"}   # the cover',
        "      zh: 总额${cost}。\n      de: Die Kosten sind ${cost}.\n",
        "    unit: {en: train, zh: 列, de: Zug | Züge}",
    }
    assert [part for part in expected if part not in translated.text] == []
    point = translated.text.partition("              de: ")[2].splitlines()[0]
    assert point == ">-"


def test_an_untouched_file_changes_nothing(desk: Desk) -> None:
    desk.export("-o", str(desk.po), to="zh")
    done = desk.take()
    assert (done.exit_code, done.stdout) == (0, f"nothing new; {desk.brief} is as it was\n")
    assert desk.text == BRIEF
    assert sorted(path.name for path in desk.brief.parent.iterdir()) == ["brief.de.po", "brief.yaml"]


def test_a_second_import_has_nothing_to_do(translated: Desk) -> None:
    translated.take()
    first = translated.text
    translated.export()
    assert "nothing new" in translated.take().stdout
    assert translated.text == first


def test_the_brief_is_found_beside_its_file(translated: Desk) -> None:
    assert run("translate", "import", translated.po).exit_code == 0
    assert "de: Güter" in translated.text


def test_all_faults_are_told_at_once_with_their_lines_and_nothing_is_written(translated: Desk) -> None:
    translated.say(
        {TAKEAWAY: "Die Kosten sind hoch.", POINT: GERMAN[POINT].replace("{link}", "{links}"), "title": "A\x07B"}
    )
    done = translated.take()
    assert done.exit_code == 2
    told = [line for line in done.stderr.splitlines() if " placeholder: " in line or " control-character: " in line]
    line = translated.line('msgctxt "sections.money.takeaway"') + 2
    assert told[1] == (
        f"{translated.po}:{line}:1: placeholder: the placeholder {{cost}} is missing "
        "(put it where it belongs in the translation)"
    )
    assert len(told) == 4
    assert translated.text == BRIEF
    assert "--partial" in done.stdout


def test_a_wrong_placeholder_is_shown_where_it_stands(translated: Desk) -> None:
    translated.say({POINT: GERMAN[POINT].replace("{link}", "{links}")})
    lines = translated.po.read_text(encoding="utf-8").splitlines()
    line, text = next((number, text) for number, text in enumerate(lines, 1) if "{links}" in text)
    assert (
        f"{translated.po}:{line}:{text.index('{links}') + 1}: placeholder: {{links}} is no" in translated.take().stderr
    )


def test_the_sound_ones_can_be_taken_alone(translated: Desk) -> None:
    translated.say({TAKEAWAY: "Die Kosten sind hoch."})
    done = translated.take("--partial")
    assert done.exit_code == 2
    brief = load_brief(translated.brief)
    assert brief.model.title.texts["de"] == GERMAN["title"]
    assert "de" not in brief.model.sections[0].takeaway.texts  # type: ignore[union-attr]


def test_fuzzy_entries_are_left_out_unless_they_are_asked_for(translated: Desk) -> None:
    translated.say({"title": "Vielleicht"}, flags=("fuzzy",))
    done = translated.take()
    assert "warning: translation-fuzzy: this is marked as fuzzy and left out" in done.stderr
    assert "de" not in load_brief(translated.brief).model.title.texts
    translated.take("--fuzzy")
    assert load_brief(translated.brief).model.title.texts["de"] == "Vielleicht"


def test_what_was_translated_from_other_words_is_left_out_and_told(translated: Desk) -> None:
    translated.change("en: Freight,", "en: Cargo,")
    done = translated.take()
    assert done.exit_code == 0
    assert "warning: translation-changed: the source has changed since: 'Freight'" in done.stderr
    assert "de: Güter" not in translated.text


def test_a_text_that_moved_is_found(translated: Desk) -> None:
    translated.change("      # the first", "      - text: {en: New, zh: 新}\n      # the first")
    assert translated.take().exit_code == 0
    assert "de: Güter" in translated.text


def test_an_earlier_translation_is_replaced_and_told(translated: Desk) -> None:
    translated.take()
    translated.say({"title": "Draht für den Norden"})
    told = json.loads(translated.take("--json").stdout)
    assert (told["new"], told["changed"]) == ([], ["title"])
    assert load_brief(translated.brief).model.title.texts["de"] == "Draht für den Norden"


def test_no_copy_of_the_brief_is_written_over(translated: Desk) -> None:
    before = translated.text
    translated.take()
    between = translated.text
    translated.say({"title": "Anders"})
    translated.take()
    folder = translated.brief.parent
    assert (folder / "brief.yaml.bak").read_text(encoding="utf-8") == before
    assert (folder / "brief.yaml.2.bak").read_text(encoding="utf-8") == between


def test_a_brief_that_cannot_be_written_stays_whole(translated: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    done = translated.take()
    assert (done.exit_code, " output: " in done.stderr) == (1, True)
    assert translated.text == BRIEF
    assert sorted(path.name for path in translated.brief.parent.iterdir()) == ["brief.de.po", "brief.yaml"]


def test_a_link_to_a_brief_stays_a_link(translated: Desk, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "rail.yaml"
    real.parent.mkdir()
    translated.brief.rename(real)
    translated.brief.symlink_to(real)
    assert translated.take().exit_code == 0
    assert translated.brief.is_symlink()
    assert "de: " in real.read_text(encoding="utf-8")


def test_a_byte_order_mark_and_windows_line_ends_stay(translated: Desk) -> None:
    data = b"\xef\xbb\xbf" + BRIEF.replace("\n", "\r\n").encode()
    translated.brief.write_bytes(data)
    assert translated.take().exit_code == 0
    made = translated.brief.read_bytes()
    assert made.startswith(b"\xef\xbb\xbfbriefgen: 1\r\n")
    assert made.count(b"\n") == made.count(b"\r\n")


@pytest.mark.parametrize(
    ("text", "place"),
    [("no PO at all", ":1:1: bad-po"), ('msgid "a\nmsgstr ""\n', ":1:1: bad-po"), ('msgid "a "b""\nmsgstr ""\n', ":1:1: bad-po"),
     ('msgid "a"\nmsgstr "b"\n', "po-language"), ("", "po-language"), ("\x00", "bad-po")],
)  # fmt: skip
def test_what_is_no_po_file_is_told(desk: Desk, text: str, place: str) -> None:
    desk.po.write_text(text, encoding="utf-8")
    done = desk.take()
    assert (done.exit_code, place in done.stderr) == (2, True), done.stderr
    assert "Traceback" not in done.output


def test_a_file_of_another_brief_is_told(translated: Desk) -> None:
    po = polib.pofile(str(translated.po))
    for entry in po:
        entry.msgctxt, entry.msgid = f"other.{entry.msgctxt}", f"other {entry.msgid}"
    po.save()
    assert " po-other-brief: " in translated.take().stderr


def test_a_file_that_says_it_is_for_another_brief_is_refused_though_keys_are_alike(translated: Desk) -> None:
    po = polib.pofile(str(translated.po))
    po.metadata["Project-Id-Version"] = "buses"
    for entry in po:
        entry.msgid = f"other {entry.msgid}"
    po.save()
    before, file = translated.text, translated.po.read_bytes()
    for done in (translated.take(), translated.take("--fuzzy"), translated.export()):
        assert (done.exit_code, "po-other-brief" in done.stderr, "it is for 'buses'" in done.stderr) == (2, True, True)
    assert (translated.text, translated.po.read_bytes()) == (before, file)


def test_a_brief_with_a_new_id_takes_its_file(translated: Desk) -> None:
    translated.change("id: rail", "id: north")
    assert translated.take().exit_code == 0


def test_an_entry_that_stands_twice_is_refused_with_both_lines(translated: Desk) -> None:
    text = translated.po.read_text(encoding="utf-8")
    line = translated.line('msgstr "Referat Bahn"')
    entry = next(part for part in text.split("\n\n") if "Referat Bahn" in part)
    translated.po.write_text(f"{text}\n{entry.replace('Referat Bahn', 'Bahn')}\n", encoding="utf-8")
    again = translated.line('msgstr "Bahn"')
    done = translated.take()
    assert done.exit_code == 2
    assert f"{translated.po}:{again}:1: bad-po: this text is translated in line {line} as well" in done.stderr


def test_an_encoding_that_is_none_is_told_at_its_line(translated: Desk) -> None:
    text = translated.po.read_text(encoding="utf-8").replace("charset=UTF-8", "charset=KLINGON")
    translated.po.write_text(text, encoding="utf-8")
    done = translated.take()
    line = translated.line('"Content-Type')
    assert (done.exit_code, f"{translated.po}:{line}:1: bad-po: no encoding is called 'KLINGON'" in done.stderr) == (
        2,
        True,
    )


def test_a_language_that_the_file_names_is_told_with_the_file(translated: Desk) -> None:
    text = translated.po.read_text(encoding="utf-8").replace("X-Source-Language: en", "X-Source-Language: fr")
    translated.po.write_text(text, encoding="utf-8")
    assert translated.take().stderr.startswith(f"{translated.po}: no-such-language: 'fr'")


def test_of_thousands_of_texts_that_are_gone_some_are_told(translated: Desk) -> None:
    more = "".join(f'\nmsgctxt "gone.{number}"\nmsgid "{number}"\nmsgstr "x"\n' for number in range(2000))
    translated.po.write_text(translated.po.read_text(encoding="utf-8") + more, encoding="utf-8")
    done = translated.take()
    assert (done.exit_code, done.stderr.count("translation-gone")) == (0, 100)
    assert "warning: more-faults" in done.stderr


@pytest.mark.parametrize("name", ["de_DE", "de-AT", "de"])
def test_programs_may_call_the_language_as_they_like(translated: Desk, name: str) -> None:
    po = polib.pofile(str(translated.po))
    po.metadata["Language"] = name
    po.save()
    assert translated.take().exit_code == 0
    assert load_brief(translated.brief).languages == ("en", "zh", "de")


@pytest.mark.parametrize(("name", "known"), [("de_AT", "de"), ("zh_Hans_CN", "zh"), ("en_GB", "en-GB"), ("fr", "fr")])
def test_a_file_of_another_program_names_its_language_as_gettext_does(name: str, known: str) -> None:
    assert known_language(name) == known


def test_a_file_that_gettext_wrote_anew_is_read_the_same(translated: Desk) -> None:
    sorted_and_wrapped = [need("msgcat"), "--sort-output", "--width=40", "-o", translated.po, translated.po]
    subprocess.run(sorted_and_wrapped, check=True)
    assert translated.take().exit_code == 0
    assert check(translated.brief) == ()
    assert "12 texts: 12 translated, 0 fuzzy, 0 to do" in translated.export().stdout


def test_a_file_without_its_language_is_asked_for_it(translated: Desk) -> None:
    po = polib.pofile(str(translated.po))
    del po.metadata["Language"], po.metadata["X-Briefgen-Language"]
    po.save()
    assert " po-language: " in translated.take().stderr
    assert translated.take("--to", "de").exit_code == 0


def test_another_encoding_is_read_as_the_head_names_it(translated: Desk) -> None:
    po = polib.pofile(str(translated.po))
    for entry in po:
        entry.comment = entry.tcomment = ""
    po.header = ""
    po.metadata["Content-Type"] = "text/plain; charset=ISO-8859-1"
    kept = [entry for entry in po if entry.msgid.isascii()]
    po[:] = kept
    translated.po.write_bytes(str(po).encode("latin-1"))
    assert translated.take().exit_code == 0
    assert "de: Güter" in translated.text


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ["[@x]", "${{x}}", ": ", " #", "'", '"', "\\", "- ", "? ", "{{", "}}", "[", "]", "`", "<", "*", "&a", "!b", "%",
             "|", ">", "\n", "\t", "no", "1e3", "null", "@", "字", "\u2028", "\x85", "\ufeff", "a", " "]
        ),
        max_size=12,
    ).map("".join),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE, HOSTILE)
def test_whatever_a_translator_types_comes_through_as_text(exported: Desk, title: str, point: str) -> None:
    title, point = (UNPRINTABLE.sub("", text.replace("\r", "")).strip() for text in (title, point))
    exported.brief.write_text(BRIEF, encoding="utf-8")
    exported.say(
        {"title": title, "sections.money.blocks.0.bullets.1": f"{point} {{note_estimate}}", "facts.trains.unit": title}
    )
    done = exported.take()
    broken = [line for line in done.stderr.splitlines() if not line.startswith(" ")]
    assert all(" placeholder: " in line for line in broken), done.stderr
    if done.exit_code == 2:
        assert broken
        assert exported.text == BRIEF
        return
    brief = load_brief(exported.brief)
    unit = brief.model.facts["trains"].unit
    assert unit is not None
    assert unit.texts.get("de", "") == title.replace("{{", "{").replace("}}", "}")
    assert without_german(exported.text).count(" # ") >= BRIEF.count(" # ")


def test_the_copy_is_made_before_the_brief_is_written(translated: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    class Watched(store.Output):
        def write(self, name: str, data: bytes) -> Path:
            seen.append(name)
            return super().write(name, data)

    monkeypatch.setattr(store, "Output", Watched)
    translated.take()
    assert seen == ["brief.yaml.bak", "brief.yaml"]
    assert os.listdir(translated.brief.parent).count("brief.yaml") == 1  # noqa: PTH208

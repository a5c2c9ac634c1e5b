import errno
import os
from pathlib import Path

import pytest

from briefgen import build as build_module
from briefgen.build import build, check
from briefgen.diagnostics import EXIT_FAILED, EXIT_INPUT, FormatError, InputError, OutputError, error, warning
from briefgen.render.format import API, Format, Option, Rendered

BRIEF = """\
briefgen: 1
id: tiny
languages: [en, zh]
title: {en: Small, zh: 小}
date: 2025-12-12
sections:
  - id: one
    heading: {en: One, zh: 一}
    blocks:
      - text: {en: A line., zh: 一行字。}
"""


@pytest.fixture
def brief(tmp_path):
    path = tmp_path / "brief" / "brief.yaml"
    path.parent.mkdir()
    path.write_text(BRIEF, encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def formats(monkeypatch):
    """Formats by name to be found instead of the installed ones; `txt` writes the title."""
    table = {"txt": fake("txt", lambda document, _: Rendered(document.meta.title.encode()))}
    monkeypatch.setattr(build_module, "load_format", table.__getitem__)
    return table


def fake(name, render, suffix=None, options=()):
    return Format(name, suffix or f".{name}", "text/plain", API, "", render, options)


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_each_format_and_language_is_a_file_named_after_the_brief(brief, out, formats):
    formats["low"] = fake("low", lambda document, _: Rendered(document.language.encode()))
    result = build(brief, ["txt", "low"], ["all"], out)
    assert result.files == tuple(out / f"tiny.{end}" for end in ("en.txt", "zh.txt", "en.low", "zh.low"))
    assert (out / "tiny.zh.txt").read_text(encoding="utf-8") == "小"
    assert result.exit_code == 0


def test_without_a_language_the_first_is_made(brief, out, formats):
    assert build(brief, ["txt"], [], out).files == (out / "tiny.en.txt",)


def test_a_language_that_the_brief_lacks_is_answered_with_those_it_has(brief, out, formats):
    with pytest.raises(InputError, match=r"brief.yaml:3:\d+: language: .* not written in 'fr' \(it has: en, zh\)"):
        build(brief, ["txt"], ["en", "fr"], out)
    assert not out.exists()


def test_nothing_is_written_unless_every_language_compiles(brief, out, formats, monkeypatch):
    def fails(_, language):
        raise InputError(error("words", f"a word is missing in {language}", key="sections.one"))

    monkeypatch.setattr(build_module, "compile_brief", fails)
    with pytest.raises(InputError) as caught:
        build(brief, ["txt"], ["all"], out)
    assert [str(d).partition("brief.yaml")[2] for d in caught.value.diagnostics] == [
        ":7:5: words: a word is missing in en",
        ":7:5: words: a word is missing in zh",
    ]
    assert not out.exists()


def test_a_flood_of_faults_is_cut_short_in_the_order_of_the_file(brief, out, formats):
    flood = "".join(f"      - text: {{en: '${{f{n}}}', zh: '${{g{n}}}'}}\n" for n in range(500))
    brief.write_text(BRIEF + flood, encoding="utf-8")
    found = check(brief)
    assert len(found) == 101
    assert [fault.where.line for fault in found[:4]] == [11, 11, 12, 12]
    assert found[-1].code == "more-faults"


def test_files_that_belong_to_a_result_stand_beside_it_and_are_told(brief, out, formats):
    formats["web"] = fake("web", lambda *_: Rendered(b"page", {"tiny.en.files/a.svg": b"<svg/>"}))
    result = build(brief, ["web"], [], out)
    assert result.files == (out / "tiny.en.web", out / "tiny.en.files" / "a.svg")
    assert names(out) == ["tiny.en.files/a.svg", "tiny.en.web"]


def test_a_warning_has_its_place_in_the_brief_and_is_told_once(brief, out, formats):
    doubt = warning("dull", "nothing happens here", key="sections.one.blocks.0")
    formats["doubt"] = fake("doubt", lambda *_: Rendered(b"", warnings=(doubt,)))
    (told,) = build(brief, ["doubt"], ["all"], out).warnings
    assert str(told) == f"{brief}:10:9: warning: dull: nothing happens here"


def test_a_format_that_fails_does_not_keep_the_others_from_being_made(brief, out, formats):
    def breaks(document, _):
        return {}[document.language]

    formats["bad"] = fake("bad", breaks)
    result = build(brief, ["bad", "txt"], ["en"], out)
    assert names(out) == ["tiny.en.txt"]
    assert [str(failure) for failure in result.failures] == [
        "briefgen: format-failed: the format 'bad' failed in 'en': KeyError: 'en' (BRIEFGEN_DEBUG=1 shows where)"
    ]
    assert result.exit_code == EXIT_FAILED


def test_a_format_that_cannot_be_loaded_does_not_keep_the_others_from_being_made(brief, out, formats, monkeypatch):
    def load(name):
        if name == "gone":
            raise FormatError(error("format-import", "gone"))
        return formats[name]

    monkeypatch.setattr(build_module, "load_format", load)
    result = build(brief, ["gone", "txt"], [], out)
    assert (names(out), result.exit_code) == (["tiny.en.txt"], EXIT_FAILED)


def test_a_format_is_given_its_own_options_and_no_others(brief, out, formats):
    seen = []
    options = (Option("paper", "", "a4"), Option("grey", "", False))
    formats["page"] = fake(
        "page", lambda _, context: seen.append(dict(context.options)) or Rendered(b""), None, options
    )
    build(brief, ["page"], [], out, {"paper": "letter", "colour": "red"})
    assert seen == [{"paper": "letter", "grey": False}]


def test_the_template_of_the_command_goes_before_the_briefs(brief, out, formats):
    seen = []
    formats["docx"] = fake(
        "docx", lambda _, context: seen.append(context.template) or Rendered(b""), None, (Option("template", ""),)
    )
    ours, theirs = brief.parent / "ours.dotx", out.parent / "theirs.dotx"
    ours.touch()
    theirs.touch()
    brief.write_text(BRIEF + "template: {docx: ours.dotx}\n", encoding="utf-8")
    build(brief, ["docx"], [], out)
    build(brief, ["docx"], [], out, {"template": str(theirs)})
    assert seen == [ours, theirs]


def test_a_template_that_is_not_there_is_an_error_of_the_input(brief, out, formats):
    formats["docx"] = fake("docx", lambda *_: Rendered(b""), None, (Option("template", ""),))
    result = build(brief, ["docx"], [], out, {"template": "gone.dotx"})
    assert result.exit_code == EXIT_INPUT
    assert str(result.failures[0]) == "gone.dotx: no-template: there is no such file (--template names it)"


def test_an_existing_file_is_replaced_and_nothing_else_is_left(brief, out, formats):
    out.mkdir()
    (out / "tiny.en.txt").write_text("old")
    build(brief, ["txt"], [], out)
    assert (out / "tiny.en.txt").read_text() == "Small"
    assert names(out) == ["tiny.en.txt"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.EACCES, "close the program that holds it open"), (errno.ENOSPC, "make room"), (errno.EROFS, "--out")],
)
def test_a_file_that_cannot_be_replaced_stays_whole(brief, out, formats, monkeypatch, number, said):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    out.mkdir()
    (out / "tiny.en.txt").write_text("old")
    monkeypatch.setattr(Path, "replace", refuse)
    (failure,) = build(brief, ["txt"], [], out).failures
    assert isinstance(failure, OutputError)
    assert str(failure).startswith(f"{out / 'tiny.en.txt'}: output: cannot be written: {os.strerror(number)}")
    assert said in str(failure)
    assert (out / "tiny.en.txt").read_text() == "old"
    assert names(out) == ["tiny.en.txt"]


def test_a_disk_that_fills_up_leaves_the_old_file_and_no_part_of_the_new(brief, out, formats, monkeypatch):
    def half(path, data):
        with path.open("wb") as file:
            file.write(data[:2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    out.mkdir()
    (out / "tiny.en.txt").write_text("old")
    monkeypatch.setattr(Path, "write_bytes", half)
    assert build(brief, ["txt"], [], out).exit_code == EXIT_FAILED
    assert [(path.name, path.read_text()) for path in out.iterdir()] == [("tiny.en.txt", "old")]


def test_a_file_where_the_folder_should_be_is_said(brief, out, formats):
    out.write_text("not a folder")
    (failure,) = build(brief, ["txt"], [], out).failures
    assert "a file stands where the folder should be" in str(failure)


@pytest.mark.parametrize("name", ["../escaped.txt", "/tmp/escaped.txt", "a/../../escaped.txt", ".", ""])
def test_a_name_cannot_lead_out_of_the_folder(brief, out, formats, name):
    formats["sly"] = fake("sly", lambda *_: Rendered(b"", {name: b"x"}))
    (failure,) = build(brief, ["sly"], [], out).failures
    assert "would be written outside the folder" in str(failure)
    assert not (out.parent / "escaped.txt").exists()


@pytest.mark.parametrize("id", ["../up", "/etc/passwd", "a/b", "..", ""])
def test_an_unsafe_id_is_refused(brief, out, formats, id):
    brief.write_text(BRIEF.replace("id: tiny", f"id: {id!r}"), encoding="utf-8")
    with pytest.raises(InputError, match=r"brief.yaml:2:"):
        build(brief, ["txt"], [], out)


def test_two_formats_may_not_write_one_name(brief, out, formats):
    formats["other"] = fake("other", lambda *_: Rendered(b"other"), ".txt")
    result = build(brief, ["txt", "other"], [], out)
    assert (out / "tiny.en.txt").read_text() == "Small"
    assert "two results would have this name" in str(result.failures[0])


def test_a_check_finds_nothing_wrong_in_a_good_brief(brief):
    brief.write_text(
        BRIEF.replace("    blocks:", "    takeaway: {en: It fits., zh: 放得下。}\n    blocks:"), encoding="utf-8"
    )
    assert check(brief) == ()


def test_a_check_tells_the_faults_of_the_file(brief):
    brief.write_text(BRIEF.replace("heading", "haeding"), encoding="utf-8")
    assert any("haeding" in str(found) for found in check(brief))


def test_a_theme_that_cannot_be_used_is_told_with_its_place(brief, monkeypatch):
    def refuse(_):
        raise ValueError("theme key colour.ink must be a colour")

    monkeypatch.setattr(build_module, "theme_from", refuse)
    (found,) = check(brief)
    assert (found.code, found.where.file) == ("theme", str(brief))

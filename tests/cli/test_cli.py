import os
import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from briefgen import build as build_module
from briefgen.build import BuildResult
from briefgen.cli.app import BUILT_IN, app
from briefgen.diagnostics import EXIT_FAILED, EXIT_INPUT, FormatError, InputError, Where, error, warning
from briefgen.render.registry import load_format
from tests.plugins import install

OPTIONS = """
from briefgen.render.format import API, Format, Option, Rendered
import yaml  # heavy

def render(document, context):
    return Rendered(b"")

OPTIONS = (Option("template", "A file to start from."), Option("from", "Odd.", "here"), Option("wide", "Landscape.", False))
FORMAT = Format("acme", ".acme", "text/plain", API, "Slides in acme.", render, OPTIONS)
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def asked(monkeypatch):
    """What the pipeline was asked for, in place of the pipeline; `result` is what it answers."""

    class Asked(list):
        result = BuildResult(())

    calls = Asked()

    def build(*words, **_):
        calls.append(words)
        if isinstance(calls.result, BaseException):
            raise calls.result
        return calls.result

    monkeypatch.setattr(build_module, "build", build)
    return calls


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words], prog_name="briefgen")


def process(*words, cwd=None, path=(), **environment):
    environment = {**os.environ, **environment, "PYTHONPATH": os.pathsep.join(map(str, path))}
    command = [sys.executable, "-m", "briefgen", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, timeout=60)


def brief(folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "brief.yaml").touch()
    return folder / "brief.yaml"


def test_without_words_the_help_is_shown():
    done = run()
    assert "Usage: briefgen" in done.output
    assert re.search("deck +A PowerPoint deck", done.output)


@pytest.mark.parametrize("name", BUILT_IN)
def test_our_formats_say_the_same_in_the_list_as_in_their_help(name):
    assert load_format(name).help == BUILT_IN[name]


def test_the_list_of_commands_imports_no_format(tmp_path):
    install(tmp_path, "acme-slides", "acme", source="raise RuntimeError('imported')")
    done = process("--help", path=[tmp_path])
    assert done.returncode == 0
    assert re.search("acme +A format of the package acme-slides", done.stdout)


def test_help_brings_in_nothing_heavy():
    heavy = {
        "yaml",
        "pydantic",
        "lxml",
        "docx",
        "pptx",
        "matplotlib",
        "jinja2",
        "markdown_it",
        "rich",
        "briefgen.doctree",
    }
    code = (
        "import sys\nfrom briefgen.cli import main\nsys.argv[1:] = ['--help']\n"
        f"try: main()\nexcept SystemExit: print({heavy} & set(sys.modules), file=sys.stderr)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stderr == "set()\n"


def test_the_version_is_said():
    assert run("--version").output == "briefgen 0.1.0\n"


def test_a_format_command_makes_the_first_language_of_the_brief_here(here, asked):
    brief(here)
    asked.result = BuildResult((here / "output" / "x.en.md",))
    done = run("md")
    assert done.exit_code == 0
    assert done.stdout == f"{here / 'output' / 'x.en.md'}\n"
    ((path, formats, languages, out, _),) = asked
    assert (str(path), list(formats), languages, str(out)) == ("brief.yaml", ["md"], (), "output")


def test_build_makes_every_format_in_every_language(here, asked):
    run("build", brief(here))
    ((_, formats, languages, _, _),) = asked
    assert (formats, languages) == (("deck", "docx", "html", "md"), ("all",))


def test_formats_and_languages_are_lists_with_commas(here, asked):
    run("build", brief(here), "--format", "md, docx", "--lang", "zh,en", "--out", "there")
    ((_, formats, languages, out, _),) = asked
    assert (formats, languages, str(out)) == (("md", "docx"), ("zh", "en"), "there")


def test_an_unknown_format_is_an_error_of_the_command(here, asked):
    done = run("build", brief(here), "--format", "pdf")
    assert done.exit_code == EXIT_INPUT
    assert "no format is called 'pdf' (there are: deck, docx, html, md)" in done.stderr
    assert not asked


def test_a_folder_means_the_brief_in_it(here, asked):
    run("md", brief(here / "data" / "one").parent)
    assert asked[0][0] == here / "data" / "one" / "brief.yaml"


def test_the_only_brief_in_data_is_found(here, asked):
    brief(here / "data" / "one")
    run("md")
    assert str(asked[0][0]) == "data/one/brief.yaml"


def test_of_several_briefs_one_must_be_named(here, asked):
    brief(here / "data" / "two")
    brief(here / "data" / "one")
    done = run("md")
    assert done.exit_code == EXIT_INPUT
    assert "data/one/brief.yaml, data/two/brief.yaml" in done.stderr


def test_without_any_brief_it_is_said_where_one_was_looked_for(here):
    done = run("md")
    assert done.exit_code == EXIT_INPUT
    assert "there is no brief.yaml here and none in data/*/" in done.stderr


@pytest.mark.parametrize("words", [["md", "--lang"], ["nothing"], ["md", "a", "b"], ["md", "--no-such-flag"]])
def test_a_wrong_command_is_an_error_of_usage(words):
    done = run(*words)
    assert (done.exit_code, done.stdout) == (EXIT_INPUT, "")
    assert "Error" in done.stderr


def test_a_mistyped_command_is_answered_with_the_nearest():
    assert "Did you mean 'docx'?" in run("docs").stderr


def test_warnings_are_said_and_do_not_change_the_exit_code(here, asked):
    asked.result = BuildResult((), (warning("dull", "nothing happens", Where("brief.yaml", 3, 7), hint="cut it"),))
    done = run("md", brief(here))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "brief.yaml:3:7: warning: dull: nothing happens (cut it)\n"


def test_a_failed_format_is_said_after_the_files_that_were_made(here, asked):
    asked.result = BuildResult((here / "x.md",), failures=(FormatError(error("format-failed", "no")),))
    done = run("build", brief(here))
    assert (done.exit_code, done.stdout, done.stderr) == (
        EXIT_FAILED,
        f"{here / 'x.md'}\n",
        "briefgen: format-failed: no\n",
    )


def test_every_fault_of_a_brief_is_said(here, asked):
    asked.result = InputError(error("a", "one", Where("b.yaml", 1, 2)), error("b", "two", Where("b.yaml", 3, 4)))
    done = run("docx", brief(here))
    assert (done.exit_code, done.stderr) == (EXIT_INPUT, "b.yaml:1:2: a: one\nb.yaml:3:4: b: two\n")


def test_an_unexpected_failure_is_one_line(here, asked, monkeypatch):
    asked.result = ZeroDivisionError("division\nby zero")
    monkeypatch.delenv("BRIEFGEN_DEBUG", raising=False)
    done = run("md", brief(here))
    assert done.exit_code == EXIT_FAILED
    assert done.stderr == "briefgen: unexpected: ZeroDivisionError: division (BRIEFGEN_DEBUG=1 shows where)\n"


def test_the_traceback_is_shown_to_who_asks_for_it(here, asked, monkeypatch):
    asked.result = ZeroDivisionError("division")
    monkeypatch.setenv("BRIEFGEN_DEBUG", "1")
    assert "Traceback" in run("md", brief(here)).stderr


def test_an_interrupt_ends_quietly(here, asked):
    asked.result = KeyboardInterrupt()
    done = run("md", brief(here))
    assert (done.exit_code, done.output) == (130, "")


def test_check_counts_what_it_says(here, monkeypatch):
    found = (error("a", "one"), warning("b", "two"), error("c", "three"))
    monkeypatch.setattr(build_module, "check", lambda path: found)
    done = run("check", brief(here))
    assert (done.exit_code, done.stdout) == (EXIT_INPUT, f"{here / 'brief.yaml'}: 2 errors, 1 warning\n")
    assert done.stderr == "briefgen: a: one\nbriefgen: warning: b: two\nbriefgen: c: three\n"


def test_check_of_a_good_brief_says_so(here, monkeypatch):
    monkeypatch.setattr(build_module, "check", lambda path: ())
    done = run("check", brief(here))
    assert (done.exit_code, done.stdout) == (0, f"{here / 'brief.yaml'}: no faults\n")


@pytest.fixture
def acme(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(install(tmp_path / "site", "acme-slides", "acme", source=OPTIONS))
    yield
    sys.modules.pop("acme_slides", None)


def test_a_format_brings_its_own_flags(here, asked, acme):
    run("acme", brief(here), "--wide", "--from", "there", "--template", "a.x")
    run("acme", brief(here))
    assert [call[4] for call in asked] == [
        {"template": "a.x", "from": "there", "wide": True},
        {"template": "", "from": "here", "wide": False},
    ]


def test_a_formats_help_says_its_flags(acme):
    said = run("acme", "--help").stdout
    assert "Slides in acme." in said
    assert "[default: here]" in said
    assert "--wide            Landscape." in said


def test_a_format_that_takes_one_of_our_flags_is_refused(tmp_path, monkeypatch):
    source = OPTIONS.replace('Option("wide"', 'Option("out"')
    monkeypatch.syspath_prepend(install(tmp_path, "acme-greedy", "acme", source=source))
    done = run("acme", "--help")
    assert done.exit_code == EXIT_FAILED
    assert "the format 'acme' of the package acme-greedy may not have the flag --out" in done.stderr


def test_a_format_that_cannot_be_imported_says_so(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(install(tmp_path, "acme-lost", "lost", source="import acme_graphics"))
    done = run("lost")
    assert done.exit_code == EXIT_FAILED
    assert "the package acme-lost cannot be imported" in done.stderr


def test_a_closed_pipe_ends_quietly(here):
    command = f"{sys.executable} -u -m briefgen --help"
    done = subprocess.run(["bash", "-c", f"{command} | true"], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""


def test_a_path_that_the_terminal_cannot_show_is_still_told(here, monkeypatch):
    brief(here / "资本")
    done = process("check", "资本", cwd=here, PYTHONIOENCODING="latin-1")
    assert done.stdout.startswith(r"\u8d44\u672c/brief.yaml")
    assert "Traceback" not in done.stderr

"""`briefgen`: its commands, and one more for each format on offer."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import briefgen
from briefgen.cli.check import check_command
from briefgen.cli.complete import ALL, complete_formats, complete_languages
from briefgen.cli.diff import diff_command
from briefgen.cli.email import email_command
from briefgen.cli.explain import explain_command
from briefgen.cli.formats import FormatCommand
from briefgen.cli.import_ import import_command
from briefgen.cli.listing import Json, list_formats
from briefgen.cli.make import OUT, BriefPath, OutFolder, make, split, tell_outdated
from briefgen.cli.new import new_command
from briefgen.cli.report import told
from briefgen.cli.schema import schema_command
from briefgen.cli.template import template
from briefgen.cli.translate import translate
from briefgen.cli.verify import verify_command
from briefgen.diagnostics import InputError, error
from briefgen.render.registry import format_names

Languages = Annotated[
    str,
    typer.Option(
        "--lang", metavar="LANG,...", help="The languages to make, or all.", autocompletion=complete_languages
    ),
]
Formats = Annotated[
    str,
    typer.Option(
        "--format", metavar="FORMAT,...", help="The formats to make, or all.", autocompletion=complete_formats
    ),
]
BUILT_IN = {
    "docx": "A Word briefing, with real footnotes, fields and charts.",
    "deck": "A PowerPoint deck, fitted to its slides, with native charts.",
    "md": "A Markdown file, with footnotes, tables and pictures of the charts.",
    "html": "A web page in one file, with footnotes that open where they are cited, for every screen and for paper.",
}
"""What the list of commands says of our formats: it must not import what it lists."""


class Commands(TyperGroup):
    """One command for each format on offer, then those below."""

    def __init__(self, **words: Any) -> None:
        super().__init__(**words)
        names = sorted(format_names(), key=lambda name: [*BUILT_IN, name].index(name))
        self.commands = {name: FormatCommand(name, BUILT_IN.get(name)) for name in names} | dict(self.commands)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"briefgen {briefgen.__version__}")
        raise typer.Exit


@app.callback()
def commands(
    version: Annotated[
        bool, typer.Option("--version", help="Say the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """One brief, written once, becomes a Word briefing, a PowerPoint deck and more, in every language it carries.

    BRIEF is the brief's file or its folder; left out, it is brief.yaml here, or the only data/*/brief.yaml.

    The exit code is 0 when all is done, 1 when a file could not be made, 2 when the brief or the command is wrong.
    """


@app.command("build")
def build_command(
    brief: BriefPath = None,
    languages: Languages = ALL,
    formats: Formats = ALL,
    out: OutFolder = OUT,
    dry: Annotated[bool, typer.Option("--check", help="Write nothing; say which files are out of date.")] = False,
    as_json: Json = False,
) -> None:
    """All formats in all languages; what is up to date is left as it is."""
    with told(as_json):
        names = _known_formats(split(formats))
    if dry:
        tell_outdated(brief, names, languages or ALL, out, as_json)
    make(brief, names, languages or ALL, out, {}, as_json, record=True)


def _known_formats(asked: Sequence[str]) -> tuple[str, ...]:
    known = format_names()
    unknown = [name for name in asked if name not in (*known, ALL)]
    if unknown:
        message = f"no format is called {', '.join(map(repr, unknown))}"
        raise InputError(error("format-missing", message, hint=f"there are: {', '.join(known)}"))
    return known if ALL in asked or not asked else tuple(asked)


@app.command("formats")
def formats_command(as_json: Json = False) -> None:
    """The formats on offer, their options and their packages."""
    list_formats(as_json, OWN)


app.command("email")(email_command)
app.command("check")(check_command)
app.command("diff")(diff_command)
app.command("verify")(verify_command)
app.command("new")(new_command)
app.command("import")(import_command)
app.command("schema")(schema_command)
app.command("explain")(explain_command)
app.add_typer(template, name="template")
app.add_typer(translate, name="translate")

OWN = (*(str(command.name) for command in app.registered_commands), "template", "translate")
"""The commands that no format can take the name of."""


def run() -> None:
    """Runs the command line; a path that the terminal's encoding lacks is printed with escapes."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    app(prog_name="briefgen")

"""`briefgen check`: all that is wrong or doubtful in a brief, for people, programs and code hosts."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.complete import complete_brief
from briefgen.cli.find import find_brief
from briefgen.cli.listing import Json
from briefgen.cli.report import counted, told
from briefgen.diagnostics import EXIT_DONE, EXIT_INPUT, Diagnostic, errors_in


class Form(StrEnum):
    """What findings are printed as."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


Briefs = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="BRIEF",
        show_default=False,
        help="The brief's file, or the folder it is in; one or several.",
        autocompletion=complete_brief,
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings fail as errors do.")]
As = Annotated[
    Form, typer.Option("--format", metavar="FORMAT", help="text, json, sarif, or github (annotations of a workflow).")
]


def check_command(briefs: Briefs = None, strict: Strict = False, form: As = Form.TEXT, as_json: Json = False) -> None:
    """All that is wrong or doubtful in a brief; nothing is made."""
    form = Form.JSON if as_json else form
    with told(form is Form.JSON) as report:
        # Imported late because it brings in the whole pipeline, which no help text or usage error waits for.
        from briefgen.build import check

        found: list[Diagnostic] = []
        for path in map(find_brief, briefs or (None,)):
            here = check(path)
            found += here
            if form in (Form.TEXT, Form.JSON):
                report.say(here)
                report.note(f"{path}: {counted(here)}")
        if printed := _printed(found, form):
            typer.echo(printed)
        raise typer.Exit(EXIT_INPUT if errors_in(found) or (strict and found) else EXIT_DONE)


def _printed(found: Sequence[Diagnostic], form: Form) -> str:
    # Imported late because a code host alone asks for them.
    if form is Form.SARIF:
        from briefgen.cli.sarif import sarif

        return sarif(found)
    if form is not Form.GITHUB:
        return ""
    from briefgen.cli.annotations import workflow_commands

    return workflow_commands(found)

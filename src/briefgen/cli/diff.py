"""`briefgen diff`: what differs between two briefs, or two revisions of one."""

from __future__ import annotations

import contextlib
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.find import NAME, find_brief
from briefgen.cli.listing import Json
from briefgen.cli.report import told
from briefgen.diagnostics import EXIT_DONE, InputError, error


class Form(StrEnum):
    """What differences are printed as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


Named = Annotated[
    list[str],
    typer.Argument(
        metavar="BRIEFS",
        show_default=False,
        help="Old and new: files, a file as it was (brief.yaml@HEAD~1), or revisions: HEAD~1 HEAD -- brief.yaml.",
    ),
]
As = Annotated[Form, typer.Option("--format", metavar="FORMAT", help="text, markdown or json.")]


def diff_command(named: Named, form: As = Form.TEXT, as_json: Json = False) -> None:
    """What differs between two briefs: facts, order, texts by word, citations."""
    form = Form.JSON if as_json else form
    with told(form is Form.JSON) as report, contextlib.ExitStack() as stack:
        # Imported late because it brings in the whole pipeline, which no help text or usage error waits for.
        from briefgen.build import diff
        from briefgen.cli.diff_text import as_fields, as_markdown, as_text
        from briefgen.load.revision import at_revision

        old, new = (
            stack.enter_context(at_revision(path, revision)) if revision else path for path, revision in sides(named)
        )
        found = diff(old, new)
        if form is Form.JSON:
            report.more["difference"] = as_fields(found)
        else:
            report.note(as_text(found) if form is Form.TEXT else as_markdown(found))
        raise typer.Exit(EXIT_DONE)


def sides(named: list[str]) -> tuple[tuple[Path, str], tuple[Path, str]]:
    """The two briefs that are meant, each with its revision, "" for the file as it is.

    Names are `OLD NEW` or `OLD NEW BRIEF`, where OLD and NEW are files, `file@revision`, or revisions of BRIEF; without
    NEW, the file as it is. Raises InputError where this cannot be read.
    """
    if len(named) > 3:
        message = f"{len(named)} names are given, and three are the most"
        raise InputError(
            error("diff-names", message, hint="briefgen diff OLD NEW, or briefgen diff HEAD~1 HEAD -- brief.yaml")
        )
    if len(named) == 3:
        brief = find_brief(Path(named[2]))
        return (brief, named[0]), (brief, named[1])
    old = _side(named[0])
    if len(named) == 2:
        return old, _side(named[1])
    if not old[1]:
        message = f"{named[0]} is to be held against nothing"
        raise InputError(error("diff-names", message, hint=f"name another brief, or a revision: {named[0]}@HEAD"))
    return old, (old[0], "")


def _side(name: str) -> tuple[Path, str]:
    """A file, `file@revision`, or a revision of the brief at hand."""
    path = Path(name)
    if path.exists():
        return find_brief(path), ""
    file, at, revision = name.partition("@")
    if at and file and Path(file).exists():
        return find_brief(Path(file)), revision
    if path.suffix in (".yaml", ".yml") or path.name == NAME:
        return path, ""
    return find_brief(None), name

"""`briefgen import`: a brief made of a text that is there already."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.listing import Json
from briefgen.cli.report import Report, told
from briefgen.diagnostics import InputError, error

if TYPE_CHECKING:
    from briefgen.ingest import Imported

Sources = Annotated[
    list[Path],
    typer.Argument(
        metavar="SOURCE...", help="A text, Markdown or Word file; two or more are one text in several languages."
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("-o", "--out", metavar="DIR", help="The folder to make; by default it has the source's name."),
]
Date = Annotated[
    str, typer.Option("--date", metavar="DATE", help="The brief's date (2025-12-31), where the text gives none.")
]
Listed = Annotated[bool, typer.Option("--report", help="List what was guessed, and which amounts stay typed.")]


def import_command(
    sources: Sources, out: Out = None, date: Date = "", report: Listed = False, as_json: Json = False
) -> None:
    """A brief of a text that is there already: a digest, Markdown or a Word file."""
    with told(as_json) as teller:
        day = _day(date)
        # Imported late because no other command needs a word of it.
        from briefgen.ingest import import_sources, refuse_filled, write_folder

        folder = out or Path(sources[0].stem)
        refuse_filled(folder)
        made = import_sources(sources, date=day)
        teller.made(write_folder(folder, made.files))
        teller.say(made.lost)
        _tell(teller, made, report)
        if not as_json:
            typer.echo(f"next: briefgen check {folder}", err=True)
        raise typer.Exit


def _day(date: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(date) if date else None
    except ValueError:
        hint = "write year, month and day: 2025-12-31"
        raise InputError(error("bad-date", f"`--date` is no date: {date!r}", hint=hint)) from None


def _tell(teller: Report, made: Imported, every: bool) -> None:
    """Lists what was guessed and what stays typed, or says how many there are."""
    from briefgen.ingest import place

    open_ones = [one for one in made.remarks if one.kind in ("guessed", "typed")]
    teller.more["remarks"] = [
        {"kind": one.kind, "file": one.source, "line": one.line, "text": one.text} for one in open_ones
    ]
    if every:
        for one in open_ones:
            where = place(one)
            at = f":{where.cell or where.line}" if where.line else ""
            teller.note(f"{where.file}{at}: {one.kind}: {one.text}")
    elif open_ones:
        plural = "s" if len(open_ones) > 1 else ""
        teller.note(f"{len(open_ones)} remark{plural} on what was guessed or stays typed: --report lists them")

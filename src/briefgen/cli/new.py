"""`briefgen new`: a first brief to write over."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.complete import complete_any_language
from briefgen.cli.make import split
from briefgen.cli.report import told

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to make.")]
Languages = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="LANG,...",
        show_default="all",
        help="The brief's languages, its default first.",
        autocompletion=complete_any_language,
    ),
]


def new_command(folder: Folder, languages: Languages = "") -> None:
    """A first brief, to write over: an example of every block."""
    with told():
        # Imported late because no other command needs a word of it.
        from briefgen.starter import make_starter

        for path in make_starter(folder, split(languages)):
            typer.echo(path)
        typer.echo(f"next: briefgen build {folder}", err=True)

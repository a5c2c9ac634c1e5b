"""What every command that makes files has in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from briefgen.cli.complete import complete_brief
from briefgen.cli.find import find_brief
from briefgen.cli.progress import working
from briefgen.cli.report import show_traceback, told
from briefgen.diagnostics import EXIT_DONE, EXIT_FAILED

BriefPath = Annotated[
    Path | None,
    typer.Argument(
        metavar="BRIEF",
        show_default=False,
        help="The brief's file, or the folder it is in.",
        autocompletion=complete_brief,
    ),
]
OutFolder = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="The folder for the results.")]
OUT = Path("output")


def make(
    brief: Path | None,
    formats: Iterable[str],
    languages: str,
    out: Path,
    options: Mapping[str, str | bool],
    as_json: bool = False,
    *,
    record: bool = False,
) -> None:
    """Makes a brief's files, prints their paths and says what was wrong; ends the command with the exit code."""
    with told(as_json) as report:
        # Imported late because it brings in the whole pipeline, which no help text or usage error waits for.
        from briefgen.build import build

        path, names = find_brief(brief), tuple(formats)
        with working(f"{path}: making {', '.join(names)}"):
            result = build(path, names, split(languages), out, options, record=record)
        report.made(result.files, result.kept)
        report.answer(result.answers)
        report.say(result.warnings)
        for failure in result.failures:
            report.say(failure.diagnostics)
            show_traceback(failure)
        raise typer.Exit(result.exit_code)


def tell_outdated(
    brief: Path | None, formats: Iterable[str], languages: str, out: Path, as_json: bool = False
) -> NoReturn:
    """Says of each file that would be made whether it is up to date; ends the command, with 1 where one is not."""
    with told(as_json) as report:
        # Imported late because it brings in the whole pipeline, which no help text or usage error waits for.
        from briefgen.build import outdated

        found = outdated(find_brief(brief), tuple(formats), split(languages), out)
        for path, reason in found.items():
            report.note(f"{path}: {reason or 'up to date'}")
        report.more["outdated"] = {str(path): reason for path, reason in found.items() if reason}
        raise typer.Exit(EXIT_FAILED if any(found.values()) else EXIT_DONE)
    raise AssertionError


def split(names: str) -> tuple[str, ...]:
    """The names in a list with commas."""
    return tuple(name.strip() for name in names.split(",") if name.strip())

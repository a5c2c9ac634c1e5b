"""What the user is told: results on standard output, faults on standard error, and an exit code. Never a traceback."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from briefgen.cli import INTERRUPTED
from briefgen.diagnostics import EXIT_FAILED, BriefgenError, Diagnostic, Severity, error

if TYPE_CHECKING:
    from briefgen.render.format import Answer

JSON_VERSION = 1
"""Of what `--json` prints: fields may be added to it; one that changes or goes makes it 2."""


class Report:
    """What a command made and what was wrong: said as it comes, or kept and printed as JSON at the end."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json
        self.files: list[str] = []
        self.found: list[Diagnostic] = []
        self.more: dict[str, object] = {}
        """What a command says of its own to programs."""

    def made(self, paths: Iterable[Path], kept: Collection[Path] = ()) -> None:
        """Tells of files on standard output, and of those among them that were up to date."""
        for path in paths:
            self.files.append(str(path))
            self.note(f"{path} (up to date)" if path in kept else str(path))

    def answer(self, answers: Mapping[str, Answer]) -> None:
        """Tells what formats were asked to tell, under the name of the file if there are several."""
        for name, answer in answers.items():
            self.note(f"{name}\n{answer.text}" if len(answers) > 1 else answer.text.rstrip("\n"))
        if answers:
            self.more["answers"] = {name: answer.data for name, answer in answers.items()}

    def note(self, text: str) -> None:
        """A line on standard output, for people only."""
        if not self.as_json:
            typer.echo(text)

    def say(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Tells of faults on standard error."""
        for diagnostic in diagnostics:
            self.found.append(diagnostic)
            if not self.as_json:
                self._tell(diagnostic)

    @functools.cached_property
    def _tell(self) -> Callable[[Diagnostic], None]:
        # Imported late because it is for faults alone, and each start would wait for it.
        from briefgen.cli.tell import teller

        return teller()

    def end(self) -> None:
        """Prints the JSON, if that is asked for."""
        if self.as_json:
            told = {
                "version": JSON_VERSION,
                "files": self.files,
                "diagnostics": [*map(_fields, self.found)],
                **self.more,
            }
            typer.echo(json.dumps(told, indent=2))


def _fields(found: Diagnostic) -> Mapping[str, str | int | None]:
    """A diagnostic for programs; null where there is nothing to say."""
    return {
        "severity": str(found.severity),
        "code": found.code,
        "message": found.message,
        "hint": found.hint or None,
        "file": found.where.file or None,
        "line": found.where.line or None,
        "column": found.where.column or None,
        "key": found.key or None,
    }


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """How many there are: "1 error, 2 warnings", or "no faults"."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counts = ((severity, severities.count(severity)) for severity in Severity)
    return ", ".join(f"{n} {kind}{'s' * (n > 1)}" for kind, n in counts if n) or "no faults"


def debugging() -> bool:
    return os.environ.get("BRIEFGEN_DEBUG", "") not in ("", "0")


def show_traceback(fault: BaseException) -> None:
    """The traceback of an exception, for whoever asks for it with BRIEFGEN_DEBUG=1."""
    if debugging():
        typer.echo("".join(traceback.format_exception(fault)), err=True, nl=False)


@contextlib.contextmanager
def told(as_json: bool = False) -> Iterator[Report]:
    """Says in words, or in JSON, what fails within it, and ends the command with the failure's exit code."""
    report = Report(as_json)
    try:
        yield report
    except BriefgenError as fault:
        _failed(report, fault, fault.diagnostics)
        raise typer.Exit(fault.exit_code) from fault
    except KeyboardInterrupt as fault:
        raise typer.Exit(INTERRUPTED) from fault
    except BrokenPipeError:
        raise
    except typer.Exit:
        report.end()
        raise
    except Exception as fault:
        hint = "" if debugging() else "BRIEFGEN_DEBUG=1 shows where"
        _failed(report, fault, [error("unexpected", f"{type(fault).__name__}: {_first_line(fault)}", hint=hint)])
        raise typer.Exit(EXIT_FAILED) from fault


def _failed(report: Report, fault: Exception, diagnostics: Iterable[Diagnostic]) -> None:
    report.say(diagnostics)
    show_traceback(fault)
    report.end()


def _first_line(fault: Exception) -> str:
    return next(iter(str(fault).splitlines()), "")

"""What the user is told: results on standard output, faults on standard error, and an exit code. Never a traceback."""

from __future__ import annotations

import contextlib
import os
import traceback
from collections.abc import Iterable, Iterator

import typer

from briefgen.cli import INTERRUPTED
from briefgen.diagnostics import EXIT_FAILED, BriefgenError, Diagnostic, Severity


def say(diagnostics: Iterable[Diagnostic]) -> None:
    """Each on a line of standard error."""
    for diagnostic in diagnostics:
        typer.echo(str(diagnostic), err=True)


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
def told() -> Iterator[None]:
    """Says in words what fails within it, and ends the command with the failure's exit code."""
    try:
        yield
    except BriefgenError as fault:
        say(fault.diagnostics)
        show_traceback(fault)
        raise typer.Exit(fault.exit_code) from fault
    except KeyboardInterrupt as fault:
        raise typer.Exit(INTERRUPTED) from fault
    except (typer.Exit, BrokenPipeError):
        raise
    except Exception as fault:
        hint = "" if debugging() else " (BRIEFGEN_DEBUG=1 shows where)"
        typer.echo(f"briefgen: unexpected: {type(fault).__name__}: {_first_line(fault)}{hint}", err=True)
        show_traceback(fault)
        raise typer.Exit(EXIT_FAILED) from fault


def _first_line(fault: Exception) -> str:
    return next(iter(str(fault).splitlines()), "")

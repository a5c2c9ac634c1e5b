"""What can go wrong, said so that it can be mended.

    BriefgenError                    exit code 1: something failed
    ├── InputError                   exit code 2: the brief, its data or the command's words are wrong
    ├── OutputError                  exit code 1: a file cannot be written
    └── FormatError                  exit code 1: a format is missing, clashes, or raised

Each carries every `Diagnostic` found, not the first. A warning never changes the exit code, unless `check --strict` is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

EXIT_DONE = 0
EXIT_FAILED = 1
EXIT_INPUT = 2
LONGEST_QUOTE = 60


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a text file; `line` and `column` count from 1, 0 means "the whole file".

    In a spreadsheet they are the row and the column, and `cell` is what its reader calls the place: "Sheet1!B7".
    """

    file: str = ""
    line: int = 0
    column: int = 0
    cell: str = ""

    def __str__(self) -> str:
        parts = [self.file or "briefgen"]
        if self.cell:
            parts.append(self.cell)
        elif self.line:
            parts += [str(self.line), str(self.column or 1)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: how grave, its stable code, what is wrong, where, and how to mend it.

    `key` is the path in the brief (`sections.shift.blocks.2`) where the finder knows no position;
    `Brief.locate` turns it into `where`.
    """

    severity: Severity
    code: str
    message: str
    where: Where = field(default_factory=Where)
    hint: str = ""
    key: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        mark = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.where}: {mark}{self.code}: {self.message}{hint}"


def error(code: str, message: str, where: Where | None = None, *, hint: str = "", key: str = "") -> Diagnostic:
    return Diagnostic(Severity.ERROR, code, message, where or Where(), hint, key)


def warning(code: str, message: str, where: Where | None = None, *, hint: str = "", key: str = "") -> Diagnostic:
    return Diagnostic(Severity.WARNING, code, message, where or Where(), hint, key)


def errors_in(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(d for d in diagnostics if d.severity is Severity.ERROR)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of the known names, or all of them where they are few; "" where neither helps."""
    names = sorted(known)
    near = nearest(name, names)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"known: {', '.join(names)}" if 0 < len(names) <= 16 else ""


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """The known names that are most like `name`, three at most, the likest first."""
    from difflib import get_close_matches  # 10 ms at every start, for a fault that is seldom there

    return get_close_matches(name, list(known), 3)


def quoted(text: str) -> str:
    """A word of the author's in quotes, cut where it is endless."""
    return repr(cut(text))


def cut(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}..."


class BriefgenError(Exception):
    """A failure that the user is told of in words, never by a traceback."""

    exit_code = EXIT_FAILED

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics


class InputError(BriefgenError):
    exit_code = EXIT_INPUT


class OutputError(BriefgenError):
    pass


class FormatError(BriefgenError):
    pass

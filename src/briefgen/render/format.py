"""The door for formats: what a renderer is, what it is given, what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefgen.assets import Assets
from briefgen.diagnostics import Diagnostic
from briefgen.doctree import Document
from briefgen.theme import Theme

API = 1


@dataclass(frozen=True, slots=True)
class Option:
    """A flag of a format's own: `--name VALUE`, or a switch where `default` is a bool."""

    name: str
    help: str
    default: str | bool = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a renderer may use beside the document. Only `assets` opens files."""

    theme: Theme
    assets: Assets
    options: Mapping[str, str | bool] = field(default_factory=dict)
    template: Path | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What an option asks to be told instead of a file: as `text` for people, as `data` (plain JSON) for programs."""

    text: str
    data: Any


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file's bytes, the files that belong beside it (relative name to bytes), and what was not possible.

    Where there is an `answer`, that is told and nothing is written.
    """

    body: bytes
    files: Mapping[str, bytes] = field(default_factory=dict)
    warnings: tuple[Diagnostic, ...] = ()
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """One thing that a format needs of a template; `found` is what serves it there, "" where it is added from ours.

    `group` puts rows together ("styles"), `how` says how it was found ("by its German name").
    """

    group: str
    need: str
    found: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """What a format makes of a template: what serves what, and what its user should know."""

    rows: tuple[TemplateRow, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its command's name, the file's suffix (".docx"), media type, interface version and `render`.

    Registered under the entry-point group `briefgen.renderers` with its `name`; `render` imports what is
    heavy only when it is called. `inspect` says what a template (bytes, the file's name) would serve for.
    """

    name: str
    suffix: str
    media_type: str
    api: int
    help: str
    render: Callable[[Document, Context], Rendered]
    options: tuple[Option, ...] = ()
    inspect: Callable[[bytes, str, Theme], TemplateReport] | None = None

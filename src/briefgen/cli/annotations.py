"""Diagnostics as the commands of a GitHub workflow, which shows them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.diagnostics import Diagnostic

_IN_TEXT: Mapping[int, str] = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Mapping[int, str] = {**_IN_TEXT, ord(":"): "%3A", ord(","): "%2C"}


def workflow_commands(found: Iterable[Diagnostic]) -> str:
    """A line for each diagnostic: `::warning file=brief.yaml,line=3,col=5,title=typed-amount::...`."""
    return "\n".join(map(_annotation, found))


def _annotation(found: Diagnostic) -> str:
    place = {"file": found.where.file, "line": found.where.line, "col": found.where.column, "title": found.code}
    properties = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in place.items() if value)
    text = f"{found.message} ({found.hint})" if found.hint else found.message
    return f"::{found.severity} {properties}::{text.translate(_IN_TEXT)}"

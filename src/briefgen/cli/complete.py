"""What a shell may offer in the place of a word: briefs, languages, formats. It reads files and imports nothing heavy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from glob import escape, glob  # not pathlib's, which loses a leading ./ that the shell holds on to
from pathlib import Path

import typer

from briefgen.cli.find import NAME, find_brief
from briefgen.diagnostics import InputError
from briefgen.render.registry import format_names

ALL = "all"
HEAD = 100_000
"""As much of a brief, in characters, as is read for its languages."""

LISTED = re.compile(r"^languages:(.*(?:\n[ \t-].*)*)", re.MULTILINE)
LANGUAGE = re.compile(r"\b[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\b")


def complete_brief(incomplete: str) -> list[str]:
    """The YAML files that begin so, and the folders down to the second below that hold a brief.yaml."""
    begun = escape(incomplete)
    files = [path for ending in ("yaml", "yml") for path in glob(f"{begun}*.{ending}")]  # noqa: PTH207
    held = [path for below in ("", "*/") for path in glob(f"{begun}*/{below}{NAME}")]  # noqa: PTH207
    return sorted({*files, *(str(Path(path).parent) for path in held)})


def complete_languages(ctx: typer.Context, incomplete: str) -> list[str]:
    """The languages of the brief at hand, and "all"."""
    return _next_of([*_languages(_brief(ctx)), ALL], incomplete)


def complete_any_language(incomplete: str) -> list[str]:
    """The languages that briefgen speaks."""
    return _next_of(_spoken(), incomplete)


def complete_formats(incomplete: str) -> list[str]:
    """The formats on offer, and "all"."""
    return _next_of([*format_names(), ALL], incomplete)


def _brief(ctx: typer.Context) -> Path | None:
    """The brief that the command names; the parser stops at a flag without a value, and leaves the words before it."""
    named = ctx.params.get("brief") or next(iter(ctx.args), None)
    return Path(named) if named else None


def _languages(brief: Path | None) -> tuple[str, ...]:
    """The languages that a brief lists, found by its text alone; where there is no brief, those that briefgen speaks."""
    try:
        with find_brief(brief).open(encoding="utf-8", errors="replace") as stream:
            listed = LISTED.search(stream.read(HEAD))
    except (InputError, OSError):
        return _spoken()
    return tuple(LANGUAGE.findall(re.sub("#.*", "", listed[1]))) if listed else _spoken()


def _spoken() -> tuple[str, ...]:
    # Imported late because every command imports this file, and the languages only matter to a shell that asks.
    from briefgen.locale import LANGUAGES

    return LANGUAGES


def _next_of(names: Iterable[str], incomplete: str) -> list[str]:
    """The names that may end a list with commas."""
    begun, comma, last = incomplete.rpartition(",")
    taken = {*begun.split(","), ALL} if comma else set()
    return [begun + comma + name for name in names if name.startswith(last) and name not in taken]


def complete_code(incomplete: str) -> list[str]:
    """The codes of diagnostics that begin so."""
    # Imported late because a shell asks for it only after `briefgen explain`.
    from briefgen.cli.codes import explanations

    return [one.code for one in explanations() if one.code.startswith(incomplete)]

"""`briefgen template`: what can be done with the files that a format is made on."""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.listing import Json
from briefgen.cli.report import Report, told
from briefgen.cli.template_new import new_command
from briefgen.diagnostics import EXIT_DONE, EXIT_INPUT, FormatError, InputError, Where, error, errors_in
from briefgen.render.registry import format_names, load_format

if TYPE_CHECKING:
    from briefgen.render.format import Format, TemplateReport, TemplateRow

template = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

File = Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="A Word or PowerPoint file.")]

GAP = "  "
WIDE = "WF"
"""East Asian widths (UAX #11) of characters that take two columns of a terminal."""


@template.callback()
def group() -> None:
    """Look at a template of your own, or make one."""


template.command("new")(new_command)


@template.command("check")
def check_command(file: File, as_json: Json = False) -> None:
    """What of a template is used for what, and what is added to it."""
    with told(as_json) as report:
        # Imported late because no other command reads a theme or a package.
        from briefgen.officefile import open_office
        from briefgen.theme import default_theme

        data = _read(file)
        kind = open_office(data, str(file)).kind
        format = _format_for(f".{kind}", file)
        assert format.inspect is not None
        found = format.inspect(data, str(file), default_theme())
        _tell(report, file, format, found)
        raise typer.Exit(EXIT_INPUT if errors_in(found.diagnostics) else EXIT_DONE)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        message = f"the template cannot be read: {fault.strerror}"
        raise InputError(error("no-template", message, Where(str(file)))) from fault


def _format_for(suffix: str, file: Path) -> Format:
    """The format that makes such files and knows what it needs of a template."""
    for name in format_names():
        with contextlib.suppress(FormatError):
            format = load_format(name)
            if format.suffix == suffix and format.inspect:
                return format
    raise InputError(error("no-inspection", f"no format can say what it makes of a {suffix} template", Where(str(file)),
                           hint="a .docx or .pptx file can be looked at"))  # fmt: skip


def _tell(report: Report, file: Path, format: Format, found: TemplateReport) -> None:
    report.say(found.diagnostics)
    rows = [{"group": row.group, "need": row.need, "found": row.found or None, "how": row.how} for row in found.rows]
    report.more = {"template": str(file), "format": format.name, "rows": rows}
    report.note("\n".join(_lines(file, format, found.rows)))


def _lines(file: Path, format: Format, rows: Sequence[TemplateRow]) -> Iterator[str]:
    """A table for each group, its columns as wide as what stands in them; at the end, how much is the template's."""
    yield f"{file}: what `briefgen {format.name}` makes of it"
    need, found = (max(_columns(_cells(row)[place]) for row in rows) for place in (0, 1))
    for group, members in groupby(rows, key=lambda row: row.group):
        yield f"\n{group}"
        for row in members:
            left, middle = _cells(row)
            yield f"{GAP}{_set(left, need)}{GAP}{_set(middle, found)}{GAP}{row.how}".rstrip()
    theirs = sum(bool(row.found) for row in rows)
    yield f"\n{theirs} of {len(rows)} are the template's own"


def _cells(row: TemplateRow) -> tuple[str, str]:
    return row.need, row.found or "-"


def _set(text: str, width: int) -> str:
    return text + " " * (width - _columns(text))


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in WIDE else 1 for character in text)

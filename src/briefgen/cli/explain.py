"""`briefgen explain`: what a code means, an example of the fault, and the same mended."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.complete import complete_code
from briefgen.cli.report import told
from briefgen.diagnostics import InputError, did_you_mean, error, quoted

if TYPE_CHECKING:
    from briefgen.cli.codes import Explanation

COLUMNS = 80
INDENT = "    "

Code = Annotated[
    str,
    typer.Argument(
        metavar="CODE",
        show_default=False,
        help="The code; left out, all are listed.",
        autocompletion=complete_code,
    ),
]


def explain_command(code: Code = "") -> None:
    """What the code of a fault means, with an example."""
    with told():
        # Imported late because it reads what no other command needs.
        from briefgen.cli.codes import explanations

        known = {one.code: one for one in explanations()}
        if code and code not in known:
            hint = did_you_mean(code, known) or "`briefgen explain` lists them all"
            raise InputError(error("no-such-code", f"there is no code {quoted(code)}", hint=hint))
        lines = _explained(known[code]) if code else _listed(list(known.values()))
        typer.echo("\n".join(lines))


def _explained(one: Explanation) -> Iterator[str]:
    place = "as a command" if one.place == "command" else f"in {one.place}"
    yield from (one.code, "", *textwrap.wrap(one.means, COLUMNS), "")
    yield from (f"Wrong, {place}:", "", textwrap.indent(one.wrong, INDENT), "Right:", "")
    yield textwrap.indent(one.right, INDENT).rstrip()


def _listed(every: list[Explanation]) -> Iterator[str]:
    for group, members in groupby(every, key=lambda one: one.group):
        yield f"{group}:"
        for one in members:
            yield f"  {one.code:22}{textwrap.shorten(one.means, COLUMNS - 24, placeholder='...')}"
        yield ""
    yield "briefgen explain CODE tells more of each."

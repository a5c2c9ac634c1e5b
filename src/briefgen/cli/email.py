"""`briefgen email`: the message that carries the results, as a draft or sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.complete import complete_formats, complete_languages
from briefgen.cli.find import find_brief
from briefgen.cli.listing import Json
from briefgen.cli.make import OUT, BriefPath, OutFolder, split
from briefgen.cli.progress import working
from briefgen.cli.report import Report, show_traceback, told
from briefgen.diagnostics import EXIT_DONE, EXIT_FAILED

if TYPE_CHECKING:
    from briefgen.mail.message import Letter
    from briefgen.mail.send import Outcome

ATTACHED = "docx,deck"
NOTHING = "none"

Languages = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="LANG,...",
        show_default="the first",
        help="The languages to make a message in, or all.",
        autocompletion=complete_languages,
    ),
]
ADDRESSES = "ADDRESS,..."
To = Annotated[
    list[str] | None,
    typer.Option(
        "--to", metavar=ADDRESSES, show_default="the brief's", help="Who it is for; @FILE has an address a line."
    ),
]
Cc = Annotated[list[str] | None, typer.Option("--cc", metavar=ADDRESSES, help="Who gets a copy.")]
Bcc = Annotated[list[str] | None, typer.Option("--bcc", metavar=ADDRESSES, help="Who gets a copy in secret.")]
From = Annotated[str, typer.Option("--from", metavar="ADDRESS", help="Who it is from; the settings', if it is sent.")]
Attach = Annotated[
    list[str] | None,
    typer.Option(
        "--attach",
        metavar="FORMAT,...",
        show_default=ATTACHED,
        help="What goes with it: formats, files, or none.",
        autocompletion=complete_formats,
    ),
]


def email_command(
    brief: BriefPath = None,
    languages: Languages = "",
    to: To = None,
    cc: Cc = None,
    bcc: Bcc = None,
    sender: From = "",
    attach: Attach = None,
    out: OutFolder = OUT,
    send: Annotated[bool, typer.Option("--send", help="Send it through the server of the settings.")] = False,
    dry: Annotated[bool, typer.Option("--dry-run", help="Write and send nothing; say what --send would.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Send it also to those who have had it.")] = False,
    as_json: Json = False,
) -> None:
    """A mail with the key points, one chart and the results attached: a draft to open, or sent."""
    with told(as_json) as report:
        # Imported late because it brings in the whole pipeline, which no help text or usage error waits for.
        from briefgen.mail.compose import Asked, compose

        path = find_brief(brief)
        asked = Asked(split(languages), tuple(to or ()), tuple(cc or ()), tuple(bcc or ()), _attached(attach), sender)
        with working(f"{path}: making the mail"):
            composed = compose(path, asked)
        report.say(composed.warnings)
        if not dry:
            _write(report, composed.letters, out)
        code = _send(report, composed.letters, dry=dry, again=again) if send or dry else EXIT_DONE
        raise typer.Exit(code)


def _attached(given: list[str] | None) -> tuple[str, ...]:
    named = [name for word in given for name in split(word)] if given is not None else split(ATTACHED)
    return tuple(name for name in named if name != NOTHING)


def _write(report: Report, letters: tuple[Letter, ...], out: Path) -> None:
    from briefgen.mail.compose import name_of
    from briefgen.mail.message import draft
    from briefgen.output import Output

    output = Output(out)
    report.made([output.write(name_of(letter), draft(letter)) for letter in letters])


def _send(report: Report, letters: tuple[Letter, ...], *, dry: bool, again: bool) -> int:
    from briefgen.mail.journal import Journal, journal_file
    from briefgen.mail.send import planned, ready, send
    from briefgen.mail.settings import password, server

    through, journal = server(), Journal(journal_file())
    finished = [ready(letter, through) for letter in letters]
    if dry:
        plans = [list(planned(letter, through, journal, again=again)) for letter in finished]
        report.note("\n\n".join(map("\n".join, plans)))
        report.more["planned"] = plans
        return EXIT_DONE
    secret = password(through)
    outcomes = []
    for letter in finished:
        with working(f"sending {letter.subject}"):
            outcomes.append(send(letter, through, secret, journal, again=again))
        _tell(report, outcomes[-1])
    report.more["mail"] = [_fields(letter, outcome) for letter, outcome in zip(finished, outcomes, strict=True)]
    return EXIT_DONE if all(outcome.whole for outcome in outcomes) else EXIT_FAILED


def _tell(report: Report, outcome: Outcome) -> None:
    from briefgen.mail.send import faults

    for address in outcome.sent:
        report.note(f"sent to {address}")
    for address in outcome.had:
        report.note(f"{address} has had it (--again sends it once more)")
    report.say(faults(outcome))
    if outcome.fault is not None:
        show_traceback(outcome.fault)


def _fields(letter: Letter, outcome: Outcome) -> dict[str, object]:
    return {
        "message": letter.id,
        "sent": outcome.sent,
        "had": outcome.had,
        "refused": outcome.refused,
        "unsure": outcome.unsure,
    }

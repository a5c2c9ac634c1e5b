"""`briefgen verify`: whether finished files say what the brief says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.cli.complete import complete_brief
from briefgen.cli.find import find_brief
from briefgen.cli.listing import Json
from briefgen.cli.make import OUT
from briefgen.cli.progress import working
from briefgen.cli.report import Report, told
from briefgen.diagnostics import EXIT_DONE, EXIT_FAILED, EXIT_INPUT, InputError, Where, error

if TYPE_CHECKING:
    from briefgen.verify import Verdict
    from briefgen.verify.difference import Difference

MOST = 50
"""The differences of a file that are told one by one."""

Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILES", show_default=False, help="Finished files, or folders of them; all in output/."),
]
Brief = Annotated[
    Path | None,
    typer.Option(
        "--brief",
        metavar="BRIEF",
        help="The brief they were made from; left out, the one that would be built.",
        autocompletion=complete_brief,
    ),
]


def verify_command(
    files: Files = None,
    brief: Brief = None,
    a11y: Annotated[bool, typer.Option("--a11y", help="Say also what keeps somebody from reading them.")] = False,
    as_json: Json = False,
) -> None:
    """Whether finished files say what the brief says, word by word and number by number."""
    with told(as_json) as report:
        # Imported late because it brings in the whole pipeline, which no help text or usage error waits for.
        from briefgen.build import verify
        from briefgen.verify import with_barriers

        paths = _files(files or [OUT])
        with working(f"reading {len(paths)} files"):
            verdicts = verify(paths, _brief(brief))
            if a11y:
                verdicts = tuple(map(with_barriers, verdicts))
        for verdict in verdicts:
            _tell(report, verdict)
        report.more["verdicts"] = [_fields(verdict) for verdict in verdicts]
        raise typer.Exit(_exit_code(verdicts))


def _brief(given: Path | None) -> Path | None:
    """The brief that is named or at hand, if any."""
    if given is not None:
        return find_brief(given)
    try:
        return find_brief(None)
    except InputError:
        return None


def _files(given: Sequence[Path]) -> tuple[Path, ...]:
    """The files named, and those in the folders named; raises InputError where there are none."""
    from briefgen.verify import SUFFIXES, finished

    found: list[Path] = []
    for path in given:
        found += finished(path.iterdir()) if path.is_dir() else [path]
    if not found:
        hint = f"briefgen build makes them; verified are {', '.join(SUFFIXES)}"
        raise InputError(error("no-results", "there are no finished files", Where(str(given[0])), hint=hint))
    return tuple(dict.fromkeys(found))


def _exit_code(verdicts: Sequence[Verdict]) -> int:
    from briefgen.verify import State

    states = {verdict.state for verdict in verdicts}
    if State.UNREADABLE in states:
        return EXIT_INPUT
    barred = any(verdict.barriers for verdict in verdicts)
    return EXIT_DONE if states <= {State.IN_STEP} and not barred else EXIT_FAILED


def _tell(report: Report, verdict: Verdict) -> None:
    report.note(f"{verdict.name}: {verdict.state}")
    if verdict.fault is not None:
        report.say(verdict.fault.diagnostics)
    report.say(verdict.barriers)
    for remark in verdict.remarks:
        report.note(f"  {remark}")
    for difference in verdict.differences[:MOST]:
        report.note("\n".join(f"  {line}" for line in _lines(difference)))
    if len(verdict.differences) > MOST:
        report.note(f"  ... and {len(verdict.differences) - MOST} more; --json tells all")


def _lines(difference: Difference) -> Iterator[str]:
    """Where, what, and the words: `[-as the brief says-]{+as the file says+}`."""
    from briefgen.wording import marked

    where = ", ".join(filter(None, (difference.place, difference.key)))
    what = "" if difference.what == "text" else f" {difference.what}"
    yield f"{where or 'text'}: {difference.kind}{what}"
    yield f"  {marked(difference.old, difference.new)}"


def _fields(verdict: Verdict) -> dict[str, Any]:
    return {
        "file": verdict.name,
        "state": str(verdict.state),
        "id": verdict.identity.id or None,
        "language": verdict.identity.language or None,
        "version": verdict.identity.version or None,
        "content": verdict.identity.content or None,
        "remarks": list(verdict.remarks),
        "differences": [
            {
                "kind": d.kind,
                "what": d.what,
                "key": d.key or None,
                "place": d.place or None,
                "brief": d.old,
                "file": d.new,
            }
            for d in verdict.differences
        ],
    }

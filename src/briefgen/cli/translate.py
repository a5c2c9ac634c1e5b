"""`briefgen translate`: a brief's texts out to translators, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.complete import complete_any_language
from briefgen.cli.find import find_brief
from briefgen.cli.listing import Json
from briefgen.cli.make import BriefPath
from briefgen.cli.report import Report, counted, told
from briefgen.diagnostics import EXIT_DONE, EXIT_INPUT, InputError, did_you_mean, error, quoted

if TYPE_CHECKING:
    from briefgen.translate.intake import Intake
    from briefgen.translate.status import Part, Share

translate = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

To = Annotated[
    str,
    typer.Option("--to", metavar="LANG", help="The language to translate into.", autocompletion=complete_any_language),
]
From = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="LANG",
        show_default="the first",
        help="The language to translate from.",
        autocompletion=complete_any_language,
    ),
]
PoOut = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", show_default="brief.LANG.po beside it", help="The PO file to write."),
]
PoFile = Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="The translated PO file.")]
PoTo = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="LANG",
        show_default="as the file says",
        help="The language of the file.",
        autocompletion=complete_any_language,
    ),
]


@translate.callback()
def group() -> None:
    """Send a brief to translators as a PO file, and put their work into it."""


@translate.command("export")
def export_command(
    to: To, brief: BriefPath = None, out: PoOut = None, source: From = "", as_json: Json = False
) -> None:
    """All texts as a PO file for translators.

    Poedit, OmegaT, Weblate and their like read it. A file that is there is brought up to date with the brief.
    """
    with told(as_json) as report:
        # Imported late because no other command reads or writes PO.
        from briefgen.load import load_brief
        from briefgen.output import Output
        from briefgen.translate.catalog import po_path
        from briefgen.translate.export import export

        path = find_brief(brief)
        file = out or po_path(path, to)
        made = export(load_brief(path), to, file, source)
        report.say(made.warnings)
        report.made([Output(file.parent).write(file.name, made.text.encode())])
        report.more |= {"texts": made.texts, "translated": made.translated, "fuzzy": made.fuzzy}
        left = made.texts - made.translated - made.fuzzy
        report.note(f"{made.texts} texts: {made.translated} translated, {made.fuzzy} fuzzy, {left} to do")
        report.end()


@translate.command("import")
def import_command(
    file: PoFile,
    brief: BriefPath = None,
    to: PoTo = "",
    partial: Annotated[bool, typer.Option("--partial", help="Take what is sound even if some is refused.")] = False,
    fuzzy: Annotated[bool, typer.Option("--fuzzy", help="Take what is marked as fuzzy, too.")] = False,
    as_json: Json = False,
) -> None:
    """Translations put into the brief.

    All else in its YAML stays as it is. What lost a placeholder is refused, and then nothing is written.
    """
    with told(as_json) as report:
        # Imported late because no other command reads or writes PO.
        from briefgen.load import load_brief
        from briefgen.translate.intake import take_in
        from briefgen.translate.store import read_brief_text, replace_brief

        path = find_brief(brief or _beside(file))
        written = read_brief_text(path)
        taken = take_in(load_brief(path), written, file, to, fuzzy=fuzzy)
        report.say((*taken.warnings, *taken.faults))
        wanted = taken.text != written and (partial or not taken.faults)
        if wanted:
            kept = replace_brief(path, taken.text)
            kept = kept if path.is_symlink() else path.with_name(kept.name)
            report.made([path])
            report.more["kept"] = str(kept)
        _tell_import(report, path, taken, wanted)
        raise typer.Exit(EXIT_INPUT if taken.faults else EXIT_DONE)


def _beside(file: Path) -> Path | None:
    """The brief that a PO file was exported from, where it still stands beside it."""
    brief = file.with_name(f"{file.name.partition('.')[0]}.yaml")
    return brief if brief.is_file() else None


def _tell_import(report: Report, path: Path, taken: Intake, written: bool) -> None:
    report.more |= {
        "language": taken.language,
        "texts": taken.texts,
        "translated": taken.known,
        "new": taken.new if written else (),
        "changed": taken.changed if written else (),
    }
    if written:
        report.note(f"{len(taken.new)} new and {len(taken.changed)} changed translations; {report.more['kept']} is the "
                    f"brief before\n{taken.known} of {taken.texts} texts are in {taken.language}")  # fmt: skip
    elif taken.faults:
        report.note(f"{counted(taken.faults)}; {path} is as it was (--partial takes the others)")
    else:
        report.note(f"nothing new; {path} is as it was")


@translate.command("status")
def status_command(brief: BriefPath = None, source: From = "", as_json: Json = False) -> None:
    """How much is translated.

    By section and language, in texts and in words.
    """
    with told(as_json) as report:
        # Imported late because it brings in what reads a brief, which no help text waits for.
        from briefgen.load import load_brief
        from briefgen.translate.status import doubtful, status, total

        loaded = load_brief(find_brief(brief))
        source = _source(source, loaded.languages)
        targets = tuple(language for language in loaded.languages if language != source)
        parts = status(loaded, source, targets)
        doubts = {target: doubtful(loaded, source, target) for target in targets}
        _tell_status(report, source, parts, {target: total(parts, target) for target in targets}, doubts)
        report.end()


def _tell_status(
    report: Report, source: str, parts: Sequence[Part], totals: Mapping[str, Share], doubts: Mapping[str, int]
) -> None:
    report.more |= {
        "source": source,
        "languages": {target: asdict(share) | {"doubtful": doubts[target]} for target, share in totals.items()},
        "parts": [
            {"key": part.key, "languages": {target: asdict(share) for target, share in part.shares.items()}}
            for part in parts
        ],
    }
    if not totals:
        report.note(f"only {source} is written; `briefgen translate export --to LANG` begins another")
        return
    report.note("\n".join(_table(parts, totals)))
    for target, count in doubts.items():
        if count:
            report.note(f"{target}: {count} to be looked at again: marked as fuzzy, or translated from other words")


def _source(asked: str, languages: Sequence[str]) -> str:
    if asked and asked not in languages:
        message = f"{quoted(asked)} is none of the brief's languages"
        raise InputError(error("no-such-language", message, hint=did_you_mean(asked, languages)))
    return asked or languages[0]


def _table(parts: Sequence[Part], totals: Mapping[str, Share]) -> Iterator[str]:
    """A line for each part; where something is missing, how many words."""
    rows = [("", *totals)]
    rows += [(part.name, *(_said(share) for share in part.shares.values())) for part in parts]
    rows += [("all", *map(_said, totals.values()))]
    widths = [max(_columns(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = (cell + " " * (width - _columns(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _said(share: Share) -> str:
    if not share.texts:
        return "-"
    left = share.words - share.words_done
    return f"{100 * share.done // share.texts:3}%  {share.done}/{share.texts}" + (
        f"  {left} words to do" if left else ""
    )


def _columns(text: str) -> int:
    from briefgen.translate.scalars import columns

    return columns(text)

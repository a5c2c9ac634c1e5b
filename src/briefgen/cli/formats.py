"""A format's command, made from what the format says of itself."""

from __future__ import annotations

import contextlib
from inspect import Parameter, Signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand
from typer.main import get_command

from briefgen.cli.complete import complete_languages
from briefgen.cli.listing import Json
from briefgen.cli.make import OUT, BriefPath, OutFolder, make
from briefgen.cli.report import told
from briefgen.diagnostics import FormatError, error
from briefgen.render.registry import load_format, packages_of, whose

if TYPE_CHECKING:
    from briefgen.render.format import Format, Option

FirstLanguage = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="LANG,...",
        show_default="the first",
        help="The languages to make, or all.",
        autocompletion=complete_languages,
    ),
]
COMMON = (
    Parameter("brief", Parameter.KEYWORD_ONLY, default=None, annotation=BriefPath),
    Parameter("languages", Parameter.KEYWORD_ONLY, default="", annotation=FirstLanguage),
    Parameter("out", Parameter.KEYWORD_ONLY, default=OUT, annotation=OutFolder),
    Parameter("as_json", Parameter.KEYWORD_ONLY, default=False, annotation=Json),
)
TAKEN = ("lang", "out", "json", "help")


class FormatCommand(TyperCommand):
    """A format's name in the list of commands; the format is imported when its own words are parsed."""

    def __init__(self, name: str, summary: str | None) -> None:
        super().__init__(name, help=summary or f"A format of the package {' and '.join(packages_of(name))}.")

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        if extra.get("resilient_parsing"):  # a shell asks what may follow, and is told of no fault
            return self._for_a_shell(info_name, args, parent, **extra)
        with told():
            command = format_command(load_format(str(self.name)))
        return command.make_context(info_name, args, parent, **extra)

    def _for_a_shell(self, info_name: str | None, args: list[str], parent: Any, **extra: Any) -> Any:
        with contextlib.suppress(FormatError):
            command = format_command(load_format(str(self.name)))
            return command.make_context(info_name, args, parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


def format_command(format: Format) -> Any:
    """The Typer command of a format; raises FormatError where one of its flags is ours."""
    taken = [option.name for option in format.options if option.name in TAKEN]
    if taken:
        raise FormatError(error("format-option", f"{whose(format.name)} may not have the flag --{taken[0]}"))

    def run(*, brief: Path | None, languages: str, out: Path, as_json: bool, **options: str | bool) -> None:
        named = {option.name: options[_parameter(option)] for option in format.options}
        make(brief, [format.name], languages, out, named, as_json)

    own = [
        Parameter(_parameter(option), Parameter.KEYWORD_ONLY, default=option.default, annotation=_annotation(option))
        for option in format.options
    ]
    run.__signature__ = Signature([*COMMON, *own])  # type: ignore[attr-defined]  # what Typer reads (PEP 362)
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(format.name, help=format.help)(run)
    return get_command(single)


def _parameter(option: Option) -> str:
    """The Python name of an option: a prefix keeps it from being a keyword or one of ours."""
    return f"option_{option.name.replace('-', '_')}"


def _annotation(option: Option) -> Any:
    kind, shown = (bool, False) if isinstance(option.default, bool) else (str, bool(option.default))
    return Annotated[kind, typer.Option(f"--{option.name}", show_default=shown, help=option.help)]

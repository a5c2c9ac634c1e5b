"""`briefgen formats`: every format on offer, what it makes, its options, whose it is, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any

import typer

from briefgen.diagnostics import Diagnostic, FormatError, error
from briefgen.render.registry import format_names, load_format, origins

Json = Annotated[bool, typer.Option("--json", help="For programs.")]


def list_formats(as_json: bool, commands: Collection[str]) -> None:
    """Prints the formats; a format that has the name of one of `commands` cannot be called, and is said to."""
    found = [_described(name, commands) for name in format_names()]
    if as_json:
        typer.echo(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        typer.echo("\n\n".join("\n".join(_lines(format)) for format in found))


def _described(name: str, commands: Collection[str]) -> dict[str, Any]:
    packages = [{"name": package, "version": version} for package, version in origins(name)]
    try:
        if name in commands:
            hint = f"briefgen build --format {name} makes it"
            raise FormatError(error("format-clash", f"briefgen has a command {name!r} of its own", hint=hint))
        format = load_format(name)
    except FormatError as fault:
        return {"name": name, "packages": packages, "fault": _fault(fault.diagnostics[0])}
    return {
        "name": name,
        "packages": packages,
        "suffix": format.suffix,
        "media_type": format.media_type,
        "api": format.api,
        "help": format.help,
        "options": [{"name": o.name, "help": o.help, "default": o.default} for o in format.options],
    }


def _fault(found: Diagnostic) -> Mapping[str, str]:
    return {"code": found.code, "message": found.message, "hint": found.hint}


def _lines(format: Mapping[str, Any]) -> Iterator[str]:
    packages = ", ".join(f"{package['name']} {package['version']}" for package in format["packages"])
    if fault := format.get("fault"):
        hint = f" ({fault['hint']})" if fault["hint"] else ""
        yield f"{format['name']} [{packages}]"
        yield f"  {fault['code']}: {fault['message']}{hint}"
        return
    yield f"{format['name']} [{packages}]: {format['help']}"
    yield f"  makes {format['suffix']}, {format['media_type']}"
    for option in format["options"]:
        value = "" if isinstance(option["default"], bool) else " TEXT"
        default = f" [default: {option['default']}]" if option["default"] and value else ""
        yield f"  --{option['name']}{value}: {option['help']}{default}"

"""The document tree as JSON, a format in a package of its own."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from briefgen.diagnostics import Diagnostic, InputError, error, warning
from briefgen.doctree import Document, Figure, Image
from briefgen.doctree.walk import walk
from briefgen.render.format import Context, Format, Option, Rendered

API = 1
"""The version of briefgen's interface that this is made for, not the one that happens to be installed."""

SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/svg+xml": ".svg"}


def render(document: Document, context: Context) -> Rendered:
    """One JSON object, in UTF-8; with `--pictures`, the pictures in files beside it."""
    indent = _indent(str(context.options["indent"]))
    text = json.dumps(_value(document), ensure_ascii=False, indent=indent) + "\n"
    if context.options["pictures"]:
        return Rendered(text.encode(), _files(document))
    return Rendered(text.encode(), warnings=tuple(map(_left_out, _pictures(document))))


def _indent(given: str) -> int | None:
    if not given.isdecimal():
        raise InputError(error("json-indent", f"--indent must be a number, not {given!r}", hint="0 puts all in a line"))
    return int(given) or None


def _value(node: Any) -> Any:
    """A node as JSON has it: objects, lists and texts."""
    if dataclasses.is_dataclass(node):
        fields = {field.name: getattr(node, field.name) for field in dataclasses.fields(node)}
        filled = {name: _value(value) for name, value in fields.items() if value not in ("", b"", (), None)}
        return {"node": type(node).__name__, **filled}
    if isinstance(node, tuple):
        return [_value(child) for child in node]
    if isinstance(node, bytes):
        return {"sha256": hashlib.sha256(node).hexdigest(), "bytes": len(node)}
    return node if isinstance(node, bool | int | str) else str(node)


def _pictures(document: Document) -> list[tuple[str, Image]]:
    """Each picture with the key of its figure."""
    figures = (node for node in walk(document) if isinstance(node, Figure))
    return [(figure.key, figure.content) for figure in figures if isinstance(figure.content, Image)]


def _files(document: Document) -> Mapping[str, bytes]:
    """Each picture by a name that tells its brief, its language and its place among the pictures."""
    stem = f"{document.meta.id}.{document.language}.picture"
    images = enumerate((image for _, image in _pictures(document)), 1)
    return {f"{stem}-{place}{SUFFIXES[image.media_type]}": image.data for place, image in images}


def _left_out(picture: tuple[str, Image]) -> Diagnostic:
    key, _ = picture
    return warning("json-picture", "a picture is left out of the JSON", hint="--pictures keeps it", key=key)


FORMAT = Format(
    name="json",
    suffix=".json",
    media_type="application/json",
    api=API,
    help="The document tree as JSON, for other programs.",
    render=render,
    options=(
        Option("indent", "The depth of the indentation; 0 puts all in one line.", "2"),
        Option("pictures", "Write the pictures into files beside the JSON.", False),
    ),
)

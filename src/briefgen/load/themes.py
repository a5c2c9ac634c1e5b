"""A theme file: YAML laid over the default theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from briefgen.diagnostics import InputError, Where, error
from briefgen.load.files import MEGABYTE, decode, read_bytes
from briefgen.load.node import Node, walk
from briefgen.load.paths import inside
from briefgen.load.yaml import parse
from briefgen.theme import theme_from

LARGEST_THEME = MEGABYTE
LARGEST_FONT = 40 * MEGABYTE
FONTS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")
"""What TrueType and OpenType files, and collections of them, begin with (ISO/IEC 14496-22, 4.3)."""


def read_theme(path: Path, where: Where | None = None) -> Mapping[str, object]:
    """What a theme file states; `where` is the place that names it. Raises InputError."""
    shown = str(path)
    tree = parse(decode(read_bytes(path, shown, LARGEST_THEME, where), shown), shown)
    theme = _floats(tree.data)
    if not isinstance(theme, Mapping):
        raise InputError(error("bad-theme", "a theme holds keys and values", tree.where))
    try:
        theme_from(theme)
    except ValueError as fault:
        raise InputError(error("bad-theme", str(fault), _place_in(tree, str(fault)))) from None
    fonts = tree.get("font")
    return {**theme, "font": dict(_fonts(fonts, path.parent))} if fonts else theme


def _fonts(fonts: Node, folder: Path) -> Iterator[tuple[str, str]]:
    """What a theme says of fonts, with the paths of their files; raises InputError where one is no font."""
    for key, node in fonts.children.items():
        name = str(node.data)
        if not str(key).endswith("_file") or not name:
            yield str(key), name
            continue
        path = inside(folder, name, node.where)
        if read_bytes(path, name, LARGEST_FONT, node.where)[:4] not in FONTS:
            hint = "name a TrueType or OpenType file (.ttf, .otf)"
            raise InputError(error("bad-font", f"{name} is no font file", node.where, hint=hint))
        yield str(key), str(path)


def _floats(data: object) -> object:
    """The same data with numbers as a theme takes them."""
    if isinstance(data, Decimal):
        return float(data)
    if isinstance(data, Mapping):
        return {key: _floats(value) for key, value in data.items()}
    return [_floats(item) for item in data] if isinstance(data, list) else data


def _place_in(tree: Node, message: str) -> Where:
    """Where the theme key that a message names stands, or its nearest parent."""
    named = re.search(r"theme key ([\w.]+)", message)
    key = named[1] if named else ""
    places = {below: node.where for below, node in walk(tree)}
    while key and key not in places:
        key = key.rpartition(".")[0]
    return places.get(key, tree.where)

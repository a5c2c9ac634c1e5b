"""The files that a brief names: data, pictures, a theme, templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path, PurePosixPath

from briefgen.assets import builtin_folder
from briefgen.diagnostics import Diagnostic, InputError, Where, cut, did_you_mean, error, quoted
from briefgen.load.files import MEGABYTE, decode, read_bytes
from briefgen.load.node import Node, walk
from briefgen.load.paths import inside
from briefgen.load.pictures import media_type
from briefgen.load.sections import blocks
from briefgen.load.tables import DELIMITERS, Table, category_faults, number_faults, read_table
from briefgen.load.yaml import parse
from briefgen.model import DataRows, Picture
from briefgen.theme import theme_from

LARGEST_DATA = 5 * MEGABYTE
LARGEST_PICTURE = 20 * MEGABYTE
LARGEST_THEME = MEGABYTE


class Attached:
    """What was read, by the names the brief gives, and every fault met on the way."""

    def __init__(self, root: Node, folder: Path) -> None:
        self.tables: dict[str, DataRows] = {}
        self.pictures: dict[str, Picture] = {}
        self.theme: Mapping[str, object] = {}
        self.faults: list[Diagnostic] = []
        self._folder = folder
        self._read: dict[str, Table | None] = {}
        for read, node in self._named(root):
            try:
                read(node)
            except InputError as fault:
                self.faults += fault.diagnostics

    def _named(self, root: Node) -> Iterator[tuple[Callable[[Node], None], Node]]:
        """Each file that the brief names, with what reads it."""
        for block in blocks(root):
            if data := block.get("chart", "data"):
                yield self._read_table, data
            if picture := block.get("image", "file"):
                yield self._read_picture, picture
        for template in ("docx", "deck"):
            if node := root.get("template", template):
                yield self._find_template, node
        if theme := root.get("theme"):
            yield self._read_theme, theme

    def _read_picture(self, node: Node) -> None:
        name = node.data
        if not isinstance(name, str) or name in self.pictures:
            return
        data = read_bytes(self._path(name, node), name, LARGEST_PICTURE, node.where)
        try:
            self.pictures[name] = Picture(data, media_type(data))
        except ValueError as fault:
            hint = "save it as PNG or JPEG"
            raise InputError(error("bad-picture", f"{name} {fault}", node.where, hint=hint)) from None

    def _find_template(self, node: Node) -> None:
        name = node.data
        if isinstance(name, str) and not self._path(name, node).is_file():
            raise InputError(error("no-such-file", f"there is no file {name}", node.where))

    def _read_theme(self, node: Node) -> None:
        name = node.data
        if not isinstance(name, str) or name == "default":
            return
        path = self._theme_path(name, node)
        shown = str(path)
        tree = parse(decode(read_bytes(path, shown, LARGEST_THEME, node.where), shown), shown)
        theme = _floats(tree.data)
        if not isinstance(theme, Mapping):
            raise InputError(error("bad-theme", "a theme holds keys and values", tree.where))
        try:
            theme_from(theme)
        except ValueError as fault:
            raise InputError(error("bad-theme", str(fault), _place_in(tree, str(fault)))) from None
        self.theme = theme

    def _theme_path(self, name: str, node: Node) -> Path:
        """A theme file beside the brief, or one that comes with briefgen."""
        if PurePosixPath(name).suffix in (".yaml", ".yml"):
            return self._path(name, node)
        known = {path.stem: path for path in (builtin_folder() / "themes").glob("*.yaml")}
        if name in known:
            return known[name]
        hint = did_you_mean(name, known) or "name a file that ends in .yaml"
        raise InputError(error("no-such-theme", f"there is no theme {quoted(name)}", node.where, hint=hint))

    def _read_table(self, data: Node) -> None:
        name = data.text("file")
        if name is None:
            return
        if name not in self._read:
            self._read[name] = None
            self._read[name] = self._table(name, data.children["file"])
        if table := self._read[name]:
            self.tables[name] = table.data()
            self.faults += _column_faults(table, data, name)

    def _table(self, name: str, node: Node) -> Table:
        if PurePosixPath(name).suffix.lower() not in DELIMITERS:
            hint = "save it as a file that ends in .csv, .tsv or .tab"
            raise InputError(error("data-file", f"{name} is no data file that is read", node.where, hint=hint))
        path = self._path(name, node)
        return read_table(decode(read_bytes(path, name, LARGEST_DATA, node.where), str(path)), str(path))

    def _path(self, name: str, node: Node) -> Path:
        return inside(self._folder, name, node.where)


def _column_faults(table: Table, data: Node, name: str) -> Iterator[Diagnostic]:
    """The columns a chart asks for and the table lacks, and the cells in them that cannot be charted."""
    wanted = [(data.get("x"), category_faults), *((_column(node), number_faults) for node in _ys(data))]
    for node, faults in wanted:
        if node is None or not isinstance(node.data, str | int):
            continue
        column = str(node.data)
        if column in table.columns:
            yield from faults(table, column)
        else:
            hint = did_you_mean(column, table.columns)
            yield error("no-such-column", f"there is no column `{cut(column)}` in {name}", node.where, hint=hint)


def _ys(data: Node) -> Iterator[Node]:
    listed = data.get("y")
    return listed.items() if listed else iter(())


def _column(node: Node) -> Node | None:
    return node.get("column") if isinstance(node.data, Mapping) else node


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

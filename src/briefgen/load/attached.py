"""The files that a brief names: data, pictures, a theme, templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from briefgen.assets import builtin_folder
from briefgen.diagnostics import Diagnostic, InputError, did_you_mean, error, quoted
from briefgen.load.delimited import DELIMITERS, read_delimited
from briefgen.load.files import MEGABYTE, decode, read_bytes
from briefgen.load.grids import grid_of
from briefgen.load.json_tables import read_json
from briefgen.load.listings import listing_of
from briefgen.load.node import Node, walk
from briefgen.load.paths import inside
from briefgen.load.pictures import picture
from briefgen.load.sections import blocks
from briefgen.load.tables import Table
from briefgen.load.themes import read_theme
from briefgen.load.xlsx import read_xlsx
from briefgen.model import DataGrid, Listing, Picture
from briefgen.model.blocks import FileTable
from briefgen.model.chart_data import DataFile

XLSX, JSON = ".xlsx", ".json"
DATA = (*DELIMITERS, XLSX, JSON)
"""What the names of data files end in."""
POINT_CLOUDS = ("scatter",)
"""The kinds of chart that may have several points in one place."""
LARGEST_DATA = 5 * MEGABYTE
LARGEST_PICTURE = 20 * MEGABYTE


class Attached:
    """What was read, by the names the brief gives, and every fault met on the way."""

    def __init__(self, root: Node, folder: Path) -> None:
        self.tables: dict[str, DataGrid] = {}
        self.listings: dict[str, Listing] = {}
        self.pictures: dict[str, Picture] = {}
        self.theme: Mapping[str, object] = {}
        self.faults: list[Diagnostic] = []
        self._folder = folder
        self._read: dict[tuple[str, str | None, str | None], Table | None] = {}
        for read, node in self._named(root):
            try:
                read(node)
            except InputError as fault:
                self.faults += fault.diagnostics

    def _named(self, root: Node) -> Iterator[tuple[Callable[[Node], None], Node]]:
        """Each file that the brief names, with what reads it."""
        keys = {id(node): key for key, node in walk(root)}
        for block in blocks(root):
            if (chart := block.get("chart")) and chart.text("data", "file") is not None:
                yield partial(self._read_grid, keys[id(chart.children["data"])]), chart
            if (table := block.get("table")) and table.text("file") is not None:
                yield partial(self._read_listing, keys[id(table)]), table
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
            self.pictures[name] = picture(data)
        except ValueError as fault:
            hint = "save it as PNG, JPEG or plain SVG"
            raise InputError(error("bad-picture", f"{name} {fault}", node.where, hint=hint)) from None

    def _find_template(self, node: Node) -> None:
        name = node.data
        if isinstance(name, str) and not self._path(name, node).is_file():
            raise InputError(error("no-such-file", f"there is no file {name}", node.where))

    def _read_theme(self, node: Node) -> None:
        name = node.data
        if not isinstance(name, str) or name == "default":
            return
        self.theme = read_theme(self._theme_path(name, node), node.where)

    def _theme_path(self, name: str, node: Node) -> Path:
        """A theme file beside the brief, or one that comes with briefgen."""
        if PurePosixPath(name).suffix in (".yaml", ".yml"):
            return self._path(name, node)
        known = {path.stem: path for path in (builtin_folder() / "themes").glob("*.yaml")}
        if name in known:
            return known[name]
        hint = did_you_mean(name, known) or "name a file that ends in .yaml"
        raise InputError(error("no-such-theme", f"there is no theme {quoted(name)}", node.where, hint=hint))

    def _read_grid(self, key: str, chart: Node) -> None:
        """What a chart takes from a data file; where the brief asks for it in the wrong shape, that is told elsewhere."""
        data = chart.children["data"]
        try:
            spec = DataFile.model_validate(data.data)
        except ValidationError:
            return
        if table := self._table(spec, data):
            unit, kind = chart.get("unit"), chart.text("kind")
            told = unit.data if unit else None
            self.tables[key] = grid_of(table, spec, data, unit=told, repeats=kind in POINT_CLOUDS)

    def _read_listing(self, key: str, node: Node) -> None:
        """What a table takes from a data file; where the brief asks for it in the wrong shape, that is told elsewhere."""
        try:
            spec = FileTable.model_validate(node.data)
        except ValidationError:
            return
        if table := self._table(spec, node):
            self.listings[key] = listing_of(table, spec, node)

    def _table(self, spec: DataFile | FileTable, data: Node) -> Table | None:
        """The table in a file, read once; None where it could not be read, which has been told."""
        source = spec.file, spec.sheet, spec.range
        if source not in self._read:
            self._read[source] = None
            self._read[source] = self._read_data(spec, data)
        return self._read[source]

    def _read_data(self, spec: DataFile | FileTable, data: Node) -> Table:
        name, node = spec.file, data.children["file"]
        suffix = PurePosixPath(name).suffix.lower()
        if suffix not in DATA:
            hint = f"save it as a file that ends in {', '.join(DATA[:-1])} or {DATA[-1]}"
            raise InputError(error("data-file", f"{name} is no data file that is read", node.where, hint=hint))
        if suffix != XLSX and (asked := data.get("sheet") or data.get("range")):
            raise InputError(error("no-sheets", f"{name} has no sheets; only {XLSX} files have", asked.where))
        path = self._path(name, node)
        content = read_bytes(path, name, LARGEST_DATA, node.where)
        if suffix == XLSX:
            asked = data.get("range") or data.get("sheet") or node
            return read_xlsx(content, str(path), spec.sheet, spec.range, asked.where)
        return (read_json if suffix == JSON else read_delimited)(decode(content, str(path)), str(path))

    def _path(self, name: str, node: Node) -> Path:
        return inside(self._folder, name, node.where)

"""An Office chart: what its cache says, what its workbook says, and what is written in it (ECMA-376-1, 21.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from briefgen.verify.package import Element, Package, opened
from briefgen.verify.reading import Column, Drawn, Plotted
from briefgen.verify.words import normal

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

_RANGE = re.compile(r"(?:'?(?P<sheet>[^'!]*)'?!)?\$?(?P<c1>[A-Z]+)\$?(?P<r1>\d+)(?::\$?(?P<c2>[A-Z]+)\$?(?P<r2>\d+))?")
MOST_CELLS = 1_000_000
MOST_ROWS, MOST_COLUMNS = 100_000, 300

Cells = Mapping[tuple[int, int], str]
"""A sheet's cells as they are stored, by row and column from 1."""


def plotted(package: Package, part: str, key: str, place: str) -> Plotted:
    """The chart in `part`, each series beside what the embedded workbook holds in the cells that it names."""
    root = package.tree(part)
    sheets = _workbook(package, part)
    drawn = tuple(_drawn(one, sheets) for one in root.iter(C + "ser"))
    table = next(iter(sheets.values()), {})
    over = [title for target in package.related(part, "chartUserShapes") for title in _titles(package.tree(target))]
    return Plotted(
        key,
        place,
        drawn,
        (*_titles(root), *over),
        normal(table.get((1, 1), "")),
        _heads(table),
        _columns(table),
        frozenset(_codes(root)),
        any(not _is_on(axis, "delete") for axis in root.iter(C + "valAx")),
        frozenset(_forms(root)),
        max((_number(str(low.get("val"))) or Decimal(0) for low in root.iter(C + "min")), default=Decimal(0)),
    )


def _drawn(series: Element, sheets: Mapping[str, Cells]) -> Drawn:
    name, axis, values = series.find(C + "tx"), _one_of(series, "cat", "xVal"), _one_of(series, "val", "yVal")
    return Drawn(
        (normal(" ".join(_cached(name))), normal(" ".join(_stored(name, sheets)))),
        (tuple(_cached(axis)), tuple(_stored(axis, sheets))),
        (tuple(map(_number, _cached(values))), tuple(map(_number, _stored(values, sheets)))),
        tuple(_labels(series)),
        frozenset(_numbered(series)),
    )


def _heads(table: Cells) -> tuple[str, ...]:
    """What heads the rows: the first column below the corner."""
    last = max((row for row, _ in table), default=0)
    return tuple(normal(table.get((row, 1), "")) for row in range(2, min(last, MOST_ROWS) + 1))


def _columns(table: Cells) -> tuple[Column, ...]:
    rows = max((row for row, _ in table), default=0)
    last = max((column for _, column in table), default=0)
    return tuple(
        Column(
            normal(table.get((1, at), "")),
            tuple(_number(table.get((row, at), "")) for row in range(2, min(rows, MOST_ROWS) + 1)),
        )
        for at in range(2, min(last, MOST_COLUMNS) + 1)
    )


def _one_of(series: Element, *tags: str) -> Element | None:
    return next((found for tag in tags if (found := series.find(C + tag)) is not None), None)


def _labels(series: Element) -> Iterator[tuple[int, str]]:
    """The labels of single points that have words of their own."""
    for label in series.iter(C + "dLbl"):
        text = normal(" ".join(map(_paragraph, label.iter(A + "p"))))
        if text:
            yield int(str(label.find(C + "idx").get("val"))), text


def _numbered(series: Element) -> Iterator[int]:
    """The places of the points whose labels show the number in their cell (21.2.2.189 showVal)."""
    labels = series.find(C + "dLbls")
    if labels is None:
        return
    own = {int(str(label.find(C + "idx").get("val"))): label for label in labels.findall(C + "dLbl")}
    count = max((int(str(found.get("val"))) for found in series.iter(C + "ptCount")), default=0)
    for place in range(min(count, MOST_CELLS)):
        label = own.get(place, labels)
        if _is_on(label, "showVal") and not _is_on(label, "delete") and label.find(C + "tx") is None:
            yield place


def _is_on(element: Element, name: str) -> bool:
    """Whether a child of this name says so; one without a value does (21.2.3.2)."""
    found = element.find(C + name)
    return found is not None and found.get("val", "1") in ("1", "true")


def _forms(root: Element) -> Iterator[str]:
    """What is drawn, and how its series stand to each other (21.2.2.145 plotArea, 21.2.2.76 grouping)."""
    for area in root.iter(C + "plotArea"):
        for drawn in area:
            name = str(drawn.tag).removeprefix(C)
            if name.endswith("Chart"):
                grouping = drawn.find(C + "grouping")
                yield f"{name.removesuffix('Chart')} {'' if grouping is None else grouping.get('val')}".strip()


def _codes(root: Element) -> Iterator[str]:
    """The formats of numbers that a reader sees: those of the axes that are shown, and of labels."""
    for found in root.iter(C + "numFmt"):
        if not _is_on(found.getparent(), "delete"):
            yield str(found.get("formatCode", ""))


def _paragraph(paragraph: Element) -> str:
    return "".join(run.text or "" for run in paragraph.iter(A + "t"))


def _cached(reference: Element | None) -> Iterator[str]:
    """The cache's values in order, "" for a point that it lacks."""
    if reference is None:
        return
    points = {int(str(point.get("idx"))): "".join(point.itertext()) for point in reference.iter(C + "pt")}
    count = max((int(str(found.get("val"))) for found in reference.iter(C + "ptCount")), default=0)
    loose = [found.text or "" for found in reference.findall(C + "v")]
    yield from loose
    for place in range(min(max(count, *points, 0) if points else count, MOST_CELLS)):
        yield normal(points.get(place, ""))


def _stored(reference: Element | None, sheets: Mapping[str, Cells]) -> Iterator[str]:
    """The values of the cells that a reference names, "" for an empty one; nothing where there is no workbook."""
    formula = None if reference is None else next(reference.iter(C + "f"), None)
    found = _RANGE.fullmatch((formula.text or "").strip()) if formula is not None else None
    if not found or not sheets:
        return
    cells = sheets.get(found["sheet"] or "", next(iter(sheets.values())))
    first, last = _ends(found)
    for row in range(first[0], last[0] + 1):
        for column in range(first[1], last[1] + 1):
            yield normal(cells.get((row, column), ""))


def _place(row: str, letters: str) -> tuple[int, int]:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(row), column


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _titles(root: Element) -> Iterator[str]:
    """What is written in the chart beside its points' labels: titles of the chart and of its axes."""
    for paragraph in root.iter(A + "p"):
        text = normal(_paragraph(paragraph))
        if text and next(paragraph.iterancestors(C + "dLbl"), None) is None:
            yield text


def _ends(found: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """A range's first and last cell, no further than a sheet of a chart goes."""
    first = _place(found["r1"], found["c1"])
    row, column = _place(found["r2"] or found["r1"], found["c2"] or found["c1"])
    return first, (min(row, first[0] + MOST_ROWS), min(column, first[1] + MOST_COLUMNS))


def _workbook(package: Package, part: str) -> Mapping[str, Cells]:
    """The cells of the embedded workbook's sheets by their names; empty where the chart has none."""
    for target in package.related(part, "package"):
        book = opened(package.read(target), f"{package.name}: {target}", package.spent)
        main = next(book.related("", "officeDocument"), "")
        if main:
            return dict(_sheets(book, main))
    return {}


def _sheets(book: Package, main: str) -> Iterator[tuple[str, Cells]]:
    relations = book.relations(main)
    shared = [
        "".join(text.text or "" for text in item.iter(S + "t"))
        for part in book.related(main, "sharedStrings")
        for item in book.tree(part).iter(S + "si")
    ]
    for sheet in book.tree(main).iter(S + "sheet"):
        relation = next((relations[value] for name, value in sheet.attrib.items() if name.endswith("}id")), None)
        if relation is not None and relation.target in book:
            yield str(sheet.get("name")), dict(_cells(book.tree(relation.target), shared.__getitem__))


def _cells(sheet: Element, shared: Callable[[int], str]) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in sheet.iter(S + "c"):
        found = re.fullmatch(r"([A-Z]+)(\d+)", str(cell.get("r")))
        if found:
            yield _place(found[2], found[1]), _value(cell, shared)


def _value(cell: Element, shared: Callable[[int], str]) -> str:
    value = cell.findtext(S + "v") or ""
    match cell.get("t"):
        case "s":
            return shared(int(value)) if value.isdigit() else ""
        case "inlineStr":
            return "".join(text.text or "" for text in cell.iter(S + "t"))
    return value

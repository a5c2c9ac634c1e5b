"""A Word file's barriers (ECMA-376-1, 17)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.diagnostics import Diagnostic
from briefgen.verify.a11y import rules
from briefgen.verify.a11y.rules import barrier
from briefgen.verify.package import Element, Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DEEP = 10
"""Styles are based on each other no deeper than this."""


def word_barriers(package: Package) -> Iterator[Diagnostic]:
    """Pictures without words, tables without heads, leaps of headings, faint text, text in no known language."""
    main = next(package.related("", "officeDocument"), "")
    body, styles = package.tree(main), _styles(package, main)
    yield from _pictures(body, package.name)
    yield from _tables(body, package.name)
    yield from rules.headings(_headings(body, styles), package.name)
    yield from _colours(body, styles, package.name)
    yield from _languages(body, styles, package.name)
    yield from _title(package)


@dataclass(frozen=True, slots=True)
class _Styles:
    by_id: Mapping[str, Element] = field(default_factory=dict)
    defaults: Element | None = None

    def chain(self, id: str | None) -> Iterator[Element]:
        for _ in range(DEEP):
            style = self.by_id.get(id or "")
            if style is None:
                return
            yield style
            based = style.find(W + "basedOn")
            id = None if based is None else based.get(W + "val")

    def of(self, id: str | None, path: str) -> Element | None:
        """The nearest element at `path` in a style or in those that it is based on."""
        return next((found for style in self.chain(id) if (found := style.find(path)) is not None), None)


def _styles(package: Package, main: str) -> _Styles:
    for part in package.related(main, "styles"):
        root = package.tree(part)
        known = {str(style.get(W + "styleId")): style for style in root.iter(W + "style")}
        return _Styles(known, root.find(W + "docDefaults"))
    return _Styles()


def _text(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(W + "t"))


def _style_of(paragraph: Element) -> str | None:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if found is None else found.get(W + "val")


def _pictures(body: Element, file: str) -> Iterator[Diagnostic]:
    for number, words in enumerate(body.iter(WP + "docPr"), 1):
        yield from rules.alt(str(words.get("descr") or ""), f"picture {number}", file, "")


def _tables(body: Element, file: str) -> Iterator[Diagnostic]:
    """A table has a head row that is repeated, or a column that heads its rows."""
    for number, table in enumerate(body.iter(W + "tbl"), 1):
        first = table.find(W + "tr")
        look = table.find(f"{W}tblPr/{W}tblLook")
        column = look is not None and (look.get(W + "firstColumn") == "1" or int(look.get(W + "val") or "0", 16) & 0x80)
        if first is not None and first.find(f"{W}trPr/{W}tblHeader") is None and not column:
            hint = "mark its first row as a heading row"
            yield barrier("a11y-head", f"has no head row: {_text(first)[:60]!r}", file, f"table {number}", hint)


def _headings(body: Element, styles: _Styles) -> Iterator[tuple[int, str]]:
    for paragraph in body.iter(W + "p"):
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        level = own if own is not None else styles.of(_style_of(paragraph), f"{W}pPr/{W}outlineLvl")
        if level is not None and _text(paragraph).strip() and int(str(level.get(W + "val"))) < 9:
            yield int(str(level.get(W + "val"))) + 1, _text(paragraph)


def _colours(body: Element, styles: _Styles, file: str) -> Iterator[Diagnostic]:
    seen: set[tuple[str, str]] = set()
    for paragraph in body.iter(W + "p"):
        ground = _ground(paragraph, styles)
        for run in paragraph.iter(W + "r"):
            ink, text = _ink(run, paragraph, styles), _text(run)
            if ink and ground and text.strip() and (ink, ground) not in seen:
                seen.add((ink, ground))
                yield from rules.faint(ink, ground, text, file, "")


def _ground(paragraph: Element, styles: _Styles) -> str:
    """The colour behind a paragraph: its own shading, its style's, its cell's, or white."""
    cell = next(paragraph.iterancestors(W + "tc"), None)
    shades = (
        paragraph.find(f"{W}pPr/{W}shd"),
        styles.of(_style_of(paragraph), f"{W}pPr/{W}shd"),
        None if cell is None else cell.find(f"{W}tcPr/{W}shd"),
    )
    return next((fill for shade in shades if shade is not None and (fill := _hex(shade.get(W + "fill")))), "FFFFFF")


def _ink(run: Element, paragraph: Element, styles: _Styles) -> str:
    named = run.find(f"{W}rPr/{W}rStyle")
    found = (
        run.find(f"{W}rPr/{W}color"),
        styles.of(None if named is None else named.get(W + "val"), f"{W}rPr/{W}color"),
        styles.of(_style_of(paragraph), f"{W}rPr/{W}color"),
    )
    colour = next((one for one in found if one is not None), None)
    return "" if colour is None else _hex(colour.get(W + "val"))


def _hex(value: str | None) -> str:
    return value.upper() if value and re.fullmatch("[0-9A-Fa-f]{6}", value) else ""


def _languages(body: Element, styles: _Styles, file: str) -> Iterator[Diagnostic]:
    default = None if styles.defaults is None else styles.defaults.find(f"{W}rPrDefault/{W}rPr/{W}lang")
    if default is None or not default.get(W + "val"):
        yield barrier("a11y-language", "the file does not say in which language it is", file, "", "set its language")
    east = "" if default is None else str(default.get(W + "eastAsia") or "")
    for run in body.iter(W + "r"):
        own = run.find(f"{W}rPr/{W}lang")
        tag = east if own is None else str(own.get(W + "eastAsia") or east)
        if rules.has_han(_text(run)) and not tag.lower().startswith(("zh", "ja", "ko")):
            said = f"Han characters are marked as {tag or 'no language'}: {_text(run)[:40]!r}"
            yield barrier("a11y-language", said, file, "", "set the language of the words")
            return


def _title(package: Package) -> Iterator[Diagnostic]:
    for part in package.related("", "core-properties"):
        if any(e.tag.endswith("}title") and (e.text or "").strip() for e in package.tree(part)):
            return
    yield barrier("a11y-title", "the file has no title among its properties", package.name, "", "give it one")

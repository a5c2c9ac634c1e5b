"""Which styles of a customer's file serve for ours: by their names, in whatever language, never by what an id looks like.

Ids mean nothing across files: "1" is Normal in one and heading 1 in another (ISO/IEC 29500-1, 17.7.4.17).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.render.docx.oxml.xml import Element, W
from briefgen.render.docx.template.styles import style_id

VAL, TYPE, DEFAULT, STYLE_ID = (W + name for name in ("val", "type", "default", "styleId"))

ROOTS = ("normal", "default paragraph font", "normal table", "no list")
"""The styles that Word falls back on; in any file they are those marked as default."""

STAND_INS = {"body text": "normal"}
"""What serves where there is no such style: most people write in Normal."""

Names = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By language: Word's own name of a style to what it is called there."""


@dataclass(frozen=True, slots=True)
class Serving:
    """A style of theirs that serves for one of ours, and how it was found."""

    style: Element
    how: str


def serving(sheet: Element, ours: Element, names: Names) -> dict[str, Serving]:
    """By our styles' names in lower case: the style that serves, where there is one."""
    wanted = {folded(name_of(style)): str(style.get(TYPE)) for style in ours.iterfind(W + "style")}
    theirs = [style for style in sheet.iterfind(W + "style") if style.find(W + "name") is not None]
    found: dict[str, Serving] = {}
    for search in _searches(wanted, names):
        for name, kind in wanted.items():
            if name not in found:
                match = next(search(name, [style for style in theirs if str(style.get(TYPE)) == kind]), None)
                if match is not None:
                    found[name] = match
    for name, other in STAND_INS.items():
        if name in wanted and name not in found and other in found:
            found[name] = Serving(found[other].style, f"there is no {name}, and this is what text is written in")
    return found


Search = Callable[[str, list[Element]], Iterator[Serving]]


def _searches(wanted: Mapping[str, str], names: Names) -> tuple[Search, ...]:
    """The ways of finding a style, the surest first; each is tried for all of ours before the next."""
    meant = {folded(each) for language in names.values() for other in language.values() for each in other}
    known = meant | wanted.keys()

    def by_default(name: str, theirs: list[Element]) -> Iterator[Serving]:
        marked = (style for style in theirs if name in ROOTS and style.get(DEFAULT) in ("1", "true", "on"))
        yield from (Serving(style, "the file's default") for style in marked)

    def by_name(name: str, theirs: list[Element]) -> Iterator[Serving]:
        yield from (Serving(style, "by its name") for style in theirs if folded(name_of(style)) == name)

    def by_language(name: str, theirs: list[Element]) -> Iterator[Serving]:
        for language, table in names.items():
            called = {folded(each) for own, others in table.items() if folded(own) == name for each in others}
            yield from (
                Serving(style, f"by its {language} name") for style in theirs if folded(name_of(style)) in called
            )

    def by_alias(name: str, theirs: list[Element]) -> Iterator[Serving]:
        for style in theirs:
            for alias in aliases(style):
                if alias == name or any(alias in map(folded, table.get(own, ())) for table in names.values()
                                        for own in table if folded(own) == name):  # fmt: skip
                    yield Serving(style, "by its alias")

    def by_id(name: str, theirs: list[Element]) -> Iterator[Serving]:
        """Word's own id is a hint only where the style's name says nothing that we know."""
        for style in theirs:
            if str(style.get(STYLE_ID)).lower() == style_id(name).lower() and folded(name_of(style)) not in known:
                yield Serving(style, "by Word's id for it")

    return by_default, by_name, by_language, by_alias, by_id


def name_of(style: Element) -> str:
    named = style.find(W + "name")
    return "" if named is None else str(named.get(VAL))


def aliases(style: Element) -> Iterator[str]:
    """The other names that a style's owner gave it (17.7.4.1)."""
    for given in style.iterfind(W + "aliases"):
        yield from (folded(alias) for alias in re.split("[,;，；]", str(given.get(VAL))) if alias.strip())


def folded(name: str) -> str:
    """A name without what people write differently: capitals, spaces, full-width digits."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def names_from(data: Mapping[str, Mapping[str, list[str]]]) -> Names:
    """The table of localised names as its file holds it."""
    return {language: {own: tuple(others) for own, others in table.items()} for language, table in data.items()}


def straighten(sheet: Element) -> None:
    """Ends what a style is based on where that is not there, or leads back to it: LibreOffice would never come to an end."""
    by_id = {str(style.get(STYLE_ID)): style for style in sheet.iterfind(W + "style")}
    for style in by_id.values():
        seen, at = {str(style.get(STYLE_ID))}, style
        while (base := at.find(W + "basedOn")) is not None:
            number = str(base.get(VAL))
            if number in seen or number not in by_id:
                at.remove(base)
                break
            seen.add(number)
            at = by_id[number]

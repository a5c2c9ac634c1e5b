"""Chicago notes and bibliography (The Chicago Manual of Style, 18th edition, chapters 13 and 14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.cite.entry import Entry, Name, Place
from briefgen.cite.runs import capitalised, ended, has_han, italic, joined, linked, ordinal, place, said, text
from briefgen.doctree import Inlines, Text
from briefgen.locale import Locale

_ITALIC = frozenset(("book", "report", "dataset", "motion_picture", "software", "standard"))
_ROMAN = frozenset(("legislation", "bill", "regulation", "patent", "personal_communication"))
_BRACKETED = _ITALIC | {"thesis", "manuscript", "speech", "chapter", "paper-conference"}
_PERIODICALS = frozenset(("article", "article-magazine", "article-newspaper", "post-weblog"))
_INNER_QUOTES = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class _Part:
    """One thing said of a publication: in a note, after `gap`, and in the bibliography, after `joint`."""

    note: Inlines
    listed: Inlines
    gap: str = ", "
    joint: str = ". "


def full(entry: Entry, places: tuple[Place, ...], locale: Locale) -> Inlines:
    """A source's first note: authors in natural order, parts set off by commas."""
    tail = [*_publication(entry, locale), *_places(entry, places, locale), _part(_address(entry))]
    return joined([_leading(entry, inverted=False), _strung(entry, entry.title, tail, locale)], ", ")


def short(entry: Entry, places: tuple[Place, ...], locale: Locale) -> Inlines:
    """A later note: the first author's family name, the short title, the place."""
    families = [replace(name, given="") for name in entry.authors or entry.editors]
    tail = [replace(part, gap=", ") for part in _places(entry, places, locale)]
    title = _strung(replace(entry, translated=""), entry.short, tail, locale)
    return joined([text(_names(families, most=2, kept=1)), title], ", ")


def bibliography(entry: Entry, locale: Locale) -> Inlines:
    """An entry of the bibliography: first author inverted, parts set off by full stops."""
    listed = joined([ended(_leading(entry, inverted=True)), _title(entry, entry.title, ".", locale)], " ")
    for part in (*_publication(entry, locale), _part(_address(entry))):
        if part.listed and part.joint == ". ":
            listed = (*ended(listed), Text(" "), *capitalised(part.listed))
        elif part.listed:
            listed = (*listed, Text(part.joint), *part.listed)
    return ended(listed)


def _part(words: Inlines, listed: Inlines | None = None) -> _Part:
    return _Part(words, words if listed is None else listed)


def _strung(entry: Entry, title: str, tail: Sequence[_Part], locale: Locale) -> Inlines:
    """The title and what follows it in a note; a comma goes inside the quotes that it follows."""
    parts = [part for part in tail if part.note]
    inside = bool(parts) and parts[0].gap == ", " and _quotes(entry) and not entry.translated
    strung = list(_title(entry, title, "," if inside else "", locale))
    for at, part in enumerate(parts):
        strung += [Text(" " if inside and not at else part.gap), *part.note]
    return tuple(strung)


def _quotes(entry: Entry) -> bool:
    return entry.type not in _ITALIC | _ROMAN


def _title(entry: Entry, title: str, mark: str, locale: Locale) -> Inlines:
    """A whole work's title in italics, a law's in roman, another in quotes, with the `mark` that follows inside them."""
    words = said(title.translate(_INNER_QUOTES) if _quotes(entry) else title, entry.language, locale.tag)
    words = linked(italic(words) if entry.type in _ITALIC else words, entry.address)
    translated = text(f" [{entry.translated}]" if entry.translated else "")
    if not _quotes(entry):
        return (*words, *translated)
    closing = "”" if translated or (mark == "." and title.endswith(tuple(".?!。？！"))) else f"{mark}”"
    return (Text("“"), *words, Text(closing), *translated)


def _publication(entry: Entry, locale: Locale) -> Iterator[_Part]:
    """Where and when a source came out, as its type says it."""
    if entry.type == "article-journal" and entry.container:
        return _in_journal(entry, locale)
    return _bracketed(entry, locale) if entry.type in _BRACKETED else _unbound(entry, locale)


def _in_journal(entry: Entry, locale: Locale) -> Iterator[_Part]:
    issue = text(f"no. {entry.issue}" if entry.issue else "")
    yield _part(joined([_container(entry, locale), joined([text(entry.volume), issue], ", ")], " "))
    dated = text(f"({_date(entry, locale)})")
    yield _Part(dated, dated, " ", " ")
    yield _Part((), text(entry.page), joint=": ")


def _bracketed(entry: Entry, locale: Locale) -> Iterator[_Part]:
    """A book and what is like it: publisher and date stand in brackets in a note."""
    container, editors = _container(entry, locale), _names(entry.editors, most=3, kept=1)
    if container:
        yield _part((Text("in "), *container))
    if editors and (container or entry.authors):
        joint = ", " if container else ". "
        yield _Part(text(f"ed. {editors}"), text(f"edited by {editors}"), joint=joint)
    yield _part(text(_edition(entry.edition)))
    yield _part(text(f"vol. {entry.volume}" if entry.volume else ""))
    numbered = entry.genre if entry.number else ""
    yield _part(text(_number(entry)))
    genre = text(entry.genre if not numbered else "")
    imprint = joined([genre, text(_publisher(entry)), text(_date(entry, locale))], ", ")
    yield _Part((Text("("), *imprint, Text(")")), imprint, " ")


def _unbound(entry: Entry, locale: Locale) -> Iterator[_Part]:
    """Anything else: what it stood in, and when."""
    yield _part(_container(entry, locale))
    yield _part(text(_number(entry)))
    yield _part(text(_publisher(entry)))
    foreign = entry.language.split("-")[0] not in ("", locale.name)
    nameless = not (entry.container or entry.publisher or entry.address)
    language = locale.words.languages.get(entry.language.split("-")[0], "") if foreign and nameless else ""
    yield _part(text(locale.words.in_language.format(language=language) if language else ""))
    joint = ", " if language or (entry.type in _PERIODICALS and entry.container) else ". "
    dated = text(_date(entry, locale))
    yield _Part(dated, dated, joint=joint)


def _container(entry: Entry, locale: Locale) -> Inlines:
    """A periodical's or a book's name in italics, a site's in roman."""
    words = said(entry.container, entry.language, locale.tag)
    return words if entry.type in ("webpage", "post") else italic(words)


def _publisher(entry: Entry) -> str:
    """Publisher and place, unless the publisher is named already."""
    if entry.publisher in (entry.container, *(name.literal for name in entry.authors)):
        return ""
    return ": ".join(filter(None, (entry.place, entry.publisher)))


def _edition(edition: str) -> str:
    if edition.isdecimal():
        return f"{ordinal(edition)} ed."
    return f"{edition} ed." if edition and "ed" not in edition.casefold() and not has_han(edition) else edition


def _number(entry: Entry) -> str:
    """A report's or a standard's number, after the name of its series."""
    if not entry.number:
        return ""
    if entry.genre:
        return f"{entry.genre} no. {entry.number}" if entry.number[:1].isdigit() else f"{entry.genre} {entry.number}"
    return f"no. {entry.number}" if entry.type == "report" and entry.number.isdecimal() else entry.number


def _date(entry: Entry, locale: Locale) -> str:
    """When the source came out; where that is not known, when it was seen."""
    if entry.issued:
        return locale.dates.say(entry.issued)
    return f"accessed {locale.dates.say(entry.accessed)}" if entry.accessed else locale.words.no_date


def _address(entry: Entry) -> Inlines:
    return linked(text(entry.address), entry.address)


def _places(entry: Entry, places: Sequence[Place], locale: Locale) -> Iterator[_Part]:
    """Places in the source; a page is its bare number, after a journal's date with a colon."""
    for at, one in enumerate(places):
        page = one.label == "page"
        colon = page and not at and entry.type == "article-journal" and entry.container
        yield _Part(text(one.value if page else place(one, locale)), (), ": " if colon else ", ")


def _leading(entry: Entry, *, inverted: bool) -> Inlines:
    """Whose work it is: its authors, or, of a whole work without any, its editors."""
    most, kept = (6, 3) if inverted else (2, 1)
    if entry.authors or entry.container:
        return text(_names(entry.authors, most=most, kept=kept, inverted=inverted))
    role = ", eds." if len(entry.editors) > 1 else ", ed." if entry.editors else ""
    return text(_names(entry.editors, most=most, kept=kept, inverted=inverted) + role)


def _names(names: Sequence[Name], *, most: int, kept: int, inverted: bool = False) -> str:
    """At most `most` names; of more, the first `kept` and "et al."."""
    shown = names if len(names) <= most else names[:kept]
    listed = [_name(name, inverted=inverted and not at) for at, name in enumerate(shown)]
    if len(names) > most:
        return ", ".join(listed) + (", et al." if kept > 1 else " et al.")
    if len(listed) < 2:
        return "".join(listed)
    return ", ".join(listed[:-1]) + (", and " if len(listed) > 2 or inverted else " and ") + listed[-1]


def _name(name: Name, *, inverted: bool) -> str:
    if name.literal or not (name.given and name.family):
        return name.literal or name.family or name.given
    if has_han(name.family):
        return name.family + name.given
    return f"{name.family}, {name.given}" if inverted else f"{name.given} {name.family}"

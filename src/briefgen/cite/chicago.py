"""Chicago notes and bibliography (The Chicago Manual of Style, 18th edition, chapters 13 and 14).

The style is an English one. Its words and dates are those of the document where its language has them
(`Locale.citations`), and English elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.cite.entry import Entry, Name, Place
from briefgen.cite.runs import capitalised, ended, is_chinese, italic, joined, linked, name, ordinal, place, said, text
from briefgen.doctree import Inlines, Text
from briefgen.doctree.walk import plain
from briefgen.locale import Locale, Period, en, locale_for
from briefgen.locale.citations import CitationWords
from briefgen.locale.scripts import has_han

_ENGLISH = locale_for("en")
_ENGLISH_WORDS = en.CITATIONS
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
    tail = [
        *_publication(entry, locale),
        *_places(entry, places, locale),
        _part(_address(entry)),
        _part(_archived(entry, locale)),
    ]
    return joined([_leading(entry, locale, inverted=False), _strung(entry, entry.title, tail, locale)], ", ")


def short(entry: Entry, places: tuple[Place, ...], locale: Locale) -> Inlines:
    """A later note: the first author's family name, the short title, the place."""
    families = [one if has_han(one.family) else replace(one, given="") for one in entry.authors or entry.editors]
    tail = [replace(part, gap=", ") for part in _places(entry, places, locale)]
    title = _strung(replace(entry, translated=""), entry.short, tail, locale)
    return joined([_names(families, entry, locale, most=2, kept=1, others=entry.others), title], ", ")


def bibliography(entry: Entry, locale: Locale) -> Inlines:
    """An entry of the bibliography: first author inverted, parts set off by full stops."""
    title = capitalised(_title(entry, entry.title, ".", locale))
    listed = joined([ended(_leading(entry, locale, inverted=True)), title], " ")
    for part in (*_publication(entry, locale), _part(_address(entry)), _part(_archived(entry, locale))):
        if part.listed and part.joint == ". ":
            listed = (*ended(listed), Text(" "), *capitalised(part.listed))
        elif part.listed:
            listed = (*listed, Text(part.joint), *part.listed)
    return ended(listed)


def _tongue(locale: Locale) -> Locale:
    """The language of the style's own words: the document's, or English."""
    return locale if locale.citations else _ENGLISH


def _words(locale: Locale) -> CitationWords:
    return locale.citations or _ENGLISH_WORDS


def _said_of(pattern: str, value: str) -> str:
    return pattern.format(n=value) if value else ""


def _part(words: Inlines) -> _Part:
    """A part that is the same in notes and in the bibliography."""
    return _Part(words, words)


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
    """A whole work's title in italics, a law's in roman, another in quotes: what follows goes inside them after Latin."""
    words = said(title.translate(_INNER_QUOTES) if _quotes(entry) else title, entry.language, locale.tag)
    words = italic(words) if entry.type in _ITALIC else words
    also = text(f" [{entry.translated}]" if entry.translated else "")
    if not _quotes(entry):
        return (*words, *also)
    if also or (mark == "." and title.endswith(tuple(".?!。？！"))):
        mark = ""
    opening, closing = _tongue(locale).typography.quotes
    inside = _words(locale).mark_inside and not has_han(title)
    return (Text(opening), *words, Text(mark + closing if inside else closing + mark), *also)


def _publication(entry: Entry, locale: Locale) -> Iterator[_Part]:
    """Where and when a source came out, as its type says it."""
    if entry.type == "article-journal" and entry.container:
        yield from _in_journal(entry, locale)
    elif entry.type in _BRACKETED:
        yield from _bracketed(entry, locale)
    else:
        yield from _unbound(entry, locale)
    yield _part(text("" if entry.archived else entry.archive))


def _in_journal(entry: Entry, locale: Locale) -> Iterator[_Part]:
    yield _translated_by(entry, locale)
    issue = text(_said_of(_words(locale).number, entry.issue))
    yield _part(joined([_container(entry, locale), joined([text(entry.volume), issue], ", ")], " "))
    dated = text(f"({_date(entry, locale)})")
    yield _Part(dated, dated, " ", " ")
    yield _Part((), text(entry.page), joint=": ")


def _bracketed(entry: Entry, locale: Locale) -> Iterator[_Part]:
    """A book and what is like it: publisher and date stand in brackets in a note."""
    container, editors = _container(entry, locale), _names(entry.editors, entry, locale, most=3, kept=1)
    if container:
        words = (Text(_words(locale).within), *container)
        yield _part(words)
    joint = ", " if container else ". "
    if editors and (container or entry.authors):
        note, listed = _words(locale).edited
        yield _Part((Text(note), *editors), (Text(listed), *editors), joint=joint)
    yield _translated_by(entry, locale, ". " if editors else joint)
    yield _part(text(_edition(entry.edition, _words(locale))))
    yield _part(text(_said_of(_words(locale).volume, entry.volume)))
    yield _part(name(entry.series, entry, locale))
    yield _part(text(_number(entry, _words(locale))))
    yield _part(text(_version(entry.version, _words(locale))))
    genre = text("" if entry.number else entry.genre)
    imprint = joined([genre, _publisher(entry, locale), text(_date(entry, locale))], ", ")
    yield _Part((Text("("), *imprint, Text(")")), imprint, " ")


def _translated_by(entry: Entry, locale: Locale, joint: str = ". ") -> _Part:
    """Who translated it: "trans. X" in a note, "Translated by X" in the bibliography."""
    names = _names(entry.translators, entry, locale, most=3, kept=1)
    note, listed = _words(locale).translated
    return _Part((Text(note), *names), (Text(listed), *names), joint=joint) if names else _Part((), ())


def _unbound(entry: Entry, locale: Locale) -> Iterator[_Part]:
    """Anything else: what it stood in, and when."""
    yield _translated_by(entry, locale)
    yield _part(_container(entry, locale))
    yield _part(text(_number(entry, _words(locale))))
    yield _part(_publisher(entry, locale))
    language = _foreign(entry, locale)
    yield _part(text(_tongue(locale).words.in_language.format(language=language) if language else ""))
    joint = ", " if language or (entry.type in _PERIODICALS and entry.container) else ". "
    issued = entry.type == "patent" and entry.issued
    dated = text(_words(locale).issued.format(n=_date(entry, locale)) if issued else _date(entry, locale))
    yield _Part(dated, dated, joint=", " if issued else joint)


def _foreign(entry: Entry, locale: Locale) -> str:
    """The language of a source that nothing else tells a reader how to find, where it is not the document's."""
    if (
        entry.container
        or entry.publisher
        or entry.number
        or entry.address
        or entry.language.split("-")[0] == locale.name
    ):
        return ""
    return _tongue(locale).words.languages.get(entry.language.split("-")[0], "")


def _container(entry: Entry, locale: Locale) -> Inlines:
    """A periodical's or a book's name in italics, a site's in roman."""
    words = said(entry.container, entry.language, locale.tag)
    return words if entry.type in ("webpage", "post") else italic(words)


def _publisher(entry: Entry, locale: Locale) -> Inlines:
    """Place and publisher, unless the publisher is named already."""
    named = entry.publisher in (entry.container, *(one.literal for one in entry.authors))
    publisher = () if named else name(entry.publisher, entry, locale)
    town = "" if entry.type == "thesis" else entry.place
    return joined([name(town, entry, locale), publisher], ": ")


def _edition(edition: str, words: CitationWords) -> str:
    if edition.isdecimal():
        return words.edition.format(n=ordinal(edition) if words.ordinals else edition)
    if edition and "ed" not in edition.casefold() and not has_han(edition):
        return words.other_edition.format(n=edition)
    return edition


def _number(entry: Entry, words: CitationWords) -> str:
    """A report's or a standard's number, after the name of its series."""
    if not entry.number:
        return ""
    if entry.genre:
        number = words.number.format(n=entry.number) if entry.number[0].isdigit() else entry.number
        return f"{entry.genre} {number}"
    return words.number.format(n=entry.number) if entry.type == "report" and entry.number.isdecimal() else entry.number


def _date(entry: Entry, locale: Locale) -> str:
    """When the source came out; where that is not known, when it was seen."""
    if entry.issued:
        return _said(entry.issued, locale)
    accessed = _said(entry.accessed, locale) if entry.accessed else ""
    return _said_of(_words(locale).accessed, accessed) or _tongue(locale).words.no_date


def _said(period: Period, locale: Locale) -> str:
    """A day as the manual has it, the month first: "June 12, 2025"."""
    start = period.start
    if period.grain == "day" and _words(locale).day:
        return f"{_ENGLISH.dates.months[start.month - 1]} {start.day}, {start.year}"
    return _tongue(locale).dates.say(period)


def _version(version: str, words: CitationWords) -> str:
    bare = version.lstrip("vV")
    return words.version.format(n=bare) if bare != version or version[:1].isdigit() else version


def _address(entry: Entry) -> Inlines:
    return linked(text(entry.address), entry.address)


def _archived(entry: Entry, locale: Locale) -> Inlines:
    """The copy that an archive of the web keeps."""
    if not entry.archived:
        return ()
    keeper = f"{entry.archive}, " if entry.archive else ""
    return (Text(_words(locale).archived.format(n=keeper)), *linked(text(entry.archived), entry.archived))


def _places(entry: Entry, places: Sequence[Place], locale: Locale) -> Iterator[_Part]:
    """Places in the source; a page is its bare number, after a journal's date with a colon."""
    for at, one in enumerate(places):
        page = one.label == "page"
        colon = page and not at and entry.type == "article-journal" and entry.container
        placed = _words(locale).page.format(n=one.value) if page else place(one, _tongue(locale))
        yield _Part(text(one.value if colon else placed), (), ": " if colon else ", ")


def _leading(entry: Entry, locale: Locale, *, inverted: bool) -> Inlines:
    """Whose work it is: its authors, or, of a whole work without any, its editors."""
    most, kept = (6, 3) if inverted else (2, 1)
    if entry.authors or entry.container:
        return _names(entry.authors, entry, locale, most=most, kept=kept, inverted=inverted, others=entry.others)
    role = _words(locale).editors if len(entry.editors) > 1 else _words(locale).editor
    names = _names(entry.editors, entry, locale, most=most, kept=kept, inverted=inverted, others=entry.others)
    return (*names, Text(role)) if names else ()


def _names(
    names: Sequence[Name],
    entry: Entry,
    locale: Locale,
    *,
    most: int,
    kept: int,
    inverted: bool = False,
    others: bool = False,
) -> Inlines:
    """At most `most` names; of more, or where there are `others`, the first `kept` and "et al.", or 等 in Chinese entries."""
    shown = names if len(names) <= most else names[:kept]
    listed = [name(_name(one, inverted=inverted and not at), entry, locale) for at, one in enumerate(shown)]
    if len(names) > most or (names and others):
        words = _words(locale)
        if is_chinese(entry, plain(listed[0])):
            return (*joined(listed, ", "), *said("等", entry.language, locale.tag))
        return (*joined(listed, ", "), Text(words.others_of_several if kept > 1 else words.others))
    if len(listed) < 2:
        return joined(listed, "")
    last = _words(locale).and_last[len(listed) > 2 or inverted]
    return (*joined(listed[:-1], ", "), Text(last), *listed[-1])


def _name(one: Name, *, inverted: bool) -> str:
    if one.literal or not (one.given and one.family):
        return one.literal or one.family or one.given
    if has_han(one.family):
        return one.family + one.given
    if inverted:
        return f"{one.family}, {one.given}" + (f", {one.suffix}" if one.suffix else "")
    return " ".join(filter(None, (one.given, one.family, one.suffix)))

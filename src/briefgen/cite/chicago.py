"""Chicago notes and bibliography (The Chicago Manual of Style, 18th edition, chapters 13 and 14)."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.cite.entry import Entry, Name, Place
from briefgen.cite.runs import ended, has_han, italic, joined, linked, said
from briefgen.doctree import Inlines, Text
from briefgen.locale import Locale

_WHOLE_WORKS = frozenset(
    ("book", "report", "thesis", "dataset", "motion_picture", "software", "standard", "manuscript")
)


def full(entry: Entry, places: tuple[Place, ...], locale: Locale) -> Inlines:
    """A source's first note: authors in natural order, parts set off by commas."""
    authors = _names(entry.authors, inverted=False)
    title = _title(entry, locale, "" if entry.translated else ",")
    head = joined([_text(authors), title], ", ")
    rest = joined([*_facts_of_publication(entry, locale), *_places(places, locale), _address(entry)], ", ")
    if not rest:
        return head
    return (*head, Text(" " if _closes_with_comma(entry) else _before(entry)), *rest)


def short(entry: Entry, places: tuple[Place, ...], locale: Locale) -> Inlines:
    """A later note: the first author's family name, the short title, the place."""
    family = _text(_short_names(entry.authors))
    title = _quoted(entry, entry.short, locale, "," if places else "")
    head = joined([family, title], ", ")
    rest = joined(_places(places, locale), ", ")
    gap = " " if not _whole(entry) else ", "
    return (*head, Text(gap), *rest) if rest else head


def bibliography(entry: Entry, locale: Locale) -> Inlines:
    """An entry of the bibliography: first author inverted, parts set off by full stops."""
    parts = [
        _text(_names(entry.authors, inverted=True)),
        _title(entry, locale, "" if entry.translated else "."),
        *(_capitalised(part) for part in _facts_of_publication(entry, locale, bibliography=True)),
        _address(entry),
    ]
    return joined((ended(part) for part in parts), " ")


def _whole(entry: Entry) -> bool:
    return entry.type in _WHOLE_WORKS


def _closes_with_comma(entry: Entry) -> bool:
    return not _whole(entry) and not entry.translated


def _before(entry: Entry) -> str:
    return " " if _whole(entry) and (entry.publisher or entry.issued) else ", "


def _title(entry: Entry, locale: Locale, mark: str) -> Inlines:
    title = _quoted(entry, entry.title, locale, mark)
    return (*title, Text(f" [{entry.translated}]")) if entry.translated else title


def _quoted(entry: Entry, title: str, locale: Locale, mark: str) -> Inlines:
    """A whole work's title in italics, another in quotes, the punctuation that follows inside them after Latin script."""
    inner = said(title, entry.language, locale.tag)
    if _whole(entry):
        return linked(italic(inner) if not has_han(title) else inner, entry.url)
    return (Text("“"), *linked(inner, entry.url), Text(f"”{mark}" if has_han(title) else f"{mark}”"))


def _facts_of_publication(entry: Entry, locale: Locale, *, bibliography: bool = False) -> list[Inlines]:
    """Container, issue, publisher and date, as this type of source orders them."""
    date = locale.dates.say(entry.issued) if entry.issued else locale.words.no_date
    container = italic(said(entry.container, entry.language, locale.tag))
    if entry.type == "article-journal" and container:
        number = joined([_text(entry.volume), _text(f"no. {entry.issue}" if entry.issue else "")], ", ")
        pages = f": {entry.page}" if entry.page and bibliography else ""
        return [(*joined([container, number], " "), Text(f" ({date}){pages}"))]
    if _whole(entry):
        publisher = joined([_text(entry.genre), _text(entry.publisher), _text(date)], ", ")
        return [publisher] if bibliography else [(Text("("), *publisher, Text(")"))]
    foreign = entry.language.split("-")[0] not in ("", locale.name)
    nameless = not (entry.container or entry.publisher or entry.url)
    language = locale.words.languages.get(entry.language.split("-")[0], "") if foreign and nameless else ""
    return [
        container,
        _text(entry.publisher),
        _text(locale.words.in_language.format(language=language) if language else ""),
        _text(date),
    ]


def _address(entry: Entry) -> Inlines:
    return linked(_text(entry.url), entry.url)


def _places(places: tuple[Place, ...], locale: Locale) -> list[Inlines]:
    return [_text(locale.locators.say(place.label, place.value) if place.label else place.value) for place in places]


def _text(text: str) -> Inlines:
    return (Text(text),) if text else ()


def _capitalised(inlines: Inlines) -> Inlines:
    match inlines:
        case (Text(text, lang), *rest) if text != "n.d.":
            return (Text(text[:1].upper() + text[1:], lang), *rest)
    return inlines


def _names(names: Sequence[Name], *, inverted: bool) -> str:
    """Up to three names; of more, the first and "et al."."""
    if len(names) > 3:
        return _name(names[0], inverted=inverted) + " et al."
    said_names = [_name(name, inverted=inverted and not place) for place, name in enumerate(names)]
    if len(said_names) < 2:
        return "".join(said_names)
    last = ", and " if len(said_names) > 2 or inverted else " and "
    return ", ".join(said_names[:-1]) + last + said_names[-1]


def _name(name: Name, *, inverted: bool) -> str:
    if name.literal or not name.given:
        return name.literal or name.family
    if has_han(name.family):
        return name.family + name.given
    return f"{name.family}, {name.given}" if inverted else f"{name.given} {name.family}"


def _short_names(names: Sequence[Name]) -> str:
    families = [name.literal or (name.family + name.given if has_han(name.family) else name.family) for name in names]
    if len(families) > 3:
        return families[0] + " et al."
    if len(families) < 2:
        return "".join(families)
    return ", ".join(families[:-1]) + (", and " if len(families) > 2 else " and ") + families[-1]

"""GB/T 7714, the numeric form: "作者. 题名[类型标识]. 出版项. 页码." """

from __future__ import annotations

from collections.abc import Sequence

from briefgen.cite.entry import Entry, Name, Place
from briefgen.cite.runs import ended, has_han, joined, linked, said
from briefgen.doctree import Inlines, Text
from briefgen.locale import Locale, Period

_MARKS = {
    "article": "N", "article-journal": "J", "article-magazine": "J", "article-newspaper": "N", "book": "M",
    "chapter": "M", "dataset": "DS", "legislation": "S", "paper-conference": "C", "patent": "P", "regulation": "S",
    "report": "R", "software": "CP", "standard": "S", "thesis": "D", "webpage": "EB", "post": "EB", "post-weblog": "EB",
}  # fmt: skip


def full(entry: Entry, places: tuple[Place, ...], locale: Locale) -> Inlines:
    """A source's first note: its entry, then the place."""
    return joined([_without_stop(entry, locale), *_places(places, locale)], ". ")


def short(entry: Entry, places: tuple[Place, ...], locale: Locale) -> Inlines:
    """A later note: first author, short title, place."""
    author = _text(_names(entry.authors[:1], entry.language))
    title = linked(said(entry.short, entry.language, locale.tag), entry.url)
    return joined([author, title, *_places(places, locale)], "，")


def bibliography(entry: Entry, locale: Locale) -> Inlines:
    return ended(_without_stop(entry, locale))


def _without_stop(entry: Entry, locale: Locale) -> Inlines:
    mark = _MARKS.get(entry.type, "Z") + ("/OL" if entry.url else "")
    title = (*linked(said(entry.title, entry.language, locale.tag), entry.url), Text(f"[{mark}]"))
    return joined(
        [_text(_names(entry.authors, entry.language)), title, _published(entry), linked(_text(entry.url), entry.url)],
        ". ",
    )


def _published(entry: Entry) -> Inlines:
    """Container, place and publisher, date, volume and pages, with GB/T's punctuation."""
    date = _date(entry.issued) if entry.issued else ""
    accessed = f"[{_date(entry.accessed)}]" if entry.accessed else ""
    if entry.container:
        volume = ", ".join(filter(None, [date, entry.volume])) + (f"({entry.issue})" if entry.issue else "")
        text = ", ".join(filter(None, [entry.container, volume]))
        return _text(text + (f": {entry.page}" if entry.page else "") + accessed)
    publisher = ": ".join(filter(None, [entry.place, entry.publisher]))
    text = ", ".join(filter(None, [publisher, date]))
    return _text(text + (f": {entry.page}" if entry.page and text else "") + accessed)


def _date(period: Period) -> str:
    start = period.start
    return {"year": f"{start.year}", "day": start.isoformat()}.get(period.grain, f"{start.year}-{start.month:02}")


def _places(places: tuple[Place, ...], locale: Locale) -> list[Inlines]:
    return [_text(locale.locators.say(place.label, place.value) if place.label else place.value) for place in places]


def _text(text: str) -> Inlines:
    return (Text(text),) if text else ()


def _names(names: Sequence[Name], language: str) -> str:
    """Up to three names; of more, three and 等 or "et al.", as the entry's own language has it."""
    said_names = [_name(name) for name in names[:3]]
    if len(names) > 3:
        chinese = language.startswith("zh") or has_han(said_names[0])
        said_names.append("等" if chinese else "et al")
    return ", ".join(said_names)


def _name(name: Name) -> str:
    if name.literal or not name.given:
        return name.literal or name.family
    if has_han(name.family):
        return name.family + name.given
    initials = " ".join(part[0].upper() for part in name.given.replace("-", " ").split())
    return f"{name.family.upper()} {initials}"

"""GB/T 7714-2015, the numeric form: "作者. 题名[类型标识]. 出版项: 页码[引用日期]. 获取路径." """

from __future__ import annotations

from collections.abc import Sequence

from briefgen.cite.entry import Entry, Name, Place
from briefgen.cite.runs import ended, joined, linked, name, ordinal, place, said, text
from briefgen.doctree import Inlines, Text
from briefgen.locale import Locale, Period
from briefgen.locale.scripts import has_han

_MARKS = {
    "article": "Z", "article-journal": "J", "article-magazine": "J", "article-newspaper": "N", "book": "M",
    "chapter": "M", "dataset": "DS", "paper-conference": "C", "patent": "P", "post": "EB", "post-weblog": "EB",
    "report": "R", "software": "CP", "standard": "S", "thesis": "D", "webpage": "EB",
}  # fmt: skip
_SERIALS = frozenset(("article-journal", "article-magazine"))
_PARTS = frozenset(("chapter", "paper-conference"))
_ONLINE = frozenset(("webpage", "post", "post-weblog"))
_DATED_BY_YEAR = frozenset(("book", "standard", "thesis", *_PARTS))


def full(entry: Entry, places: tuple[Place, ...], locale: Locale) -> Inlines:
    """A source's first note: its entry, with the places cited where its pages would stand."""
    cited = ", ".join(_pages(one.value) if one.label == "page" else place(one, locale) for one in places)
    return _without_stop(entry, cited, locale)


def short(entry: Entry, places: tuple[Place, ...], locale: Locale) -> Inlines:
    """A later note, for which the standard has no form: first author, short title, place."""
    author = name(_first(_responsible(entry), entry), entry, locale)
    title = linked(said(entry.short, entry.language, locale.tag), entry.address)
    comma = "，" if locale.script == "han" else ", "
    return joined([author, title, *(text(place(one, locale)) for one in places)], comma)


def bibliography(entry: Entry, locale: Locale) -> Inlines:
    return ended(_without_stop(entry, "" if entry.type == "article-newspaper" else _pages(entry.page), locale))


def _without_stop(entry: Entry, pages: str, locale: Locale) -> Inlines:
    parts = [
        name(_names(_responsible(entry), entry.language), entry, locale),
        (*_title(entry, locale), *_host(entry, locale)),
        text(_edition(entry)),
        _noted(entry, pages, locale),
        linked(text(entry.url), entry.url),
        linked(text(f"DOI: {entry.doi}" if entry.doi else ""), entry.address),
    ]
    return joined(parts, ". ")


def _responsible(entry: Entry) -> Sequence[Name]:
    """Whose work it is: its authors, or, of a whole work without any, its editors."""
    return entry.authors if entry.authors or entry.type in _PARTS else entry.editors


def _title(entry: Entry, locale: Locale) -> Inlines:
    """Title, number and the mark of the source's type."""
    mark = _MARKS.get(entry.type, "Z") + ("/OL" if entry.url or entry.type in _ONLINE else "")
    words = linked(said(entry.title, entry.language, locale.tag), entry.address)
    translated = (
        (" [{}]" if locale.script == "latin" else "（{}）").format(entry.translated) if entry.translated else ""
    )
    number = f": {entry.number}" if entry.number else ""
    return (*words, Text(f"{translated}{number}[{mark}]"))


def _host(entry: Entry, locale: Locale) -> Inlines:
    """The book that a part stands in, with those who made it."""
    if entry.type not in _PARTS or not entry.container:
        return ()
    editors = name(_names(entry.editors, entry.language), entry, locale)
    return (Text("//"), *joined([editors, name(entry.container, entry, locale)], ". "))


def _edition(entry: Entry) -> str:
    if not entry.edition.isdecimal():
        return entry.edition
    return f"{entry.edition}版" if _is_chinese(entry.language, entry.title) else f"{ordinal(entry.edition)} ed"


def _noted(entry: Entry, pages: str, locale: Locale) -> Inlines:
    """Where it came out and when, its pages, when it was changed and seen."""
    return (*joined([_published(entry, locale), text(pages)], ": "), *text(_seen(entry)))


def _published(entry: Entry, locale: Locale) -> Inlines:
    """Where, by whom and when: "刊名, 年, 卷(期)", "报名, 日期(版次)", or "出版地: 出版者, 年"."""
    date = "" if entry.type in _ONLINE else _date(entry)
    if entry.container and entry.type not in _PARTS | _ONLINE:
        page = f"({entry.page})" if entry.type == "article-newspaper" and entry.page else ""
        volume = entry.volume + (f"({entry.issue})" if entry.issue else "")
        return joined([name(entry.container, entry, locale), text(date + page), text(volume)], ", ")
    publisher = entry.publisher or entry.archive or (entry.container if entry.type in _ONLINE else "")
    return joined([joined([name(entry.place, entry, locale), name(publisher, entry, locale)], ": "), text(date)], ", ")


def _seen(entry: Entry) -> str:
    """When a page on the web was last changed, and when it was seen."""
    changed = f"({_day(entry.issued)})" if entry.issued and entry.type in _ONLINE else ""
    return changed + (f"[{_day(entry.accessed)}]" if entry.accessed else "")


def _date(entry: Entry) -> str:
    if entry.issued is None:
        return ""
    by_year = entry.type in _DATED_BY_YEAR or (entry.type in _SERIALS and entry.issue)
    return str(entry.issued.start.year) if by_year else _day(entry.issued)


def _day(period: Period) -> str:
    start = period.start
    return {"year": f"{start.year}", "day": start.isoformat()}.get(period.grain, f"{start.year}-{start.month:02}")


def _pages(pages: str) -> str:
    return pages.replace("–", "-")


def _names(names: Sequence[Name], language: str) -> str:
    """Up to three names; of more, three and 等 or "et al.", as the entry's own language has it."""
    shown = [_name(one) for one in names[:3]]
    if len(names) > 3:
        shown.append("等" if _is_chinese(language, shown[0]) else "et al")
    return ", ".join(shown)


def _first(names: Sequence[Name], entry: Entry) -> str:
    """The first name, and that there are others."""
    if len(names) < 2:
        return _names(names, entry.language)
    first = _name(names[0])
    return f"{first}等" if _is_chinese(entry.language, first) else f"{first} et al."


def _is_chinese(language: str, words: str) -> bool:
    return language.startswith("zh") or has_han(words)


def _name(one: Name) -> str:
    if one.literal or not (one.given and one.family):
        return one.literal or one.family or one.given
    if has_han(one.family):
        return one.family + one.given
    initials = " ".join(part[0].upper() for part in one.given.replace("-", " ").replace(".", " ").split())
    return f"{one.family.upper()} {initials}"

"""GB/T 7714, the numeric form: "作者. 题名[类型标识]. 出版项: 页码[引用日期]. 获取路径." in its editions of 2015 and 2025."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.cite.entry import Entry, Name, Place
from briefgen.cite.runs import ended, is_chinese, joined, linked, name, ordinal, place, said, text
from briefgen.doctree import Inlines, Text
from briefgen.locale import Locale, Period
from briefgen.locale.scripts import has_han

_MARKS = {
    "article-journal": "J", "article-magazine": "J", "article-newspaper": "N", "bill": "A", "book": "M",
    "chapter": "M", "dataset": "DS", "legislation": "A", "map": "CM", "paper-conference": "C", "patent": "P",
    "post": "EB", "post-weblog": "EB", "regulation": "A", "report": "R", "software": "CP", "standard": "S",
    "thesis": "D", "webpage": "EB",
}  # fmt: skip
_SERIALS = frozenset(("article-journal", "article-magazine", "article-newspaper"))
_PARTS = frozenset(("chapter", "paper-conference"))
_ONLINE = frozenset(("webpage", "post", "post-weblog"))
_LAWS = frozenset(("bill", "legislation", "regulation"))
_DATED_IN_FULL = frozenset(("article-newspaper", "patent", "speech", "interview", "personal_communication", *_LAWS))
_NUMBERED = frozenset(("dataset", "manuscript", "patent", "report", "software", "standard", *_LAWS))
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Edition:
    """Where the editions differ: `comma`, `colon`, `opening` and `closing` are their marks.

    `capitals` sets family names in capitals and drops hyphens between initials. In `newer` ones a standard's number
    leads, preprints have a mark of their own, and only what is published on the web alone says when it was seen.
    """

    comma: str
    colon: str
    opening: str
    closing: str
    capitals: bool
    newer: bool

    def full(self, entry: Entry, places: tuple[Place, ...], locale: Locale) -> Inlines:
        """A source's first note: its entry, with the places cited where its pages would stand."""
        cited = self.comma.join(_pages(one.value) if one.label == "page" else place(one, locale) for one in places)
        return _Writer(self, entry, locale).entry_with(cited)

    def short(self, entry: Entry, places: tuple[Place, ...], locale: Locale) -> Inlines:
        """A later note, for which the standard has no form: first author, short title, place."""
        writer = _Writer(self, entry, locale)
        title = said(entry.short, entry.language, locale.tag)
        comma = "，" if locale.script == "han" else ", "
        return joined([writer.first(), title, *(text(place(one, locale)) for one in places)], comma)

    def bibliography(self, entry: Entry, locale: Locale) -> Inlines:
        pages = "" if entry.type == "article-newspaper" else _pages(entry.page)
        return ended(_Writer(self, entry, locale).entry_with(pages))


EDITION_2015 = Edition(", ", ": ", "(", ")", capitals=True, newer=False)
EDITION_2025 = Edition("，", "：", "（", "）", capitals=False, newer=True)


class _Writer:
    """One entry in one edition; `online` where it can be reached by an address."""

    def __init__(self, edition: Edition, entry: Entry, locale: Locale) -> None:
        self.edition = edition
        self.entry = entry
        self.locale = locale
        self.online = bool(entry.url or entry.doi)

    def entry_with(self, pages: str) -> Inlines:
        """The entry without its stop; `pages` are its own, or those cited."""
        entry = self.entry
        parts = [
            () if self._led_by_number() else self._shown(self._names(self._responsible(), others=entry.others)),
            (*self._title(), *self._host(pages)),
            self._translators(),
            text(self._edition()),
            text(f"V{entry.version.lstrip('vV')}" if entry.version else ""),
            self._issued(pages),
            linked(text(entry.url), entry.url),
            linked(text(f"DOI:{entry.doi}" if entry.doi else ""), entry.address),
            linked(text(entry.archived), entry.archived),
        ]
        return joined(parts, ". ")

    def first(self) -> Inlines:
        """The first family name, or a Chinese name whole, and that there are others (the standard's 10.2.2)."""
        names = self._responsible()
        if not names:
            return ()
        first = self._name(names[0])
        if names[0].given and names[0].family and not has_han(names[0].family):
            first = self._family(names[0])
        more = len(names) > 1 or self.entry.others
        return self._shown(first + (("等" if is_chinese(self.entry, first) else " et al.") if more else ""))

    def _shown(self, words: str) -> Inlines:
        return name(words, self.entry, self.locale)

    def _led_by_number(self) -> bool:
        return self.edition.newer and self.entry.type == "standard"

    def _responsible(self) -> Sequence[Name]:
        """Whose work it is: its authors, or, of a whole work without any, its editors."""
        entry = self.entry
        return entry.authors if entry.authors or entry.type in _PARTS else entry.editors

    def _title(self) -> Inlines:
        """Title, volume, number and the mark of the source's type."""
        entry = self.entry
        words = said(entry.title, entry.language, self.locale.tag)
        translated = (
            (" [{}]" if self.locale.script == "latin" else "（{}）").format(entry.translated)
            if entry.translated
            else ""
        )
        details = [] if entry.container else [self._volume()]
        if self._led_by_number() and entry.number:
            words = (Text(f"{entry.number}\u2003"), *words)
        elif entry.number and entry.type in _NUMBERED | _preprints(entry):
            details.append(entry.number)
        said_of_it = "".join(f"{self.edition.colon}{detail}" for detail in details if detail)
        return (*words, Text(f"{translated}{said_of_it}[{self._mark()}]"))

    def _mark(self) -> str:
        """What kind of thing it is, and how it is kept: [J], [EB/OL]."""
        entry, newer = self.entry, self.edition.newer
        mark = _MARKS.get(entry.type, "Z")
        if newer and entry.type in _preprints(entry):
            mark = "PP"
        elif newer and entry.type in _LAWS:
            mark = "EB" if self.online else "Z"
        elif entry.archive and mark == "Z":
            mark = "A"
        return mark + ("/OL" if self.online or entry.type in _ONLINE else "")

    def _volume(self) -> str:
        volume = self.entry.volume
        if not volume.isdecimal() or self.entry.type in _SERIALS:
            return "" if self.entry.type in _SERIALS else volume
        if is_chinese(self.entry, self.entry.title):
            return f"第{volume}卷"
        return f"{'v.' if self.edition.newer else 'Vol. '}{volume}"

    def _host(self, pages: str) -> Inlines:
        """The book that a part stands in, with those who made it."""
        entry = self.entry
        if entry.type not in _PARTS or not entry.container:
            return ()
        volume = f"{self.edition.colon}{self._volume()}" if entry.volume else ""
        book = (*name(entry.container, entry, self.locale), *text(volume))
        if self._of_event():
            dated = joined([book, text(self._date())], self.edition.comma)
            return (Text("//"), *joined([dated, text(pages)], self.edition.colon))
        return (Text("//"), *joined([self._shown(self._names(entry.editors)), book], ". "))

    def _of_event(self) -> bool:
        """Whether a paper stands in no book but was read at a conference, which 2025 sets with a comma."""
        entry = self.entry
        bound = entry.publisher or entry.place or entry.editors
        return self.edition.newer and entry.type == "paper-conference" and bool(entry.container) and not bound

    def _translators(self) -> Inlines:
        """谢远涛, 译; of more than three, 等译 in 2015 and 等, 译 in 2025."""
        names = self._names(self.entry.translators)
        if not names:
            return ()
        if not is_chinese(self.entry, names):
            return self._shown(f"{names}{self.edition.comma}trans")
        joint = "" if names.endswith("等") and not self.edition.newer else self.edition.comma
        return self._shown(f"{names}{joint}译")

    def _edition(self) -> str:
        edition = self.entry.edition
        if not edition.isdecimal():
            return edition.rstrip(".")
        if is_chinese(self.entry, self.entry.title):
            return f"{edition}版"
        return f"{ordinal(edition)} ed"

    def _issued(self, pages: str) -> Inlines:
        """Where it came out and when, its pages, when it was changed and seen."""
        entry = self.entry
        if self._of_event():
            return ()
        if entry.type in _SERIALS and entry.container:
            published = self._in_serial()
        elif entry.type in _ONLINE or self._on_web_alone():
            published = self._publisher()
            seen = f"{self.edition.opening}{_day(entry.issued)}{self.edition.closing}" if entry.issued else ""
            return (*joined([published, text(pages)], self.edition.colon), *text(seen + self._seen()))
        else:
            published = joined([self._publisher(), text(self._date())], self.edition.comma)
        noted = joined([published, text(pages)], self.edition.colon)
        return noted if self.edition.newer else (*noted, *text(self._seen()))

    def _on_web_alone(self) -> bool:
        """Whether nothing tells of a publication but an address: such a source has the day of its last change."""
        entry = self.entry
        if self.edition.newer and entry.type in {"dataset", *_preprints(entry)}:
            return self.online
        if entry.type in {"book", "thesis", "patent", "standard", *_PARTS, *_SERIALS}:
            return False
        if self.edition.newer and entry.type == "report":
            return False
        return self.online and not entry.publisher

    def _seen(self) -> str:
        """When it was seen: of what is on no web, nobody asks."""
        entry = self.entry
        return f"[{_day(entry.accessed)}]" if entry.accessed and (self.online or entry.type in _ONLINE) else ""

    def _in_serial(self) -> Inlines:
        """刊名, 年, 卷(期), or 报名, 日期(版次)."""
        entry, edition = self.entry, self.edition
        of_paper = entry.page if entry.type == "article-newspaper" else ""
        bracketed = of_paper or entry.issue
        bracketed = f"{edition.opening}{bracketed}{edition.closing}" if bracketed else ""
        volume = entry.volume if entry.type != "article-newspaper" else ""
        date = self._date()
        numbered = [text(date), text(volume + bracketed)] if volume else [text(date + bracketed)]
        return joined([name(entry.container, entry, self.locale), *numbered], edition.comma)

    def _publisher(self) -> Inlines:
        """Place and publisher; of a page on the web whose author is known, neither."""
        entry = self.entry
        if entry.type == "patent" or self._led_by_number():
            return ()
        if entry.type in _ONLINE:
            site = entry.publisher or entry.container
            return () if entry.authors else name(site, entry, self.locale)
        hosted = "" if entry.type in _PARTS else entry.container
        publisher = entry.publisher or entry.archive or hosted
        named = name(publisher, entry, self.locale)
        return joined([name(entry.place, entry, self.locale), named], self.edition.colon)

    def _date(self) -> str:
        """The year, and the day where one year holds many such things; of a standard led by its number, nothing."""
        entry = self.entry
        if entry.issued is None or self._led_by_number():
            return ""
        whole = entry.type in _DATED_IN_FULL or (entry.type in _SERIALS and not (entry.volume or entry.issue))
        if self.edition.newer and entry.type == "report" and not entry.publisher:
            whole = True
        return _day(entry.issued) if whole else str(entry.issued.start.year)

    def _names(self, names: Sequence[Name], *, others: bool = False) -> str:
        """Up to three names; of more, three and 等 or "et al", as the entry's own language has it."""
        shown = [self._name(one) for one in names[:_MOST_NAMES]]
        if shown and (others or len(names) > _MOST_NAMES):
            shown.append("等" if is_chinese(self.entry, shown[0]) else "et al")
        return self.edition.comma.join(shown)

    def _family(self, one: Name) -> str:
        return one.family.upper() if self.edition.capitals else one.family

    def _name(self, one: Name) -> str:
        if one.literal or not (one.given and one.family):
            return one.literal or one.family or one.given
        if has_han(one.family):
            return one.family + one.given
        suffix = f"{self.edition.comma}{one.suffix.rstrip('.')}" if one.suffix else ""
        return f"{self._family(one)} {_initials(one.given, '' if self.edition.capitals else '-')}{suffix}"


def _preprints(entry: Entry) -> frozenset[str]:
    """`article` where it is a preprint, with a number or an address; else it is only not known what it is."""
    return frozenset(("article",)) if entry.number or entry.url or entry.doi else frozenset()


def _initials(given: str, hyphen: str) -> str:
    """Jean-Luc as "J-L", or as "J L" without a `hyphen`."""
    words = given.replace(".", " ").replace("-", f" {hyphen} " if hyphen else " ").split()
    return " ".join(word if word == hyphen else word[0].upper() for word in words).replace(" - ", "-")


def _day(period: Period) -> str:
    start = period.start
    return {"year": f"{start.year}", "day": start.isoformat()}.get(period.grain, f"{start.year}-{start.month:02}")


def _pages(pages: str) -> str:
    return pages.replace("–", "-")

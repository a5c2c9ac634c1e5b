"""The brief's sources as the citation styles take them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefgen.cite import Entry, Name
from briefgen.compile.work import Work
from briefgen.diagnostics import quoted
from briefgen.locale import LANGUAGES, Period, locale_for
from briefgen.locale.scripts import has_han
from briefgen.model import sources as model

KIN = {
    "broadcast": "motion_picture", "classic": "book", "collection": "manuscript", "entry": "chapter",
    "entry-dictionary": "chapter", "entry-encyclopedia": "chapter", "event": "speech", "figure": "graphic",
    "hearing": "legislation", "legal_case": "legislation", "musical_score": "book", "pamphlet": "book",
    "performance": "speech", "periodical": "book", "review": "article-journal", "review-book": "article-journal",
    "song": "motion_picture", "treaty": "legislation",
}  # fmt: skip
"""Types that are cited as others are."""
OTHERS = "others"

_EDITION = re.compile(r"(\d+)\.?\s*(?:st|nd|rd|th)?\.?\s*(?:ed(?:ition|n)?\.?)?|第?\s*(\d+)\s*版", re.IGNORECASE)
_DOI = re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def entries_of(work: Work) -> Mapping[str, Entry]:
    """Every source of the brief by its id."""
    return {name: _entry(work, name, source) for name, source in work.brief.sources.items()}


def _entry(work: Work, name: str, source: model.Source) -> Entry:
    key = f"sources.{name}"
    location = source.archive_location or ""
    archived = location if location.lower().startswith(("http://", "https://")) else ""
    return Entry(
        id=name,
        type=KIN.get(source.type, source.type),
        title=source.title,
        short_title=source.title_short or "",
        translated=_translated(work, source),
        authors=_names(source.author),
        editors=_names(source.editor),
        translators=_names(source.translator),
        others=_has_others(source.author or source.editor),
        issued=_date(work, source.issued, f"{key}.issued"),
        accessed=_date(work, source.accessed, f"{key}.accessed"),
        container=source.container_title or source.event_title or "",
        series=source.collection_title or "",
        publisher=source.publisher or "",
        place=source.publisher_place or "",
        edition=numbered_edition(source.edition or ""),
        volume=source.volume or "",
        issue=source.issue or "",
        page=re.sub(r"(?<=\w)\s*[-–—]+\s*(?=\w)", "–", source.page or ""),
        number=source.number or "",
        version=source.version or "",
        genre=source.genre or "",
        url=_address(work, source.url or "", f"{key}.URL"),
        doi=_DOI.sub("", source.doi or ""),
        archive=" ".join(filter(None, (source.archive, "" if archived else location))),
        archived=archived,
        language=_tag(source.language or _guessed(source.title)),
    )


def _translated(work: Work, source: model.Source) -> str:
    text = source.translated_title
    return (text.get(work.locale.name, work.brief.languages[0]) or "") if text else ""


def _date(work: Work, written: str | None, key: str) -> Period | None:
    return work.period(written, key) if written else None


def _names(names: Sequence[str | model.Name]) -> tuple[Name, ...]:
    """The names, without the word for those left out."""
    return tuple(_name(name) for name in names if not _is_others(name))


def _has_others(names: Sequence[str | model.Name]) -> bool:
    return any(map(_is_others, names))


def _is_others(name: str | model.Name) -> bool:
    return OTHERS in (name, getattr(name, "literal", None))


def _name(name: str | model.Name) -> Name:
    if isinstance(name, str):
        return Name(literal=name)
    return Name(name.family or "", name.given or "", name.literal or "", name.suffix or "")


def _address(work: Work, url: str, key: str) -> str:
    if url and not url.lower().startswith(("http://", "https://")):
        work.fault(key, "bad-url", f"{quoted(url)} is no address of the web", "begin it with https://")
    return url


def numbered_edition(edition: str) -> str:
    """The number of an edition that is a number: "2nd ed." and 第2版 are "2"."""
    found = _EDITION.fullmatch(edition.strip())
    return found[1] or found[2] if found else edition


def _tag(language: str) -> str:
    return locale_for(language).tag if language in LANGUAGES else language


def _guessed(title: str) -> str:
    """The language that a title's script gives away, "" where it gives away none."""
    if re.search("[\u3040-\u30ff]", title):
        return "ja"
    return "zh" if has_han(title) else ""

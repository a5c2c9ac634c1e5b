"""The brief's sources as the citation styles take them."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.cite import Entry, Name
from briefgen.compile.work import Work
from briefgen.locale import LANGUAGES, Period, locale_for, parse_period
from briefgen.model import sources as model


def entries_of(work: Work) -> Mapping[str, Entry]:
    """Every source of the brief by its id."""
    return {name: _entry(work, name, source) for name, source in work.brief.model.sources.items()}


def _entry(work: Work, name: str, source: model.Source) -> Entry:
    key = f"sources.{name}"
    translated = (
        source.translated_title.get(work.locale.name, work.brief.languages[0]) if source.translated_title else ""
    )
    return Entry(
        id=name,
        type=source.type,
        title=source.title,
        short_title=source.title_short or "",
        translated=translated or "",
        authors=tuple(map(_name, source.author)),
        editors=tuple(map(_name, source.editor)),
        issued=_period(work, source.issued, f"{key}.issued"),
        accessed=_period(work, source.accessed, f"{key}.accessed"),
        container=source.container_title or "",
        publisher=source.publisher or "",
        place=source.publisher_place or "",
        edition=source.edition or "",
        volume=source.volume or "",
        issue=source.issue or "",
        page=(source.page or "").replace("-", "–"),
        number=source.number or "",
        genre=source.genre or "",
        url=source.url or (f"https://doi.org/{source.doi}" if source.doi else ""),
        language=_tag(source.language or ""),
    )


def _name(name: str | model.Name) -> Name:
    if isinstance(name, str):
        return Name(literal=name)
    return Name(name.family or "", name.given or "", name.literal or "")


def _tag(language: str) -> str:
    return locale_for(language).tag if language in LANGUAGES else language


def _period(work: Work, text: str | None, key: str) -> Period | None:
    if text is None:
        return None
    try:
        return parse_period(text)
    except ValueError:
        work.fault(key, "bad-date", f"{text!r} is no date", "write 2025, 2025-06 or 2025-06-12")
        return None

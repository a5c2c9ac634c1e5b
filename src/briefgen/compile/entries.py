"""The brief's sources as the citation styles take them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefgen.cite import Entry, Name
from briefgen.compile.work import Work
from briefgen.diagnostics import quoted
from briefgen.locale import LANGUAGES, locale_for
from briefgen.locale.scripts import has_han
from briefgen.model import sources as model

_DOI = re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


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
        issued=work.period(source.issued, f"{key}.issued") if source.issued else None,
        accessed=work.period(source.accessed, f"{key}.accessed") if source.accessed else None,
        container=source.container_title or "",
        publisher=source.publisher or "",
        place=source.publisher_place or "",
        edition=source.edition or "",
        volume=source.volume or "",
        issue=source.issue or "",
        page=re.sub(r"(?<=\w)\s*-+\s*(?=\w)", "–", source.page or ""),
        number=source.number or "",
        genre=source.genre or "",
        url=_address(work, source.url or "", f"{key}.URL"),
        doi=_DOI.sub("", source.doi or ""),
        archive=source.archive or "",
        language=_tag(source.language or _guessed(source.title)),
    )


def _name(name: str | model.Name) -> Name:
    if isinstance(name, str):
        return Name(literal=name)
    return Name(name.family or "", name.given or "", name.literal or "")


def _address(work: Work, url: str, key: str) -> str:
    if url and not url.lower().startswith(("http://", "https://")):
        work.fault(key, "bad-url", f"{quoted(url)} is no address of the web", "begin it with https://")
    return url


def _tag(language: str) -> str:
    return locale_for(language).tag if language in LANGUAGES else language


def _guessed(title: str) -> str:
    """The language that a title's script gives away, "" where it gives away none."""
    if re.search("[\u3040-\u30ff]", title):
        return "ja"
    return "zh" if has_han(title) else ""

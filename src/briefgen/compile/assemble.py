"""The brief lowered to a document, all decided but its notes' numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from briefgen.compile.lower import lower_block
from briefgen.compile.lower.hints import lower_hints
from briefgen.compile.lower.key_figures import lower_figure, lower_figures
from briefgen.compile.lower.lists import lower_items
from briefgen.compile.names import numbered
from briefgen.compile.text import lower, lower_bare, lower_plain
from briefgen.compile.work import Work
from briefgen.doctree import Document, KeyFigure, KeyFigures, Meta, Section, Summary
from briefgen.locale import Period
from briefgen.model.brief import Section as SectionModel


def assemble(work: Work) -> Document:
    model = work.brief.model
    return Document(
        lang=work.locale.tag,
        language=work.locale.name,
        meta=_meta(work),
        summary=_summary(work),
        body=_sections(work, numbered(model.sections, "sections"), 1),
        notes=(),
        sources=(),
        languages=model.languages,
        notes_place=model.citations.place,
    )


def _meta(work: Work) -> Meta:
    model = work.brief.model
    title = lower_plain(work, model.title, "title")
    date = dt.date.fromisoformat(model.date)
    return Meta(
        id=model.id,
        title=title,
        short_title=lower_plain(work, model.short_title, "short_title") or title,
        date=date,
        date_text=work.locale.dates.say(Period(date, date, "day")),
        subtitle=lower_plain(work, model.subtitle, "subtitle"),
        series=lower_plain(work, model.series, "series"),
        authors=tuple(lower_plain(work, author, f"authors.{place}") for place, author in enumerate(model.authors)),
        classification=lower_plain(work, model.classification, "classification"),
        cover=_cover(work),
        subject=lower_plain(work, model.email.subject, "email.subject"),
        keywords=tuple(lower_plain(work, word, f"keywords.{place}") for place, word in enumerate(model.keywords)),
    )


def _cover(work: Work) -> KeyFigure | None:
    name = work.brief.model.cover.figure
    return lower_figure(work, name, "cover.figure", "cover") if name else None


def _summary(work: Work) -> Summary:
    model = work.brief.model
    figures = lower_figures(work, model.key_figures, "key_figures", "key_figures")
    return Summary(
        takeaway=lower(work, model.takeaway, "takeaway"),
        points=lower_items(work, model.summary, "summary", "summary"),
        figures=KeyFigures("key_figures", figures) if figures else None,
    )


def _sections(work: Work, sections: Iterable[tuple[SectionModel, str, str]], level: int) -> tuple[Section, ...]:
    return tuple(_section(work, section, key, number, level) for section, key, number in sections)


def _section(work: Work, section: SectionModel, key: str, number: str, level: int) -> Section:
    return Section(
        key=key,
        level=level,
        number=number if work.brief.model.numbered else "",
        heading=lower_bare(work, section.heading, f"{key}.heading"),
        takeaway=lower(work, section.takeaway, f"{key}.takeaway"),
        question=lower_bare(work, section.question, f"{key}.question"),
        blocks=tuple(lower_block(work, block, f"{key}.blocks.{at}") for at, block in enumerate(section.blocks)),
        sections=_sections(work, numbered(section.sections, f"{key}.sections", f"{number}."), level + 1),
        speaker=lower_bare(work, section.speaker, f"{key}.speaker"),
        hints=lower_hints(work, section.deck, f"{key}.deck"),
    )

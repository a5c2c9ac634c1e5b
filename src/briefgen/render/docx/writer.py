"""A document written as a Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.doctree import Document, Section
from briefgen.locale import Locale, locale_for
from briefgen.render.docx.base import Base, base_for, column_of, height_of
from briefgen.render.docx.body import section, sources, spaced, word_counts
from briefgen.render.docx.front import contents, cover_figure, has_contents, opening, title_block
from briefgen.render.docx.inlines import words
from briefgen.render.docx.job import Job
from briefgen.render.docx.notes import write_notes
from briefgen.render.docx.oxml.page import set_notes, turned_page
from briefgen.render.docx.oxml.xml import Element
from briefgen.render.docx.properties import declare_languages, write_properties
from briefgen.render.docx.running import write_running
from briefgen.render.docx.scripts import is_han
from briefgen.render.docx.turned import turned
from briefgen.render.format import Context, Rendered


def write(document: Document, context: Context) -> Rendered:
    """The Word file, and what could not be drawn in it. Raises InputError where the template is not a Word file."""
    locale = locale_for(document.language)
    base = base_for(document, context, locale)
    job = _job(document, locale, base)
    write_running(job, base.page)
    set_notes(base.page, job.note_kind)
    for element in turned(job, spaced(job, _text(job, base)), base):
        base.place.addprevious(element)
    write_notes(job)
    declare_languages(base.package, *_languages(document))
    write_properties(base.package, document, base.template)
    return Rendered(base.package.saved(), warnings=(*base.warnings, *job.warnings))


def _job(document: Document, locale: Locale, base: Base) -> Job:
    return Job(
        document=document,
        theme=base.theme,
        script=locale.script,
        words=locale.words,
        point=locale.amounts.point,
        package=base.package,
        design=base.design,
        face=base.theme.latin,
        column=column_of(base.page),
        wide=column_of(turned_page(base.page)),
        height=height_of(base.page),
        labels=dict(_labels(document.body)),
        han=_languages(document)[1],
        counts_headings=word_counts(document.body),
        has_contents=has_contents(document),
    )


def _labels(sections: Sequence[Section]) -> Iterator[tuple[str, str]]:
    for node in sections:
        for block in node.blocks:
            caption = getattr(block, "caption", None)
            if caption is not None:
                yield block.key, caption.label
        yield from _labels(node.sections)


def _languages(document: Document) -> tuple[str, str]:
    """The tags of Latin letters and of Han characters that bear none of their own: the document's for the one, and
    for the other the brief's first language in that script, if it has one.

    Names in Chinese text are so held to a Latin language: LibreOffice breaks them anywhere if they are held to Chinese.
    """
    tags = [document.lang, *(locale_for(name).tag for name in document.languages)]
    latin = next((tag for tag in tags if not is_han(tag)), "en-US")
    return latin, next(filter(is_han, tags), "zh-CN")


def _text(job: Job, base: Base) -> Iterator[Element]:
    """All that stands on the pages, in order. A title page of the base's takes the place of our title block."""
    document = job.document
    if "title" not in base.told:
        yield from title_block(job)
    yield from opening(job, document.summary)
    if job.has_contents:
        yield from contents(job, document.body)
    for node in document.body:
        yield from section(job, node)
    yield from cover_figure(job)
    yield from sources(job, document.sources)
    if document.notes and document.notes_place == "endnotes":
        yield job.paragraph("Heading Unnumbered", words(job, job.words.notes))

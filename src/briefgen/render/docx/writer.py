"""A document written as a Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

from briefgen.assets import builtin_folder
from briefgen.diagnostics import InputError, Where, error
from briefgen.doctree import Document, Section
from briefgen.locale import Locale, locale_for
from briefgen.render.docx.body import section, sources, spaced, word_counts
from briefgen.render.docx.design import Design
from briefgen.render.docx.front import contents, has_contents, opening, title_block
from briefgen.render.docx.inlines import words
from briefgen.render.docx.job import Job
from briefgen.render.docx.names import template_name
from briefgen.render.docx.notes import write_notes
from briefgen.render.docx.oxml.page import page_properties
from briefgen.render.docx.oxml.xml import Element, qualified
from briefgen.render.docx.package import Package
from briefgen.render.docx.properties import declare_languages, write_properties
from briefgen.render.docx.running import write_running
from briefgen.render.docx.scripts import is_han
from briefgen.render.format import Context, Rendered
from briefgen.theme import default_theme


def write(document: Document, context: Context) -> Rendered:
    """The Word file, and what could not be drawn in it. Raises InputError where the template is not a Word file."""
    locale = locale_for(document.language)
    package = Package(*_base(context, locale))
    page = _page(package, context)
    job = _job(document, context, locale, package, page)
    for element in spaced(job, _text(job)):
        page.addprevious(element)
    write_notes(job, page)
    write_running(job, page)
    declare_languages(package, *_languages(document))
    write_properties(package, document)
    return Rendered(package.saved(), warnings=tuple(job.warnings))


def _base(context: Context, locale: Locale) -> tuple[bytes, str]:
    """What the file is made on, and its name: the user's template, else ours, made anew for a theme of the user's own."""
    asked = context.template or context.options.get("template")
    if asked:
        path = Path(str(asked))
        return _read(path), str(path)
    path = context.assets.find(f"docx/{template_name(locale.script)}")
    if path.is_relative_to(builtin_folder()) and context.theme != default_theme():
        return _maker().make_template(context.theme, locale.script), path.name
    return path.read_bytes(), str(path)


def _maker() -> ModuleType:
    """What makes templates, imported only for a theme or a base of the user's own: it takes 15 ms of each start."""
    from briefgen.render.docx import template

    return template


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        found = error("no-template", f"the template cannot be read: {fault.strerror}", Where(str(path)))
        raise InputError(found) from fault


def _page(package: Package, context: Context) -> Element:
    """The page's properties: the base's, or the theme's where it has none."""
    page = package.body.find(qualified("w:sectPr"))
    if page is None or page.find(qualified("w:pgSz")) is None or page.find(qualified("w:pgMar")) is None:
        page = page_properties(context.theme)
        package.body[:] = [page]
    return page


def _column(page: Element) -> int:
    """The text column's width in twentieths of a point."""
    size, margins = (page.find(qualified(f"w:{tag}")) for tag in ("pgSz", "pgMar"))
    assert size is not None
    assert margins is not None
    sides = [int(str(margins.get(qualified(f"w:{side}")))) for side in ("left", "right")]
    return int(str(size.get(qualified("w:w")))) - sum(sides)


def _job(document: Document, context: Context, locale: Locale, package: Package, page: Element) -> Job:
    return Job(
        document=document,
        theme=context.theme,
        script=locale.script,
        words=locale.words,
        package=package,
        design=Design(package.styles, package.numbering, lambda: _maker().design_parts(context.theme, locale.script)),
        face=package.face or context.theme.latin,
        column=_column(page),
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
    return latin, next(filter(is_han, tags), document.lang)


def _text(job: Job) -> Iterator[Element]:
    """All that stands on the pages, in order."""
    document = job.document
    yield from title_block(job)
    yield from opening(job, document.summary)
    if job.has_contents:
        yield from contents(job, document.body)
    for node in document.body:
        yield from section(job, node)
    yield from sources(job, document.sources)
    if document.notes and document.notes_place == "endnotes":
        yield job.paragraph("Heading Unnumbered", words(job, job.words.notes))

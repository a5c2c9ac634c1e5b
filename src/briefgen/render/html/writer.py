"""The whole page: its parts as HTML, put in their order by a template."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup

from briefgen import __version__
from briefgen.doctree import Document
from briefgen.doctree.walk import plain
from briefgen.locale import Locale, locale_for
from briefgen.render.format import Context, Rendered
from briefgen.render.html.blocks import block, caption, section
from briefgen.render.html.inlines import gap_after, gap_before, inline, led, unmarked
from briefgen.render.html.job import Job, Mark, job_for
from briefgen.render.html.keys import element_id, note_id
from briefgen.render.html.styles import css_string, style_values
from briefgen.render.sandbox import Templates

POLICY = "default-src 'none'; img-src data:; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
"""Nothing is loaded, nothing runs, and only the styles that we wrote count (CSP level 3)."""


def write(document: Document, context: Context) -> Rendered:
    """The page; raises InputError where a template cannot be used."""
    templates = Templates(context.assets, "html")
    job = job_for(document, context.theme, templates)
    _lend_filters(job)
    page = job.fill("page.html", **_parts(job))
    return Rendered(f"{_lines(page)}\n".encode(), warnings=tuple(job.warnings))


def _lend_filters(job: Job) -> None:
    """What templates may do with a document's pieces beside Jinja's own."""
    job.templates.environment.filters.update(
        inline=partial(inline, job),
        unmarked=partial(unmarked, job),
        caption=partial(caption, job),
        id=element_id,
        note_id=note_id,
        css_string=css_string,
        gap_after=gap_after,
        gap_before=gap_before,
    )
    job.templates.environment.globals.update(led=partial(led, job))


def _parts(job: Job) -> dict[str, Any]:
    """What the page is made of, in the order in which it is read, so that notes know where they are cited."""
    document, words = job.document, job.locale.words
    meta, summary = document.meta, document.summary
    with job.at(meta.short_title):
        head = job.fill("masthead.html", languages=_languages(document), authors=_authors(job))
    with job.at(words.key_points):
        points = job.fill("summary.html", summary=summary) if summary.points or summary.takeaway else ""
        figures = block(job, summary.figures) if summary.figures else ""
    contents = job.fill("contents.html") if len(document.body) > 1 else ""
    sections = [section(job, node) for node in document.body]
    sources = job.fill("sources.html") if document.sources else ""
    before, after = words.page_words.cited.split("{places}")
    notes = job.fill("notes.html", cited=_cited(job), before=before, after=after) if document.notes else ""
    styles = _styles(job)
    return {
        "head": head,
        "summary": points,
        "key_figures": figures,
        "contents": contents,
        "sections": sections,
        "sources": sources,
        "notes": notes,
        "styles": styles,
        "policy": Markup(POLICY).format(style=_digest(styles)),
        "description": plain(summary.takeaway) or meta.subtitle,
        "version": __version__,
        "others": [other for other in _languages(document) if not other["current"]],
        "authors": _authors(job),
    }


def _styles(job: Job) -> Markup:
    """The style sheet, line by line as it will stand in the page: its hash is in the page's policy."""
    running = job.locale.words.page.replace("{page}", "\0").replace("{pages}", "\1")
    pieces = {"\0": Markup("counter(page)"), "\1": Markup("counter(pages)")}
    counted = [
        pieces.get(key) or css_string("".join(some))
        for key, some in groupby(running, lambda c: c if c in pieces else "")
    ]
    filled = job.fill("styles.css", page_of=Markup(" ").join(counted), **style_values(job.theme, job.locale))
    return Markup(_lines(filled))


def _lines(text: str) -> str:
    """Text as browsers read it, with one kind of line end (HTML 13.2.3.5), and no blanks before one."""
    return re.sub(r"[ \t]*(?:\r\n?|\n)", "\n", text).strip(" \t\n")


def _digest(styles: str) -> str:
    return base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()


def _authors(job: Job) -> str:
    return job.locale.words.list_separator.join(job.document.meta.authors)


def _cited(job: Job) -> dict[int, list[tuple[str, list[Mark]]]]:
    """By note, the places where it is cited, each with the marks that it has there."""
    return {
        number: [(place, list(some)) for place, some in groupby(marks, lambda mark: mark.place)]
        for number, marks in job.marks.items()
    }


def _languages(document: Document) -> list[dict[str, Any]]:
    """The brief's languages as each calls itself, with the file beside this one that holds it."""
    found = []
    for name in document.languages:
        locale = locale_for(name)
        address = f"{document.meta.id}.{name}.html"
        found.append({"name": _own_name(name, locale, document.languages), "tag": locale.tag, "address": address,
                      "current": name == document.language})  # fmt: skip
    return found


def _own_name(name: str, locale: Locale, all_names: tuple[str, ...]) -> str:
    """What a language calls itself, with its region where the brief has another form of it."""
    base, _, region = name.partition("-")
    own = locale.words.languages.get(base, name)
    twins = sum(other.partition("-")[0] == base for other in all_names)
    return f"{own} ({region or locale.tag.partition('-')[2]})" if twins > 1 else own

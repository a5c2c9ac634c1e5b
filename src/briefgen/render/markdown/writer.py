"""The whole file: its parts as Markdown, put in their order by a template."""

from __future__ import annotations

import re
from typing import Any

from briefgen.assets import Assets
from briefgen.doctree import Document, Note, NoteRef, Strong, Text
from briefgen.doctree.walk import walk
from briefgen.render.format import Context, Rendered
from briefgen.render.markdown.blocks import heading, key_figures, numbers, section
from briefgen.render.markdown.front import front_matter
from briefgen.render.markdown.job import Job, job_for
from briefgen.render.sandbox import Templates

FOLDER, TEMPLATE = "markdown", "briefing.md.j2"
PARTS = "\n\n"


def write(document: Document, context: Context) -> Rendered:
    """The file and its pictures; raises InputError where the template cannot be used."""
    job = job_for(document, context.theme)
    own = context.template
    templates = (
        Templates(Assets((own.parent,)), ".", escape=False) if own else Templates(context.assets, FOLDER, escape=False)
    )
    text = templates.fill(own.name if own else TEMPLATE, **_parts(job))
    body = re.sub(r"\n{3,}", PARTS, str(text)).strip() + "\n"
    return Rendered(body.encode(), dict(job.files), tuple(job.warnings))


def _parts(job: Job) -> dict[str, Any]:
    """What a template may set: finished Markdown, "" or an empty list for what the document lacks."""
    document = job.document
    meta, summary, words = document.meta, document.summary, job.words
    told = _noted(document, job)
    return {
        "front": front_matter(document),
        "title": heading(job, 1, (Text(meta.title),)),
        "subtitle": job.inline((Text(meta.subtitle),)),
        "byline": _byline(job),
        "key_points_heading": heading(job, 2, (Text(words.key_points),)),
        "takeaway": job.inline((Strong(summary.takeaway),)),
        "key_points": numbers(job, summary.points),
        "key_figures": key_figures(job, summary.figures.figures) if summary.figures else "",
        "sections": [PARTS.join(section(job, node)) for node in document.body],
        "sources_heading": heading(job, 2, (Text(words.source_list),)),
        "sources": "\n".join(f"- {job.inline(source.entry)}" for source in document.sources),
        "notes_heading": heading(job, 2, (Text(words.notes),)),
        **told,
    }


def _byline(job: Job) -> str:
    """Series, date, authors and classification on one line."""
    meta, words = job.document.meta, job.words
    pairs = (
        ("", meta.series),
        (words.date, meta.date_text),
        (words.prepared_by, words.list_separator.join(meta.authors)),
        (words.classification, meta.classification),
    )
    told = [(Strong((Text(word),)), Text(f" {text}")) if word else (Text(text),) for word, text in pairs if text]
    return " · ".join(job.inline(inlines) for inlines in told)


def _noted(document: Document, job: Job) -> dict[str, str]:
    """The footnotes' texts in number order; apart, the notes that nothing in this file cites."""
    body = (document.summary, document.body)
    cited = {mark.number for node in walk(body) if isinstance(node, NoteRef) for mark in node.marks}
    footnotes = [_footnote(job, note) for note in document.notes if note.number in cited]
    others = [f"- **{note.number}** {job.note(note.full)}" for note in document.notes if note.number not in cited]
    return {"footnotes": PARTS.join(footnotes), "other_notes": "\n".join(others)}


def _footnote(job: Job, note: Note) -> str:
    return f"[^{note.number}]: " + job.note(note.full).replace("\n", "\n    ")

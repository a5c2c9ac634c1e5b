"""The notes: real footnotes or endnotes, each once, whose automatic numbers are the document's."""

from __future__ import annotations

from briefgen.render.docx.inlines import runs
from briefgen.render.docx.job import Job
from briefgen.render.docx.oxml.notes import note, notes_root
from briefgen.render.docx.oxml.runs import NoteKind


def write_notes(job: Job) -> None:
    """Writes the part with the notes, and the other kind's part, which Word's settings name, without any."""
    kind = job.note_kind
    other: NoteKind = "endnote" if kind == "footnote" else "footnote"
    job.package.notes(other, notes_root(other))
    root = notes_root(kind)
    links = job.package.notes(kind, root)
    style, mark = job.design.style(f"{kind} text"), job.raised()
    for shown in job.document.notes:
        if shown.number in job.cited:
            root.append(note(kind, shown.number, style, mark, runs(job, shown.full, links=links)))
        else:
            job.warn("unplaced-note", f"note {shown.number} is cited nowhere in the Word briefing", "")

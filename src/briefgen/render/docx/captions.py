"""Captions: a label that counts itself, the title, its unit, its notes."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.doctree import Caption
from briefgen.render.docx.inlines import runs, words
from briefgen.render.docx.job import Job
from briefgen.render.docx.names import LABEL, bookmark_name
from briefgen.render.docx.oxml.paragraphs import keep_with_next, space_before
from briefgen.render.docx.oxml.runs import Look, field
from briefgen.render.docx.oxml.xml import Element

GAP = "\u2002"
"""An en space, between label and title."""
LEAST_SPACE = 120
"""What a caption keeps free above itself, in twentieths of a point."""


def caption(job: Job, key: str, shown: Caption) -> Element:
    """The paragraph above a figure or table, which carries the block's identity."""
    label = job.identified(key, _label(job, shown), LABEL)
    content = [*label, *words(job, GAP), *runs(job, shown.title), *words(job, shown.unit)]
    if shown.notes:
        content += runs(job, (shown.notes,))
    return _above(job, job.identified(key, content))


def _above(job: Job, content: Sequence[Element]) -> Element:
    """A caption's paragraph. Most styles for it are made for captions that stand below, close under what they name."""
    made = job.paragraph("Caption", content)
    keep_with_next(made)
    if job.design.measure("Caption", "spacing", "before") < LEAST_SPACE:
        space_before(made, LEAST_SPACE)
    return made


def continued(job: Job, key: str, shown: Caption | None, part: int, parts: int) -> Element:
    """The paragraph above a further part of a table: "Table 2 (2/3)", its label a field that repeats the first."""
    told = job.words.part.format(part=part, parts=parts)
    look = Look(style=job.design.style("Label"))
    code = f"REF {bookmark_name(key, LABEL)} \\h \\* MERGEFORMAT"
    label = field(code, words(job, shown.label, look), look) if shown else []
    return _above(job, [*label, *words(job, told if shown else told.strip())])


def _label(job: Job, shown: Caption) -> list[Element]:
    """ "Figure 1" with its number as a SEQ field, so that Word counts on when a colleague adds a figure."""
    look = Look(style=job.design.style("Label"))
    word, number = shown.label.removesuffix(str(shown.number)), words(job, str(shown.number), look)
    if not word.strip() or word == shown.label:
        return words(job, shown.label, look)
    return [*words(job, word, look), *field(f"SEQ {word.strip()} \\* ARABIC", number, look)]

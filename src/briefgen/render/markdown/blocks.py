"""Blocks as Markdown: one function a block, dispatched by what the block is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from briefgen.doctree import (
    Block,
    BulletList,
    Callout,
    Caption,
    Cell,
    Comparison,
    Event,
    Figure,
    Inlines,
    KeyFigure,
    KeyFigures,
    ListItem,
    NumberedList,
    Paragraph,
    Quote,
    Section,
    Strong,
    Table,
    Text,
    Timeline,
)
from briefgen.doctree.walk import plain
from briefgen.render.markdown.anchors import target
from briefgen.render.markdown.figures import figure
from briefgen.render.markdown.inlines import BETWEEN
from briefgen.render.markdown.job import Job
from briefgen.render.markdown.tables import pipe_table

NO_BREAK_SPACE = "\u00a0"


def section(job: Job, node: Section) -> Iterator[str]:
    """The heading, the takeaway in bold, the blocks, the sections below."""
    number = (Text(f"{node.number} "),) if node.number else ()
    yield heading(job, node.level + 1, (*number, *node.heading), node.key)
    if node.takeaway:
        yield job.inline((Strong(node.takeaway),))
    last: Block | None = None
    for node_block in node.blocks:
        if _runs_together(last, node_block):
            yield BETWEEN
        yield from block(job, node_block)
        last = node_block
    for below in node.sections:
        yield from section(job, below)


def heading(job: Job, level: int, title: Inlines, key: str = "") -> str:
    return f"{'#' * level} {target(key) if key else ''}{job.heading(title)}"


def _runs_together(before: Block | None, after: Block) -> bool:
    """Whether two blocks would be read as one: lists of one kind, or what stands set in."""
    alike = (BulletList, NumberedList, (Quote, Callout))
    return any(isinstance(before, kinds) and isinstance(after, kinds) for kinds in alike)


def block(job: Job, node: Block) -> Iterator[str]:
    """The block's parts, to be set apart by an empty line."""
    if node.key in job.targets and not _captioned(node):
        yield target(node.key)
    match node:
        case Paragraph():
            yield job.inline(node.content)
        case BulletList():
            yield bullets(job, node.items)
        case NumberedList():
            yield numbers(job, node.items)
        case Table():
            yield from _table(job, node)
        case Comparison():
            yield from _comparison(job, node)
        case Timeline():
            yield from _timeline(job, node)
        case KeyFigures():
            yield key_figures(job, node.figures)
        case Figure():
            yield from caption(job, node.key, node.caption)
            yield from figure(job, node)
        case Callout():
            yield _callout(job, node)
        case Quote():
            yield _quote(job, node)
        case _:
            assert_never(node)


def _captioned(node: Block) -> bool:
    return getattr(node, "caption", None) is not None


def caption(job: Job, key: str, shown: Caption | None) -> Iterator[str]:
    """ "**Figure 1** Title, unit" with the notes, above what it names."""
    if shown is None:
        return
    label = Strong((Text(shown.label),))
    notes = (shown.notes,) if shown.notes else ()
    yield target(key) + job.inline((label, Text(" "), *shown.title, Text(shown.unit), *notes))


def led(job: Job, lead: Inlines, content: Inlines) -> Inlines:
    """A bold lead and the text that it opens, parted as the language parts them.

    Punctuation that a space follows is bold with the lead; the Chinese colon stands outside, where emphasis may end.
    """
    if not lead or not content:
        return (Strong(lead), *content) if lead else content
    parted = job.words.after_lead(plain(lead)).strip()
    if job.words.lead_end.endswith(" "):
        return Strong((*lead, Text(parted))), Text(" "), *content
    return Strong(lead), Text(parted), *content


# Lists


def bullets(job: Job, items: Sequence[ListItem]) -> str:
    return "\n".join(_item(job, item, "- ") for item in items)


def numbers(job: Job, items: Sequence[ListItem]) -> str:
    return "\n".join(_item(job, item, f"{number}. ") for number, item in enumerate(items, 1))


def _item(job: Job, item: ListItem, sign: str) -> str:
    lines = job.inline(led(job, item.lead, item.content)).split("\n")
    if item.items:
        lines += bullets(job, item.items).split("\n")
    return sign + f"\n{' ' * len(sign)}".join(lines)


# Tables


def _table(job: Job, node: Table) -> Iterator[str]:
    yield from caption(job, node.key, node.caption)
    heads = [_cell(job, column.head) for column in node.columns]
    rows = [[_cell(job, cell) for cell in row] for row in node.rows]
    yield pipe_table(heads, rows, [column.align for column in node.columns])


def _cell(job: Job, cell: Cell) -> str:
    return job.cell(led(job, cell.lead, cell.content))


def _comparison(job: Job, node: Comparison) -> Iterator[str]:
    yield from caption(job, node.key, node.caption)
    heads = [job.cell((Text(node.corner),)), *map(job.cell, node.sides)]
    yield pipe_table(heads, [[_cell(job, cell) for cell in (row.aspect, *row.cells)] for row in node.rows])


def _timeline(job: Job, node: Timeline) -> Iterator[str]:
    yield from caption(job, node.key, node.caption)
    heads = [job.cell((Text(word),)) for word in (job.words.date, job.words.event)]
    yield pipe_table(heads, [_event(job, event) for event in node.events])


def _event(job: Job, event: Event) -> list[str]:
    return [job.cell((Strong((Text(event.date),)),)), job.cell(event.content)]


def key_figures(job: Job, figures: Sequence[KeyFigure]) -> str:
    """A column a figure, its label for a head."""
    heads = [job.cell(led(job, figure.lead, figure.label)) for figure in figures]
    return pipe_table(heads, [[job.cell((Strong((Text(_number(figure)),)),)) for figure in figures]])


def _number(figure: KeyFigure) -> str:
    """The number with what belongs to it; words in Latin letters stand off, signs and Han characters do not."""
    before = figure.before + _gap(figure.before[-1:])
    return before + figure.number + _gap(figure.after[:1]) + figure.after


def _gap(beside: str) -> str:
    return NO_BREAK_SPACE if beside.isalpha() and beside < "\u1100" else ""


# What is set in


def _callout(job: Job, node: Callout) -> str:
    parts = [(Strong((Text(node.label),)),), (Strong(node.title),) if node.title else (), node.content]
    return _set_in(job, parts)


def _quote(job: Job, node: Quote) -> str:
    before, after = job.words.attribution.split("{by}")
    return _set_in(job, [node.content, (Text(before), *node.by, Text(after)) if node.by else ()])


def _set_in(job: Job, parts: Sequence[Inlines]) -> str:
    text = "\n\n".join(job.inline(part) for part in parts if part)
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))

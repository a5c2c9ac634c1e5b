"""What a mail says: the document's opening, one chart, what follows of it, what is attached, and the notes it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefgen.doctree import (
    Callout,
    Caption,
    Chart,
    Document,
    Emph,
    Figure,
    Inline,
    Inlines,
    KeyFigure,
    LineBreak,
    Link,
    ListItem,
    NoteRef,
    Strong,
)
from briefgen.doctree.walk import note_numbers, plain, without_notes
from briefgen.locale import locale_for
from briefgen.verify.expected import said
from briefgen.verify.expected.story import identity
from briefgen.verify.readers.mail import HTML, PLAIN, with_marks
from briefgen.verify.reading import Enclosed, Passage, Reading
from briefgen.verify.words import mark, normal

CONCLUSIONS = ("implication", "recommendation")
BETWEEN = " | "


def expected_mail(document: Document, enclosed: Sequence[Enclosed]) -> Reading:
    """The reading of a mail that says what `document` says and carries these."""
    files = [one for one in enclosed if one.name and not one.inline]
    passages = (
        *_properties(document),
        *_Html(document, files).passages(),
        *_Text(document, files).passages(),
    )
    return Reading("eml", identity(document), tuple(one for one in passages if one.text or one.kind == "property"))


def chart_of(document: Document) -> Figure | None:
    """The chart that a mail shows."""
    blocks = (block for section in said.sections(document.body) for block in section.blocks)
    return next((b for b in blocks if isinstance(b, Figure) and isinstance(b.content, Chart)), None)


def _properties(document: Document) -> Iterator[Passage]:
    """What the message says of itself; each of its two bodies says its language."""
    values = (
        ("subject", document.meta.subject or document.meta.title),
        ("content-language", document.lang),
        ("content-language", document.lang),
        ("html-language", document.lang),
    )
    for name, value in values:
        yield Passage(normal(value), place=f"property {name}", kind="property")


class _Mail:
    """One of the two bodies; what they have in common."""

    place = ""

    def __init__(self, document: Document, files: Sequence[Enclosed]) -> None:
        self.document = document
        self.files = files
        self.locale = locale_for(document.language)
        self.words = self.locale.words
        blocks = [block for section in said.sections(document.body) for block in section.blocks]
        self.chart = chart_of(document)
        callouts = [block for block in blocks if isinstance(block, Callout) and block.kind in CONCLUSIONS]
        self.callout = callouts[-1] if callouts else None

    def text(self, inlines: Inlines) -> str:
        return said.text(inlines)

    def led(self, lead: Inlines, content: Inlines) -> str:
        """A lead and the text that it opens."""
        if not lead or not content:
            return self.text(lead) + self.text(content)
        end = self.words.lead_end
        closed = plain(lead).rstrip().endswith(said.CLOSED)
        return self.text(lead) + (end.lstrip(".:。：") if closed else end) + self.text(content)

    def passage(self, text: str, key: str = "", *variants: str) -> Passage:
        return Passage(normal(text), key, self.place, variants=tuple(map(normal, variants)))

    def numbered(self, items: Iterable[ListItem], level: int = 0) -> Iterator[tuple[int, int, ListItem]]:
        for number, item in enumerate(items, 1):
            yield number, level, item
            yield from self.numbered(item.items, level + 1)

    def figures(self) -> tuple[KeyFigure, ...]:
        figures = self.document.summary.figures
        return figures.figures if figures else ()

    def amounts(self, figure: KeyFigure) -> tuple[str, ...]:
        """A key figure's number; the spaces between sign, number and unit are a matter of setting."""
        before, number, after = figure.before, figure.number, figure.after
        return (
            f"{before}{number}{after}",
            f"{before}{number} {after}",
            f"{before} {number}{after}",
            f"{before} {number} {after}",
        )

    def caption(self) -> str:
        shown: Caption | None = self.chart.caption if self.chart else None
        if shown is None:
            return ""
        notes = self.text((shown.notes,)) if shown.notes else ""
        return f"{shown.label} {self.text(shown.title)}{shown.unit}{notes}"

    def notes(self) -> Iterator[tuple[int, str]]:
        """The notes that the mail cites."""
        caption = self.chart.caption if self.chart else None
        cited = note_numbers((self.document.summary, caption, self.callout))
        yield from ((note.number, self.text(note.full)) for note in self.document.notes if note.number in cited)

    def foot(self) -> str:
        meta = self.document.meta
        authors = self.words.list_separator.join(meta.authors)
        return BETWEEN.join(filter(None, (authors, meta.classification)))

    def opening(self) -> str:
        """What leads from the attachments to the key points."""
        if not (self.files and self.document.summary.points):
            return ""
        kinds = dict.fromkeys(map(self.kind, self.files))
        return self.words.mail.opening.format(files=self.words.list_separator.join(kinds))

    def kind(self, file: Enclosed) -> str:
        words, suffix = self.words.mail, Path(file.name).suffix.lower()
        return words.kinds.get(suffix) or words.other.format(suffix=suffix.lstrip(".").upper()).strip()

    def about(self, file: Enclosed) -> str:
        words, kind = self.words.mail, self.kind(file)
        if file.size < 1_000_000:
            return words.about.format(kind=kind, size=words.kilobytes.format(n=max(1, -(-file.size // 1_000))))
        count = f"{file.size / 1_000_000:.1f}".replace(".", self.locale.amounts.point)
        return words.about.format(kind=kind, size=words.megabytes.format(n=count))


class _Html(_Mail):
    place = HTML

    def passages(self) -> Iterator[Passage]:
        meta, summary = self.document.meta, self.document.summary
        yield self.passage(meta.title)
        yield self.passage(plain(without_notes(summary.takeaway)), "summary")
        yield self.passage(meta.series)
        yield self.passage(BETWEEN.join(filter(None, (meta.date_text, meta.classification))))
        yield self.passage(meta.title)
        yield self.passage(self.text(summary.takeaway), "summary")
        yield self.passage(self.opening())
        for number, level, item in self.numbered(summary.points):
            if not level:
                yield self.passage(str(number), item.key)
            yield self.passage(self.led(item.lead, item.content), item.key)
        for figure in self.figures():
            first, *others = self.amounts(figure)
            yield self.passage(first, figure.key, *others)
            yield self.passage(self.led(figure.lead, figure.label), figure.key)
        if self.chart:
            yield self.passage(self.caption(), self.chart.key)
            yield Passage(normal(self.chart.content.alt), self.chart.key, self.place, kind="alt")
        if self.callout:
            parts = (self.callout.label, self.text(self.callout.title), self.text(self.callout.content))
            yield from (self.passage(part, self.callout.key) for part in parts)
        yield from self.lists()
        yield self.passage(self.foot())

    def lists(self) -> Iterator[Passage]:
        if self.files:
            yield self.passage(self.words.mail.attached)
        for file in self.files:
            yield self.passage(file.name)
            yield self.passage(self.about(file))
        notes = list(self.notes())
        if notes:
            yield self.passage(self.words.sources)
        for number, text in notes:
            yield self.passage(str(number), f"note {number}")
            yield self.passage(text, f"note {number}")


class _Text(_Mail):
    place = PLAIN

    def text(self, inlines: Inlines) -> str:
        return with_marks("".join(map(self._inline, inlines)))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case NoteRef(marks, _):
                return "".join(mark(one.number) for one in marks)
            case Strong(children) | Emph(children):
                return self.text(children)
            case Link(children, url):
                words = self.text(children)
                return words if words == url else f"{words} <{url}>"
            case LineBreak():
                return " "
            case _:
                return inline.text

    def passage(self, text: str, key: str = "", *variants: str) -> Passage:
        first, *others = (normal(with_marks(form).removeprefix("- ")) for form in (text, *variants))
        return Passage(first, key, self.place, variants=tuple(others))

    def passages(self) -> Iterator[Passage]:
        meta, summary = self.document.meta, self.document.summary
        yield self.passage(BETWEEN.join(filter(None, (meta.series, meta.date_text, meta.classification))))
        yield self.passage(meta.title)
        yield self.passage(self.text(summary.takeaway), "summary")
        yield self.passage(self.opening())
        for number, _, item in self.numbered(summary.points):
            yield self.passage(f"{number}. {self.led(item.lead, item.content)}", item.key)
        for figure in self.figures():
            label = self.led(figure.lead, figure.label)
            shown = self.words.mail.figure
            first, *others = (shown.format(label=label, amount=amount) for amount in self.amounts(figure))
            yield self.passage(first, figure.key, *others)
        if self.chart:
            yield self.passage(self.caption(), self.chart.key)
            yield self.passage(self.chart.content.alt, self.chart.key)
        if self.callout:
            parts = (self.callout.label, self.text(self.callout.title), self.text(self.callout.content))
            yield from (self.passage(part, self.callout.key) for part in parts)
        if self.files:
            yield self.passage(self.words.mail.attached)
        shown = self.words.mail.file
        yield from (self.passage(shown.format(name=file.name, about=self.about(file))) for file in self.files)
        notes = list(self.notes())
        if notes:
            yield self.passage(self.words.sources)
        yield from (self.passage(f"{mark(number)} {text}", f"note {number}") for number, text in notes)
        yield self.passage(self.foot())

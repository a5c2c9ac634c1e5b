"""What a deck may say and what it must: where each thing stands on which slide is the plan's own affair."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.doctree import (
    Block,
    BulletList,
    Callout,
    Cell,
    Comparison,
    Document,
    Figure,
    Inlines,
    KeyFigure,
    KeyFigures,
    ListItem,
    NumberedList,
    Paragraph,
    Quote,
    Section,
    Table,
    Timeline,
)
from briefgen.doctree.walk import note_numbers, without_notes
from briefgen.locale import locale_for
from briefgen.verify.expected import said
from briefgen.verify.words import normal

Forms = tuple[str, ...]
"""The forms in which one thing may be said, the usual one first."""


@dataclass(slots=True)
class Script:
    """What a deck is held to.

    `keyed` is what the shapes of a key say together; `once` what must stand on some slide, `also` what may;
    `titles` are the slides' titles without a part's number, with the notes that they cite and do not show; `orders`
    the numbers that an item may bear; `whole` what a key says that may be drawn in one shape
    instead of those of its parts, `tables` how that is described, `gathered` the same of a small section that may be a point of a slide; `nested` what an item says together with those under it. `first` must stand on the first slide (`cover` on a template), `beside` on each
    slide that shows anything of a key; `agenda` is what an agenda says of each section, `dividers` what a section's divider says under its name; `references` is the list of
    sources, which may run on over several slides under a head of its own.
    """

    keyed: dict[str, Forms] = field(default_factory=dict)
    once: dict[str, Forms] = field(default_factory=dict)
    also: set[str] = field(default_factory=set)
    titles: dict[str, frozenset[int]] = field(default_factory=dict)
    orders: dict[str, set[str]] = field(default_factory=dict)
    alts: dict[str, str] = field(default_factory=dict)
    speakers: list[tuple[str, str]] = field(default_factory=list)
    whole: dict[str, tuple[Forms, tuple[str, ...]]] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)
    gathered: dict[str, tuple[Forms, tuple[str, ...]]] = field(default_factory=dict)
    nested: dict[str, Forms] = field(default_factory=dict)
    references: str = ""
    references_head: Forms = ()
    first: dict[str, Forms] = field(default_factory=dict)
    cover: dict[str, Forms] = field(default_factory=dict)
    beside: list[tuple[str, Forms]] = field(default_factory=list)
    section_titles: dict[str, Forms] = field(default_factory=dict)
    agenda: dict[str, tuple[str, ...]] = field(default_factory=dict)
    dividers: dict[str, str] = field(default_factory=dict)


def script(document: Document) -> Script:
    """What a deck of `document` is held to."""
    return _Writer(document).written()


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = locale_for(document.language).words
        self.script = Script()

    def written(self) -> Script:
        self.cover()
        self.opening()
        for section in self.document.body:
            self.section(section)
        self.closing()
        return self.script

    def may(self, *texts: str) -> None:
        self.script.also |= set(map(normal, texts)) - {""}

    def title(self, *texts: str, notes: Iterable[int] = ()) -> None:
        for text in map(normal, texts):
            for form in {text, text.rstrip(".。")} - {""}:
                self.script.titles[form] = self.script.titles.get(form, frozenset()) | frozenset(notes)

    def opens(self, name: str, *forms: str, bare: str = "") -> None:
        """The first slide says this, in one of the forms; a customer's template may say it `bare`, without its label."""
        if on_template := tuple(filter(None, map(normal, (bare, *forms)))):
            self.script.cover[name] = on_template
        known = tuple(dict.fromkeys(filter(None, map(normal, forms))))
        if known:
            self.script.first[name] = known
            self.may(*known)

    def stands_by(self, key: str, *forms: str) -> None:
        """Each slide that shows anything of `key` says this too."""
        known = tuple(dict.fromkeys(filter(None, map(normal, forms))))
        if known:
            self.script.beside.append((key, known))

    def titled(self, shown: Inlines) -> None:
        """Words that a slide may have for its title, which shows no marks."""
        self.title(said.text(without_notes(shown)), notes=note_numbers(shown))

    def must(self, key: str, *forms: str) -> None:
        """`key` is said once at least, in one of the forms."""
        known = tuple(dict.fromkeys(form for text in map(normal, forms) if text for form in (text, text.rstrip(".。"))))
        if known:
            self.script.once[key] = known

    def keyed(self, key: str, *forms: str) -> None:
        known = tuple(dict.fromkeys(filter(None, map(normal, forms))))
        if known:
            self.script.keyed[key] = known

    # The deck's ends

    def cover(self) -> None:
        meta, words = self.document.meta, self.words
        authors = words.list_separator.join(meta.authors)
        self.title(meta.title)
        for name, text in (("title", meta.title), ("subtitle", meta.subtitle), ("series", meta.series)):
            self.opens(name, text)
        for name, value in (
            (words.date, meta.date_text),
            (words.prepared_by, authors),
            (words.classification, meta.classification),
        ):
            if value:
                self.opens(name, f"{name} {value}", bare=value)
        running = list(filter(None, (meta.short_title, meta.classification, meta.date_text)))
        self.may(" | ".join(running), *running)
        if meta.cover is not None:
            cover = meta.cover
            self.opens("cover", *_figure(cover))
            lead, label = without_notes(cover.lead), without_notes(cover.label)
            forms = (said.text(label), said.led(lead, label, words), f"{said.text(lead)} {said.text(label)}")
            self.opens("cover label", *forms)
            numbers = words.list_separator.join(str(number) for number in note_numbers(cover))
            if numbers:
                self.opens("cover note", words.see_note.format(numbers=numbers))

    def opening(self) -> None:
        summary, words = self.document.summary, self.words
        self.title(words.executive_summary, words.key_points)
        self.titled(summary.takeaway)
        self.may(words.executive_summary, words.agenda, words.sources, words.key_points)
        self.title(words.agenda_title, words.agenda, words.sources_title, words.sources)
        if summary.takeaway:
            self.must("takeaway", said.text(summary.takeaway), said.text(without_notes(summary.takeaway)))
        self.items(summary.points)
        if summary.figures:
            self.key_figures(summary.figures)

    def closing(self) -> None:
        words = self.words
        self.may(
            f"{words.how_to_read} {words.how_to_read_text}",
            words.source_list,
            words.sources,
        )
        self.script.references = normal(" ".join(said.text(source.entry) for source in self.document.sources))
        self.script.references_head = (words.sources, words.source_list)
        for note in self.document.notes:
            number, short = str(note.number), said.text(without_notes(note.short))
            forms = [(note.locator, note.supports), (short, note.supports)]
            if note.kind == "calculation":
                forms = [(note.locator, short) if note.locator else (short, note.supports)]
            elif not note.locator:
                forms = forms[1:]
            self.must(f"note {number}", *(" ".join(filter(None, (number, *form))) for form in forms))

    # The body

    def section(self, section: Section, above: str = "", number: str = "") -> None:
        heading, takeaway = without_notes(section.heading), section.takeaway
        name = said.text(heading)
        if section.hints.skip:
            return
        trail = f"{above} | {name}" if above else name
        self.may(
            name,
            trail,
            f"{number or section.number} {trail}",
            section.number,
            said.text(section.heading),
            said.text(without_notes(section.question)),
        )
        self.title(f"{section.number} {name}")
        named = (section.heading, takeaway, section.hints.title)
        for shown in named:
            self.titled(shown)
        texts = [normal(said.text(without_notes(shown))) for shown in named if shown]
        self.script.section_titles[section.key] = (*texts, *(text.rstrip(".。") for text in texts))
        self.must(section.key, name, trail)
        if takeaway:
            self.must(f"{section.key}.takeaway", said.text(without_notes(takeaway)), said.text(takeaway))
        self.script.orders[section.key] = {section.number}
        if section.level == 1:
            parts = (section.number, name, said.text(without_notes(section.question)))
            self.script.agenda[section.key] = tuple(filter(None, map(normal, parts)))
        if answers := normal(said.text(without_notes(section.question or takeaway))):
            self.script.dividers[section.key] = answers
        if section.speaker:
            self.script.speakers.append((section.key, normal(said.text(without_notes(section.speaker)))))
        for block in section.blocks:
            if isinstance(block, Table) and block.columns:
                self.title(f"{name} | {said.text(without_notes(block.columns[0].head.content))}")
            if not block.hints.skip:
                self.block(block)
        self.as_point(section)
        for under in section.sections:
            self.section(under, name, section.number)

    def as_point(self, section: Section) -> None:
        """A section of nothing but text, as it is said where several share a slide."""
        shown = [block for block in section.blocks if not block.hints.skip]
        blocks = [block for block in shown if isinstance(block, Paragraph | BulletList | NumberedList)]
        if blocks == shown:
            below = [form for block in blocks for form in self.lines(block)]
            heading, takeaway = said.text(section.heading), said.text(section.takeaway)
            forms = (" ".join((heading, takeaway, *(line[form] for line in below))) for form in (0, 1))
            listed = (_keys(block.items) for block in blocks if not isinstance(block, Paragraph))
            keys = (*(block.key for block in blocks), *(key for keys in listed for key in keys))
            self.script.gathered[section.key] = tuple(map(normal, forms)), keys

    def lines(self, block: Block) -> Iterator[Forms]:
        """A text's paragraph, or its items with those under them."""
        match block:
            case Paragraph():
                yield (said.text(block.content),) * 2
            case BulletList() | NumberedList():
                yield from (self.nested(item) or self.led(item.lead, item.content) for item in block.items)

    def items(self, items: Iterable[ListItem]) -> None:
        for place, item in enumerate(items, 1):
            self.keyed(item.key, *self.led(item.lead, item.content))
            self.script.nested[item.key] = tuple(map(normal, self.nested(item)))
            self.script.orders[item.key] = {str(place)}
            self.items(item.items)

    def nested(self, item: ListItem) -> Forms:
        """An item with the items under it, as it may be drawn in one shape."""
        whole = [self.led(item.lead, item.content)]
        whole += [self.nested(under) or self.led(under.lead, under.content) for under in item.items]
        return tuple(" ".join(forms[form] for forms in whole) for form in (0, 1)) if item.items else ()

    def led(self, lead: Inlines, content: Inlines) -> Forms:
        return f"{said.text(lead)} {said.text(content)}", said.led(lead, content, self.words)

    def block(self, block: Block) -> None:
        self.titled(block.hints.title)
        shown = getattr(block, "caption", None)
        if shown is not None:
            bare = dataclasses.replace(shown, notes=None)
            marks = said.text((shown.notes,)) if shown.notes else ""
            label = f"{shown.label} {shown.unit.removeprefix(', ')}"
            forms = (said.caption(shown), said.caption(bare), label + marks, label)
            self.may(*forms)
            self.stands_by(block.key, *forms)
            self.title(said.text(without_notes(shown.title)), notes=note_numbers((shown.title, shown.notes)))
        match block:
            case Paragraph():
                self.keyed(block.key, said.text(block.content))
            case BulletList() | NumberedList():
                self.items(block.items)
                self.drawn_as_text(block)
            case Table():
                heads = (said.text(without_notes((*head.lead, *head.content))) for head in _heads(block))
                named = said.text(without_notes(shown.title)) if shown else self.words.list_separator.join(heads)
                self.script.alts[block.key] = normal(named or self.words.table)
                lines = (tuple(column.head for column in block.columns), *block.rows)
                for form in (0, 1):
                    text = " ".join(self.led(cell.lead, cell.content)[form] for line in lines for cell in line)
                    self.keyed(block.key, *self.script.keyed.get(block.key, ()), text)
            case Comparison():
                self.may(block.corner, *map(said.text, block.sides))
                for side in block.sides:
                    self.stands_by(block.key, said.text(side))
                for row in block.rows:
                    cells = (row.aspect, *row.cells)
                    self.keyed(
                        row.key,
                        *(" ".join(self.led(cell.lead, cell.content)[form] for cell in cells) for form in (0, 1)),
                    )
            case Timeline():
                for event in block.events:
                    self.keyed(event.key, f"{event.date} {said.text(event.content)}")
                self.drawn_as_table(block)
                years = [day.year for event in block.events for day in (event.start, event.end)] or [0]
                past = max(years) - min(years) + 2  # the axis runs on past the last event
                self.may(*map(str, range(min(years), max(years) + past)))
            case KeyFigures():
                self.key_figures(block)
            case Figure():
                self.script.alts[block.key] = normal(block.content.alt)
            case Callout():
                parts = (block.label, said.text(block.title), said.text(block.content))
                shown_parts = (parts, parts[1:], (parts[0], parts[2]), parts[2:])
                self.keyed(block.key, *(" ".join(filter(None, some)) for some in shown_parts))
                self.may(block.label)
                self.stands_by(block.key, block.label)
                if block.title:
                    self.must(f"{block.key}.title", parts[1], said.text(without_notes(block.title)))
                self.titled(block.title)
            case Quote():
                self.keyed(block.key, said.text(block.content))
                if block.by:
                    by = said.text(block.by)
                    self.must(f"{block.key}.by", self.words.attribution.format(by=by), by)
                self.may("“", "”", "「", "」", "„")

    def drawn_as_text(self, block: BulletList | NumberedList) -> None:
        """Where it runs through columns, a list is a text of one key."""
        items = [self.nested(item) or self.led(item.lead, item.content) for item in block.items]
        forms = tuple(normal(" ".join(item[form] for item in items)) for form in (0, 1))
        self.script.whole[block.key] = forms, tuple(_keys(block.items))

    def drawn_as_table(self, block: Timeline) -> None:
        """Where its axis has no room, a timeline is a table of one key."""
        rows = [f"{event.date} {said.text(event.content)}" for event in block.events]
        head = f"{self.words.date} {self.words.event}"
        whole = (" ".join((self.words.date, *rows)), " ".join((head, *rows)), " ".join(rows))
        columns = self.words.list_separator.join((self.words.date, self.words.event))
        named = said.text(without_notes(block.caption.title)) if block.caption else columns
        self.script.tables[block.key] = normal(named)
        self.script.whole[block.key] = tuple(map(normal, whole)), tuple(event.key for event in block.events)

    def key_figures(self, block: KeyFigures) -> None:
        for figure in block.figures:
            label = self.led(figure.lead, figure.label)
            self.keyed(
                figure.key,
                *(
                    form
                    for words in label
                    for number in _figure(figure)
                    for form in (f"{number} {words}", f"{words} {number}")
                ),
            )


def _heads(table: Table) -> Iterator[Cell]:
    """The heads of a table's columns that say anything."""
    return (column.head for column in table.columns if column.head.lead or column.head.content)


def _keys(items: Iterable[ListItem]) -> Iterator[str]:
    for item in items:
        yield item.key
        yield from _keys(item.items)


def _figure(figure: KeyFigure) -> Forms:
    text = said.figure(figure)
    return text, text.replace(" ", ""), f"{figure.before}{figure.number} {figure.after}"


def short_notes(document: Document) -> Mapping[int, str]:
    """The notes as a slide's foot says them, by number."""
    return {note.number: normal(said.text(note.short)) for note in document.notes}

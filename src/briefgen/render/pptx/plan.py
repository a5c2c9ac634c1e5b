"""The deck's plan: a document becomes placed slides, measured so that all fits; the writer only draws them."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from briefgen.diagnostics import Diagnostic, did_you_mean, warning
from briefgen.doctree import Document, Inlines, ListItem, Note, Section, Text
from briefgen.doctree.walk import note_numbers, plain, rewrite
from briefgen.locale import locale_for
from briefgen.render.pptx.compose import agenda, compose, cover, divider, opened, sources
from briefgen.render.pptx.compose import draft as drafted
from briefgen.render.pptx.compose import summary as summaries
from briefgen.render.pptx.compose.agenda import Agenda
from briefgen.render.pptx.compose.draft import Draft, can_lead, drafts
from briefgen.render.pptx.compose.foot import Foot
from briefgen.render.pptx.compose.frame import Place, footer, header
from briefgen.render.pptx.compose.links import note_target
from briefgen.render.pptx.compose.pen import Pen
from briefgen.render.pptx.compose.stage import Stage, bodied, cited, described, fill, keys, runs_in
from briefgen.render.pptx.compose.steady import steadied
from briefgen.render.pptx.compose.title import as_title, fits, held, numbered, title_shape
from briefgen.render.pptx.slides import Kind, Run, Shape, Slide
from briefgen.theme import Theme

AGENDA_FROM = 5
"""Sections from which there is an agenda."""

DIVIDER_FROM = 4
"""Slides of a section from which it has a divider."""

LAYOUTS: Mapping[Kind, str] = {"cover": "Cover", "divider": "Section", "sources": "Sources"}
"""The template's layouts; all other kinds are on "Content"."""

EXEMPT: tuple[Kind, ...] = ("cover", "divider", "quote")
"""Kinds whose fill is not counted."""

ONLY_NUMBERS = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """The slides in order, and what could not be done as asked."""

    slides: tuple[Slide, ...]
    warnings: tuple[Diagnostic, ...] = ()


def plan(document: Document, theme: Theme, layouts: Layouts | None = None) -> Plan:
    """The document as slides; its cross-references jump to the slides of what they name.

    `layouts` knows the layouts that the author may ask for by name; without, there are none but the usual.
    """
    made = _Deck(document, theme, layouts or Usual()).plan()
    if any(run.target for slide in made.slides for run in runs_in(slide.shapes)):
        return dataclasses.replace(made, slides=_jumping(made.slides))
    return made


class Layouts(Protocol):
    """The layouts of a template by their names."""

    def theme_of(self, layout: str) -> Theme | None:
        """The theme that slides on a layout are planned with, None where there is no such layout."""

    def unknown(self, layout: str, key: str) -> Diagnostic:
        """That a layout asked for at `key` is not there."""


class Usual:
    """Our own template, whose layouts the plan chooses alone."""

    def theme_of(self, layout: str) -> Theme | None:  # noqa: ARG002 - there is none of any name
        return None

    def unknown(self, layout: str, key: str) -> Diagnostic:
        hint = did_you_mean(layout, drafted.LAYOUTS)
        return warning("unknown-layout", f"no slide layout {layout!r}", hint=hint, key=key)


def _jumping(slides: tuple[Slide, ...]) -> tuple[Slide, ...]:
    places = _places(slides)

    def placed(node: Any) -> Any:
        return (
            dataclasses.replace(node, slide=places.get(node.target)) if isinstance(node, Run) and node.target else node
        )

    return rewrite(slides, placed)


def _places(slides: Iterable[Slide]) -> Mapping[str, int]:
    """The first slide that draws each block, or a part of it, by the block's key."""
    places: dict[str, int] = {}
    for index, slide in enumerate(slides):
        if slide.kind not in ("summary", "agenda", "divider"):
            for key in keys(slide.shapes):
                steps = key.split(".")
                for end in range(len(steps), 0, -1):
                    places.setdefault(".".join(steps[:end]), index)
    return places


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A slide before it has its place in the deck: its content, and what stands around it."""

    kind: Kind
    title: Inlines
    shapes: tuple[Shape, ...]
    place: Place
    size: float = 0.0
    section: str = ""
    speaker: str = ""
    key: str = ""
    title_notes: tuple[int, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    on: str = ""
    lists: tuple[int, ...] = ()
    """The notes that a slide of sources lists."""
    fill: float = 0.0

    def steadied(self, pen: Pen) -> _Sheet:
        """The sheet as it is drawn, and how full it is: found while its texts are still remembered."""
        shapes = tuple(steadied(shape, pen) for shape in self.shapes)
        full = 0.0 if self.kind in EXEMPT else fill(self.shapes, pen)
        return dataclasses.replace(self, shapes=shapes, fill=full)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What slides on one layout are planned with."""

    pen: Pen
    foot: Foot
    stage: Stage


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A section's slides, and whether a divider goes before them."""

    section: Section
    sheets: tuple[_Sheet, ...]

    @property
    def divided(self) -> bool:
        return len(self.sheets) >= DIVIDER_FROM or not self.sheets

    @property
    def length(self) -> int:
        return len(self.sheets) + self.divided


class _Deck:
    """The planning of a document."""

    def __init__(self, document: Document, theme: Theme, layouts: Layouts) -> None:
        self.document = document
        self.words = locale_for(document.language).words
        self.layouts = layouts
        self.usual = self.desk(theme)
        self.pen, self.stage = self.usual.pen, self.usual.stage
        self.desks: dict[str, _Desk] = {"": self.usual}

    def desk(self, theme: Theme) -> _Desk:
        document, locale = self.document, locale_for(self.document.language)
        pen = Pen(theme, document.lang, locale.script, locale.words)
        notes = {note.number: note for note in document.notes}
        foot = Foot(pen, notes, {source.id: source for source in document.sources})
        return _Desk(pen, foot, Stage(pen, foot, theme.slide.zone["body"], document.meta.date))

    def desk_of(self, layout: str) -> _Desk | None:
        """The desk for slides on the layout so named; None where the template has none."""
        if layout not in self.desks:
            theme = self.layouts.theme_of(layout)
            if theme is None:
                return None
            self.desks[layout] = self.desk(theme)
        return self.desks[layout]

    def plan(self) -> Plan:
        summary = self.summary()
        chapters = [self.chapter(section) for section in self.document.body if not section.hints.skip]
        told = [*summary, *(sheet for chapter in chapters for sheet in chapter.sheets)]
        listed = self.agenda(chapters)
        start = 1 + len(summary) + (len(listed.runs) if listed else 0)
        body = [*summary, *self.listed(listed, chapters, start), *self.body(chapters, start), *self.sources(told)]
        first, faults = cover.slide(self.pen, self.document.meta)
        pages = {note_target(number): place for place, sheet in enumerate(body, 1) for number in sheet.lists}
        framed = [self.framed(sheet, pages) for sheet in _numbered(body, first.title, self.pen)]
        warnings = (*faults, *(fault for _, found in framed for fault in found))
        return Plan((first, *(slide for slide, _ in framed)), tuple(dict.fromkeys(warnings)))

    # The parts of a deck

    def summary(self) -> list[_Sheet]:
        """The takeaway is the title if it fits, else it leads; if there is nothing else, it is all the slide says."""
        summary, heading = self.document.summary, (Text(self.words.executive_summary),)
        takeaway, told = summary.takeaway, bool(summary.points or summary.figures)
        titled = told and bool(takeaway) and fits(self.pen, takeaway)
        leads = told and not titled and can_lead(takeaway, self.pen)
        if takeaway and not titled and not leads:
            summary = dataclasses.replace(summary, points=(ListItem("summary", (), takeaway), *summary.points))
        notes = note_numbers(takeaway) if titled else ()
        opening, stage = opened(
            dataclasses.replace(self.stage, title_notes=notes), takeaway if leads else (), "summary"
        )
        title, place = takeaway if titled else heading, Place(name=heading)
        return [
            _Sheet(
                part.kind, title, (*opening, *part.shapes), place, part.size, key="summary", title_notes=notes
            ).steadied(self.pen)
            for part in summaries.compose(stage, summary)
        ]

    def agenda(self, chapters: Sequence[_Chapter]) -> Agenda | None:
        """The agenda, if there are sections enough."""
        sections = [chapter.section for chapter in chapters]
        return agenda.divided(self.stage, sections) if len(sections) >= AGENDA_FROM else None

    def listed(self, listed: Agenda | None, chapters: Sequence[_Chapter], start: int) -> Iterator[_Sheet]:
        """The agenda's slides; `start` is the index of the first section's first slide."""
        if not listed:
            return
        name = (Text(self.words.agenda),)
        title = (Text(self.words.agenda_title),) if any(chapter.section.question for chapter in chapters) else name
        for part in listed.drawn([place for _, place in _starts(chapters, start)]):
            yield _Sheet("agenda", title, part.shapes, Place(name=name), part.size).steadied(self.pen)

    def body(self, chapters: Sequence[_Chapter], start: int) -> Iterator[_Sheet]:
        headings = Counter(plain(chapter.section.heading) for chapter in chapters if chapter.divided)
        for chapter, place in _starts(chapters, start):
            if chapter.divided:
                yield self.divider(chapter, place, alone=headings[plain(chapter.section.heading)] == 1)
            yield from chapter.sheets

    def divider(self, chapter: _Chapter, index: int, *, alone: bool) -> _Sheet:
        """The divider; a section that is not alone in having its heading is named by its number too."""
        section = chapter.section
        if not alone:
            section = dataclasses.replace(section, heading=(Text(f"{section.number} "), *section.heading))
        first: dict[str, divider.Entry] = {}
        for place, sheet in enumerate(chapter.sheets, index + 1):
            first.setdefault(plain(sheet.title), divider.Entry(place, sheet.title))
        shapes = divider.shapes(self.pen, section, list(first.values()))
        speaker = "" if chapter.sheets else plain(section.speaker)
        return _Sheet("divider", section.heading, shapes, Place(), 0.0, plain(section.heading), speaker, section.key)

    def chapter(self, section: Section) -> _Chapter:
        found = drafts(section, self.pen)
        return _Chapter(section, tuple(sheet for draft in found for sheet in self.sheets(section, draft)))

    def sheets(self, top: Section, draft: Draft) -> Iterator[_Sheet]:
        """A draft's slides; what its first section's speaker says goes with the first of them."""
        said = "\n".join(plain(section.speaker) for section in draft.opens if section.speaker)
        desk = self.desk_of(draft.on)
        if desk is None:
            draft = dataclasses.replace(
                draft, on="", warnings=(*draft.warnings, self.layouts.unknown(draft.on, draft.key))
            )
            desk = self.usual
        stage = dataclasses.replace(desk.stage, title_notes=draft.title_notes)
        for place, part in enumerate(compose(stage, draft)):
            title, faults = held(desk.pen, part.title, draft.key) if part.title else (draft.title, ())
            yield _Sheet(
                kind=part.kind,
                title=title,
                shapes=part.shapes,
                place=_place(top, draft, title),
                size=part.size,
                section=plain(top.heading),
                speaker="" if place else said,
                key=draft.key,
                title_notes=note_numbers(part.title) if part.title else draft.title_notes,
                warnings=(*(() if place else draft.warnings), *part.warnings, *faults),
                on=draft.on,
            ).steadied(desk.pen)

    def sources(self, told: Iterable[_Sheet]) -> list[_Sheet]:
        """The notes that the slides cite, and those that these notes cite, with their sources."""
        numbers = {*note_numbers(self.document.meta.cover)}
        for sheet in told:
            numbers.update(cited(sheet.shapes), sheet.title_notes)
        notes = _with_inputs(numbers, self.document.notes)
        used = {source for note in notes for source in note.sources}
        listed = [source for source in self.document.sources if source.id in used or not self.document.notes]
        parts = sources.compose(self.stage, notes, listed) if notes or listed else ()
        title, place = (Text(self.words.sources_title),), Place(name=(Text(self.words.sources),))
        return [
            _Sheet("sources", title, part.shapes, place, part.size, self.words.sources, lists=part.lists).steadied(
                self.pen
            )
            for part in parts
        ]

    # Around a slide's content

    def framed(self, sheet: _Sheet, pages: Mapping[str, int]) -> tuple[Slide, tuple[Diagnostic, ...]]:
        """The slide with all that stands around its content, and what was not possible.

        `pages` are the indices of the slides that list the notes.
        """
        if sheet.kind == "divider":
            return self.slide(sheet, sheet.shapes, ()), sheet.warnings
        notes = tuple(sorted({*cited(sheet.shapes), *sheet.title_notes}))
        desk = self.desks[sheet.on]
        foot = desk.foot.set(() if sheet.kind == "sources" else notes, pages)
        head = (*header(desk.pen, sheet.place), title_shape(desk.pen, sheet.title))
        shapes = (*head, *sheet.shapes, *foot.shapes, *footer(desk.pen, self.document))
        faults = (_crowded(sheet),) if foot.shortened == ONLY_NUMBERS else ()
        return self.slide(sheet, shapes, sheet.lists or notes), (*sheet.warnings, *faults)

    def slide(self, sheet: _Sheet, shapes: tuple[Shape, ...], notes: tuple[int, ...]) -> Slide:
        return Slide(
            sheet.kind,
            plain(as_title(sheet.title)),
            sheet.on or LAYOUTS.get(sheet.kind, "Content"),
            bodied(tuple(map(described, shapes))),
            section=sheet.section,
            speaker=sheet.speaker,
            notes=notes,
            fill=sheet.fill,
            size=sheet.size,
            key=sheet.key,
        )


def _starts(chapters: Iterable[_Chapter], start: int) -> Iterator[tuple[_Chapter, int]]:
    """Each section with the index of its first slide."""
    for chapter in chapters:
        yield chapter, start
        start += chapter.length


def _place(top: Section, draft: Draft, title: Inlines) -> Place:
    below = draft.section is not top and plain(draft.section.heading) != plain(title)
    return Place(top.number, top.heading, draft.section.heading if below else ())


def _with_inputs(numbers: set[int], notes: Sequence[Note]) -> list[Note]:
    """The notes of these numbers and, as far as it goes, those they cite in turn."""
    known = {note.number: note for note in notes}
    waiting, found = set(numbers), set()
    while waiting:
        number = waiting.pop()
        found.add(number)
        note = known.get(number)
        waiting |= set(note_numbers((note.full, note.short))) - found if note else set()
    return [known[number] for number in sorted(found & set(known))]


def _numbered(sheets: Sequence[_Sheet], cover_title: str, pen: Pen) -> list[_Sheet]:
    """The sheets with titles that are all different: those alike are numbered as parts of one."""
    titles = [plain(as_title(sheet.title)) for sheet in sheets]
    fixed = {cover_title, *(title for sheet, title in zip(sheets, titles, strict=True) if sheet.kind == "divider")}
    alike = Counter(title for sheet, title in zip(sheets, titles, strict=True) if sheet.kind != "divider")
    parts: Counter[str] = Counter()
    made: list[_Sheet] = []
    for sheet, title in zip(sheets, titles, strict=True):
        if sheet.kind != "divider" and (alike[title] > 1 or title in fixed):
            parts[title] += 1
            first = int(title in fixed and alike[title] == 1)
            shown = numbered(pen, sheet.title, parts[title] + first, alike[title] + first)
            sheet = dataclasses.replace(sheet, title=shown)
        made.append(sheet)
    return made


def _crowded(sheet: _Sheet) -> Diagnostic:
    return warning(
        "notes-crowded",
        f"the slide {plain(sheet.title)[:40]!r} cites more notes than its foot holds, so only their numbers stand there",
        hint="spread what it says over several blocks",
        key=sheet.key,
    )

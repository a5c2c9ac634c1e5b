"""The brief: all that its author wrote, in all its languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag, field_validator
from pydantic_core import PydanticCustomError

from briefgen.diagnostics import Diagnostic, Where
from briefgen.model.blocks import AnyBlock, AnyKeyFigure, Deck
from briefgen.model.data_grid import DataGrid, Listing
from briefgen.model.facts import Fact
from briefgen.model.places import Places
from briefgen.model.sources import Bibliography, Source
from briefgen.model.text import Age, AnyItem, Id, LocalText, Model

SourceId = Annotated[str, StringConstraints(pattern=r"^[^\s{}\[\];；]+$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


def _file_shape(value: object) -> str:
    return "file" if isinstance(value, str) else "files"


AnyFiles = Annotated[
    Annotated[str, Tag("file")] | Annotated[tuple[str, ...], Tag("files")],
    Discriminator(_file_shape),
]


class Citations(Model):
    """How sources are cited."""

    style: str | None = None
    """The style: chicago-notes, gb-t-7714, gb-t-7714-2025, or a CSL style. Without it, each language has its own."""
    place: Literal["footnotes", "endnotes"] = "footnotes"
    """Where notes stand in Word."""


class Templates(Model):
    """Templates of the house, in place of ours."""

    docx: str | None = None
    """A Word template in the brief's folder (.dotx or .docx)."""
    deck: str | None = None
    """A PowerPoint template in the brief's folder (.potx or .pptx)."""


class Cover(Model):
    """What stands on the deck's first slide, besides the title."""

    figure: str | None = None
    """The id of the fact that is set large."""


class Email(Model):
    """The message that carries the results."""

    to: tuple[str, ...] = ()
    """The addresses it is for."""
    cc: tuple[str, ...] = ()
    """The addresses that get a copy."""
    subject: LocalText | None = None
    """The subject; without it, the title."""


class Section(Model):
    """A section of the brief: in Word under a heading, in the deck one slide or more."""

    id: Id | None = None
    """The name by which `[](#id)` refers to this section: a letter, then letters, digits, _ or -."""
    heading: LocalText
    """The heading."""
    takeaway: LocalText | None = None
    """The section's message in one sentence: bold in Word, and the slide's title."""
    question: LocalText | None = None
    """The agenda's line for this section."""
    deck: Deck | None = None
    """`skip` keeps this out of the deck, never out of Word; `{title: ..., layout: ...}` steers its slide."""
    blocks: tuple[AnyBlock, ...] = ()
    """What the section holds: texts, lists, charts, tables and more, each an item of its own."""
    sections: tuple[Section, ...] = ()
    """Sections one level down."""
    speaker: LocalText | None = None
    """What the speaker says: the slide's notes."""


class BriefModel(Model):
    """A brief: one source for a Word briefing, a deck and more, in every language it carries."""

    briefgen: Literal[1]
    """The version of this format, always 1."""
    id: Id
    """The name of the files that are made: a letter, then letters, digits, _ or -."""
    languages: tuple[Language, ...] = Field(min_length=1)
    """The languages the brief is written in; the first is that of plain texts."""
    title: LocalText
    """The title."""
    short_title: LocalText | None = None
    """A shorter title, for headers and footers."""
    subtitle: LocalText | None = None
    """What stands below the title."""
    series: LocalText | None = None
    """What stands above the title: the series the brief belongs to."""
    date: str
    """The date of the brief: 2025-12-31."""
    authors: tuple[LocalText, ...] = ()
    """Who wrote it: persons or a desk."""
    classification: LocalText | None = None
    """Who may read it ("Internal"); it stands on every page and slide."""
    keywords: tuple[LocalText, ...] = ()
    """What the Office files say they are about, in their properties, by which archives find them."""
    theme: str = "default"
    """The look: a theme that comes with briefgen, or a .yaml file in the brief's folder."""
    template: Templates = Field(default_factory=Templates)
    """Word and PowerPoint templates of the house."""
    citations: Citations = Field(default_factory=Citations)
    """How sources are cited, and where notes stand."""
    numbered: bool = True
    """Whether headings have numbers (1, 2, 2.1)."""
    cover: Cover = Field(default_factory=Cover)
    """The deck's first slide."""
    takeaway: LocalText | None = None
    """The whole message in one sentence."""
    summary: tuple[AnyItem, ...] = ()
    """The key points: Word's opening box and the deck's executive summary."""
    key_figures: tuple[AnyKeyFigure, ...] = Field((), max_length=4)
    """Up to four facts for the opening: their ids, or `{fact: ..., label: ..., highlight: true}`."""
    facts: dict[Id, Fact] = Field(default_factory=dict)
    """Every number, declared once by an id and said everywhere as `${id}`."""
    sources: dict[SourceId, Source] = Field(default_factory=dict)
    """What is cited, by the ids that `[@id]` names."""
    bibliography: AnyFiles | None = None
    """Bibliography files in the brief's folder, one or a list: BibTeX (.bib), RIS (.ris) or CSL-JSON (.json)."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """The body, two levels deep."""
    email: Email = Field(default_factory=Email)
    """Who the results are sent to."""
    freshness: Age | None = None
    """How old a fact may be at the brief's date: "18 months", "2 years", "90 days"."""
    checks: dict[str, Literal["off", "warning", "error"]] = Field(default_factory=dict)
    """How grave the findings of `briefgen check` are, by their codes: `{typed-amount: error, slide-dense: off}`."""

    @field_validator("briefgen", mode="before")
    @classmethod
    def _never_true(cls, value: object) -> object:
        if isinstance(value, bool):
            raise PydanticCustomError("literal_error", "a version is a number")
        return value


@dataclass(frozen=True, slots=True)
class Picture:
    """`fallback` is an SVG drawing painted as a PNG."""

    data: bytes
    media_type: str
    fallback: bytes = b""


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as loaded: its model, where each key stands, and the files it names, already read.

    `tables` are keyed by where a chart asks for them (`sections.shift.blocks.2.chart.data`), `listings` by that of a
    table (`sections.shift.blocks.3.table`), `pictures` by the file's name as the brief gives it.
    """

    model: BriefModel
    path: Path
    places: Places
    tables: Mapping[str, DataGrid] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    theme: Mapping[str, object] = field(default_factory=dict)
    bibliography: Bibliography = field(default_factory=Bibliography)
    style: bytes = b""
    faults: tuple[Diagnostic, ...] = ()
    listings: Mapping[str, Listing] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.model.id

    @property
    def languages(self) -> tuple[str, ...]:
        return self.model.languages

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every source by its id, of the brief and of its bibliographies."""
        return {**self.bibliography.sources, **self.model.sources}

    @property
    def directory(self) -> Path:
        return self.path.parent

    def locate(self, key: str, fragment: str = "", skip: int = 0) -> Where:
        """Where `key` stands, or a fragment of its text (`Places.locate`); the file where neither has a place."""
        return self._in_bibliography(key) or self.places.locate(key, fragment, skip) or Where(str(self.path))

    def _in_bibliography(self, key: str) -> Where | None:
        """Where the source stands that `key` (`sources.smith2020.URL`) leads into."""
        while key.startswith("sources.") and key.removeprefix("sources.") not in self.bibliography.places:
            key = key.rpartition(".")[0]
        return self.bibliography.places.get(key.removeprefix("sources."))

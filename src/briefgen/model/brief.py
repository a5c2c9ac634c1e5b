"""The brief: all that its author wrote, in all its languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from briefgen.diagnostics import Where
from briefgen.model.blocks import AnyBlock, AnyKeyFigure, Deck
from briefgen.model.facts import Fact
from briefgen.model.sources import Source
from briefgen.model.text import AnyItem, LocalText, Model

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=64)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Citations(Model):
    style: str | None = None
    place: Literal["footnotes", "endnotes"] = "footnotes"


class Templates(Model):
    docx: str | None = None
    deck: str | None = None


class Cover(Model):
    figure: str | None = None


class Email(Model):
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: LocalText | None = None


class Section(Model):
    id: Id | None = None
    heading: LocalText
    takeaway: LocalText | None = None
    question: LocalText | None = None
    deck: Deck | None = None
    blocks: tuple[AnyBlock, ...] = ()
    sections: tuple[Section, ...] = ()
    speaker: LocalText | None = None


class BriefModel(Model):
    """The brief's keys. `briefgen` is the version of the format; the first language is the default one."""

    briefgen: Literal[1]
    id: Id
    languages: tuple[Language, ...] = Field(min_length=1)
    title: LocalText
    short_title: LocalText | None = None
    subtitle: LocalText | None = None
    series: LocalText | None = None
    date: str
    authors: tuple[LocalText, ...] = ()
    classification: LocalText | None = None
    theme: str = "default"
    template: Templates = Field(default_factory=Templates)
    citations: Citations = Field(default_factory=Citations)
    cover: Cover = Field(default_factory=Cover)
    takeaway: LocalText | None = None
    summary: tuple[AnyItem, ...] = ()
    key_figures: tuple[AnyKeyFigure, ...] = Field((), max_length=4)
    facts: dict[Id, Fact] = Field(default_factory=dict)
    sources: dict[str, Source] = Field(default_factory=dict)
    bibliography: str | None = None
    sections: tuple[Section, ...] = Field(min_length=1)
    email: Email = Field(default_factory=Email)


@dataclass(frozen=True, slots=True)
class DataRows:
    """A data file's cells as texts and numbers, by column, with the place of each row."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    places: tuple[Where, ...]

    def number(self, row: int, column: str) -> Decimal | None:
        """The number in a cell, None where it is empty; raises ArithmeticError where it is no number."""
        text = self.rows[row].get(column, "").strip()
        return Decimal(text) if text else None


@dataclass(frozen=True, slots=True)
class Picture:
    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as loaded: its model, where each key stands, and the files it names, already read.

    `positions` maps a key (`sections.shift.blocks.2.text.en`) to its place in the file; `tables` and
    `pictures` are keyed by the file's name as the brief gives it.
    """

    model: BriefModel
    path: Path
    positions: Mapping[str, Where] = field(default_factory=dict)
    tables: Mapping[str, DataRows] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    theme: Mapping[str, object] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.model.id

    @property
    def languages(self) -> tuple[str, ...]:
        return self.model.languages

    @property
    def directory(self) -> Path:
        return self.path.parent

    def locate(self, key: str) -> Where:
        """Where `key` stands, or its nearest ancestor that has a place."""
        while key and key not in self.positions:
            key = key.rpartition(".")[0]
        return self.positions.get(key, Where(str(self.path)))

"""Sources, by the names of CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html, appendix IV)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from briefgen.diagnostics import Diagnostic, Where
from briefgen.model.text import Date, LocalText, Model

SourceType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip

CITED = re.compile(r"(?<![\w@])-?@(?:\{([^{}\s]+)\}|(\w(?:[\w]|[:.#$%&\-+?<>~/](?=\w))*))?")
"""A source's id where a text cites it, in braces or bare, as pandoc reads it; neither group where none follows the @."""


class Name(Model):
    """A person (`family`, `given`) or a body (`literal`)."""

    family: str | None = None
    """The family name."""
    given: str | None = None
    """The given names."""
    suffix: str | None = None
    """What follows the name: Jr, III."""
    literal: str | None = None
    """The name of a body, or a name that has no such parts."""


def _name_shape(value: object) -> str:
    return "name" if isinstance(value, Mapping | Name) else "literal"


AnyName = Annotated[
    Annotated[str, Tag("literal")] | Annotated[Name, Tag("name")],
    Discriminator(_name_shape),
]


class Source(Model):
    """One source. Dates are "2025", "2025-06" or "2025-06-12"; what is not known is left out, never invented."""

    type: SourceType
    """What the source is, which decides how it is cited."""
    title: str
    """The title, in the source's own language."""
    title_short: str | None = Field(None, alias="title-short")
    """A shorter title, for notes after the first."""
    translated_title: LocalText | None = Field(None, alias="translated-title")
    """The title in the languages of the brief, set beside the title."""
    author: tuple[AnyName, ...] = ()
    """The authors: `{family: ..., given: ...}`, or the name of a body; `others`, at the end, stands for the rest."""
    editor: tuple[AnyName, ...] = ()
    """The editors: `{family: ..., given: ...}`, or the name of a body."""
    translator: tuple[AnyName, ...] = ()
    """The translators: `{family: ..., given: ...}`, or the name of a body."""
    issued: Date | None = None
    """When it was published: 2025, 2025-06, 2025-06-12, 2026-Q1 or 2025-H2."""
    accessed: Date | None = None
    """When it was read: 2025-06-12."""
    container_title: str | None = Field(None, alias="container-title")
    """The journal, newspaper, book or website that it is part of."""
    collection_title: str | None = Field(None, alias="collection-title")
    """The series that a book or report belongs to."""
    event_title: str | None = Field(None, alias="event-title")
    """The conference at which a paper was read, where its proceedings are not named."""
    publisher: str | None = None
    """The publisher."""
    publisher_place: str | None = Field(None, alias="publisher-place")
    """The town of the publisher."""
    edition: str | None = None
    """The edition, where it is not the first."""
    volume: str | None = None
    """The volume of the journal or work."""
    issue: str | None = None
    """The issue of the journal."""
    page: str | None = None
    """The pages it stands on in its container: 12-19."""
    number: str | None = None
    """The number of a report, patent, bill or standard."""
    version: str | None = None
    """The version of software or data."""
    genre: str | None = None
    """What kind of thing it is, in words: "working paper", "PhD thesis"."""
    url: str | None = Field(None, alias="URL")
    """The address on the web, with https://."""
    doi: str | None = Field(None, alias="DOI")
    """The DOI: 10.1000/182."""
    archive: str | None = None
    """The archive that keeps it."""
    archive_location: str | None = None
    """Where in the archive it is kept; for a page of the web, the address of its archived copy, with https://."""
    language: str | None = None
    """The language it is written in (en, zh), which its citation follows."""
    note: str | None = None
    """A remark; it is printed nowhere."""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What the bibliography files hold: sources by id, and where each stands.

    `broken` are the ids of entries that cannot be cited, `faults` what is wrong with them: errors where the brief
    cites them, else warnings.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    places: Mapping[str, Where] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    faults: tuple[Diagnostic, ...] = ()

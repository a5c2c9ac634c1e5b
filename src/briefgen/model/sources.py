"""Sources, by the names of CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html, appendix IV)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from briefgen.model.text import LocalText, Model

SourceType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "chapter", "dataset",
    "document", "interview", "legislation", "manuscript", "motion_picture", "paper-conference", "patent",
    "personal_communication", "post", "post-weblog", "regulation", "report", "software", "speech", "standard",
    "thesis", "webpage",
]  # fmt: skip


class Name(Model):
    """A person (`family`, `given`) or a body (`literal`)."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None


def _name_shape(value: object) -> str:
    return "literal" if isinstance(value, str) else "name"


AnyName = Annotated[
    Annotated[str, Tag("literal")] | Annotated[Name, Tag("name")],
    Discriminator(_name_shape),
]


class Source(Model):
    """One source. Dates are "2025", "2025-06" or "2025-06-12"; what is not known is left out, never invented."""

    type: SourceType
    title: str
    title_short: str | None = Field(None, alias="title-short")
    translated_title: LocalText | None = Field(None, alias="translated-title")
    author: tuple[AnyName, ...] = ()
    editor: tuple[AnyName, ...] = ()
    issued: str | None = None
    accessed: str | None = None
    container_title: str | None = Field(None, alias="container-title")
    publisher: str | None = None
    publisher_place: str | None = Field(None, alias="publisher-place")
    edition: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number: str | None = None
    genre: str | None = None
    url: str | None = Field(None, alias="URL")
    doi: str | None = Field(None, alias="DOI")
    archive: str | None = None
    language: str | None = None
    note: str | None = None

"""A source as a style sees it, in CSL's terms, and a place in it."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.locale import Period


@dataclass(frozen=True, slots=True)
class Name:
    """A person (`family`, `given`, `suffix`: "Jr") or, where only `literal` is set, a body."""

    family: str = ""
    given: str = ""
    literal: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A locator: CSL's name of it ("page", "paragraph") and its value ("3", "2–3"); no label: words as they are."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A source. `language` is its own (a BCP 47 tag); `translated` its title in the document's language;
    `others` where more have made it than are named; `doi` is bare ("10.1000/182"), `archived` the address of an
    archive's copy, ranges of pages have an en dash.
    """

    id: str
    type: str
    title: str
    short_title: str = ""
    translated: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    others: bool = False
    issued: Period | None = None
    accessed: Period | None = None
    container: str = ""
    series: str = ""
    publisher: str = ""
    place: str = ""
    edition: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    version: str = ""
    genre: str = ""
    url: str = ""
    doi: str = ""
    archive: str = ""
    archived: str = ""
    language: str = ""

    @property
    def short(self) -> str:
        return self.short_title or self.title

    @property
    def address(self) -> str:
        """Where the source is found for good, else where it was found, else ""."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

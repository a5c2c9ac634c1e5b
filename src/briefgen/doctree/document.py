"""The document: the only thing between the front end and the renderers, in one language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from briefgen.doctree.blocks import KeyFigure, KeyFigures, ListItem, Section
from briefgen.doctree.inlines import Inlines


@dataclass(frozen=True, slots=True)
class Meta:
    """What stands on the cover, in the header and in the file's properties.

    `date_text` is `date` as the language says it; `cover` is the cover's large figure; `subject` is the mail's, where it
    is not the title;
    `content_hash` is the SHA-256 (hex) of the document's `dump`, which leaves this field out.
    """

    id: str
    title: str
    short_title: str
    date: dt.date
    date_text: str
    subtitle: str = ""
    series: str = ""
    authors: tuple[str, ...] = ()
    classification: str = ""
    cover: KeyFigure | None = None
    subject: str = ""
    keywords: tuple[str, ...] = ()
    content_hash: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What opens the document: the message in one sentence, the key points, up to four key figures."""

    takeaway: Inlines = ()
    points: tuple[ListItem, ...] = ()
    figures: KeyFigures | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One distinct citation, or one calculation, by its number.

    `full` is the note as Word prints it, `short` as a slide does, both without the number;
    `locator` is the place alone ("Paras 2–3", or "Calculation"), `supports` what it is cited for.
    """

    number: int
    kind: Literal["citation", "calculation"]
    full: Inlines
    short: Inlines
    locator: str
    supports: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the bibliography, in the bibliography's order."""

    id: str
    entry: Inlines
    title: str
    lang: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """`lang` is the document's BCP 47 tag ("en-US"); `language` its name in the brief ("en");
    `languages` all languages of the brief, the default first; `notes` are in number order.
    """

    lang: str
    language: str
    meta: Meta
    summary: Summary
    body: tuple[Section, ...]
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]
    languages: tuple[str, ...]
    notes_place: Literal["footnotes", "endnotes"] = "footnotes"

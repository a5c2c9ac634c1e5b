"""What a finished file says, and what it should say: both are a `Reading`, so that one can be held against the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from briefgen.diagnostics import InputError

Kind = Literal["text", "alt", "speaker", "running", "property"]
"""Text on the page; a picture's words; what the speaker says; what runs along each page; what the file says of itself."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which brief a file was made from, in which language, by which version, its content hash, and on whose template;
    "" where it says none.
    """

    id: str = ""
    language: str = ""
    version: str = ""
    content: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph, cell or label: its words as a reader sees them, note marks as `[^3]`.

    `key` is the node's path in the brief where it is known; `place` says where it stands ("slide 4", "note 3").
    `name` is that of the shape which holds it.
    `variants` are other forms in which a format may say the same, such as a heading with its number before it.
    """

    text: str
    key: str = ""
    place: str = ""
    kind: Kind = "text"
    variants: tuple[str, ...] = ()
    name: str = ""


Values = tuple[Decimal | None, ...]
"""The numbers of a series or a column, None for a gap."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a chart's workbook under its head."""

    head: str
    values: Values


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series as the chart's own part has it, each piece beside what the workbook's cells hold that it names.

    `labels` are the words of its own that a point bears, by the point's place from 0.
    """

    name: tuple[str, str]
    categories: tuple[tuple[str, ...], tuple[str, ...]]
    values: tuple[Values, Values]
    labels: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plotted:
    """A chart, or one panel of it: what its part draws and is titled with, and its workbook's table.

    `rows` are what heads the table's rows, `corner` what stands above them; both are empty where there is no workbook.
    """

    key: str
    place: str
    drawn: tuple[Drawn, ...]
    titles: tuple[str, ...] = ()
    corner: str = ""
    rows: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """What a chart must say: its unit, the heads of its rows in each form they may have, its series.

    `labels` are what each row's points may bear, `titles` what may be written beside them, and `marks` what must be
    written in one of these places.
    """

    key: str
    unit: str
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]
    labels: tuple[frozenset[str], ...]
    titles: frozenset[str]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a file says. `ordered` where the passages stand in the order in which they are read.

    `notes` are the notes' words by number; a note that no mark leads to has a number below 1.
    `charts` are those found in a file, `due` what they are held against where a reading is what is expected.
    `editor` is the program that last saved the file, where it says so; `enclosed` what a mail carries.
    `lettering` are the words in a page's drawings, by the figure's key.
    """

    format: str
    identity: Identity
    passages: tuple[Passage, ...]
    notes: Mapping[int, str] = field(default_factory=dict)
    charts: tuple[Plotted, ...] = ()
    due: tuple[Due, ...] = ()
    ordered: bool = True
    editor: str = ""
    enclosed: tuple[Enclosed, ...] = ()
    lettering: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that a mail carries: the SHA-256 (hex) that the mail states for it and the one that it has, "" for none.

    `inline` is a picture within the body. `reading` is what it says, where its kind is read; `fault` why it could not be.
    """

    name: str
    stated: str
    sha256: str
    size: int
    inline: bool = False
    reading: Reading | None = None
    fault: InputError | None = None

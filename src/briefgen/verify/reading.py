"""What a finished file says, and what it should say: both are a `Reading`, so that one can be held against the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from briefgen.diagnostics import InputError

Kind = Literal["text", "alt", "speaker", "running", "property", "picture", "comment", "hidden", "object"]
"""Text on the page; a picture's words; what the speaker says; what runs along each page; what the file says of itself;
a picture by its hash; a colleague's remark in the margin; words that are there and not shown; what is none of these.
"""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which brief a file was made from, in which language, by which version, its content hash, on whose template, and as
    how many slides; "" where it says none.
    """

    id: str = ""
    language: str = ""
    version: str = ""
    content: str = ""
    template: str = ""
    slides: str = ""


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


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """Words that lead to an address out of the file."""

    words: str
    target: str
    key: str = ""
    place: str = ""


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

    `labels` are the words of its own that a point bears, by the point's place from 0; `numbered` are the places of
    those that show the number in their cell.
    """

    name: tuple[str, str]
    categories: tuple[tuple[str, ...], tuple[str, ...]]
    values: tuple[Values, Values]
    labels: tuple[tuple[int, str], ...] = ()
    numbered: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Plotted:
    """A chart, or one panel of it: what its part draws and is titled with, and its workbook's table.

    `rows` are what heads the table's rows, `corner` what stands above them; both are empty where there is no workbook.
    `codes` are the formats in which its axes and labels show their numbers; `scaled` where an axis shows any.
    `forms` are what it draws ("bar clustered", "line standard", "pie"), `begins` where its axis of numbers does.
    """

    key: str
    place: str
    drawn: tuple[Drawn, ...]
    titles: tuple[str, ...] = ()
    corner: str = ""
    rows: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    codes: frozenset[str] = frozenset()
    scaled: bool = True
    forms: frozenset[str] = frozenset()
    begins: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Due:
    """What a chart must say: its unit, the heads of its rows in each form they may have, its series.

    `labels` are what each row's points may bear, `titles` what may be written beside them, and `marks` what must be
    written in one of these places; `codes` are the formats in which numbers may be shown. `shown` are
    the labels, by their row, without which nobody could tell the numbers where no axis shows them; `form` is how it is
    drawn, "" where that may be any; `whole` where its axis of numbers begins at zero, or below it.
    """

    key: str
    unit: str
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]
    labels: tuple[frozenset[str], ...]
    titles: frozenset[str]
    marks: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    shown: tuple[tuple[int, str], ...] = ()
    form: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a file says. `ordered` where the passages stand in the order in which they are read.

    `notes` are the notes' words by number; a note that no mark leads to has a number below 1.
    `charts` are those found in a file, `due` what they are held against where a reading is what is expected.
    `editor` is the program that last saved the file, where it says so; `enclosed` what a mail carries.
    `lettering` are the words in a page's drawings and `titles` what these are called, by the figure's key; `unseen` the amounts and dates that it has
    for programs, each as what it is, its value and the words that it stands for; `links` what leads out of the file; `remarks` what
    else its reader is to be told; `slides` how many a deck has.
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
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unseen: tuple[tuple[str, str, str], ...] = ()
    links: tuple[Hyperlink, ...] = ()
    remarks: tuple[str, ...] = ()
    slides: int = 0


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that a mail carries: the SHA-256 (hex) that the mail states for it and the one that it has, "" for none.

    `inline` is a picture within the body; `shown` the digest of what a picture's seal says that it shows. `reading` is what it says, where its kind is read; `fault` why it could not be.
    """

    name: str
    stated: str
    sha256: str
    size: int
    inline: bool = False
    shown: str = ""
    reading: Reading | None = None
    fault: InputError | None = None

"""The blocks of a section, as an author writes them: a mapping whose one chief key names the kind."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Discriminator, Field, StrictBool, StrictInt, Tag

from briefgen.model.chart_data import AnyCondition, Numbers, Sort
from briefgen.model.charts import Chart
from briefgen.model.text import AnyCell, AnyItem, Date, Id, LocalText, Model


class DeckHints(Model):
    """How the deck shows a section or block."""

    layout: str | None = None
    """Where a chart stands on its slide: chart-left, chart-right or chart-alone."""
    title: LocalText | None = None
    """The slide's title, in place of the section's takeaway or heading."""


def _deck_shape(value: object) -> str:
    return "skip" if isinstance(value, str) else "hints"


Deck = Annotated[
    Annotated[Literal["skip"], Tag("skip")] | Annotated[DeckHints, Tag("hints")],
    Discriminator(_deck_shape),
]


class BlockModel(Model):
    deck: Deck | None = None
    """`skip` keeps this out of the deck, never out of Word; `{title: ..., layout: ...}` steers its slide."""


class TextBlock(BlockModel):
    """A paragraph."""

    text: LocalText
    """A paragraph: Markdown's emphasis and links, `[@source, p. 3]` for a note, `${fact}` for a number, `[](#id)` for
    "Figure 2"."""


class BulletsBlock(BlockModel):
    """A list of points."""

    bullets: tuple[AnyItem, ...] = Field(min_length=1)
    """Points, each a text or `{lead: ..., text: ..., bullets: [...]}`."""


class NumberedBlock(BlockModel):
    """A list of numbered points."""

    numbered: tuple[AnyItem, ...] = Field(min_length=1)
    """Numbered points, each a text or `{lead: ..., text: ..., bullets: [...]}`."""


class ChartBlock(BlockModel):
    """A chart."""

    chart: Chart
    """A native chart with its workbook, drawn from facts, numbers or a data file."""


class TableColumn(Model):
    """A column of a table."""

    head: LocalText
    """What stands over the column."""
    align: Literal["left", "right", "center"] | None = None
    """How the column is set; without it, numbers stand right and words left."""


class Table(Model):
    """A table of texts and amounts."""

    id: Id | None = None
    """The name by which `[](#id)` refers to this table."""
    caption: LocalText | None = None
    """The caption, numbered "Table 1"."""
    columns: tuple[TableColumn, ...] = Field(min_length=1)
    """The columns, each with its head."""
    rows: tuple[tuple[AnyCell, ...], ...]
    """The rows, each a list of as many cells as there are columns."""


class FileColumn(Model):
    """A column of a data file, as a table shows it; with `unit`, `scale` or `round` it holds numbers."""

    column: str
    """The column's name in the file's header."""
    head: LocalText | None = None
    """What stands over the column, in place of its name."""
    align: Literal["left", "right", "center"] | None = None
    """How the column is set; without it, numbers stand right and words left."""
    unit: LocalText | None = None
    """The unit of its numbers, said in the head: a currency's code, "%", or a noun in each language."""
    scale: Decimal | None = None
    """What its numbers count: 1e9 where the file is in billions."""
    round: Decimal | None = None
    """What its numbers are rounded to: 1e6 for millions, 0.1 for one decimal."""

    @property
    def is_number(self) -> bool:
        return self.unit is not None or self.scale is not None or self.round is not None


class FileTable(Model):
    """A table from a data file beside the brief: which of its columns and rows are shown, and in what order."""

    id: Id | None = None
    """The name by which `[](#id)` refers to this table."""
    caption: LocalText | None = None
    """The caption, numbered "Table 1"."""
    file: str
    """A .csv, .tsv, .tab, .xlsx or .json file in the brief's folder; its first row names the columns."""
    sheet: str | None = None
    """The sheet of an .xlsx file; without it, the first."""
    range: str | None = None
    """The cells of the sheet, as A3:F20; their first row names the columns."""
    columns: tuple[FileColumn, ...] = Field(min_length=1)
    """The columns that are shown, in order."""
    filter: dict[str, AnyCondition] = Field(default_factory=dict)
    """Which rows are taken: for a column the value, a list of values, `{from: ..., to: ...}` or `{not: [...]}`."""
    sort: Sort | None = None
    """`{by: column, order: ascending}`; without it, as in the file."""
    top: StrictInt | None = None
    """How many rows are shown."""
    labels: dict[str, LocalText] = Field(default_factory=dict)
    """What cells of words are called in each language: `{CHN: {en: China, zh: 中国}}`."""
    numbers: Numbers | None = None
    """How the file writes its numbers, where it is not 1234.5: "1,234.5", "1.234,5" or "1 234,5"."""
    cite: str | None = None
    """Where the data come from: "[@source, table 2]". A table from a file needs it."""


def _table_shape(value: object) -> str:
    return "file" if isinstance(value, FileTable) or (isinstance(value, Mapping) and "file" in value) else "typed"


AnyTable = Annotated[Annotated[Table, Tag("typed")] | Annotated[FileTable, Tag("file")], Discriminator(_table_shape)]


class TableBlock(BlockModel):
    """A table."""

    table: AnyTable
    """A native table: columns with heads, and rows of cells."""


class Event(Model):
    """An event of a timeline."""

    date: Date
    """When: 2025, 2025-06, 2025-06-12, 2026-Q1 or 2025-H2."""
    event: LocalText
    """What happens."""
    expected: StrictBool = False
    """Whether this is still to come; "(expected)" stands by its date."""


class Timeline(Model):
    """Events in order of time."""

    id: Id | None = None
    """The name by which `[](#id)` refers to this timeline."""
    caption: LocalText | None = None
    """The caption, numbered "Table 1"."""
    events: tuple[Event, ...] = Field(min_length=1)
    """The events, the earliest first."""


class TimelineBlock(BlockModel):
    """A timeline."""

    timeline: Timeline
    """Dated events, drawn as an axis on slides and as rows in Word."""


class Aspect(Model):
    """One aspect in which the sides are compared."""

    aspect: LocalText
    """What is compared."""
    cells: tuple[AnyCell, ...]
    """What it is on each side, in the order of the columns."""


class Comparison(Model):
    """Sides held against each other, aspect by aspect."""

    id: Id | None = None
    """The name by which `[](#id)` refers to this comparison."""
    caption: LocalText | None = None
    """The caption, numbered "Table 1"."""
    columns: tuple[LocalText, ...] = Field(min_length=1)
    """The sides."""
    rows: tuple[Aspect, ...]
    """The aspects, each with a cell for every side."""


class ComparisonBlock(BlockModel):
    """A comparison."""

    comparison: Comparison
    """Two or more sides held against each other, aspect by aspect."""


class KeyFigure(Model):
    """A fact set large; `label` stands for the fact's own."""

    fact: str
    """The id of the fact."""
    lead: LocalText | None = None
    """A few words in bold before the label."""
    label: LocalText | None = None
    """What stands under the figure, in place of the fact's own label."""
    highlight: StrictBool = False
    """Whether this figure carries the message, and is set in the accent colour."""


def _figure_shape(value: object) -> str:
    return "figure" if isinstance(value, Mapping | KeyFigure) else "fact"


AnyKeyFigure = Annotated[
    Annotated[str, Tag("fact")] | Annotated[KeyFigure, Tag("figure")],
    Discriminator(_figure_shape),
]


class KeyFiguresBlock(BlockModel):
    """Facts set large."""

    key_figures: tuple[AnyKeyFigure, ...] = Field(min_length=1)
    """Facts set large: their ids, or `{fact: ..., label: ..., highlight: true}`."""


class Callout(Model):
    """A text in a box."""

    kind: Literal["implication", "recommendation", "warning", "note", "question"] = "note"
    """What the box is for; it names and colours it."""
    title: LocalText | None = None
    """The box's title, in place of its kind's name."""
    text: LocalText
    """What the box says."""


class CalloutBlock(BlockModel):
    """A box."""

    callout: Callout
    """A box: an implication, a recommendation, a warning, a note or a question."""


class Quote(Model):
    """Words of somebody else."""

    text: LocalText
    """The words, without quotation marks."""
    by: LocalText | None = None
    """Whose words they are."""


class QuoteBlock(BlockModel):
    """A quotation."""

    quote: Quote
    """A quotation set apart, and whose it is."""


class Image(Model):
    """A picture from a file."""

    id: Id | None = None
    """The name by which `[](#id)` refers to this picture."""
    file: str
    """A PNG, JPEG or SVG file in the brief's folder."""
    alt: LocalText
    """What the picture shows, for those who cannot see it."""
    caption: LocalText | None = None
    """The caption, numbered "Figure 1"."""


class ImageBlock(BlockModel):
    """A picture."""

    image: Image
    """A PNG, JPEG or SVG picture, with words for those who cannot see it."""


BLOCKS: Mapping[str, type[BlockModel]] = {
    "text": TextBlock,
    "bullets": BulletsBlock,
    "numbered": NumberedBlock,
    "chart": ChartBlock,
    "table": TableBlock,
    "timeline": TimelineBlock,
    "comparison": ComparisonBlock,
    "key_figures": KeyFiguresBlock,
    "callout": CalloutBlock,
    "quote": QuoteBlock,
    "image": ImageBlock,
}


def _block_kind(value: object) -> str | None:
    """The first of a block's keys that names a kind; None, which pydantic reports, where none does."""
    if isinstance(value, BlockModel):
        return next(name for name, model in BLOCKS.items() if isinstance(value, model))
    if not isinstance(value, Mapping):
        return None
    return next((key for key in value if key in BLOCKS), None)


AnyBlock = Annotated[
    Annotated[TextBlock, Tag("text")]
    | Annotated[BulletsBlock, Tag("bullets")]
    | Annotated[NumberedBlock, Tag("numbered")]
    | Annotated[ChartBlock, Tag("chart")]
    | Annotated[TableBlock, Tag("table")]
    | Annotated[TimelineBlock, Tag("timeline")]
    | Annotated[ComparisonBlock, Tag("comparison")]
    | Annotated[KeyFiguresBlock, Tag("key_figures")]
    | Annotated[CalloutBlock, Tag("callout")]
    | Annotated[QuoteBlock, Tag("quote")]
    | Annotated[ImageBlock, Tag("image")],
    Discriminator(_block_kind),
]

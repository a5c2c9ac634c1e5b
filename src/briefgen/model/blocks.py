"""The blocks of a section, as an author writes them: a mapping whose one chief key names the kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Discriminator, Tag

from briefgen.model.charts import Chart
from briefgen.model.text import AnyCell, AnyItem, LocalText, Model


class DeckHints(Model):
    layout: str | None = None
    title: LocalText | None = None


def _deck_shape(value: object) -> str:
    return "skip" if isinstance(value, str) else "hints"


Deck = Annotated[
    Annotated[Literal["skip"], Tag("skip")] | Annotated[DeckHints, Tag("hints")],
    Discriminator(_deck_shape),
]


class BlockModel(Model):
    deck: Deck | None = None


class TextBlock(BlockModel):
    text: LocalText


class BulletsBlock(BlockModel):
    bullets: tuple[AnyItem, ...]


class NumberedBlock(BlockModel):
    numbered: tuple[AnyItem, ...]


class ChartBlock(BlockModel):
    chart: Chart


class TableColumn(Model):
    head: LocalText
    align: Literal["left", "right", "center"] | None = None


class Table(Model):
    id: str | None = None
    caption: LocalText | None = None
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[AnyCell, ...], ...]


class TableBlock(BlockModel):
    table: Table


class Event(Model):
    date: str
    event: LocalText
    expected: bool = False


class Timeline(Model):
    id: str | None = None
    caption: LocalText | None = None
    events: tuple[Event, ...]


class TimelineBlock(BlockModel):
    timeline: Timeline


class Aspect(Model):
    aspect: LocalText
    cells: tuple[AnyCell, ...]


class Comparison(Model):
    id: str | None = None
    caption: LocalText | None = None
    columns: tuple[LocalText, ...]
    rows: tuple[Aspect, ...]


class ComparisonBlock(BlockModel):
    comparison: Comparison


class KeyFigure(Model):
    """A fact set large; `label` stands for the fact's own."""

    fact: str
    lead: LocalText | None = None
    label: LocalText | None = None
    highlight: bool = False


def _figure_shape(value: object) -> str:
    return "fact" if isinstance(value, str) else "figure"


AnyKeyFigure = Annotated[
    Annotated[str, Tag("fact")] | Annotated[KeyFigure, Tag("figure")],
    Discriminator(_figure_shape),
]


class KeyFiguresBlock(BlockModel):
    key_figures: tuple[AnyKeyFigure, ...]


class Callout(Model):
    kind: Literal["implication", "recommendation", "warning", "note", "question"] = "note"
    title: LocalText | None = None
    text: LocalText


class CalloutBlock(BlockModel):
    callout: Callout


class Quote(Model):
    text: LocalText
    by: LocalText | None = None


class QuoteBlock(BlockModel):
    quote: Quote


class Image(Model):
    id: str | None = None
    file: str
    alt: LocalText
    caption: LocalText | None = None


class ImageBlock(BlockModel):
    image: Image


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

"""One lowering a kind of block: what its author wrote becomes a node of the tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefgen.compile.lower.callout import lower_callout
from briefgen.compile.lower.chart import lower_chart
from briefgen.compile.lower.comparison import lower_comparison
from briefgen.compile.lower.hints import lower_hints
from briefgen.compile.lower.image import lower_image
from briefgen.compile.lower.key_figures import lower_key_figures
from briefgen.compile.lower.lists import lower_bullets, lower_numbered
from briefgen.compile.lower.paragraph import lower_paragraph
from briefgen.compile.lower.quote import lower_quote
from briefgen.compile.lower.table import lower_table
from briefgen.compile.lower.timeline import lower_timeline
from briefgen.compile.work import Work
from briefgen.doctree import Block, Hints
from briefgen.model import blocks as model

Lowering = Callable[[Work, Any, str, Hints], Block]

LOWERINGS: Mapping[type[model.BlockModel], Lowering] = {
    model.TextBlock: lower_paragraph,
    model.BulletsBlock: lower_bullets,
    model.NumberedBlock: lower_numbered,
    model.ChartBlock: lower_chart,
    model.TableBlock: lower_table,
    model.TimelineBlock: lower_timeline,
    model.ComparisonBlock: lower_comparison,
    model.KeyFiguresBlock: lower_key_figures,
    model.CalloutBlock: lower_callout,
    model.QuoteBlock: lower_quote,
    model.ImageBlock: lower_image,
}


def lower_block(work: Work, block: model.BlockModel, key: str) -> Block:
    """The node of a block; `key` is the block's path."""
    return LOWERINGS[type(block)](work, block, key, lower_hints(work, block.deck, f"{key}.deck"))

"""What a language's typography asks of an author's text: quotes, dashes, dots, full-width marks, spaces that hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypographyRules:
    """`quotes` and `inner_quotes` are an opening and a closing mark; `dash` is the dash between clauses, which an author
    types as --, with the spaces it has; `range_dash` joins figures (2023-2025); `dots` are what ... becomes.

    After a number, a space before one of `units` holds; `bound` are phrases, with plain spaces, whose spaces hold.
    `elided` are words that begin with an apostrophe (’tis). `full_width` asks for 。，：；？！（） beside Han. `abbreviations` is a pattern of
    what ends in a point that ends no sentence.
    """

    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    dash: str
    range_dash: str
    dots: str
    units: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    full_width: bool = False
    elided: tuple[str, ...] = ()
    abbreviations: str = ""

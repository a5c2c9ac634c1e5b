"""The closed list of words that briefgen itself says to a reader; every language must have them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What a chart's alternative text is made of; `kinds` maps a kind's name to what a reader calls it.

    `names`, `unit` and `span` follow the kind in its opening sentence; `total` heads the sums of stacks,
    `truncated` says that an axis does not begin at zero, `dates` are Office's formats of years, months and days; `item` is one value, `series` a list of them.
    Patterns take `{names}`, `{unit}`, `{name}`, `{items}`, `{category}`, `{value}`, and for two ends
    `{first}`, `{start}` (value and category), `{last}`, `{end}`, or `{high}`, `{top}`, `{low}`, `{bottom}`.
    `shares` opens a whole's parts; `through`, `up` and `down` tell a waterfall; `points`, `reach` and whether they rise
    `together` a cloud of points; `marked` lists what an author marks, `stretch` is from one point to another, `yearly` a
    rate, `level_named` names a line; `base` to `label_height` head the columns of the workbook that only hold the drawing (`{number}`, `{name}`); `in_unit` adds to a name its unit or value in brackets; `other` is the rest, summed up.
    """

    kinds: Mapping[str, str]
    names: str
    unit: str
    span: str
    item: str
    items: str
    series: str
    missing: str
    nameless: str
    other: str
    total: str
    truncated: str
    dates: Mapping[str, str]
    rises: str
    falls: str
    level: str
    extremes: str
    shares: str
    through: str
    up: str
    down: str
    points: str
    reach: str
    together: str
    opposed: str
    marked: str
    stretch: str
    yearly: str
    level_named: str
    base: str
    above: str
    below: str
    top: str
    connector: str
    row: str
    lower: str
    upper: str
    start: str
    label_height: str
    in_unit: str
    stop: str
    sentences: str


@dataclass(frozen=True, slots=True)
class MailWords:
    """What a message says of itself. `opening` says which `{files}` are attached and leads to the key points; `figure`
    is a key figure in plain text. `kinds` says by a file's suffix what it is, `other` what any other is (`{suffix}`),
    `about` joins that with its size, `file` its name with both; sizes take `{n}`.
    """

    opening: str
    figure: str
    attached: str
    about: str
    file: str
    kinds: Mapping[str, str]
    other: str
    kilobytes: str
    megabytes: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a web page says of itself: `skip` leads past what stands before the text, `appearance` names the choice
    between `automatic`, `light` and `dark`, `languages` that of languages; `numbers` opens a chart's table,
    `cited` tells the `{places}` where a note is cited.
    """

    skip: str
    appearance: str
    automatic: str
    light: str
    dark: str
    languages: str
    numbers: str
    cited: str


CLOSED = tuple(".!?:;…。！？：；")
"""Endings after which a lead needs no other."""


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns take `str.format` names: `{page}`, `{pages}`, `{part}`, `{parts}`, `{numbers}`, `{date}`, `{by}`,
    `{sum}`, `{language}`.

    `lead_end` parts a point's bold lead from its text, where the lead has no closing punctuation of its own.
    """

    key_points: str
    executive_summary: str
    contents: str
    agenda: str
    agenda_title: str
    sources: str
    sources_title: str
    source_list: str
    notes: str
    how_to_read: str
    how_to_read_text: str
    figure: str
    table: str
    section: str
    aspect: str
    date: str
    event: str
    prepared_by: str
    classification: str
    page: str
    part: str
    expected: str
    see_note: str
    attribution: str
    calculation: str
    calculations: Mapping[str, str]
    operators: Mapping[str, str]
    no_date: str
    no_value: str
    in_language: str
    languages: Mapping[str, str]
    list_separator: str
    note_separator: str
    lead_end: str
    callouts: Mapping[str, str]
    mail: MailWords
    page_words: PageWords
    charts: ChartWords

    def after_lead(self, lead: str) -> str:
        """What parts a point's lead from its text: the language's punctuation, where the lead has none, and its space."""
        return self.lead_end.lstrip(".:。：") if lead.rstrip().endswith(CLOSED) else self.lead_end

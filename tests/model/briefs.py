"""Briefs for property tests: sound ones of every shape, and the same with keys and values spoilt."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]
Path = tuple[str | int, ...]

WORDS = st.text(st.sampled_from("aZé9 资本。🚀-:#&*[]{}'\"\\<>$@%!|"), min_size=1, max_size=8).filter(str.strip)
NUMBERS = st.integers(-(10**6), 10**6) | st.sampled_from([Decimal("14.3e9"), Decimal("0.5"), Decimal("-1.10")])
IDS = st.sampled_from(["a", "Gap", "key-1", "x_2"])
DATES = st.sampled_from(["2025", 2025, "2025-06", "2025-06-12", "2026-Q1", "2025-h2"])
NAMES = WORDS | st.integers(0, 3000)
BOUNDS = st.sampled_from(["over", "under", "about", "at_least", "at_most"])
TYPES = st.sampled_from(["book", "report", "article-newspaper", "webpage"])

LANGUAGES = ["en", "zh"]
TEXTS = (
    WORDS
    | st.dictionaries(st.sampled_from(LANGUAGES), WORDS, min_size=1)
    | st.builds(lambda text: {"all": text}, WORDS)
)


def keys(needed: Mapping[str, st.SearchStrategy[Any]], **free: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        dict(needed), optional={name.replace("__", "-"): value for name, value in free.items()}
    )


def few(of: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(of, min_size=least, max_size=3)


ITEMS = st.recursive(
    TEXTS,
    lambda inner: keys({"text": TEXTS}, lead=TEXTS, bullets=few(inner), numbered=few(inner)),
    max_leaves=4,
)
CELLS = TEXTS | keys({"text": TEXTS}, lead=TEXTS)
FIGURES = IDS | keys({"fact": IDS}, lead=TEXTS, label=TEXTS, highlight=st.booleans())
VALUES = NUMBERS | IDS
DECK = st.just("skip") | keys({}, layout=st.just("chart-left"), title=TEXTS)
DATA = (
    few(keys({"value": VALUES | st.none()}, label=TEXTS))
    | keys({"categories": few(TEXTS), "series": few(keys({"name": TEXTS, "values": few(VALUES | st.none())}))})
    | keys({"file": WORDS, "x": NAMES, "y": few(NAMES | keys({"column": NAMES}, name=TEXTS))})
)
CHARTS = keys(
    {"kind": st.sampled_from(["bar", "column", "line"]), "title": TEXTS, "data": DATA},
    id=IDS, unit=TEXTS, highlight=NAMES, alt=TEXTS, cite=WORDS,
)  # fmt: skip
COLUMNS = keys({"head": TEXTS}, align=st.sampled_from(["left", "right", "center"]))
EVENTS = keys({"date": DATES, "event": TEXTS}, expected=st.booleans())
KINDS = st.sampled_from(["implication", "recommendation", "warning", "note", "question"])
CONTENTS = {
    "text": TEXTS,
    "bullets": few(ITEMS, 1),
    "numbered": few(ITEMS, 1),
    "chart": CHARTS,
    "table": keys({"columns": few(COLUMNS, 1), "rows": few(few(CELLS))}, id=IDS, caption=TEXTS),
    "timeline": keys({"events": few(EVENTS, 1)}, id=IDS, caption=TEXTS),
    "comparison": keys(
        {"columns": few(TEXTS, 1), "rows": few(keys({"aspect": TEXTS, "cells": few(CELLS)}))}, id=IDS, caption=TEXTS
    ),
    "key_figures": few(FIGURES, 1),
    "callout": keys({"text": TEXTS}, kind=KINDS, title=TEXTS),
    "quote": keys({"text": TEXTS}, by=TEXTS),
    "image": keys({"file": WORDS, "alt": TEXTS}, id=IDS, caption=TEXTS),
}
BLOCKS = st.one_of(*(keys({kind: content}, deck=DECK) for kind, content in CONTENTS.items()))
PERSONS = WORDS | keys({}, family=NAMES, given=NAMES, literal=NAMES)
SOURCES = keys(
    {"type": TYPES, "title": NAMES},
    title__short=NAMES, translated__title=TEXTS, author=few(PERSONS), editor=few(PERSONS), issued=DATES, accessed=DATES,
    container__title=NAMES, volume=NAMES, page=NAMES, URL=NAMES, DOI=NAMES, language=NAMES,
)  # fmt: skip
FORMATS = st.sampled_from(["number", "multiple", "percent"])
FREE = {"label": TEXTS, "as_of": DATES, "cite": WORDS, "format": FORMATS, "precision": st.integers(-2, 20)}
FACTS = keys({"value": NUMBERS}, unit=TEXTS, bound=BOUNDS, per=st.sampled_from(["year", "hour"]), **FREE) | keys(
    {"compute": NAMES}, **FREE
)


def sections(below: st.SearchStrategy[Any] | None) -> st.SearchStrategy[Any]:
    more = {"sections": few(below)} if below is not None else {}
    return keys({"heading": TEXTS}, id=IDS, takeaway=TEXTS, question=TEXTS, deck=DECK, blocks=few(BLOCKS),
                speaker=TEXTS, **more)  # fmt: skip


SOUND = keys(
    {
        "briefgen": st.just(1),
        "id": IDS,
        "languages": st.sampled_from([LANGUAGES, ["zh", "en"]]),
        "title": TEXTS,
        "date": st.just("2025-12-12"),
        "sections": few(sections(sections(None)), least=1),
    },
    short_title=TEXTS, subtitle=TEXTS, series=TEXTS, authors=few(TEXTS), classification=TEXTS, theme=NAMES,
    template=keys({}, docx=NAMES, deck=NAMES), citations=keys({}, style=NAMES, place=st.just("endnotes")),
    cover=keys({}, figure=NAMES), takeaway=TEXTS, summary=few(ITEMS), key_figures=few(FIGURES),
    facts=st.dictionaries(IDS, FACTS, max_size=3), sources=st.dictionaries(IDS, SOURCES, max_size=2),
    email=keys({}, to=few(NAMES), cc=few(NAMES), subject=TEXTS),
)  # fmt: skip
"""Briefs without a fault of shape."""

RICH: dict[str, Any] = {
    "briefgen": 1,
    "id": "rich",
    "languages": LANGUAGES,
    "title": {"en": "Wires", "zh": "电线"},
    "subtitle": {"all": "GPT-5"},
    "date": "2025-12-12",
    "authors": ["Desk", {"en": "Desk", "zh": "组"}],
    "template": {"docx": "a.dotx"},
    "citations": {"style": "chicago-notes", "place": "endnotes"},
    "cover": {"figure": "cost"},
    "summary": ["Point", {"lead": "It pays", "text": {"all": "x"}, "bullets": ["y", {"text": "z"}]}],
    "key_figures": ["cost", {"fact": "cost", "label": "Cost", "highlight": True}],
    "facts": {
        "cost": {"label": "Cost", "value": Decimal("4.2e9"), "unit": "USD", "bound": "over", "per": "year",
                 "as_of": 2025, "cite": "[@plan]", "precision": 1},
        "ratio": {"compute": "cost / cost", "format": "multiple"},
    },
    "sources": {
        "plan": {"type": "report", "title": "Plan", "title-short": "P", "author": ["Desk", {"family": "Li"}],
                 "issued": "2025-06", "volume": 3, "URL": "https://a.org"},
    },
    "sections": [
        {"id": "money", "heading": "Money", "deck": "skip", "speaker": "Say it.", "blocks": [
            {"text": "Words", "deck": {"title": "T", "layout": "chart-left"}},
            {"bullets": ["a", {"en": "b"}, {"text": "c", "numbered": ["d"]}]},
            {"chart": {"id": "sums", "kind": "bar", "title": "T", "data": [{"label": "a", "value": 3}, {"value": "cost"}]}},
            {"chart": {"kind": "line", "title": "T", "data": {"categories": ["a"], "series": [{"name": "n", "values": [None]}]}}},
            {"chart": {"kind": "line", "title": "T", "cite": "[@plan]", "unit": "%",
                       "data": {"file": "a.csv", "x": "year", "y": ["us", {"column": "cn", "name": {"zh": "中"}}]}}},
            {"table": {"caption": "C", "columns": [{"head": "h", "align": "right"}], "rows": [["a"], [{"lead": "l", "text": "t"}]]}},
            {"timeline": {"events": [{"date": "2026-Q1", "event": "e", "expected": True}]}},
            {"comparison": {"columns": ["a", "b"], "rows": [{"aspect": "x", "cells": ["1", {"text": "2"}]}]}},
            {"key_figures": ["cost"]},
            {"callout": {"kind": "warning", "title": "T", "text": "t"}},
            {"quote": {"text": "t", "by": "b"}},
            {"image": {"file": "a.png", "alt": "a"}},
        ], "sections": [{"heading": "Below", "takeaway": "So."}]},
    ],
    "email": {"to": ["a@b.org"], "subject": "S"},
}  # fmt: skip
"""A brief with every block and spelling."""

KEYS = ["text", "lead", "bullets", "chart", "deck", "id", "value", "compute", "unit", "sections", "file", "all", "en",
        "fr", "titel", "label", "date", "kind", "2x", "a b", ""]  # fmt: skip
ODD = [
    None, True, False, 0, 1, 2, -3, 99, Decimal("1.5"), 12345, "", " ", "x", "no", "1", "2025-06", "2025-6-1", "12/2025",
    "skip", "bar", "[@a]", [], [None], ["x"], [[]], [{}], [1], {}, {"en": "x"}, {"zh": "x", "en": " "}, {"all": "x"},
    {"all": "x", "en": "y"}, {"fr": "x"}, {"text": "x"}, {"lead": "x"}, {"fact": "a"}, {"file": "a.csv"}, {"value": 1},
    [{"value": None}], [{"text": "x", "bullets": []}], {"categories": [], "series": []}, {"title": None},
]  # fmt: skip


@st.composite
def spoilt(draw: Draw) -> Any:
    """A sound brief in which a few keys or values were changed, taken out or added."""
    brief = deepcopy(draw(SOUND | st.just(RICH)))
    for _ in range(draw(st.integers(1, 2))):
        *above, last = draw(st.sampled_from(list(_paths(brief))))
        holder = _at(brief, tuple(above))
        match draw(st.sampled_from(["value", "value", "drop", "rename", "add", "move"])):
            case "value":
                holder[last] = deepcopy(draw(st.sampled_from(ODD)))
            case "move":
                holder[last] = deepcopy(_at(brief, draw(st.sampled_from(list(_paths(brief))))))
            case "drop":
                del holder[last]
            case "rename" if isinstance(holder, dict):
                holder[draw(st.sampled_from(KEYS))] = holder.pop(last)
            case "add" if isinstance(holder, dict):
                holder[draw(st.sampled_from(KEYS))] = deepcopy(draw(st.sampled_from(ODD)))
        if not brief:
            break
    return brief


def _paths(node: Any, path: Path = ()) -> Iterator[Path]:
    for part, child in node.items() if isinstance(node, dict) else enumerate(node):
        yield (*path, part)
        if isinstance(child, dict | list):
            yield from _paths(child, (*path, part))


def _at(node: Any, path: Path) -> Any:
    for part in path:
        node = node[part]
    return node


def written(value: object) -> str:
    """The value as YAML, in braces and brackets."""
    match value:
        case dict():
            return "{" + ", ".join(f"{written(key)}: {written(inner)}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case str():
            return json.dumps(value, ensure_ascii=False)
        case bool() | None:
            return json.dumps(value)
        case _:
            return str(value)

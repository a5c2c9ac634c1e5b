"""What holds for every brief that loads, whatever its author wrote."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from briefgen.compile import compile_brief
from briefgen.diagnostics import InputError
from briefgen.doctree import Code, Document, Link, Note, NoteRef, Ref, Text
from briefgen.doctree.dump import dump
from briefgen.doctree.walk import plain, walk
from briefgen.load import load_brief
from briefgen.model import Brief

Data = dict[str, Any]
SOURCES = {
    "alpha": {"type": "book", "title": "Alpha", "author": [{"family": "Ames", "given": "Ada"}], "issued": "2019"},
    "beta": {
        "type": "article-journal",
        "title": "乙",
        "container-title": "学报",
        "issued": "2024-05",
        "language": "zh",
    },
    "gamma": {
        "type": "webpage",
        "title": "Who pays?",
        "URL": "https://example.org/a?b=c&d=e",
        "accessed": "2025-01-02",
    },
}
FACTS = {
    "cost": {"label": {"all": "Cost"}, "value": 5e6, "unit": "USD", "bound": "over", "cite": "[@alpha, p. 3]"},
    "rent": {"label": {"all": "Rent"}, "value": 1250, "unit": "USD", "cite": "[@beta]"},
    "reach": {"label": {"all": "Reach"}, "value": 3, "unit": {"en": "city", "zh": "座城市"}},
    "sum": {"label": {"all": "Sum"}, "compute": "cost + rent"},
}


def loaded(folder: Path, **parts: Any) -> Brief:
    """A brief of these parts, by way of a file."""
    whole = {"briefgen": 1, "id": "b", "languages": ["en", "zh"], "title": {"all": "B"}, "date": "2025-12-12",
             "sources": SOURCES, "facts": FACTS, "sections": [{"id": "s", "heading": {"all": "S"}}]} | parts  # fmt: skip
    path = folder / "brief.yaml"
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return load_brief(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("briefs")


CLAIMS = st.sampled_from(
    ["[@alpha]", "[@alpha, p. 3]", "[@beta, sec. 2]", "[@gamma; @alpha, p. 9]", "[see @gamma, on costs]", "${cost}",
     "${rent|short}", "${sum}", "${reach}", "${cost|plain}"]
)  # fmt: skip
WRAPS = st.sampled_from(
    [("{}", "{}"), ("**{}**", "**{}**"), ("*{}*", "*{}*"), ("({})", "（{}）"), ("“{}”", "“{}”"), ("`code` {}", "`代码`{}"),
     ("[{}](https://example.org)", "[{}](https://example.org)"), ("See [](#s) {}", "见 [](#s) {}")]
)  # fmt: skip
STOPS = st.sampled_from(
    [(". ", "。"), (", ", "，"), ("; ", "；"), (" ", ""), ("? ", "？"), ("—", "——"), (".” ", "。”")]
)


@st.composite
def texts(draw: st.DrawFn) -> Data:
    """One text in both languages, with its citations and facts in the same order."""
    said: dict[str, str] = {"en": "", "zh": ""}
    for _ in range(draw(st.integers(1, 5))):
        wrap, claim, stop = draw(WRAPS), draw(CLAIMS), draw(STOPS)
        within = not (wrap[0].startswith("[") and claim.startswith("["))  # no citation can stand in a link's words
        for place, (language, words) in enumerate((("en", "Words of"), ("zh", "一些文字"))):
            said[language] += (wrap[place] if within else "{}").format(f"{words} {claim}") + stop[place]
    return said


ITEMS = st.one_of(texts(), st.fixed_dictionaries({"lead": texts(), "text": texts()}))
BLOCKS = st.one_of(
    st.fixed_dictionaries({"text": texts()}),
    st.fixed_dictionaries({"bullets": st.lists(ITEMS, min_size=1, max_size=3)}),
    st.fixed_dictionaries({"quote": st.fixed_dictionaries({"text": texts(), "by": texts()})}),
    st.fixed_dictionaries({"callout": st.fixed_dictionaries({"title": texts(), "text": texts()})}),
    st.builds(
        lambda caption, head, cells: {"table": {"caption": caption, "columns": [{"head": head}], "rows": [[c] for c in cells]}},
        texts(), texts(), st.lists(ITEMS, max_size=3),
    ),
    st.builds(
        lambda title: {"chart": {"kind": "bar", "title": title, "data": [{"value": "cost"}, {"value": "sum"}]}}, texts()
    ),
    st.just({"key_figures": ["cost", "reach", "sum"]}),
    st.builds(
        lambda events: {"timeline": {"events": [{"date": "2025-06", "event": event} for event in events]}},
        st.lists(texts(), min_size=1, max_size=3),
    ),
)  # fmt: skip
SECTIONS = st.lists(
    st.builds(
        lambda takeaway, blocks, below: {
            "heading": {"all": "H"},
            "takeaway": takeaway,
            "blocks": blocks,
            "sections": [{"heading": {"all": "I"}, "blocks": below}],
        },
        texts(), st.lists(BLOCKS, max_size=3), st.lists(BLOCKS, max_size=2),
    ),
    max_size=2,
)  # fmt: skip
BRIEFS = st.fixed_dictionaries(
    {
        "takeaway": texts(),
        "summary": st.lists(ITEMS, max_size=3),
        "key_figures": st.just(["sum", "cost"]),
        "cover": st.just({"figure": "rent"}),
        "sections": SECTIONS.map(lambda more: [{"id": "s", "heading": {"all": "S"}}, *more]),
    }
)


@settings(max_examples=60, deadline=None)
@given(parts=BRIEFS)
def test_a_document_is_sound_and_its_notes_are_the_same_in_both_languages(folder: Path, parts: Data) -> None:
    brief = loaded(folder, **parts)
    english, chinese = (compile_brief(brief, language).document for language in brief.languages)
    for document in (english, chinese):
        assert_numbered(document)
        assert_keys(document)
        assert_tidy(document)
        assert dump(document) == dump(compile_brief(brief, document.language).document)
    assert_spaces_kept_from_han(chinese)
    assert list(map(identity, english.notes)) == list(map(identity, chinese.notes))


def identity(note: Note) -> tuple[object, ...]:
    """What a note is in any language: its kind, sources and the numbers of its places."""
    return note.number, note.kind, note.sources, re.findall(r"\d+", note.locator)


def marks(document: Document) -> Iterator[NoteRef]:
    """The note marks as a reader meets them; the cover's come last."""
    for part in (document.summary, document.body, document.meta):
        yield from (node for node in walk(part) if isinstance(node, NoteRef))


def assert_numbered(document: Document) -> None:
    """Notes count from 1 in the order of their first places, each of which is marked as such, once."""
    met = [mark for ref in marks(document) for mark in ref.marks]
    assert [note.number for note in document.notes] == list(range(1, len(document.notes) + 1))
    assert [mark.number for mark in met if mark.first] == [note.number for note in document.notes]
    firsts = {mark.number: place for place, mark in reversed(list(enumerate(met)))}
    assert all(met[place].first for place in firsts.values())
    assert all(list(ref.marks) == sorted(ref.marks, key=lambda mark: mark.number) for ref in marks(document))


def assert_keys(document: Document) -> None:
    keys = [node.key for node in walk(document) if getattr(node, "key", "")]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert {node.target for node in walk(document) if isinstance(node, Ref)} <= set(keys)


def assert_tidy(document: Document) -> None:
    """Nothing is left undecided or empty, and no mark stands in a link."""
    for node in walk(document):
        assert type(node).__module__.startswith("briefgen.doctree")
        assert not (isinstance(node, Text) and not node.text)
        assert not (isinstance(node, Link) and any(isinstance(inner, NoteRef) for inner in walk(node)))


def assert_spaces_kept_from_han(document: Document) -> None:
    for part in (document.summary, document.body):
        for node in walk(part):
            if getattr(node, "content", None) and isinstance(node.content, tuple):
                said = plain(tuple(inline for inline in node.content if not isinstance(inline, Code)))
                assert not re.search("[\u4e00-\u9fff] | [\u4e00-\u9fff]", said)


MARKUP = st.text(
    st.sampled_from("ab 文字。，.,;:!?“”\"'()[]{}@#$*_`\\|<>&-–—/0123456789\n\u00a0é😀")
    | st.characters(exclude_categories=["Cc", "Cn", "Co", "Cs"]),
    max_size=30,
)
SOUP = st.lists(
    st.one_of(MARKUP, CLAIMS, st.sampled_from(["[](#s)", "[x](#s)", "**", "https://example.org"])),
    min_size=1,
    max_size=6,
)
WILD = SOUP.map(lambda parts: "x" + "".join(parts))
PAIRS = st.one_of(texts(), st.builds(lambda one, other: {"en": one, "zh": other}, WILD, WILD))
NUMBERS = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40),
    st.sampled_from(["1e60", "-1e-60", "0", "0.0", "0e5", "1e5", "9.995e8", "123456789012345678901234567890.5"]).map(
        Decimal
    ),
)
OPERANDS = st.one_of(st.sampled_from(["cost", "rent", "a", "b", "c"]), NUMBERS.map(lambda n: f"{abs(n):f}"))
SUMS = st.recursive(
    OPERANDS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda parts: f"({' '.join(parts)})"),
        st.tuples(inner, st.integers(0, 12)).map(lambda parts: f"round({parts[0]}, {parts[1]})"),
    ),
    max_leaves=8,
)
UNITS = st.sampled_from([None, "USD", "XTS", "%", {"en": "city", "zh": "座城市"}, {"all": "kWh"}])
MAYBE_BOUND = st.sampled_from([None, "over", "under", "about", "at_least", "at_most"])


@st.composite
def wild_facts(draw: st.DrawFn) -> Data:
    """Facts with any numbers, units and sums, sound or not."""
    facts: Data = {}
    for name in "abc":
        if draw(st.booleans()):
            fact = {"value": float(draw(NUMBERS)), "unit": draw(UNITS), "bound": draw(MAYBE_BOUND),
                    "per": draw(st.sampled_from([None, "year", "month"]))}  # fmt: skip
        else:
            fact = {"compute": draw(st.one_of(SUMS, MARKUP))}
        fact |= {"precision": draw(st.sampled_from([None, 0, 2, 12, 13])), "label": {"all": draw(WILD)},
                 "format": draw(st.sampled_from([None, "multiple", "percent", "number"]))}  # fmt: skip
        facts[name] = {key: value for key, value in fact.items() if value is not None}
    return facts


CITES = st.sampled_from(["[@alpha]", "[@beta, p. 2]", "[@gamma; @beta]", "[@alpha][@beta]"])


@settings(max_examples=150, deadline=None)
@given(
    said=st.lists(PAIRS, min_size=6, max_size=6),
    facts=st.one_of(st.just({}), wild_facts()),
    cite=st.one_of(CITES, WILD),
)
def test_whatever_an_author_writes_becomes_a_document_or_faults(
    folder: Path, said: list[Data], facts: Data, cite: str
) -> None:
    names = [name for name in "abc" if name in facts] or ["cost", "sum"]
    parts = {
        "title": {"all": "T"} if "@" in str(said[0]) else said[0],
        "facts": FACTS | facts | {"rent": FACTS["rent"] | {"cite": cite}},
        "summary": [{"lead": said[1], "text": said[2]}, *({"all": f"${{{name}}} ${{{name}|short}}"} for name in names)],
        "sections": [
            {"id": "s", "heading": {"all": "S"}, "takeaway": said[3], "blocks": [
                {"text": said[4]},
                {"key_figures": names},
                {"chart": {"kind": "column", "title": said[5], "data": [{"value": names[0]}], "cite": cite}},
            ]}
        ],
    }  # fmt: skip
    try:
        brief = loaded(folder, **parts)
    except InputError as fault:
        event(f"refused by load: {fault.diagnostics[0].code}")
        return
    for language in brief.languages:
        for document in made(brief, language):
            event("made")
            assert_numbered(document)
            assert_keys(document)


def made(brief: Brief, language: str) -> Iterator[Document]:
    """The document, if the brief has one in this language."""
    try:
        yield compile_brief(brief, language).document
    except InputError as fault:
        event("refused by compile")
        unplaced = [found for found in fault.diagnostics if not found.where.line]
        if unplaced:
            pytest.fail(f"without a line: {unplaced}")

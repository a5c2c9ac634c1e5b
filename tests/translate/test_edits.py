"""Texts put into YAML: what was there stays, however it is laid out and whatever is put in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.diagnostics import InputError
from briefgen.load.node import Node
from briefgen.load.yaml import UNPRINTABLE, parse
from briefgen.translate.edits import Addition, with_texts

HEAD = "languages: [en, zh]  # two\n"


def put(source: str, text: str, *path: str | int, fold: bool = True) -> str:
    """What the lines of `source` become with the German `text` at `path`, without the list of languages."""
    made = with_texts(HEAD + source, Addition({path: text}, "de", "en", fold), "brief.yaml")
    first, _, rest = made.partition("\n")
    assert first == "languages: [en, zh, de]  # two"
    return rest


def test_a_language_in_braces_comes_last_on_its_line() -> None:
    assert put("title: {en: A, zh: 甲}  # short\n", "B", "title") == "title: {en: A, zh: 甲, de: B}  # short\n"


def test_a_language_on_a_line_of_its_own_comes_below_the_others() -> None:
    source = "title:\n  en: A  # first\n  zh: 甲  # last\n# below\nid: x\n"
    assert put(source, "B", "title") == "title:\n  en: A  # first\n  zh: 甲  # last\n  de: B\n# below\nid: x\n"


def test_a_plain_text_becomes_a_short_mapping() -> None:
    assert put("title: A  # why\n", "B", "title") == "title: {en: A, de: B}  # why\n"


def test_a_plain_text_that_braces_would_cut_gets_lines_and_its_comment_stays_with_it() -> None:
    made = put("title: A, B  # why\nid: x\n", "B, C", "title")
    assert made == "title:\n  en: A, B  # why\n  de: B, C\nid: x\n"


def test_a_folded_text_is_shifted_and_followed_by_a_folded_one() -> None:
    source = "- text: >-\n    Many words that go\n    on and on.\n- text: x\n"
    made = put("list:\n" + source, "viele Wörter " * 8 + "hier", "list", 0, "text")
    assert made == (
        "list:\n- text:\n    en: >-\n      Many words that go\n      on and on.\n    de: >-\n"
        "      viele Wörter viele Wörter viele Wörter viele Wörter viele Wörter viele\n"
        "      Wörter viele Wörter viele Wörter hier\n- text: x\n"
    )


def test_chinese_is_never_folded() -> None:
    source = "text:\n  en: >-\n    Many words that go\n    on and on.\n"
    assert put(source, "中文 " * 40 + "中", "text", fold=False).splitlines()[-1] == "  de: " + "中文 " * 40 + "中"


def test_a_line_in_braces_that_grows_too_long_gets_a_line_for_each_language() -> None:
    text = "W" + "ö" * 60
    made = put(f'list:\n  - {{en: "{text}, yes", zh: 甲}}  # c\n', text, "list", 0)
    assert made == f'list:\n  - en: "{text}, yes"\n    zh: 甲  # c\n    de: {text}\n'


def test_braces_within_braces_are_broken_where_a_line_grows_too_long() -> None:
    made = put(f"list:\n  - {{date: 2024, event: {{en: {'x' * 80}, zh: 甲}}}}\n", "y" * 40, "list", 0, "event")
    assert made == f"list:\n  - {{date: 2024, event: {{en: {'x' * 80}, zh: 甲,\n{' ' * 25}de: {'y' * 40}}}}}\n"


def test_a_translation_that_there_is_is_replaced_in_its_place() -> None:
    source = "title:\n  de: >-  # old\n    ganz\n    alt\n  en: A\n"
    assert put(source, "neu", "title") == "title:\n  de: neu  # old\n  en: A\n"
    assert put("title: {de: 'alt', en: A}\n", "neu, neu", "title") == 'title: {de: "neu, neu", en: A}\n'


def test_a_citation_is_not_divided() -> None:
    source = "text:\n  en: >-\n    Many words that go\n    on and on.\n"
    made = put(source, "x" * 70 + " [@article, pp. 3-5] und weiter", "text")
    assert "  de: >-\n    " + "x" * 70 + "\n    [@article, pp. 3-5] und weiter\n" in made


@pytest.mark.parametrize("text", ["B", 'B "C" \\ D', "a\nb\u2028c\x85", "字: x"])
def test_a_brief_that_is_json_stays_json(text: str) -> None:
    source = {"languages": ["en"], "title": "A", "list": [{"text": {"en": "A", "zh": "甲"}}]}
    addition = Addition({("title",): text, ("list", 0, "text"): text}, "de", "en")
    made = with_texts(json.dumps(source, indent=2, ensure_ascii=False), addition, "")
    assert json.loads(made) == {
        "languages": ["en", "de"],
        "title": {"en": "A", "de": text},
        "list": [{"text": {"en": "A", "zh": "甲", "de": text}}],
    }


def test_windows_line_ends_stay() -> None:
    source = "languages:\r\n- en\r\ntitle:\r\n  en: A, B\r\n"
    made = with_texts(source, Addition({("title",): "B"}, "de", "en"), "")
    assert made == "languages:\r\n- en\r\n- de\r\ntitle:\r\n  en: A, B\r\n  de: B\r\n"


def test_a_layout_that_cannot_be_edited_is_refused_and_said() -> None:
    with pytest.raises(InputError, match="brief-layout"):
        put("authors: [en: A]\n", "B", "authors", 0)


# Whatever the layout and the text.

WORDS = st.sampled_from(
    ["word", "字", "a: b", "# no", "[@a, p. 3]", "${b}", "- x", "'", '"', "\\", "{", "}", ",", "%", "ü"]
)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=30).map(" ".join),
    st.text(min_size=1, max_size=40),
    st.sampled_from(["no", "1", "1e3", "null", "~", "---", "...", "- a", "? a", "! a", "&a", "*a", "a\n\nb", " a\n b", "a #b", "\ta"]),
).map(lambda text: UNPRINTABLE.sub("", text).strip() or "x")  # fmt: skip

PLAIN = st.sampled_from(["word", "two words", "ü 字", "it’s a (test).", "v1.2"])
SPELLINGS = st.sampled_from(
    ["{0}", '"{0}"', "'{0}'", '"{0}, and: so"', "{0}, and so", ">-\n{i}  {0}\n{i}  goes on", "|\n{i}  {0}\n\n{i}    on",
     ">\n{i}  {0}", "|+\n{i}  {0}\n", "{0}\n{i}  goes on", '"{0}\n{i}  goes on"', ">-  # {c}\n{i}  {0}"]
)  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[tuple[str | int, ...]]]:
    """A file of texts in many layouts, each with a comment about it, and the paths of its texts."""
    lines, paths = (
        ["# top", draw(st.sampled_from(["languages: [en, zh]  # l", "languages:\n- en  # l\n- zh"])), "list:"],
        [],
    )
    for number in range(draw(st.integers(1, 5))):
        lines += [f"  # before {number}", f"  - id: x{number}  # id {number}"]
        indent, key = " " * 4, draw(st.sampled_from(["text", "items"]))
        path: tuple[str | int, ...] = ("list", number, key)
        if key == "items":
            lines.append("    items:")
            indent, path = indent + "  ", (*path, 0)
        lines.append(_laid(draw, indent, key, number))
        paths.append(path)
    lines.append("end: {a: b}  # end")
    return "\n".join(lines) + "\n", paths


def _laid(draw: st.DrawFn, indent: str, key: str, number: int) -> str:
    """A text behind its key, or as an item of a list: plain, in braces, or in lines."""
    start = f"{indent}- " if key == "items" else f"{indent}{key}: "
    layout, words = draw(st.sampled_from(["plain", "braces", "lines", "wide"])), draw(PLAIN)
    if layout == "plain":
        spelt = draw(SPELLINGS).format(words, i=indent + "  ", c=f"in {number}")
        return start + spelt + ("" if "\n" in spelt else f"  # after {number}")
    second = draw(PLAIN) if layout != "wide" else "w" * 130
    old = f", de: {draw(PLAIN)}" if draw(st.booleans()) else ""
    if layout in ("braces", "wide"):
        return f"{start}{{en: {words}, zh: '{second}'{old}}}  # after {number}"
    deeper = indent + "  "
    spelt = draw(SPELLINGS).format(words, i=deeper + "  ", c=f"in {number}")
    first = f"{indent}- en: {spelt}" if key == "items" else f"{indent}{key}:  # of {number}\n{deeper}en: {spelt}"
    return f"{first}\n{deeper}zh: {second}  # zh {number}" + old.replace(", ", f"\n{deeper}")


@settings(max_examples=300, deadline=None)
@given(documents(), st.lists(TEXTS, min_size=5, max_size=5), st.booleans(), st.booleans())
def test_all_else_stays_as_it_is(
    laid: tuple[str, list[tuple[str | int, ...]]], texts: list[str], fold: bool, windows: bool
) -> None:
    source, paths = laid
    source = source.replace("\n", "\r\n") if windows else source
    wanted = dict(zip(paths, texts, strict=False))
    addition = Addition(wanted, "de", "en", fold)
    made = with_texts(source, addition, "")
    before, after = parse(source, ""), parse(made, "")
    for path, text in wanted.items():
        assert after.get(*path, "de").data == text  # type: ignore[union-attr]
    assert comments(made) == comments(source)
    assert [key for key in keys(after) if key[-1] != "de"] == [
        key for key in expanded(keys(before), paths) if key[-1] != "de"
    ]
    assert not windows or "\n" not in made.replace("\r\n", "")
    assert with_texts(made, addition, "") == made


@settings(max_examples=150, deadline=None)
@given(st.data(), TEXTS, st.booleans(), st.booleans(), st.booleans())
def test_a_language_beside_others_is_one_insertion(
    data: st.DataObject, text: str, fold: bool, windows: bool, json_like: bool
) -> None:
    indent, key = "    ", data.draw(st.sampled_from(["text", "items"]))
    words, second = data.draw(PLAIN), data.draw(PLAIN)
    if json_like:
        text = text[:20].strip()  # a longer line is divided
        laid = f'{indent}{key}: {{"en": "{words}", "zh": \'{second}\'}}  # beside'
    else:
        spelt = data.draw(SPELLINGS).format(words, i=indent + "    ", c="in")
        laid = f"{indent}{key}:  # of\n{indent}  en: {spelt}\n{indent}  zh: {second}  # zh"
    source = f"# top\nlanguages: [en, zh, de]\nlist:\n  - id: x\n{laid}\n    more: [1, {{a: b}}]  # more\n\n# end\n"
    source = source.replace("\n", "\r\n") if windows else source
    made = with_texts(source, Addition({("list", 0, key): text}, "de", "en", fold), "")
    before = alike(source, made)
    assert before + alike(source[before:][::-1], made[before:][::-1]) == len(source)
    assert parse(made, "").get("list", 0, key, "de").data == text  # type: ignore[union-attr]


def alike(one: str, other: str) -> int:
    """How many characters two texts begin with together."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def comments(text: str) -> list[str]:
    return re.findall(r"# (?:before|after|id|of|in|zh|top|l|end)\b.*?(?=\r?\n)", text)


def keys(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    for part, child in node.children.items():
        if path[:1] != ("languages",):
            yield (*path, part)
            yield from keys(child, (*path, part))


def expanded(
    found: Iterator[tuple[str | int, ...]], paths: list[tuple[str | int, ...]]
) -> Iterator[tuple[str | int, ...]]:
    """The keys there were, with a language below each text that had none."""
    every = list(found)
    for key in every:
        yield key
        if key in paths and (*key, "en") not in every:
            yield (*key, "en")

"""The YAML that a brief may be written in: what its words mean, where they stand, and what is refused."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import InputError, Where
from briefgen.load.files import decode
from briefgen.load.node import walk
from briefgen.load.yaml import parse


def read(text):
    return parse(text, "b.yaml").data


def faults(text):
    with pytest.raises(InputError) as caught:
        parse(text, "b.yaml")
    return [str(diagnostic) for diagnostic in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14.3e9", Decimal("14.3e9")),
        ("30e6", Decimal("30e6")),
        (".5", Decimal("0.5")),
        ("-1.50", Decimal("-1.50")),
        ("+3", 3),
        ("0", 0),
        ("0o17", 15),
        ("0xff", 255),
        ("true", True),
        ("False", False),
        ("", None),
        ("~", None),
        ("Null", None),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("tRUE", "tRUE"),
        ("12:30:00", "12:30:00"),
        ("0123", "0123"),
        ("2025-12-12", "2025-12-12"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("3%", "3%"),
        ("'14.3'", "14.3"),
        ('"true"', "true"),
        ("资本 flows 🚀 שלום", "资本 flows 🚀 שלום"),
        ("<w:p>&amp;</w:p>", "<w:p>&amp;</w:p>"),
    ],
)
def test_a_word_means_what_yaml_1_2_says(written, meant):
    value = read(f"key: {written}\n")["key"]
    assert value == meant
    assert type(value) is type(meant)


def test_a_number_keeps_the_digits_as_written():
    assert str(read("key: 1.10\n")["key"]) == "1.10"


def test_a_key_is_always_text():
    assert read("no: 1\n2023: 2\n~: 3\n") == {"no": 1, "2023": 2, "~": 3}


def test_every_value_has_its_place_and_sections_go_by_their_ids():
    root = parse(
        "title: {en: A, zh: 甲}\nsections:\n  - id: shift\n    blocks:\n      - text: |\n          x\n  - heading: y\n",
        "b.yaml",
    )
    places = {key: (node.where.line, node.where.column) for key, node in walk(root)}
    assert places == {
        "title": (1, 8),
        "title.en": (1, 13),
        "title.zh": (1, 20),
        "sections": (3, 3),
        "sections.shift": (3, 5),
        "sections.shift.id": (3, 9),
        "sections.shift.blocks": (5, 7),
        "sections.shift.blocks.0": (5, 9),
        "sections.shift.blocks.0.text": (5, 15),
        "sections.1": (7, 5),
        "sections.1.heading": (7, 14),
    }


def test_columns_count_characters_of_any_script():
    assert parse("题: {乙: 🚀, x: 1}\n", "b.yaml").get("题", "x").where == Where("b.yaml", 1, 14)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: [@x, p. 3] says\n", '1:4: citation-first: a text that begins with a citation needs quotes round it (write "[@source, p. 3] ...")'),
        ("- text: Note: this\n", "1:13: colon-in-text: a colon with a space after it ends a key, and this text has one (put quotes round the whole text)"),
        ('a: "Open" models\n', "1:11: quote-first: the text goes on after its closing quote (put the whole text in single quotes: '\"Open\" models')"),
        ("a: 'it's'\n", "1:8: quote-first: the text goes on after its closing quote (put the whole text in double quotes; within single ones, '' is an apostrophe)"),
        ('- "Open" models\n- x\n', "1:10: quote-first: the text goes on after its closing quote (put the whole text in single quotes: '\"Open\" models')"),
        ("a: {fact} grows\n", "1:11: bracket-first: the text goes on after its closing } (put quotes round the whole text)"),
        ("a: [](#gap) shows\n", "1:6: bracket-first: the text goes on after its closing ] (put quotes round the whole text)"),
        ("a: {en: ${fact} up}\n", "1:9: fact-in-braces: within { } or [ ], a text with ${...} needs quotes round it (write {en: \"${fact} ...\"})"),
        ("a: [x, ${fact}]\n", "1:8: fact-in-braces: within { } or [ ], a text with ${...} needs quotes round it (write {en: \"${fact} ...\"})"),
        ("a:\n\tb: 1\n", "2:1: yaml-tab: a tab stands in the indentation (indent with spaces)"),
        ("a:\n  b: 1\n\tc: 2\n", "3:1: yaml-tab: a tab stands in the indentation (indent with spaces)"),
        ("a: @x\n", "1:4: text-start: an unquoted text cannot begin with @ (put quotes round the whole text)"),
        ("a: `x`\n", "1:4: text-start: an unquoted text cannot begin with ` (put quotes round the whole text)"),
        ("a: %x\n", "1:4: text-start: an unquoted text cannot begin with % (put quotes round the whole text)"),
        ("a: > 3\n", "1:4: text-start: an unquoted text cannot begin with > (put quotes round the whole text)"),
        ("a: - b\n", "1:4: text-start: an unquoted text cannot begin with - (put quotes round the whole text)"),
        ("a: , b\n", "1:4: text-start: an unquoted text cannot begin with , (put quotes round the whole text)"),
        ("a: **bold** x\n", "1:4: text-start: an unquoted text cannot begin with * (put quotes round the whole text)"),
        ("- a\nb: c\n", "2:1: yaml-item: an item of a list must stand here (begin it with `- ` in the column of the others)"),
        ("a: b\n- c\n", "2:1: yaml-indent: an item of a list stands among keys (indent it below the key it belongs to)"),
        ("a:\n  b: 1\n c: 2\n", "3:2: yaml-indent: this line is in no column of the keys above (line keys up with each other)"),
        ("a: 1\n b: 2\n", "2:2: yaml-indent: no key can stand here: the text of the line above goes on (line it up with the keys above; if the line above is a key, it lacks its colon)"),
        ("a: 1\nkey\nb: 1\n", "2:1: yaml-colon: this line has no colon, so it is no key, nor is it indented to go on with the text above (write `key: value`, or `- ` for an item of a list)"),
        ("a: [1, 2\nb: 3\n", "1:4: yaml-unclosed: what begins with this [ does not end as it should (within it, a text with , : [ ] { or } in it needs quotes)"),
        ('a: "x\nb: 3\n', "1:4: yaml-unclosed: this quote is never closed"),
        ('a: "C:\\q"\n', "1:7: yaml-escape: within double quotes, this backslash begins no escape that YAML has (write \\\\ for a backslash, or use single quotes)"),
    ],
)  # fmt: skip
def test_a_mistake_that_yaml_makes_easy_is_told_with_its_remedy(text, fault):
    assert faults(text) == [f"b.yaml:{fault}"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: *x\n", "1:4: yaml-mark: *x is an alias, which briefs have not (a text that begins with * needs quotes round it)"),
        ("a: &x 1\n", "1:4: yaml-mark: &x is an anchor, which briefs have not (a text that begins with & needs quotes round it)"),
        ("a: !!python/name:os.system x\n", "1:4: yaml-mark: !tag:yaml.org,2002:python/name:os.system is a tag, which briefs have not (a text that begins with ! needs quotes round it)"),
        ("a:\n  <<: {b: 1}\n", "2:3: yaml-merge: merge keys (<<) are not read (write the keys out)"),
        ("a: 1\n---\nb: 2\n", "2:1: yaml-documents: a second document begins here; a file holds one (take out the line with three dashes, or put each document in a file of its own)"),
        ("a: 1\nb: 2\na: 3\n", "3:1: duplicate-key: the key `a` stands here twice (first in line 1)"),
        ("[a]: 1\n", "1:1: yaml-key: a key must be a word (a text that begins with [, { or * needs quotes round it)"),
        ('a: "x\\0"\n', "1:4: control-character: this text holds the control character U+0000 (take it out)"),
        ("a: 1e999999999\n", "1:4: value-out-of-range: 1e999999999 is too large or too small a number (put quotes round it if it is meant as text)"),
        ("a: " + "9" * 5000 + "\n", "1:4: value-out-of-range: a number of 5000 characters is too long (put quotes round it if it is meant as text)"),
        ("", ": empty-file: there is nothing in this file"),
        ("# all\n", ": empty-file: there is nothing in this file"),
    ],
)  # fmt: skip
def test_what_a_brief_has_no_need_of_is_refused(text, fault):
    assert [line.removeprefix("b.yaml:") for line in faults(text)] == [fault.removeprefix(":")]


def test_every_fault_before_a_broken_line_is_told_with_it():
    told = faults("a: *x\nb: &y 1\nb: 2\nc: @\n")
    assert [line.split(": ")[1] for line in told] == ["yaml-mark", "yaml-mark", "duplicate-key", "text-start"]


@pytest.mark.parametrize("text", ["[" * 100_000, "{" * 100_000, "- " * 100_000, "? " * 100_000, "a: [" * 100_000])
def test_nesting_without_end_is_refused(text):
    assert faults(text)[-1].endswith("yaml-too-deep: more than 50 levels of nesting")


def test_a_bomb_of_aliases_never_goes_off():
    bomb = "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(5000))
    assert faults(bomb)[-1].endswith("more-faults: there are more than 100 faults")


def test_more_keys_than_any_brief_has_are_refused():
    assert "yaml-too-large: more than 200,000 keys and values" in faults("- a\n" * 200_001)[0]


@given(st.text(st.characters() | st.sampled_from("[]{}:-,'\"\n &*!|>#%@`?"), max_size=60))
def test_whatever_is_written_is_read_or_refused_in_words(text):
    with contextlib.suppress(InputError):
        parse(decode(text.encode("utf-8", "surrogatepass"), "b.yaml"), "b.yaml")

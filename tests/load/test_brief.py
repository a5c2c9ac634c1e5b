"""A brief's file read: what an author gets, and what they are told."""

import time
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.diagnostics import InputError, Where
from briefgen.load import load_brief
from tests.load.conftest import BRIEF, SECTION, with_blocks

EXAMPLE = Path(__file__).parents[2] / "data" / "meta-closed-source" / "brief.yaml"


def test_the_example_loads():
    brief = load_brief(EXAMPLE)
    assert brief.id == "meta-closed-source"
    assert brief.languages == ("en", "zh")
    assert brief.model.facts["stake"].value == Decimal("14.3e9")
    assert brief.locate("facts.stake.value").file == str(EXAMPLE)


def test_a_place_is_found_by_key_or_by_the_nearest_key_above(folder, faults):
    assert faults(with_blocks("- text: {en: Money moves}", "  deck: skip")) == []
    brief = load_brief(Path("brief.yaml"))
    assert brief.locate("sections.shift.blocks.0.text.en") == Where("brief.yaml", 10, 20)
    assert brief.locate("sections.shift.blocks.0.text.zh") == Where("brief.yaml", 10, 15)
    assert brief.locate("nowhere.at.all") == Where("brief.yaml")


def test_a_place_within_a_text_is_found_however_the_text_is_written(folder, faults):
    text = with_blocks(
        "- text: It cost ${cost}, and ${cost}.",
        "- text: >-",
        "    资本 flows",
        "    to ${cost}",
        '- text: "\\u0024{cost} and \\"${more}\\""',
        "- text: ${cost}",
    )
    assert faults(text) == []
    brief = load_brief(Path("brief.yaml"))
    blocks = "sections.shift.blocks"
    assert brief.locate(f"{blocks}.0.text", "${cost}") == Where("brief.yaml", 10, 23)
    assert brief.locate(f"{blocks}.0.text", "${cost}", 1) == Where("brief.yaml", 10, 36)
    assert brief.locate(f"{blocks}.1.text", "${cost}") == Where("brief.yaml", 13, 14)
    assert brief.locate(f"{blocks}.2.text", "${more}") == Where("brief.yaml", 14, 35)
    assert (
        brief.locate(f"{blocks}.2.text", "${cost}") == brief.locate(f"{blocks}.2.text") == Where("brief.yaml", 14, 15)
    )


def test_a_number_where_a_name_is_wanted_is_read_as_it_is_written(faults, folder):
    assert faults(BRIEF + "sources:\n  a: {type: book, title: 1984, issued: 1949, volume: 1.10}\n" + SECTION) == []
    source = load_brief(Path("brief.yaml")).model.sources["a"]
    assert (source.title, source.issued, source.volume) == ("1984", "1949", "1.10")


def test_a_brief_may_begin_with_a_byte_order_mark_and_end_its_lines_in_any_way(faults):
    text = with_blocks("- text: 资本 flows")
    assert faults(b"\xef\xbb\xbf" + text.encode()) == []
    assert faults(text.replace("\n", "\r\n").encode()) == []


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["- text: x", "  bullets: [x]"], "11:9: two-blocks: a block is one thing, and `bullets` is a second one in this block (begin it as an item of its own: `- bullets:`)"),
        (["- textt: x"], "10:9: no-such-block: there is no block of the kind `textt` (did you mean text?)"),
        (["- just words"], "10:9: no-such-block: item 1 of `blocks` is no block (write what it is, such as `- text: ...`)"),
        (["- {}"], "10:9: no-such-block: item 1 of `blocks` is empty (known: bullets, callout, chart, comparison, image, key_figures, numbered, quote, table, text, timeline)"),
        (["- quote: {text: x}", "  by: y"], "11:9: unknown-key: `by` is no key of a block of `quote` (indent it to stand in `quote`)"),
        (["- quote: {txt: x, text: y}"], "10:17: unknown-key: `txt` is no key of a quote (did you mean text?)"),
        (["- callout: {kind: warnin, text: x}"], "10:25: no-such-value: `kind` cannot be the text 'warnin' (did you mean warning?)"),
        (["- callout: {title: x}"], "10:18: missing-key: a callout needs `text`"),
        (["- bullets: x"], "10:18: wrong-type: `bullets` must be a list (begin each item with `- ` on a line of its own)"),
        (["- bullets: [{lead: x, text: y, bulets: []}]"], "10:38: unknown-key: `bulets` is no key of an item (did you mean bullets?)"),
        (["- bullets:", "    - [see @x]"], "11:13: not-a-text: item 1 of `bullets` must be text, not a list (a text that begins with [ needs quotes round it)"),
        (["- bullets:", "    - Note: this"], "11:13: unknown-language: `Note` is none of the brief's languages (languages here: en, zh; a text with `: ` or `, ` in it needs quotes round it)"),
        (["- text: {en: One, two, zh: 二}"], "10:25: unknown-language: `two` is none of the brief's languages (languages here: en, zh; a text with `: ` or `, ` in it needs quotes round it)"),
        (["- text: {en: x, fr: y}"], "10:23: unknown-language: `fr` is none of the brief's languages (languages here: en, zh; a text with `: ` or `, ` in it needs quotes round it)"),
        (["- text: {en: x, all: y}"], "10:23: text-for-all: `all` holds for every language, so no other language can stand beside it (name each language, or `all` alone)"),
        (["- text: {en: 3}"], "10:20: not-a-text: `en` must be text, not 3 (put quotes round it if it is meant as text)"),
        (["- text: {en: {x: y}}"], "10:20: not-a-text: `en` must be one text, not keys and values (a text that begins with { or has `: ` in it needs quotes round it)"),
        (["- text: ''"], "10:15: empty-text: `text` is empty (take the key out, or write the text)"),
        (["- text:"], "10:14: empty-value: `text` has no value (give it one, or take it out)"),
        (["- text: 2025"], "10:15: not-a-text: `text` must be text, not 2025 (put quotes round it if it is meant as text)"),
        (["- text: x", "  deck: skipp"], "11:15: no-such-value: `deck` cannot be the text 'skipp' (did you mean skip?)"),
        (["- text: x", "  deck: {layot: y}"], "11:16: unknown-key: `layot` is no key of `deck` (did you mean layout?)"),
        (["- table: {columns: [{head: x}], rows: [[{text: y, leed: z}]]}"], "10:57: unknown-key: `leed` is no key of a cell (did you mean lead?)"),
        (["- table: {columns: [{head: x}], rows: [[3]]}"], "10:47: not-a-text: item 1 of item 1 of `rows` must be text, not 3 (put quotes round it if it is meant as text)"),
        (["- chart: {kind: bar, title: x, data: [{label: a, value: [1]}]}"], "10:63: wrong-type: `value` must be a number or the id of a fact, not a list"),
        (["- chart: {kind: bar, title: x, data: {categories: [a], series: [{name: b, values: [1, true]}]}}"], "10:93: wrong-type: item 2 of `values` must be a number or the id of a fact, not true"),
        (["- timeline: {events: [{date: 2025-06, event: x, expected: maybe}]}"], "10:65: wrong-type: `expected` must be true or false, not the text 'maybe'"),
    ],
)  # fmt: skip
def test_a_fault_in_a_block_is_told_in_the_authors_words(faults, lines, fault):
    assert faults(with_blocks(*lines)) == [f"brief.yaml:{fault}"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("titel: x", "6:1: unknown-key: `titel` is no key of a brief (did you mean title or subtitle?)"),
        ("authors: Desk", "6:10: wrong-type: `authors` must be a list (begin each item with `- ` on a line of its own)"),
        ("cover: x", "6:8: wrong-type: `cover` must hold keys and values, not the text 'x' (write each as `key: value`)"),
        ("key_figures: [a, b, c, d, e]", "6:14: too-many: `key_figures` has 5 items (at most 4)"),
        ("citations: {place: margin}", "6:20: no-such-value: `place` cannot be the text 'margin' (known: endnotes, footnotes)"),
        ("bibliography: a.bib", "6:15: no-such-file: there is no file a.bib"),
        ("bibliography: a.docx", "6:15: bib-format: 'a.docx' is no bibliography that is read (it reads BibTeX (.bib), RIS (.ris) and CSL-JSON (.json))"),
        ("bibliography: ../a.bib", "6:15: path-outside: '../a.bib' is no path in the brief's folder (put the file beside the brief and name it from there)"),
        ("facts: {2x: {value: 3}}", "6:9: bad-id: `2x` cannot be an id (an id is a letter, then up to 63 letters, digits, _ or -)"),
        ("facts: {x: {value: 14.3 billion}}", "6:20: not-a-number: `value` must be a number, not the text '14.3 billion' (write it like 14.3e9 or 1250: no unit, no commas, no quotes)"),
        ("facts: {x: {value: '3'}}", "6:20: not-a-number: `value` must be a number, not the text '3' (write it like 14.3e9 or 1250: no unit, no commas, no quotes)"),
        ("facts: {x: {value: .inf}}", "6:20: not-a-number: `value` must be a number, not the text '.inf' (write it like 14.3e9 or 1250: no unit, no commas, no quotes)"),
        ("facts: {x: {value: true}}", "6:20: not-a-number: `value` must be a number, not true (write it like 14.3e9 or 1250: no unit, no commas, no quotes)"),
        ("facts: {x: {value: 1, precision: 1.5}}", "6:34: not-a-number: `precision` must be a whole number, not 1.5 (write it like 14.3e9 or 1250: no unit, no commas, no quotes)"),
        ("facts: {x: {unit: USD}}", "6:12: fact-value: the fact `x` has no `value` (a fact has a `value`, a `low` and a `high`, or a `compute` to derive it)"),
        ("facts: {x: {value: 1, compute: a + b}}", "6:12: fact-value: the fact `x` has both `value` and `compute` (a fact has a `value`, a `low` and a `high`, or a `compute` to derive it)"),
        ("facts: {x: {compute: a + b, unit: USD}}", "6:12: derived-fact: a derived fact takes its unit and bound from what it is computed of (take `unit` and `bound` out)"),
        ("sources: {a: {type: newspaper, title: x}}", "6:21: no-such-value: `type` cannot be the text 'newspaper' (did you mean article-newspaper?)"),
        ("sources: {a: {type: book, title: x, title-shrt: y}}", "6:37: unknown-key: `title-shrt` is no key of a source (did you mean title-short or title?)"),
        ("sources: {a: {type: book, title: x, author: [{famly: y}]}}", "6:47: unknown-key: `famly` is no key of a name (did you mean family?)"),
        ("sources: {a: {type: book, title: [x]}}", "6:34: not-a-text: `title` must be text, not a list (a text that begins with [ needs quotes round it)"),
        ("email: {to: a@b.org}", "6:13: wrong-type: `to` must be a list (begin each item with `- ` on a line of its own)"),
        ("theme: acme", "6:8: no-such-theme: there is no theme 'acme' (known: default)"),
    ],
)  # fmt: skip
def test_a_fault_outside_the_blocks_is_told_in_the_authors_words(faults, line, fault):
    assert faults(BRIEF + line + "\n" + SECTION) == [f"brief.yaml:{fault}"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("briefgen: 1", "briefgen: 2", "1:11: wrong-version: this is version 2 of the format (briefgen here reads version 1)"),
        ("id: example", "id: 1st", "2:5: bad-id: the text '1st' cannot be an id (an id is a letter, then up to 63 letters, digits, _ or -)"),
        ("id: example\n", "", "1:1: missing-key: a brief needs `id`"),
        ("[en, zh]", "[]", "3:12: empty-list: `languages` is empty (it needs one item at least)"),
        ("[en, zh]", "[en, zh, French]", "3:21: no-such-language: briefgen does not speak 'French' (languages: en, zh, de, en-US, en-GB, zh-CN, de-DE)"),
        ("[en, zh]", "[en, Chinese]", "3:17: no-such-language: briefgen does not speak 'Chinese' (languages: en, zh, de, en-US, en-GB, zh-CN, de-DE)"),
        ("[en, zh]", "[en, zh, en]", "3:21: duplicate-language: the language 'en' is listed twice"),
        ("2025-12-12", "12.12.2025", "5:7: bad-date: `date` is no date: '12.12.2025' (write year, month and day: 2025-12-31)"),
        ("2025-12-12", "2025-02-30", "5:7: bad-date: `date` is no date: '2025-02-30' (write year, month and day: 2025-12-31)"),
        ("2025-12-12", "20251212", "5:7: bad-date: `date` is no date: '20251212' (write year, month and day: 2025-12-31)"),
    ],
)  # fmt: skip
def test_a_fault_in_the_head_is_told_in_the_authors_words(faults, old, new, fault):
    assert faults((BRIEF + SECTION).replace(old, new)) == [f"brief.yaml:{fault}"]


def test_every_fault_is_told_in_the_order_of_the_file(faults):
    told = faults(
        with_blocks("- text: {en: x, fr: y, it: z}", "- chart: {kind: bar, data: [{valu: 1}]}", "- picture: x").replace(
            "date: 2025-12-12", "date: soon\ntitel: x"
        )
    )
    assert [line.split(": ")[0] + " " + line.split(": ")[1] for line in told] == [
        "brief.yaml:5:7 bad-date",
        "brief.yaml:6:1 unknown-key",
        "brief.yaml:11:23 unknown-language",
        "brief.yaml:11:30 unknown-language",
        "brief.yaml:12:16 missing-key",
        "brief.yaml:12:36 unknown-key",
        "brief.yaml:13:9 no-such-block",
    ]


def test_a_faulty_item_is_not_told_again_as_a_list_too_short(faults):
    told = faults(BRIEF + "sections:\n  - heading: ''\n")
    assert told == ["brief.yaml:7:14: empty-text: `heading` is empty (take the key out, or write the text)"]


def test_sections_and_blocks_share_their_ids(faults):
    told = faults(
        with_blocks(
            "- table: {id: gap, columns: [{head: x}], rows: []}", "- table: {id: shift, columns: [{head: x}], rows: []}"
        )
        + "  - {id: gap, heading: x}\n"
    )
    assert told == [
        "brief.yaml:11:21: duplicate-id: the id `shift` is given twice (first in line 7)",
        "brief.yaml:12:10: duplicate-id: the id `gap` is given twice (first in line 10)",
    ]


def test_a_third_level_of_sections_is_refused(faults):
    told = faults(
        BRIEF + "sections:\n  - heading: a\n    sections:\n      - heading: b\n        sections: [{heading: c}]\n"
    )
    assert told == [
        "brief.yaml:10:20: sections-too-deep: sections nest 2 levels deep, and this is a level more (move it up a level)"
    ]


@pytest.mark.parametrize("text", ["just words", "- a\n- b\n", "3"])
def test_a_file_that_is_no_brief_is_told_so(faults, text):
    assert "wrong-type: the brief must hold keys and values" in faults(text)[0]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("a: é".encode("latin-1"), "brief.yaml:1:4: not-utf8: the byte 0xE9 is not UTF-8 (save the file as UTF-8)"),
        ("a: x".encode("utf-16"), "brief.yaml: not-utf8: brief.yaml is UTF-16, not UTF-8 (save it as UTF-8)"),
        ("题: \ud800".encode("utf-8", "surrogatepass"), "brief.yaml:1:4: not-utf8: the byte 0xED is not UTF-8 (save the file as UTF-8)"),
        (b"a: 1\nb: x\0y", "brief.yaml:2:5: control-character: the control character U+0000 stands here (take it out)"),
        ("a: 汉\x1b".encode(), "brief.yaml:1:5: control-character: the control character U+001B stands here (take it out)"),
        ("a: \ufffe".encode(), "brief.yaml:1:4: control-character: the control character U+FFFE stands here (take it out)"),
        (b"a: " + b"x" * 10_000_000, "brief.yaml: file-too-large: brief.yaml is larger than 2 MB, the most that is read"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_clean_utf_8_is_refused(faults, data, fault):
    assert faults(data) == [fault]


def test_hostile_but_lawful_characters_are_only_text(faults, folder):
    assert faults(with_blocks("- text: 'שלום \u202e 👩‍👩‍👧 <script>&amp;</script> ]]>'")) == []
    brief = load_brief(Path("brief.yaml"))
    assert brief.model.sections[0].blocks[0].text.plain == "שלום \u202e 👩‍👩‍👧 <script>&amp;</script> ]]>"


def test_a_flood_of_faults_is_cut_short(faults):
    told = faults("".join(f"key{n}: 1\n" for n in range(5000)))
    assert len(told) == 101
    assert told[-1].endswith("more-faults: there are more than 100 faults")


def test_a_missing_file_and_a_folder_are_told_apart(folder):
    with pytest.raises(InputError, match=r"^no\.yaml: no-such-file: there is no file no\.yaml$"):
        load_brief(Path("no.yaml"))
    with pytest.raises(InputError, match=r"^\.: not-a-file: \. is a folder$"):
        load_brief(Path())
    with pytest.raises(InputError, match=r"unreadable-file: .* cannot be read: File name too long"):
        load_brief(Path("x" * 5000))


def test_a_long_brief_is_read_at_once(faults, folder):
    block = "- text: {en: 'Money moved, and it moved fast [@a, p. 3].', zh: 资本转移，而且很快。}"
    assert faults(with_blocks(*[block] * 2600)) == []
    began = time.perf_counter()
    load_brief(Path("brief.yaml"))
    assert time.perf_counter() - began < 2

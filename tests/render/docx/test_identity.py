"""What says which node of the document a place in the file is."""

from __future__ import annotations

import pytest

from briefgen.doctree.walk import walk
from briefgen.render.docx.names import bookmark_name
from tests.render.docx.reading import LANGUAGES, W, word
from tests.sample import sample


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_and_item_has_its_bookmark_in_a_paragraph(language: str) -> None:
    starts = {str(node.get(W + "name")): node for node in word(language).body.iter(W + "bookmarkStart")}
    document = sample(language)
    for node in walk((document.summary, document.body)):
        key = getattr(node, "key", "")
        if key:
            start = starts[bookmark_name(key)]
            assert any(above.tag == W + "p" for above in start.iterancestors()), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_bookmarks_are_unique_and_end_in_their_paragraph(language: str) -> None:
    starts = list(word(language).body.iter(W + "bookmarkStart"))
    names = [str(node.get(W + "name")) for node in starts]
    numbers = [str(node.get(W + "id")) for node in starts]
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)
    for paragraph in word(language).body.iter(W + "p"):
        opened = [node.get(W + "id") for node in paragraph.iter(W + "bookmarkStart")]
        closed = [node.get(W + "id") for node in paragraph.iter(W + "bookmarkEnd")]
        assert sorted(map(str, opened)) == sorted(map(str, closed))


def test_names_are_readable_short_and_never_the_same() -> None:
    assert bookmark_name("sections.shift.blocks.2") == "_bf_sections_shift_blocks_2"
    keys = ["a.b", "a_b", "a-b", "a.b.c" * 12, "a.b.c" * 12 + "d", "要点.blocks.0", "要闻.blocks.0"]
    names = [bookmark_name(key) for key in keys]
    assert len(set(names)) == len(keys)
    assert all(len(name) <= 40 and name.isascii() and name.replace("_", "").isalnum() for name in names)


def test_a_captioned_table_is_marked_in_its_first_cell_too() -> None:
    starts = {str(node.get(W + "name")): node for node in word().body.iter(W + "bookmarkStart")}
    caption, cell = starts["_bf_sections_money_blocks_4"], starts["_bt_sections_money_blocks_4"]
    assert not any(above.tag == W + "tbl" for above in caption.iterancestors())
    assert any(above.tag == W + "tc" for above in cell.iterancestors())


def test_each_source_is_marked() -> None:
    names = {node.get(W + "name") for node in word().body.iter(W + "bookmarkStart")}
    assert {"_bf_sources", "_bf_sources_estimate", "_bf_sources_report"} <= names

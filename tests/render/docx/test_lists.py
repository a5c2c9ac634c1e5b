"""Bullets and numbered lists are Word's own."""

from __future__ import annotations

from briefgen.doctree import BulletList, ListItem, NumberedList, Text
from tests.render.docx.reading import W, children, of, text, val, word


def item(key: str, words: str, *items: ListItem, lead: str = "") -> ListItem:
    return ListItem(key, (Text(lead),) if lead else (), (Text(words),) if words else (), items)


def test_bullets_go_down_three_levels_and_no_further() -> None:
    deep = item("s.0", "a", item("s.1", "b", item("s.2", "c", item("s.3", "d"))))
    made = of(BulletList("s.blocks.0", (deep,)))
    shown = [[text(p) for p in made.paragraphs(style)] for style in ("List Bullet", "List Bullet 2", "List Bullet 3")]
    assert shown == [["a"], ["b"], ["c", "d"]]


def test_each_numbered_list_counts_from_one() -> None:
    lists = (
        NumberedList("s.blocks.0", (item("s.0", "a"), item("s.1", "b"))),
        NumberedList("s.blocks.1", (item("s.2", "c"),)),
    )
    made = of(*lists)
    numbers = [val(p, "w:pPr/w:numPr/w:numId") for p in made.paragraphs("List Number")]
    assert numbers[0] == numbers[1] != numbers[2]
    for number in set(numbers):
        instance = next(n for n in made.find("w:num", "word/numbering.xml") if n.get(W + "numId") == number)
        assert val(instance, "w:lvlOverride/w:startOverride") == "1"


def test_a_lead_is_bold_and_parted_as_the_language_parts_it() -> None:
    for language, lead, end, words in (("en", "Cost", ". ", "High."), ("zh", "费用", "：", "高。")):
        made = of(BulletList("s.blocks.0", (item("s.0", words, lead=lead),)), language=language)
        paragraph = made.paragraphs("List Bullet")[0]
        assert text(paragraph) == lead + end + words
        bold = [text(run) for run in paragraph.iter(W + "r") if val(run, "w:rPr/w:rStyle") == "Lead"]
        assert "".join(bold) == lead + end


def test_a_lead_that_ends_a_sentence_or_stands_alone_gets_no_stop() -> None:
    made = of(BulletList("s.blocks.0", (item("s.0", "Yes.", lead="Ready?"), item("s.1", "", lead="Alone"))))
    assert [text(p) for p in made.paragraphs("List Bullet")] == ["Ready? Yes.", "Alone"]
    made = of(BulletList("s.blocks.0", (item("s.0", "是。", lead="好了吗？"),)), language="zh")
    assert [text(p) for p in made.paragraphs("List Bullet")] == ["好了吗？是。"]


def test_key_points_are_numbered_by_word_in_one_box() -> None:
    """Word joins paragraphs into one box where their borders and their indents are the same."""
    made = word("en")
    boxed = [made.style(name) for name in ("Key Points Heading", "Key Takeaway", "Key Point", "Key Point 2")]
    borders = [[(border.tag, dict(border.attrib)) for border in children(style, "w:pPr/w:pBdr")] for style in boxed]
    indents = [val(style, "w:pPr/w:ind", side) for style in boxed for side in ("left", "hanging", "right")]
    assert borders == borders[:1] * 4
    assert indents == indents[:3] * 4
    assert val(boxed[2], "w:pPr/w:numPr/w:numId")
    leads = [text(p).split(".")[0] for p in made.paragraphs("Key Point")]
    assert leads[:2] == ["The bill is known", "The fleet sets the date"]

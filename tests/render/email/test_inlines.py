"""Texts as the HTML and the plain text of a mail say them."""

from __future__ import annotations

import pytest

from briefgen.doctree import Code, Emph, Inlines, LineBreak, Link, NoteMark, NoteRef, Strong, Text
from briefgen.render.email.inlines import as_html, as_text

NOTES = NoteRef((NoteMark(1, True), NoteMark(3, False)), ", ")


@pytest.mark.parametrize(
    ("inlines", "html", "text"),
    [
        ((Text("a < b & c"),), "a &lt; b &amp; c", "a < b & c"),
        ((Strong((Text("a"), Emph((Text("b"),)))),), "<b>a<i>b</i></b>", "ab"),
        ((Code("x<y"),), "<code>x&lt;y</code>", "x<y"),
        ((Text("a"), LineBreak(), Text("b")), "a<br>b", "a b"),
        ((Text("闭源", "zh-CN"),), '<span lang="zh-CN">闭源</span>', "闭源"),
        (
            (Link((Text("here"),), 'https://e.org/?a="b'),),
            '<a href="https://e.org/?a=&#34;b">here</a>',
            'here <https://e.org/?a="b>',
        ),
        (
            (Link((Text("https://e.org"),), "https://e.org"),),
            '<a href="https://e.org">https://e.org</a>',
            "https://e.org",
        ),
        (
            (Text("It pays."), NOTES),
            'It pays<span class="kept">.<sup class="note">1, 3</sup></span>',
            "It pays.\u00a0[1,\u00a03]",
        ),
        ((NOTES,), '<sup class="note">1, 3</sup>', "\u00a0[1,\u00a03]"),
    ],
)
def test_english(inlines: Inlines, html: str, text: str) -> None:
    assert (as_html(inlines, han=False), as_text(inlines, han=False)) == (html, text)


def test_in_chinese_emphasis_is_bold_and_its_quotes_are_in_its_face() -> None:
    inlines = (Emph((Text("“闭”"),)), Text("源"), NOTES, Text("。"))
    html = '<b><span class="han">“</span>闭<span class="han">”</span></b><span class="kept">源<sup class="note">1, 3</sup></span>。'
    assert (as_html(inlines, han=True), as_text(inlines, han=True)) == (html, "“闭”源[1,3]。")

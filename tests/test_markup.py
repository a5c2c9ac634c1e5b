"""XML as text: whatever it is made of, it is well formed and says what was put in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefgen.markup import el, told, written
from briefgen.xmltext import xml_text


@given(st.text(), st.text())
def test_any_text_comes_back_as_xml_can_hold_it(words: str, value: str) -> None:
    root = etree.fromstring(written(told("t", words, at=value)))
    assert (root.text or "") == xml_text(words)
    assert root.get("at") == xml_text(value)


def test_elements_lie_in_each_other_in_order() -> None:
    made = el("a", el("b", n=1), None, told("c", "x < y"), id="1 & 2", none=None)
    assert made == '<a id="1 &amp; 2"><b n="1"/><c>x &lt; y</c></a>'


def test_prefixes_stand_for_what_their_root_declares() -> None:
    root = etree.fromstring(written(el("p:sld", el("p:x", r_id="rId1"), xmlns_p="urn:p", xmlns_r="urn:r")))
    assert root.tag == "{urn:p}sld"
    assert root[0].get("{urn:r}id") == "rId1"


def test_a_flag_is_a_number() -> None:
    assert el("b", on=True, off=False) == '<b on="1" off="0"/>'

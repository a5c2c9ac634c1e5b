"""XML as text that is well formed as it is made: an element is only ever the work of `el`, which closes and escapes."""

from __future__ import annotations

from functools import cache
from re import compile
from typing import NewType

from briefgen.xmltext import xml_text

Markup = NewType("Markup", str)
"""An element with all that is in it, in the prefixes that an element around it declares."""

DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"

_SPECIAL = compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def el(tag: str, /, *children: Markup | None, **attributes: str | int | None) -> Markup:
    """An element; None is left out, `r_id` is the attribute r:id, `xmlns_r` declares the prefix r."""
    return _element(tag, _start(tag, attributes), "".join([child for child in children if child is not None]))


def told(tag: str, text: str, /, **attributes: str | int | None) -> Markup:
    """An element that holds text."""
    return _element(tag, _start(tag, attributes), escaped(text))


def written(root: Markup) -> bytes:
    """The bytes of a part whose root this is."""
    return (DECLARATION + root).encode()


def escaped(text: str) -> str:
    """The text as it stands in an element, without the characters that no XML document can hold."""
    return xml_text(text).translate(_IN_TEXT) if _SPECIAL.search(text) else text


def _element(tag: str, start: str, content: str) -> Markup:
    return Markup(f"<{start}>{content}</{tag}>" if content else f"<{start}/>")


def _start(tag: str, attributes: dict[str, str | int | None]) -> str:
    told = [f' {_name(word)}="{_value(value)}"' for word, value in attributes.items() if value is not None]
    return tag + "".join(told)


@cache
def _name(word: str) -> str:
    return word.replace("_", ":")


def _value(value: str | int) -> str | int:
    if not isinstance(value, str):
        return int(value)
    return xml_text(value).translate(_IN_ATTRIBUTE) if _SPECIAL.search(value) else value

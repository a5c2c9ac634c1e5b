"""XML as text that is well formed as it is made: an element is only ever the work of `el`, which closes and escapes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NewType

from briefgen.xmltext import xml_text

Markup = NewType("Markup", str)
"""An element with all that is in it, in the prefixes that an element around it declares."""

DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"

_special = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]').search
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def el(tag: str, /, *children: Markup | None, **attributes: str | int | None) -> Markup:
    """An element; None is left out, `r_id` is the attribute r:id, `xmlns_r` declares the prefix r."""
    return _element(tag, attributes, "".join(filter(None, children)))


def told(tag: str, text: str, /, **attributes: str | int | None) -> Markup:
    """An element that holds text."""
    return _element(tag, attributes, escaped(text))


def written(root: Markup) -> bytes:
    """The bytes of a part whose root this is."""
    return (DECLARATION + root).encode()


def escaped(text: str) -> str:
    """The text as it stands in an element, without the characters that no XML document can hold."""
    return xml_text(text).translate(_IN_TEXT) if _special(text) else text


def _element(tag: str, attributes: Mapping[str, str | int | None], content: str) -> Markup:
    start = tag
    for word, value in attributes.items():
        if value is not None:
            start += f' {_name(word)}="{_quoted(value) if isinstance(value, str) else int(value)}"'
    return Markup(f"<{start}>{content}</{tag}>" if content else f"<{start}/>")


@cache
def _name(word: str) -> str:
    return word.replace("_", ":")


def _quoted(value: str) -> str:
    return xml_text(value).translate(_IN_ATTRIBUTE) if _special(value) else value

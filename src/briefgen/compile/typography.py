"""What a language's typography asks of a text: no space beside Han, note marks on the right side of a stop."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, cast

from briefgen.compile.pending import PendingNotes
from briefgen.doctree import Inlines, NoteRef, Text
from briefgen.doctree.walk import plain
from briefgen.locale import Locale

_HAN = "\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}]) +| +(?=[{_HAN}])")
_STOPS = re.compile(r"[.,;:!?。，；：！？、]+[\"”’）)』」]*")
_STOPS_AT_END = re.compile(r"[。，；：！？、]+[”’）』」]*$")


def spaced(inlines: Inlines, locale: Locale) -> Inlines:
    """In a Han document, spaces between Han and anything else are taken out: the gap there is layout."""
    if locale.script != "han":
        return inlines
    out: list[Any] = []
    for place, inline in enumerate(inlines):
        if isinstance(inline, Text):
            before = _edge(inlines[place - 1], -1) if place else ""
            after = _edge(inlines[place + 1], 0) if place + 1 < len(inlines) else ""
            text = _BESIDE_HAN.sub("", f"{before}{inline.text}{after}")
            text = text[len(before) : len(text) - len(after)]
            if text:
                out.append(dataclasses.replace(inline, text=text))
        else:
            out.append(inline)
    return tuple(out)


def _edge(inline: object, place: int) -> str:
    """The character at an inline's edge where it is Han, else ""."""
    if isinstance(inline, PendingNotes | NoteRef):
        return ""
    text = plain((cast(Any, inline),)) if not hasattr(inline, "target") else ""
    return text[place] if text and re.match(f"[{_HAN}]", text[place]) else ""


def set_marks(inlines: Inlines, locale: Locale) -> Inlines:
    """Note marks stand after the punctuation in Latin text, before it in Han text."""
    out: list[Any] = []
    for inline in inlines:
        if isinstance(inline, Text) and out and isinstance(out[-1], PendingNotes) and locale.script == "latin":
            stops = _STOPS.match(inline.text)
            if stops:
                _append_text(out, len(out) - 1, stops.group())
                inline = dataclasses.replace(inline, text=inline.text[stops.end() :])
                if not inline.text:
                    continue
        if isinstance(inline, PendingNotes) and out and isinstance(out[-1], Text) and locale.script == "han":
            stops = _STOPS_AT_END.search(out[-1].text)
            if stops:
                out[-1] = dataclasses.replace(out[-1], text=out[-1].text[: stops.start()])
                out += [inline, Text(stops.group())]
                continue
        out.append(inline)
    return tuple(out)


def _append_text(out: list[Any], place: int, text: str) -> None:
    """Puts `text` before the item at `place`, into the Text there if there is one."""
    if place and isinstance(out[place - 1], Text):
        out[place - 1] = dataclasses.replace(out[place - 1], text=out[place - 1].text + text)
    else:
        out.insert(place, Text(text))

"""Putting inlines together: text in its own language, parts joined, one full stop at the end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from briefgen.cite.entry import Entry, Place
from briefgen.doctree import Emph, Inline, Inlines, Link, Text
from briefgen.doctree.walk import plain
from briefgen.locale import Locale
from briefgen.locale.scripts import has_han


def text(words: str) -> Inlines:
    return (Text(words),) if words else ()


def said(words: str, language: str, document: str) -> Inlines:
    """`words` marked with their language where that is not the document's (both BCP 47 tags)."""
    if not words:
        return ()
    other = language and language.split("-")[0] != document.split("-")[0]
    return (Text(words, language if other else ""),)


def name(words: str, entry: Entry, locale: Locale) -> Inlines:
    """A person's, body's or place's name, marked with the source's language where its script is Chinese."""
    return said(words, entry.language if has_han(words) else "", locale.tag)


def is_chinese(entry: Entry, words: str) -> bool:
    """Whether the entry is a Chinese one: by its own language, else by its `words`."""
    return entry.language.startswith("zh") if entry.language else has_han(words)


def linked(inlines: Inlines, url: str) -> Inlines:
    return (Link(inlines, url),) if url and inlines else inlines


def italic(inlines: Inlines) -> Inlines:
    """The inlines slanted, unless they are Chinese, which has no italics."""
    return (Emph(inlines),) if inlines and not has_han(plain(inlines)) else inlines


def joined(parts: Iterable[Inlines], separator: str) -> Inlines:
    """The parts that are not empty, with `separator` between them."""
    out: list[Inline] = []
    for part in parts:
        if part:
            out += [*(text(separator) if out else ()), *part]
    return tuple(out)


def ended(inlines: Inlines, stop: str = ".") -> Inlines:
    """The inlines with a full stop, unless they end in one already; a point goes inside the quotes that end in Latin script."""
    words = plain(inlines).rstrip("”’》」")
    if not words or words[-1] in ".。!?！？":
        return inlines
    match inlines:
        case (*rest, Text(last)) if stop == "." and last.endswith("”") and not has_han(words[-1]):
            return (*rest, Text(last.removesuffix("”") + ".”"))
    return (*inlines, Text(stop))


def capitalised(inlines: Inlines) -> Inlines:
    """The inlines with their first letter large, where that is in plain text."""
    match inlines:
        case (Text(words, language), *rest):
            return cast(Inlines, (Text(words[:1].upper() + words[1:], language), *rest))
    return inlines


def place(at: Place, locale: Locale) -> str:
    """A place as the language says it."""
    return locale.locators.say(at.label, at.value) if at.label else at.value


def ordinal(number: str) -> str:
    """A number's English ordinal: "2nd"."""
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ("th" if number[-2:] in ("11", "12", "13") else ending)

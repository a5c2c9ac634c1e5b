"""Any CSL style (https://citationstyles.org), through pandoc's citeproc, which the extra `csl` brings.

Each source is set by a run in its own language, so that its "et al." and 等, its dates and its "accessed" are its own.
The places cited are said in the document's language, as in the styles that are built in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.cite.citeproc import DUMMY, cited_twice
from briefgen.cite.entry import Entry, Name, Place
from briefgen.cite.runs import joined, place, said, text
from briefgen.cite.style import Punctuation, Style
from briefgen.doctree import Emph, Inline, Inlines, Link, Strong, Text
from briefgen.doctree.walk import plain
from briefgen.locale import Locale
from briefgen.locale.scripts import has_han

_HAN = r"[^\x00-\xff]"
_HAN_GAPS = re.compile(rf"(?<={_HAN}) (?=等(?!\w)|[和与] {_HAN})|(?:(?<={_HAN} [和与])|(?<=, [和与])) (?={_HAN})")
"""Gaps that styles made for English leave round the words for "and" and "et al."."""
_HAN_DAY = re.compile(r"(十[一二]?|[一二三四五六七八九])月 (\d{1,2})(?![\d日])")
_CLOSING = re.compile(r"[\s.。]+$")
_LABEL = "csl-left-margin"


@dataclass(frozen=True, slots=True)
class Formatted:
    """What citeproc makes of one source: cited first, cited again, and in the list."""

    first: Inlines
    later: Inlines
    listed: Inlines


def csl_style(name: str, style: bytes, entries: Sequence[Entry], locale: Locale) -> Style:
    """The style with what it makes of `entries`; `style` is a CSL file, b"" for the one that pandoc brings.

    Raises CslError without pandoc, or where it cannot read the style.
    """
    made = {key: one for group in _by_language(entries, locale) for key, one in _formatted(group, style, locale)}
    is_note = b'class="note"' in style[:5000]

    def full(entry: Entry, places: tuple[Place, ...], locale: Locale) -> Inlines:
        first = made[entry.id].first if is_note else _without_stop(made[entry.id].listed)
        return _with_places(first, places, entry, locale)

    def short(entry: Entry, places: tuple[Place, ...], locale: Locale) -> Inlines:
        later = made[entry.id].later
        if not re.search(r"[^\W\d_]{2}", plain(later)):  # a number says nothing in a note
            later = _author_and_title(entry, locale)
        return _with_places(later, places, entry, locale)

    def bibliography(entry: Entry, _locale: Locale) -> Inlines:
        return made[entry.id].listed or made[entry.id].first

    latin = Punctuation("; ", ".")
    return Style(name, full, short, bibliography, {"latin": latin, "han": Punctuation("；", "。")})


def _by_language(entries: Sequence[Entry], locale: Locale) -> Iterable[tuple[str, list[Entry]]]:
    """The entries in groups of one language, the document's where an entry has none."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.language or locale.tag, []).append(entry)
    return groups.items()


def _formatted(group: tuple[str, Sequence[Entry]], style: bytes, locale: Locale) -> Iterable[tuple[str, Formatted]]:
    language, entries = group
    names = {f"s{number}": entry for number, entry in enumerate(entries)}
    document = cited_twice(names, style, language)
    reader = _Reader(locale, language)
    cited: dict[str, list[Inlines]] = {name: [] for name in (*names, DUMMY)}
    listed: dict[str, Inlines] = {}
    for block in document["blocks"]:
        if block["t"] == "Div":
            listed = {item["c"][0][0].removeprefix("ref-"): reader.blocks(item["c"][1]) for item in block["c"][1]}
        elif block["t"] == "Para":
            cite = block["c"][0]["c"]
            cited[cite[0][0]["citationId"]].append(_unwrapped(reader.inlines(cite[1])))
    for name, entry in names.items():
        first, later = cited[name]
        yield entry.id, Formatted(first, later, listed.get(name, ()))


class _Reader:
    """pandoc's inlines as the document tree's; small capitals and other dress are left out."""

    def __init__(self, locale: Locale, language: str) -> None:
        self.locale = locale
        self.language = language

    def blocks(self, blocks: Iterable[Any]) -> Inlines:
        return _merged(inline for block in blocks if "c" in block for inline in self.inlines(block["c"]))

    def inlines(self, nodes: Iterable[Any]) -> Inlines:
        return _merged(inline for node in nodes for inline in self.inline(node))

    def inline(self, node: Any) -> Inlines:
        content = node.get("c")
        match node["t"]:
            case "Str":
                return self.text(content)
            case "Space" | "SoftBreak" | "LineBreak":
                return (Text(" "),)
            case "Emph":
                inner = self.inlines(content)
                return inner if has_han(plain(inner)) else (Emph(inner),)
            case "Strong":
                return (Strong(self.inlines(content)),)
            case "Link":
                return (Link(text(plain(self.inlines(content[1]))), content[2][0]),)
            case "Span":
                return () if _LABEL in content[0][1] else self.inlines(content[1])
            case "Quoted":
                left, right = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
                return (Text(left), *self.inlines(content[1]), Text(right))
            case "Note":
                return self.blocks(content)
            case "Superscript" | "Subscript" | "SmallCaps" | "Strikeout" | "Underline":
                return self.inlines(content)
        return ()

    def text(self, words: str) -> Inlines:
        """Words in the source's language, where its script tells that they are."""
        if has_han(words) == (self.locale.script == "han"):
            return text(words)
        return said(words, self.language if has_han(words) == self.language.startswith("zh") else "", self.locale.tag)


def _merged(inlines: Iterable[Inline]) -> Inlines:
    """The inlines with neighbouring texts of one language made one."""
    out: list[Inline] = []
    for inline in inlines:
        last = out[-1] if out else None
        if isinstance(inline, Text) and isinstance(last, Text) and (last.lang == inline.lang or inline.text == " "):
            out[-1] = Text(last.text + inline.text, last.lang)
        else:
            out.append(inline)
    return tuple(_close(inline) for inline in out)


def _close(inline: Inline) -> Inline:
    """A text without gaps between Han characters that no Chinese reader expects, and with days as one writes them."""
    if not isinstance(inline, Text):
        return inline
    return Text(_HAN_DAY.sub(_day, _HAN_GAPS.sub("", inline.text)), inline.lang)


def _day(found: re.Match[str]) -> str:
    """十一月 15 as 11月15日."""
    ones = found[1].removeprefix("十")
    month = ("一二三四五六七八九".index(ones) + 1 if ones else 0) + (10 if "十" in found[1] else 0)
    return f"{month}月{found[2]}日"


def _unwrapped(cited: Inlines) -> Inlines:
    """A citation without the brackets round it and the stop at its end."""
    match cited:
        case (Text(words, language), *rest) if words[:1] in ("(", "（", "[") and plain(cited)[-1:] in (")", "）", "]"):
            inner = (*((Text(words[1:], language),) if words[1:] else ()), *rest)
            return _without_end(inner, 1)
    return _without_stop(cited)


def _without_stop(inlines: Inlines) -> Inlines:
    found = _CLOSING.search(plain(inlines))
    match inlines:
        case (*rest, Text(words, language)) if words.endswith(".”"):
            return (*rest, Text(f"{words[:-2]}”", language))
    return _without_end(inlines, len(found.group())) if found else inlines


def _without_end(inlines: Inlines, count: int) -> Inlines:
    """The inlines without their last characters, as far as these are plain text."""
    match inlines:
        case (*rest, Text(words, language)):
            kept = words[:-count]
            return (*rest, Text(kept, language)) if kept else tuple(rest)
    return inlines


def _with_places(inlines: Inlines, places: Sequence[Place], entry: Entry, locale: Locale) -> Inlines:
    """The note with the places cited: before the address that it ends with, or at its end."""
    if not places:
        return inlines
    comma = "，" if locale.script == "han" else ", "
    where = comma.join(place(one, locale) for one in places)
    match inlines:
        case (*rest, Text(gap, language), Link() as address) if gap.endswith((". ", ", ")) and entry.address:
            return (*rest, Text(f"{gap[:-2]}{comma}{where}{gap[-2:]}", language), address)
        case (*rest, Text(words, language)) if words.endswith("”") and locale.script == "latin":
            mark = "" if words[-2:-1] in ("?", "!") else ","
            return (*rest, Text(f"{words[:-1]}{mark}” {where}", language))
    return joined([inlines, text(where)], comma)


def _author_and_title(entry: Entry, locale: Locale) -> Inlines:
    names = entry.authors or entry.editors
    first = names[0] if names else Name()
    named = first.literal or (first.family + first.given if has_han(first.family) else first.family)
    comma = "，" if locale.script == "han" else ", "
    return joined([text(named), said(entry.short, entry.language, locale.tag)], comma)

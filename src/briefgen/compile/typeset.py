"""An author's plain characters as the language sets them: curly quotes, dashes, dots, full-width marks, spaces that hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from briefgen.compile.flow import Run, edited, placed
from briefgen.doctree import Link, Text
from briefgen.locale import Locale
from briefgen.locale.scripts import has_han, is_east_asian
from briefgen.locale.typography import TypographyRules

Edits = dict[int, str]
"""What stands for the character at a place; "" takes it out."""

_NBSP = "\u00a0"
_PLAIN = re.compile(r"[\"'.,;:?!()-]|\d ")
_ADDRESS = re.compile(r"(?:(?<![\w.+%-])[\w.+%-]*+(?:://|@)|\bwww\.)[!-~]*[^\s.,;:!?()\[\]<\"'](?<=[!-~])", re.ASCII)
_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_DASHES = re.compile(
    r"(?<! ) +---? +|(?<=[^\s!<-])---?(?=[^\s>-])|^---? +|(?<! ) +---?$|(?<=[^\W\d]) - (?=\w)|(?<=\d) - (?=[^\W\d])"
)
_MINUS = re.compile(r"(?:^|(?<=[ \u00a0(\[（])(?<!\d[ \u00a0]))-(?=\d)|(?<=[^\x00-\x7f])-(?=\d[\d.]*%)")
_FIGURES = re.compile(r"(?<![\w./–-])(?<!\d,)(?!\d{4}-\d\d(?!\d))\d[\d.,]*(-)\d[\d.,]*(?![\w-])", re.ASCII)
_FEET = re.compile(r"(?<=\d)(?:'(?=\d{1,2}(?!\d))|''|'(?=\s))|(?<=\d)\"")
_ROCK_N_ROLL = re.compile(r"(?<=\w )'n'(?= \w)|(?<=\w)'n'(?=\w)", re.IGNORECASE)
_OPENS_AFTER = " \u00a0\n\t([{—–-/“‘„‚（「『¡¿"
_CLOSING = ".,;:?!)]”’“‘\"'"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_MARKS = (*_WIDE, *"，；：？！。…")
_DOUBLED = 3
"""How many marks may stand together: ？！, and no endless row of them."""
_BRACKETS = re.compile(r"(?<! )( *)\(([^()]*)\)( *)")


def typeset(runs: Sequence[Run], locale: Locale) -> list[Run]:
    """The runs as the language's typography has them; code, addresses and what briefgen itself says stay as they are."""
    text = "".join(run.text for run in runs)
    if not _PLAIN.search(text) or (locale.script == "han" and not has_han(text)):
        return list(runs)
    edits: Edits = {}
    for find in _RULES:
        edits |= find(text, locale.typography)
    for start, end in _kept(runs, text):
        for at in [at for at in edits if start <= at < end]:
            del edits[at]
    return list(edited(runs, edits)) if edits else list(runs)


def _kept(runs: Sequence[Run], text: str) -> Iterator[tuple[int, int]]:
    """What is no prose: addresses, and words marked with a language of their own."""
    if "://" in text or "@" in text or "www." in text:
        yield from (found.span() for found in _ADDRESS.finditer(text))
    for at, run in placed(runs):
        address = any(isinstance(wrap.node, Link) and run.text in wrap.node.url for wrap in run.around)
        if address or (isinstance(run.leaf, Text) and run.leaf.lang):
            yield at, at + len(run.text)


def _over(start: int, end: int, words: str) -> Edits:
    """The characters from `start` to `end` replaced by `words`."""
    return {start: words, **dict.fromkeys(range(start + 1, end), "")}


def _dots(text: str, rules: TypographyRules) -> Edits:
    if "..." not in text:
        return {}
    return {at: said for found in _DOTS.finditer(text) for at, said in _over(*found.span(), rules.dots).items()}


def _dashes(text: str, rules: TypographyRules) -> Edits:
    """Two hyphens, or one between spaces, part clauses; between figures they reach from one to the other."""
    edits: Edits = {}
    if "-" not in text:
        return edits
    for found in _DASHES.finditer(text):
        start, end = found.span()
        if found.group() == " - " and rules.full_width:
            continue
        figures = text[max(start - 1, 0) : start].isdigit() and text[end : end + 1].isdigit()
        edits |= _over(start, end, rules.range_dash if figures else _at_edges(rules.dash, start, end, text))
    edits |= {found.start(): "−" for found in _MINUS.finditer(text)}
    return edits | {found.start(1): rules.range_dash for found in _FIGURES.finditer(text)}


def _at_edges(dash: str, start: int, end: int, text: str) -> str:
    """The dash with no space at the front or the end of the text."""
    dash = dash.lstrip() if not start else dash
    return dash.rstrip() if end == len(text) else dash


def _quotes(text: str, rules: TypographyRules) -> Edits:
    """Straight quotes turned to the side they stand on; in Han, where no space tells, by turns."""
    if '"' not in text and "'" not in text:
        return {}
    edits = _elided(text, rules)
    feet = {found.start(): found.group() for found in _FEET.finditer(text)}
    opened = {'"': False, "'": False}
    for at, character in enumerate(text):
        if character not in opened or at in edits:
            continue
        if at in feet and not opened[character]:
            edits |= _over(at, at + len(feet[at]), "′" if feet[at] == "'" else "″")
            continue
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if character == "'" and _is_apostrophe(before, after, opened["'"] or rules.full_width):
            edits[at] = "’"
            continue
        opens = not opened[character] if rules.full_width else (not before or before in _OPENS_AFTER or before in "\"'") and not (
            opened[character] and (not after or after.isspace())
        )  # fmt: skip
        opened[character] = opens
        edits[at] = (rules.quotes if character == '"' else rules.inner_quotes)[0 if opens else 1]
    return edits


def _elided(text: str, rules: TypographyRules) -> Edits:
    """Apostrophes at words' fronts, where letters are left out: ’tis, rock ’n’ roll."""
    edits: Edits = {}
    if rules.elided:
        found = re.finditer(rf"(?<!\w)'(?=(?:{'|'.join(rules.elided)})(?![\w']))", text, re.IGNORECASE)
        edits = {one.start(): "’" for one in found}
        for one in _ROCK_N_ROLL.finditer(text):
            edits |= {one.start(): "’", one.end() - 1: "’"}
    return edits


def _is_apostrophe(before: str, after: str, opened: bool) -> bool:
    """don't, the ’90s, and the boys’ where no quote is open."""
    if before.isascii() and before.isalnum():
        return (after.isascii() and after.isalpha()) or not opened
    return after.isdigit() and not opened


def _held(text: str, rules: TypographyRules) -> Edits:
    """Spaces at which no line may break."""
    edits: Edits = {}
    units = {unit.rstrip(".") for unit in rules.units}
    for found in re.finditer(r"(?<=\d) (?=([^\s\d]+))", text):
        if found[1].rstrip(_CLOSING) in units:
            edits[found.start()] = _NBSP
    for phrase in (phrase for phrase in rules.bound if phrase in text):
        for found in re.finditer(rf"(?<!\w){re.escape(phrase)}" + (r"(?=\d)" if phrase.endswith(" ") else ""), text):
            edits |= {found.start() + at: _NBSP for at, character in enumerate(phrase) if character == " "}
    return edits


def _full_width(text: str, rules: TypographyRules) -> Edits:
    """Stops and brackets beside Han fill a square, and no space follows them."""
    edits: Edits = {}
    if not rules.full_width:
        return edits
    for found in _BRACKETS.finditer(text):
        start, end = found.end(1), found.start(3)
        around = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
        if has_han(found[2]) or any(map(is_east_asian, around)):
            edits |= {start: "（", end - 1: "）"} | dict.fromkeys(
                (*range(found.start(), start), *range(end, found.end())), ""
            )
    for at, character in enumerate(text):
        if character in _WIDE and at and _beside_han(text, at):
            edits[at] = _WIDE[character]
            gap = re.match(" *", text[at + 1 :])
            edits |= dict.fromkeys(range(at + 1, at + 1 + (gap.end() if gap else 0)), "")
    return edits


def _beside_han(text: str, at: int) -> bool:
    """Whether the mark at a place belongs to a Chinese sentence: it parts neither Latin words nor the digits of a number."""
    start, end = at, at + 1
    while text[at] in "?!" and start > max(1, at - _DOUBLED) and text[start - 1] in "?!？！":
        start -= 1
    while text[at] in "?!" and end < min(len(text), at + _DOUBLED) and text[end] in "?!？！":
        end += 1
    before, after, following = text[start - 1], text[end : end + 1], text[end:].lstrip(" \"'")[:1]
    if before in _MARKS or after in _MARKS:
        return False
    if text[at] == ".":
        return is_east_asian(before) or (before in "%\"')" and not after.isalnum())
    latin = before.isascii() and before.isalpha() and following.isascii() and following.isalpha()
    number = before.isdigit() and after.isdigit()
    return not (latin or number or before.isspace())


_RULES: Sequence[Callable[[str, TypographyRules], Mapping[int, str]]] = (_dashes, _dots, _quotes, _held, _full_width)

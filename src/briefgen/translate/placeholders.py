"""What a translator may move and never change: facts, citations, references, addresses and code, as `{name}`.

A literal brace is doubled. That is the notation of gettext's python-brace-format, by which PO editors mark the names
and check them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.compile.markup import tokens_of
from briefgen.model.sources import CITED

LONGEST_NAME = 40
MOST_ROUNDS = 50
"""How often a text is read again for marks that its translator typed; each round finds a level of their nesting."""

_KINDS = {"fact": "fact", "citation": "note", "code_inline": "code", "link_open": "link"}
_MARK = re.compile(r"\{\{|\}\}|\{ ?([^{}\s]{1,60}) ?\}")
_ODD = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What stands in the brief for `{name}`; `kind` is fact, note, see, link, code, or mark for what is broken."""

    name: str
    raw: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Span:
    """A part that is protected, from `start` to `end`, of something that opens at `at`."""

    start: int
    end: int
    kind: str
    at: int


@dataclass(frozen=True, slots=True)
class Broken:
    """What a translation did to a placeholder, and how to mend it; `at` is what stands where it did, if anything."""

    message: str
    hint: str
    at: str = ""


def shielded(text: str, known: Sequence[Placeholder] = ()) -> tuple[str, tuple[Placeholder, ...]]:
    """The text with its protected parts as `{name}`, and these in order; names of `known` ones are kept."""
    names = {one.raw: one.name for one in known}
    out, found, last = [], [], 0
    for span in _spans(text):
        raw = text[span.start : span.end]
        names.setdefault(raw, _free(_name(raw, span.kind), names.values()))
        found.append(Placeholder(names[raw], raw, span.kind))
        out += [doubled(text[last : span.start]), f"{{{names[raw]}}}"]
        last = span.end
    return "".join([*out, doubled(text[last:])]), tuple(found)


def restored(said: str, *allowed: Sequence[Placeholder]) -> tuple[str, tuple[Broken, ...]]:
    """The text of a translation and what is wrong with its placeholders, which must be those of one of `allowed`.

    What its translator typed that reads like a mark of the brief, such as `[@`, is escaped and stays text.
    """
    raws = {one.name: one for group in allowed for one in group}
    out, placed, last = "", [], 0
    unknown: list[str] = []
    for found in _MARK.finditer(said):
        out += said[last : found.start()]
        last = found.end()
        if found[1] in raws:
            placed.append((raws[found[1]], len(out)))
            out += raws[found[1]].raw
        elif found[1]:
            unknown.append(found[1])
        else:
            out += found[0][0]
    broken = (*_strange(unknown, raws), *_miscounted([one for one, _ in placed], allowed))
    return ("", broken) if broken else _settled(out + said[last:], placed)


def undoubled(said: str) -> str:
    """A translation in which no placeholders stand."""
    return said.replace("{{", "{").replace("}}", "}")


def doubled(text: str) -> str:
    """A text without placeholders, as translators see it."""
    return text.replace("{", "{{").replace("}", "}}")


def _spans(text: str) -> Iterator[_Span]:
    """What is protected in a text, in order and apart."""
    tokens = (token for token in tokens_of(text.replace("\r", " ")) if "at" in token.meta)
    spans = (_span(text, token.type, token.meta["at"], token.meta["end"]) for token in tokens)
    last = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= last:
            yield span
            last = span.end


def _span(text: str, kind: str, at: int, end: int) -> _Span:
    """All of it, but of a link with words only the address."""
    if kind == "link_open" and text[at] == "[":
        address = text.rindex("](", at, end) + 2
        if address > at + 3:
            return _Span(address, end - 1, "link", at)
        return _Span(at, end, "see" if text.startswith("#", address) else "link", at)
    return _Span(at, end, _KINDS.get(kind, "mark"), at)


def _name(raw: str, kind: str) -> str:
    """What a placeholder is called: a fact by its id, a note by its source, a reference by what it leads to."""
    if kind == "fact":
        words = raw.strip("${}")
    elif kind == "note":
        cited = CITED.search(raw)
        words = f"note {cited[1] or cited[2] or ''}" if cited else kind
    else:
        words = f"see {raw[4:-1]}" if kind == "see" else kind
    name = _ODD.sub("_", words).strip("_")[:LONGEST_NAME]
    return name if name[:1].isalpha() else kind


def _free(name: str, taken: Collection[str]) -> str:
    """The name, or the first of `name_2`, `name_3` that is not taken."""
    names = (name, *(f"{name}_{number}" for number in range(2, len(taken) + 3)))
    return next(free for free in names if free not in taken)


def _strange(names: Iterable[str], known: Iterable[str]) -> Iterator[Broken]:
    here = ", ".join(f"{{{name}}}" for name in known)
    for name in dict.fromkeys(names):
        hint = f"there are {here}" if here else f"braces that are meant as such are doubled: {{{{{name}}}}}"
        yield Broken(f"{{{name}}} is no placeholder of this text", hint, f"{{{name}}}")


def _miscounted(placed: Sequence[Placeholder], allowed: Sequence[Sequence[Placeholder]]) -> Iterator[Broken]:
    """What is lost or doubled, held against the first of `allowed` where it is none of them."""
    counts = Counter(one.name for one in placed)
    wanted = [Counter(one.name for one in group) for group in allowed] or [Counter()]
    if counts in wanted:
        return
    for name in wanted[0] | counts:
        have, want = counts[name], wanted[0][name]
        if have < want:
            often = "is missing" if want == 1 else f"stands {have} times, and {want} times in the source"
            yield Broken(f"the placeholder {{{name}}} {often}", "put it where it belongs in the translation")
        elif have > want:
            often = "is not in the source" if not want else f"stands {have} times, and {want} in the source"
            yield Broken(f"the placeholder {{{name}}} {often}", "take the others out", f"{{{name}}}")


def _settled(text: str, placed: Sequence[tuple[Placeholder, int]]) -> tuple[str, tuple[Broken, ...]]:
    """The text with a backslash before each mark that is no placeholder's, if all placeholders are read as such."""
    places = [(start, start + len(one.raw)) for one, start in placed]
    for _ in range(MOST_ROUNDS):
        read = {(span.start, span.end): span.at for span in _spans(text)}
        stray = sorted({at for place, at in read.items() if place not in places and not _within(at, places)})
        if not stray:
            break
        for at in reversed(stray):
            text = f"{text[:at]}\\{text[at:]}"
            places = [(start + (start >= at), end + (start >= at)) for start, end in places]
    broken = [one for (one, _), place in zip(placed, places, strict=True) if place not in read]
    typed = [Broken("too many marks are nested here", "write it plainer")] if stray else []
    return text, (*typed, *(Broken(*_unread(one)) for one in broken))


def _within(at: int, places: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in places)


def _unread(one: Placeholder) -> tuple[str, str]:
    if one.kind == "link" and not one.raw.startswith(("[", "<")):
        return f"the link of {{{one.name}}} is broken", f"keep its brackets: [words]({{{one.name}}})"
    return (
        f"{{{one.name}}} cannot be read where it stands",
        "take out the backslash, backtick or bracket round it",
    )

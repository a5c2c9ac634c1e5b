"""The difference of two briefs for people and programs: as text, Markdown and JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from briefgen.check.diff import Difference
from briefgen.check.diff.difference import FactChange, PartChange, TextChange
from briefgen.wording import changes, marked

_NONE = "nothing differs"
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#~$"})


def as_text(found: Difference) -> str:
    """A heading for each kind of difference, and a line for each of them."""
    return "\n".join(_lines(found)) if found else _NONE


def _lines(found: Difference) -> Iterator[str]:
    for title, lines in (
        ("facts", [line for fact in found.facts for line in _fact(fact)]),
        ("parts", [_part(part) for part in found.parts]),
        (
            "texts",
            [
                line
                for text in found.texts
                for line in (f"{text.key} ({text.language})", f"  {' '.join(marked(text.old, text.new).split())}")
            ],
        ),
        ("citations", [_moved(one.how, f"[{one.citation}]", one.old_key, one.new_key) for one in found.citations]),
        ("values", [f"{one.key}: {one.old or 'nothing'} -> {one.new or 'nothing'}" for one in found.values]),
    ):
        if lines:
            yield f"{title}:"
            yield from (f"  {line}" for line in lines)


def _fact(fact: FactChange) -> Iterator[str]:
    label = f" ({fact.label})" if fact.label else ""
    said = f"{fact.id}{label}: {fact.how}" + (f", was {fact.was}" if fact.was else "")
    yield f"{said}, {_amounts(fact)}" if _amounts(fact) else said
    if fact.how == "changed":
        for name, old, new in fact.fields:
            if name != "value":
                yield f"  {name}: {old or 'nothing'} -> {new or 'nothing'}"


def _amounts(fact: FactChange) -> str:
    """The old value, the new, and what lies between them."""
    old, new = number(fact.old), number(fact.new)
    if fact.how != "changed" or not (old and new) or fact.old == fact.new:
        return _with_unit(old or new, fact) if fact.how != "changed" and (old or new) else ""
    said = f"{_with_unit(old, fact) if fact.unit == '%' else old} -> {_with_unit(new, fact)}"
    return f"{said} ({between(fact)})" if fact.difference is not None else said


def _with_unit(said: str, fact: FactChange) -> str:
    return f"{said}%" if fact.unit == "%" else f"{said} {fact.unit}".strip()


def between(fact: FactChange) -> str:
    """The difference with its sign, and in hundredths of the old value; of a share in percentage points."""
    if fact.unit == "%":
        return f"{'+' if (fact.difference or 0) > 0 else ''}{number(fact.difference)} pp"
    share = f", {fact.percent:+}%" if fact.percent is not None else ""
    return f"{'+' if (fact.difference or 0) > 0 else ''}{number(fact.difference)}{share}"


def number(value: Decimal | None) -> str:
    """A number in full, its thousands apart; "" for none."""
    if value is None:
        return ""
    whole = value.normalize()
    return f"{whole:,f}"


def _part(part: PartChange) -> str:
    return _moved(part.how, f"{part.kind} “{part.name}”", part.old_key, part.new_key)


def _moved(how: str, what: str, old: str, new: str) -> str:
    place = f"{old} -> {new}" if old and new else old or new
    return f"{how}: {what}, {place}"


def as_markdown(found: Difference) -> str:
    """Tables and lists for a pull request: what went is struck out, what came is bold."""
    return "\n".join(_markdown(found)).strip() if found else _NONE


def _markdown(found: Difference) -> Iterator[str]:
    if found.facts:
        yield from ("## Facts", "", "| fact | old | new | difference | |", "| --- | ---: | ---: | ---: | --- |")
        for fact in found.facts:
            name = f"`{fact.id}`" + (f" {_plain(fact.label)}" if fact.label else "")
            rest = "; ".join(f"{n}: {_plain(o or '–')} → {_plain(w or '–')}" for n, o, w in fact.fields if n != "value")
            share = between(fact) if fact.difference else ""
            how = f"{fact.how}, was `{fact.was}`" if fact.was else fact.how
            old, new = (_with_unit(number(value), fact) if value is not None else "" for value in (fact.old, fact.new))
            cells = (name, old, new, share, rest if how == "changed" else how)
            yield "| " + " | ".join(cells) + " |"
        yield ""
    if found.parts:
        yield from ("## Order", "")
        yield from (
            f"- {part.how}: {part.kind} “{_plain(part.name)}” ({_places(part.old_key, part.new_key)})"
            for part in found.parts
        )
        yield ""
    if found.texts:
        yield from ("## Texts", "")
        yield from (f"- `{text.key}` ({text.language}): {_struck(text)}" for text in found.texts)
        yield ""
    if found.citations:
        yield from ("## Citations", "")
        yield from (f"- {one.how}: `{one.citation}` ({_places(one.old_key, one.new_key)})" for one in found.citations)
        yield ""
    if found.values:
        yield from ("## Values", "")
        yield from (f"- `{one.key}`: {_plain(one.old or '–')} → {_plain(one.new or '–')}" for one in found.values)


def _places(old: str, new: str) -> str:
    return f"`{old}` → `{new}`" if old and new else f"`{old or new}`"


def _plain(text: str) -> str:
    """Words in which Markdown finds no marks of its own."""
    return " ".join(text.split()).translate(_MARKS)


def _struck(text: TextChange) -> str:
    shown = ""
    for change in changes(text.old, text.new):
        if change.kind == "same":
            shown += change.old.translate(_MARKS)
        else:
            shown += _wrapped(change.old, "~~") + _wrapped(change.new, "**")
    return " ".join(shown.split())


def _wrapped(words: str, mark: str) -> str:
    """Words between marks, which must not stand beside spaces."""
    bare = words.strip()
    if not bare:
        return words
    lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{lead}{mark}{bare.translate(_MARKS)}{mark}{tail}"


def as_fields(found: Difference) -> dict[str, Any]:
    """The difference for programs; numbers are strings, so that no digit is lost."""
    return {
        name: [_field(one) for one in getattr(found, name)]
        for name in ("facts", "parts", "texts", "citations", "values")
    }


def _field(one: Any) -> dict[str, Any]:
    fields = dataclasses.asdict(one)
    if isinstance(one, FactChange):
        fields["fields"] = [{"name": name, "old": old or None, "new": new or None} for name, old, new in one.fields]
    if isinstance(one, TextChange):
        fields["words"] = [
            {"kind": change.kind, "old": change.old, "new": change.new} for change in changes(one.old, one.new)
        ]
    return {name: _as_json(value) for name, value in fields.items()}


def _as_json(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return [*value] if isinstance(value, tuple | list) else value or None

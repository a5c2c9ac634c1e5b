"""Facts that nothing in a brief says, in any of its languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.compile.expression import ExpressionError, names_in, parse_expression
from briefgen.compile.translations import texts_in
from briefgen.compile.work import Work
from briefgen.diagnostics import quoted
from briefgen.model import Brief
from briefgen.model.text import Model

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_USE = re.compile(r"\$\{\s*([A-Za-z][A-Za-z0-9_-]*)")


def find_unused(work: Work) -> None:
    """Doubts each sound fact that no text, chart, key figure or sum names or seems to mean, whichever language asks."""
    used = set(_named(work.brief))
    meant = " ".join(
        fault.hint for fault in work.found if fault.code == "unknown-fact" and "did you mean" in fault.hint
    )
    used.update(_WORD.findall(meant))
    faulty = tuple(f"{fault.key}." for fault in work.found)
    for name in work.brief.model.facts:
        if name not in used and not any(key.startswith(f"facts.{name}.") for key in faulty):
            hint = f"say it as ${{{name}}}, or take it out"
            work.doubt(f"facts.{name}", "unused-fact", f"nothing says the fact {quoted(name)}", hint)


def _named(brief: Brief) -> Iterator[str]:
    for _, text in texts_in(brief.model, ""):
        for _, said in text.items():
            yield from _USE.findall(said)
    for fact in brief.model.facts.values():
        yield from _inputs(fact.compute or "")
    yield from _bare(brief.model)


def _inputs(compute: str) -> tuple[str, ...]:
    try:
        return names_in(parse_expression(compute))
    except ExpressionError:
        return tuple(_WORD.findall(compute))


def _bare(node: object) -> Iterator[str]:
    """Every plain string below a part of the brief: where a fact's id stands alone (a chart, a key figure), it is one."""
    match node:
        case str():
            yield node
        case Model():
            for name in type(node).model_fields:
                yield from _bare(getattr(node, name))
        case tuple():
            for child in node:
                yield from _bare(child)

"""The brief's model made of a file's values, or every fault in the author's own terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from briefgen.diagnostics import Diagnostic, Where, cut, did_you_mean, error, nearest, quoted
from briefgen.load.node import Node, Part, key_of, paths
from briefgen.load.shape import Place, follow, known_keys
from briefgen.locale import DATE_FORMS, LANGUAGES
from briefgen.model import BriefModel
from briefgen.model.blocks import BLOCKS, BlockModel
from briefgen.model.text import Model

QUOTE = "put quotes round it if it is meant as text"
BRACKET_HINT = "a text that begins with [ needs quotes round it"
BRACE_HINT = "a text that begins with { or has `: ` in it needs quotes round it"
ID_HINT = "an id is a letter, then up to 63 letters, digits, _ or -"
SOURCE_HINT = "a source's id has no spaces, brackets, braces or semicolons in it"
AGE_HINT = "write it as 90 days, 18 months or 2 years"
DATE_HINT = f"write {DATE_FORMS}"
DATES = ("date", "as_of", "issued", "accessed")
TOLD_OF_KEYS = ("missing", "extra_forbidden", "text_language", "text_all")
BOOLEANS = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}
"""What other forms of YAML take for true and false, and 1.2 does not."""
OTHER_NAMES = {"box": "callout", "figure": "image", "graph": "chart", "list": "bullets",
               "paragraph": "text", "picture": "image", "quotation": "quote"}  # fmt: skip
"""What else blocks are called."""
MOST_EXPLAINED = 500


def validated(root: Node) -> tuple[BriefModel | None, tuple[Diagnostic, ...]]:
    """The model, None where there are faults, and every fault."""
    model, raw = None, []
    try:
        model = BriefModel.model_validate(root.data, context={"languages": _known_languages(root)})
    except ValidationError as faults:
        raw = faults.errors(include_url=False, include_input=False)[:MOST_EXPLAINED]
    found = [fault for fault in (_explained(root, dict(fault)) for fault in raw) if fault]
    told = {fault.key for fault in found}
    found += [fault for fault in _empty_values(root) if fault.key not in told]
    return (None if found else model), tuple(found)


def model_of(root: Node, data: object) -> BriefModel | None:
    """The model of other values than the file's own; None where these have faults, too."""
    try:
        return BriefModel.model_validate(data, context={"languages": _known_languages(root)})
    except ValidationError:
        return None


def _empty_values(root: Node) -> Iterator[Diagnostic]:
    """Every key and item that has no value; only the values of a chart may be missing."""
    for path, node in paths(root):
        if node.data is None and not (path[-2:-1] == ("values",) or (path[-1] == "value" and path[-3:-2] == ("data",))):
            yield _empty(_name(path), node.where, key_of(root, path))


def _empty(name: str, where: Where, key: str) -> Diagnostic:
    return error("empty-value", f"{name} has no value", where, hint="give it one, or take it out", key=key)


def _languages(root: Node) -> tuple[str, ...]:
    """The brief's languages, as far as they are texts."""
    listed = root.get("languages")
    return tuple(node.data for node in listed.items() if isinstance(node.data, str)) if listed else ()


def _known_languages(root: Node) -> tuple[str, ...]:
    """The languages that texts may have; none where the list is at fault, so that each text is not told of it too."""
    languages = _languages(root)
    return languages if all(language in LANGUAGES for language in languages) else ()


class _Fault:
    """One of pydantic's faults with all that is known of its place."""

    def __init__(self, root: Node, fault: Mapping[str, Any]) -> None:
        self.root = root
        self.kind = str(fault["type"])
        self.message = str(fault["msg"])
        self.context: Mapping[str, Any] = fault.get("ctx") or {}
        self.place: Place = follow(fault["loc"])
        self.path = self.place.path
        self.node = root.get(*self.path)
        self.parent = root.get(*self.path[:-1]) or root
        self.name = _name(self.path)

    @property
    def last(self) -> Part:
        return self.path[-1] if self.path else ""

    @property
    def key_where(self) -> Where:
        return self.parent.keys.get(str(self.last), self.parent.where)

    def said(self, code: str, message: str, hint: str = "", where: Where | None = None) -> Diagnostic:
        place = where or (self.node.where if self.node else self.parent.where)
        return error(code, message, place, hint=hint, key=key_of(self.root, self.path))


def _what(model: type[Model]) -> str:
    """What an author calls a mapping: a chart, a key figure."""
    name = NAMES.get(model.__name__) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    return name if name.startswith("`") else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


NAMES = {
    "BriefModel": "brief",
    "LeadText": "cell",
    "Citations": "`citations`",
    "Templates": "`template`",
    "Cover": "`cover`",
    "Email": "`email`",
    "DeckHints": "`deck`",
    **{model.__name__: f"block of `{kind}`" for kind, model in BLOCKS.items()},
}


def _shown(fault: _Fault) -> str:
    """The value at fault as an author would name it."""
    data = fault.node.data if fault.node else None
    if isinstance(data, str):
        return f"the text {quoted(data)}"
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, list):
        return "a list"
    return "keys and values" if isinstance(data, Mapping) else str(data)


def _name(path: tuple[Part, ...]) -> str:
    """What an author calls a place: `title`, or item 3 of `bullets`."""
    if not path:
        return "the brief"
    last = path[-1]
    if isinstance(last, str):
        return f"`{last}`"
    return f"item {last + 1} of {_name(path[:-1])}"


def _explained(root: Node, raw: Mapping[str, Any]) -> Diagnostic | None:
    """The fault in the author's terms; None where it only follows from another."""
    fault = _Fault(root, raw)
    if fault.place.is_key:
        hint = SOURCE_HINT if fault.path[0] == "sources" else ID_HINT
        return fault.said("bad-id", f"`{cut(str(fault.last))}` cannot be an id", hint, fault.key_where)
    if fault.node and fault.node.data is None and fault.kind not in TOLD_OF_KEYS:
        return _empty(fault.name, fault.node.where, key_of(root, fault.path))
    if fault.place.is_union:
        return fault.said("wrong-type", f"{fault.name} must be a number or the id of a fact, not {_shown(fault)}")
    for kinds, explain in EXPLAINERS:
        if fault.kind.startswith(kinds):
            return explain(fault)
    return fault.said("wrong-value", f"{fault.name}: {fault.message}")


def _missing(fault: _Fault) -> Diagnostic | None:
    """A key that is missing; it is not told where another is taken for it, misspelt."""
    unknown = fault.parent.keys.keys() - set(known_keys(fault.place.owner))
    if any(str(fault.last) in nearest(key, known_keys(fault.place.owner))[:1] for key in unknown):
        return None
    return fault.said("missing-key", f"{_what(fault.place.owner)} needs `{fault.last}`", "", fault.parent.where)


def _unknown(fault: _Fault) -> Diagnostic:
    owner, key = fault.place.owner, str(fault.last)
    if issubclass(owner, BlockModel) and key in BLOCKS:
        message = f"a block is one thing, and `{key}` is a second one in this block"
        return fault.said("two-blocks", message, f"begin it as an item of its own: `- {key}:`", fault.key_where)
    inner = next((kind for kind, model in BLOCKS.items() if model is owner and key in _keys_within(model, kind)), None)
    hint = f"indent it to stand in `{inner}`" if inner else did_you_mean(key, known_keys(owner))
    return fault.said("unknown-key", f"`{key}` is no key of {_what(owner)}", hint, fault.key_where)


def _keys_within(block: type[Model], kind: str) -> tuple[str, ...]:
    """The keys of what a block of this kind holds, none where it holds a text or a list."""
    content = block.model_fields[kind].annotation
    return known_keys(content) if isinstance(content, type) and issubclass(content, Model) else ()


def _no_block(fault: _Fault) -> Diagnostic:
    data = fault.node.data if fault.node else None
    if not isinstance(data, Mapping):
        return fault.said("no-such-block", f"{fault.name} is no block", "write what it is, such as `- text: ...`")
    if not data:
        return fault.said("no-such-block", f"{fault.name} is empty", did_you_mean("", BLOCKS))
    key = next(iter(data))
    where = fault.node.keys[key] if fault.node else None
    hint = did_you_mean(OTHER_NAMES.get(key, key), BLOCKS)
    return fault.said("no-such-block", f"there is no block of the kind `{key}`", hint, where)


def _text(fault: _Fault) -> Diagnostic:
    if fault.node and isinstance(fault.node.data, list):
        return fault.said("not-a-text", f"{fault.name} must be text, not a list", BRACKET_HINT)
    if fault.node and isinstance(fault.node.data, Mapping):
        return fault.said("not-a-text", f"{fault.name} must be one text, not keys and values", BRACE_HINT)
    return fault.said("not-a-text", f"{fault.name} must be text, not {_shown(fault)}", QUOTE)


def _text_empty(fault: _Fault) -> Diagnostic:
    return fault.said("empty-text", f"{fault.name} is empty", "take the key out, or write the text")


def _text_language(fault: _Fault) -> Diagnostic:
    languages = ", ".join(_languages(fault.root))
    hint = f"languages here: {languages}; a text with `: ` or `, ` in it needs quotes round it"
    message = f"`{fault.last}` is none of the brief's languages"
    return fault.said("unknown-language", message, hint, fault.key_where)


def _text_all(fault: _Fault) -> Diagnostic:
    message = "`all` holds for every language, so no other language can stand beside it"
    return fault.said("text-for-all", message, "name each language, or `all` alone", fault.key_where)


def _string(fault: _Fault) -> Diagnostic | None:
    if fault.kind == "string_type":
        return _text(fault)
    if fault.path[:1] == ("languages",):
        return None
    if fault.last in DATES:
        return fault.said("bad-date", f"{quoted(_written(fault))} is no date", DATE_HINT)
    if fault.last == "freshness":
        return fault.said("bad-age", f"{quoted(_written(fault))} is no stretch of time", AGE_HINT)
    return fault.said("bad-id", f"{_shown(fault)} cannot be an id", ID_HINT)


def _written(fault: _Fault) -> str:
    return str(fault.node.data) if fault.node else ""


def _number(fault: _Fault) -> Diagnostic:
    whole = "whole " if fault.kind.startswith("int") else ""
    hint = "write it like 14.3e9 or 1250: no unit, no commas, no quotes"
    return fault.said("not-a-number", f"{fault.name} must be a {whole}number, not {_shown(fault)}", hint)


def _boolean(fault: _Fault) -> Diagnostic:
    meant = BOOLEANS.get(_written(fault).lower())
    hint = f"did you mean {meant}?" if meant else ""
    return fault.said("wrong-type", f"{fault.name} must be true or false, not {_shown(fault)}", hint)


def _choice(fault: _Fault) -> Diagnostic:
    if fault.path == ("briefgen",):
        return fault.said(
            "wrong-version", f"this is version {_shown(fault)} of the format", "briefgen here reads version 1"
        )
    hint = did_you_mean(_written(fault), map(str, fault.place.choices))
    if fault.path[-2:] == ("chart", "kind"):
        return fault.said("chart-kind", f"there is no chart of kind {quoted(_written(fault))}", hint)
    return fault.said("no-such-value", f"{fault.name} cannot be {_shown(fault)}", hint)


def _list(fault: _Fault) -> Diagnostic:
    return fault.said("wrong-type", f"{fault.name} must be a list", "begin each item with `- ` on a line of its own")


def _mapping(fault: _Fault) -> Diagnostic:
    message = f"{fault.name} must hold keys and values, not {_shown(fault)}"
    return fault.said("wrong-type", message, "write each as `key: value`")


def _too_short(fault: _Fault) -> Diagnostic | None:
    if fault.node and fault.node.children:
        return None
    return fault.said("empty-list", f"{fault.name} is empty", "it needs one item at least")


def _too_long(fault: _Fault) -> Diagnostic:
    return fault.said("too-many", f"{fault.name} has {fault.context['actual_length']} items",
                      f"at most {fault.context['max_length']}")  # fmt: skip


def _fact(fault: _Fault) -> Diagnostic | None:
    if fault.kind == "fact_range":
        return fault.said("fact-range", f"the range {fault.name} needs a `low`, a `high` that is greater, and no `bound`",
                          "write low: 3e9, high: 5e9")  # fmt: skip
    if fault.kind == "fact_derived":
        return fault.said("derived-fact", "a derived fact takes its unit and bound from what it is computed of",
                          "take `unit` and `bound` out")  # fmt: skip
    if fault.node and any(node.data is None for node in fault.node.children.values()):
        return None
    given = [key for key in ("value", "low", "high", "compute") if fault.node and key in fault.node.keys]
    number = f"has both `{given[0]}` and `{given[-1]}`" if given else "has no `value`"
    hint = "a fact has a `value`, a `low` and a `high`, or a `compute` to derive it"
    return fault.said("fact-value", f"the fact {fault.name} {number}", hint)


EXPLAINERS: tuple[tuple[tuple[str, ...], Callable[[_Fault], Diagnostic | None]], ...] = (
    (("missing",), _missing),
    (("extra_forbidden",), _unknown),
    (("union_tag",), _no_block),
    (("text_type",), _text),
    (("text_empty",), _text_empty),
    (("text_language",), _text_language),
    (("text_all",), _text_all),
    (("string",), _string),
    (("decimal", "finite_number", "int"), _number),
    (("bool",), _boolean),
    (("literal_error",), _choice),
    (("tuple_type", "list_type"), _list),
    (("dict_type", "model"), _mapping),
    (("too_short",), _too_short),
    (("too_long",), _too_long),
    (("fact",), _fact),
)
"""By the beginnings of pydantic's names of faults (https://docs.pydantic.dev/latest/errors/validation_errors/)."""

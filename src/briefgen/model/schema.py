"""The JSON Schema of a brief (https://json-schema.org/draft/2020-12/schema), made from the model.

It says what the loader says of a brief's shape. What lies between parts of a brief (whether an id is known, a
language is listed or a day exists) no schema can say.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
import types
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import StringConstraints

from briefgen.locale import LANGUAGES
from briefgen.model.brief import BriefModel, Language, Section
from briefgen.model.text import Date, LocalText, Model

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
WORDS: Schema = {"type": "string", "pattern": r"\S"}
DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
YEAR: Schema = {"type": "integer", "minimum": 1000, "maximum": 9999}
TYPES: Mapping[object, Schema] = {
    str: {"type": ["string", "number"]},
    Decimal: {"type": "number"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}
SUBSECTION = "Subsection"


def json_schema() -> Schema:
    """The schema of a brief's file, with a description of every key."""
    definitions: dict[str, Schema] = {"Text": _text()}
    root = _object(BriefModel, definitions)
    keys = root["properties"]
    keys["date"] |= DAY
    keys["languages"] |= {"uniqueItems": True}
    _end_nesting(definitions)
    return {"$schema": DIALECT, "title": "briefgen brief", **root, "$defs": dict(sorted(definitions.items()))}


def schema_text() -> str:
    """The same, as the file that editors read."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _text() -> Schema:
    """Text in its three spellings: plain, in each language, or one for all of them."""
    each = {name: WORDS | {"description": f"The text in {name}."} for name in LANGUAGES}
    every = {"all": WORDS | {"description": "The text in every language."}}
    return {"anyOf": [WORDS, *(_closed(keys) | {"minProperties": 1} for keys in (each, every))]}


def _end_nesting(definitions: dict[str, Schema]) -> None:
    """Sections below sections hold none of their own."""
    section = definitions[Section.__name__]
    keys = {key: value for key, value in section["properties"].items() if key != "sections"}
    definitions[SUBSECTION] = section | {"properties": keys}
    section["properties"]["sections"] |= {"items": _reference(SUBSECTION)}


def _closed(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _object(model: type[Model], definitions: dict[str, Schema]) -> Schema:
    """A mapping with the keys of `model`; the models it speaks of are added to `definitions`."""
    model.model_rebuild()  # one that names a later type has not looked at it yet
    described = descriptions(model)
    fields = {field.alias or name: (name, field) for name, field in model.model_fields.items()}
    keys: dict[str, Schema] = {}
    for key, (name, field) in fields.items():
        kind = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        value = _value(kind if field.is_required() else _some(kind), definitions)
        default = {"default": field.default} if isinstance(field.default, str) else {}
        keys[key] = {"description": described[name], **value, **default}
    about = {"description": _one_line(model.__doc__ or "")}
    required = {"required": [key for key, (_, field) in fields.items() if field.is_required()]}
    extra: Any = model.model_config.get("json_schema_extra", {})
    return {**about, **_closed(keys), **(required if required["required"] else {}), **extra}


def _some(kind: Any) -> Any:
    """What a key that may be left out holds where it is not: the model's None is no value that an author writes."""
    members = [member for member in get_args(kind) if member is not type(None)] if _is_union(kind) else []
    return Union[tuple(members)] if members else kind  # noqa: UP007


def _is_union(kind: object) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _value(kind: Any, definitions: dict[str, Schema]) -> Schema:
    """What a value of this type may be."""
    arguments = get_args(kind)
    if get_origin(kind) is Annotated:
        return _constrained(_value(arguments[0], definitions), arguments[1:])
    if get_origin(kind) is Literal:
        return {"enum": list(arguments)}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _value(arguments[0], definitions)}
    if get_origin(kind) is dict:
        name, item = (_value(argument, definitions) for argument in arguments)
        return {"type": "object", "propertyNames": name, "additionalProperties": item}
    if _is_union(kind):
        return _any_of([_value(argument, definitions) for argument in arguments])
    return dict(TYPES[kind]) if kind in TYPES else _reference(_defined(kind, definitions))


def _defined(kind: type[Model] | type[LocalText], definitions: dict[str, Schema]) -> str:
    """The name under which a type stands in `definitions`, to which it is added."""
    if issubclass(kind, LocalText):
        return "Text"
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # a section holds sections
        definitions[kind.__name__] = _object(kind, definitions)
    return kind.__name__


def _constrained(schema: Schema, notes: Iterable[object]) -> Schema:
    for note in notes:
        schema = _spellings().get(note) or schema | _limits(note)
    return schema


def _limits(note: object) -> Schema:
    """What a pattern or a length adds to a type."""
    match note:
        case StringConstraints(pattern=pattern, max_length=most):
            return {"type": "string", "pattern": pattern} | ({"maxLength": most} if most else {})
        case object(min_length=int(least)):
            return {"minItems": least}
        case object(max_length=int(most)):
            return {"maxItems": most}
    return {}


def _spellings() -> Mapping[object, Schema]:
    """What is more than its pattern: languages are those there are, and a year may be a number."""
    language, date = get_args(Language)[1], get_args(Date)[1]
    return {language: {"enum": list(LANGUAGES)}, date: {"anyOf": [{"type": "string", "pattern": date.pattern}, YEAR]}}


def _any_of(schemas: list[Schema]) -> Schema:
    """One of several; plain types are merged into one list of types."""
    if all(schema.keys() == {"type"} for schema in schemas):
        named = (schema["type"] for schema in schemas)
        every = [name for names in named for name in ([names] if isinstance(names, str) else names)]
        return {"type": list(dict.fromkeys(every))}
    return {"anyOf": schemas}


def descriptions(model: type[Model]) -> dict[str, str]:
    """What is written below each key of a model, and of the models it builds on."""
    described: dict[str, str] = {}
    for base in reversed(model.__mro__):
        described |= _below_keys(base.__module__).get(base.__name__, {}) if issubclass(base, Model) else {}
    return described


@cache
def _below_keys(module: str) -> Mapping[str, Mapping[str, str]]:
    """By class, the texts that stand right below the keys in a module's source."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return {node.name: dict(_described(node.body)) for node in classes}


def _described(body: list[ast.stmt]) -> Iterable[tuple[str, str]]:
    for key, text in pairwise(body):
        match key, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                yield name, _one_line(words)


def _one_line(words: str) -> str:
    return " ".join(words.split())

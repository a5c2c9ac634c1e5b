"""The model's shape followed along pydantic's place of a fault: which data it means, and what may stand there."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import Tag

from briefgen.load.node import Part
from briefgen.model import BriefModel
from briefgen.model.text import Model


@dataclass(frozen=True, slots=True)
class Place:
    """`path` leads to the data, `owner` is the mapping that holds it, `choices` are the words allowed there.

    `is_key` where a key itself is at fault, `is_union` where several kinds of value are allowed.
    """

    path: tuple[Part, ...]
    owner: type[Model]
    choices: tuple[object, ...] = ()
    is_key: bool = False
    is_union: bool = False


def follow(loc: tuple[Part, ...]) -> Place:
    """The place that a fault's `loc` means: pydantic mixes the tags of unions into it, which no author ever wrote."""
    path: list[Part] = []
    owner: type[Model] = BriefModel
    kind: object = BriefModel
    for part in loc:
        kind = _bare(kind)
        if part == "[key]":
            return Place(tuple(path), owner, is_key=True)
        if tagged := _tagged(kind):
            kind = tagged.get(part)
        elif _is_union(kind):
            return Place(tuple(path), owner, is_union=True)
        else:
            path.append(part)
            if isinstance(kind, type) and issubclass(kind, Model):
                owner, kind = kind, _field(kind, part)
            else:
                kind = _item(kind)
    kind = _bare(kind)
    return Place(tuple(path), owner, get_args(kind) if get_origin(kind) is Literal else ())


def known_keys(model: type[Model]) -> tuple[str, ...]:
    """The keys of a mapping as authors write them."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _field(model: type[Model], key: Part) -> object:
    fields = model.model_fields
    return next((field.annotation for name, field in fields.items() if key in (name, field.alias)), None)


def _bare(kind: Any) -> object:
    """A type without `Annotated` and without `| None`."""
    while True:
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        elif _is_union(kind) and len(some := [arg for arg in get_args(kind) if arg is not type(None)]) == 1:
            kind = some[0]
        else:
            return kind


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _tagged(kind: Any) -> Mapping[Part, object]:
    """A union's members by their tags; empty where they have none."""
    members = get_args(kind) if _is_union(kind) else ()
    return {
        note.tag: member
        for member in members
        if get_origin(member) is Annotated
        for note in get_args(member)[1:]
        if isinstance(note, Tag)
    }


def _item(kind: Any) -> object:
    """What a list's items, or a mapping's values, are."""
    arguments = get_args(kind)
    if get_origin(kind) is dict:
        return arguments[1]
    return arguments[0] if get_origin(kind) is tuple else None

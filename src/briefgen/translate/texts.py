"""The texts of a brief that have a translation, each with its place and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.compile.units import is_unit_code
from briefgen.load.node import Part
from briefgen.model import Brief, BriefModel, LocalText
from briefgen.model.brief import Section
from briefgen.model.text import Model

UNMARKED = ("unit", "translated_title")
"""The keys whose texts are taken as they are: a `*` in them is a star."""


@dataclass(frozen=True, slots=True)
class Translatable:
    """A text: `path` leads to it in the YAML, `key` names it in faults; it is the `field` of an `owner`."""

    path: tuple[Part, ...]
    key: str
    text: LocalText
    owner: type[Model]
    field: str

    @property
    def marked(self) -> bool:
        """Whether facts, citations and emphasis stand in it."""
        return self.field not in UNMARKED

    def source(self, language: str, default: str) -> str:
        """What is translated: the text that serves `language`, "" where there is none."""
        return (self.text.get(language, default) or "").strip()

    def target(self, language: str, default: str) -> str:
        """The translation under this very language, "" where there is none."""
        plain = self.text.plain if language == default else None
        return (plain or self.text.texts.get(language, "")).strip()


def translatables(brief: Brief) -> tuple[Translatable, ...]:
    """Every text in the order of the file, but for those that are the same in all languages."""
    found = _found(brief.model, (), "", BriefModel, "")
    return tuple(sorted(found, key=lambda text: brief.locate(text.key)))


def _found(node: object, path: tuple[Part, ...], key: str, owner: type[Model], field: str) -> Iterator[Translatable]:
    match node:
        case LocalText():
            if "all" not in node.texts and not (field == "unit" and is_unit_code(node)):
                yield Translatable(path, key, node, owner, field)
        case Model():
            for name, about in type(node).model_fields.items():
                part = about.alias or name
                yield from _found(getattr(node, name), (*path, part), f"{key}.{part}".lstrip("."), type(node), name)
        case Mapping():
            for name, child in node.items():
                yield from _found(child, (*path, name), f"{key}.{name}", owner, field)
        case tuple():
            for place, child in enumerate(node):
                token = (child.id if isinstance(child, Section) else None) or place
                yield from _found(child, (*path, place), f"{key}.{token}", owner, field)

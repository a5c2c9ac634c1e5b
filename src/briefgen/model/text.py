"""Text as an author writes it: one string a language, or one for all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Tag
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Model(BaseModel):
    """What all of a brief's parts share: unknown keys are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, coerce_numbers_to_str=True)


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text by language: `{en: ..., zh: ...}`, `{all: ...}`, or a plain string in the default language."""

    texts: Mapping[str, str]
    plain: str | None = None

    def get(self, language: str, default: str) -> str | None:
        """The text in `language`, None where it is missing; `default` is the brief's first language."""
        if self.plain is not None:
            return self.plain if language == default else None
        return self.texts.get(language, self.texts.get("all"))

    def items(self) -> Iterator[tuple[str, str]]:
        """Each text with the key it stands under, "" for a plain string."""
        if self.plain is not None:
            yield "", self.plain
        yield from self.texts.items()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.parse)

    @classmethod
    def parse(cls, value: object) -> LocalText:
        if isinstance(value, LocalText):
            return value
        if isinstance(value, str):
            return cls({}, _filled(value))
        if not isinstance(value, Mapping):
            raise PydanticCustomError("text_type", "this must be text; put quotes round it if it is meant as text")
        if not value:
            raise PydanticCustomError("text_empty", "this text is empty in every language")
        for key, text in value.items():
            if not isinstance(key, str) or not (key == "all" or LANGUAGE.fullmatch(key)):
                raise PydanticCustomError("text_language", "{key} is no language", {"key": repr(key)})
            if not isinstance(text, str):
                raise PydanticCustomError(
                    "text_type_in", "the text in {key} must be text; put quotes round it", {"key": repr(key)}
                )
            _filled(text)
        if "all" in value and len(value) > 1:
            raise PydanticCustomError("text_all", "`all` holds for every language, so it stands alone")
        return cls(dict(value))


def _filled(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("text_empty", "this text is empty")
    return text


class Item(Model):
    """A point with a lead, or with points under it."""

    lead: LocalText | None = None
    text: LocalText
    bullets: tuple[AnyItem, ...] = ()
    numbered: tuple[AnyItem, ...] = ()


def _shape(value: object) -> str:
    """Which of the two spellings a point or cell has: "item" with keys of its own, or bare "text"."""
    if isinstance(value, Model) or (isinstance(value, Mapping) and not value.keys().isdisjoint(("text", "lead"))):
        return "item"
    return "text"


AnyItem = Annotated[
    Annotated[LocalText, Tag("text")] | Annotated[Item, Tag("item")],
    Discriminator(_shape),
]


class LeadText(Model):
    """A table's or comparison's cell with a lead."""

    lead: LocalText | None = None
    text: LocalText


AnyCell = Annotated[
    Annotated[LocalText, Tag("text")] | Annotated[LeadText, Tag("item")],
    Discriminator(_shape),
]

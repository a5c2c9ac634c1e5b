"""Text as an author writes it: one string a language, or one for all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, LiteralString

from pydantic import BaseModel, ConfigDict, Discriminator, StringConstraints, Tag, ValidationError, ValidationInfo
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=64)]
_PERIOD = (
    r"([0-9]{4}(-[0-9]{2}(-[0-9]{2})?|[- ]?[Qq][1-4]|[- ]?[Hh][12])?"
    r"|([Qq][1-4]|[Hh][12])[- ]?[0-9]{4}|[Ff][Yy][- ]?[0-9]{4}([/–-][0-9]{2}([0-9]{2})?)?)"
)
_DATE = rf"^\s*{_PERIOD}(\s*[/–—-]\s*{_PERIOD})?\s*$"
Date = Annotated[str, StringConstraints(pattern=_DATE)]
"""A date as it is known, or a range of two; what it names, and whether the day exists, is asked later."""
Age = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,3} (day|week|month|quarter|year)s?$")]
"""A stretch of time in the calendar's units."""


class Model(BaseModel):
    """What all of a brief's parts share: unknown keys are refused, values never change.

    A text right below a key is the key's description in the JSON Schema (`briefgen.model.schema`).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text by language: `{en: ..., zh: ...}`, `{all: ...}`, or a plain string in the default language."""

    texts: Mapping[str, str]
    plain: str | None = None

    def get(self, language: str, default: str) -> str | None:
        """The text in `language`, None where it is missing; `default` is the brief's first language."""
        if self.plain is not None:
            return self.plain if language == default else None
        return self.texts.get(self.key(language))

    def key(self, language: str) -> str:
        """The key whose text serves `language`: its own ("en-GB"), that of the language at large ("en"), or "all"."""
        return next((key for key in (language, language.partition("-")[0]) if key in self.texts), "all")

    def items(self) -> Iterator[tuple[str, str]]:
        """Each text with the key it stands under, "" for a plain string."""
        if self.plain is not None:
            yield "", self.plain
        yield from self.texts.items()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(cls._validated)

    @classmethod
    def _validated(cls, value: object, info: ValidationInfo) -> LocalText:
        return cls.parse(value, (info.context or {}).get("languages", ()))

    @classmethod
    def parse(cls, value: object, languages: Collection[str] = ()) -> LocalText:
        """The text; where `languages` are given, no others may stand in it. Raises pydantic's errors, all of them."""
        if isinstance(value, LocalText):
            return value
        if isinstance(value, str):
            _check_filled(value)
            return cls({}, value)
        if not isinstance(value, Mapping):
            raise PydanticCustomError("text_type", "this must be text; put quotes round it if it is meant as text")
        if not value:
            raise PydanticCustomError("text_empty", "this text is empty in every language")
        faults = [fault for key, text in value.items() for fault in _faults(key, text, languages)]
        if "all" in value and len(value) > 1:
            faults.append(_fault("text_all", "`all` holds for every language, so it stands alone", "all"))
        if faults:
            raise ValidationError.from_exception_data("text", faults)
        return cls(dict(value))


def _faults(key: object, text: object, languages: Collection[str]) -> Iterator[InitErrorDetails]:
    """What is wrong with one language's text."""
    if not isinstance(key, str) or not (key == "all" or LANGUAGE.fullmatch(key)):
        yield _fault("text_language", "{key} is no language", key)
    elif languages and key != "all" and not _serves(key, languages):
        yield _fault("text_language", "{key} is none of the brief's languages", key)
    elif not isinstance(text, str):
        yield _fault("text_type", "the text in {key} must be text; put quotes round it", key)
    elif not text.strip():
        yield _fault("text_empty", "the text in {key} is empty", key)


def _serves(key: str, languages: Collection[str]) -> bool:
    """Whether a text under `key` is read in one of the languages: "en" in "en-GB", too."""
    return key in languages or any(language.partition("-")[0] == key for language in languages)


def _fault(kind: LiteralString, message: LiteralString, key: object) -> InitErrorDetails:
    return {"type": PydanticCustomError(kind, message, {"key": repr(key)}), "loc": (str(key),), "input": None}


def _check_filled(text: str) -> None:
    if not text.strip():
        raise PydanticCustomError("text_empty", "this text is empty")


class Item(Model):
    """A point with a lead, or with points under it."""

    lead: LocalText | None = None
    """A few words in bold before the text."""
    text: LocalText
    """The point itself."""
    bullets: tuple[AnyItem, ...] = ()
    """Points under this one."""
    numbered: tuple[AnyItem, ...] = ()
    """Numbered points under this one."""


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
    """A few words in bold before the text."""
    text: LocalText
    """What the cell says."""


AnyCell = Annotated[
    Annotated[LocalText, Tag("text")] | Annotated[LeadText, Tag("item")],
    Discriminator(_shape),
]

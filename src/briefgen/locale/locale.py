"""A language as briefgen speaks it: its tag, its script, its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.locale.words import Words


@dataclass(frozen=True, slots=True)
class Locale:
    """`name` is the language's name in a brief ("zh"), `tag` its BCP 47 tag ("zh-CN")."""

    name: str
    tag: str
    script: Literal["latin", "han"]
    words: Words

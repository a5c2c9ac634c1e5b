"""What the passes share while one document is made: the brief, its language, and the faults found so far."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.cite import Entry
from briefgen.diagnostics import Diagnostic, error, warning
from briefgen.locale import Locale
from briefgen.model import Brief, LocalText

if TYPE_CHECKING:
    from briefgen.compile.facts import Fact


@dataclass(slots=True)
class Work:
    """`facts` and `entries` are by id; `ids` maps a block's or section's id to its key, for cross-references."""

    brief: Brief
    locale: Locale
    facts: Mapping[str, Fact] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)

    def fault(self, key: str, code: str, message: str, hint: str = "") -> None:
        self._add(error(code, message, self.brief.locate(key), hint=hint, key=key))

    def doubt(self, key: str, code: str, message: str, hint: str = "") -> None:
        self._add(warning(code, message, self.brief.locate(key), hint=hint, key=key))

    def _add(self, diagnostic: Diagnostic) -> None:
        if diagnostic not in self.found:
            self.found.append(diagnostic)

    def name(self, name: str | None, key: str, path: str) -> None:
        """Lets cross-references find the block at `key` by `name`."""
        if name is None:
            return
        if name in self.ids:
            self.fault(f"{path}.id", "duplicate-id", f"the id {name!r} is taken already", "give each block its own id")
        self.ids[name] = key

    def words(self, text: LocalText, key: str) -> tuple[str, str]:
        """The text in the document's language and the key it stands under; "" where it is missing."""
        said = text.get(self.locale.name, self.brief.languages[0])
        if text.plain is not None:
            return said or "", key
        return said or "", f"{key}.{self.locale.name if self.locale.name in text.texts else 'all'}"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of the known names, or all of them where they are few."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, 3)
    if near:
        return f"did you mean {' or '.join(repr(n) for n in near)}?"
    return f"known: {', '.join(names)}" if 0 < len(names) <= 12 else ""

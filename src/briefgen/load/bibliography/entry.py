"""An entry of a bibliography as its file's reader hands it on: values by CSL's names, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.diagnostics import Diagnostic, Where, error

Names = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """`fields` are a `Source` by CSL's names, `written` what the file calls them, `places` where those stand."""

    id: str
    where: Where
    fields: Mapping[str, object] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Where] = field(default_factory=dict)
    faults: tuple[Diagnostic, ...] = ()

    def broken(self, code: str, message: str, hint: str = "", of: str = "") -> Diagnostic:
        """An error in the entry, or in its field `of`, as the file calls it."""
        return error(code, message, self.places.get(of, self.where), hint=hint, key=f"sources.{self.id}")


def person(family: str, given: str = "", particle: str = "", suffix: str = "") -> dict[str, str]:
    """A name as sources have it; one that has no given names is taken whole."""
    if not given:
        return {"literal": " ".join(filter(None, (particle, family, suffix)))}
    parts = {"family": " ".join(filter(None, (particle, family))), "given": given, "suffix": suffix}
    return {part: words for part, words in parts.items() if words}

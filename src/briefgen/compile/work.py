"""What the steps share while one document is made: the brief, its language, and the faults found so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.cite import Entry
from briefgen.diagnostics import Diagnostic, did_you_mean, error, quoted, warning
from briefgen.doctree import Inlines
from briefgen.locale import DATE_FORMS, Locale, Period, parse_period
from briefgen.model import Brief, LocalText

if TYPE_CHECKING:
    from briefgen.compile.facts import Fact
    from briefgen.compile.names import Label, Target
    from briefgen.compile.pending import Claim


@dataclass(slots=True)
class Work:
    """Filled step by step. By id: `entries` the sources, `targets` what references lead to, `facts` the facts and
    `labels` theirs. `captions` are the captions' labels by key, `ranks` is the order of the claims that facts bring.
    """

    brief: Brief
    locale: Locale
    entries: Mapping[str, Entry] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)
    captions: Mapping[str, Label] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    labels: Mapping[str, Inlines] = field(default_factory=dict)
    ranks: Mapping[Claim, int] = field(default_factory=dict)
    found: dict[Diagnostic, None] = field(default_factory=dict)

    def fault(self, key: str, code: str, message: str, hint: str = "", *, at: str = "", skip: int = 0) -> None:
        """An error in what stands at `key`, where its text says `at`, after `skip` others of the same."""
        self.found[error(code, message, self.brief.locate(key, at, skip), hint=hint, key=key)] = None

    def doubt(self, key: str, code: str, message: str, hint: str = "") -> None:
        self.found[warning(code, message, self.brief.locate(key), hint=hint, key=key)] = None

    def fact(self, name: str, key: str, at: str = "") -> Fact | None:
        """The fact so named; None, and a fault where none was declared, if there is none to say."""
        if name not in self.brief.model.facts:
            hint = did_you_mean(name, self.brief.model.facts)
            self.fault(key, "unknown-fact", f"there is no fact {quoted(name)}", hint, at=at)
        return self.facts.get(name)

    def period(self, text: str, key: str) -> Period | None:
        """The period that a date names; None, with a fault, where it names none."""
        try:
            return parse_period(text)
        except ValueError:
            self.fault(key, "bad-date", f"{quoted(text)} is no date", f"write {DATE_FORMS}")
            return None

    def words(self, text: LocalText, key: str) -> tuple[str, str]:
        """The text in the document's language, "" where it is missing, and the key it stands under."""
        said = text.get(self.locale.name, self.brief.languages[0]) or ""
        if text.plain is not None:
            return said, key
        return said, f"{key}.{text.key(self.locale.name)}"

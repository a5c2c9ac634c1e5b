"""What is doubtful in a brief that can be read: claims, facts, sums, slides, and whether its languages say the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from briefgen.check.ignores import without_ignored
from briefgen.check.rule import Finding, Material, Rule
from briefgen.check.rules import RULES
from briefgen.diagnostics import Diagnostic, Severity, did_you_mean, error, quoted
from briefgen.doctree import Document
from briefgen.model import Brief
from briefgen.theme import Theme

__all__ = ["FOUND_BEFORE", "RULES", "check_brief", "still_doubted"]

FOUND_BEFORE = ("unused-fact", "event-order", "chart-shapes")
"""The codes of warnings that compiling gives; they are settled like those of rules."""
_KNOWN = frozenset((*FOUND_BEFORE, *(rule.code for rule in RULES)))


def check_brief(
    brief: Brief, documents: Sequence[Document], theme: Theme, found: Iterable[Diagnostic] = ()
) -> tuple[Diagnostic, ...]:
    """All that the rules find in a brief that compiles, and what compiling has `found`, in the order of the file.

    Graded as the brief's `checks:` say, without what its comments let stand.
    """
    material = Material(brief, tuple(documents), theme)
    by_rules = (_diagnostic(rule, finding, brief) for rule in RULES for finding in rule.find(material))
    kept = without_ignored(brief, tuple(dict.fromkeys((*found, *by_rules))), _KNOWN)
    every = [*_unknown(brief, _KNOWN), *_settled(brief, kept)]
    return tuple(sorted(every, key=lambda one: (one.where.file != str(brief.path), one.where)))


def still_doubted(brief: Brief, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What compiling has found, without what the brief turns off or lets stand; for whoever makes files."""
    told = tuple(found)
    kept = without_ignored(brief, told, _KNOWN)
    return [one for one in kept if one in told and brief.model.checks.get(one.code) != "off"]


def _settled(brief: Brief, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The diagnostics as grave as the brief's `checks:` say; those that are off are left out."""
    for diagnostic in found:
        grade = brief.model.checks.get(diagnostic.code)
        if grade is None:
            yield diagnostic
        elif grade != "off":
            yield replace(diagnostic, severity=Severity(grade))


def _diagnostic(rule: Rule, finding: Finding, brief: Brief) -> Diagnostic:
    where = brief.locate(finding.key, finding.at, finding.skip)
    return Diagnostic(rule.severity, rule.code, finding.what, where, finding.hint, finding.key)


def _unknown(brief: Brief, known: Collection[str]) -> Iterator[Diagnostic]:
    for name in brief.model.checks:
        if name not in known:
            hint = did_you_mean(name, known) or "`briefgen explain` lists the codes"
            key = f"checks.{name}"
            yield error(
                "unknown-check", f"no finding has the code {quoted(name)}", brief.locate(key), hint=hint, key=key
            )

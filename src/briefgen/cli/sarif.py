"""Diagnostics as SARIF 2.1.0 (OASIS Standard, 27 March 2020), which code hosts and editors show at their lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

import briefgen
from briefgen.cli.codes import explanations
from briefgen.diagnostics import Diagnostic

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(found: Sequence[Diagnostic]) -> str:
    """One run with a result for each diagnostic, and what each code among them means."""
    codes = sorted({diagnostic.code for diagnostic in found})
    driver = {"name": "briefgen", "version": briefgen.__version__, "rules": list(_rules(codes))}
    results = [_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": VERSION, "runs": [run]}, indent=2, ensure_ascii=False)


def _rules(codes: Iterable[str]) -> Iterable[dict[str, Any]]:
    """The `reportingDescriptor` of each code (section 3.49)."""
    means = {one.code: one for one in explanations()}
    for code in codes:
        one = means.get(code)
        text = one.means if one else code
        help = f"Wrong:\n\n{one.wrong}\nRight:\n\n{one.right}" if one else text
        yield {"id": code, "shortDescription": {"text": text.split(". ")[0].rstrip(".") + "."},
               "fullDescription": {"text": text}, "help": {"text": help}}  # fmt: skip


def _result(found: Diagnostic, rule: int) -> dict[str, Any]:
    """A `result` (section 3.27); one without a file has no location."""
    text = f"{found.message} ({found.hint})" if found.hint else found.message
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": str(found.severity),
        "message": {"text": text},
    }
    if found.where.file:
        location: dict[str, Any] = {"artifactLocation": {"uri": _uri(found.where.file)}}
        if found.where.line:
            location["region"] = {"startLine": found.where.line, "startColumn": found.where.column or 1}
        result["locations"] = [{"physicalLocation": location}]
    if found.key:
        result.setdefault("locations", [{}])[0]["logicalLocations"] = [{"fullyQualifiedName": found.key}]
    return result


def _uri(file: str) -> str:
    """A path as an address: relative ones stay so, as hosts want them."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(PurePath(file).as_posix())

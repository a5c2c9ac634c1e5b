"""A YAML syntax error said in words an author can act on."""

from __future__ import annotations

import yaml

from briefgen.diagnostics import Diagnostic, Where, error


def explain(fault: yaml.MarkedYAMLError, text: str, file: str) -> Diagnostic:
    """The diagnostic of what the parser stumbled over."""
    mark = fault.problem_mark or fault.context_mark
    where = Where(file, mark.line + 1, mark.column + 1) if mark else Where(file)
    return error("yaml-syntax", str(fault.problem or "this is not YAML"), where)

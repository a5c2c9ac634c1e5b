"""Every code of a diagnostic that the source gives, found by reading the source.

A function or class that takes a `code` and a `message` carries codes; whoever calls it writes the code out, or
hands on a `code` of its own.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "briefgen"

CARRIED = {"code", "message"}


def codes_in_source() -> Mapping[str, set[str]]:
    """The codes with the files that give them; raises AssertionError at a code that is not written out."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    carriers: dict[str, dict[str, int]] = defaultdict(dict)
    for path, tree in trees.items():
        for name, place in _carriers(tree):
            carriers[_module(path)][name] = place
    codes: dict[str, set[str]] = defaultdict(set)
    for path, tree in trees.items():
        known = _in_reach(tree, _module(path), carriers)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            for code in _codes(call, known, path):
                codes[code].add(path.relative_to(SOURCE).as_posix())
    return codes


def _module(path: Path) -> str:
    parts = ("briefgen", *path.relative_to(SOURCE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _carriers(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The functions, methods (as `.name`) and classes that take a code, and as which of their arguments."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            fields = [
                line.target.id
                for line in node.body
                if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
            ]
            makers = (line for line in node.body if isinstance(line, ast.FunctionDef) and line.name == "__init__")
            taken = next(map(_parameters, makers), fields)
            if {*taken} >= CARRIED:
                yield node.name, taken.index("code")
        if isinstance(node, ast.FunctionDef) and node.name != "__init__" and {*_parameters(node)} >= CARRIED:
            method = "." if node.args.args[0].arg == "self" else ""
            yield method + node.name, _parameters(node).index("code")


def _parameters(function: ast.FunctionDef) -> list[str]:
    return [argument.arg for argument in function.args.args if argument.arg != "self"]


def _in_reach(tree: ast.AST, module: str, carriers: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The carriers a module may call: its own, those it imports, and any method."""
    known = {name: place for found in carriers.values() for name, place in found.items() if name.startswith(".")}
    known |= carriers[module]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (alias.name for alias in node.names)
            known |= {name: carriers[node.module][name] for name in names if name in carriers[node.module]}
    return known


def _codes(call: ast.Call, known: Mapping[str, int], path: Path) -> Iterator[str]:
    name = f".{call.func.attr}" if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in known:
        return
    named = [word.value for word in call.keywords if word.arg == "code"]
    given = [*call.args[known[name] : known[name] + 1], *named]
    for argument in given:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value
        else:
            handed = argument.id if isinstance(argument, ast.Name) else getattr(argument, "attr", "")
            assert handed == "code", f"{path}:{argument.lineno}: a code must be written out"

"""A brief's YAML with texts put in, and everything else left as it is: comments, order, quotes and line breaks.

The file is never written anew from its values. Each new text is an insertion at the place where the parser says that
a value ends, so what nobody translated does not change by a byte.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefgen.diagnostics import Diagnostic, InputError, Where, error
from briefgen.load.yaml import parse
from briefgen.translate.layout import WIDTH, Edit, Editor, Path, width_at
from briefgen.translate.scalars import columns


@dataclass(frozen=True, slots=True)
class Addition:
    """Texts in `language` by their paths; `default` is the language of plain texts.

    `fold` says whether a space may become a line's end, as in Latin scripts.
    """

    texts: Mapping[Path, str]
    language: str
    default: str
    fold: bool = True


def with_texts(source: str, addition: Addition, file: str) -> str:
    """The YAML in `source` with each text at its path, and the language listed; `file` names it in faults.

    Raises InputError where the file cannot be edited so that nothing else changes.
    """
    if not addition.texts:
        return source
    made = _made(source, addition)
    if not _is_sound(made, source, addition):
        raise InputError(*_unplaced(source, addition, file))
    return made


def _made(source: str, addition: Addition) -> str:
    editor = Editor(source, addition.language, addition.default, addition.fold)
    edits = [edit for path, text in addition.texts.items() for edit in editor.put(path, text)]
    return _applied(source, [*edits, *editor.listed()], "\r\n" if "\r\n" in source else "\n")


def _applied(source: str, edits: Iterable[Edit], newline: str) -> str:
    """The source with its edits, each on a line of its own where its line would grow too long."""
    out, last, line = [], 0, ""
    for edit in sorted(edits):
        out.append(source[last : edit.start])
        line = (line + out[-1]).rpartition("\n")[2]
        long = edit.broken and columns(line + edit.text) > max(WIDTH, width_at(source, edit.start))
        out.append((edit.broken if long else edit.text).replace("\n", newline))
        line = (line + out[-1]).rpartition("\n")[2]
        last = edit.end
    return "".join([*out, source[last:]])


def _is_sound(made: str, source: str, addition: Addition) -> bool:
    """Whether the file holds the new texts and besides them just what it held."""
    try:
        return parse(made, "").data == _expected(parse(source, "").data, addition)
    except InputError:
        return False


def _expected(data: Any, addition: Addition) -> object:
    """What the file must hold afterwards."""
    data = copy.deepcopy(data)
    for path, text in addition.texts.items():
        above = data
        for part in path[:-1]:
            above = above[part]
        now = above[path[-1]]
        there = now if isinstance(now, dict) else {addition.default: now}
        above[path[-1]] = {**there, addition.language: text}
    if addition.language not in data["languages"]:
        data["languages"].append(addition.language)
    return data


def _unplaced(source: str, addition: Addition, file: str) -> Iterator[Diagnostic]:
    """A fault for each text that cannot be put in, or for the first where each of them alone can."""
    root = parse(source, file)
    alone = {path: replace(addition, texts={path: text}) for path, text in addition.texts.items()}
    wrong = [path for path, one in alone.items() if not _is_sound(_made(source, one), source, one)]
    for path in wrong or list(alone)[:1]:
        node = root.get(*path)
        message = "the text here cannot be put in without changing something else"
        hint = "write it as `key: value` on a line of its own"
        yield error("brief-layout", message, node.where if node else Where(file), hint=hint)

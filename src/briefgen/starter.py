"""A first brief for a new author: the packaged example, in the languages asked for, in a folder of its own."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from briefgen.assets import builtin_folder
from briefgen.diagnostics import InputError, OutputError, Where, error
from briefgen.locale import LANGUAGES

BRIEF = "brief.yaml"
SCHEMA = "brief.schema.json"
NAMED = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")

_NAME = "|".join(LANGUAGES)
_SCALAR = r"(\"(?:[^\"\\]|\\.)*\"|[^\s\"{}\[\],][^{}\[\],]*)"
_COMMENT = re.compile(rf"^( *#) ({_NAME}): (.*\n)", re.MULTILINE)
_BLOCK = re.compile(rf"^( *)({_NAME}): .*\n(?:\1 +\S.*\n)*", re.MULTILINE)
_ALONE = re.compile(rf":\n +(?:{_NAME}): ")
_TEXT = re.compile(rf"(?:{_NAME}): {_SCALAR}")
_TEXTS = re.compile(rf"\{{(?:{_NAME}): {_SCALAR}(?:, (?:{_NAME}): {_SCALAR})*\}}")


def make_starter(folder: Path, languages: Sequence[str] = ()) -> tuple[Path, ...]:
    """Writes the starter into `folder`, which may not exist or is empty, and returns its files, the brief first.

    Without `languages` it has all that there are. The folder appears whole or not at all. Raises InputError for a
    language that the starter has not and for a folder that holds something, OutputError where it cannot be written.
    """
    files = starter(folder.resolve().name, languages)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "name a folder that does not exist yet"
        raise InputError(error("folder-not-empty", "there is something here already", Where(str(folder)), hint=hint))
    try:
        _write(folder, files)
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise OutputError(error("output", f"cannot be written: {why}", Where(str(folder)))) from fault
    return tuple(folder / name for name in files)


def starter(name: str, languages: Sequence[str]) -> Mapping[str, bytes]:
    """The starter's files, the brief first, the schema for editors last; a `name` that can be one is the brief's id."""
    source = builtin_folder() / "starter"
    text = (source / BRIEF).read_text(encoding="utf-8")
    known = _languages(text)
    unknown = [language for language in languages if language not in known]
    if unknown:
        message = f"the starter is not written in {', '.join(map(repr, unknown))}"
        raise InputError(error("language", message, hint=f"there are: {', '.join(known)}"))
    text = only(text, tuple(dict.fromkeys(languages)) or known).replace(f"../schema/{SCHEMA}", SCHEMA)
    if NAMED.fullmatch(name):
        text = re.sub(r"^id: .*", f"id: {name}", text, flags=re.MULTILINE)
    beside = sorted(path for path in source.iterdir() if path.name != BRIEF)
    others = [*beside, builtin_folder() / "schema" / SCHEMA]
    return {BRIEF: text.encode(), **{path.name: path.read_bytes() for path in others}}


def _languages(text: str) -> tuple[str, ...]:
    listed = re.search(r"^languages: \[(.*)\]", text, re.MULTILINE)
    return tuple(listed[1].split(", ")) if listed else ()


def only(text: str, languages: Sequence[str]) -> str:
    """A brief in several languages with the texts of `languages` alone, and the comments of the first.

    It reads three spellings, one of them to a line: a comment `# en: ...`, a text `{en: ..., zh: ...}`, and a
    text with each language on a line of its own. Where one language is left, its texts need no keys.
    """
    text = _COMMENT.sub(lambda found: found[1] + " " + found[3] if found[2] == languages[0] else "", text)
    text = re.sub(r"^languages: .*", f"languages: [{', '.join(languages)}]", text, flags=re.MULTILINE)
    lines = (_TEXTS.sub(partial(_chosen, languages), line) for line in text.splitlines(keepends=True))
    text = "".join(line for line in lines if "{}" not in line)
    text = _BLOCK.sub(lambda found: found[0] if found[2] in languages else "", text)
    return _ALONE.sub(": ", text) if len(languages) == 1 else text


def _chosen(languages: Sequence[str], found: re.Match[str]) -> str:
    texts = [text[0] for text in _TEXT.finditer(found[0]) if text[0].partition(":")[0] in languages]
    if len(languages) == 1 and texts:
        return texts[0].partition(": ")[2]
    return f"{{{', '.join(texts)}}}"


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes beside and renames, so that nobody finds half of it; into a folder that is there, the brief comes last."""
    folder = folder.resolve()
    there = folder.exists()
    beside = (folder if there else folder.parent) / f".starter.{os.getpid()}.part"
    try:
        beside.mkdir(parents=True)
        for name, data in files.items():
            (beside / name).write_bytes(data)
        if not there:
            beside.rename(folder)
        for name in reversed(tuple(files)) if there else ():
            (beside / name).rename(folder / name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)

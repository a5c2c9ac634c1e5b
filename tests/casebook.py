"""Cases in Markdown: a brief's fragment, and what it becomes in each language (tests/cases/README.md)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from briefgen.compile import compile_brief
from briefgen.diagnostics import Diagnostic, InputError, Where
from briefgen.doctree import Document
from briefgen.doctree.dump import dump, dump_inlines
from briefgen.load import load_brief
from tests.sample import PNG

FOLDER = Path(__file__).parent / "cases"
SKELETON = {
    "briefgen": "briefgen: 1",
    "id": "id: case",
    "languages": "languages: [en, zh]",
    "title": "title: {all: Case}",
    "date": "date: 2025-12-12",
    "sources": """\
sources:
  alpha: {type: book, title: Alpha, author: [{family: Ames, given: Ada}], publisher: North Press, issued: 2019}
  beta: {type: article-newspaper, title: Beta, container-title: Daily Post, issued: 2025-06-12}
  gamma: {type: report, title: 丙报告, author: [丙研究院], issued: 2024, language: zh}""",
    "sections": "sections: [{id: s, heading: {all: S}}]",
}
SECTION = "sections:\n- id: s\n  heading: {all: S}"
FILE = "brief.yaml"

_BLOCK = re.compile(r"^```(?P<info>.*)\n(?P<text>(?:(?!```).*\n)*)```$", re.MULTILINE)
_CASE = re.compile(r"^## (?P<title>.+)\n(?P<body>(?:(?!## ).*\n?)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    file: Path
    title: str
    body: str

    def blocks(self, kind: str) -> dict[str, str]:
        """What stands in the case's fenced blocks of this kind, by the words after the kind."""
        found = ((block["info"].partition(" "), block["text"]) for block in _BLOCK.finditer(self.body))
        return {words: text for (first, _, words), text in found if first == kind}

    def made(self, folder: Path) -> dict[str, str]:
        """What the case's brief becomes now, for each of its expected blocks."""
        fragment = self.blocks("yaml")[""]
        text, places = composed(fragment)
        (folder / FILE).write_text(text, encoding="utf-8")
        (folder / "dot.png").write_bytes(PNG)
        for name, data in self.blocks("csv").items():
            (folder / name).write_text(data, encoding="utf-8")
        documents, found = compiled(folder / FILE)
        told = {"errors": "".join(f"{shown(one, places)}\n" for one in found)}
        parts = {words: part(documents, words) for words in self.blocks("text") if words != "errors"}
        return _trimmed(parts | (told if found or "errors" in self.blocks("text") else {}))

    @property
    def label(self) -> str:
        return f"{self.file.stem}: {self.title}"

    def hold(self, folder: Path, *, accept: bool) -> None:
        """Holds what is made now against what is expected, or writes it over that."""
        made = self.made(folder)
        if accept:
            self.accept(made)
            return
        expected = self.blocks("text")
        told = made.get("errors", "")
        assert made.keys() == expected.keys(), f"{self.label}: the errors, which the case does not tell:\n{told}"
        for words, text in made.items():
            lines = difflib.unified_diff(
                expected[words].splitlines(), text.splitlines(), "expected", "made", lineterm=""
            )
            difference = "\n".join(lines)
            assert not difference, f"{self.label}, in `{words}`:\n{difference}"

    def accept(self, made: dict[str, str]) -> None:
        """Writes what is made now over the expected blocks."""

        def renewed(block: re.Match[str]) -> str:
            kind, _, words = block["info"].partition(" ")
            return f"```{block['info']}\n{made[words]}```" if kind == "text" and words in made else block.group()

        whole = self.file.read_text(encoding="utf-8")
        title = f"## {self.title}\n"
        body = _BLOCK.sub(renewed, self.body)
        self.file.write_text(whole.replace(title + self.body, title + body), encoding="utf-8", newline="\n")


def _trimmed(made: dict[str, str]) -> dict[str, str]:
    """The texts without spaces at the ends of lines, which editors take out."""
    return {words: re.sub(" +$", "", text, flags=re.MULTILINE) for words, text in made.items()}


def cases(theme: str) -> list[Case]:
    """The cases in the files of a folder."""
    return [
        Case(file, found["title"].strip(), found["body"])
        for file in sorted((FOLDER / theme).glob("*.md"))
        for found in _CASE.finditer(file.read_text(encoding="utf-8"))
    ]


Places = list[tuple[int, int]]


def composed(fragment: str) -> tuple[str, Places]:
    """The whole brief, and for each of its lines the fragment's line and by how many columns it was moved."""
    lines: list[str] = []
    places: Places = []
    given = set()
    for key, chunk in _chunks(fragment):
        given.add("sections" if key == "blocks" else key)
        indent = 2 if key == "blocks" else 0
        for line in SECTION.splitlines() if key == "blocks" else ():
            lines.append(line)
            places.append((0, 0))
        for number, line in chunk:
            lines.append(" " * indent + line)
            places.append((number, indent))
    lines += [line for key, line in SKELETON.items() if key not in given]
    return "\n".join(lines) + "\n", places


def _chunks(fragment: str) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """The fragment's lines, numbered from 1, under the keys at its top."""
    key = ""
    keyed = []
    for number, line in enumerate(fragment.splitlines(), 1):
        found = re.match(r"(\w+):", line)
        key = found[1] if found else key
        keyed.append((key, (number, line)))
    for name, group in groupby(keyed, key=lambda pair: pair[0]):
        yield name, [line for _, line in group]


def compiled(path: Path) -> tuple[dict[str, Document], list[Diagnostic]]:
    """The document in each language, and every fault and warning, each once, in the order of their places."""
    documents: dict[str, Document] = {}
    found: list[Diagnostic] = []
    try:
        brief = load_brief(path)
    except InputError as fault:
        return {}, list(fault.diagnostics)
    for language in brief.languages:
        try:
            made = compile_brief(brief, language)
        except InputError as fault:
            found += fault.diagnostics
        else:
            documents[language] = made.document
            found += made.warnings
    return documents, sorted(dict.fromkeys(found), key=lambda one: one.where)


def shown(diagnostic: Diagnostic, places: Places) -> str:
    """The diagnostic with its place in the fragment, a file beside the brief by its name."""
    where = diagnostic.where
    name = Path(where.file).name
    if name != FILE:
        return str(replace(diagnostic, where=replace(where, file=name)))
    line, indent = places[where.line - 1] if 0 < where.line <= len(places) else (0, 0)
    place = f"{line}:{where.column - indent}: " if line else "skeleton: "
    return place + str(replace(diagnostic, where=Where("-"))).removeprefix("-: ")


def part(documents: dict[str, Document], words: str) -> str:
    """A document, or a part of it, as text."""
    language, _, name = words.partition(" ")
    if language not in documents:
        return "no document: see errors\n"
    document = documents[language]
    match name or "blocks":
        case "full" | "short" as form:
            return "".join(f"{note.number}. {dump_inlines(getattr(note, form))}\n" for note in document.notes)
        case "sources":
            return "".join(f"{dump_inlines(source.entry)}\n" for source in document.sources)
        case "blocks":
            return dump(document.body[0].blocks)
        case "document":
            return dump(replace(document, meta=replace(document.meta, content_hash="")))
        case _:
            return dump(getattr(replace(document, meta=replace(document.meta, content_hash="")), name))

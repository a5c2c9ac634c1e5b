"""No change to a finished file goes unseen, and no untouched file is accused."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefgen.assets import Assets
from briefgen.compile import compile_brief
from briefgen.diagnostics import InputError
from briefgen.doctree import Document
from briefgen.load import load_brief
from briefgen.render.format import Context
from briefgen.render.registry import load_format
from briefgen.theme import default_theme
from briefgen.verify import State, verdict_on
from tests.mail.letters import mail_of
from tests.sample import sample
from tests.verify.mutations import changes

ROOT = Path(__file__).parents[2]
STORY = ROOT / "data" / "meta-closed-source" / "brief.yaml"
FORMATS = {"docx": ".docx", "deck": ".pptx", "md": ".md", "html": ".html", "email": ".eml"}
EACH = 125
"""Changes to each of sixteen files, and half as many to each of four mails, which hold others: 2,248 in all."""
PICTURE = 8
"""Bits that are turned in each picture beside Markdown."""


def document(which: str, language: str) -> Document:
    return sample(language) if which == "sample" else compile_brief(load_brief(STORY), language).document


def made(document: Document, format: str) -> bytes:
    if format == "email":
        return mail_of(document, "docx" if document.language == "en" else "md")
    return load_format(format).render(document, Context(default_theme(), Assets())).body


def lay_beside(path: Path, document: Document) -> dict[str, bytes]:
    """Puts the pictures that belong to a Markdown file into its folder."""
    if path.suffix != ".md":
        return {}
    pictures = dict(load_format("md").render(document, Context(default_theme(), Assets())).files)
    for name, data in pictures.items():
        (path.parent / name).write_bytes(data)
    return pictures


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("which", ["story", "sample"])
def test_each_change_to_a_picture_beside_markdown_is_found(which: str, language: str, tmp_path: Path) -> None:
    said = document(which, language)
    path = tmp_path / "file.md"
    path.write_bytes(made(said, "md"))
    pictures = lay_beside(path, said)
    chance = random.Random(1)
    for name, data in pictures.items():
        others = [other for other in pictures.values() if other != data]
        at = [chance.randrange(len(data)) for _ in range(PICTURE)]
        edited = [data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :] for place in at]
        for changed in (*edited, *others, data[:-1], data + b"x", b"", None):
            if changed is None:
                (tmp_path / name).unlink()
            else:
                (tmp_path / name).write_bytes(changed)
            verdict = verdict_on(path, {language: said})
            assert verdict.state is State.EDITED
            assert {(d.kind, d.what) for d in verdict.differences} == {
                ("changed" if changed is not None else "lost", f"picture {name}")
            }
        (tmp_path / name).write_bytes(data)
    assert verdict_on(path, {language: said}).state is State.IN_STEP


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("which", ["story", "sample"])
def test_each_single_change_is_found(which: str, format: str, language: str, tmp_path: Path) -> None:
    said = document(which, language)
    data = made(said, format)
    path = tmp_path / f"file{FORMATS[format]}"
    path.write_bytes(data)
    lay_beside(path, said)
    untouched = verdict_on(path, {language: said})
    assert (untouched.state, untouched.differences) == (State.IN_STEP, ())
    missed = []
    for change in changes(data, path.suffix, seed=1, count=EACH // 2 if format == "email" else EACH):
        path.write_bytes(change.data)
        if not _found(path, said):
            missed.append(change.what)
    assert not missed, f"{len(missed)} unseen:\n" + "\n".join(missed)


def _found(path: Path, said: Document) -> bool:
    try:
        return verdict_on(path, {said.language: said}).state is not State.IN_STEP
    except InputError:
        return True

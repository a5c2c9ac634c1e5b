"""Finished files for tests, made once and changed by hand."""

from __future__ import annotations

import functools
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from briefgen.assets import Assets
from briefgen.compile import compile_brief
from briefgen.doctree import Document
from briefgen.load import load_brief
from briefgen.render.format import Context
from briefgen.render.registry import load_format
from briefgen.theme import default_theme
from tests.sample import sample

ROOT = Path(__file__).parents[2]
STORY = ROOT / "data" / "meta-closed-source" / "brief.yaml"
SUFFIXES = {"docx": ".docx", "deck": ".pptx", "md": ".md", "html": ".html"}


@functools.cache
def story(language: str) -> Document:
    return compile_brief(load_brief(STORY), language).document


def made(document: Document, format: str) -> bytes:
    return load_format(format).render(document, Context(default_theme(), Assets())).body


@functools.cache
def beside(which: str) -> Mapping[str, bytes]:
    """The pictures beside a Markdown file in English."""
    document = story("en") if which == "story" else sample("en")
    return load_format("md").render(document, Context(default_theme(), Assets())).files


@functools.cache
def story_file(format: str, language: str = "en") -> bytes:
    return made(story(language), format)


def rewritten(
    data: bytes, change: Callable[[str, bytes], bytes | None], more: Mapping[str, bytes] | None = None
) -> bytes:
    """An Office file with each part as `change` makes it, None leaves it out, and with `more` parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return buffer.getvalue()


def replaced(data: bytes, part: str, pattern: str, new: str, count: int = 1) -> bytes:
    """An Office file with a pattern in the parts so named replaced; what is not found is a mistake of the test's."""
    hits = 0

    def change(name: str, content: bytes) -> bytes:
        nonlocal hits
        if not re.fullmatch(part, name):
            return content
        text, found = re.subn(pattern, new, content.decode(), count=count, flags=re.DOTALL)
        hits += found
        return text.encode()

    changed = rewritten(data, change)
    assert hits, f"{pattern!r} is in no part {part!r}"
    return changed


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def texts(files: Mapping[str, str]) -> bytes:
    """A zip file of these texts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)
    return buffer.getvalue()

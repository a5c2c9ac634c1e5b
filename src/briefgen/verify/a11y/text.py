"""A Markdown file's barriers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt

from briefgen.diagnostics import Diagnostic
from briefgen.verify.a11y import rules
from briefgen.verify.a11y.rules import barrier


def markdown_barriers(text: str, file: str) -> Iterator[Diagnostic]:
    """Pictures without words, and leaps of headings; a pipe table always has a head."""
    body = text.split("\n---\n", 1)[-1] if text.startswith("---\n") else text
    blocks = MarkdownIt("commonmark").enable("table").parse(body)
    levels = [(int(block.tag[1:]), after.content) for block, after in pairwise(blocks) if block.type == "heading_open"]
    yield from rules.headings(levels, file)
    for block in blocks:
        for picture in (token for token in block.children or () if token.type == "image"):
            yield from rules.alt(picture.content, f"the picture {picture.attrGet('src')!r}", file, "")
    if text.startswith("---\n") and "\nlang: " not in text.split("\n---\n", 1)[0]:
        yield barrier("a11y-language", "the file does not say in which language it is", file, "", "name it as `lang:`")

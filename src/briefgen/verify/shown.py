"""A deck as it was read, beside the script that it is held to: what is asked of it more than once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from briefgen.doctree import Document
from briefgen.locale import locale_for
from briefgen.verify.expected.deck import Script, script
from briefgen.verify.furniture import TITLE
from briefgen.verify.readers.deck import ROW_END
from briefgen.verify.reading import Reading
from briefgen.verify.starts import starts
from briefgen.verify.words import normal


class Shown:
    def __init__(self, document: Document, found: Reading) -> None:
        self.document, self.found = document, found
        self.script: Script = script(document)
        self.words = locale_for(document.language).words
        self.texts = [p for p in found.passages if p.kind == "text" and (p.text or p.name == ROW_END)]

    def without_part(self, text: str) -> str:
        """A title without the "(2/3)" of a slide that goes on from the one before."""
        return normal(self.part.sub("", text))

    @cached_property
    def part(self) -> re.Pattern[str]:
        before, _, after = re.escape(normal("x" + self.words.part)[1:]).partition(r"\{part\}")
        middle, _, end = after.partition(r"\{parts\}")
        return re.compile(rf"\s*{before.strip()}\d+{middle}\d+{end}$")

    def first_slide(self, key: str) -> str:
        """The number of a section's first slide, or nothing where it has none."""
        return str(self.starts.get(key, ""))

    @cached_property
    def starts(self) -> Mapping[str, int]:
        shapes = [passage for passage in self.found.passages if passage.kind in ("text", "alt")]
        return starts(self.script.section_titles, shapes, self.without_part)

    @cached_property
    def titles(self) -> Mapping[str, Sequence[str]]:
        """The titles of each slide."""
        found: dict[str, list[str]] = defaultdict(list)
        for passage in self.texts:
            if passage.name == TITLE:
                found[passage.place].append(passage.text)
        return found

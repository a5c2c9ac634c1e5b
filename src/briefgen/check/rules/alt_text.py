"""A picture's description that describes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.rule import Finding, Material, Rule
from briefgen.check.said import Said
from briefgen.check.words import tongue_of

_FILE = re.compile(
    r"^\S*\.(?:png|jpe?g|svg|gif|bmp|tiff?|webp)$|^(?:IMG|DSC|Screenshot|截屏|image)[-_ ]?\d*$", re.IGNORECASE
)


def find(material: Material) -> Iterator[Finding]:
    captions = {text.key: {said.text.strip() for said in text.said} for text in material.texts}
    for text in material.texts:
        if text.role == "alt":
            beside = captions.get(text.key.removesuffix("alt") + "caption", set())
            for said in text.said:
                what = _says_nothing(said, beside)
                if what:
                    yield Finding(said.key, what, "say what the picture shows, to somebody who cannot see it")


def _says_nothing(said: Said, captions: set[str]) -> str:
    words = said.text.strip()
    if _FILE.match(words):
        return f"the description is a file’s name, “{words}”"
    if words.rstrip(".。").casefold() in tongue_of(said.language).pictures:
        return f"“{words}” does not say what the picture shows"
    return "the description only repeats the caption" if words in captions else ""


RULE = Rule("alt-text", "A picture’s description describes nothing.", find)

"""What an Office file holds beside its words: pictures, and remarks in its margin."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from briefgen.verify.package import Element, Package
from briefgen.verify.reading import Passage
from briefgen.verify.words import normal

EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
PICTURES = ("}blip", "}svgBlip")
"""The elements that name a picture's part: the usual, and the drawing that newer programs show in its stead."""

REMARKS = {"comment": "author", "cm": "authorId"}
"""A comment in Word and in PowerPoint, and what says whose it is."""


def hashed(*pictures: bytes) -> str:
    """What stands for a picture in a reading: the first digits of its SHA-256, of each of its two forms."""
    return "sha256 " + " + ".join(hashlib.sha256(one).hexdigest()[:16] for one in pictures)


def picture(package: Package, part: str, drawn: Element) -> str:
    """The pictures that an element shows, by their hashes; "" for none."""
    relations = package.relations(part)
    named = [str(blip.get(EMBED)) for blip in drawn.iter() if str(blip.tag).endswith(PICTURES)]
    targets = [relations[name].target for name in named if name in relations]
    held = [package.read(target) for target in targets if target in package]
    return hashed(*held) if held else ""


def remarks(package: Package, part: str, place: str = "") -> Iterator[Passage]:
    """The comments on a part, PowerPoint's of both kinds (ECMA-376-1, 17.13.4 and 19.4; [MS-PPTX] 2.6)."""
    for target in package.related(part, "comments"):
        for remark in package.tree(target).iter():
            name = str(remark.tag).rpartition("}")[2]
            if name in REMARKS:
                words = (text.text or "" for text in remark.iter() if str(text.tag).endswith(("}t", "}text")))
                yield Passage(normal(" ".join(words)), "", place, "comment")

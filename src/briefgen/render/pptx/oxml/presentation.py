"""The presentation part: its slides in order and the sections of PowerPoint's slide list (ISO/IEC 29500-1, 19.2.1)."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence

from briefgen.render.pptx.oxml.package import Package
from briefgen.render.pptx.oxml.xml import Element, el, qualified
from briefgen.xmltext import xml_text

FIRST_ID = 256
"""Slides' ids begin here (19.7.13)."""

SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""The extension that holds sections ([MS-PPTX] 2.2.8)."""

BEFORE_SLIDES = ("p:handoutMasterIdLst", "p:notesMasterIdLst", "p:sldMasterIdLst")


def list_slides(package: Package, presentation: str, root: Element, slides: Sequence[str]) -> None:
    """Lists the slides' parts in their order."""
    listed = (
        el("p:sldId", id=FIRST_ID + place, r_id=package.relate(presentation, "slide", slide))
        for place, slide in enumerate(slides)
    )
    _insert(root, el("p:sldIdLst", *listed), BEFORE_SLIDES)


def name_notes_master(root: Element, relationship: str) -> None:
    _insert(root, el("p:notesMasterIdLst", el("p:notesMasterId", r_id=relationship)), BEFORE_SLIDES[2:])


def list_sections(root: Element, identity: str, names: Sequence[str]) -> None:
    """Groups neighbouring slides of the same section; `names` has one for each slide, `identity` is the deck's."""
    made = el("p14:sectionLst")
    for name, places in itertools.groupby(range(len(names)), names.__getitem__):
        held = [el("p14:sldId", id=FIRST_ID + place) for place in places]
        unique = _guid(f"{identity}/{held[0].get('id')}/{name}")
        made.append(el("p14:section", el("p14:sldIdLst", *held), name=xml_text(name), id=unique))
    root.append(el("p:extLst", el("p:ext", made, uri=SECTIONS)))


def _insert(root: Element, made: Element, after: Sequence[str]) -> None:
    """Puts an element behind the first of these that the root has, which is the last of them in the schema's order."""
    place = next(root.index(found) + 1 for tag in after if (found := root.find(qualified(tag))) is not None)
    root.insert(place, made)


def _guid(text: str) -> str:
    """An id like PowerPoint's, the same for the same text."""
    digits = hashlib.sha256(text.encode()).hexdigest()[:32].upper()
    return f"{{{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}}}"

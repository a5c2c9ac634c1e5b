"""The presentation part: its slides in order and the sections of PowerPoint's slide list (ISO/IEC 29500-1, 19.2.1)."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence

from pptx.oxml.presentation import CT_Presentation

from briefgen.markup import el
from briefgen.render.pptx.oxml.xml import Element, grown, own, qualified

FIRST_ID = 256
"""Slides' ids begin here (19.7.13)."""

SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""The extension that holds sections ([MS-PPTX] 2.2.8)."""


def list_slides(root: CT_Presentation, relationships: Sequence[str]) -> None:
    """Lists the slides so related, in their order."""
    listed = (el("p:sldId", id=FIRST_ID + place, r_id=each) for place, each in enumerate(relationships))
    root.get_or_add_sldIdLst().extend(grown(el("p:sldIdLst", *listed)))


def name_notes_master(root: Element, relationship: str) -> None:
    """Names the notes master, behind the slide masters (19.2.1.26)."""
    masters = next(root.iter(qualified("p:sldMasterIdLst")))
    masters.addnext(grown(el("p:notesMasterIdLst", el("p:notesMasterId", r_id=relationship))))


def list_sections(root: Element, identity: str, names: Sequence[str]) -> None:
    """Groups neighbouring slides of the same section; `names` has one for each slide, `identity` is the deck's."""
    sections = []
    for name, group in itertools.groupby(range(len(names)), names.__getitem__):
        places = [FIRST_ID + place for place in group]
        held = el("p14:sldIdLst", *(el("p14:sldId", id=place) for place in places))
        sections.append(el("p14:section", held, name=name, id=_guid(f"{identity}/{places[0]}/{name}")))
    listed = el("p14:sectionLst", *sections, **own("p14"))
    root.append(grown(el("p:extLst", el("p:ext", listed, uri=SECTIONS))))


def _guid(text: str) -> str:
    """An id like PowerPoint's, the same for the same text."""
    digits = hashlib.sha256(text.encode()).hexdigest()[:32].upper()
    return f"{{{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}}}"

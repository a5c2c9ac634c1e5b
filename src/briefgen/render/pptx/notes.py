"""What the speaker says, on the notes page of a slide (ISO/IEC 29500-1, 19.3.1.26)."""

from __future__ import annotations

from briefgen.render.pptx.base import Base
from briefgen.render.pptx.oxml.shapes import holder, tree
from briefgen.render.pptx.oxml.text import plain
from briefgen.render.pptx.oxml.xml import el, serialised
from briefgen.render.pptx.template import POWERPOINT
from briefgen.render.pptx.template.notes import PICTURE_INDEX, TEXT_INDEX

NOTES = "ppt/notesSlides/notesSlide{}.xml"


def write_notes(base: Base, slide: str, number: int, text: str, lang: str) -> None:
    """Adds the notes page of the slide with this number, whose part is `slide`."""
    package = base.package
    picture = holder(2, "Slide", "sldImg", PICTURE_INDEX, None)
    body = el("p:txBody", el("a:bodyPr"), el("a:lstStyle"), *plain(text, lang))
    words = holder(3, "Notes", "body", TEXT_INDEX, body)
    root = el("p:notes", el("p:cSld", tree([picture, words])), el("p:clrMapOvr", el("a:masterClrMapping")))
    part = package.add(NOTES.format(number), serialised(root), f"{POWERPOINT}notesSlide+xml")
    package.relate(part, "notesMaster", base.notes_master)
    package.relate(part, "slide", slide)
    package.relate(slide, "notesSlide", part)

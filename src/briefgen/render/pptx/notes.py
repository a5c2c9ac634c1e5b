"""What the speaker says, on the notes page of a slide (ISO/IEC 29500-1, 19.3.1.26)."""

from __future__ import annotations

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from briefgen.markup import el
from briefgen.render.pptx.base import Base
from briefgen.render.pptx.oxml.shapes import holder, tree
from briefgen.render.pptx.oxml.text import plain
from briefgen.render.pptx.oxml.xml import root
from briefgen.render.pptx.template.notes import PICTURE_INDEX, TEXT_INDEX


def write_notes(base: Base, slide: Part, text: str, lang: str) -> None:
    """Adds the notes page of a slide."""
    picture = holder(2, "Slide", "sldImg", PICTURE_INDEX, None)
    body = el("p:txBody", el("a:bodyPr"), el("a:lstStyle"), *plain(text, lang))
    words = holder(3, "Notes", "body", TEXT_INDEX, body)
    page = root("p:notes", el("p:cSld", tree([picture, words])), el("p:clrMapOvr", el("a:masterClrMapping")))
    made = base.package.add(base.package.free("/ppt/notesSlides/notesSlide{}.xml"), CT.PML_NOTES_SLIDE, page)
    made.relate_to(base.notes_master, RT.NOTES_MASTER)
    made.relate_to(slide, RT.SLIDE)
    slide.relate_to(made, RT.NOTES_SLIDE)

"""A document becomes a deck: planned, then drawn."""

from __future__ import annotations

from briefgen.doctree import Document
from briefgen.render.format import Answer, Context, Rendered
from briefgen.render.pptx.base import base_for
from briefgen.render.pptx.customer.settle import settled
from briefgen.render.pptx.outline import outline, rows
from briefgen.render.pptx.plan import plan
from briefgen.render.pptx.write import write


def render(document: Document, context: Context) -> Rendered:
    """The deck's bytes; raises InputError where its template or a chart's data is unfit."""
    base = base_for(context)
    planned = plan(document, base.theme, base if base.sheets else None)
    if context.options.get("outline"):
        answer = Answer(outline(planned.slides), rows(planned.slides))
        return Rendered(b"", warnings=(*base.warnings, *planned.warnings), answer=answer)
    slides, faults = settled(planned.slides, document, base)
    told = (fault for fault in planned.warnings if not base.sheets or fault.code != "cover-long")
    return Rendered(write(slides, document, base), warnings=(*base.warnings, *told, *faults))

"""`text:` becomes a Paragraph."""

from briefgen.compile.text import lower
from briefgen.compile.work import Work
from briefgen.doctree import Hints, Paragraph
from briefgen.model.blocks import TextBlock


def lower_paragraph(work: Work, block: TextBlock, key: str, hints: Hints) -> Paragraph:
    return Paragraph(key, lower(work, block.text, f"{key}.text"), hints)

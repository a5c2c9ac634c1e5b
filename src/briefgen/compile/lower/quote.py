"""`quote:` becomes a quotation with whom it is by."""

from briefgen.compile.text import lower_together
from briefgen.compile.work import Work
from briefgen.doctree import Hints, Quote
from briefgen.model.blocks import QuoteBlock


def lower_quote(work: Work, block: QuoteBlock, key: str, hints: Hints) -> Quote:
    path = f"{key}.quote"
    text, by = lower_together(work, (block.quote.text, f"{path}.text"), (block.quote.by, f"{path}.by"))
    return Quote(key, text, by, hints)

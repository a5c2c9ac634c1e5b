"""`deck: skip`, or the layout and title that the author wants in the deck."""

from briefgen.compile.text import lower_bare
from briefgen.compile.work import Work
from briefgen.doctree import Hints
from briefgen.model.blocks import Deck


def lower_hints(work: Work, deck: Deck | None, key: str) -> Hints:
    if deck is None:
        return Hints()
    if isinstance(deck, str):
        return Hints(skip=True)
    return Hints(layout=deck.layout or "", title=lower_bare(work, deck.title, f"{key}.title"))

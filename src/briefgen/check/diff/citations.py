"""Citations that came, went or moved between two briefs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from briefgen.check.diff.difference import CitationChange
from briefgen.check.diff.grouped import Grouped
from briefgen.check.said import Text, texts_of
from briefgen.model import Brief


def citation_changes(old: Brief, new: Brief, grouped: Grouped) -> Iterator[CitationChange]:
    """Citations that came and went; one that went in one place and came in another has moved."""
    before = Counter(
        (_worded(one), grouped.key(text.key))
        for text in map(grouped.renamed.text, texts_of(old))
        for one in _cited(text)
    )
    after = Counter((_worded(one), text.key) for text in texts_of(new) for one in _cited(text))
    went, came = list((before - after).elements()), list((after - before).elements())
    for citation, key in came:
        origin = next((one for one in went if one[0] == citation), None)
        if origin:
            went.remove(origin)
            yield CitationChange("moved", citation, origin[1], key)
        else:
            yield CitationChange("added", citation, "", key)
    yield from (CitationChange("removed", citation, key, "") for citation, key in went)


def _cited(text: Text) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]:
    """The citations of a text, in the language that has most of them."""
    return max((said.citations for said in text.said), key=len, default=())


def _worded(citation: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    return "; ".join(f"@{source}" + (f" {'-'.join(places)}" if places else "") for source, places in citation)

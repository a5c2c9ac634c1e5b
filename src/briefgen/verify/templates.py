"""What a customer's Word template says of its own, which is no fault of the file's.

Their title page, headers and footers may say the title, the date and the rest in their own words, and other text of
theirs may stand before and after ours. What stands outside the blocks of the brief is theirs to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.verify.difference import Difference
from briefgen.verify.reading import Reading

THEIRS = frozenset({"text", "alt", "picture", "object", "hidden", "comment"})
"""What may stand in a template's own pages."""


def without_template(found: Reading, differences: Iterable[Difference]) -> Iterator[Difference]:
    """The differences that lie within the blocks of the brief."""
    keys = [passage.key for passage in found.passages if passage.kind == "text" and passage.key]
    last = keys[-1] if keys else ""
    for difference in differences:
        outside = difference.what in THEIRS and not difference.key
        after = difference.kind == "added" and difference.what in THEIRS and difference.key == last
        if difference.what != "running" and not outside and not after:
            yield difference

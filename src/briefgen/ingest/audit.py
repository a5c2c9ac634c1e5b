"""Nothing is lost: every word of a source is looked for in what its brief says, and what is missing is told with its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields

from briefgen.doctree import Comparison, Document
from briefgen.doctree.walk import plain, walk
from briefgen.ingest.listed import LIST, LIST_IN_LINE
from briefgen.ingest.marks import MARK
from briefgen.ingest.tree import Remark

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\W_]+(?:[.,'’][^\W_]+)*|[%$€£¥₹₩]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_UNSAID = ("key", "id", "lang", "fact", "unit", "kind", "content_hash")
_LISTED = re.compile(r"^\s*[(（]?\d{1,3}[.)、）](?!\d)")
_MOST = 40


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, each Chinese character one, in lower case and without typography's marks."""
    folded = text.replace("\u00a0", " ").replace("’", "'").lower()
    return [word for run in re.split(r"\s+", folded) for found in _WORD.finditer(run) for word in _apart(found.group())]


def _apart(word: str) -> list[str]:
    """Han and Latin in one run of letters are words of their own."""
    return [part for part in re.split(rf"({_HAN.pattern})", word) if part]


def missing(source: Sequence[tuple[int, str]], documents: Sequence[Document], told: str) -> Iterator[Remark]:
    """A remark for each line some of whose words stand neither in a document nor in what is told of as left out."""
    there = Counter(word for document in documents for text in _texts(document) for word in words_of(text))
    there.update(words_of(told))
    there.update(word for document in documents for said in _sides(document) for word in words_of(said))
    for line, text in source:
        heading = LIST.match(text.strip()) or LIST_IN_LINE.search(text)
        if heading:
            yield Remark("left out", line, f"the heading {heading.group().strip()!r}: a brief has its own for sources")
        rest = text.replace(heading.group(), " ", 1) if heading else text
        plain = MARK.sub(" ", _LISTED.sub("", rest))
        lost = [word for word in words_of(plain) if not _take(there, word)]
        if lost:
            shown = " ".join(lost[:_MOST]) + (" ..." if len(lost) > _MOST else "")
            yield Remark("left out", line, f"{shown!r} stands nowhere in the brief")


def _take(there: Counter[str], word: str) -> bool:
    """Whether the word is there: Chinese characters and words may be said more often than they were, never less."""
    if there[word] > 0:
        there[word] -= 1
        return True
    return False


def _sides(document: Document) -> Iterator[str]:
    """The names of a comparison's sides, once more for each row: they stand over all of them."""
    for node in walk(document.body):
        if isinstance(node, Comparison):
            yield from (plain(side) for side in node.sides * len(node.rows))


def _texts(document: Document) -> Iterator[str]:
    """All that a document says."""
    for node in walk(document):
        for one in fields(node):
            value = getattr(node, one.name)
            if isinstance(value, str) and one.name not in _UNSAID:
                yield value

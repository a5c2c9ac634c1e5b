"""Nothing is lost: every word of a source is looked for in what its brief says, and what is missing is told with its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from briefgen.doctree import Document
from briefgen.doctree.walk import walk
from briefgen.ingest.marks import MARK
from briefgen.ingest.tree import Remark

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\W_]+(?:[.,'’][^\W_]+)*|[%$€£¥₹₩]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_TEXTS = (
    "text",
    "url",
    "caption",
    "date",
    "title",
    "heading",
    "head",
    "label",
    "by",
    "number",
    "before",
    "after",
    "alt",
)
_LISTED = re.compile(r"^\s*[(（]?\d{1,3}[.)、）]")
_MOST = 40


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, each Chinese character one, in lower case and without typography's marks."""
    folded = text.replace("\u00a0", " ").replace("’", "'").lower()
    return [word for run in re.split(r"\s+", folded) for found in _WORD.finditer(run) for word in _apart(found.group())]


def _apart(word: str) -> list[str]:
    """Han and Latin in one run of letters are words of their own."""
    return [part for part in re.split(rf"({_HAN.pattern})", word) if part]


def missing(source: Sequence[tuple[int, str]], documents: Iterable[Document], told: str) -> Iterator[Remark]:
    """A remark for each line some of whose words stand neither in a document nor in what is told of as left out."""
    there = Counter(word for document in documents for text in _texts(document) for word in words_of(text))
    there.update(words_of(told))
    for line, text in source:
        plain = MARK.sub(" ", _LISTED.sub("", text))
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


def _texts(document: Document) -> Iterator[str]:
    """All that a document says."""
    for node in walk(document):
        for name in _TEXTS:
            value = getattr(node, name, None)
            if isinstance(value, str):
                yield value

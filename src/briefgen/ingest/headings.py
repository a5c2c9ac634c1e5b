"""What looks like a section's name or a text's title, and what may stand before either."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.ingest.listed import URL
from briefgen.ingest.marks import MARK
from briefgen.ingest.shapes import SUMMARIES
from briefgen.locale.scripts import has_han

BULLET = re.compile(r"(?P<indent>\s*)(?:[-–—•·●▪◦‣*+]|[◆■□○])\s+(?=\S)")
_STOP = re.compile(r"[.!?](?=\s|$)|[。！？]")
_NO_STOP = re.compile(
    r"(?:\b(?:[A-Z]|vs|Inc|Co|Corp|Ltd|No|St|Dr|Mr|Mrs|Ms|Prof|cf|approx|est|incl|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
    r"|(?:^|[\s\]】］。])\d{1,2}(?:\.\d{1,2})*)$"
)
"""What stands before a point that ends no sentence: an abbreviation, the number of a heading."""
_NOT_IN_HEADINGS = re.compile(r"；|;(?:\s|$)|[,，;；:：、]\s*$|\d%")
NUMBER = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)、]?|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|[IVX]{1,4}\.)\s*"
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "of",
        "on",
        "or",
        "over",
        "per",
        "the",
        "to",
        "vs",
        "vs.",
        "via",
        "with",
    ]
)
_SUMMARY_NAME = re.compile(
    rf"(?<=\s)(?:{'|'.join(map(re.escape, sorted(SUMMARIES, key=len, reverse=True)))})$", re.IGNORECASE
)
_LABELS = (
    "本周核心观点|核心观点|核心结论|核心要点|投资要点|投资建议|投资逻辑|行业观点|盈利预测|盈利预测与评级|盈利预测与估值|盈利预测与投资建议|估值与评级|风险提示|风险因素|风险|事件|点评|事件点评|"
    "业绩点评|后市展望|市场展望|业务分析|行业动态|公司动态|重点公司|要点|摘要"
)
_LABEL = re.compile(
    rf"(?:^|(?<=[\]】］。]))\s*(?P<name>{'|'.join(sorted(_LABELS.split('|'), key=len, reverse=True))})[:：]\s*"
)
_COUNTED = re.compile(r"(?:^|(?<=[；;。\]】］]))\s*(?P<number>\d{1,2})[）)]\s*")
_NUMBERINGS = (
    ("han", re.compile(r"[一二三四五六七八九十]{1,3}、")),
    ("han in brackets", re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]")),
    ("1.1", re.compile(r"\d{1,2}\.\d{1,2}(?!\d|%)")),
    ("1", re.compile(r"\d{1,2}(?:[.、]\s?|\s)(?!\d)")),
)
_ABOVE = {"han in brackets": "han", "1.1": "1"}
_LONGEST_LABEL_HAN, _MOST_LABEL_WORDS = 12, 5
_LONGEST_HEADING, _LONGEST_HAN, _MOST_WORDS, _LONGEST_TITLE = 90, 32, 12, 160


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of a text end."""
    return [found.end() for found in _STOP.finditer(text) if not _NO_STOP.search(text[: found.start()])]


def is_summary(text: str) -> bool:
    """Whether a heading is that of key points."""
    return _bare(text).lower() in SUMMARIES


def _bare(text: str) -> str:
    return NUMBER.sub("", text.strip()).rstrip(":：").strip()


def summary_within(text: str) -> int:
    """Where a title ends that a summary's name follows on the same line: "Ports at work Core Insights"; 0 where none does."""
    found = None if is_summary(text) else _SUMMARY_NAME.search(text.rstrip())
    title = text[: found.start()].strip() if found else ""
    return found.start() if found and title and is_title(title) else 0


def is_label(line: str) -> bool:
    """Whether a line is a few words and a colon, as stand above a list that they name."""
    text = line.strip()
    name = text.rstrip(":：")
    return (
        name != text
        and is_heading(name)
        and (len(name) <= _LONGEST_LABEL_HAN if has_han(name) else len(name.split()) <= _MOST_LABEL_WORDS)
    )


def heading_levels(names: Sequence[str]) -> list[int]:
    """The level of each heading by its number: （一） stands below 一、, and 1.1 below 1."""
    levels: list[int] = []
    above: set[str] = set()
    for name in names:
        kind = next((kind for kind, pattern in _NUMBERINGS if pattern.match(name.strip())), "")
        levels.append(2 if _ABOVE.get(kind) in above else 1)
        above.add(kind)
    return levels


def labelled(line: str) -> Iterator[tuple[str, str]]:
    """A line as ("heading", name) and ("text", words), parted where a broker's note names its parts: 风险提示：..."""
    at = 0
    for found in _LABEL.finditer(line):
        if line[at : found.start()].strip():
            yield "text", line[at : found.start()]
        yield "heading", found["name"]
        at = found.end()
    if line[at:].strip():
        yield "text", line[at:]


def counted(text: str) -> list[str]:
    """The points of a text that counts them, "1）...；2）...", the counts left out; one text where it does not."""
    found = [*_COUNTED.finditer(text)]
    if len(found) < 2 or found[0].start() or [int(one["number"]) for one in found] != [*range(1, len(found) + 1)]:
        return [text]
    ends = [one.start() for one in found[1:]] + [len(text)]
    return [text[one.end() : end].strip().rstrip("；;") for one, end in zip(found, ends, strict=True)]


def is_heading(text: str) -> bool:
    """Whether a few words look like a section's name."""
    text = text.strip()
    bare = NUMBER.sub("", text)
    if (
        not bare
        or len(text) > _LONGEST_HEADING
        or MARK.search(text)
        or _NOT_IN_HEADINGS.search(bare)
        or sentence_ends(bare)
    ):
        return False
    if has_han(bare):
        return len(bare) <= _LONGEST_HAN and "，" not in bare
    words = bare.split()
    if len(words) > _MOST_WORDS or not (bare[0].isupper() or bare[0].isdigit() or bare[0] in "“\"'‘"):
        return False
    long_ones = [word for word in words if word.lower() not in _SMALL and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long_ones)
    return len(words) <= 4 or capitals * 3 >= len(long_ones) * 2


def is_title(line: str) -> bool:
    if BULLET.match(line) or MARK.search(line) or len(line) > _LONGEST_TITLE or URL.search(line):
        return False
    return not sentence_ends(line.strip()[:-1]) and line.strip()[-1] not in ".。,，;；:：" and " - " not in line

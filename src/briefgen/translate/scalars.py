"""Text written as a YAML scalar, as plainly as it can be; each spelling is read back before it is taken."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator

from briefgen.diagnostics import InputError
from briefgen.load.yaml import parse

WIDE = "WF"
"""East Asian widths (UAX #11) of characters that take two columns."""

_ESCAPED = re.compile(r'[\\"\n\t\r\x85\u2028\u2029\ufeff]')
_ESCAPES = {"\n": r"\n", "\t": r"\t", "\r": r"\r", "\x85": r"\N", "\u2028": r"\L", "\u2029": r"\P", "\ufeff": r"\uFEFF"}
_LINE_ENDS = re.compile("[\x85\u2028\u2029\ufeff]")
_BETWEEN_WORDS = re.compile(r"(?<! ) (?! )(?![^\[\]]{0,60}\])")
"""A space of its own, but none within a citation."""


def columns(text: str) -> int:
    """How many columns of an editor a line takes."""
    return sum(2 if unicodedata.east_asian_width(character) in WIDE else 1 for character in text)


def in_flow(text: str) -> str:
    """The text as it may stand within braces or brackets."""
    return text if _reads(text, "{{a: {}}}", text) else quoted(text)


def on_one_line(text: str) -> str:
    """The text as it may stand behind a key."""
    return text if _reads(text, "a: {}", text) else quoted(text)


def folded(text: str, indent: int, width: int) -> str | None:
    """The text as lines of at most `width` columns below `>-`; None where folding would change it."""
    lines = [" " * indent + line for line in _filled(text, width - indent)]
    written = "\n".join([">-", *lines])
    return written if _reads(written, f"{' ' * (indent - 2)}a: {{}}", text) else None


def literal(text: str, indent: int) -> str | None:
    """The text with its own line breaks below `|-`; None where that would change it."""
    written = "\n".join(["|-", *(" " * indent + line if line else "" for line in text.split("\n"))])
    return written if _reads(written, f"{' ' * (indent - 2)}a: {{}}", text) else None


def quoted(text: str) -> str:
    """The text in double quotes, or in single ones where it has double quotes and needs no escape."""
    if '"' in text and "'" not in text and not _ESCAPED.search(text.replace('"', "").replace("\\", "")):
        return f"'{text}'"
    return '"' + _ESCAPED.sub(lambda found: _ESCAPES.get(found[0], "\\" + found[0]), text) + '"'


def as_json(text: str) -> str:
    """The text as a string of JSON that is one of YAML, too: what ends lines there is escaped."""
    return _LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _filled(text: str, width: int) -> Iterator[str]:
    """Lines broken at single spaces; a word wider than all has a line of its own."""
    line = ""
    for word in _BETWEEN_WORDS.split(text):
        if line and columns(line) + 1 + columns(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _reads(written: str, frame: str, text: str) -> bool:
    """Whether what is written in a frame is read as the text."""
    if "\n" in written and not written.startswith((">", "|")):
        return False
    try:
        return parse(frame.format(written) + "\n", "").text("a") == text
    except InputError:
        return False

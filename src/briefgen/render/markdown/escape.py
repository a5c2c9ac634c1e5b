"""Text as Markdown that every reader takes for text: CommonMark 0.31, GitHub's tables, pandoc's extensions.

A backslash before ASCII punctuation is that character everywhere (CommonMark 2.4).
"""

from __future__ import annotations

import re
import unicodedata

SPECIAL = re.compile(
    r"""[\\`*_\[\]<^~|{]      # structure within a line, here or in a dialect
    | (?<!\w)@              # pandoc's citations
    | &(?=\#?\w*(?:;|$))    # what would be read as a character's name, with the text after it
    | (?<!\S)\#             # a heading's closing sequence
    """,
    re.VERBOSE,
)

START = re.compile(
    r"""(?P<before>)(?=\#|>|=|:|[-+](?:[\s+=|-]|$))                       # headings, quotes, bullets, rules, definitions
    | (?P<ordinal>\(?(?:[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+))(?=[.)](?:\s|$)) # numbered lists, pandoc's too
    | (?P<caption>[Tt]able)(?=:)                                           # pandoc's captions
    """,
    re.VERBOSE,
)
"""What at the start of a line would make it something else; a backslash after the match prevents it."""

BARE = re.compile(r"[A-Za-z0-9/?#@!$'*+,;=.%:_~&-]+")


def escape(text: str, *, dollars: bool = False) -> str:
    """Text for any place within a line; `dollars` where two could make a formula of what is between."""
    flat = re.sub(r"[\t\n\r\f\v]+", " ", text)
    escaped = SPECIAL.sub(r"\\\g<0>", flat)
    return escaped.replace("$", r"\$") if dollars else escaped


def guard(line: str) -> str:
    """A finished line that begins as no block does but a paragraph (CommonMark 4 and 5)."""
    line = line.strip()
    match = START.match(line)
    if not match:
        return line
    return f"{line[: match.end()]}\\{line[match.end() :]}"


def code(text: str, *, table: bool = False) -> str:
    """A code span (CommonMark 6.1), or HTML's where a table would cut it at a pipe."""
    text = re.sub(r"\s+", " ", text).strip()
    if not text:
        return ""
    if table and "|" in text:
        return f"<code>{escape(text)}</code>"
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def destination(url: str) -> str:
    """A link's destination (CommonMark 6.3), in angle brackets where it holds more than plain characters."""
    percent = re.sub(r"[\s<>|\\]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)
    named = re.sub(r"&(?=#?\w+;)", "&amp;", percent)
    return named if BARE.fullmatch(named) else f"<{named}>"


def flanks(inside: str, outside: str) -> bool:
    """Whether a delimiter between the two counts, by every version of CommonMark (6.2).

    0.31 takes symbols for punctuation, earlier versions only ASCII ones.
    """
    sign = unicodedata.category(outside)[0] == "P" or (outside < "\x80" and not outside.isalnum())
    return unicodedata.category(inside)[0] not in "PS" or sign or outside.isspace()


def entity(character: str) -> str:
    """A character by its number (CommonMark 2.5)."""
    return f"&#{ord(character)};"

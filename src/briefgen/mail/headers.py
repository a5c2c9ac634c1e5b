"""Lines of a message's head (RFC 5322, 2.2): folded, and what is not plain ASCII in encoded words (RFC 2047).

The standard library takes what looks like an encoded word for one, and divides a list at the wrong place after a long
address; here each text arrives as it was written.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator

from briefgen.mail.addresses import Mailbox

FOLD = "\r\n "
MOST_BYTES = 45
"""Of an encoded word, which has 75 characters at most with what stands round it (RFC 2047, 2)."""
LONGEST_LINE = 78

_PLAIN = re.compile(r"[!-~]{1,70}(?: [!-~]{1,70})*")
_ATOMS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]{1,60}(?: [\w!#$%&'*+/=?^`{|}~-]{1,60})*", re.ASCII)
_ENCODED = "=?"


def text_line(name: str, text: str) -> str:
    """The line of a text; it holds no control characters."""
    return f"{name}: {_folded(text, len(name) + 2)}\r\n"


def address_line(name: str, boxes: Iterable[Mailbox]) -> str:
    """The line of a list of addresses, each on a line of its own."""
    return f"{name}: {f',{FOLD}'.join(map(_mailbox, boxes))}\r\n"


def _mailbox(box: Mailbox) -> str:
    return f"{_phrase(box.name)} <{box.address}>" if box.name else box.address


def _phrase(name: str) -> str:
    """A name as it may stand before an address: as it is, in quotes, or in encoded words."""
    if _ENCODED not in name and len(name) < LONGEST_LINE - 20:
        if _ATOMS.fullmatch(name):
            return name
        if _PLAIN.fullmatch(name):
            return '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    return FOLD.join(_words(name))


def _folded(text: str, begun: int) -> str:
    if _ENCODED in text or not _PLAIN.fullmatch(text):
        return FOLD.join(_words(text))
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and begun + len(lines[-1]) + len(word) >= LONGEST_LINE:
            lines.append("")
            begun = 1
        lines[-1] += f" {word}" if lines[-1] else word
    return FOLD.join(lines)


def _words(text: str) -> Iterator[str]:
    """Encoded words, none of which divides a character."""
    held = b""
    for character in text:
        more = character.encode()
        if len(held) + len(more) > MOST_BYTES:
            yield _word(held)
            held = b""
        held += more
    yield _word(held)


def _word(data: bytes) -> str:
    return f"=?utf-8?b?{base64.b64encode(data).decode()}?="

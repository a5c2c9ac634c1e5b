"""Single changes to a mail, made in what its parts hold once they are decoded."""

from __future__ import annotations

import base64
import email.policy
import hashlib
import random
import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from typing import Any

from tests.verify import mutations

STRANGE = "Zyx"
INNER = 0.5
"""Of the changes within an attachment, the share whose new hash the message states, so that the words alone give them away."""

Made = str | None
"""What was changed, None where there is no place for it."""


def mail_changes(data: bytes, chance: random.Random, count: int) -> Iterator[tuple[str, bytes]]:
    """So many changed copies of a message, of every kind in turn, each with what was changed."""
    inner = {
        name: mutations.changes(held, name[name.rindex(".") :], 1, count)
        for name, held in _attachments(data)
        if not name.endswith(".png")
    }
    made = turn = 0
    while made < count:
        message = _parsed(data)
        told = KINDS[turn % len(KINDS)](message, chance, inner)
        turn += 1
        if told is not None:
            made += 1
            yield told, message.as_bytes()
        assert turn < 20 * count + 100, "too few places to change"


def unchanged(data: bytes) -> bytes:
    """The message taken apart and put together, as each change does."""
    return _parsed(data).as_bytes()


def _parsed(data: bytes) -> EmailMessage:
    return message_from_bytes(data, _class=EmailMessage, policy=email.policy.SMTP)


def _attachments(data: bytes) -> list[tuple[str, bytes]]:
    return [(p.get_filename() or "", p.get_payload(decode=True)) for p in _parsed(data).iter_attachments()]


def _put(part: Any, data: bytes) -> None:
    del part["Content-Transfer-Encoding"]
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(base64.encodebytes(data).decode())


def _digit(text: str, chance: random.Random, found: re.Match[str]) -> str:
    new = str((int(found.group()) + chance.randint(1, 9)) % 10)
    return text[: found.start()] + new + text[found.end() :]


def _body(kind: str, pattern: str, seen: str) -> Callable[..., Made]:
    """Changes a digit or a word that a reader of the plain text or the HTML sees."""

    def change(message: EmailMessage, chance: random.Random, _: object) -> Made:
        part = message.get_body((kind,))
        text = part.get_payload(decode=True).decode()
        spans = [found.span(1) for found in re.finditer(seen, text, re.DOTALL)]
        places = [m for a, b in spans for m in re.compile(pattern).finditer(text, a, b)]
        found = chance.choice(places)
        new = _digit(text, chance, found) if pattern == DIGIT else text[: found.start()] + STRANGE + text[found.end() :]
        _put(part, new.encode())
        return f"{kind}: {text[found.start() - 10 : found.end() + 10]!r} at {found.start()}"

    return change


def _line(message: EmailMessage, chance: random.Random, _: object) -> Made:
    part = message.get_body(("plain",))
    lines = part.get_payload(decode=True).decode().split("\n")
    at = chance.choice([place for place, line in enumerate(lines) if re.search(r"\w", line)])
    _put(part, "\n".join([*lines[:at], *lines[at + 1 :]]).encode())
    return f"plain line {lines[at]!r} went"


def _row(message: EmailMessage, chance: random.Random, _: object) -> Made:
    part = message.get_body(("html",))
    html = part.get_payload(decode=True).decode()
    rows = [found for found in re.finditer(r"<tr>(?:(?!</?tr>|<table).)*</tr>", html, re.DOTALL) if _words(found[0])]
    found = chance.choice(rows)
    _put(part, (html[: found.start()] + html[found.end() :]).encode())
    return f"HTML row {_words(found[0])[:60]!r} went"


def _words(html: str) -> str:
    return re.sub(r"<[^>]*>|&\w+;", "", html).strip()


def _alt(message: EmailMessage, chance: random.Random, _: object) -> Made:
    part = message.get_body(("html",))
    html = part.get_payload(decode=True).decode()
    found = re.search(r'alt="([^"]*)"', html)
    if found is None:
        return None
    new = "" if chance.random() < 0.2 else _body_word(found[1], chance)
    _put(part, (html[: found.start(1)] + new + html[found.end(1) :]).encode())
    return "alternative text"


def _body_word(text: str, chance: random.Random) -> str:
    found = chance.choice(list(re.finditer(r"[^\W\d_]+", text)))
    return text[: found.start()] + STRANGE + text[found.end() :]


def _subject(message: EmailMessage, chance: random.Random, _: object) -> Made:
    old = str(message["Subject"])
    message.replace_header("Subject", _body_word(old, chance))
    return f"subject {old!r}"


def _files(message: EmailMessage) -> list[Any]:
    return [part for part in message.walk() if part.get_filename()]


def _bytes(message: EmailMessage, chance: random.Random, _: object) -> Made:
    part = chance.choice(_files(message))
    data = bytearray(part.get_payload(decode=True))
    at = chance.randrange(len(data))
    data[at] ^= 1 << chance.randrange(8)
    _put(part, bytes(data))
    return f"a bit of {part.get_filename()}"


def _within(message: EmailMessage, chance: random.Random, inner: dict[str, Iterator[mutations.Change]]) -> Made:
    part = chance.choice([part for part in message.iter_attachments() if part.get_filename() in inner])
    change = next(inner[part.get_filename()])
    old = hashlib.sha256(part.get_payload(decode=True)).hexdigest()
    _put(part, change.data)
    if chance.random() < INNER:
        _restated(message, old, hashlib.sha256(change.data).hexdigest())
    return f"{part.get_filename()}: {change.what}"


def _restated(message: EmailMessage, old: str, new: str) -> None:
    """The message states another hash for one of its parts."""
    stated = [str(value).strip() for value in message.get_all("X-Briefgen-Part")]
    del message["X-Briefgen-Part"]
    for value in stated:
        message["X-Briefgen-Part"] = new if value == old else value


def _picture(message: EmailMessage, chance: random.Random, _: object) -> Made:
    """Turns a bit of a picture whose new hash the message states."""
    part = chance.choice([part for part in _files(message) if part.get_filename().endswith(".png")])
    old = part.get_payload(decode=True)
    at = chance.randrange(len(old))
    new = old[:at] + bytes([old[at] ^ 1 << chance.randrange(8)]) + old[at + 1 :]
    _put(part, new)
    _restated(message, hashlib.sha256(old).hexdigest(), hashlib.sha256(new).hexdigest())
    return f"a bit of {part.get_filename()} and its hash"


def _renamed(message: EmailMessage, chance: random.Random, _: object) -> Made:
    part = chance.choice(list(message.iter_attachments()))
    name = part.get_filename()
    part.set_param("filename", f"{STRANGE}{name}", "Content-Disposition", charset="utf-8")
    return f"{name} renamed"


def _gone(message: EmailMessage, chance: random.Random, _: object) -> Made:
    holder = chance.choice(
        [part for part in message.walk() if part.is_multipart() and any(p.get_filename() for p in part.iter_parts())]
    )
    parts = holder.get_payload()
    part = chance.choice([part for part in parts if part.get_filename()])
    parts.remove(part)
    return f"{part.get_filename()} went"


def _language(message: EmailMessage, chance: random.Random, _: object) -> Made:
    part = message.get_body((chance.choice(("plain", "html")),))
    part.replace_header("Content-Language", "fr")
    return "language"


PLAIN, HTML = r"(.*)", r">([^<>]+)<(?!/style)"
"""What a reader sees of a body."""
DIGIT, WORD = r"[0-9]", r"[^\W\d_]+"
KINDS: tuple[Callable[..., Made], ...] = (
    _body("plain", DIGIT, PLAIN),
    _body("plain", WORD, PLAIN),
    _body("html", DIGIT, HTML),
    _body("html", WORD, HTML),
    _line,
    _row,
    _alt,
    _subject,
    _bytes,
    _within,
    _within,
    _picture,
    _renamed,
    _gone,
    _language,
)

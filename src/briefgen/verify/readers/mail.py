"""A mail as its reader sees it (RFC 5322, RFC 2045): the words of its two bodies, its pictures' words, what is attached."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from briefgen.diagnostics import InputError
from briefgen.seal import shown_by
from briefgen.verify import KINDS, kind_of
from briefgen.verify.package import fault
from briefgen.verify.reading import Enclosed, Hyperlink, Identity, Kind, Passage, Reading
from briefgen.verify.words import mark, normal

LARGEST = 256 << 20
MOST_PARTS, MOST_READ = 1_000, 20
"""A mail of ours has a few files; more are carried by others' mails, and are not read."""
LARGEST_BODY = 8 << 20
MAIL = ".eml"
PLAIN, HTML = "plain text", "HTML"
BLOCKS = frozenset(("table", "tr", "td", "th", "p", "div", "h1", "h2", "h3", "ul", "ol", "li", "img", "body", "title"))
"""What parts one passage from the next."""

_MARKS = re.compile(r"\[(\d+(?:,\s*\d+)*)\]")
_LISTED = re.compile(r"^- ")


def read_mail(data: bytes, name: str) -> Reading:
    """The words of a message and what is attached to it; raises InputError where it is none."""
    if len(data) > LARGEST:
        raise fault(name, "file-too-large", "is larger than any mail", "it is not opened")
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
        return _reading(message, name)
    except InputError:
        raise
    except Exception as why:  # the parser raises whatever a damaged header leads it to
        raise fault(
            name, "mail-damaged", f"is no mail, or a damaged one: {type(why).__name__}", "make it anew"
        ) from why


def _reading(message: EmailMessage, name: str) -> Reading:
    parts = list(message.walk())
    if len(parts) > MOST_PARTS:
        raise fault(name, "file-too-large", f"has more than {MOST_PARTS:,} parts", "it is not opened")
    if sum(_is_read(part) for part in parts) > MOST_READ:
        raise fault(name, "file-too-large", f"carries more than {MOST_READ} documents", "it is not opened")
    if not message.keys():
        raise fault(name, "mail-damaged", "is no mail: it has no headers", "make it anew")
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    if any(body is not None and len(str(body.get_payload())) > LARGEST_BODY for body in (plain, html)):
        raise fault(name, "file-too-large", "says more than any mail", "it is not opened")
    links: list[Hyperlink] = []
    passages = [Passage(_header(message, "Subject"), place="property subject", kind="property")]
    for part in (html, plain):
        lang = normal(str(part.get("Content-Language", ""))) if part is not None else ""
        passages.append(Passage(lang, place="property content-language", kind="property"))
    if html is not None:
        page = _html(_text(html))
        passages += page.passages
        links = page.links
    if plain is not None:
        passages += _plain(_text(plain), flowed=_parameter(plain, "format") == "flowed")
    said = Identity(*(_header(message, f"X-Briefgen-{key}") for key in ("Id", "Language", "Version", "Content")))
    return Reading("eml", said, tuple(passages), enclosed=tuple(_enclosed(message)), links=tuple(links))


def _header(message: EmailMessage, name: str) -> str:
    return normal(str(message.get(name, "")))


def _text(part: Any) -> str:
    return str(part.get_content())


def _parameter(part: Any, name: str) -> str:
    return str(part["Content-Type"].params.get(name, "")).lower() if part["Content-Type"] else ""


def _plain(text: str, *, flowed: bool) -> Iterator[Passage]:
    for line in _unflowed(text) if flowed else text.splitlines():
        said = normal(with_marks(_LISTED.sub("", line)))
        if said:
            yield Passage(said, place=PLAIN)


def _unflowed(text: str) -> Iterator[str]:
    """The lines that the writer meant (RFC 3676, 4.2, with DelSp=yes)."""
    joined = ""
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.removeprefix(" ")
        if bare.endswith(" "):
            joined += bare[:-1]
        else:
            yield joined + bare
            joined = ""
    yield joined


def with_marks(text: str) -> str:
    """Text with the numbers that stand in brackets as note marks."""
    return _MARKS.sub(lambda found: "".join(mark(int(n)) for n in found[1].split(",")), text)


def _html(text: str) -> _Page:
    page = _Page()
    page.feed(text)
    page.close()
    page.flush()
    return page


class _Page(HTMLParser):
    """The passages of an HTML body; nothing in it is fetched or run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[Passage] = []
        self.words: list[str] = []
        self.links: list[Hyperlink] = []
        self.kind: Kind = "text"
        self.hidden = ""
        self.raised = False

    def flush(self) -> None:
        said = normal("".join(self.words))
        if said:
            self.passages.append(Passage(said, place=HTML, kind=self.kind))
        self.words, self.kind = [], "text"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told: Mapping[str, str | None] = dict(attrs)
        if tag in ("style", "script"):
            self.hidden = tag
        if tag in BLOCKS:
            self.flush()
        if tag == "img":
            self.passages.append(Passage(normal(told.get("alt") or ""), place=HTML, kind="alt"))
        if tag == "p" and told.get("class") == "words":
            self.kind = "alt"
        if tag == "a":
            self.links.append(Hyperlink("", told.get("href") or "", place=HTML))
        if tag == "br":
            self.words.append(" ")
        self.raised = self.raised or tag == "sup"
        if tag == "html":
            lang = Passage(told.get("lang") or "", place="property html-language", kind="property")
            self.passages.append(lang)

    def handle_endtag(self, tag: str) -> None:
        if tag == self.hidden:
            self.hidden = ""
        if tag in BLOCKS:
            self.flush()
        if tag == "sup":
            self.raised = False

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(_MARKED.sub(lambda found: mark(int(found[0])), data) if self.raised else data)


_MARKED = re.compile(r"\d+")


def _enclosed(message: EmailMessage) -> Iterator[Enclosed]:
    """Pictures, then attachments, each with the hash that the message states for it; a stated one may have no part."""
    stated = [normal(str(value)) for value in message.get_all("X-Briefgen-Part", [])]
    parts = [part for part in message.walk() if not part.is_multipart() and _is_file(part)]
    pictures = [part for part in parts if part["Content-ID"]]
    ordered = [*pictures, *(part for part in parts if not part["Content-ID"])]
    for place, part in enumerate(ordered):
        yield _one(part, stated[place] if place < len(stated) else "")
    for gone in stated[len(ordered) :]:
        yield Enclosed("", gone, "", 0)


def _is_file(part: Any) -> bool:
    return bool(part.get_filename() or part["Content-ID"])


def _is_read(part: Any) -> bool:
    return not part["Content-ID"] and _is_known(part.get_filename() or "")


def _is_known(name: str) -> bool:
    suffix = Path(name).suffix.lower()
    return suffix != MAIL and suffix in KINDS


def _one(part: Any, stated: str) -> Enclosed:
    name, data = part.get_filename() or "", part.get_payload(decode=True) or b""
    inline = bool(part["Content-ID"])
    sha256 = hashlib.sha256(data).hexdigest()
    return Enclosed(name, stated, sha256, len(data), inline, shown_by(data), *_read(name, data, inline))


def _read(name: str, data: bytes, inline: bool) -> tuple[Reading | None, InputError | None]:
    """What an attachment says, where it is of a kind that is read; a mail within a mail is not."""
    if inline or not _is_known(name):
        return None, None
    try:
        return kind_of(Path(name)).read(data, name), None
    except InputError as why:
        return None, why

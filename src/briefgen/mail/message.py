"""A message put together: the same bytes for the same brief, recipients and attachments.

multipart/mixed (multipart/alternative (text/plain, multipart/related (text/html, the picture)), the attachments), as
Outlook, Apple Mail, Thunderbird and Gmail like it best (RFC 2046, RFC 2387). Names are encoded by RFC 2047 and RFC 2231.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from email import policy
from email.message import EmailMessage, MIMEPart
from email.utils import format_datetime

from briefgen import __version__
from briefgen.doctree import Document
from briefgen.locale import locale_for
from briefgen.mail.addresses import Mailbox, Recipients
from briefgen.mail.attachments import Attachment
from briefgen.mail.headers import address_line, text_line
from briefgen.render.email import PLAIN
from briefgen.render.format import Rendered

NOWHERE = "briefgen.invalid"
"""The domain of what has no sender yet (RFC 2606)."""
MIDDAY = dt.time(12, tzinfo=dt.UTC)
"""The brief's day has this hour everywhere but at the ends of the Earth."""
BOUNDARY = "=_briefgen_{}_{}"
"""No line of base64 or quoted-printable holds "=_" (RFC 2045, 6.7)."""


@dataclass(frozen=True, slots=True)
class Letter:
    """All that a message is made of. `subject` is one line."""

    document: Document
    subject: str
    body: Rendered
    attachments: tuple[Attachment, ...] = ()
    recipients: Recipients = field(default_factory=Recipients)
    sender: Mailbox | None = None

    @property
    def key(self) -> str:
        """What the message says, hashed: the same for whomever it is for, so that nobody is sent it twice."""
        meta = self.document.meta
        said = [meta.content_hash, self.subject, digest(self.body.body), *(digest(d) for d in self.body.files.values())]
        said += [f"{file.name} {digest(file.data)}" for file in self.attachments]
        return digest("\n".join([meta.id, self.document.language, *said]).encode())[:32]

    @property
    def id(self) -> str:
        """The Message-ID (RFC 5322, 3.6.4)."""
        return f"<{self.key}@{self.sender.domain if self.sender else NOWHERE}>"

    @property
    def international(self) -> bool:
        """Whether its headers are in UTF-8 (RFC 6532), since an address cannot be written in ASCII."""
        boxes = (*self.recipients.all, *([self.sender] if self.sender else []))
        return any(box.international for box in boxes)


def digest(data: bytes) -> str:
    """SHA-256, hex."""
    return hashlib.sha256(data).hexdigest()


def draft(letter: Letter) -> bytes:
    """The message as a mail program opens it to be sent: Outlook by X-Unsent, with all recipients."""
    return _bytes(letter, unsent=True)


def as_sent(letter: Letter) -> bytes:
    """The message as it goes out: nobody sees who else gets it in secret."""
    return _bytes(replace(letter, recipients=replace(letter.recipients, bcc=())), unsent=False)


def _bytes(letter: Letter, *, unsent: bool) -> bytes:
    body = EmailMessage(policy=policy.SMTP)
    _fill(body, letter)
    for number, part in enumerate(part for part in body.walk() if part.is_multipart()):
        part.set_boundary(BOUNDARY.format(letter.key, number))
    return "".join(_head(letter, unsent)).encode() + body.as_bytes()


def _head(letter: Letter, unsent: bool) -> Iterator[str]:
    document, recipients = letter.document, letter.recipients
    if unsent:
        yield text_line("X-Unsent", "1")
    yield text_line("Date", format_datetime(dt.datetime.combine(document.meta.date, MIDDAY)))
    yield f"Message-ID: {letter.id}\r\n"  # no encoded word may stand in it, however long it is
    boxes = (
        ("From", (letter.sender,) if letter.sender else ()),
        ("To", recipients.to),
        ("Cc", recipients.cc),
        ("Bcc", recipients.bcc),
    )
    yield from (address_line(name, some) for name, some in boxes if some)
    yield text_line("Subject", letter.subject)
    yield text_line("X-Briefgen-Id", document.meta.id)
    yield text_line("X-Briefgen-Language", document.language)
    yield text_line("X-Briefgen-Version", __version__)
    yield text_line("X-Briefgen-Content", document.meta.content_hash)
    yield from (text_line("X-Briefgen-Part", digest(data)) for data in _parts(letter))


def _parts(letter: Letter) -> Iterable[bytes]:
    """Pictures and attachments, in their order."""
    return (*_pictures(letter).values(), *(file.data for file in letter.attachments))


def _pictures(letter: Letter) -> dict[str, bytes]:
    return {name: data for name, data in letter.body.files.items() if name != PLAIN}


def _fill(message: EmailMessage, letter: Letter) -> None:
    encoding = "quoted-printable" if locale_for(letter.document.language).script == "latin" else "base64"
    plain, html = letter.body.files[PLAIN].decode(), letter.body.body.decode()
    message.set_content(plain, cte=encoding, params={"format": "flowed", "delsp": "yes"})
    message["Content-Language"] = letter.document.lang  # it goes with the text when that becomes a part
    message.add_alternative(html, subtype="html", cte=encoding)
    related = list(message.iter_parts())[-1]
    assert isinstance(related, MIMEPart)
    related["Content-Language"] = letter.document.lang
    for name, data in _pictures(letter).items():
        related.add_related(data, "image", "png", cid=f"<{name}>", filename=name, disposition="inline")
    for file in letter.attachments:
        main, _, sub = file.media_type.partition("/")
        message.add_attachment(file.data, main, sub, filename=file.name)

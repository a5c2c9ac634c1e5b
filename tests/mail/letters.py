"""Letters for tests: a small body, and whoever they are for."""

from __future__ import annotations

from briefgen.diagnostics import Where
from briefgen.mail.addresses import Mailbox, Recipients, mailbox
from briefgen.mail.attachments import Attachment
from briefgen.mail.message import Letter
from briefgen.render.format import Rendered
from tests.sample import sample

BODY = Rendered(b"<p>Hello</p>\n", {"plain.txt": b"Hello\n", "chart.png": b"\x89PNG\r\n\x1a\n"})


def boxes(addresses: tuple[str, ...]) -> tuple[Mailbox, ...]:
    return tuple(mailbox(one, Where("test")) for one in addresses)


def letter(
    to: tuple[str, ...] = (),
    cc: tuple[str, ...] = (),
    bcc: tuple[str, ...] = (),
    subject: str = "A subject",
    attachments: tuple[Attachment, ...] = (),
    language: str = "en",
) -> Letter:
    named = Recipients(boxes(to), boxes(cc), boxes(bcc))
    return Letter(sample(language), subject, BODY, attachments, named)

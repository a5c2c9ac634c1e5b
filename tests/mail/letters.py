"""Letters for tests: a small body, and whoever they are for."""

from __future__ import annotations

from briefgen.build import Prepared, rendered
from briefgen.diagnostics import Where
from briefgen.doctree import Document
from briefgen.load import load_brief
from briefgen.locale import locale_for
from briefgen.mail.addresses import Mailbox, Recipients, mailbox
from briefgen.mail.attachments import Attachment, attachments, listed
from briefgen.mail.message import Letter, draft
from briefgen.render.email import email_format
from briefgen.render.format import Rendered
from briefgen.theme import default_theme
from tests.sample import sample
from tests.verify.files import STORY

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


def mail_of(document: Document, *wanted: str) -> bytes:
    """The draft that carries a document in these formats."""
    prepared = Prepared(load_brief(STORY), default_theme(), (document,))
    files, _ = attachments(prepared, document, wanted or ("docx",))
    body = rendered(prepared, document, email_format(listed(files, locale_for(document.language))))
    return draft(Letter(document, document.meta.subject or document.meta.title, body, files))

"""Messages made of a brief, one for each language, and their drafts written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.build import Prepared, prepare, rendered
from briefgen.diagnostics import Diagnostic, InputError, Where, error
from briefgen.doctree import Document
from briefgen.locale import locale_for
from briefgen.mail.addresses import mailbox, recipients
from briefgen.mail.attachments import attachments, listed
from briefgen.mail.message import Letter
from briefgen.render.email import email_format

LONGEST_SUBJECT = 400
"""In characters; more is a text that went to the wrong place."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command asks for: languages, recipients and attachments as its words say them, the sender or ""."""

    languages: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    attach: tuple[str, ...] = ()
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Composed:
    letters: tuple[Letter, ...]
    warnings: tuple[Diagnostic, ...]


def compose(path: Path, asked: Asked) -> Composed:
    """The messages of the brief at `path`, and what is to be said of them.

    Raises InputError where the brief, an address, a template or an attachment is at fault; OutputError where an
    attachment that was made now does not say what the brief says.
    """
    prepared = prepare(path, asked.languages)
    named = recipients(prepared.brief, asked.to, asked.cc, asked.bcc)
    sender = mailbox(asked.sender, Where("--from")) if asked.sender else None
    found = list(prepared.warnings)
    letters = []
    for document in prepared.documents:
        files, warnings = attachments(prepared, document, asked.attach)
        body = rendered(prepared, document, email_format(listed(files, locale_for(document.language))))
        found += [*warnings, *body.warnings]
        letters.append(Letter(document, _subject(prepared, document), body, files, named, sender))
    return Composed(tuple(letters), tuple(dict.fromkeys(found)))


def name_of(letter: Letter) -> str:
    """The name of the file that a draft is written to."""
    return f"{letter.document.meta.id}.{letter.document.language}.eml"


def _subject(prepared: Prepared, document: Document) -> str:
    """The brief's subject, else its title; raises InputError where a mail program could not show it as a line."""
    meta = document.meta
    key, text = ("email.subject", meta.subject) if meta.subject else ("title", meta.title)
    where = prepared.brief.locate(f"{key}.{document.language}", text)
    wrong = next(_unprintable(text), "")
    if wrong:
        message = f"the subject holds the character U+{ord(wrong):04X}"
        raise InputError(error("mail-subject", message, where, hint="take it out; a subject is one line"))
    if len(text) > LONGEST_SUBJECT:
        message = f"the subject has {len(text)} characters, and {LONGEST_SUBJECT} are the most"
        raise InputError(error("mail-subject", message, where, hint="give the mail a shorter `subject`"))
    return text


def _unprintable(text: str) -> Iterator[str]:
    """Control characters, and those that turn the direction of text, with which a subject can be made to lie."""
    return (
        c
        for c in text
        if unicodedata.category(c) in ("Cc", "Zl", "Zp") or "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069"
    )

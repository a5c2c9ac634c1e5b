"""Who a message is for: addresses from a brief, a command or a file, checked without asking the network."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

from briefgen.diagnostics import Diagnostic, InputError, Where, error, quoted
from briefgen.load.files import decode, read_bytes
from briefgen.mail.written import listed, name_and_address, without_remark
from briefgen.model import Brief

SPECIAL_USE_DOMAIN_NAMES.remove("local")  # which many a house has for its own mail, whatever RFC 6762 asks of it
FILE_SIGN = "@"
LARGEST_FILE = 1_000_000
HINT = 'write name@example.org, or "Name <name@example.org>"'


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A person's name, if it is known, and address (RFC 5322, 3.4); `domain` is in ASCII wherever it can be."""

    name: str
    local: str
    domain: str

    @property
    def address(self) -> str:
        return f"{self.local}@{self.domain}"

    @property
    def international(self) -> bool:
        """Whether only a server with SMTPUTF8 takes it (RFC 6531)."""
        return not self.address.isascii()


@dataclass(frozen=True, slots=True)
class Recipients:
    """Each address stands once, in the first of the three that names it."""

    to: tuple[Mailbox, ...] = ()
    cc: tuple[Mailbox, ...] = ()
    bcc: tuple[Mailbox, ...] = ()

    @property
    def all(self) -> tuple[Mailbox, ...]:
        return (*self.to, *self.cc, *self.bcc)


Written = tuple[str, Where]
"""An address as somebody wrote it, and where."""


def recipients(brief: Brief, to: Sequence[str], cc: Sequence[str], bcc: Sequence[str]) -> Recipients:
    """The recipients that the command names, else the brief's; raises InputError with every fault found.

    A word of the command is a list of addresses, or "@" and a file of them. Where the command names any, the brief's
    get nothing: whoever tries a message out on himself sends it to nobody else.
    """
    if to or cc or bcc:
        named = [_named("--to", to), _named("--cc", cc), _named("--bcc", bcc)]
    else:
        email = brief.model.email
        named = [_in_brief(brief, "email.to", email.to), _in_brief(brief, "email.cc", email.cc)]
    found, faults = zip(*map(_checked, named), strict=True)
    wrong = [fault for some in faults for fault in some]
    if wrong:
        raise InputError(*wrong)
    return _once(Recipients(*map(tuple, found)))


def mailbox(text: str, where: Where) -> Mailbox:
    """One address as somebody wrote it; raises InputError."""
    bad = next((character for character in text if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")), None)
    if bad is not None:
        message = f"the address {quoted(text)} holds the character U+{ord(bad):04X}"
        raise InputError(error("mail-address", message, where, hint="take it out; an address stands on one line"))
    name, address = name_and_address(text)
    try:
        checked = validate_email(address, check_deliverability=False)
    except EmailNotValidError as why:
        raise InputError(
            error("mail-address", f"{quoted(text)} is no address: {_reason(why)}", where, hint=HINT)
        ) from None
    return Mailbox(name, checked.local_part, checked.ascii_domain or checked.domain)


def _reason(why: EmailNotValidError) -> str:
    text = str(why).rstrip(".")
    return text[:1].lower() + text[1:]


def _named(option: str, words: Iterable[str]) -> list[Written]:
    """The addresses that the words of an option name."""
    return [one for word in words for one in _in_word(option, word)]


def _in_brief(brief: Brief, key: str, written: Iterable[str]) -> list[Written]:
    """The addresses of the brief's list, each with its line; an entry that names none is a fault."""
    return [
        (one, brief.locate(f"{key}.{at}")) for at, text in enumerate(written) for one in tuple(listed(text)) or (text,)
    ]


def _in_word(option: str, word: str) -> Iterator[Written]:
    if word.startswith(FILE_SIGN):
        yield from _in_file(word.removeprefix(FILE_SIGN))
    else:
        yield from ((one, Where(option)) for one in listed(word))


def _in_file(name: str) -> Iterator[Written]:
    """Lists of addresses, as a rule one a line, with remarks after "#"."""
    text = decode(read_bytes(Path(name), name, LARGEST_FILE), name)
    for number, line in enumerate(text.split("\n"), 1):
        yield from (
            (one, Where(name, number, line.index(one) + 1)) for one in listed(without_remark(line).rstrip("\r"))
        )


def _checked(written: Iterable[Written]) -> tuple[list[Mailbox], list[Diagnostic]]:
    found: list[Mailbox] = []
    wrong: list[Diagnostic] = []
    for text, where in written:
        try:
            found.append(mailbox(text, where))
        except InputError as fault:
            wrong += fault.diagnostics
    return found, wrong


def _once(named: Recipients) -> Recipients:
    known: set[str] = set()

    def new(boxes: Iterable[Mailbox]) -> Iterator[Mailbox]:
        for box in boxes:
            key = box.address.casefold()
            if key not in known:
                known.add(key)
                yield box

    to, cc, bcc = tuple(new(named.to)), tuple(new(named.cc)), tuple(new(named.bcc))
    return replace(named, to=to, cc=cc, bcc=bcc)

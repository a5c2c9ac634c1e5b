"""One attempt at handing a message to a server (RFC 5321), over TLS only, with its certificate verified.

smtplib sends a message and waits for the answer in one step. Here the last line is a step of its own: until it is sent
the server may deliver nothing (RFC 5321, 4.1.1.4), and after it nobody knows until there is an answer.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.diagnostics import InputError, OutputError, Where, error
from briefgen.mail.settings import Server

END = b".\r\n"
_STUFFED = re.compile(rb"(?m)^\.")
"""A line that begins with a full stop gets another (RFC 5321, 4.5.2)."""

BROKEN = (ssl.SSLEOFError, ssl.SSLZeroReturnError)
"""How a connection in TLS ends that the other side closes."""

Taken = Callable[[Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Envelope:
    """A finished message and whom it is from; `largest` is what could be left out of it, in words.

    `international` asks for SMTPUTF8 (RFC 6531).
    """

    sender: str
    data: bytes
    international: bool = False
    largest: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """Who the server took the message for, and what it said of the others: for now (`later`) or for good (`refused`).

    `unsure` are those of whom nobody knows: the message was sent to its last byte, and no answer came.
    """

    sent: tuple[str, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)
    later: Mapping[str, str] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()


class TryLater(Exception):
    """Nothing was delivered, and it may be tried again."""


def hand_over(server: Server, secret: str, envelope: Envelope, to: Sequence[str], before_end: Taken) -> Handed:
    """One attempt; `before_end` is told who will get the message, before its last line is sent.

    Raises TryLater, and BriefgenError for what another attempt would not mend.
    """
    with _session(server, secret, envelope) as smtp:
        _fits(server, smtp, envelope)
        _expect(smtp.mail(envelope.sender, _options(smtp, envelope)), 250, f"does not take mail from {envelope.sender}")
        taken, refused, later = _recipients(smtp, to)
        if not taken:
            return Handed((), refused, later)
        _expect(smtp.docmd("DATA"), 354, "takes no message")
        smtp.send(_STUFFED.sub(b"..", envelope.data))
        before_end(taken)
        try:
            smtp.send(END)
            code, text = smtp.getreply()
        except OSError:
            smtp.close()  # who does not answer is not waited for once more to say goodbye
            return Handed((), refused, later, tuple(taken))
    return _answered(code, _told(code, text), taken, refused, later)


def _answered(code: int, answer: str, taken: Sequence[str], refused: dict[str, str], later: dict[str, str]) -> Handed:
    """What the server's answer to the whole message means for those that it took it for."""
    if 200 <= code < 300:
        return Handed(tuple(taken), refused, later)
    if code >= 500:
        return Handed((), refused | dict.fromkeys(taken, answer), later)
    return Handed((), refused, later | dict.fromkeys(taken, answer))


def _recipients(smtp: smtplib.SMTP, to: Sequence[str]) -> tuple[list[str], dict[str, str], dict[str, str]]:
    taken: list[str] = []
    refused: dict[str, str] = {}
    later: dict[str, str] = {}
    for address in to:
        code, text = smtp.rcpt(address)
        if code in (250, 251):
            taken.append(address)
        else:
            (refused if code >= 500 else later)[address] = _told(code, text)
    return taken, refused, later


@contextlib.contextmanager
def _session(server: Server, secret: str, envelope: Envelope) -> Iterator[smtplib.SMTP]:
    """A connection in TLS, logged in; what fails in it is TryLater, or a fault."""
    try:
        with contextlib.closing(_connected(server, _context(server), envelope)) as smtp:
            if server.user:
                _login(server, secret, smtp)
            yield smtp
            with contextlib.suppress(OSError):
                smtp.quit()
    except ssl.SSLCertVerificationError as fault:
        hint = "name the certificate of your own authority as ca_file; nothing was sent"
        raise _fault(
            server, "mail-certificate", f"shows a certificate that is not valid: {fault.verify_message}", hint
        ) from fault
    except BROKEN as fault:
        raise TryLater(f"{server.host} cannot be reached: it closed the connection") from fault
    except ssl.SSLError as fault:
        hint = "port 465 speaks TLS at once (security = tls), port 587 after STARTTLS"
        raise _fault(server, "mail-tls", f"speaks no TLS: {fault.reason or fault}", hint) from fault
    except smtplib.SMTPResponseException as fault:
        _expect((fault.smtp_code, fault.smtp_error), 0, "refuses")
    except OSError as fault:  # that the connection was not made, timed out or was closed; smtplib's own are among them
        raise TryLater(f"{server.host} cannot be reached: {_reason(fault)}") from fault


def _connected(server: Server, context: ssl.SSLContext, envelope: Envelope) -> smtplib.SMTP:
    """The server greeted, in TLS. It is told the sender's domain, and not the name of this machine."""
    here = envelope.sender.rpartition("@")[2].encode("ascii", "ignore").decode() or "localhost"
    if server.security == "tls":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, here, timeout=server.timeout, context=context)
    else:
        smtp = smtplib.SMTP(server.host, server.port, here, timeout=server.timeout)
        try:
            smtp.starttls(context=context)
        except smtplib.SMTPNotSupportedError as fault:
            smtp.close()
            hint = "set security = tls and port = 465, if it has that; nothing is sent in the clear"
            raise _fault(server, "mail-tls", "offers no STARTTLS", hint) from fault
        except BaseException:
            smtp.close()
            raise
    smtp.ehlo_or_helo_if_needed()
    return smtp


def _context(server: Server) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=server.ca_file or None)
    except (ssl.SSLError, OSError) as fault:
        message = f"holds no certificates in PEM: {_reason(fault)}"
        raise InputError(error("mail-settings", message, Where(server.ca_file))) from fault


def _login(server: Server, secret: str, smtp: smtplib.SMTP) -> None:
    try:
        smtp.login(server.user, secret)
    except smtplib.SMTPAuthenticationError as fault:
        if fault.smtp_code < 500:
            raise
        hint = "mend `user`, or the password in the keyring or in BRIEFGEN_SMTP_PASSWORD"
        message = f"does not let {server.user} in: {_told(fault.smtp_code, fault.smtp_error)}"
        raise _fault(server, "mail-login", message, hint) from None
    except (smtplib.SMTPNotSupportedError, UnicodeEncodeError) as fault:
        message = "takes no login" if isinstance(fault, OSError) else "cannot be told a password that is not ASCII"
        raise _fault(server, "mail-login", message, "take `user` out of the settings, or mend it") from None


def _options(smtp: smtplib.SMTP, envelope: Envelope) -> list[str]:
    """What the server is told of the message beforehand: its size (RFC 1870), and that its headers are in UTF-8."""
    size = [f"SIZE={len(envelope.data)}"] if smtp.has_extn("size") else []
    return [*size, "SMTPUTF8", "BODY=8BITMIME"] if envelope.international else size


def _fits(server: Server, smtp: smtplib.SMTP, envelope: Envelope) -> None:
    """Whether the server takes such a message (RFC 1870, RFC 6531)."""
    most = smtp.esmtp_features.get("size", "")
    if most.isdecimal() and 0 < int(most) < len(envelope.data):
        message = f"takes {int(most) // 1000:,} KB at most, and the message has {len(envelope.data) // 1000:,}{envelope.largest}"
        raise _fault(server, "mail-too-large", message, "leave out an attachment")
    if envelope.international and not smtp.has_extn("smtputf8"):
        hint = "write these addresses in ASCII, or use a server that has SMTPUTF8"
        raise _fault(server, "mail-international", "takes no addresses that are not ASCII", hint)


def _expect(answer: tuple[int, bytes | str], wanted: int, what: str) -> None:
    """Raises TryLater where the server puts it off, and OutputError where it refuses."""
    code, text = answer
    if code == wanted:
        return
    if code < 500:
        raise TryLater(f"the server {what} for now: {_told(code, text)}")
    raise OutputError(error("mail-refused", f"the server {what}: {_told(code, text)}"))


def _fault(server: Server, code: str, message: str, hint: str) -> OutputError:
    return OutputError(error(code, f"{server.host} {message}", hint=hint))


def _told(code: int, text: bytes | str) -> str:
    """A server's answer on one line."""
    said = text.decode(errors="replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(''.join(c if c.isprintable() else ' ' for c in said).split())}"[:300]


def _reason(fault: Exception) -> str:
    return str(getattr(fault, "strerror", None) or fault or type(fault).__name__)

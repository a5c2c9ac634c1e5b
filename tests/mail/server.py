"""A mail server on this machine alone, with a certificate of an authority made for the test, that does as it is told."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

HOST = "127.0.0.1"
USER, PASSWORD = "ada", "correct horse"
OK = "250 OK"
DAWDLE = 3
HANG_UP, ABORT_IN_DATA, CLOSE_IN_DATA, SLEEP = "hang up", "abort in data", "close in data", "sleep"


@dataclass
class Mail:
    """What the server took: from whom, for whom, the bytes."""

    sender: str
    to: list[str]
    data: bytes
    options: list[str]


@dataclass
class Script:
    """What the server answers, in turn; the last answer stays. What it took is `taken`.

    Where `slow` names a step, the first answer there takes DAWDLE seconds.
    """

    mail: list[str] = field(default_factory=lambda: [OK])
    rcpt: dict[str, list[str]] = field(default_factory=dict)
    data: list[str] = field(default_factory=lambda: [OK])
    slow: set[str] = field(default_factory=set)
    taken: list[Mail] = field(default_factory=list)
    tries: int = 0

    async def dawdle(self, step: str) -> None:
        if step in self.slow:
            self.slow.remove(step)
            await asyncio.sleep(DAWDLE)

    def next(self, answers: list[str]) -> str:
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def handle_EHLO(
        self, server: SMTP, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        await self.dawdle("hello")
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        self.tries += 1
        answer = self.next(self.mail)
        if answer == OK:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return answer

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        await self.dawdle("recipients")
        answer = self.next(self.rcpt.get(address, [OK]))
        if answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        answer = self.next(self.data)
        if answer == HANG_UP:
            server.transport.abort()
        if answer == SLEEP:
            await asyncio.sleep(30)
        if answer == OK:
            self.taken.append(
                Mail(envelope.mail_from, list(envelope.rcpt_tos), envelope.content, envelope.mail_options)
            )
        return answer


class Server(SMTP):
    """Hangs up in the middle of a message where its script says so."""

    async def smtp_DATA(self, arg: str) -> None:
        end = self.event_handler.data[0]
        if end in (ABORT_IN_DATA, CLOSE_IN_DATA):
            self.event_handler.next(self.event_handler.data)
            await self.push("354 go on")
            await self._reader.read(10)
            self.transport.abort() if end == ABORT_IN_DATA else self.transport.close()
            self._handler_coroutine.cancel()
            return
        await super().smtp_DATA(arg)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def known(server: SMTP, session: Any, envelope: Any, mechanism: str, auth_data: Any) -> AuthResult:
    right = isinstance(auth_data, LoginPassword) and auth_data.password == PASSWORD.encode()
    return AuthResult(success=right, handled=right)


@contextlib.contextmanager
def running(
    script: Script,
    *,
    security: str = "tls",
    named: str = HOST,
    authority: trustme.CA | None = None,
    login: bool = False,
    limit: int = 33_554_432,
    utf8: bool = True,
) -> Iterator[tuple[int, trustme.CA]]:
    """The port of a server that follows the script, and the authority that made its certificate for `named`."""
    maker = authority or trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    maker.issue_cert(named).configure_cert(context)
    words: dict[str, Any] = {"data_size_limit": limit, "enable_SMTPUTF8": utf8, "hostname": "mail.test"}
    if login:
        within = security == "tls"  # aiosmtpd does not count a TLS that was there from the start
        words |= {"authenticator": known, "auth_required": not within, "auth_require_tls": not within}
    if security == "starttls":
        words |= {"tls_context": context, "require_starttls": True}

    class Here(Controller):
        def factory(self) -> SMTP:
            return Server(self.handler, **words)

    port = free_port()
    controller = Here(script, hostname=HOST, port=port, ssl_context=context if security == "tls" else None)
    controller.start()
    try:
        yield port, maker
    finally:
        controller.stop()

"""A message sent, once: tried again where the server puts it off, and to nobody who has had it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.diagnostics import BriefgenError, Diagnostic, InputError, Where, error
from briefgen.locale import locale_for
from briefgen.mail.addresses import Mailbox, mailbox
from briefgen.mail.attachments import size
from briefgen.mail.journal import Journal, State
from briefgen.mail.message import Letter, as_sent
from briefgen.mail.settings import Server, settings_file
from briefgen.mail.smtp import Envelope, Handed, TryLater, hand_over

BACK_OFF = 3
"""Each wait is so many times the one before."""


@dataclass(slots=True)
class Outcome:
    """Who was sent a message; who had it already; who was refused it, and why; and of whom nobody knows.

    `fault` is what kept it from going to the others.
    """

    sent: list[str] = field(default_factory=list)
    had: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    unsure: list[str] = field(default_factory=list)
    fault: BriefgenError | None = None

    @property
    def whole(self) -> bool:
        return not (self.refused or self.unsure or self.fault)


def ready(letter: Letter, server: Server) -> Letter:
    """The letter with its sender; raises InputError where it has none, goes to nobody, or is too large."""
    sender = letter.sender or _sender(server)
    if not letter.recipients.all:
        hint = "name them with --to, or in the brief as `email: {to: [...]}`"
        raise InputError(error("mail-no-recipient", "the message is for nobody", hint=hint))
    made = replace(letter, sender=sender)
    count = len(as_sent(made))
    if count > server.limit:
        raise InputError(_too_large(made, count, server))
    return made


def send(
    letter: Letter,
    server: Server,
    secret: str,
    journal: Journal,
    *,
    again: bool = False,
    pause: Callable[[float], None] = time.sleep,
) -> Outcome:
    """Sends a letter that is `ready`. With `again` also to those who had it, or may have.

    Two runs at a time wait for each other: what one is about to note, the other would not know.
    """
    with journal.alone():
        return _sent(letter, server, secret, journal, again, pause)


def _sent(
    letter: Letter, server: Server, secret: str, journal: Journal, again: bool, pause: Callable[[float], None]
) -> Outcome:
    known: Mapping[str, State] = {} if again else journal.states(letter.key)
    addresses = [box.address for box in letter.recipients.all]
    outcome = Outcome(
        had=[one for one in addresses if known.get(one) == "sent"],
        unsure=[one for one in addresses if known.get(one) == "begun"],
    )
    waiting = [one for one in addresses if known.get(one) not in ("sent", "begun")]
    for attempt in range(server.attempts):
        if not waiting:
            break
        if attempt:
            pause(server.wait * BACK_OFF ** (attempt - 1))
        try:
            waiting = _attempt(letter, server, secret, journal, outcome, waiting)
        except BriefgenError as fault:
            outcome.fault = fault
            break
    return outcome


def _attempt(
    letter: Letter, server: Server, secret: str, journal: Journal, outcome: Outcome, waiting: Sequence[str]
) -> list[str]:
    """Tries once, and says who is to be tried again; why they wait stands among the refused, in case it is the last."""
    begun: list[str] = []

    def before_end(taken: Sequence[str]) -> None:
        begun.extend(taken)
        journal.note(letter.key, taken, "begun")

    assert letter.sender is not None
    envelope = Envelope(letter.sender.address, as_sent(letter), letter.international, _largest(letter))
    try:
        handed = hand_over(server, secret, envelope, waiting, before_end)
    except TryLater as why:
        handed = Handed(later=dict.fromkeys(waiting, str(why)))
    journal.note(letter.key, handed.sent, "sent")
    journal.note(letter.key, [one for one in begun if one in handed.refused or one in handed.later], "refused")
    for one in waiting:
        outcome.refused.pop(one, None)
    outcome.sent += handed.sent
    outcome.unsure += handed.unsure
    outcome.refused |= {**handed.refused, **handed.later}
    return list(handed.later)


def _sender(server: Server) -> Mailbox:
    where = Where(str(settings_file()))
    for written in (server.sender, server.user if "@" in server.user else ""):
        if written:
            return mailbox(written, where)
    hint = 'write from = "name@example.org" into the settings, or say --from'
    raise InputError(error("mail-settings", "the message is from nobody", where, hint=hint))


def _too_large(letter: Letter, count: int, server: Server) -> Diagnostic:
    words = locale_for("en")
    message = f"the message has {size(count, words)}, and {size(server.limit, words)} are the most{_largest(letter)}"
    return error("mail-too-large", message, hint="leave it out of --attach, or raise limit_mb if the server takes more")


def _largest(letter: Letter) -> str:
    """The attachment that takes most of a message, as the end of a sentence; "" where it has none."""
    largest = max(letter.attachments, key=lambda file: len(file.data), default=None)
    return f"; its largest attachment is {largest.name}, {size(len(largest.data), locale_for('en'))}" if largest else ""


def faults(outcome: Outcome) -> Iterator[Diagnostic]:
    """What went wrong, by name."""
    for address, why in outcome.refused.items():
        yield error(
            "mail-refused",
            f"{address} was not sent it: {why}",
            hint="mend the address, or run it again: nobody who has had it gets it twice",
        )
    for address in outcome.unsure:
        message = f"nobody knows whether {address} was sent it: the server never answered"
        yield error("mail-unsure", message, hint="ask them, and send it with --again if it did not arrive")
    if outcome.fault is not None:
        yield from outcome.fault.diagnostics


def planned(letter: Letter, server: Server, journal: Journal, *, again: bool = False) -> Iterator[str]:
    """What sending a letter that is `ready` would do, line by line."""
    words = locale_for("en")
    known: Mapping[str, State] = {} if again else journal.states(letter.key)
    recipients = letter.recipients
    yield f"subject: {letter.subject}"
    yield f"through: {server}"
    for name, boxes in (
        ("from", (letter.sender,)),
        ("to", recipients.to),
        ("cc", recipients.cc),
        ("bcc", recipients.bcc),
    ):
        if boxes:
            yield f"{name}: {', '.join(_shown(box, known) for box in boxes if box)}"
    for file in letter.attachments:
        yield f"attached: {file.name}, {size(len(file.data), words)}"
    yield f"size: {size(len(as_sent(letter)), words)}"


def _shown(box: Mailbox, known: Mapping[str, State]) -> str:
    text = f"{box.name} <{box.address}>" if box.name else box.address
    state = {"sent": " (has had it)", "begun": " (may have had it)"}.get(known.get(box.address, ""), "")
    return text + state

"""Mail sent to a server on this machine: what it takes, what it refuses, and that nobody gets a message twice."""

from __future__ import annotations

import email.policy
import socket
import threading
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes
from pathlib import Path

import pytest
import trustme

from briefgen.diagnostics import InputError, OutputError, Where
from briefgen.mail.addresses import Recipients, mailbox
from briefgen.mail.attachments import Attachment
from briefgen.mail.journal import Journal
from briefgen.mail.message import Letter
from briefgen.mail.send import Outcome, faults, planned, ready, send
from briefgen.mail.settings import Server
from tests.mail.letters import letter
from tests.mail.server import (
    ABORT_IN_DATA,
    CLOSE_IN_DATA,
    HANG_UP,
    HOST,
    OK,
    PASSWORD,
    SLEEP,
    USER,
    Script,
    free_port,
    running,
)

A, B, C = "a@example.org", "b@example.org", "c@example.org"
GREYLISTED = "451 4.7.1 come back later"
UNKNOWN = "550 5.1.1 no such user"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> str:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "state" / "sent.jsonl")


@pytest.fixture
def sent(authority: trustme.CA, ca_file: str, journal: Journal) -> Callable[..., Outcome]:
    """Sends a letter to a server that follows a script; pauses are noted and not waited for."""

    def run(script: Script, message: Letter | None = None, *, again: bool = False, **words: object) -> Outcome:
        own = {key: words.pop(key) for key in ("user", "timeout", "attempts", "wait") if key in words}
        secret = str(words.pop("secret", ""))
        security = str(words.get("security", "tls"))
        with running(script, **{"authority": authority, **words}) as (port, _):
            server = Server(HOST, port, security, sender="desk@example.org", ca_file=ca_file, **{"timeout": 20, **own})
            made = ready(message or letter(to=(A, B)), server)
            return send(made, server, secret, journal, again=again, pause=run.pauses.append)

    run.pauses = []
    return run


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_message_is_sent_over_tls_without_what_only_a_draft_has(sent, security) -> None:
    script = Script()
    outcome = sent(script, letter(to=(A,), cc=(B,), bcc=(C,)), security=security)
    assert (outcome.sent, outcome.whole) == ([A, B, C], True)
    (mail,) = script.taken
    assert (mail.sender, mail.to) == ("desk@example.org", [A, B, C])
    told = message_from_bytes(mail.data, policy=email.policy.default)
    assert (told["To"], told["Cc"], told["From"]) == (A, B, "desk@example.org")
    assert told["Bcc"] is None
    assert told["X-Unsent"] is None
    assert C.encode() not in mail.data
    assert told["Message-ID"].endswith("@example.org>")


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_that_nobody_vouches_for_is_refused(sent, security) -> None:
    script = Script()
    outcome = sent(script, security=security, authority=trustme.CA())
    assert code(outcome) == "mail-certificate"
    assert script.tries == 0


def test_a_certificate_for_another_name_is_refused(sent) -> None:
    script = Script()
    outcome = sent(script, named="mail.example.org")
    assert code(outcome) == "mail-certificate"
    assert script.tries == 0


def test_a_server_without_tls_is_sent_nothing(sent) -> None:
    script = Script()
    assert code(sent(script, security="none")) == "mail-tls"
    assert script.tries == 0


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_login_is_made_in_tls(sent, security) -> None:
    script = Script()
    outcome = sent(script, security=security, login=True, user=USER, secret=PASSWORD)
    assert outcome.whole
    assert len(script.taken) == 1


def test_a_wrong_password_is_told_and_never_shown(sent) -> None:
    outcome = sent(Script(), login=True, user=USER, secret="wrong-secret-1")
    assert code(outcome) == "mail-login"
    assert "wrong-secret-1" not in str(outcome.fault)


def test_a_server_that_takes_no_login_is_told(sent) -> None:
    assert code(sent(Script(), user=USER, secret=PASSWORD)) == "mail-login"


def test_a_refused_recipient_is_told_by_name_and_the_others_are_sent_it(sent) -> None:
    script = Script(rcpt={B: [UNKNOWN]})
    outcome = sent(script, letter(to=(A, B, C)))
    assert outcome.sent == [A, C]
    assert outcome.refused == {B: UNKNOWN}
    assert [mail.to for mail in script.taken] == [[A, C]]
    (told,) = faults(outcome)
    assert (told.code, B in told.message) == ("mail-refused", True)


def test_where_all_are_refused_nothing_is_sent(sent) -> None:
    script = Script(rcpt={A: [UNKNOWN], B: ["553 5.1.8 not here"]})
    outcome = sent(script)
    assert outcome.sent == []
    assert outcome.refused.keys() == {A, B}
    assert script.taken == []
    assert script.tries == 1


def test_a_refused_message_is_not_tried_again(sent, journal) -> None:
    script = Script(data=["554 5.7.1 spam", OK])
    outcome = sent(script)
    assert outcome.refused == {A: "554 5.7.1 spam", B: "554 5.7.1 spam"}
    assert script.tries == 1
    assert sent(script).sent == [A, B]  # who was refused it may be tried anew


def test_what_is_put_off_is_tried_again_after_longer_and_longer_pauses(sent) -> None:
    script = Script(data=[GREYLISTED, GREYLISTED, OK])
    outcome = sent(script, wait=5)
    assert (outcome.sent, outcome.whole) == ([A, B], True)
    assert sent.pauses == [5, 15]


def test_it_is_not_tried_for_ever(sent) -> None:
    script = Script(mail=["421 4.3.2 shutting down"])
    outcome = sent(script, attempts=4)
    assert outcome.refused.keys() == {A, B}
    assert script.tries == 4


def test_a_greylisted_recipient_is_tried_alone(sent) -> None:
    script = Script(rcpt={B: [GREYLISTED, OK]})
    assert sorted(sent(script).sent) == [A, B]
    assert [mail.to for mail in script.taken] == [[A], [B]]


def test_nobody_is_sent_a_message_twice(sent) -> None:
    script = Script()
    sent(script, letter(to=(A,)))
    second = sent(script, letter(to=(A, B)))
    assert (second.had, second.sent) == ([A], [B])
    assert [mail.to for mail in script.taken] == [[A], [B]]
    assert sent(script, letter(to=(A, B)), again=True).sent == [A, B]


def test_a_message_that_says_something_else_is_another_message(sent) -> None:
    script = Script()
    sent(script, letter(to=(A,)))
    assert sent(script, letter(to=(A,), subject="Corrected")).sent == [A]


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize("end", [ABORT_IN_DATA, CLOSE_IN_DATA])
def test_a_connection_that_breaks_within_the_message_is_tried_again(sent, end, security) -> None:
    script = Script(data=[end, end, OK])
    big = letter(to=(A,), attachments=(Attachment("a.bin", "application/octet-stream", bytes(4_000_000)),))
    outcome = sent(script, big, security=security)
    assert (outcome.sent, outcome.whole) == ([A], True)
    assert script.tries == 3
    assert len(script.taken) == 1


class Crash(BaseException):
    """What ends the process."""


@pytest.mark.parametrize("state", ["begun", "sent"])
def test_a_run_that_ends_between_message_and_journal_sends_nothing_twice(sent, journal, monkeypatch, state) -> None:
    note = Journal.note

    def crashing(self, message, addresses, now) -> None:
        if now == "begun":
            note(self, message, addresses, now)
        if now == state:
            raise Crash

    script = Script()
    with monkeypatch.context() as patched:
        patched.setattr(Journal, "note", crashing)
        with pytest.raises(Crash):
            sent(script, letter(to=(A,)))
    assert len(script.taken) == (1 if state == "sent" else 0)
    assert sent(script, letter(to=(A, B))).unsure == [A]
    assert [mail.to for mail in script.taken if A in mail.to] == [[A]] * (state == "sent")


def test_two_runs_at_a_time_send_it_once(sent, journal) -> None:
    made, script, outcomes = letter(to=(A,)), Script(), []
    with journal.alone():
        other = threading.Thread(target=lambda: outcomes.append(sent(script, made)), daemon=True)
        other.start()
        other.join(1.5)
        assert other.is_alive()
        assert script.tries == 0
        journal.note(made.key, [A], "sent")
    other.join(20)
    assert [outcome.had for outcome in outcomes] == [[A]]
    assert script.taken == []


@pytest.mark.parametrize("where", ["hello", "recipients"])
def test_a_server_that_is_slow_is_not_waited_for_without_end_and_tried_again(sent, journal, where) -> None:
    script = Script(slow={where})
    outcome = sent(script, letter(to=(A,)), timeout=1)
    assert (outcome.sent, len(script.taken), sent.pauses) == ([A], 1, [5])


@pytest.mark.parametrize("end", [HANG_UP, SLEEP])
def test_a_message_without_an_answer_is_not_sent_again_unless_that_is_asked(sent, end) -> None:
    script = Script(data=[end, OK])
    outcome = sent(script, letter(to=(A,)), timeout=1)
    assert outcome.unsure == [A]
    assert [told.code for told in faults(outcome)] == ["mail-unsure"]
    assert sent(script, letter(to=(A,))).unsure == [A]
    assert script.taken == []
    assert sent(script, letter(to=(A,)), again=True).sent == [A]
    assert len(script.taken) == 1


def test_a_server_that_is_not_there_is_told_after_the_last_attempt(ca_file, journal) -> None:
    server = Server(HOST, free_port(), "tls", sender="desk@example.org", ca_file=ca_file, timeout=5)
    pauses: list[float] = []
    outcome = send(ready(letter(to=(A,)), server), server, "", journal, pause=pauses.append)
    assert HOST in outcome.refused[A]
    assert len(pauses) == server.attempts - 1


def test_a_server_that_closes_the_connection_within_the_handshake_is_tried_again(ca_file, journal) -> None:
    def hang_up(listener: socket.socket, times: int) -> None:
        for _ in range(times):
            connection, _ = listener.accept()
            with connection:
                connection.recv(10_000)

    pauses: list[float] = []
    with socket.create_server((HOST, 0)) as listener:
        server = Server(HOST, listener.getsockname()[1], "tls", sender=B, ca_file=ca_file, timeout=5)
        closing = threading.Thread(target=hang_up, args=(listener, server.attempts), daemon=True)
        closing.start()
        outcome = send(ready(letter(to=(A,)), server), server, "", journal, pause=pauses.append)
        closing.join(5)
    assert "closed the connection" in outcome.refused[A]
    assert len(pauses) == server.attempts - 1


def test_a_message_that_is_too_large_for_the_settings_names_its_largest_attachment() -> None:
    files = (Attachment("small.txt", "text/plain", b"x"), Attachment("large.pdf", "application/pdf", bytes(40_000)))
    with pytest.raises(InputError, match=r"mail-too-large: .*large\.pdf, 40"):
        ready(letter(to=(A,), attachments=files), Server(HOST, 465, "tls", sender=A, limit=20_000))


def test_a_message_that_is_too_large_for_the_server_is_told_before_it_is_sent(sent) -> None:
    script = Script()
    files = (Attachment("large.pdf", "application/pdf", bytes(40_000)),)
    outcome = sent(script, letter(to=(A,), attachments=files), limit=20_000)
    assert code(outcome) == "mail-too-large"
    assert "20 KB at most" in str(outcome.fault)
    assert "large.pdf, 40" in str(outcome.fault)
    assert script.tries == 0


def test_an_address_that_is_not_ascii_needs_a_server_that_takes_it(sent) -> None:
    script = Script()
    international = letter(to=("用户@example.org",))
    assert code(sent(script, international, utf8=False)) == "mail-international"
    assert sent(script, international).sent == ["用户@example.org"]
    (mail,) = script.taken
    assert "SMTPUTF8" in mail.options
    assert "To: 用户@example.org" in mail.data.decode()


def test_a_line_that_is_a_full_stop_arrives_as_one(sent) -> None:
    script = Script()
    made = letter(to=(A,))
    body = replace(made.body, files={**made.body.files, "plain.txt": b"before\n.\n..\nafter\n"})
    sent(script, replace(made, body=body))
    told = message_from_bytes(script.taken[0].data, policy=email.policy.default)
    assert told.get_body(("plain",)).get_content().split() == ["before", ".", "..", "after"]


def test_without_anybody_to_send_it_to_or_from_it_is_told() -> None:
    with pytest.raises(InputError, match="mail-no-recipient"):
        ready(letter(), Server(HOST, 465, "tls", sender=A))
    with pytest.raises(InputError, match="from nobody"):
        ready(letter(to=(A,)), Server(HOST, 465, "tls"))


def test_what_would_be_sent_is_told_with_those_who_had_it(sent, journal) -> None:
    sent(Script(), letter(to=(A,)))
    server = Server("smtp.example.org", 587, "starttls", user="ada", sender="Desk <desk@example.org>")
    told = "\n".join(planned(ready(letter(to=(A,), bcc=(B,)), server), server, journal))
    assert "through: smtp.example.org:587 (STARTTLS) as ada" in told
    assert "from: Desk <desk@example.org>" in told
    assert f"to: {A} (has had it)" in told
    assert f"bcc: {B}" in told


def test_a_journal_that_cannot_be_kept_keeps_the_message_from_being_sent(sent, journal) -> None:
    journal.path.parent.mkdir(parents=True)
    journal.path.mkdir()
    script = Script()
    with pytest.raises(OutputError, match="mail-journal"):
        sent(script)
    assert script.taken == []


def test_a_torn_line_of_the_journal_is_passed_over(journal) -> None:
    journal.note("one", [A], "sent")
    with journal.path.open("a") as stream:
        stream.write('{"message": "one", "to": "b@exa')
    assert journal.states("one") == {A: "sent"}


def code(outcome: Outcome) -> str:
    assert outcome.fault is not None, outcome
    return outcome.fault.diagnostics[0].code


def test_the_sender_of_the_command_goes_before_that_of_the_settings() -> None:
    made = replace(letter(to=(A,)), sender=mailbox("ada@example.net", Where("--from")))
    assert ready(made, Server(HOST, 465, "tls", sender=B)).sender.domain == "example.net"
    assert isinstance(made.recipients, Recipients)


def test_a_server_that_speaks_tls_only_after_a_greeting_is_told(ca_file, journal, authority) -> None:
    script = Script()
    with running(script, security="starttls", authority=authority) as (port, _):
        server = Server(HOST, port, "tls", sender=A, ca_file=ca_file, timeout=20)
        outcome = send(ready(letter(to=(B,)), server), server, "", journal, pause=lambda _: None)
    assert code(outcome) == "mail-tls"
    assert script.tries == 0


def test_a_file_of_certificates_that_holds_none_is_told(tmp_path, journal) -> None:
    path = tmp_path / "empty.pem"
    path.write_text("nothing")
    server = Server(HOST, 465, "tls", sender=A, ca_file=str(path))
    assert code(send(ready(letter(to=(B,)), server), server, "", journal)) == "mail-settings"


def test_a_password_that_is_not_ascii_is_told_and_never_shown(sent) -> None:
    outcome = sent(Script(), login=True, user=USER, secret="geheimnisvöll")
    assert code(outcome) == "mail-login"
    assert "geheim" not in str(outcome.fault)

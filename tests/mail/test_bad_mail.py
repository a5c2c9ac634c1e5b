"""Files that are no mail, or a damaged or hostile one, are told of and do no harm."""

from __future__ import annotations

import random

import pytest

from briefgen.verify import State, verdict_of
from tests.mail.letters import mail_of
from tests.sample import sample

NESTED = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(1_500))
MANY = b'X-A: b\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\nx\r\n" * 1_500 + b"--b--\r\n"
ODD = b"Subject: =?utf-8?b?//8=?=\r\nTo: <<<\r\nDate: nonsense\r\nX-Briefgen-Id: \xff\r\nContent-Type: ;;;=\r\n\r\nx"
UNKNOWN = b"X-Briefgen-Id: a\r\nContent-Type: text/html; charset=utf-99\r\n\r\n<p>x"


@pytest.mark.parametrize("data", [b"", b"hello\n", bytes(range(256)) * 50, NESTED, MANY, UNKNOWN])
def test_what_cannot_be_read_is_told(data: bytes) -> None:
    verdict = verdict_of("a.eml", data, {})
    assert verdict.state is State.UNREADABLE
    assert verdict.fault is not None
    assert verdict.fault.diagnostics[0].code in ("mail-damaged", "file-too-large")


def test_a_mail_of_somebody_elses_is_not_ours() -> None:
    assert verdict_of("a.eml", ODD, {}).state is State.NOT_OURS


def test_a_mail_that_was_cut_off_does_not_say_what_its_brief_says() -> None:
    document = sample("en")
    data = mail_of(document)
    for part in (0.2, 0.5, 0.9):
        verdict = verdict_of("a.eml", data[: int(len(data) * part)], {"en": document})
        assert verdict.state in (State.EDITED, State.UNREADABLE)


def test_whatever_is_written_over_it_there_is_a_verdict() -> None:
    document, chance = sample("zh"), random.Random(7)
    data = mail_of(document)
    for _ in range(40):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 20, 200))):
            changed[chance.randrange(6_000)] = chance.randrange(256)
        assert verdict_of("a.eml", bytes(changed), {"zh": document}).state in State

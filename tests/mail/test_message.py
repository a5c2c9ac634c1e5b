"""The bytes of a message, as Python's parser and one that shares no code with it read them."""

from __future__ import annotations

import email.policy
import re
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from typing import Any

import pytest
from fast_mail_parser import parse_email
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.diagnostics import Where
from briefgen.mail.addresses import mailbox
from briefgen.mail.attachments import Attachment
from briefgen.mail.filenames import file_name
from briefgen.mail.message import as_sent, draft
from tests.mail.letters import letter

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILES = (
    Attachment(file_name("Meta的闭源战略", ".docx"), WORD, bytes(range(256)) * 9),
    Attachment(file_name("闭" * 300, ".pdf"), "application/pdf", b"%PDF-1.7"),
    Attachment("notes (final).txt", "text/plain", "Grüße\r\n.\r\n".encode()),
)
SUBJECT = "人气难变现：Meta的AI模型为何转向闭源，以及这对金融、医疗与科研意味着什么，附上完整简报和幻灯片供会前阅读参考"


def parsed(data: bytes) -> EmailMessage:
    return message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)


def attached(message: EmailMessage) -> list[tuple[str | None, str, bytes]]:
    parts = message.iter_attachments()
    return [(part.get_filename(), part.get_content_type(), part.get_payload(decode=True)) for part in parts]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_two_parsers_read_the_same(language: str) -> None:
    data = draft(letter(to=("ada@example.org",), subject=SUBJECT, attachments=FILES, language=language))
    one, other = parsed(data), parse_email(data)
    assert one["Subject"] == other.subject == SUBJECT
    assert other.date == str(one["Date"])
    ours = [(file.name, file.media_type, file.data) for file in FILES]
    assert attached(one) == ours
    theirs = [(file.filename, file.mimetype, bytes(file.content)) for file in other.attachments]
    assert [file for file in theirs if file[1] != "image/png"] == ours
    assert [text.strip() for text in other.text_plain] == ["Hello"]
    assert [text.strip() for text in other.text_html] == ["<p>Hello</p>"]


def test_its_parts_stand_as_mail_programs_like_them() -> None:
    message = parsed(draft(letter(attachments=FILES)))

    def shape(part: Any) -> Any:
        return (
            [part.get_content_type(), *map(shape, part.iter_parts())]
            if part.is_multipart()
            else part.get_content_type()
        )

    related = ["multipart/related", "text/html", "image/png"]
    bodies = ["multipart/alternative", "text/plain", related]
    assert shape(message) == ["multipart/mixed", bodies, WORD, "application/pdf", "text/plain"]
    assert shape(parsed(draft(letter()))) == bodies
    picture = next(part for part in message.walk() if part.get_content_type() == "image/png")
    assert (picture["Content-ID"], picture.get_content_disposition()) == ("<chart.png>", "inline")


def test_a_draft_says_that_it_is_one_and_for_whom() -> None:
    message = parsed(draft(letter(to=("王伟，战略部 <wang@example.org>", "a@example.org"), bcc=("c@example.org",))))
    assert message["X-Unsent"] == "1"
    assert [(box.display_name, box.addr_spec) for box in message["To"].addresses] == [
        ("王伟，战略部", "wang@example.org"),
        ("", "a@example.org"),
    ]
    assert message["Bcc"] == "c@example.org"
    assert message["From"] is None


def test_a_draft_for_nobody_is_a_draft() -> None:
    message = parsed(draft(letter()))
    assert [message[name] for name in ("To", "Cc", "Bcc")] == [None, None, None]


def test_the_same_letter_has_the_same_bytes() -> None:
    first, second = (letter(to=("a@example.org",), attachments=FILES) for _ in range(2))
    assert draft(first) == draft(second)
    assert as_sent(first) == as_sent(second)


def test_no_line_is_longer_than_mail_may_have_and_each_ends_as_it_must() -> None:
    data = draft(
        letter(to=tuple(f"somebody.number.{n}@example.org" for n in range(60)), subject=SUBJECT, attachments=FILES)
    )
    assert max(map(len, data.split(b"\r\n"))) <= 90  # the media type of a Word file is one word of 85
    assert not re.search(rb"(?<!\r)\n", data)
    assert data.isascii()


def test_an_address_that_is_not_ascii_puts_the_headers_in_utf8() -> None:
    message = letter(to=("用户@例子.广告",), subject=SUBJECT)
    data = draft(message)
    assert "To: 用户@xn--fsqu00a.xn--4rr70v\r\n" in data.decode()
    assert parsed(data)["Subject"] == SUBJECT


def test_its_id_is_that_of_what_it_says_and_not_of_whom_it_is_for() -> None:
    plain = letter(to=("a@example.org",))
    assert plain.key == letter(to=("b@example.org",)).key
    others = [letter(subject="Other"), letter(attachments=FILES), letter(language="zh")]
    assert len({plain.key, *(other.key for other in others)}) == 4
    assert re.search(rb"^Message-ID: <[0-9a-f]{32}@briefgen\.invalid>\r$", draft(plain), re.MULTILINE)


def test_its_date_is_the_briefs() -> None:
    made = letter()
    assert parsed(draft(made))["Date"].datetime.date() == made.document.meta.date


NAMES = {
    '"King, Ada; \\"Countess\\"" <a@example.org>': 'King, Ada; "Countess"',
    "王伟，战略部 <b@example.org>": "王伟，战略部",
    "😀 José Ñ., PhD <c@example.org>": "😀 José Ñ., PhD",
    "=?utf-8?q?Eve?= <d@example.org>": "=?utf-8?q?Eve?=",
    "O'Neil <e@example.org>": "O'Neil",
    f"{'长' * 120} <f@example.org>": "长" * 120,
    f"{'x' * 64}@{'y' * 60}.{'y' * 60}.{'y' * 60}.org": "",
    "last@example.org": "",
}


def test_two_parsers_read_the_same_people() -> None:
    data = draft(letter(to=tuple(NAMES)))
    (told,) = parse_email(data).headers["To"]
    shown = [
        re.fullmatch(r"\s*(.*?)\s*<?([^\s<>]+@[^\s<>]+)>?", one, re.DOTALL) for one in re.split(r"(?<=org)>?,", told)
    ]
    unquoted = [re.sub(r'^"|"$|\\(?=")', "", found[1]) for found in shown if found]
    assert unquoted == list(NAMES.values())
    boxes = parsed(data)["To"].addresses
    assert [box.addr_spec[0] for box in boxes] == ["a", "b", "c", "d", "e", "f", "x", "l"]
    for box, name in zip(boxes, NAMES.values(), strict=True):  # Python's puts spaces between encoded words of a name
        assert box.display_name.replace(" ", "") == name.replace(" ", "")


def test_an_id_is_never_encoded_however_long_its_domain_is() -> None:
    domain = ".".join(["y" * 60] * 3) + ".org"
    made = replace(letter(to=("a@example.org",)), sender=mailbox(f"ada@{domain}", Where("--from")))
    assert f"\r\nMessage-ID: <{made.key}@{domain}>\r\n".encode() in as_sent(made)


@settings(max_examples=60, deadline=None)
@example("=?utf-8?q?a=0D=0ABcc:_x?= b")
@example("two  spaces and a very long English subject that goes on and on until it needs a second line, or a third")
@example("a very long English subject that goes on and on until it needs a second line, and then perhaps even a third")
@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=200))
def test_any_subject_arrives(text: str) -> None:
    data = draft(letter(subject=text))
    assert parsed(data)["Subject"] == parse_email(data).subject == text
    assert max(map(len, data.split(b"\r\n"))) <= 90

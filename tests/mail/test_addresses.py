"""Whom a message is for: what is an address, what is none, and where that stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import InputError, Where
from briefgen.load import load_brief
from briefgen.mail.addresses import mailbox, recipients
from briefgen.model import Brief

HERE = Where("--to")
BRIEF = """\
briefgen: 1
id: tiny
languages: [en]
title: Tiny
date: 2025-12-12
sections: [{heading: One, blocks: [{text: A text.}]}]
email:
  to: [one@example.org, "Two <two@example.org>"]
  cc:
    - three@example.org
    - not an address
"""


def brief(folder: Path, text: str = BRIEF.replace("    - not an address\n", "")) -> Brief:
    path = folder / "brief.yaml"
    path.write_text(text, encoding="utf-8")
    return load_brief(path)


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ("ada@example.org", "", "ada@example.org"),
        ("Ada King <ada@example.org>", "Ada King", "ada@example.org"),
        ('"King, Ada" <ada@example.org>', "King, Ada", "ada@example.org"),
        ("王伟，战略部 <wang@example.org>", "王伟，战略部", "wang@example.org"),
        ("a@例子.广告", "", "a@xn--fsqu00a.xn--4rr70v"),
        ("用户@例子.广告", "", "用户@xn--fsqu00a.xn--4rr70v"),
        ("ada@Example.ORG", "", "ada@example.org"),
        ('"Ada \\"Countess\\" King" <ada@example.org>', 'Ada "Countess" King', "ada@example.org"),
        ("ada@example.org (Ada King)", "Ada King", "ada@example.org"),
        ("desk@house.local", "", "desk@house.local"),
    ],
)
def test_an_address_with_or_without_a_name(written: str, name: str, address: str) -> None:
    found = mailbox(written, HERE)
    assert (found.name, found.address) == (name, address)
    assert found.international == (not address.isascii())


@pytest.mark.parametrize(
    "written",
    [
        "",
        "ada",
        "ada@",
        "@example.org",
        "ada@localhost",
        "ada@@example.org",
        "ada@example..org",
        "ada king@example.org",
        "ada@example.org>",
        "Ada <ada@example.org",
        "ada@example.org\nBcc: eve@example.org",
        "ada@example.org\r\nSubject: x",
        "Ada\x00 <ada@example.org>",
        "Ada \u202egro.elpmaxe <ada@example.org>",
        "Ada\u2028 <ada@example.org>",
        "a" * 400 + "@example.org",
    ],
)
def test_what_is_no_address_is_told_with_its_place(written: str) -> None:
    with pytest.raises(InputError, match=r"^--to: mail-address: "):
        mailbox(written, HERE)


@given(st.text(max_size=60))
def test_whatever_is_written_is_an_address_on_one_line_or_a_fault(text: str) -> None:
    try:
        found = mailbox(text, HERE)
    except InputError:
        return
    assert not any(sign in found.address + found.name for sign in "\r\n\x00<>")


def test_the_brief_names_them_and_its_faults_are_told_by_line(tmp_path: Path) -> None:
    found = recipients(brief(tmp_path), (), (), ())
    assert [box.address for box in found.to] == ["one@example.org", "two@example.org"]
    assert [box.address for box in found.cc] == ["three@example.org"]
    with pytest.raises(InputError) as told:
        recipients(brief(tmp_path, BRIEF), (), (), ())
    (fault,) = told.value.diagnostics
    assert (fault.where.line, fault.where.column) == (11, 7)


def test_who_is_named_by_the_command_stands_in_the_place_of_all(tmp_path: Path) -> None:
    found = recipients(brief(tmp_path), ("me@example.org",), (), ())
    assert [box.address for box in found.all] == ["me@example.org"]


def test_a_list_with_commas_and_quotes_names_several(tmp_path: Path) -> None:
    found = recipients(brief(tmp_path), ('a@example.org, "King, Ada" <ada@example.org>',), (), ("b@example.org",))
    assert [(box.name, box.address) for box in found.all] == [
        ("", "a@example.org"),
        ("King, Ada", "ada@example.org"),
        ("", "b@example.org"),
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Ada King <ada@example.org>; 王伟 <wang@example.org>;", ["Ada King|ada@example.org", "王伟|wang@example.org"]),
        ("King, Ada <ada@example.org>, b@example.org", ["King, Ada|ada@example.org", "|b@example.org"]),
        ("王伟，战略部 <w@example.org>，b@example.org；c@example.org", ["王伟，战略部|w@example.org", "|b@example.org", "|c@example.org"]),
        ("Board: Ada <ada@example.org>, b@example.org; c@example.org", ["Ada|ada@example.org", "|b@example.org", "|c@example.org"]),
        ("mailto:ada@example.org", ["|ada@example.org"]),
        ('"King, Ada; Countess" <ada@example.org>', ["King, Ada; Countess|ada@example.org"]),
        ("undisclosed-recipients:;", []),
    ],
)  # fmt: skip
def test_lists_are_read_as_mail_programs_and_people_write_them(tmp_path: Path, written: str, found: list[str]) -> None:
    named = recipients(brief(tmp_path), (written, "z@example.org"), (), ())
    assert [f"{box.name}|{box.address}" for box in named.to] == [*found, "|z@example.org"]
    team = tmp_path / "team.txt"
    team.write_text(f"\ufeff# a list\n{written}  # as of May\n", encoding="utf-8")
    assert recipients(brief(tmp_path), (f"@{team}", "z@example.org"), (), ()) == named


def test_nobody_is_named_twice(tmp_path: Path) -> None:
    found = recipients(brief(tmp_path), ("a@example.org", "A@example.org"), ("a@example.org",), ("b@example.org",))
    assert [len(found.to), len(found.cc), len(found.bcc)] == [1, 0, 1]


def test_a_file_has_an_address_a_line(tmp_path: Path) -> None:
    team = tmp_path / "team.txt"
    team.write_text("# the team\n\na@example.org\r\n  Ada <ada@example.org>\n", encoding="utf-8")
    found = recipients(brief(tmp_path), (f"@{team}",), (), ())
    assert [box.address for box in found.to] == ["a@example.org", "ada@example.org"]


def test_faults_in_a_file_are_told_with_their_lines_all_at_once(tmp_path: Path) -> None:
    team = tmp_path / "team.txt"
    team.write_text("a@example.org\nno\n  neither # at all\n", encoding="utf-8")
    with pytest.raises(InputError) as told:
        recipients(brief(tmp_path), (f"@{team}", "nor this"), (), ())
    places = [(Path(fault.where.file).name, fault.where.line, fault.where.column) for fault in told.value.diagnostics]
    assert places == [("team.txt", 2, 1), ("team.txt", 3, 3), ("--to", 0, 0)]


@pytest.mark.parametrize(
    ("content", "code"), [(None, "no-such-file"), (b"\xff\xfea", "not-utf8"), (b"a\x00", "control-character")]
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes | None, code: str) -> None:
    team = tmp_path / "team.txt"
    if content is not None:
        team.write_bytes(content)
    with pytest.raises(InputError) as told:
        recipients(brief(tmp_path), (f"@{team}",), (), ())
    assert told.value.diagnostics[0].code == code

"""Widths: those of the faces that the files name, for every character a brief may hold."""

from __future__ import annotations

import pytest

from briefgen.fit import Span, width


def points(text: str, face: str = "Calibri", bold: bool = False, mono: bool = False) -> float:
    return width([Span(text, 1000, bold, mono=mono)], face)


@pytest.mark.parametrize(
    ("face", "text", "bold", "expected"),
    [
        ("Calibri", "a", False, 479),
        ("Calibri", "€“—", False, 507 + 418 + 905),
        ("Calibri", "a", True, 494),
        ("Arial", "a", False, 556),
        ("Arial", " ", False, 278),
        ("carlito", "0", False, 507),
    ],
)
def test_widths_are_those_of_the_face(face: str, text: str, bold: bool, expected: float) -> None:
    assert points(text, face, bold) == pytest.approx(expected, abs=2)


def test_a_face_we_do_not_know_is_measured_by_the_wider_one() -> None:
    assert points("Northern lines", "Acme Grotesk") == points("Northern lines", "Arial")
    assert points("Northern lines", "Arial") > points("Northern lines", "Calibri")


def test_code_is_measured_as_a_typewriter_face() -> None:
    assert points("il", mono=True) == points("WW", mono=True)


def test_marks_that_stand_over_letters_take_no_room() -> None:
    assert points("e\u0301\u2060\ufe0f") == points("e")


def test_characters_of_no_face_are_counted_all_the_same() -> None:
    assert points("\U0001f600") >= 1000
    assert points("\ue000") > 0
    assert points("𠀀한カ") == pytest.approx(3000)


def test_width_adds_up_and_takes_the_widest_of_hard_lines() -> None:
    assert points("ab ") == pytest.approx(points("a") + points("b") + points(" "))
    assert points("a\nabc\nab") == points("abc")

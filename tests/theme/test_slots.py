"""Colours in an Office file's scheme: named by their slot where they have one."""

from __future__ import annotations

import dataclasses

import pytest

from briefgen.theme import default_theme, theme_from
from briefgen.theme.slots import colour_of, scheme, shade_of, slot_of

THEME = default_theme()
SLOTS = ["dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink"]


def test_a_scheme_fills_every_slot_in_the_schema_s_order() -> None:
    assert list(scheme(THEME)) == SLOTS
    assert scheme(THEME)["dk1"] == "14213D"
    assert scheme(THEME)["accent6"] == "B8452E"


def test_a_role_s_slot_holds_its_colour() -> None:
    roles = [*THEME.colour, *(f"categorical.{place}" for place in range(8))]
    slots = {role: slot_of(THEME, role) for role in roles}
    assert all(scheme(THEME)[slot] == colour_of(THEME, role) for role, slot in slots.items() if slot)
    assert slots["mute"] == ""
    assert slots["highlight"] == "accent6"


def test_a_brand_s_own_series_colours_are_not_taken_for_its_accent() -> None:
    brand = theme_from({"colour": {"categorical": ["#111111", "#222222"]}})
    assert slot_of(brand, "categorical.0") == ""
    assert scheme(brand)["accent3"] == "111111"


def test_greys_that_step_back_are_shades_of_a_text_colour() -> None:
    assert shade_of(THEME, "mute") == ("dk2", 0.52, 0.48)
    assert shade_of(THEME, "hairline") == ("dk2", 0.24, 0.76)
    assert shade_of(THEME, "highlight") == ("", 1.0, 0.0)


def test_a_grey_that_is_no_shade_of_a_text_colour_stays_as_it_is() -> None:
    assert shade_of(theme_from({"colour": {"mute": "#C0A0A0"}}), "mute") == ("", 1.0, 0.0)


def test_on_dark_paper_a_grey_is_a_darker_shade_of_light_text() -> None:
    dark = dataclasses.replace(
        THEME, drawn={"tx1": "FFFFFF", "tx2": "FFFFFF"}, colour={**THEME.colour, "mute": "707070"}
    )
    assert shade_of(dark, "mute") == ("dk2", 0.44, 0.0)


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(KeyError):
        colour_of(THEME, "mauve")

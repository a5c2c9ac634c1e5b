"""A theme of the user's own is laid over the default one, and what is wrong in it is told by its key."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.theme import default_theme, theme_from


def test_a_theme_changes_what_it_names_and_nothing_else() -> None:
    theme = theme_from({"name": "Acme", "slide": {"type": {"title": {"latin": [30, 36]}}}})
    assert theme.name == "Acme"
    assert (theme.slide.type["title"]["latin"].size, theme.slide.type["title"]["latin"].leading) == (30, 36)
    assert theme.slide.type["title"]["han"] == default_theme().slide.type["title"]["han"]
    assert theme.page == default_theme().page


@pytest.mark.parametrize(
    ("theme", "told"),
    [
        ({"slide": {"width": "wide"}}, "theme key slide.width must be a number of 0 or more, not 'wide'"),
        ({"slide": {"width": True}}, "theme key slide.width must be a number of 0 or more, not True"),
        ({"page": {"margin": {"left": -1}}}, "theme key page.margin.left must be a number of 0 or more, not -1"),
        ({"slide": {"zone": {"title": [1, 2]}}}, "theme key slide.zone.title must be [x, y, width, height], not [1, 2]"),
        ({"page": {"type": {"title": {"han": [20]}}}}, "theme key page.type.title.han must be [size, leading], not [20]"),
        ({"colour": {"categorical": ["blue"]}}, "theme key colour.categorical must be a colour like"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_its_key(theme: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match="theme key") as fault:
        theme_from(theme)
    assert str(fault.value).startswith(told)


def test_a_colour_that_no_role_has_is_told_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match=r"page\.type\.\w+\.colour must be one of ink, grey, .* not 'mauve'"):
        theme_from({"page": {"type": {"subtitle": {"colour": "mauve"}}}})


def test_the_first_series_of_charts_follow_a_brands_own_colours() -> None:
    theme = theme_from({"colour": {"accent": "#7A1F3D", "ink": "#2B1A2F"}})
    assert theme.categorical[:2] == ("7A1F3D", "2B1A2F")

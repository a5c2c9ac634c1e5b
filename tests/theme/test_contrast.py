"""Colours on a dark page: as far apart as on a light one, whatever the brand's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.theme import default_theme, theme_from
from briefgen.theme.contrast import LEAST, contrast, darkened, luminance, readable

colours = st.integers(0, 0xFFFFFF).map("{:06X}".format)


def test_every_pair_of_the_theme_s_colours_keeps_its_contrast() -> None:
    theme = default_theme()
    light = dict(theme.colour) | {str(place): colour for place, colour in enumerate(theme.categorical)}
    dark = darkened(theme, light)
    assert luminance(dark["white"]) < 0.02 < 0.8 < luminance(dark["ink"]) < 0.9
    for one in light:
        for other in light:
            assert abs(contrast(dark[one], dark[other]) / contrast(light[one], light[other]) - 1) < 0.06, (one, other)


@given(colours)
def test_a_brand_s_accent_reads_in_the_dark_as_it_does_in_the_light(accent: str) -> None:
    theme = theme_from({"colour": {"accent": f"#{accent}"}})
    light = {"ground": theme.colour["white"], "accent": accent}
    dark = darkened(theme, light)
    assert contrast(dark["accent"], dark["ground"]) >= min(contrast(accent, light["ground"]), 15) * 0.9


@given(colours, st.lists(colours, min_size=1, max_size=1))
def test_text_is_made_readable_on_any_ground(colour: str, grounds: list[str]) -> None:
    assert contrast(readable(colour, grounds), grounds[0]) >= LEAST * 0.97


def test_what_can_be_read_stays_as_it_is() -> None:
    assert readable("0B6E99", ("FFFFFF", "F3F5F8")) == "0B6E99"

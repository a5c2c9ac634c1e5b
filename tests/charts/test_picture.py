"""Charts as pictures: sharp, the same each time, and never with an empty box for a character."""

from __future__ import annotations

import dataclasses
import sys
from io import BytesIO
from pathlib import Path

import matplotlib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from briefgen.charts.kinds import KINDS
from briefgen.charts.picture import picture
from briefgen.diagnostics import InputError
from briefgen.doctree import Chart
from briefgen.theme import default_theme, theme_from
from tests.charts.examples import chart, charts, every_chart, hostile, sample_charts

THEME = default_theme()
LATIN = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)


def opened(made: Chart, **options: float) -> Image.Image:
    return Image.open(BytesIO(picture(made, THEME, **options)))


def colours(image: Image.Image) -> set[str]:
    counted = image.convert("RGB").getcolors(1 << 20) or []
    return {"{:02X}{:02X}{:02X}".format(*colour) for count, colour in counted if count > 100}  # type: ignore[misc]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_same_chart_gives_the_same_bytes(language: str) -> None:
    for made in sample_charts(language):
        first = picture(made, THEME)
        assert first == picture(made, THEME)
        assert b"matplotlib" not in first


def test_a_picture_has_two_pixels_for_each_of_a_screen_s() -> None:
    assert opened(sample_charts("en")[1], width_in=5, height_in=2).size == (960, 384)


def test_a_picture_carries_its_alternative_text() -> None:
    made = sample_charts("zh")[0]
    assert opened(made).info["Description"] == made.alt


def test_a_picture_wears_the_theme_s_colours() -> None:
    assert {"A3AEBC", "B8452E", "FFFFFF"} <= colours(opened(sample_charts("en")[0]))
    brand = theme_from({"colour": {"highlight": "#00AA00"}})
    assert "00AA00" in colours(Image.open(BytesIO(picture(sample_charts("en")[0], brand))))


def test_more_bars_make_a_taller_picture() -> None:
    few, many = (chart("bar", {"": ("1",) * count}, ("a",) * count) for count in (4, 12))
    assert opened(many).height > 2 * opened(few).height


def test_a_dollar_sign_is_a_dollar_sign() -> None:
    made = chart("bar", {"": ("1",)}, ("$x_1$ and $\\frac{1}$",))
    assert opened(made).width


NARROW = {"width_in": 3.55, "text_size": 10.0}
EDGE = 4
"""Pixels."""


def is_whole(image: Image.Image) -> bool:
    """Whether nothing stands so near an edge of the picture that it may be cut there."""
    paper = Image.new("RGB", image.size, "white")
    drawn = ImageChops.difference(image.convert("RGB"), paper).getbbox() or (EDGE, EDGE, EDGE, EDGE)
    left, top, right, bottom = drawn
    return min(left, top, image.width - right, image.height - bottom) >= EDGE


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_cut_at_the_edges(language: str) -> None:
    for made in every_chart(language):
        assert is_whole(opened(made)), made.kind
        assert is_whole(opened(made, **NARROW)), made.kind


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_hostile_names_are_drawn(kind: str) -> None:
    assert is_whole(opened(hostile(kind)))
    assert is_whole(opened(hostile(kind), **NARROW))


def test_a_character_without_a_font_is_said_and_not_drawn_as_a_box() -> None:
    with pytest.raises(InputError, match="ROCKET") as told:
        picture(chart("bar", {"": ("1",)}, ("\N{ROCKET}",)), THEME)
    assert told.value.diagnostics[0].code == "no-glyph"


def test_chinese_without_its_font_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pylopdf_fonts_zh_cn", None)
    with pytest.raises(InputError, match=r"pip install briefgen\[zh\], or name a font file in the theme") as told:
        picture(sample_charts("zh")[0], THEME)
    assert told.value.diagnostics[0].code == "no-han-font"
    assert picture(sample_charts("en")[0], THEME)


def test_a_theme_may_bring_its_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    import pylopdf_fonts_zh_cn

    han, latin = pylopdf_fonts_zh_cn.sans_path(), Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSerif.ttf"
    monkeypatch.setitem(sys.modules, "pylopdf_fonts_zh_cn", None)
    assert picture(sample_charts("zh")[0], theme_from({"font": {"han_file": str(han)}}))
    made = sample_charts("en")[0]
    assert picture(made, theme_from({"font": {"latin_file": str(latin)}})) != picture(made, THEME)


def test_a_font_file_that_holds_no_font_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"\0\1\0\0 and no more")
    with pytest.raises(InputError, match=r"bad-font: .*a\.ttf"):
        picture(sample_charts("en")[0], theme_from({"font": {"latin_file": str(tmp_path / "a.ttf")}}))


def test_the_user_s_own_settings_change_nothing() -> None:
    plain = picture(sample_charts("en")[0], THEME)
    with matplotlib.rc_context({"font.size": 40, "axes.facecolor": "red", "savefig.dpi": 30}):
        assert picture(sample_charts("en")[0], THEME) == plain


@settings(max_examples=15, deadline=None)
@given(made=charts(LATIN))
def test_any_chart_can_be_drawn(made: Chart) -> None:
    assert is_whole(opened(dataclasses.replace(made, alt="A chart.")))

"""SVG drawings: kept as drawings, painted for programs that show none, refused where they reach outside themselves."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.load.pictures import media_type, picture
from tests.office import need_module

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(body: str = "", size: str = 'viewBox="0 0 40 20"') -> bytes:
    return f"<svg {NAMES} {size}>{body}</svg>".encode()


def painted(data: bytes) -> tuple[int, int, set[tuple[int, ...]]]:
    """The fallback's width, height and colours."""
    image = need_module("PIL.Image").open(io.BytesIO(picture(data).fallback)).convert("RGB")
    return *image.size, {colour for _, colour in image.getcolors(1 << 24)}


def test_a_drawing_stays_one_and_has_a_picture_to_stand_in() -> None:
    made = picture(svg('<rect width="40" height="20" fill="#0B6E99"/>'))
    assert made.media_type == "image/svg+xml"
    assert media_type(made.fallback) == "image/png"
    assert painted(made.data) == (1600, 800, {(0x0B, 0x6E, 0x99)})


@pytest.mark.parametrize(
    ("size", "stated", "pixels"),
    [
        ('viewBox="0 0 40 20"', ("40", "20"), (1600, 800)),
        ('width="3in" height="72pt"', ("288", "96"), (1600, 534)),
        ('width="100%" height="100%" viewBox="0 0 10 10"', ("10", "10"), (1600, 1600)),
        ('width="20" viewBox="0 0 40 20"', ("20", "10"), (1600, 800)),
        ('width="1" height="100"', ("1", "100"), (200, 20000)),
    ],
)
def test_its_size_is_stated_in_pixels(size: str, stated: tuple[str, str], pixels: tuple[int, int]) -> None:
    made = picture(svg("<rect width='9' height='9'/>", size))
    root = etree.fromstring(made.data)
    assert (root.get("width"), root.get("height")) == stated
    assert root.get("viewBox")
    assert painted(made.data)[:2] == pixels


def test_what_editors_keep_for_themselves_is_left_out() -> None:
    made = picture(
        b'<?xml version="1.0"?><?xml-stylesheet href="x.css"?>'
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:e="http://editor" e:version="1" viewBox="0 0 9 9"><!-- c -->'
        b'<e:view/><metadata>x</metadata><a href="https://example.org"><text e:x="1">caf\xc3\xa9</text></a></svg>'
    )
    assert made.data.decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><a><text>café</text></a></svg>'
    )


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<set attributeName='href' to='x'/>", "<set>"),
        ("<rect onclick='x()'/>", "script (onclick)"),
        ("<image xlink:href='http://example.org/a.png'/>", "outside it (http://example.org/a.png)"),
        ("<image href='file:///etc/passwd'/>", "outside it (file:///etc/passwd)"),
        ("<image href='../secret.png'/>", "outside it (../secret.png)"),
        ("<use href='other.svg#a'/>", "outside it (other.svg#a)"),
        ("<style>@import 'x.css';</style>", "outside it (@import"),
        ("<style>a{fill:url( 'https://example.org/a.svg#b')}</style>", "outside it (url( 'https"),
        ("<rect style='fill:u\\72l(http://example.org)'/>", "outside it (\\72l"),
        ("<rect fill='url(http://example.org/a.svg#b)'/>", "outside it (url(http"),
        ("<image href='data:image/svg+xml;base64,AAAA'/>", "outside it (data:image/svg+xml"),
        ("<image href='data:image/png;base64,AAAA'/>", "a picture in it that is no"),
    ],
)
def test_what_acts_or_leads_outside_is_refused(body: str, fault: str) -> None:
    with pytest.raises(ValueError, match="is an SVG drawing") as told:
        picture(svg(body))
    assert fault in str(told.value)


def test_entities_are_refused_and_never_read(tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for entity in (f'SYSTEM "{secret}"', '"aaaa"'):
        data = f"<!DOCTYPE svg [<!ENTITY e {entity}>]><svg {NAMES} viewBox='0 0 9 9'><text>&e;</text></svg>"
        with pytest.raises(ValueError, match="declares entities"):
            picture(data.encode())


@pytest.mark.parametrize("tag", ["<g id='s{0}'>{1}</g>", "<pattern id='s{0}'>{1}</pattern>"])
@pytest.mark.parametrize(
    "shape", ["<use href='#s{0}'/>", "<rect fill='url(#s{0})'/>", "<rect style='fill:url(#s{0})'/>"]
)
def test_shapes_made_of_shapes_without_end_are_refused(tag: str, shape: str) -> None:
    body = "".join(tag.format(level, shape.format(level - 1) * 10) for level in range(1, 9))
    with pytest.raises(ValueError, match="more than 100,000 shapes"):
        picture(svg(body + shape.format(8)))


def test_a_shape_made_of_itself_is_refused_and_ends() -> None:
    with pytest.raises(ValueError, match="cannot be painted"):
        picture(svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"))


def test_a_drawing_without_a_size_or_of_broken_xml_is_refused() -> None:
    for data, fault in (
        (svg(size=""), "give it a viewBox"),
        (svg(size='viewBox="0 0 0 5"'), "give it a viewBox"),
        (svg("<g>"), "XML is broken"),
        (svg("<g>" * 5000), "XML is broken"),
        (b"<svg viewBox='0 0 9 9'/>", "is no SVG drawing"),
    ):
        with pytest.raises(ValueError, match=fault):
            picture(data)


@given(st.text("<>/='\" #&;gurla()0123456789:xsevcthd", max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_body_is_a_drawing_or_a_fault_in_words(body: str) -> None:
    try:
        assert media_type(picture(svg(body)).fallback) == "image/png"
    except ValueError as fault:
        told = str(fault)
    else:
        told = "an SVG drawing"
    assert "SVG drawing" in told


def test_the_same_drawing_is_painted_the_same() -> None:
    data = svg("<text x='1' y='9' font-family='Calibri'>Lines</text>")
    assert picture(data).fallback == picture(data).fallback

"""Pictures beside a brief: PNG and JPEG, by what they are and not by their names."""

import base64
import struct
import zlib
from pathlib import Path

import pytest

from briefgen.load import load_brief
from tests.load.conftest import with_blocks

IMAGE = with_blocks("- image: {file: map.png, alt: A map}")
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/"
    "wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q=="
)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width=1, height=1):
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("data", "media_type"), [(png(), "image/png"), (JPEG, "image/jpeg")])
def test_a_picture_is_known_by_its_first_bytes(faults, folder, data, media_type):
    (folder / "map.png").write_bytes(data)
    assert faults(IMAGE) == []
    picture = load_brief(Path("brief.yaml")).pictures["map.png"]
    assert (picture.data, picture.media_type) == (data, media_type)


def frame(width, height):
    return (
        b"\xff\xd8\xff\xe0\x00\x10"
        + b"JFIF\0"
        + bytes(9)
        + b"\xff\xff\xc2\x00\x0b\x08"
        + struct.pack(">HH", height, width)
        + bytes(8)
    )


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (png(50_000, 50_000), "has 50,000 x 50,000 pixels, more than 50 million"),
        (frame(60_000, 1_000), "has 60,000 x 1,000 pixels, more than 50 million"),
        (png(0, 5), "is broken or cut short"),
        (png()[:-5], "is broken or cut short"),
        (png()[:20], "is broken or cut short"),
        (png().replace(b"IDAT", b"ID\x80T"), "is broken or cut short"),
        (png()[:45] + b"\1" + png()[46:], "is broken or cut short"),
        (png()[:33] + png()[-12:], "is broken or cut short"),
        (JPEG[:-2], "is broken or cut short"),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 1000, "is broken or cut short"),
        (JPEG[:40], "is broken or cut short"),
        (b"\xff\xd8" + b"\xff" * 100_000, "is broken or cut short"),
        (b"\xff\xd8\xff\xe0" + bytes(100_000), "is broken or cut short"),
        (b"GIF89a", "is a GIF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "is a WebP picture"),
        (b"<?xml version='1.0'?><svg/>", 'is no SVG drawing, whose first element is <svg xmlns="http://www.w3.org/2000/svg">'),
        (b"%PDF-1.7", "is a PDF"),
        (b"MZ\x90", "is no PNG, JPEG or SVG picture"),
        (b"", "is no PNG, JPEG or SVG picture"),
    ],
)  # fmt: skip
def test_what_cannot_stand_in_a_document_is_refused(faults, folder, data, fault):
    (folder / "map.png").write_bytes(data)
    assert faults(IMAGE) == [f"brief.yaml:10:23: bad-picture: map.png {fault} (save it as PNG, JPEG or plain SVG)"]


def test_an_oversized_picture_is_refused_unread(faults, folder):
    with (folder / "map.png").open("wb") as stream:
        stream.truncate(21_000_000)
    assert faults(IMAGE) == ["brief.yaml:10:23: file-too-large: map.png is larger than 20 MB, the most that is read"]


def test_a_missing_picture_is_told_once_for_each_place(faults):
    text = with_blocks("- image: {file: map.png, alt: x}", "- image: {file: map.png, alt: y}")
    assert faults(text) == [
        "brief.yaml:10:23: no-such-file: there is no file map.png",
        "brief.yaml:11:23: no-such-file: there is no file map.png",
    ]

"""An SVG drawing in every format: the drawing itself, and beside it a picture for programs that show none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from briefgen.build import build
from tests.office import audit, pdf_text, to_pdf

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#0B6E99"/></svg>'
BRIEF = """\
briefgen: 1
id: map
languages: [en]
title: A map
date: 2025-12-12
sections: [{heading: Lines, blocks: [{image: {file: map.svg, alt: The lines, caption: The map}}]}]
"""
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    (tmp_path / "map.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    return tmp_path / "brief.yaml"


def media(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        return {name.rpartition(".")[2]: package.read(name) for name in package.namelist() if "/media/" in name}


@pytest.mark.parametrize(("format", "folder"), [("docx", "word"), ("deck", "ppt/slides")])
def test_office_has_the_drawing_and_a_picture_to_stand_in(
    brief: Path, format: str, folder: str, tmp_path: Path
) -> None:
    path = build(brief, [format], ["en"], tmp_path / "out").files[0]
    assert audit(path) == []
    held = media(path)
    assert set(held) == {"svg", "png"}
    assert b'fill="#0B6E99"' in held["svg"]
    with zipfile.ZipFile(path) as package:
        found = 0
        for name in package.namelist():
            if name.startswith(folder) and name.endswith(".xml"):
                for blip in etree.fromstring(package.read(name)).iter(SVG_BLIP):
                    root, _, part = name.rpartition("/")
                    related = package.read(f"{root}/_rels/{part}.rels").decode()
                    assert f'Id="{blip.get(R + "embed")}"' in related
                    found += 1
    assert found == 1


def test_libreoffice_shows_the_page(brief: Path, tmp_path: Path) -> None:
    path = build(brief, ["docx"], ["en"], tmp_path / "out").files[0]
    assert "The map" in pdf_text(to_pdf(path, tmp_path))


def test_markdown_has_the_drawing_beside_it(brief: Path, tmp_path: Path) -> None:
    files = {
        path.name: path.read_text(encoding="utf-8") for path in build(brief, ["md"], ["en"], tmp_path / "out").files
    }
    assert "![The lines](map.en.figure-1.svg)" in files["map.en.md"]
    assert 'fill="#0B6E99"' in files["map.en.figure-1.svg"]

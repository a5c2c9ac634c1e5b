"""The plan told in words instead of drawn."""

from __future__ import annotations

import dataclasses

import pytest

from briefgen.render.pptx import FORMAT
from briefgen.render.pptx.plan import plan
from briefgen.theme import default_theme
from tests.render.pptx.made import context
from tests.sample import sample


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_outline_names_each_slide_and_writes_nothing(language: str) -> None:
    document = sample(language)
    asked = dataclasses.replace(context(), options={"outline": True})
    rendered = FORMAT.render(document, asked)
    slides = plan(document, default_theme()).slides
    assert rendered.body == b""
    assert rendered.answer
    lines = rendered.answer.text.splitlines()[1:]
    assert len(lines) == len(slides)
    for number, (line, slide) in enumerate(zip(lines, slides, strict=True), 1):
        assert line.split()[0] == str(number)
        assert slide.title[:20] in line
        assert slide.kind in line
    assert [row["notes"] for row in rendered.answer.data] == [list(slide.notes) for slide in slides]

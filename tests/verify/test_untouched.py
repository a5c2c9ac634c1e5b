"""Files as they were made are in step, whatever a brief holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from briefgen.assets import Assets
from briefgen.compile import compile_brief
from briefgen.doctree import Document
from briefgen.load import load_brief
from briefgen.render.format import Context
from briefgen.render.pptx.base import customers_base
from briefgen.render.pptx.customer.settle import settled
from briefgen.render.pptx.plan import plan
from briefgen.render.pptx.write import write
from briefgen.render.registry import load_format
from briefgen.theme import default_theme
from briefgen.verify import State, verdict_on
from briefgen.verify.a11y import barriers
from tests.briefs import brief
from tests.templates.decks import ODD
from tests.verify.files import SUFFIXES

BRIEFS = 24
LANGUAGES = ("en", "zh")


def documents(seed: int, folder: Path) -> Mapping[str, Document]:
    path = folder / "brief.yaml"
    path.write_text(brief(Random(seed)), encoding="utf-8")
    loaded = load_brief(path)
    return {language: compile_brief(loaded, language).document for language in LANGUAGES}


def hold(file: Path, data: bytes, told: Mapping[str, Document]) -> None:
    file.write_bytes(data)
    verdict = verdict_on(file, told)
    assert (verdict.state, verdict.differences) == (State.IN_STEP, ()), file.name
    assert barriers(file, data) == (), file.name


@pytest.mark.parametrize("seed", range(BRIEFS))
def test_no_made_up_brief_raises_a_false_alarm(seed: int, tmp_path: Path) -> None:
    told = documents(seed, tmp_path)
    for language, document in told.items():
        for name, suffix in SUFFIXES.items():
            made = load_format(name).render(document, Context(default_theme(), Assets()))
            for beside, data in made.files.items():
                (tmp_path / beside).write_bytes(data)
            hold(tmp_path / f"made.{language}{suffix}", made.body, told)


@pytest.mark.parametrize("name", ODD)
def test_no_deck_on_an_odd_template_raises_a_false_alarm(name: str, tmp_path: Path) -> None:
    told = documents(len(name), tmp_path)
    for language, document in told.items():
        on = customers_base(ODD[name](), f"{name}.pptx", default_theme())
        slides, _ = settled(plan(document, on.theme, on).slides, document, on)
        hold(tmp_path / f"made.{language}.pptx", write(slides, document, on), told)

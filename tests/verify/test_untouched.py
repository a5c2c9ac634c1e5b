"""Files as they were made are in step, whatever a brief holds."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from briefgen.assets import Assets
from briefgen.compile import compile_brief
from briefgen.load import load_brief
from briefgen.render.format import Context
from briefgen.render.registry import load_format
from briefgen.theme import default_theme
from briefgen.verify import State, verdict_on
from briefgen.verify.a11y import barriers
from tests.briefs import brief
from tests.verify.files import SUFFIXES

BRIEFS = 24


@pytest.mark.parametrize("seed", range(BRIEFS))
def test_no_made_up_brief_raises_a_false_alarm(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(brief(Random(seed)), encoding="utf-8")
    loaded = load_brief(path)
    documents = {language: compile_brief(loaded, language).document for language in ("en", "zh")}
    for language, document in documents.items():
        for name, suffix in SUFFIXES.items():
            made = load_format(name).render(document, Context(default_theme(), Assets()))
            file = tmp_path / f"made.{language}{suffix}"
            file.write_bytes(made.body)
            for beside, data in made.files.items():
                (tmp_path / beside).write_bytes(data)
            verdict = verdict_on(file, documents)
            assert (verdict.state, verdict.differences) == (State.IN_STEP, ()), file.name
            assert barriers(file, made.body) == (), file.name

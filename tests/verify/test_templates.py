"""Files made on customers' templates: what the template says is no edit, and an edit is one all the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from briefgen.assets import Assets
from briefgen.diagnostics import InputError
from briefgen.render.format import Context
from briefgen.render.registry import load_format
from briefgen.theme import default_theme
from briefgen.verify import State, verdict_on
from tests.render.docx.odd import TEMPLATES
from tests.templates.decks import ODD
from tests.verify.files import SUFFIXES, replaced, story, written

CASES = [("docx", name, make) for name, make in TEMPLATES.items()] + [
    ("deck", name, make) for name, make in ODD.items()
]
PARTS = {"docx": r"word/.*\.xml", "deck": r"ppt/slides/slide\d+\.xml"}


@cache
def on(format: str, name: str, folder: Path) -> bytes:
    make = next(make for kind, other, make in CASES if (kind, other) == (format, name))
    template = written(folder, f"acme{SUFFIXES[format]}", make())
    context = Context(default_theme(), Assets(), {"template": str(template)}, template)
    try:
        return load_format(format).render(story("en"), context).body
    except InputError:
        pytest.skip("a template that is refused")


@pytest.mark.parametrize(("format", "name"), [case[:2] for case in CASES])
def test_a_file_on_a_template_is_in_step_and_an_edit_of_it_is_found(format: str, name: str, tmp_path: Path) -> None:
    data = on(format, name, tmp_path)
    path = written(tmp_path, f"made{SUFFIXES[format]}", data)
    verdict = verdict_on(path, {"en": story("en")})
    assert (verdict.state, verdict.differences) == (State.IN_STEP, ())
    path.write_bytes(replaced(data, PARTS[format], "Key people have left", "Most people have left", 0))
    assert "sections.build.blocks.0.1" in {d.key for d in verdict_on(path, {"en": story("en")}).differences}

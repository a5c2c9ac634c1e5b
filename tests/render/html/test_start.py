"""What a web page costs whoever only lists the formats, or has no charts."""

from __future__ import annotations

import subprocess
import sys

FORMAT = "import sys; from briefgen.render.html import FORMAT; heavy = ('jinja2', 'markupsafe', 'matplotlib', 'numpy', 'lxml', 'docx', 'pptx')"
WITHOUT_CHARTS = """
import dataclasses
from briefgen.assets import Assets
from briefgen.render.format import Context
from briefgen.theme import default_theme
from tests.sample import sample
FORMAT.render(dataclasses.replace(sample('en'), body=()), Context(default_theme(), Assets()))
heavy = ('matplotlib', 'numpy', 'docx', 'pptx')
"""


def loaded(code: str) -> str:
    code += "\nprint([name for name in heavy if name in sys.modules])"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_the_format_s_name_costs_nothing_heavy() -> None:
    assert loaded(FORMAT) == "[]"


def test_a_briefing_without_charts_draws_none() -> None:
    assert loaded(FORMAT + WITHOUT_CHARTS) == "[]"

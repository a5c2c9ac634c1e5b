"""What a chart costs before it is drawn: nothing heavy is imported by who does not need it."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "kept_out"),
    [
        ("briefgen.charts.kinds", ("lxml", "matplotlib", "pptx", "docx", "xlsxwriter")),
        ("briefgen.charts.native", ("matplotlib", "pptx", "docx")),
        ("briefgen.charts.picture", ("matplotlib", "lxml", "pptx", "docx")),
    ],
)
def test_importing_a_module_leaves_the_heavy_ones_out(module: str, kept_out: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print([name for name in {kept_out!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

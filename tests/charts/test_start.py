"""What a chart costs before it is drawn: nothing heavy is imported by who does not need it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

UNUSED = {
    *("matplotlib", "numpy", "PIL", "pptx", "jinja2", "rich", "asyncio", "ssl", "openpyxl"),
    *("briefgen.verify", "briefgen.check", "briefgen.locale.zh", "briefgen.locale.de", "briefgen.charts.kinds.bar"),
    *("briefgen.charts.picture", "briefgen.render.pptx", "briefgen.render.docx.customer"),
}
"""What a Word file of English words alone does not need."""


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


def test_a_brief_without_charts_waits_for_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    brief = tmp_path / "brief.yaml"
    brief.write_text(
        "briefgen: 1\nid: plain\nlanguages: [en]\ntitle: Plain\ndate: 2025-01-02\n"
        "sections:\n  - {id: one, heading: One, blocks: [{text: Words.}]}\n"
    )
    code = (
        "import sys\nfrom briefgen.cli import main\n"
        f"try: main()\nexcept SystemExit: print(sorted({UNUSED!r} & set(sys.modules)), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "docx", str(brief), "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert done.stdout.strip().endswith("plain.en.docx")

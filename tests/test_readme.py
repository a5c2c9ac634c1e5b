"""What the README says is so."""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.compile import compile_brief
from briefgen.doctree import Document
from briefgen.doctree.walk import plain
from briefgen.load import load_brief

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _example(folder: Path, language: str) -> Document:
    match = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert match is not None
    path = folder / "brief.yaml"
    path.write_text(match.group(1), encoding="utf-8")
    return compile_brief(load_brief(path), language).document


def test_its_example_brief_compiles_and_says_its_facts(tmp_path: Path) -> None:
    english = plain(_example(tmp_path, "en").summary.points[0].content).replace("\u00a0", " ")
    assert english == "The programme costs $4.2 billion and saves over $300 million a year."
    assert plain(_example(tmp_path, "zh").summary.points[0].content) == "工程需要42亿美元，节省燃料每年超过3亿美元。"


def test_its_links_and_pictures_are_there() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    missing = [target for target in targets if "://" not in target and not (ROOT / target).exists()]
    assert missing == []

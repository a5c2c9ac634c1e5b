"""A small brief with a text of each kind, and the commands tried on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import polib
import pytest
from click.testing import Result

from tests.cli.test_cli import run

BRIEF = """\
briefgen: 1
id: rail
languages: [en, zh]
title: {en: "Wire the north: now", zh: 北线应尽快电气化}   # the cover
date: 2025-03-14
authors: [{all: GPT-5}, {en: Rail desk, zh: 铁路组}]

facts:
  cost: {label: {en: Programme cost, zh: 工程总额}, value: 4.2e9, unit: USD, cite: "[@estimate, pp. 12-14]"}
  trains:
    label: {en: Trains, zh: 列车}
    value: 12
    unit: {en: train, zh: 列}

sources:
  estimate: {type: report, title: Programme estimate, language: en, translated-title: {zh: 工程概算}}
  plan: {type: report, title: 规划, language: zh, translated-title: {en: The plan}}

sections:
  - id: money
    heading: {en: The money, zh: 资金}
    takeaway:
      en: It costs ${cost}.   # not cheap
      zh: 总额${cost}。
    blocks:
      # the first point is the weightiest
      - bullets:
          - lead: {en: Freight, zh: 货运}
            text:
              en: >-
                Freight gains **most** from ${trains} [@plan, para. 7]; see [](#sums) and
                [the plan](https://example.org/plan).
              zh: 货运受益**最大**，有${trains|short}[@plan, para. 7]，见[](#sums)及[规划](https://example.org/plan)。
          - {en: "[@estimate, p. 3] says so.", zh: "[@estimate, p. 3]如此说。"}
      - chart: {id: sums, kind: bar, title: {en: Sums, zh: 金额}, data: [{value: cost}]}
"""
GERMAN = {
    "title": "Der Norden unter Draht: jetzt",
    "authors.1": "Referat Bahn",
    "facts.cost.label": "Kosten",
    "facts.trains.label": "Züge",
    "facts.trains.unit": "Zug | Züge",
    "sources.plan.translated-title": "Der Plan",
    "sections.money.heading": "Das Geld",
    "sections.money.takeaway": "Die Kosten sind {cost}.",
    "sections.money.blocks.0.bullets.0.lead": "Güter",
    "sections.money.blocks.0.bullets.0.text": "Siehe {see_sums} und [den Plan]({link}): **Güter** gewinnen, {trains} {note_plan}.",
    "sections.money.blocks.0.bullets.1": "So steht es in {note_estimate}.",
    "sections.money.blocks.1.chart.title": "Beträge",
}

Command = Callable[..., Result]


class Desk:
    """A folder with a brief in it and the PO file that a translator works on."""

    def __init__(self, folder: Path) -> None:
        self.brief = folder / "brief.yaml"
        self.po = folder / "brief.de.po"
        self.brief.write_text(BRIEF, encoding="utf-8")

    @property
    def text(self) -> str:
        return self.brief.read_text(encoding="utf-8")

    def change(self, old: str, new: str) -> None:
        assert old in self.text
        self.brief.write_text(self.text.replace(old, new), encoding="utf-8")

    def export(self, *words: str, to: str = "de") -> Result:
        return run("translate", "export", self.brief, "--to", to, *words)

    def take(self, *words: str) -> Result:
        return run("translate", "import", self.po, self.brief, *words)

    def catalog(self) -> Mapping[str, polib.POEntry]:
        return {entry.msgctxt: entry for entry in polib.pofile(str(self.po)) if not entry.obsolete}

    def say(self, said: Mapping[str, str], flags: tuple[str, ...] = ()) -> None:
        """Fills in translations by their keys, as a translator's program would."""
        po = polib.pofile(str(self.po))
        for entry in po:
            if entry.msgctxt in said:
                entry.msgstr = said[entry.msgctxt]
                entry.flags = [*(flag for flag in entry.flags if flag != "fuzzy"), *flags]
        po.save()

    def line(self, of: str) -> int:
        """The line of the PO file that begins with these words."""
        lines = self.po.read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if line.startswith(of))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def exported(desk: Desk) -> Desk:
    """With its PO file, nothing translated yet."""
    assert desk.export().exit_code == 0
    return desk


@pytest.fixture
def translated(exported: Desk) -> Desk:
    """With its PO file filled in and not imported yet."""
    exported.say(GERMAN)
    return exported

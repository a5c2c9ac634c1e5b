"""Sentences as briefs have them, many in one run: what rules find in them, and what they rightly leave alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from briefgen.build import check
from briefgen.diagnostics import Diagnostic
from tests.check.finding import blocks, brief
from tests.part import lay

SENTENCES: Mapping[str, Mapping[str, Sequence[str]]] = yaml.safe_load(
    Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8")
)
FACTS = """\
facts:
  cover: {label: {en: Coverage of girls, zh: 女孩接种率, de: Impfquote der Mädchen}, value: 27, unit: "%", as_of: 2023, cite: "[@article]"}
  revenue: {label: {en: Revenue, zh: 收入, de: Umsatz}, value: 5e9, unit: USD, cite: "[@article]"}
  share: {label: {en: Market share, zh: 市场份额, de: Marktanteil}, value: 66.7, unit: "%", cite: "[@article]"}
  power: {label: {en: Power, zh: 装机容量, de: Leistung}, value: 69, unit: {all: GW}, cite: "[@article]"}
  factor: {label: {en: Factor, zh: 倍数, de: Faktor}, value: 2, unit: "×", cite: "[@article]"}
key_figures: [cover, revenue, share, power]
"""


def found_in(folder: Path, languages: str, texts: Sequence[str], facts: str = "") -> Mapping[str, list[Diagnostic]]:
    """What is found in each text, all of them in one brief; a text in two languages has a bar in it."""
    names = languages.split()
    said = [zip(names, text.split(" | "), strict=True) for text in texts]
    lines = ["- text: {" + ", ".join(f'{name}: "{words}"' for name, words in one) + "}" for one in said]
    part = blocks(*lines)
    found: dict[str, list[Diagnostic]] = {text: [] for text in texts}
    for one in check(lay(folder, brief(names, part, facts) if facts else brief(names, part))):
        place = one.key.split(".")
        if place[0] == "sections":
            found[texts[int(place[3])]].append(one)
    return found


def of_codes(found: Mapping[str, list[Diagnostic]], *codes: str) -> tuple[list[str], list[str]]:
    """The texts in which one of these is found, and those in which none is."""
    told = [text for text, every in found.items() if any(one.code in codes for one in every)]
    return told, [text for text in found if text not in told]


def cases(name: str) -> list[str]:
    return list(SENTENCES[name])


@pytest.mark.parametrize("language", cases("claims"))
def test_claims_are_found(language: str, tmp_path: Path) -> None:
    found = found_in(tmp_path, language, SENTENCES["claims"][language])
    assert of_codes(found, "claim-without-source")[1] == []


@pytest.mark.parametrize("language", cases("no_claims"))
def test_what_claims_nothing_is_left_alone(language: str, tmp_path: Path) -> None:
    found = found_in(tmp_path, language, SENTENCES["no_claims"][language])
    assert of_codes(found, "claim-without-source", "typed-amount")[0] == []


@pytest.mark.parametrize("languages", cases("same"))
def test_one_number_in_two_languages_is_left_alone(languages: str, tmp_path: Path) -> None:
    found = found_in(tmp_path, languages, SENTENCES["same"][languages])
    assert [
        (text, [one.message for one in every if one.code.startswith("parity")]) for text, every in found.items()
    ] == [(text, []) for text in found]


@pytest.mark.parametrize("languages", cases("different"))
def test_numbers_that_differ_are_told(languages: str, tmp_path: Path) -> None:
    found = found_in(tmp_path, languages, SENTENCES["different"][languages])
    assert of_codes(found, "parity-number")[1] == []


@pytest.mark.parametrize("name", ["of_a_fact", "of_other_things"])
@pytest.mark.parametrize("language", ["en", "zh", "de"])
def test_numbers_of_facts_are_told_from_those_of_other_things(language: str, name: str, tmp_path: Path) -> None:
    found = found_in(tmp_path, language, SENTENCES[name][language], FACTS)
    told = [
        text
        for text, every in found.items()
        if any(
            one.code == "contradicted-fact" or (one.code == "typed-amount" and "says it" in one.message)
            for one in every
        )
    ]
    assert told == (list(found) if name == "of_a_fact" else [])

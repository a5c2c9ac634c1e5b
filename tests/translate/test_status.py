"""How much is translated, as people and programs are told."""

from __future__ import annotations

import json

import pytest

from briefgen.translate.status import words_in
from tests.cli.test_cli import run
from tests.translate.conftest import GERMAN, Desk


def test_each_part_has_its_share_in_each_language(translated: Desk) -> None:
    few = {key: said for key, said in GERMAN.items() if key.startswith("facts.") or key.endswith(".takeaway")}
    translated.say({key: few.get(key, "") for key in GERMAN})
    translated.take()
    lines = run("translate", "status", translated.brief).stdout.splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "zh de",
        "title and opening 100% 2/2 0% 0/2 6 words to do",
        "facts 100% 3/3 100% 3/3",
        "sources - 0% 0/1 2 words to do",
        "The money 100% 6/6 16% 1/6 14 words to do",
        "all 100% 11/11 33% 4/12 22 words to do",
    ]
    told = json.loads(run("translate", "status", translated.brief, "--json").stdout)
    assert told["source"] == "en"
    parts = {part["key"]: part["languages"]["de"] for part in told["parts"]}
    assert list(parts) == ["opening", "facts", "sources", "sections.money"]
    assert parts["facts"] == {"texts": 3, "done": 3, "words": 4, "words_done": 4}
    assert parts["sections.money"]["done"] == 1
    assert told["languages"]["de"]["done"] == 4
    assert told["languages"]["zh"]["done"] == told["languages"]["zh"]["texts"] == 11


def test_what_was_translated_from_other_words_is_to_be_looked_at_again(translated: Desk) -> None:
    translated.take()
    translated.change("It costs ${cost}.", "It will cost ${cost}.")
    assert (
        run("translate", "status", translated.brief).stdout.splitlines()[-1].startswith("de: 1 to be looked at again")
    )
    told = json.loads(run("translate", "status", translated.brief, "--json").stdout)
    assert (told["languages"]["de"]["doubtful"], told["languages"]["zh"]["doubtful"]) == (1, 0)


def test_a_brief_of_one_language_says_so(desk: Desk) -> None:
    desk.brief.write_text(
        "briefgen: 1\nid: x\nlanguages: [en]\ntitle: T\ndate: 2025-01-01\nsections: [{heading: H}]\n", encoding="utf-8"
    )
    assert "only en is written" in run("translate", "status", desk.brief).stdout


def test_a_language_that_the_brief_has_not_is_told(desk: Desk) -> None:
    done = run("translate", "status", desk.brief, "--from", "de")
    assert (done.exit_code, " no-such-language: " in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [("It costs {cost} – a lot.", "en", 4), ("Llama 2赢得{downloads}，但是", "zh", 6), ("", "en", 0), ("Geld ist’s", "de", 2)],
)  # fmt: skip
def test_words_are_counted_as_translators_do(text: str, language: str, count: int) -> None:
    assert words_in(text, language) == count

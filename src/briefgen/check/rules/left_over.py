"""A note to oneself that was left in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.check.rule import Finding, Material, Rule, found_in
from briefgen.check.words import tongue_of

_ANYWHERE = (
    r"(?<![A-Za-z0-9])(?:TODO|TKTK|TBD|FIXME|XXX+|(?:TK|TBC|TBA)(?! [A-Za-z]*(?:[A-Z]|[Bb]ank))|(?i:tbd|tktk|todo|fixme|xxx+))(?![A-Za-z0-9])",
    r"(?<![A-Za-z0-9])(?<!Section )(?<!Article )(?<!Chapter )(?<!Part )(?<!Annex )XX(?![A-Za-z0-9]| (?:[Cc]ongress|[Cc]entury|chromosome))",
    r"[$€£¥] ?[XY](?![A-Za-z0-9$])",
    r"\?{3,}|？{3,}|_{3,}",
)


def find(material: Material) -> Iterator[Finding]:
    for said in material.said:
        found = _pattern(said.language).search(said.words)
        if found:
            yield found_in(said, *found.span(), f"“{found.group()}” was left over here", "finish it, or take it out")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile("|".join((*_ANYWHERE, *tongue_of(language).leftovers)))


RULE = Rule("left-over", "A note to oneself was left in a text.", find)

"""Made-up briefs that an author might write: every kind of block, with and without what may be left out."""

from __future__ import annotations

import json
from random import Random
from typing import Any

LATIN = [
    "the",
    "plan",
    "of",
    "open",
    "models",
    "takes",
    "longer",
    "than",
    "supply",
    "grows",
    "while",
    "demand",
    "in",
    "both",
    "markets",
    "falls",
    "by",
    "a",
    "third",
]
HAN = "开放模型的计划比供应增长更久而两个市场的需求下降三分之一闭源产品仍在扩大投资规模"
FACTS = ("stake", "downloads", "rate", "sum")
MARKS = ("", "", "", "[@report, p. {n}]", "[@paper]", "[@report, p. {n}; @paper]")
Json = dict[str, Any]


class _Writer:
    """Writes one brief by chance; what it writes depends on the numbers that `random` draws alone."""

    def __init__(self, random: Random, languages: tuple[str, ...]) -> None:
        self.random = random
        self.languages = languages
        self.ids = 0

    def often(self, share: float = 0.5) -> bool:
        return self.random.random() < share

    def id(self) -> str:
        self.ids += 1
        return f"n{self.ids}"

    def words(self, count: int, *, cited: bool = False, facts: bool = False) -> Json:
        """A text of about so many words in each language, with the same notes and facts in each."""
        mark = self.random.choice(MARKS).format(n=self.random.randint(1, 9)) if cited else ""
        fact = f"${{{self.random.choice(FACTS)}}}" if facts and self.often() else ""
        strong = self.often(0.2)
        return {language: self.text(language, count, mark, fact, strong) for language in self.languages}

    def text(self, language: str, count: int, mark: str, fact: str, strong: bool) -> str:
        zh = language == "zh"
        chosen = [self.random.choice(HAN if zh else LATIN) for _ in range(count * (2 if zh else 1))]
        if strong:
            chosen[0] = f"**{chosen[0]}**" + (" " if zh else "")
        said = ("" if zh else " ").join([*chosen, *([fact] if fact else [])])
        return f"{said}{mark}。" if zh else f"{said[0].upper()}{said[1:]}.{' ' if mark else ''}{mark}"

    def each(self, latin: str, han: str) -> Json:
        return {language: han if language == "zh" else latin for language in self.languages}

    def name(self, count: int) -> Json:
        """A heading, label or caption: no full stop, no notes."""
        return {name: text.rstrip(".。") for name, text in self.words(count).items()}

    def some(self, **fields: Any) -> Json:
        """Those of the fields that chance keeps."""
        return {name: field for name, field in fields.items() if self.often()}

    # Blocks

    def items(self, most: int, depth: int = 0) -> list[Any]:
        return [self.item(depth) for _ in range(self.random.randint(1, most))]

    def item(self, depth: int) -> Any:
        said = self.words(self.random.randint(2, 25), cited=True, facts=True)
        if self.often(0.4):
            return said
        under = {"bullets": self.items(2, depth + 1)} if depth == 0 and self.often(0.3) else {}
        return {"text": said, **self.some(lead=self.name(2)), **under}

    def table(self) -> Json:
        columns = [{"head": self.name(2), **({"align": "right"} if place else {})} for place in range(3)]
        rows = [
            [self.name(2), {"all": "${stake}"}, self.words(4, cited=True)] for _ in range(self.random.randint(1, 14))
        ]
        return {"id": self.id(), "columns": columns, "rows": rows, **self.some(caption=self.name(4))}

    def chart(self) -> Json:
        kind = self.random.choice(("bar", "column", "line", "pie", "waterfall", "dot"))
        data = [{"label": self.name(1 + place), "value": 3 + place * 2} for place in range(self.random.randint(2, 5))]
        return {"id": self.id(), "kind": kind, "title": self.name(5), "unit": {"all": "km"}, "data": data}

    def timeline(self) -> Json:
        events = [
            {"date": f"{2001 + place * 2}-0{place + 1}", "event": self.words(8, cited=True)}
            for place in range(self.random.randint(1, 8))
        ]
        return {"events": events, **self.some(id=self.id(), caption=self.name(3))}

    def comparison(self) -> Json:
        rows = [
            {"aspect": self.name(2), "cells": [self.item(1), self.words(5, cited=True)]}
            for _ in range(self.random.randint(1, 5))
        ]
        return {"columns": [self.name(1), self.name(2)], "rows": rows, **self.some(id=self.id(), caption=self.name(3))}

    def block(self) -> Json:
        kind = self.random.choice(
            ("text", "text", "bullets", "bullets", "numbered", "table", "chart", "timeline", "comparison", "key_figures",
             "callout", "quote")
        )  # fmt: skip
        match kind:
            case "text":
                return {kind: self.words(self.random.randint(3, 90), cited=True, facts=True)}
            case "bullets" | "numbered":
                return {kind: self.items(7)}
            case "key_figures":
                return {kind: self.random.sample(FACTS, self.random.randint(1, 4))}
            case "callout":
                said = {"kind": "implication", "text": self.words(20, cited=True)}
                return {kind: {**said, **self.some(title=self.name(3))}}
            case "quote":
                return {kind: {"text": self.words(15, cited=True), **self.some(by=self.name(2))}}
            case _:
                return {kind: getattr(self, kind)()}

    def section(self, depth: int = 0) -> Json:
        under = [self.section(1) for _ in range(self.random.choice((0, 0, 0, 1, 2)))] if depth == 0 else []
        blocks = [self.block() for _ in range(self.random.choice((0, 1, 1, 2, 3, 6)))]
        heading = self.each("Outlook", "展望")
        return {
            "id": self.id(),
            "heading": heading if self.often(0.2) else self.name(3),
            **self.some(takeaway=self.words(12, cited=True, facts=True), speaker=self.words(20)),
            **(self.some(question=self.name(6)) if depth == 0 else {}),
            **({"blocks": blocks} if blocks else {}),
            **({"sections": under} if under else {}),
        }

    def brief(self) -> Json:
        facts = {
            "stake": {"value": 14.3e9, "unit": "USD", "cite": "[@report, p. 2]"},
            "downloads": {"value": 30e6, "bound": "over", "unit": self.each("download", "次下载")},
            "rate": {"value": 12.5, "unit": "%"},
            "sum": {"compute": "stake * 2"},
        }
        return {
            "briefgen": 1,
            "id": "made",
            "languages": list(self.languages),
            "title": self.name(6),
            "date": "2025-12-12",
            "citations": {"place": self.random.choice(("footnotes", "endnotes"))},
            **self.some(
                subtitle=self.name(8),
                short_title=self.name(2),
                authors=[{"all": "Strategy desk"}],
                classification=self.name(1),
                cover={"figure": "stake"},
                summary=self.items(6, depth=1),
                takeaway=self.words(10),
                key_figures=["stake", "downloads"],
            ),
            "facts": {name: {"label": self.name(2), **fact} for name, fact in facts.items()},
            "sources": {
                "report": {
                    "type": "report",
                    "title": "The report",
                    "language": "en",
                    "URL": "https://example.org/report",
                },
                "paper": {"type": "article-journal", "title": "论文", "language": "zh"},
            },
            "sections": [self.section() for _ in range(self.random.choice((1, 2, 3, 6)))],
        }


def brief(random: Random, languages: tuple[str, ...] = ("en", "zh")) -> str:
    """A brief as its file's text; JSON is YAML too."""
    return json.dumps(_Writer(random, languages).brief(), ensure_ascii=False, indent=1)

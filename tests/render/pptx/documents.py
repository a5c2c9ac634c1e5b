"""Documents that no author would write, and some would: long words, addresses, walls of text, crowds of everything."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import count
from random import Random

from hypothesis import strategies as st

from briefgen.doctree import (
    Axis,
    Block,
    BulletList,
    Callout,
    Caption,
    Cell,
    Chart,
    Column,
    Comparison,
    ComparisonRow,
    Document,
    Event,
    Figure,
    Hints,
    Image,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    ListItem,
    Meta,
    Note,
    NoteMark,
    NoteRef,
    NumberedList,
    Paragraph,
    Point,
    Quote,
    Section,
    Series,
    Source,
    Strong,
    Summary,
    Table,
    Text,
    Timeline,
)
from tests.sample import PNG

LENGTHS = (1, 2, 3, *[8] * 8, *[20] * 8, *[45] * 5, 120, 120, 400)
"""Words (of four characters, in Chinese) of a text."""

NOTES = 40


class _Author:
    """Writes a document; every word it writes is a new one."""

    def __init__(self, random: Random, language: str) -> None:
        self.random = random
        self.zh = language == "zh"
        self.numbers = count(1)
        self.keys = count(1)

    def key(self) -> str:
        return f"sections.s.blocks.{next(self.keys)}"

    def pick(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def often(self) -> bool:
        return self.random.random() < 0.5

    def words(self, length: int) -> str:
        return ("" if self.zh else " ").join(self.word() for _ in range(length))

    def word(self) -> str:
        number = next(self.numbers)
        if not self.zh:
            return f"word{number}" + ("ing" * (number % 4)) + ("." if number % 11 == 0 else "")
        han = "".join(chr(0x4E00 + (number * 7919 + place * 104729) % 20000) for place in range(4))
        return (
            han
            + ("。" if number % 5 == 0 else "，" if number % 3 == 0 else "")
            + ("GPT-" + str(number) if number % 7 == 0 else "")
        )

    def text(self, longest: int = 120) -> Inlines:
        kind = self.pick(0, 9)
        if kind == 0:
            said: Inlines = (Text("unbreakable" * self.pick(1, 30) + str(next(self.numbers))),)
        elif kind == 1:
            address = "https://example.org/" + "path/" * self.pick(1, 60) + str(next(self.numbers))
            said = (Text(self.words(3) + " "), Link((Text(address),), address))
        elif kind == 2:
            said = (Text(self.words(4) + " "), Strong((Text(self.words(3)),)), Text(" " + self.words(5)))
        else:
            lengths = [length for length in LENGTHS if length <= longest]
            said = (
                Text(self.words(1000 if longest >= 1000 and self.pick(0, 20) == 0 else self.random.choice(lengths))),
            )
        return said + ((self.note(),) if self.often() else ())

    def note(self) -> NoteRef:
        numbers = sorted({self.pick(1, NOTES) for _ in range(self.pick(1, 3))})
        return NoteRef(tuple(NoteMark(number, True) for number in numbers), ", ")

    def short(self) -> Inlines:
        return (Text(self.words(self.pick(1, 6))),)

    def maybe(self, said: Inlines) -> Inlines:
        return said if self.often() else ()

    def caption(self) -> Caption | None:
        if not self.often():
            return None
        return Caption(
            "Figure 1", 1, self.text(20), ", km" if self.often() else "", self.note() if self.often() else None
        )

    def items(self, most: int, depth: int = 0) -> tuple[ListItem, ...]:
        return tuple(
            ListItem(
                self.key(),
                self.maybe(self.short()),
                self.text(1000),
                self.items(2, depth + 1) if depth < 2 and self.pick(0, 4) == 0 else (),
            )
            for _ in range(self.pick(1, most))
        )

    def figures(self, most: int) -> tuple[KeyFigure, ...]:
        return tuple(
            KeyFigure(self.key(), self.maybe(self.short()), self.text(20), "", f">${place},{place}", "billion", "f", Decimal(place))
            for place in range(1, self.random.choice((*range(1, most + 1), most, most)) + 1)
        )  # fmt: skip

    def event(self, place: int) -> Event:
        start = dt.date(2001, 1, 1) + dt.timedelta(days=place * self.pick(0, 400))
        end = start + dt.timedelta(days=self.pick(0, 300))
        return Event(self.key(), str(start), start, end, self.text(20), self.often())

    def block(self) -> Block:
        key, hints = self.key(), Hints()
        match self.pick(0, 10):
            case 0:
                return Paragraph(key, self.text(), hints)
            case 1:
                return BulletList(key, self.items(9), hints)
            case 2:
                return NumberedList(key, self.items(9), hints)
            case 3:
                columns = tuple(
                    Column(Cell((), self.short(), role="head"), self.random.choice(("left", "right")))
                    for _ in range(self.pick(1, 8))
                )
                rows = tuple(
                    tuple(Cell(self.maybe(self.short()), self.text(8)) for _ in columns)
                    for _ in range(self.random.choice((1, 2, 3, 4, 6, 9, 14, 60)))
                )
                return Table(key, self.caption(), columns, rows, hints)
            case 4:
                sides = tuple(self.short() for _ in range(self.pick(2, 5)))
                lines = tuple(
                    ComparisonRow(self.key(), Cell((), self.short(), role="aspect"), tuple(Cell(self.maybe(self.short()), self.text(45)) for _ in sides))
                    for _ in range(self.pick(1, 9))
                )  # fmt: skip
                return Comparison(key, self.caption(), "Aspect", sides, lines, hints)
            case 5:
                return Timeline(
                    key,
                    self.caption(),
                    tuple(self.event(place) for place in range(self.random.choice((1, 2, 3, 5, 7, 8, 12, 40, 40)))),
                    hints,
                )
            case 6:
                return KeyFigures(key, self.figures(12), hints)
            case 7:
                chart = Chart(
                    "bar",
                    ("a", "b"),
                    (Series("s", (Point(Decimal(1), "1"), Point(Decimal(2), "2"))),),
                    Axis(unit="km", number_format="0"),
                    "A bar chart.",
                )
                return Figure(key, self.caption(), chart, hints)
            case 8:
                return Figure(key, self.caption(), Image(PNG, "image/png", "A map."), hints)
            case 9:
                return Callout(key, "note", "Note", self.maybe(self.short()), self.text(), hints)
            case _:
                return Quote(key, self.text(), self.maybe(self.short()), hints)

    def section(self, place: int, level: int = 1) -> Section:
        below = tuple(self.section(number, 2) for number in range(self.pick(0, 2))) if level == 1 else ()
        return Section(
            f"sections.{level}{place}", level, str(place + 1), self.title(), self.maybe(self.title()), self.maybe(self.short()),
            tuple(self.block() for _ in range(self.pick(0, 2))), below, self.maybe(self.short()),
        )  # fmt: skip

    def title(self) -> Inlines:
        return (Text(self.words(self.random.choice((1, 4, 8, 16, 50, 80)))),)

    def document(self, sections: int) -> Document:
        notes = tuple(
            Note(
                number,
                "citation",
                self.short(),
                (Text(self.words(self.pick(1, 12))),),
                f"p. {number}",
                self.words(2),
                ("source",),
            )
            for number in range(1, NOTES + 1)
        )
        figures = KeyFigures("key_figures", self.figures(6)) if self.often() else None
        return Document(
            lang="zh-CN" if self.zh else "en-US",
            language="zh" if self.zh else "en",
            meta=Meta(
                "made",
                self.words(self.pick(1, 30)),
                self.words(3),
                dt.date(2010, 5, 6),
                "6 May 2010",
                self.words(self.pick(0, 20)),
            ),
            summary=Summary(self.maybe(self.title()), self.items(6) if self.often() else (), figures),
            body=tuple(self.section(place) for place in range(sections)),
            notes=notes,
            sources=(Source("source", self.short(), self.words(3), "en-US"),),
            languages=("en", "zh"),
        )


def document(random: Random, language: str = "", sections: int = 0) -> Document:
    """A document in English or Chinese, of any blocks and of any length; mostly of one section."""
    author = _Author(random, language or random.choice(("en", "zh")))
    return author.document(sections or random.choice((*[1] * 12, 2, 2, 5)))


documents = st.randoms(use_true_random=False).map(document)

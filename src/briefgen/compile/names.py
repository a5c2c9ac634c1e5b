"""What sections, figures and tables are called, found before anything is lowered, so that any text may refer to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.compile.work import Work
from briefgen.diagnostics import did_you_mean, quoted
from briefgen.doctree import Ref, Text
from briefgen.model import blocks as model
from briefgen.model.brief import Section


@dataclass(frozen=True, slots=True)
class Label:
    """A caption's label, "Figure 2" / "图2", and the number in it."""

    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to: its key, and what it is called, "" where it has no caption."""

    key: str
    name: str


def find_names(work: Work) -> tuple[Mapping[str, Target], Mapping[str, Label]]:
    """What each id leads to, and each caption's label by its block's key."""
    finder = _Finder(work)
    finder.sections(work.brief.model.sections, "sections", "")
    return finder.targets, finder.labels


def numbered(sections: Sequence[Section], path: str, above: str = "") -> Iterator[tuple[Section, str, str]]:
    """Each of these sections with its key and its number ("2.1" where `above` is "2.")."""
    for place, section in enumerate(sections):
        yield section, f"{path}.{section.id or place}", f"{above}{place + 1}"


def refer(work: Work, name: str, words: str, key: str) -> Ref | Text:
    """The reference to the block or section so named, in its author's `words` or as it is called."""
    target = work.targets.get(name)
    if target is None:
        hint = did_you_mean(name, work.targets)
        work.fault(key, "unknown-reference", f"nothing has the id {quoted(name)}", hint, at=f"(#{name}")
        return Text(words)
    if not (words or target.name):
        hint = "give it a caption, or the reference its own words"
        work.fault(key, "unnamed-reference", f"{quoted(name)} has no caption to be named by", hint, at=f"(#{name}")
    return Ref(words or target.name, target.key)


class _Finder:
    """Goes through the brief in reading order; figures and tables are numbered each in their own row."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.counts: Counter[str] = Counter()
        self.targets: dict[str, Target] = {}
        self.labels: dict[str, Label] = {}

    def sections(self, sections: Sequence[Section], path: str, above: str) -> None:
        for section, key, number in numbered(sections, path, above):
            name = self.work.locale.words.section.format(number=number) if self.work.brief.model.numbered else ""
            self.name(section.id, Target(key, name))
            for place, block in enumerate(section.blocks):
                self.block(block, f"{key}.blocks.{place}")
            self.sections(section.sections, f"{key}.sections", f"{number}.")

    def block(self, block: model.BlockModel, key: str) -> None:
        words = self.work.locale.words
        match block:
            case model.ChartBlock(chart=chart):
                self.captioned(chart.id, key, words.figure)
            case model.ImageBlock(image=image):
                self.captioned(image.id, key, words.figure if image.caption else "")
            case model.TableBlock(table=table):
                self.captioned(table.id, key, words.table if table.caption else "")
            case model.TimelineBlock(timeline=timeline):
                self.captioned(timeline.id, key, words.table if timeline.caption else "")
            case model.ComparisonBlock(comparison=comparison):
                self.captioned(comparison.id, key, words.table if comparison.caption else "")

    def captioned(self, name: str | None, key: str, word: str) -> None:
        """A block that may have an id and, where a `word` is given for it, a label."""
        if word:
            self.counts[word] += 1
            gap = " " if self.work.locale.script == "latin" else ""
            self.labels[key] = Label(f"{word}{gap}{self.counts[word]}", self.counts[word])
        label = self.labels.get(key)
        self.name(name, Target(key, label.text if label else ""))

    def name(self, name: str | None, target: Target) -> None:
        if name:
            self.targets[name] = target

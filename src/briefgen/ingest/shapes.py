"""What lists of points are besides: a timeline where each begins with a date, a comparison where each holds two sides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from briefgen.ingest.dates import Lead, leading_date
from briefgen.ingest.inline import words
from briefgen.ingest.rebuilt import with_blocks
from briefgen.ingest.tree import (
    Block,
    Cite,
    Comparison,
    Draft,
    Event,
    Inlines,
    Item,
    Items,
    Part,
    Plain,
    Remark,
    Row,
    Said,
    Strong,
    Timeline,
)
from briefgen.locale import locale_for
from briefgen.locale.period import parse_period
from briefgen.locale.scripts import has_han

SUMMARIES = frozenset(
    ("core insights", "key insights", "key points", "key takeaways", "takeaways", "summary", "executive summary",
     "highlights", "investment highlights", "key highlights", "key messages", "key findings", "main findings", "main takeaways",
     "at a glance", "bottom line", "in brief", "tl;dr", "core views", "main points", "abstract", "核心观点", "核心要点", "要点", "摘要", "内容摘要", "核心摘要",
     "关键要点", "主要观点", "核心洞察", "投资要点", "本周核心观点", "核心结论", "主要结论", "内容提要", "核心内容", "kernaussagen", "zusammenfassung")
)  # fmt: skip
_EXPECTED = re.compile(
    r"^(?:expected|planned|scheduled|due|upcoming|forecast)\b|\b(?:expected|planned|scheduled)\.?$|^(?:预计|计划|预期|将|拟)",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r",\s+(?=(?:while|whereas)\s)|；\s*(?=而)|，\s*(?=而(?!且|后|言|是|来|去|成))|;\s+(?=in contrast|by contrast)"
)
_JOINT = re.compile(r"(?:while|whereas|in contrast,?|by contrast,?)\s+|而")
_LABELLED = re.compile(
    r"^(?P<aspect>[^:：,，。;；]{2,48})[:：]\s*(?P<first>[^:：]{1,24})[:：]\s*(?P<one>.+?)[;；]\s*(?P<second>[^:：;；]{1,24})[:：]\s*(?P<two>.+)$"
)
_JOINING = frozenset("而为的是在与和则")
_FEWEST = 2
_STEM = 4


def shaped(draft: Draft) -> Draft:
    """The draft with its timelines, comparisons and summary recognised."""
    found: list[Remark] = []
    made = with_blocks(draft, lambda blocks: tuple(_shaped(block, found) for block in blocks))
    return _summed(replace(made, remarks=(*made.remarks, *found)))


def _shaped(block: Block, found: list[Remark]) -> Block:
    if not isinstance(block, Items) or len(block.items) < _FEWEST or any(item.below for item in block.items):
        return block
    timeline = _timeline(block.items, found)
    return timeline or _comparison(block.items, found) or block


def _timeline(items: Sequence[Item], found: list[Remark]) -> Timeline | None:
    events: list[Event] = []
    told: list[Remark] = []
    year = ""
    for item in items:
        (part,) = item.said.parts
        first, *rest = part.inlines
        bold = isinstance(first, Strong)
        text = words((first,)) + (words(tuple(rest[:1]))[:2] if bold else "")
        lead = leading_date(text, year) if isinstance(first, Plain | Strong) else None
        if lead is None:
            return None
        said = part.inlines if lead.rough else _without(part.inlines, lead.end, bold=bold)
        if not words(said).strip():
            return None
        expected = lead.expected or bool(_EXPECTED.search(words(said).strip()))
        why = f"guessed: {lead.words} as {lead.date}" if lead.rough or lead.carried else ""
        events.append(Event(lead.date, Said((replace(part, inlines=said),), why), expected))
        told += _respelt(lead, part)
        if expected:
            told.append(Remark("guessed", part.line, f"the event of {lead.words} is still to come"))
        year = lead.date[:4] if lead.date[:4].isdigit() else year
    found += told
    return Timeline(tuple(events))


def _respelt(lead: Lead, part: Part) -> Iterable[Remark]:
    """A remark where a date will be said in other words than its own, or is less than they say."""
    said = locale_for(part.language).dates.say(parse_period(lead.date))
    if lead.rough:
        yield Remark(
            "guessed", part.line, f"the date {lead.words!r} is entered as {lead.date}; its words stay in the event"
        )
    elif re.sub(r"\s", "", said) != re.sub(r"\s", "", lead.words):
        text = f"the date {lead.words!r} is {lead.date}, and will be said as {said!r}"
        yield Remark("guessed", part.line, text, instead=lead.words)


def _without(inlines: Inlines, end: int, *, bold: bool) -> Inlines:
    """What is left of a text after its date and colon."""
    first, *rest = inlines
    if not bold:
        assert isinstance(first, Plain)
        return (Plain(first.text[end:].lstrip()), *rest)
    over = end - len(words((first,)))
    if over <= 0:
        return (Plain(words((first,))[end:].lstrip()), *rest)
    following, *others = rest
    assert isinstance(following, Plain)
    return (Plain(following.text[over:].lstrip()), *others)


def _comparison(items: Sequence[Item], found: list[Remark]) -> Comparison | None:
    return _labelled(items) or _contrasted(items, found)


def _labelled(items: Sequence[Item]) -> Comparison | None:
    """Points such as "Pace: US: twice a year; China: monthly"."""
    rows: list[Row] = []
    sides: tuple[str, str] | None = None
    for item in items:
        (part,) = item.said.parts
        text, cites = _text_and_cites(part.inlines)
        match = _LABELLED.match(text)
        if not match or (sides and sides != (match["first"].strip(), match["second"].strip())):
            return None
        sides = match["first"].strip(), match["second"].strip()
        cells = tuple(_said(part, match[name].strip(), cites) for name in ("one", "two"))
        rows.append(Row(_said(part, match["aspect"].strip()), cells))
    (part,) = items[0].said.parts
    return Comparison(tuple(_said(part, side) for side in sides or ()), tuple(rows))


def _contrasted(items: Sequence[Item], found: list[Remark]) -> Comparison | None:
    """Points that each hold one side against another: "..., while ..."; the sides are what each names every time."""
    halves: list[tuple[Part, str, str, Inlines]] = []
    joints: list[str] = []
    for item in items:
        (part,) = item.said.parts
        text, cites = _text_and_cites(part.inlines)
        contrast = _CONTRAST.search(text)
        if not contrast:
            return None
        one, two = text[: contrast.start()].strip(), text[contrast.end() :].strip()
        joint = _JOINT.match(two)
        if joint:
            joints.append(joint.group().strip())
            two = _begun_as(one, two[joint.end() :])
        halves.append((part, one, two, cites))
    left, right = [one for _, one, _, _ in halves], [two for _, _, two, _ in halves]
    sides = _common(left, right), _common(right, left)
    if not all(sides):
        return None
    part = halves[0][0]
    found.append(Remark("guessed", part.line, f"each point holds {sides[0]} against {sides[1]}: a comparison"))
    if joints:
        joined = ", ".join(joints)
        found.append(Remark("left out", part.line, f"{joined}: what joins two sides, which have columns of their own"))
    rows = tuple(
        Row(
            Said((Part(part.language, (Plain(str(number)),), part.line),)),
            (_said(part, one, cites), _said(part, two, cites)),
        )
        for number, (part, one, two, cites) in enumerate(halves, 1)
    )
    return Comparison(
        tuple(_said(part, side) for side in sides),
        rows,
        "guessed: a comparison; to decide: name each aspect in place of its number",
    )


def _begun_as(one: str, two: str) -> str:
    """The second side with a capital where the first has one."""
    return two[:1].upper() + two[1:] if one[:1].isupper() else two


def _text_and_cites(inlines: Inlines) -> tuple[str, Inlines]:
    return words(inlines).strip(), tuple(inline for inline in inlines if isinstance(inline, Cite))


def _said(part: Part, text: str, cites: Inlines = ()) -> Said:
    return Said((Part(part.language, (Plain(text), *cites), part.line),))


def _common(texts: Sequence[str], others: Sequence[str]) -> str:
    """A name that stands in each of the texts, if only by its stem, and in none of the others."""
    candidates: Callable[[str], list[str]] = _han_pairs if has_han(texts[0]) else _names
    per_text = [candidates(text) for text in texts]
    elsewhere = {name[:_STEM] for text in others for name in candidates(text)}
    stems = [{name[:_STEM] for name in names} for names in per_text]
    shared = [
        name for name in per_text[0] if all(name[:_STEM] in some for some in stems) and name[:_STEM] not in elsewhere
    ]
    if not shared:
        return ""
    spelt = [name for names in per_text for name in names if name[:_STEM] == shared[0][:_STEM]]
    return min(spelt, key=lambda name: (len(name), spelt.index(name)))


def _names(text: str) -> list[str]:
    return [re.sub(r"['’]s$", "", found) for found in re.findall(r"(?:[A-Z]\.){2,}|[A-Z][\w-]*\w", text)]


def _han_pairs(text: str) -> list[str]:
    """The pairs of Chinese characters, which most names of sides are."""
    pairs = (text[at : at + 2] for at in range(len(text) - 1))
    return [pair for pair in pairs if all(map(has_han, pair)) and _JOINING.isdisjoint(pair)]


def _summed(draft: Draft) -> Draft:
    """The draft with a first section of key points as its summary, where there are other sections."""
    if len(draft.sections) < _FEWEST or draft.summary:
        return draft
    first, *others = draft.sections
    name = " ".join(words(part.inlines) for part in first.heading.parts[:1]).strip()
    items = [item for block in first.blocks if isinstance(block, Items) for item in block.items]
    if (
        re.sub(r"^[\d.、一二三四五六七八九十\s]+", "", name).lower() not in SUMMARIES
        or not first.blocks
        or not all(isinstance(block, Items) for block in first.blocks)
    ):
        return draft
    line = first.heading.line
    remark = Remark(
        "left out", line, f"the heading {name!r}: its points are the summary, which has a heading of its own"
    )
    return replace(draft, summary=tuple(items), sections=tuple(others), remarks=(*draft.remarks, remark))

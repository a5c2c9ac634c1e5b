"""Amounts that texts say, declared once as facts. One becomes a fact only where a brief would print it word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain

from briefgen.compile.inline import FactUse, Piece, Pieces, parse_inline
from briefgen.doctree import Emph as EmphNode
from briefgen.doctree import Strong as StrongNode
from briefgen.ingest.amounts import Found, amounts_in
from briefgen.ingest.decided import ARTICLE
from briefgen.ingest.headings import sentence_ends
from briefgen.ingest.inline import NBSP, every, words, written
from briefgen.ingest.numerals import han_numbers_in
from briefgen.ingest.rebuilt import texts_of, with_texts
from briefgen.ingest.spelling import respelt
from briefgen.ingest.tree import Cite, Draft, Emph, Fact, Inline, Inlines, Part, Plain, Remark, Said, Strong, Use
from briefgen.locale import locale_for
from briefgen.locale.amount import Amount, Unit

_FORMS = ("full", "plain", "delta", "short")
_ANY = re.compile(
    r"\s*(?:(?:in|of|for)\s+)?(?:(?:annual|yearly|total|new|its|the)\s+)*(?P<phrase>[A-Za-z][\w-]*(?:\s+[A-Za-z][\w-]*){0,2})"
)
_STOPS = frozenset(
    ["a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "are", "was", "were", "of", "on", "or", "over", "per", "the", "to", "with", "than", "that", "which", "who", "while", "against", "after", "before", "between", "during", "since", "until", "under", "about", "would", "will", "could", "may", "can", "has", "have", "had", "it", "its", "this", "these", "those", "year", "years", "month", "months", "quarter", "today", "more", "less", "not", "only", "also", "both", "each", "all", "total", "full", "there", "their", "our", "when", "where", "vs", "versus", "through", "per", "if", "so", "year-on-year", "year-over-year", "quarter-on-quarter", "yoy", "qoq", "mom", "hoh", "lower", "higher", "above", "below", "i", "e"]
)  # fmt: skip
_TIME = re.compile(
    r"(?:[1-4]?Q[1-4]?|[12]?H[12]?|FY|CY|YTD|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\d|\b|uary|ruary|ch|il|ust|tember|ober|ember)",
    re.IGNORECASE,
)
"""What begins with one says when, and names nothing."""
_NAMES = {
    "currency": "{unit}",
    "percent": "percent",
    "measure": "{unit}",
    "multiple": "times",
    "noun": "count",
    "none": "number",
}
_COINCIDENT = ("percent", "multiple", "measure")
"""Where equal numbers under different sources are rather two amounts than one: 40% of this and 40% of that."""
_MAYBE_VERB = re.compile(r"(?:s|ed|ing)$")
"""A single word behind an amount that ends so may say what it does: "$250 million applies"."""
_MOST_ID = 40


@dataclass(slots=True)
class _Ledger:
    """The facts found so far, by what makes two amounts the same."""

    facts: dict[tuple[object, ...], Fact] = field(default_factory=dict)
    cites: dict[str, dict[str, None]] = field(default_factory=dict)
    """What the places that say a fact cite, by its id."""
    remarks: list[Remark] = field(default_factory=list)

    def declare(self, key: tuple[object, ...], fact: Fact, cites: Iterable[str]) -> Fact:
        """The fact of this key: the one that is there, else this one under an id of its own."""
        if key not in self.facts:
            self.facts[key] = replace(fact, id=self._free(fact.id))
        self.cites.setdefault(self.facts[key].id, {}).update(dict.fromkeys(cites))
        return self.facts[key]

    def cited(self, fact: Fact) -> Fact:
        """The fact with the citation that all its places share, to each of which it adds its own; without one where they
        share none.
        """
        cites = self.cites[fact.id]
        every = [cite.split("; ") for cite in cites]
        if common := [one for one in every[0] if one and all(one in cite for cite in every)]:
            return replace(fact, cite="; ".join(common))
        if len(cites) == 1:
            return fact
        named = " and ".join(f"[{cite}]" for cite in cites if cite)
        return replace(fact, cite="", why=f"to decide: is this one amount? Its places cite {named or 'nothing'}")

    def _free(self, name: str) -> str:
        taken = {fact.id for fact in self.facts.values()}
        return next(
            one for one in chain([name], (f"{name}-{number}" for number in range(2, 10_000))) if one not in taken
        )


def with_facts(draft: Draft) -> Draft:
    """The draft with its amounts as facts, and remarks on those that stay typed."""
    ledger = _Ledger()
    made = with_texts(draft, lambda said: _stated(said, ledger, draft.languages))
    used = {
        inline.fact
        for said in texts_of(made)
        for part in said.parts
        for inline in every(part.inlines)
        if isinstance(inline, Use)
    }
    facts = tuple(ledger.cited(fact) for fact in ledger.facts.values() if fact.id in used)
    return replace(made, facts=facts, remarks=(*made.remarks, *ledger.remarks))


@dataclass(frozen=True, slots=True)
class _Mention:
    """An amount at its place in a part, and the form in which a fact would print it."""

    part: int
    inline: int
    found: Found
    amount: Amount
    span: tuple[int, int]
    form: str
    words: str


def _stated(said: Said, ledger: _Ledger, languages: Sequence[str]) -> Said:
    """The text with its amounts as facts; in several languages only those that all of them say."""
    by_amount: dict[tuple[object, ...], list[tuple[int, int, Found, str]]] = {}
    for place, part in enumerate(said.parts):
        for inline, found, text in _found(part):
            by_amount.setdefault(_same(found), []).append((place, inline, found, text))
        _tell_numerals(part, ledger)
    mentions: list[tuple[_Mention, Fact]] = []
    for finds in by_amount.values():
        mentions += _mentions(finds, said, ledger, languages)
    made = _replaced(said, mentions)
    for mention, fact in mentions:
        if Use(fact.id, mention.form, mention.words) in every(made.parts[mention.part].inlines):
            _tell_respelt(mention, said.parts[mention.part], ledger)
    return made


def _found(part: Part) -> Iterator[tuple[int, Found, str]]:
    """The amounts in a part's plain texts, by the place of the text."""
    for place, inline in enumerate(part.inlines):
        text = _text(inline)
        for found in amounts_in(text, part.language):
            yield place, found, text


def _text(inline: Inline) -> str:
    """The words of plain text, of bold or of emphasis; "" of all else, and where they hold more than words."""
    match inline:
        case Plain(text) | Strong((Plain(text),)) | Emph((Plain(text),)):
            return text
    return ""


def _same(found: Found) -> tuple[object, ...]:
    """What two languages' amounts in one text must share to be one."""
    unit = found.amount.unit
    name = "" if unit.kind in ("noun", "none") else unit.name
    kind = "count" if unit.kind in ("noun", "none") else unit.kind
    return found.amount.value, found.amount.high, kind, name


def _mentions(
    finds: Sequence[tuple[int, int, Found, str]], said: Said, ledger: _Ledger, languages: Sequence[str]
) -> list[tuple[_Mention, Fact]]:
    """What one amount's mentions in a text become: uses of one fact, or nothing where they must stay typed."""
    first = finds[0][2]
    nouns = {
        said.parts[place].language: found.amount.unit.name for place, _, found, _ in finds if found.amount.unit.name
    }
    bound = next((found.amount.bound for _, _, found, _ in finds if found.amount.bound), None)
    per = next((found.amount.per for _, _, found, _ in finds if found.amount.per), None)
    noun = first.amount.unit.kind == "noun"
    mentions = []
    for place, inline, found, text in finds:
        part = said.parts[place]
        amount = replace(found.amount, bound=bound, per=per, value=first.amount.value, high=first.amount.high)
        span, form = _form(amount, found, text, part.language)
        if not form:
            _tell_typed(text, found, part, ledger)
            continue
        mentions.append(_Mention(place, inline, found, amount, span, form, text[slice(*span)]))
    saying = {said.parts[mention.part].language for mention in mentions}
    if not mentions or saying != set(said.languages) or (noun and saying != set(languages)):
        return []
    fact = _fact(mentions[0], said, nouns if noun else {}, bound or "", per or "")
    unit = tuple(sorted(nouns.items())) if noun else first.amount.unit.name
    apart = fact.cite if first.amount.unit.kind in _COINCIDENT else ""
    key = (first.digits, first.high, first.amount.unit.kind, unit, bound, per, apart)
    cites = {_cite(said.parts[mention.part].inlines, mention) for mention in mentions}
    declared = ledger.declare(key, fact, cites)
    return [(mention, declared) for mention in mentions]


def _form(amount: Amount, found: Found, text: str, language: str) -> tuple[tuple[int, int], str]:
    """The widest stretch of the text that a fact would print word for word, or but for its spelling, and the form that
    does; "" where none does.
    """
    rules = locale_for(language).amounts
    for spell in (lambda printed: printed, lambda printed: respelt(printed, language)):
        for span in found.spans:
            printed = spell(text[slice(*span)])
            for form in _FORMS:
                if _alike(rules.say(amount, form), printed):
                    return span, form
    return found.core, ""


def _alike(said: str, printed: str) -> bool:
    """Whether two amounts are the same but for hard spaces, the dash of a range, and a capital at a sentence's start."""
    ours, theirs = (re.sub(r"(?<=\d)[-–—](?=\d)", "–", text.replace("\u00a0", " ")) for text in (said, printed))
    return ours == theirs or (ours[:1].upper() + ours[1:] == theirs and ours[:1].isalpha())


def _fact(mention: _Mention, said: Said, nouns: Mapping[str, str], bound: str, per: str) -> Fact:
    part, found = said.parts[mention.part], mention.found
    text = _text(part.inlines[mention.inline])
    phrase = _phrase(text[mention.span[1] :]) if part.language.startswith("en") else ""
    unit = mention.amount.unit
    if unit.kind == "noun" and part.language.startswith("en"):
        phrase = found.amount.unit.written
    name = _slug(phrase) or _slug(f"{_NAMES[unit.kind].format(unit=unit.name)}-{_round_name(found)}")
    label = (
        ((part.language, phrase[:1].upper() + phrase[1:]),)
        if phrase and len(said.parts) == 1 and part.language.startswith("en")
        else ()
    )
    return Fact(
        name,
        found.amount.value,
        found.digits,
        found.high,
        tuple(nouns.items()) if nouns else ((("", _unit_name(unit)),) if unit.kind != "none" else ()),
        bound,
        per,
        label,
        _cite(part.inlines, mention),
    )


def _unit_name(unit: Unit) -> str:
    return {"percent": "%", "multiple": "×"}.get(unit.kind, unit.name)


def _round_name(found: Found) -> str:
    """The number as an id has it: 14.3e9 is "14-3-billion"."""
    mantissa, _, power = found.digits.partition("e")
    scale = {"12": "trillion", "9": "billion", "6": "million", "3": "thousand"}.get(power, "")
    number = mantissa.replace("-", "minus-").replace(".", "-")
    high = f"-to-{found.high.partition('e')[0].replace('.', '-')}" if found.high else ""
    return "-".join(part for part in (number + high, scale) if part)


def _phrase(after: str) -> str:
    """The few words after an amount that say what it is: "14.3 billion acquisition", "1 billion in licensing revenue"."""
    found = _ANY.match(after)
    words = found["phrase"].split() if found else []
    stop = next((place for place, word in enumerate(words) if word.lower() in _STOPS or _TIME.match(word)), len(words))
    if found and stop == 1 and _MAYBE_VERB.search(words[0]) and not re.match(r"\s*(?:in|of|for)\s", after):
        return ""
    return " ".join(words[:stop]) if not after[:1].isalnum() and not re.match(r"\s*[,;.)\]:]", after) else ""


def _slug(text: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_MOST_ID].strip("-")
    return slug if slug[:1].isalpha() else ""


def _cite(inlines: Inlines, mention: _Mention) -> str:
    """The citation that stands next after an amount: a digest's mark for its whole item, another for its sentence."""
    between = _text(inlines[mention.inline])[mention.span[1] :]
    for inline in inlines[mention.inline + 1 :]:
        if isinstance(inline, Cite):
            return "" if _goes_on(between) and not inline.content.startswith(f"@{ARTICLE},") else inline.content
        between += words((inline,))
    return ""


def _goes_on(text: str) -> bool:
    """Whether a sentence ends in a text and another follows it."""
    return any(end < len(text.rstrip()) for end in sentence_ends(text))


def _replaced(said: Said, mentions: Iterable[tuple[_Mention, Fact]]) -> Said:
    """The text with uses of facts at its mentions."""
    chosen = list(mentions)
    parts = []
    for place, part in enumerate(said.parts):
        here = [(mention, fact) for mention, fact in chosen if mention.part == place]
        parts.append(_used(part, here) if here else part)
    return replace(said, parts=tuple(parts))


def _used(part: Part, here: Sequence[tuple[_Mention, Fact]]) -> Part:
    """The part with its facts; those that a brief would set in other words, at a sentence's start, stay typed."""
    made = _with_uses(part, here)
    if not any(_misprinted(made, *one) for one in here):
        return made
    shorter = [
        (_without_bound(mention, part), fact) if _misprinted(made, mention, fact) else (mention, fact)
        for mention, fact in here
    ]
    made = _with_uses(part, shorter)
    kept = [one for one in shorter if not _misprinted(made, *one)]
    return made if len(kept) == len(here) else _with_uses(part, kept)


def _without_bound(mention: _Mention, part: Part) -> _Mention:
    """The same mention with its number alone as the fact's, "over" typed before it, where a brief prints that alike."""
    said = locale_for(part.language).amounts.say(mention.amount, "plain")
    typed = _text(part.inlines[mention.inline])[slice(*mention.found.core)]
    return replace(mention, span=mention.found.core, form="plain", words=typed) if _alike(said, typed) else mention


def _misprinted(part: Part, mention: _Mention, fact: Fact) -> bool:
    """Whether the fact's first letter would not be as the source has it."""
    pieces, _ = parse_inline(written(part.inlines))
    said = locale_for(part.language).amounts.say(mention.amount, mention.form)
    for piece in _within(pieces):
        if isinstance(piece, FactUse) and piece.fact == fact.id and piece.form == mention.form:
            shown = said[:1].upper() + said[1:] if piece.at_start else said
            if shown[:1] == mention.words[:1] or shown[:1].lower() != mention.words[:1].lower():
                return False
    return True


def _within(pieces: Pieces) -> Iterator[Piece]:
    """The pieces of a text and those in its bold and emphasised ones."""
    for piece in pieces:
        yield piece
        if isinstance(piece, StrongNode | EmphNode):
            yield from _within(piece.children)


def _with_uses(part: Part, here: Sequence[tuple[_Mention, Fact]]) -> Part:
    out: list[Inline] = []
    for place, inline in enumerate(part.inlines):
        uses = sorted((one for one in here if one[0].inline == place), key=lambda one: one[0].span)
        if not uses:
            out.append(inline)
        elif isinstance(inline, Strong | Emph):
            out.append(type(inline)(tuple(_said_by(_text(inline), uses))))
        else:
            out += _said_by(_text(inline), uses)
    return replace(part, inlines=tuple(out))


def _said_by(text: str, uses: Iterable[tuple[_Mention, Fact]]) -> Iterator[Inline]:
    """The text with facts in place of its amounts."""
    at = 0
    for mention, fact in uses:
        start, end = mention.span
        yield from (Plain(text[at:start]),) if start > at else ()
        yield Use(fact.id, mention.form, mention.words)
        at = end
    yield from (Plain(text[at:]),) if text[at:] else ()


def _tell_respelt(mention: _Mention, part: Part, ledger: _Ledger) -> None:
    said = locale_for(part.language).amounts.say(mention.amount, mention.form).replace(NBSP, " ")
    if not _alike(said, mention.words):
        text = f"the amount {mention.words!r} is a fact, and will be said as {said!r}"
        ledger.remarks.append(Remark("guessed", part.line, text, instead=mention.words))


def _tell_typed(text: str, found: Found, part: Part, ledger: _Ledger) -> None:
    said = locale_for(part.language).amounts.say(found.amount).replace(NBSP, " ")
    typed = text[found.start : found.end].strip()
    ledger.remarks.append(Remark("typed", part.line, f"{typed!r} stays typed: as a fact it would read {said!r}"))


def _tell_numerals(part: Part, ledger: _Ledger) -> None:
    if not part.language.startswith("zh"):
        return
    for text in map(_text, part.inlines):
        facts = [range(*found.core) for found in amounts_in(text, "zh")]
        for start, end, value in han_numbers_in(text):
            if not any(start in fact for fact in facts):
                said = locale_for("zh").amounts.say(Amount(Decimal(value)))
                remark = f"{text[start:end]!r} stays typed: as a fact it would read {said!r}"
                ledger.remarks.append(Remark("typed", part.line, remark))

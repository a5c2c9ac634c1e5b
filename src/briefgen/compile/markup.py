"""markdown-it set up for a brief's texts: CommonMark's inline rules, and three of our own.

Emphasis follows CommonMark but for one thing: a Han character beside a delimiter counts as punctuation does, so that
`**“闭源”**转向` is strong (https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_inline import StateInline, autolink, backtick, image, link
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from briefgen.locale.scripts import is_east_asian

_BRACKET_OR_KEY = re.compile(r"\\.|[\[\]]|(?<![\w@])@", re.DOTALL)
_AUTOLINK = re.compile(r"<(?:https?://|mailto:|[\w.+-]+@)[^<>\s]*>")
_ADDRESS = re.compile(r"\((?:https?://|mailto:|#)[^()\s]*\)")
_FACT = re.compile(r"\$\{([^{}\n]*)\}")


def tokens_of(text: str) -> list[Token]:
    """The tokens of one paragraph; besides CommonMark's there are "citation", "fact" and their unclosed forms.

    Ours carry what stands between their brackets as `content`; they, links, images and code have their place in
    `meta`: from `at` to `end`.
    """
    parser = _parser()
    state = _State(text, parser, {}, [])
    parser.inline.tokenize(state)
    for finish in parser.inline.ruler2.getRules(""):
        finish(state)
    return state.tokens


@cache
def _parser() -> MarkdownIt:
    parser = _Markdown("zero").enable(["newline", "escape", "backticks", "emphasis"])
    rules = parser.inline.ruler
    for name, rule in (("link", _link), ("image", _image), ("autolink", _autolink), ("backticks", _code)):
        rules.at(name, rule)
    rules.enable(["link", "image", "autolink"])
    rules.before("link", "citation", _citation)
    rules.before("link", "fact", _fact)
    return parser


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Every address is a link, so that a wrong one is a fault and never silently text."""
        return bool(url)


class _State(StateInline):
    def __init__(self, src: str, md: MarkdownIt, env: dict[str, Any], tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.brackets = _brackets(src)

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        marker, end = self.src[start], start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        before = _Beside(self.src[start - 1] if start else " ")
        after = _Beside(self.src[end] if end < self.posMax else " ")
        left = not after.space and (not after.punctuation or before.parts)
        right = not before.space and (not before.punctuation or after.parts)
        opens = left and (canSplitWord or not right or before.punctuation)
        closes = right and (canSplitWord or not left or after.punctuation)
        return Scanned(opens, closes, end - start)


class _Beside:
    """What the character beside a run of delimiters is; `parts` where it parts words."""

    def __init__(self, character: str) -> None:
        self.space = isWhiteSpace(ord(character))
        self.punctuation = isMdAsciiPunct(ord(character)) or isPunctChar(character)
        self.parts = self.space or self.punctuation or is_east_asian(character)


@dataclass(frozen=True, slots=True)
class _Brackets:
    """Where each `[` closes, and which of them hold an @ of their own."""

    closing: dict[int, int]
    citing: set[int]
    ordered: list[int] = field(default_factory=list)

    def cite_within(self, start: int, end: int) -> bool:
        """Whether any of those that hold an @ opens between two places."""
        return bisect_right(self.ordered, start) < bisect_right(self.ordered, end)


def _brackets(text: str) -> _Brackets:
    """All brackets of a text in one pass, so that hostile nesting costs no more than its length."""
    brackets = _Brackets({}, set())
    open_ones: list[int] = []
    for found in _BRACKET_OR_KEY.finditer(text):
        mark = found.group()
        if mark == "[":
            open_ones.append(found.start())
        elif mark == "]" and open_ones:
            brackets.closing[open_ones.pop()] = found.start()
        elif mark == "@" and open_ones:
            brackets.citing.add(open_ones[-1])
    brackets.ordered.extend(sorted(brackets.citing))
    return brackets


def _citation(state: StateInline, silent: bool) -> bool:
    if not isinstance(state, _State):  # the words of a picture, which is a fault as a whole
        return False
    at, text, brackets = state.pos, state.src, state.brackets
    if at not in brackets.citing:
        return False
    end = brackets.closing.get(at, state.posMax)
    begins = text[at + 1] == "@"
    if end >= state.posMax:
        return begins and _push(state, silent, "open_citation", at + 1)
    if address := _ADDRESS.match(text, end + 1) if begins else None:
        return _push(state, silent, "cited_link", address.end())
    if text.startswith("(", end + 1) and not begins:
        return False
    return _push(state, silent, "citation", end + 1, text[at + 1 : end])


def _fact(state: StateInline, silent: bool) -> bool:
    at = state.pos
    if not state.src.startswith("${", at):
        return False
    found = _FACT.match(state.src, at, state.posMax)
    if not found:
        return _push(state, silent, "open_fact", at + 2)
    return _push(state, silent, "fact", found.end(), found[1])


def _push(state: StateInline, silent: bool, kind: str, end: int, content: str | None = None) -> bool:
    if not silent:
        token = state.push(kind, "", 0)
        token.content = state.src[state.pos : end] if content is None else content
        token.meta.update(at=state.pos, end=end)
    state.pos = end
    return True


def _link(state: StateInline, silent: bool) -> bool:
    return _placed(link, state, silent) or _cited_link(state, silent)


def _cited_link(state: StateInline, silent: bool) -> bool:
    """A link with a citation in its words, which CommonMark takes for a link in a link, and so for no link at all."""
    if not isinstance(state, _State):
        return False
    at, brackets = state.pos, state.brackets
    end = brackets.closing.get(at, state.posMax)
    address = _ADDRESS.match(state.src, end + 1) if end < state.posMax else None
    if not address or not brackets.cite_within(at, end):
        return False
    return _push(state, silent, "cited_link", address.end())


def _image(state: StateInline, silent: bool) -> bool:
    return _placed(image, state, silent)


def _autolink(state: StateInline, silent: bool) -> bool:
    return bool(_AUTOLINK.match(state.src, state.pos, state.posMax)) and _placed(autolink, state, silent)


def _code(state: StateInline, silent: bool) -> bool:
    return _placed(backtick, state, silent)


def _placed(rule: RuleFuncInlineType, state: StateInline, silent: bool) -> bool:
    """Runs a rule of markdown-it and notes on the first token it makes where that begins and where all ends."""
    at, before = state.pos, len(state.tokens)
    done = rule(state, silent)
    if done and not silent:
        made = (token for token in state.tokens[before:] if token.type in ("link_open", "image", "code_inline"))
        if first := next(made, None):
            first.meta.update(at=at, end=state.pos)
    return done

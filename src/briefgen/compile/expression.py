"""Sums over facts: `spend / revenue`, `round((a + b) / 2, 1)`. A small grammar of our own, never `eval`.

A fact whose id has a hyphen in it is written `${ai-spend}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?)|(?P<name>[A-Za-z][A-Za-z0-9_]*)|(?P<mark>[-+*/(),])"
    r"|\$\{\s*(?P<id>[A-Za-z][A-Za-z0-9_-]*)\s*\})",
    re.ASCII,
)
_DEEPEST = 50
_LONGEST = 400
_MOST_DIGITS = 12


Mark = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal


@dataclass(frozen=True, slots=True)
class FactName:
    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    mark: Mark
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Round:
    of: Expression
    digits: int


Expression = Number | FactName | Operation | Round


class ExpressionError(ValueError):
    """The sum cannot be read; the message says why."""


def parse_expression(text: str) -> Expression:
    """The expression that `text` writes; raises ExpressionError."""
    tokens = _tokens(text)
    if len(tokens) > _LONGEST:
        raise ExpressionError(f"it has more than {_LONGEST} parts")
    parser = _Parser(tokens)
    expression = parser.sum(0)
    if parser.tokens:
        raise ExpressionError(f"{parser.tokens[0]!r} is not expected here")
    return expression


def names_in(expression: Expression) -> tuple[str, ...]:
    """The facts that the expression names, in order, each once."""
    match expression:
        case FactName(name):
            return (name,)
        case Operation(_, left, right):
            return tuple(dict.fromkeys((*names_in(left), *names_in(right))))
        case Round(of):
            return names_in(of)
        case Number():
            return ()


def divides(expression: Expression) -> bool:
    """Whether the expression holds a division, so that its digits may not end."""
    match expression:
        case Operation(mark, left, right):
            return mark == "/" or divides(left) or divides(right)
        case Round() | FactName() | Number():
            return False


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ExpressionError(f"{text[at:].lstrip()[:1]!r} has no meaning in a sum")
        tokens.append(match["id"] or match.group().strip())
        at = match.end()
    return tokens


class _Parser:
    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens

    def sum(self, depth: int) -> Expression:
        left = self.product(depth)
        while self.next_is("+", "-"):
            left = Operation(cast(Mark, self.tokens.pop(0)), left, self.product(depth))
        return left

    def product(self, depth: int) -> Expression:
        left = self.term(depth)
        while self.next_is("*", "/"):
            left = Operation(cast(Mark, self.tokens.pop(0)), left, self.term(depth))
        return left

    def term(self, depth: int) -> Expression:
        if depth > _DEEPEST:
            raise ExpressionError("the brackets are nested too deeply")
        if not self.tokens:
            raise ExpressionError("something is missing at the end")
        token = self.tokens.pop(0)
        if token == "(":
            inner = self.sum(depth + 1)
            self.expect(")")
            return inner
        if token == "round" and self.next_is("("):
            return self.rounding(depth)
        if token == "-":
            inner = self.term(depth + 1)
            return Number(-inner.value) if isinstance(inner, Number) else Operation("*", Number(Decimal(-1)), inner)
        if token[0].isdigit():
            return Number(Decimal(token))
        if token[0].isalpha():
            return FactName(token)
        raise ExpressionError(f"{token!r} is not expected here")

    def rounding(self, depth: int) -> Expression:
        self.expect("(")
        inner = self.sum(depth + 1)
        digits = 0
        if self.next_is(","):
            self.expect(",")
            sign = self.tokens.pop(0) if self.next_is("-") else ""
            token = self.tokens.pop(0) if self.tokens else ""
            if not token.isdigit() or int(token) > _MOST_DIGITS:
                raise ExpressionError(f"round takes a number of decimals from -{_MOST_DIGITS} to {_MOST_DIGITS}")
            digits = int(sign + token)
        self.expect(")")
        return Round(inner, digits)

    def next_is(self, *marks: str) -> bool:
        return bool(self.tokens) and self.tokens[0] in marks

    def expect(self, mark: str) -> None:
        if not self.next_is(mark):
            raise ExpressionError(f"{mark!r} is missing")
        self.tokens.pop(0)

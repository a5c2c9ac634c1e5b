"""A YAML syntax error said in words an author can act on: what the parser stumbled over is seldom what went wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from briefgen.diagnostics import Diagnostic, Where, error
from briefgen.model.places import LINE_END

QUOTE = "put quotes round the whole text"


@dataclass(frozen=True, slots=True)
class _Stumble:
    """Where the parser stopped and over what, the line it stopped in, and where the last quote before it opened."""

    file: str
    problem: str
    context: str
    line: int
    column: int
    context_line: int
    context_column: int
    text: str
    quote: Where | None

    @property
    def before(self) -> str:
        return self.text[: self.column]

    @property
    def character(self) -> str:
        return self.text[self.column : self.column + 1]

    def told(self, code: str, message: str, hint: str = "", column: int | None = None) -> Diagnostic:
        where = Where(self.file, self.line + 1, (self.column if column is None else column) + 1)
        return error(code, message, where, hint=hint)

    def told_of_start(self, code: str, message: str, hint: str = "") -> Diagnostic:
        """The same at the place where what is broken begins."""
        return error(code, message, Where(self.file, self.context_line + 1, self.context_column + 1), hint=hint)


def explain(fault: yaml.MarkedYAMLError, text: str, file: str, quote: Where | None = None) -> Diagnostic:
    """The diagnostic of what the parser stumbled over; `quote` is where the last text in quotes before it began."""
    mark = fault.problem_mark or fault.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    start = fault.context_mark or mark
    lines = LINE_END.split(text)
    stumble = _Stumble(
        file=file,
        problem=str(fault.problem or ""),
        context=str(fault.context or ""),
        line=line,
        column=column,
        context_line=start.line if start else line,
        context_column=start.column if start else column,
        text=lines[line] if line < len(lines) else "",
        quote=quote,
    )
    found = (
        told
        for part, explained in EXPLAINERS
        if part in f"{stumble.context}: {stumble.problem}" and (told := explained(stumble))
    )
    return next(found, None) or stumble.told("yaml-syntax", f"this cannot be read as YAML: {stumble.problem}")


def _tab(stumble: _Stumble) -> Diagnostic | None:
    if stumble.character != "\t":
        return None
    return stumble.told("yaml-tab", "a tab stands in the indentation", "indent with spaces")


def _first_character(stumble: _Stumble) -> Diagnostic:
    bracket = stumble.before.rstrip()
    if stumble.character == "@" and bracket.endswith("["):
        message = "a text that begins with a citation needs quotes round it"
        return stumble.told("citation-first", message, 'write "[@source, p. 3] ..."', len(bracket) - 1)
    return _no_beginning(stumble)


def _no_beginning(stumble: _Stumble) -> Diagnostic:
    return stumble.told("text-start", f"an unquoted text cannot begin with {stumble.character}", QUOTE)


def _no_beginning_at_start(stumble: _Stumble) -> Diagnostic:
    character = stumble.text[stumble.context_column : stumble.context_column + 1]
    return stumble.told_of_start("text-start", f"an unquoted text cannot begin with {character}", QUOTE)


def _colon(stumble: _Stumble) -> Diagnostic:
    if _KEY_AND_TEXT.match(stumble.before):
        return stumble.told("colon-in-text", "a colon with a space after it ends a key, and this text has one", QUOTE)
    hint = "line it up with the keys above; if the line above is a key, it lacks its colon"
    return stumble.told(
        "yaml-indent", "no key can stand here: the text of the line above goes on", hint, _indent(stumble)
    )


def _goes_on(stumble: _Stumble) -> Diagnostic | None:
    """A text that began with a quote or bracket, which YAML took for the whole of it."""
    last = stumble.before.rstrip()[-1:]
    if last and last in "'\"" and stumble.quote and stumble.quote.line <= stumble.line:
        message = f"this quote closes only in line {stumble.line + 1}, where the text goes on"
        return error("yaml-unclosed", message, stumble.quote, hint="close it where its text ends")
    if last == '"':
        return stumble.told("quote-first", "the text goes on after its closing quote", QUOTE_WITH_DOUBLE)
    if last == "'":
        return stumble.told("quote-first", "the text goes on after its closing quote", QUOTE_WITH_SINGLE)
    if last in ("]", "}"):
        return stumble.told("bracket-first", f"the text goes on after its closing {last}", QUOTE)
    return None


def _misplaced(stumble: _Stumble) -> Diagnostic:
    if stumble.text.lstrip().startswith("- "):
        hint = "indent it below the key it belongs to"
        return stumble.told("yaml-indent", "an item of a list stands among keys", hint)
    return stumble.told("yaml-indent", "this line is in no column of the keys above", "line keys up with each other")


def _no_item(stumble: _Stumble) -> Diagnostic:
    return stumble.told(
        "yaml-item", "an item of a list must stand here", "begin it with `- ` in the column of the others"
    )


def _no_colon(stumble: _Stumble) -> Diagnostic:
    message = "this line has no colon, so it is no key, nor is it indented to go on with the text above"
    return stumble.told_of_start("yaml-colon", message, "write `key: value`, or `- ` for an item of a list")


def _open_quote(stumble: _Stumble) -> Diagnostic:
    return stumble.told_of_start("yaml-unclosed", "this quote is never closed")


def _fact_in_braces(stumble: _Stumble) -> Diagnostic | None:
    if stumble.character != "{" or not stumble.before.endswith("$"):
        return None
    message = "within { } or [ ], a text with ${...} needs quotes round it"
    return stumble.told("fact-in-braces", message, 'write {en: "${fact} ..."}', stumble.column - 1)


def _open_bracket(stumble: _Stumble) -> Diagnostic:
    bracket = "{" if "}" in stumble.problem else "["
    hint = "within it, a text with , : [ ] { or } in it needs quotes"
    return stumble.told_of_start("yaml-unclosed", f"what begins with this {bracket} does not end as it should", hint)


def _half_a_character(stumble: _Stumble) -> Diagnostic:
    message = "this escape names no character: half of one, or none at all"
    return stumble.told("yaml-escape", message, "write the character itself")


def _escape(stumble: _Stumble) -> Diagnostic:
    message = "within double quotes, this backslash begins no escape that YAML has"
    return stumble.told("yaml-escape", message, r"write \\ for a backslash, or use single quotes")


def _document(stumble: _Stumble) -> Diagnostic:
    return stumble.told("yaml-documents", "a second document begins here; a file holds one")


def _indent(stumble: _Stumble) -> int:
    return len(stumble.text) - len(stumble.text.lstrip())


QUOTE_WITH_DOUBLE = """put the whole text in single quotes: '"Open" models'"""
QUOTE_WITH_SINGLE = "put the whole text in double quotes; within single ones, '' is an apostrophe"
_KEY_AND_TEXT = re.compile(r"""\s*(?:- +)*(?:"[^"]*"|'[^']*'|[^\s"'][^:]*):\s+\S""")

EXPLAINERS: tuple[tuple[str, Callable[[_Stumble], Diagnostic | None]], ...] = (
    ("cannot start any token", _tab),
    ("cannot start any token", _first_character),
    ("tab character", _tab),
    ("mapping values are not allowed", _colon),
    ("block sequence entries are not allowed", _no_beginning),
    ("mapping keys are not allowed", _no_beginning),
    ("expected node content", _no_beginning),
    ("expected key", _goes_on),
    ("expected key", _misplaced),
    ("expected '-' indicator", _goes_on),
    ("expected '-' indicator", _no_item),
    ("expected ',' or", _fact_in_braces),
    ("expected ',' or", _goes_on),
    ("expected ',' or", _open_bracket),
    ("expected ':'", _no_colon),
    ("scanning a quoted scalar: found unexpected end of stream", _open_quote),
    ("scanning a quoted scalar: found unexpected document indicator", _open_quote),
    ("invalid Unicode character escape", _half_a_character),
    ("parsing a quoted scalar", _escape),
    ("scanning a block scalar: did not find expected comment", _no_beginning_at_start),
    ("scanning an alias", _no_beginning_at_start),
    ("scanning an anchor", _no_beginning_at_start),
    ("scanning a tag", _no_beginning_at_start),
    ("parsing a tag", _no_beginning_at_start),
    ("<document start>", _document),
)
"""By parts of what libyaml says; the first that has something to tell is heard."""

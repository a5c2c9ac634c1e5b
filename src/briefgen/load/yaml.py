"""YAML read safely and with places: no aliases, tags, merge keys, second documents or keys given twice.

Built from the parser's events, because composing recurses in C as deep as the file says; the depth is capped here.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from briefgen.diagnostics import Diagnostic, InputError, Where, cut, error
from briefgen.load.faults import MOST_TOLD, few
from briefgen.load.mistakes import explain
from briefgen.load.node import Node
from briefgen.load.scalars import resolve

DEEPEST = 50
MOST_EVENTS = 200_000
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, file: str) -> Node:
    """The one document in `text`; `file` names it in faults. Raises InputError with every fault there is."""
    reader = _Reader(text, file)
    try:
        root = reader.document()
    except yaml.MarkedYAMLError as fault:
        reader.faults.append(explain(fault, text, file, reader.quote))
    except _Stop as stop:
        reader.faults.append(stop.fault)
    if reader.faults:
        raise InputError(*few(reader.faults))
    return root


class _Stop(Exception):
    """A fault after which the rest of the file is not worth reading."""

    def __init__(self, fault: Diagnostic) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Reader:
    """Takes the parser's events one by one and makes nodes of them; `faults` grows on the way.

    `quote` is where the last text in quotes began.
    """

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.faults: list[Diagnostic] = []
        self.quote: Where | None = None
        self._parser = _LOADER(text)
        self._events = 0

    def document(self) -> Node:
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            raise _Stop(error("empty-file", "there is nothing in this file", Where(self.file)))
        root = self._node(self._next(), 1)
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            hint = "take out the line with three dashes, or put each document in a file of its own"
            self._fault("yaml-documents", "a second document begins here; a file holds one", after, hint)
        return root

    def _next(self) -> Any:
        event = self._parser.get_event()
        self._events += 1
        if self._events > MOST_EVENTS:
            raise _Stop(error("yaml-too-large", f"more than {MOST_EVENTS:,} keys and values", self._where(event)))
        return event

    def _node(self, event: Any, depth: int) -> Node:
        if depth > DEEPEST:
            raise _Stop(error("yaml-too-deep", f"more than {DEEPEST} levels of nesting", self._where(event)))
        if isinstance(event, yaml.AliasEvent):
            self._fault_of_mark(event, "*", str(event.anchor))
            return Node(None, self._where(event))
        self._check_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _scalar(self, event: Any) -> Node:
        node = Node(event.value, self._where(event))
        if event.style:
            self.quote = node.where if event.style in "'\"" else self.quote
            self._check_characters(event)
            return node
        try:
            node.data = resolve(event.value)
        except ValueError as fault:
            self._fault("value-out-of-range", str(fault), event, "put quotes round it if it is meant as text")
        return node

    def _sequence(self, event: Any, depth: int) -> Node:
        node = Node([], self._where(event))
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            node.children[len(node.children)] = self._node(event, depth + 1)
        node.data = [child.data for child in node.children.values()]
        return node

    def _mapping(self, event: Any, depth: int) -> Node:
        node = Node({}, self._where(event))
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, depth)
            value = self._node(self._next(), depth + 1)
            if key is not None and self._is_new(key, event, node):
                node.keys[key] = self._where(event)
                node.children[key] = value
        node.data = {key: child.data for key, child in node.children.items()}
        return node

    def _key(self, event: Any, depth: int) -> str | None:
        """A key as written, always text; None, with its fault, where it is none."""
        if not isinstance(event, yaml.ScalarEvent):
            hint = "a text that begins with [, { or * needs quotes round it"
            self._fault("yaml-key", "a key must be a word", event, hint)
            self._node(event, depth + 1)
            return None
        self._check_marks(event)
        self._check_characters(event)
        if event.value == "<<" and not event.style:
            self._fault("yaml-merge", "merge keys (<<) are not read", event, "write the keys out")
            return None
        return str(event.value)

    def _is_new(self, key: str, event: Any, node: Node) -> bool:
        first = node.keys.get(key)
        if first:
            self._fault("duplicate-key", f"the key `{key}` stands here twice", event, f"first in line {first.line}")
        return first is None

    def _check_characters(self, event: Any) -> None:
        found = UNPRINTABLE.search(event.value)
        if found:
            character = f"U+{ord(found.group()):04X}"
            self._fault("control-character", f"this text holds the control character {character}", event, "take it out")

    def _check_marks(self, event: Any) -> None:
        if event.anchor:
            self._fault_of_mark(event, "&", str(event.anchor))
        if event.tag:
            self._fault_of_mark(event, "!", event.tag.lstrip("!"))

    def _fault_of_mark(self, event: Any, mark: str, name: str) -> None:
        what = {"*": "an alias", "&": "an anchor", "!": "a tag"}[mark]
        message = f"{mark}{cut(name)} is {what}, which briefs have not"
        self._fault("yaml-mark", message, event, f"a text that begins with {mark} needs quotes round it")

    def _fault(self, code: str, message: str, event: Any, hint: str = "") -> None:
        fault = error(code, message, self._where(event), hint=hint)
        if len(self.faults) >= MOST_TOLD:
            raise _Stop(fault)
        self.faults.append(fault)

    def _where(self, event: Any) -> Where:
        mark = event.start_mark
        return Where(self.file, mark.line + 1, mark.column + 1)

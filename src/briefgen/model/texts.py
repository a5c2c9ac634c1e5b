"""A way through all the texts of a brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.model.text import LocalText, Model

_NO_TEXT = ("translated_title",)


def texts_in(node: object, key: str = "") -> Iterator[tuple[str, LocalText]]:
    """Every text of a part of the brief, with its key; units are among them, be they nouns or codes."""
    match node:
        case LocalText():
            yield key, node
        case Model():
            for name in type(node).model_fields:
                if name not in _NO_TEXT:
                    yield from texts_in(getattr(node, name), f"{key}.{name}".lstrip("."))
        case Mapping():
            for name, child in node.items():
                yield from texts_in(child, f"{key}.{name}")
        case tuple():
            for place, child in enumerate(node):
                token = getattr(child, "id", None) if key.rpartition(".")[2] == "sections" else None
                yield from texts_in(child, f"{key}.{token or place}")

"""Ways through a brief's model, to what is no text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.model.text import LocalText, Model


def children(node: object, key: str) -> Iterator[tuple[str, object]]:
    """What lies right below a part of the brief, with its key; a text is a leaf."""
    match node:
        case LocalText() | str():
            return
        case Model():
            for name in type(node).model_fields:
                yield f"{key}.{name}".lstrip("."), getattr(node, name)
        case Mapping():
            yield from ((f"{key}.{name}", child) for name, child in node.items())
        case tuple():
            for place, child in enumerate(node):
                token = getattr(child, "id", None) if key.rpartition(".")[2] == "sections" else None
                yield f"{key}.{token or place}", child


def models(node: object, key: str = "") -> Iterator[tuple[str, Model]]:
    """Every mapping with fixed keys below a part of the brief."""
    for below, child in children(node, key):
        if isinstance(child, Model):
            yield below, child
        yield from models(child, below)


def leaves(node: object, key: str = "") -> Iterator[tuple[str, object]]:
    """Every value below a part of the brief that holds no others: words, numbers, texts, None."""
    for below, child in children(node, key):
        if isinstance(child, Model | Mapping | tuple):
            yield from leaves(child, below)
        else:
            yield below, child

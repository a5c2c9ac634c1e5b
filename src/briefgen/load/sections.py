"""Ways through a brief's nodes, whether or not it is a valid brief."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.load.node import Node


def sections(root: Node, depth: int = 1) -> Iterator[tuple[int, Node]]:
    """Every section with its level, from 1, in reading order."""
    listed = root.get("sections")
    for section in listed.items() if listed else ():
        yield depth, section
        yield from sections(section, depth + 1)


def blocks(root: Node) -> Iterator[Node]:
    """Every block in reading order."""
    for _, section in sections(root):
        listed = section.get("blocks")
        if listed:
            yield from listed.items()

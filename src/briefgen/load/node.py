"""A YAML file's values with the place of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from briefgen.diagnostics import Where

Part = str | int


@dataclass(slots=True)
class Node:
    """A value and where it begins; a mapping's or list's `children` are by key or number, `keys` where keys stand."""

    data: object
    where: Where
    children: dict[Part, Node] = field(default_factory=dict)
    keys: dict[str, Where] = field(default_factory=dict)

    def get(self, *path: Part) -> Node | None:
        """The node at `path` below this one, None where there is none."""
        node: Node | None = self
        for part in path:
            node = node.children.get(part) if node else None
        return node

    def items(self) -> Iterator[Node]:
        """A list's nodes in order; nothing where this is no list."""
        if isinstance(self.data, list):
            yield from self.children.values()

    @property
    def written(self) -> str | None:
        """A text or number as text; None where this is neither."""
        return (
            str(self.data) if isinstance(self.data, str | int | Decimal) and not isinstance(self.data, bool) else None
        )

    def text(self, *path: Part) -> str | None:
        """The string at `path`, None where there is none or it is no string."""
        node = self.get(*path)
        return node.data if node and isinstance(node.data, str) else None


def token(name: Part, part: Part, child: Node) -> str:
    """What a child is called in keys: its own key or number, but a section, in a list so `name`d, by its id."""
    own = child.text("id") if name == "sections" and isinstance(part, int) else None
    return own or str(part)


def walk(node: Node, key: str = "", name: Part = "") -> Iterator[tuple[str, Node]]:
    """Every node below `node` with its key (`sections.shift.blocks.2`), parents first."""
    for part, child in node.children.items():
        here = token(name, part, child)
        below = f"{key}.{here}" if key else here
        yield below, child
        if child.children:
            yield from walk(child, below, part)


def paths(node: Node, path: tuple[Part, ...] = ()) -> Iterator[tuple[tuple[Part, ...], Node]]:
    """Every node below `node` with its path, parents first."""
    for part, child in node.children.items():
        yield (*path, part), child
        yield from paths(child, (*path, part))


def key_of(root: Node, path: Sequence[Part]) -> str:
    """The key of the node at `path`; parts for which there is no node stand as they are."""
    tokens: list[str] = []
    node: Node | None = root
    name: Part = ""
    for part in path:
        child = node.children.get(part) if node else None
        tokens.append(token(name, part, child) if child else str(part))
        node, name = child, part
    return ".".join(tokens)

"""A brief's file, and the files it names, read into a `Brief`."""

from __future__ import annotations

from pathlib import Path

from briefgen.load.files import MEGABYTE, decode, read_bytes
from briefgen.load.node import walk
from briefgen.load.schema import validated
from briefgen.load.yaml import parse
from briefgen.model import Brief

LARGEST_BRIEF = 2 * MEGABYTE


def load_brief(path: Path) -> Brief:
    """The brief in `path` with all the files it names; raises InputError with every fault there is."""
    shown = str(path)
    root = parse(decode(read_bytes(path, shown, LARGEST_BRIEF), shown), shown)
    model = validated(root)
    return Brief(model, path, {key: node.where for key, node in walk(root)})

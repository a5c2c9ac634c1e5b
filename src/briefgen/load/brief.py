"""A brief's file, and the files it names, read into a `Brief`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefgen.diagnostics import Diagnostic, InputError
from briefgen.load.attached import Attached
from briefgen.load.bibliography import read_bibliographies
from briefgen.load.checks import check
from briefgen.load.faults import few
from briefgen.load.files import MEGABYTE, decode, read_bytes
from briefgen.load.node import Node, walk
from briefgen.load.schema import validated
from briefgen.load.styles import read_style
from briefgen.load.yaml import parse
from briefgen.model import Brief
from briefgen.model.places import Places

LARGEST_BRIEF = 2 * MEGABYTE


def load_brief(path: Path) -> Brief:
    """The brief in `path` with all the files it names; raises InputError with every fault there is."""
    shown = str(path)
    text = decode(read_bytes(path, shown, LARGEST_BRIEF), shown)
    root = parse(text, shown)
    model, faults = validated(root)
    attached = Attached(root, path.parent)
    bibliography, unread = read_bibliographies(root, path.parent)
    style, unusable = _style(root, path.parent)
    faults = (*faults, *check(root), *attached.faults, *unread)
    later = (*bibliography.faults, *unusable)
    if model is None or faults:
        raise InputError(*_in_order((*faults, *later), shown))
    places = Places({key: node.where for key, node in walk(root)}, text)
    return Brief(model, path, places, attached.tables, attached.pictures, attached.theme, bibliography, style, later)


def _style(root: Node, folder: Path) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The CSL style, and what is wrong with it."""
    try:
        return read_style(root, folder), ()
    except InputError as fault:
        return b"", fault.diagnostics


def _in_order(faults: Iterable[Diagnostic], first: str) -> tuple[Diagnostic, ...]:
    """Faults by place, those of the file `first` before those of others."""
    return few(sorted(faults, key=lambda fault: (fault.where.file != first, fault.where)))

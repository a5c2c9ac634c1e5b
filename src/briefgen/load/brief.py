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
from briefgen.load.rest import Incomplete, severed
from briefgen.load.schema import model_of, validated
from briefgen.load.styles import read_style
from briefgen.load.yaml import parse
from briefgen.model import Brief, BriefModel
from briefgen.model.places import Places

LARGEST_BRIEF = 2 * MEGABYTE


def load_brief(path: Path) -> Brief:
    """The brief in `path` with all the files it names.

    Raises InputError with every fault there is; Incomplete, where the rest of the brief can still be looked at.
    """
    shown = str(path)
    text = decode(read_bytes(path, shown, LARGEST_BRIEF), shown)
    root = parse(text, shown)
    model, faults = validated(root)
    attached = Attached(root, path.parent)
    bibliography, unread = read_bibliographies(root, path.parent)
    style, unusable = _style(root, path.parent)
    faults = (*faults, *check(root), *attached.faults, *unread)
    later = (*bibliography.faults, *unusable)
    places = Places({key: node.where for key, node in walk(root)}, text)

    def made(model: BriefModel) -> Brief:
        read = (attached.tables, attached.pictures, attached.theme, bibliography, style, later, attached.listings)
        return Brief(model, path, places, *read)

    if model is not None and not faults:
        return made(model)
    told = in_order((*faults, *later), shown)
    kept = severed(root.data, faults)
    rest = model_of(root, kept[0]) if kept else None
    if kept and rest:
        raise Incomplete(made(rest), kept[1], *told)
    raise InputError(*told)


def _style(root: Node, folder: Path) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The CSL style, and what is wrong with it."""
    try:
        return read_style(root, folder), ()
    except InputError as fault:
        return b"", fault.diagnostics


def in_order(faults: Iterable[Diagnostic], first: str) -> tuple[Diagnostic, ...]:
    """Faults by place, those of the file `first` before those of others."""
    return few(sorted(faults, key=lambda fault: (fault.where.file != first, fault.where)))

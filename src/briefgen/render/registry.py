"""The formats that the installed packages offer, ours and strangers' through the same door.

Names come from the packages' metadata; only the chosen format is imported.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from typing import TYPE_CHECKING, NoReturn

from briefgen.diagnostics import FormatError, error

if TYPE_CHECKING:
    from briefgen.render.format import Format

GROUP = "briefgen.renderers"


def format_names() -> tuple[str, ...]:
    """The names of all formats on offer, sorted; nothing is imported."""
    return tuple(sorted(_offers().names))


def packages_of(name: str) -> tuple[str, ...]:
    """The distributions that offer a format of this name, sorted; more than one is a clash."""
    return tuple(package for package, _ in origins(name))


def origins(name: str) -> tuple[tuple[str, str], ...]:
    """The distributions that offer a format of this name, each with its version, sorted."""
    return tuple(sorted((_package(offer), _version(offer)) for offer in _offers().select(name=name)))


def whose(name: str) -> str:
    """A format as messages name it: "the format 'acme' of the package acme-slides"."""
    packages = packages_of(name)
    return f"the format {name!r}" + (f" of the package {' and '.join(packages)}" if packages else "")


def load_format(name: str) -> Format:
    """The format so named; imports it and no other.

    Raises FormatError where no package offers it, where more than one does, where its import fails
    and where it is made for another version of the interface.
    """
    offers = tuple(_offers().select(name=name))
    if not offers:
        _refuse("format-missing", f"no format is called {name!r}", f"there are: {', '.join(format_names())}")
    if len(offers) > 1:
        both = " and ".join(packages_of(name))
        _refuse("format-clash", f"the format {name!r} is offered by two packages: {both}", "uninstall one of them")
    return _checked(offers[0], _imported(offers[0]))


def _offers() -> EntryPoints:
    return _offers_on(tuple(sys.path))


@lru_cache(maxsize=1)
def _offers_on(path: tuple[str, ...]) -> EntryPoints:  # noqa: ARG001 - where metadata looks
    """What the packages on a path offer, read once: all that are installed are looked through."""
    return entry_points(group=GROUP)


def _package(offer: EntryPoint) -> str:
    return offer.dist.name if offer.dist else offer.module


def _version(offer: EntryPoint) -> str:
    return offer.dist.version if offer.dist else ""


def _imported(offer: EntryPoint) -> object:
    try:
        return offer.load()
    except Exception as fault:  # a stranger's module may raise anything while it is imported
        what = f"{_named(offer)} cannot be imported"
        raise FormatError(error("format-import", f"{what}: {type(fault).__name__}: {fault}")) from fault


def _checked(offer: EntryPoint, loaded: object) -> Format:
    # Imported late because names are asked for at every start: the interface brings in the whole document tree.
    from briefgen.render.format import API, Format

    if not isinstance(loaded, Format):
        what = f"{_named(offer)} is a {type(loaded).__name__}, not a Format"
        _refuse("format-kind", what, f"{offer.value} must be one")
    if loaded.api != API:
        what = f"{_named(offer)} is made for version {loaded.api} of the interface, and this is version {API}"
        _refuse("format-api", what, f"install a version of {_package(offer)} that goes with this briefgen")
    if loaded.name != offer.name:
        _refuse("format-name", f"{_named(offer)} calls itself {loaded.name!r}", "both names must be the same")
    return loaded


def _named(offer: EntryPoint) -> str:
    return f"the format {offer.name!r} of the package {_package(offer)}"


def _refuse(code: str, message: str, hint: str) -> NoReturn:
    raise FormatError(error(code, message, hint=hint))

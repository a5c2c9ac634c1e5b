"""The styles there are, and which one a language takes by default."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefgen.cite import chicago, gbt7714
from briefgen.cite.entry import Entry, Place
from briefgen.doctree import Inlines
from briefgen.locale import Locale

Formatter = Callable[[Entry, tuple[Place, ...], Locale], Inlines]


@dataclass(frozen=True, slots=True)
class Punctuation:
    """What stands between the sources of one note, and after a note in short form."""

    separator: str
    stop: str


@dataclass(frozen=True, slots=True)
class Style:
    """`full` is a source's first note, `short` its later ones, both without the closing stop, which is a point
    after `full` and in `punctuation`, by the document's script, after `short`; `bibliography` is its entry in
    the list of sources.
    """

    name: str
    full: Formatter
    short: Formatter
    bibliography: Callable[[Entry, Locale], Inlines]
    punctuation: Mapping[str, Punctuation]


_LATIN = Punctuation("; ", ".")


def _standard(name: str, edition: gbt7714.Edition) -> Style:
    punctuation = {"latin": _LATIN, "han": Punctuation("；", "。")}
    return Style(name, edition.full, edition.short, edition.bibliography, punctuation)


STYLES: Mapping[str, Style] = {
    "chicago-notes": Style(
        "chicago-notes", chicago.full, chicago.short, chicago.bibliography, {"latin": _LATIN, "han": _LATIN}
    ),
    "gb-t-7714": _standard("gb-t-7714", gbt7714.EDITION_2015),
    "gb-t-7714-2025": _standard("gb-t-7714-2025", gbt7714.EDITION_2025),
}

BUNDLED = "chicago-author-date"
"""The style that pandoc brings."""

_BY_SCRIPT: Mapping[str, str] = {"latin": "chicago-notes", "han": "gb-t-7714"}


def style_for(name: str | None, locale: Locale) -> Style:
    """The style so named, or the language's own; raises KeyError when there is none of that name."""
    return STYLES[name or _BY_SCRIPT[locale.script]]

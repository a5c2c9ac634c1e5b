"""Links over whole notes, in pieces as short as words.

LibreOffice keeps each piece on one line where it can, and cuts longer ones anywhere; PowerPoint reads them as one link.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping

from briefgen.doctree import Note, Source
from briefgen.fit.metrics import HAN
from briefgen.render.pptx.slides import Run

LONGEST_WHOLE = 60
"""Characters of a link that are kept in one piece."""

_PIECE = re.compile(rf"(?:[{HAN}]{{1,5}}[、。，：；？！）》」』】]*|[^ /?{HAN}-]+)[/?-]* *|.", re.DOTALL)


def linked(runs: Iterable[Run], address: str, target: str = "") -> tuple[Run, ...]:
    """The runs with a link to the address, or to the block `target` where there is none; links that they have stay."""
    if not address and not target:
        return tuple(runs)
    free = Run("", 0.0, link=address, target="" if address else target)
    return tuple(piece for run in runs for piece in ((run,) if run.link or run.target else _pieces(run, free)))


def divided(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs of a link, those in pieces that take several lines anywhere: LibreOffice misplaces what holds them whole."""
    for run in runs:
        yield from _pieces(run, run) if len(run.text) > LONGEST_WHOLE else (run,)


def _pieces(run: Run, like: Run) -> Iterator[Run]:
    """The run where a line may end within it, with the link of `like`."""
    for text in _PIECE.findall(run.text):
        yield dataclasses.replace(run, text=text, link=like.link, target=like.target)


def address_of(note: Note, sources: Mapping[str, Source]) -> str:
    """The address of the source that a note cites; "" where it has none, or there are several sources."""
    cited = [sources[each].url for each in note.sources if each in sources]
    return cited[0] if len(cited) == 1 else ""


def note_target(number: int) -> str:
    """What the runs that lead to a note on the sources slides have for a target."""
    return f"notes.{number}"

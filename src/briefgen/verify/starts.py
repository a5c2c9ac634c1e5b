"""Where in a deck each section begins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from briefgen.verify.furniture import PAGE, TITLE
from briefgen.verify.reading import Passage


def starts(
    titles: Mapping[str, Sequence[str]], shapes: Sequence[Passage], without_part: Callable[[str], str]
) -> Mapping[str, int]:
    """The first slide after the agenda that shows anything of each section, or has one of its `titles` and no key.

    No section begins before the one before it, and none of the first level on a slide of it: another may have the
    same title.
    """
    agenda = max((number_of(one.place) for one in shapes if one.name.startswith(PAGE)), default=0)
    shown = _shown((one for one in shapes if number_of(one.place) > agenda), without_part)
    keyed = {number for key in titles for number in shown[key]}
    found: dict[str, int] = {}
    least = 0
    for key, own in titles.items():
        least += key.count(".") == 1
        slides = shown[key] | {number for title in own for number in shown[_titled(title)] - keyed}
        if after := [number for number in slides if number >= least]:
            found[key] = least = min(after)
    return found


def number_of(place: str) -> int:
    """The number of the slide that a place names."""
    return int(place.rpartition(" ")[2] or 0)


def _shown(shapes: Iterable[Passage], without_part: Callable[[str], str]) -> defaultdict[str, set[int]]:
    """The slides that show anything of each key or those under it, or have each title."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for one in shapes:
        steps = one.key.split(".")
        for end in range(1, len(steps) + 1):
            found[".".join(steps[:end])].add(number_of(one.place))
        if one.name == TITLE:
            found[_titled(without_part(one.text))].add(number_of(one.place))
    return found


def _titled(title: str) -> str:
    """What stands for a title among keys, none of which has a space."""
    return f"Title {title}"

"""Which of a template's layouts serves which kind of slide: as the theme says, by type, by placeholders, by place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, did_you_mean, warning
from briefgen.render.pptx.customer.sheets import Holder, Sheet
from briefgen.render.pptx.customer.zones import BODIES

SERVED = ("cover", "divider", "content", "sources")
"""The kinds of slide that have a layout each; "content" is all that are no other."""

OURS = {"cover": "Cover", "divider": "Section", "content": "Content", "sources": "Sources"}
"""The names of our own template's layouts."""

TYPES: Mapping[str, tuple[str, ...]] = {
    "cover": ("title",),
    "divider": ("secHead",),
    "content": ("titleOnly", "obj", "tx"),
    "sources": ("titleOnly", "tx", "obj"),
}
"""What Office calls layouts of each kind, the likest first (19.7.15)."""

SUBTITLES = ("subTitle", "body")
SMALL, WIDE = 0.4, 0.5
"""A small body has less than the first share of the slide's height; a wide one more than the second of its width."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The layout that serves a kind of slide, and why: "theme", "name", "type", "placeholders" or "place"."""

    kind: str
    sheet: Sheet
    why: str


def chosen(
    sheets: Sequence[Sheet], named: Mapping[str, str], width: float, height: float
) -> tuple[Mapping[str, Choice], tuple[Diagnostic, ...]]:
    """A choice for each kind that is served; warnings where a name is unknown, or only the place could decide."""
    found: dict[str, Choice] = {}
    faults: list[Diagnostic] = []
    for kind in SERVED:
        asked = named.get(kind, "")
        sheet = by_name(sheets, asked) if asked else None
        if asked and sheet is None:
            faults.append(no_layout(asked, sheets))
        choice = Choice(kind, sheet, "theme") if sheet else _choice(sheets, kind, width, height)
        found[kind] = choice
    guessed = [choice for choice in found.values() if choice.why == "place"]
    return found, (*faults, *((_by_place(guessed),) if guessed else ()))


def by_name(sheets: Sequence[Sheet], name: str) -> Sheet | None:
    """The first layout so named, capitals aside."""
    exact = next((sheet for sheet in sheets if sheet.name == name), None)
    return exact or next((sheet for sheet in sheets if sheet.name.casefold().strip() == name.casefold().strip()), None)


def no_layout(name: str, sheets: Sequence[Sheet], key: str = "") -> Diagnostic:
    known = tuple(dict.fromkeys(sheet.name for sheet in sheets))
    return warning(
        "unknown-layout",
        f"the template has no layout {name!r}",
        hint=did_you_mean(name, known) or "`briefgen template check` lists its layouts",
        key=key,
    )


def unreadable(choice: Choice) -> Diagnostic:
    return warning(
        "unreadable-ground",
        f"no colour of text can be read on all of the ground of the layout {choice.sheet.name!r}, which serves {choice.kind}",
        hint=f'name another in the theme file: `layouts: {{{choice.kind}: "..."}}`, or put a plain shape under its text',
    )


def _choice(sheets: Sequence[Sheet], kind: str, width: float, height: float) -> Choice:
    ours = next((sheet for sheet in sheets if sheet.name == OURS[kind]), None)
    if ours:
        return Choice(kind, ours, "name")
    for type in TYPES[kind]:
        fit = next((sheet for sheet in sheets if sheet.type == type and _titled(sheet)), None)
        if fit:
            return Choice(kind, fit, "type")
    ranked = [(RANKS[kind](sheet, width, height), -place) for place, sheet in enumerate(sheets)]
    best = max(ranked)
    if best[0] > 0:
        return Choice(kind, sheets[-best[1]], "placeholders")
    last = 0 if kind == "cover" or len(sheets) == 1 else 1
    titled = [sheet for sheet in sheets[last:] if sheet.title] or sheets[last:]
    return Choice(kind, titled[0], "place")


def _titled(sheet: Sheet) -> bool:
    return sheet.title is not None


def _bodies(sheet: Sheet) -> list[Holder]:
    return [holder for holder in sheet.holders if holder.type in BODIES and holder.box]


def _like_cover(sheet: Sheet, _width: float, _height: float) -> int:
    """A title for the middle of a slide, or one with a subtitle."""
    return 2 * (sheet.first("ctrTitle") is not None) + (sheet.first("subTitle") is not None and _titled(sheet))


def _like_divider(sheet: Sheet, width: float, height: float) -> int:
    """A title with one small text, or a cover."""
    bodies = _bodies(sheet)
    small = len(bodies) == 1 and bodies[0].type == "body" and bodies[0].box and bodies[0].box.h < SMALL * height
    return 2 * bool(small and _titled(sheet)) + bool(_like_cover(sheet, width, height) and _titled(sheet))


def _like_content(sheet: Sheet, width: float, height: float) -> int:
    """A title over one large body, else a title and nothing else, else a title over several."""
    title, bodies = sheet.title, _bodies(sheet)
    if title is None or title.type == "ctrTitle" or sheet.first("subTitle"):
        return 0
    if title.box and title.box.y > height / 3:
        return 0
    large = [each for each in bodies if each.box and each.box.h >= SMALL * height and each.box.w >= WIDE * width]
    return 3 if len(large) == len(bodies) == 1 else 2 if not bodies else 1


RANKS: Mapping[str, Callable[[Sheet, float, float], int]] = {
    "cover": _like_cover,
    "divider": _like_divider,
    "content": _like_content,
    "sources": _like_content,
}


def _by_place(choices: Sequence[Choice]) -> Diagnostic:
    kinds = ", ".join(f"{choice.sheet.name!r} for {choice.kind}" for choice in choices)
    return warning(
        "layout-guessed",
        f"the template does not say what these layouts are for, so they were taken by their place: {kinds}",
        hint=f'name them in the theme file: `layouts: {{{choices[0].kind}: "..."}}`',
    )

"""The rules that hold in every format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefgen.diagnostics import Diagnostic, Where, error

LEAST_CONTRAST = 4.5
"""Of text on its ground (WCAG 2.2, 1.4.3), for text of every size."""

_FILE_NAME = re.compile(r"(?i)\s*[^\s]+\.(png|jpe?g|gif|svg|webp|bmp|tiff?|emf|wmf)\s*")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


def barrier(code: str, message: str, file: str, place: str, hint: str) -> Diagnostic:
    return error(code, f"{place}: {message}" if place else message, Where(file), hint=hint)


def alt(text: str, what: str, file: str, place: str) -> Iterator[Diagnostic]:
    """A picture, chart or group of shapes needs words that say what it shows."""
    if not text.strip():
        hint = "say in its alternative text what it shows"
        yield barrier("a11y-alt", f"{what} has no alternative text", file, place, hint)
    elif _FILE_NAME.fullmatch(text):
        hint = "say what it shows, not how its file is called"
        yield barrier(
            "a11y-alt", f"the alternative text of {what} is a file's name: {text.strip()!r}", file, place, hint
        )


def headings(levels: Iterable[tuple[int, str]], file: str) -> Iterator[Diagnostic]:
    """No heading is more than one level below the one before it."""
    before = 0
    for level, text in levels:
        if level > before + 1:
            said = (
                f"a heading of level {level} follows one of level {before}"
                if before
                else f"the first heading is of level {level}"
            )
            yield barrier(
                "a11y-heading", f"{said}: {text[:60]!r}", file, "", f"make it a heading of level {before + 1}"
            )
        before = level


def contrast(ink: str, ground: str) -> float:
    """The contrast of two colours "RRGGBB", 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def faint(ink: str, ground: str, text: str, file: str, place: str) -> Iterator[Diagnostic]:
    ratio = contrast(ink, ground)
    if round(ratio, 2) < LEAST_CONTRAST:
        said = f"{text[:40]!r} in #{ink} on #{ground} has a contrast of {ratio:.1f}:1"
        yield barrier("a11y-contrast", said, file, place, f"at least {LEAST_CONTRAST}:1 is needed")


def has_han(text: str) -> bool:
    return bool(_HAN.search(text))


def repeated(titles: Sequence[tuple[str, str]], file: str) -> Iterator[Diagnostic]:
    """Titles by place that stand on more than one slide."""
    seen: dict[str, str] = {}
    for place, title in titles:
        if title in seen:
            message = f"has the title of {seen[title]}: {title[:60]!r}"
            yield barrier("a11y-title", message, file, place, "give each slide a title of its own")
        seen.setdefault(title, place)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

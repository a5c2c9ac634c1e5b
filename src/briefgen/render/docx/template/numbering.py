"""The lists: headings, bullets, numbers, key points."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.render.docx.measures import cm
from briefgen.render.docx.names import BULLETS, HEADINGS, KEY_POINTS, KEY_TAKEAWAY, LISTS, NUMBERS, UNCOUNTED
from briefgen.render.docx.oxml.xml import Element, w, w_root
from briefgen.render.docx.template.colours import Palette
from briefgen.theme import Theme

BULLET_FACE = "Arial"
SQUARE = "\u25aa"
EN_SPACE = "\u2002"


@dataclass(frozen=True, slots=True)
class _Level:
    """A list's level: number format, text, indent and hanging indent (twentieths of a point), the style it follows."""

    format: str
    text: str
    left: int
    hanging: int
    style: str = ""
    suffix: str = "tab"
    bullet: bool = False
    bold: bool = False


def numbering(theme: Theme) -> Element:
    """The root of numbering.xml."""
    lists = [
        w("abstractNum", w("nsid", val=f"B21EF{number:03X}"), w("multiLevelType", val="multilevel"),
          w("tmpl", val=f"B21E0{number:03X}"), w("name", val=LISTS[number]),
          *(_level(place, level, Palette(theme)) for place, level in enumerate(levels)), abstractNumId=str(number))
        for number, levels in _lists().items()
    ]  # fmt: skip
    instances = [w("num", w("abstractNumId", val=str(number)), numId=str(number)) for number in LISTS]
    return w_root("numbering", *lists, *instances)


def _lists() -> dict[int, tuple[_Level, ...]]:
    step, number, pad = cm(0.42), cm(0.58), cm(0.48)
    box = 270 + pad
    return {
        HEADINGS: (
            _Level("decimal", "%1" + EN_SPACE, 0, 0, "Heading1", "nothing"),
            _Level("decimal", "%1.%2" + EN_SPACE, 0, 0, "Heading2", "nothing"),
        ),
        BULLETS: tuple(
            _Level("bullet", SQUARE, step * (depth + 1), step, _style("ListBullet", depth), bullet=True)
            for depth in range(3)
        ),
        NUMBERS: tuple(
            _Level(form, f"%{depth + 1}.", number * (depth + 1), number, _style("ListNumber", depth), bold=True)
            for depth, form in enumerate(("decimal", "lowerLetter", "lowerRoman"))
        ),
        KEY_POINTS: (
            _Level("decimal", "%1", box, pad, "KeyPoint", bold=True),
            _Level("bullet", SQUARE, box + step, step, "KeyPoint2", bullet=True),
        ),
        KEY_TAKEAWAY: (_Level("none", "", box, pad, "KeyTakeaway"),),
        UNCOUNTED: tuple(_Level("none", "", 0, 0, suffix="nothing") for _ in range(2)),
    }


def _style(name: str, depth: int) -> str:
    return f"{name}{depth + 1}" if depth else name


def _level(place: int, level: _Level, palette: Palette) -> Element:
    face = w("rFonts", ascii=BULLET_FACE, hAnsi=BULLET_FACE, cs=BULLET_FACE, hint="default") if level.bullet else None
    return w(
        "lvl",
        w("start", val="1"),
        w("numFmt", val=level.format),
        w("pStyle", val=level.style) if level.style else None,
        w("suff", val=level.suffix) if level.suffix != "tab" else None,
        w("lvlText", val=level.text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=str(level.left), hanging=str(level.hanging))) if level.suffix == "tab" else None,
        w("rPr", face, w("b") if level.bold else None, palette.text("accent")),
        ilvl=str(place),
    )

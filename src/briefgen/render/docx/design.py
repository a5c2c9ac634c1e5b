"""The base's styles and lists, by name; one of ours that the base lacks is added when it is first asked for."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property

from briefgen.render.docx.names import BULLETS, HEADINGS, LISTS, NUMBERS, UNCOUNTED
from briefgen.render.docx.oxml.xml import Element, W, w

FAMILIES = {"heading": HEADINGS, "list bullet": BULLETS, "list number": NUMBERS}
"""The list that a style of the base takes where it should be numbered and is not."""

HEADING_LEVELS = 2
"""The levels of headings that are numbered."""

VAL, NUM_ID, ABSTRACT_ID, STYLE_ID = (W + name for name in ("val", "numId", "abstractNumId", "styleId"))


@dataclass
class Design:
    """`sheet` and `lists` are the roots of the base's styles and lists; `ours` makes those of our own.

    `known` are the base's styles that serve for ours, by our names in lower case, where names alone do not tell.
    """

    sheet: Element
    lists: Element
    ours: Callable[[], tuple[Element, Element]]
    known: Mapping[str, Element] | None = None
    _styles: dict[str, Element] = field(init=False)
    _deepened: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._styles = _by_name(self.sheet) if self.known is None else dict(self.known)

    def style(self, name: str) -> str:
        """The id of a style by its name in Word ("Heading 1"), in whatever letters the base writes it."""
        return str(self._style(name).get(STYLE_ID))

    def is_ours(self, name: str) -> bool:
        """Whether the style of this name is of our own making, not the base's."""
        return self.known is None or name.lower() not in self.known

    def stops(self, name: str) -> dict[int, str]:
        """Where the style of this name stops tabs, in twentieths of a point, and how: "left", "right"."""
        stops: dict[int, str] = {}
        for style in reversed(list(self._chain(self._style(name)))):
            for stop in style.iterfind(f"{W}pPr/{W}tabs/{W}tab"):
                if _is_number(place := str(stop.get(W + "pos"))):
                    stops[int(place)] = str(stop.get(VAL))
        return {place: kind for place, kind in stops.items() if kind != "clear"}

    def measure(self, name: str, tag: str, attribute: str) -> int:
        """What the style of this name, or what it is based on, says of its paragraphs ("spacing", "before"); 0 if nothing."""
        said = (style.find(f"{W}pPr/{W}{tag}") for style in self._chain(self._style(name)))
        values = (str(each.get(W + attribute)) for each in said if each is not None)
        return next((int(value) for value in values if _is_number(value)), 0)

    def numbering(self, name: str, level: int) -> tuple[int, int] | None:
        """The level and list that a paragraph in this style must state, None where the style states its own."""
        family = _family(name)
        theirs = self._counts_headings if family == HEADINGS else bool(self._list_of(self._style(name)))
        return None if theirs else (level, self._list(family))

    @cached_property
    def _counts_headings(self) -> bool:
        """Whether the styles of headings number all of them, in one list, so that 2.1 stands below 2."""
        styles = [self._style(f"heading {level + 1}") for level in range(HEADING_LEVELS)]
        kinds = {self._kinds().get(self._list_of(style), "") for style in styles}
        return len(kinds) == 1 and all(
            _numbers(self._level_of(style, kind), level) for kind in kinds for level, style in enumerate(styles)
        )

    def _level_of(self, style: Element, kind: str) -> Element | None:
        """The level that a style has in a kind of list: the one that names the style, else the one that the style names."""
        levels = self._levels(kind)
        own, stated = str(style.get(STYLE_ID)), style.find(f"{W}pPr/{W}numPr/{W}ilvl")
        place = "0" if stated is None else str(stated.get(VAL))
        named = [each for each in levels if (link := each.find(W + "pStyle")) is not None and link.get(VAL) == own]
        return next((each for each in (*named, *levels) if named or each.get(W + "ilvl") == place), None)

    def _levels(self, kind: str) -> list[Element]:
        """The levels of a kind of list, which a list style may hold in its stead (17.9.21)."""
        made = next((each for each in self._all_kinds() if each.get(ABSTRACT_ID) == kind), None)
        link = None if made is None else made.find(W + "numStyleLink")
        if made is None or link is None:
            return [] if made is None else made.findall(W + "lvl")
        holders = (each for each in self._all_kinds() if (held := each.find(W + "styleLink")) is not None
                   and held.get(VAL) == link.get(VAL))  # fmt: skip
        return next((each.findall(W + "lvl") for each in holders), [])

    def uncounted(self, level: int) -> tuple[int, int]:
        """The level and list of a heading that its style would count and this document does not."""
        return level, self._list(UNCOUNTED)

    def restarted(self, name: str) -> int:
        """A new list that looks as the style's and counts from 1."""
        number = self._list_of(self._style(name)) or self._list(_family(name))
        return self._add_list(self._deep(self._kinds()[number], _family(name)), restarted=True)

    def _deep(self, kind: str, ours: int) -> str:
        """A kind of list with three levels: itself, or a copy with the levels that it lacks taken from ours."""
        theirs = next((each for each in self._all_kinds() if each.get(ABSTRACT_ID) == kind), None)
        levels = [] if theirs is None else [str(level.get(W + "ilvl")) for level in theirs.iterfind(W + "lvl")]
        if theirs is None or {"0", "1", "2"} <= set(levels):
            return kind
        if kind not in self._deepened:
            made = deepcopy(theirs)
            lacked = next(
                each
                for each in deepcopy(self.ours()[1]).iterfind(W + "abstractNum")
                if each.get(ABSTRACT_ID) == str(ours)
            )
            made[:] = [w("multiLevelType", val="multilevel"), *made.findall(W + "lvl"),
                       *(level for level in lacked.iterfind(W + "lvl") if level.get(W + "ilvl") not in levels)]  # fmt: skip
            self._deepened[kind] = self._insert_kind(made)
        return self._deepened[kind]

    def _all_kinds(self) -> list[Element]:
        return self.lists.findall(W + "abstractNum")

    def _list_of(self, style: Element) -> int:
        """The number of the list that a style states, 0 where it states none or one that the base lacks."""
        stated = self._stated_list(style)
        number = "" if stated is None else str(stated.get(VAL))
        return int(number) if number.isdecimal() and int(number) in self._kinds() else 0

    def _stated_list(self, style: Element) -> Element | None:
        """What a style says of its list, or else what it is based on says."""
        stated = (each.find(f"{W}pPr/{W}numPr/{NUM_ID}") for each in self._chain(style))
        return next((each for each in stated if each is not None), None)

    def _chain(self, style: Element) -> Iterator[Element]:
        """A style, what it is based on, and so on."""
        yield style
        base = style.find(W + "basedOn")
        if base is not None:
            above = (each for each in self.sheet.iterfind(W + "style") if each.get(STYLE_ID) == base.get(VAL))
            yield from (each for found in itertools.islice(above, 1) for each in self._chain(found))

    def _kinds(self) -> dict[int, str]:
        """The kind of each list, by the list's number."""
        lists = self.lists.iterfind(W + "num")
        sound = [
            made for made in lists if str(made.get(NUM_ID)).isdecimal() and made.find(W + "abstractNumId") is not None
        ]
        return {int(str(made.get(NUM_ID))): str(_child(made, "abstractNumId").get(VAL)) for made in sound}

    def _style(self, name: str) -> Element:
        if name.lower() not in self._styles:
            self._adopt(name.lower())
        return self._styles[name.lower()]

    @cached_property
    def _our_styles(self) -> dict[str, Element]:
        return _by_name(self.ours()[0])

    def _adopt(self, name: str) -> None:
        """Adds our style of this name, its references turned to the base's ids."""
        style = deepcopy(self._our_styles[name])
        names = {str(ours.get(STYLE_ID)): known for known, ours in self._our_styles.items()}
        self._styles[name] = style
        style.set(STYLE_ID, self._free_id(str(style.get(STYLE_ID))))
        if name in _by_name(self.sheet):  # of another kind: a character style and a paragraph style may not share one
            _child(style, "name").set(VAL, f"{_child(style, 'name').get(VAL)} (briefgen)")
        self.sheet.append(style)
        for tag in ("basedOn", "next"):
            for reference in style.iterfind(W + tag):
                reference.set(VAL, self.style(names[str(reference.get(VAL))]))
        for reference in style.iter(NUM_ID):
            if reference.get(VAL) != "0":
                reference.set(VAL, str(self._list(int(str(reference.get(VAL))))))

    def _free_id(self, wanted: str) -> str:
        taken = {style.get(STYLE_ID) for style in self.sheet.iterfind(W + "style")}
        while wanted in taken:
            wanted += "0"
        return wanted

    def _list(self, ours: int) -> int:
        """The base's number for one of our lists."""
        for kind in self.lists.iterfind(W + "abstractNum"):
            name = kind.find(W + "name")
            if name is not None and name.get(VAL) == LISTS[ours]:
                return self._instance(str(kind.get(ABSTRACT_ID)))
        return self._add_list(self._add_kind(ours))

    def _instance(self, kind: str) -> int:
        known = (number for number, its in self._kinds().items() if its == kind)
        return next(known, None) or self._add_list(kind)

    def _add_kind(self, ours: int) -> str:
        """Adds one of our kinds of list, which no style of the base need know; its id."""
        kinds = self.ours()[1].iterfind(W + "abstractNum")
        kind = next(kind for kind in kinds if kind.get(ABSTRACT_ID) == str(ours))
        return self._insert_kind(kind)

    def _insert_kind(self, kind: Element) -> str:
        for level in kind.iterfind(W + "lvl"):
            level[:] = [child for child in level if child.tag != W + "pStyle"]
        stated = [str(known.get(ABSTRACT_ID)) for known in self._all_kinds()]
        used = [int(number) for number in stated if number.isdecimal()]
        kind.set(ABSTRACT_ID, str(max(used, default=0) + 1))
        self.lists.insert(self._index("abstractNum"), kind)
        return str(kind.get(ABSTRACT_ID))

    def _add_list(self, kind: str, *, restarted: bool = False) -> int:
        number = max(self._kinds(), default=0) + 1
        starts = [w("lvlOverride", w("startOverride", val="1"), ilvl=str(level)) for level in range(3 * restarted)]
        made = w("num", w("abstractNumId", val=kind), *starts, numId=str(number))
        self.lists.insert(self._index("num"), made)
        return number

    def _index(self, tag: str) -> int:
        """Where the next element of this tag goes: the schema wants all w:abstractNum, then all w:num (17.9.16)."""
        after = {"abstractNum": ("num", "numIdMacAtCleanup"), "num": ("numIdMacAtCleanup",)}[tag]
        for place, element in enumerate(self.lists):
            if element.tag in [W + name for name in after]:
                return place
        return len(self.lists)


def _by_name(sheet: Element) -> dict[str, Element]:
    """Styles by name in lower case, for Word writes "heading 1" and shows "Heading 1"."""
    return {
        str(named.get(VAL)).lower(): style
        for style in sheet.iterfind(W + "style")
        if (named := style.find(W + "name")) is not None
    }


def _numbers(level: Element | None, place: int) -> bool:
    """Whether this is a list's level at this place and shows its own number."""
    if level is None or level.get(W + "ilvl") != str(place):
        return False
    form, shown = level.find(W + "numFmt"), level.find(W + "lvlText")
    counted = form is None or form.get(VAL) not in ("none", "bullet")
    return counted and shown is not None and f"%{place + 1}" in str(shown.get(VAL))


def _is_number(value: str) -> bool:
    return value.lstrip("-").isdecimal()


def _family(name: str) -> int:
    return FAMILIES[name.lower().rstrip(" 0123456789")]


def _child(parent: Element, tag: str) -> Element:
    child = parent.find(W + tag)
    assert child is not None, f"w:{tag} is required by the schema"
    return child

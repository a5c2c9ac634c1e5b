"""Timelines: one axis to scale in time, a pole and a marker for each event, its text above or below."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from briefgen.doctree import Cell, Column, Event, Table, Text, Timeline
from briefgen.doctree.walk import note_numbers
from briefgen.render.pptx.compose import axis as axes
from briefgen.render.pptx.compose import callout, table
from briefgen.render.pptx.compose.draft import Draft
from briefgen.render.pptx.compose.figure import captioned
from briefgen.render.pptx.compose.pen import coloured
from briefgen.render.pptx.compose.rows import Rows, Step, steps
from briefgen.render.pptx.compose.share import balanced, first_made
from briefgen.render.pptx.compose.stage import Part, Stage
from briefgen.render.pptx.slides import GroupShape, Para, RectShape, Shape, TextShape
from briefgen.theme import Box

EVENTS_MAX = 7
AXIS_H = 0.4167
AXIS_AT = 0.44
"""The axis's top, of the height of the room."""

MARKER = 0.1875
MARKER_LINE = 2.25
POLE = 1.5 / 72
TEXT_GAP = 0.1354
"""Between a pole and its text, and between a text and the next pole; inches."""

BOX_GAP = 0.12
TEXT_MOST = 3.5
TEXT_LEAST = 1.75
TEXT_ENOUGH = 2.4
"""How wide an event's text may be, how wide it must be under a straight pole, and from where wider is no better."""

UNDER_AXIS = 0.4583
OVER_AXIS = 0.1
"""From the axis to the texts; under it stand the years."""

FIRST_LEVEL_UNDER = 0.26
LEVEL = 0.06
"""Where bent poles run level, and how far one above the other."""

BENT_GAIN = 3.0
"""Points by which type must be larger for poles to be bent that could be straight."""

UNDER_DATE = 2.0
LARGEST = 1.125
FEW = 3
LARGEST_OF_FEW = 1.375
"""How large the type may be, of the body's; up to three events may have a larger one."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where an event's text stands: its pole's foot at `marker`, its text's pole at `x`, bent at a `level`."""

    event: Event
    marker: float
    x: float
    width: float
    above: bool
    level: int = 0


def compose(stage: Stage, draft: Draft, block: Timeline) -> tuple[Part, ...]:
    caption, box = captioned(stage.pen, block.caption, draft.title, stage.frame, "Timeline title")
    events = sorted(block.events, key=lambda event: (event.start, event.end))
    notes = note_numbers(block.caption)

    def fits(start: int, end: int) -> bool:
        return end - start <= EVENTS_MAX and stage.notes_fit({*notes, *note_numbers(tuple(events[start:end]))})

    drawn = [_drawn(stage, events[start:end], box) for start, end in balanced([1.0] * len(events), fits)]
    if not all(drawn):
        return table.compose(stage, draft, as_table(stage, block))
    return tuple(Part("timeline", (*caption, *made.shapes), made.size) for made in drawn if made)


def as_table(stage: Stage, block: Timeline) -> Table:
    """The same events as a table of dates, for texts too long to stand by an axis."""
    words = stage.pen.words
    heads = (Cell((), (Text(head),), role="head") for head in (words.date, words.event))
    lines = tuple((Cell((Text(event.date),)), Cell((), event.content)) for event in block.events)
    return Table(block.key, block.caption, tuple(map(Column, heads)), lines, block.hints)


def _drawn(stage: Stage, events: Sequence[Event], box: Box) -> Rows | None:
    """The axis and the events, under straight poles or, where type gains much by it, under bent ones.

    A lone event has no time between it and another to be drawn: it is a statement with its date.
    """
    if len(events) == 1:
        said = callout.Message(events[0].key, (Text(events[0].date),), (), events[0].content)
        return callout.whole(dataclasses.replace(stage, body=box), said)
    axis = Box(box.x, box.y + box.h * AXIS_AT, box.w, AXIS_H)
    tried = steps(stage.pen, LARGEST if len(events) > FEW else LARGEST_OF_FEW)
    last_room = _last_room(stage, events[-1], tried[0])
    scale = axes.scale(events, axis, last_room)
    places = axes.markers(events, scale, axis, last_room)

    def make(slots: list[_Slot]) -> Rows | None:
        return first_made(tried, lambda step: _set(stage, slots, axis, box, step))

    straight, bent = make(_straight(events, places, box)), make(_bent(events, places, box))
    made = bent if straight is None or (bent and bent.size - straight.size >= BENT_GAIN) else straight
    if made is None:
        return None
    poles = [x for shape in made.shapes for x in _under(shape, axis)]
    shapes = (*_axis(stage, scale, axis), *axes.years(stage.pen, scale, axis, poles), *made.shapes)
    return Rows(shapes, made.size)


def _last_room(stage: Stage, event: Event, step: Step) -> float:
    """What is kept right of the last marker: enough for its date on one line."""
    date = _paras(stage, event, step)[0]
    return min(max(axes.LAST_ROOM, stage.pen.width(date) + TEXT_GAP + BOX_GAP), TEXT_MOST)


def _axis(stage: Stage, scale: axes.Scale, axis: Box) -> Iterator[Shape]:
    """The axis: what has passed by the document's date is light, what is to come dark."""
    yield RectShape("Axis", axis, "hairline")
    now = max(scale.at(stage.date.toordinal()), axis.x)
    if now < axis.right:
        yield RectShape("Axis to come", Box(now, axis.y, axis.right - now, axis.h), "ink")


def _under(shape: Shape, axis: Box) -> Iterator[float]:
    """Where poles leave the axis downwards."""
    if isinstance(shape, GroupShape):
        for part in shape.shapes:
            if isinstance(part, RectShape) and not part.ellipse and abs(part.box.y - axis.bottom) < 1e-6:
                yield part.box.x + part.box.w / 2


# Where the texts stand


def _straight(events: Sequence[Event], places: Sequence[float], box: Box) -> list[_Slot]:
    """Texts right of straight poles, above and below so that the narrowest is as wide as can be; [] if too narrow."""
    sides = max(product((True, False), repeat=len(events)), key=lambda sides: _merit(sides, _room(sides, places, box)))
    widths = _room(sides, places, box)
    if min(widths) < TEXT_LEAST:
        return []
    return [_Slot(*slot) for slot in zip(events, places, places, widths, sides, strict=True)]


def _merit(sides: Sequence[bool], widths: Sequence[float]) -> tuple[float, int, int, bool]:
    """Wide texts first, then as many above as below, then turn about, then the first above."""
    turns = sum(a != b for a, b in pairwise(sides))
    return min(*widths, TEXT_ENOUGH), -abs(2 * sum(sides) - len(sides)), turns, sides[0]


def _room(sides: Sequence[bool], places: Sequence[float], box: Box) -> list[float]:
    """How wide each text may be before the next pole on its side."""
    widths = []
    for place, (side, x) in enumerate(zip(sides, places, strict=True)):
        following = (places[other] for other in range(place + 1, len(places)) if sides[other] == side)
        end = next(following, box.right + BOX_GAP) - BOX_GAP
        widths.append(min(end - x - TEXT_GAP, TEXT_MOST))
    return widths


def _bent(events: Sequence[Event], places: Sequence[float], box: Box) -> list[_Slot]:
    """Texts in slots along the axis, above and below by turns, each joined to its marker by a bent pole."""
    slots: list[_Slot] = []
    for above in (True, False):
        chosen = [place for place in range(len(events)) if (place % 2 == 0) == above]
        if chosen:
            slots += _side([events[place] for place in chosen], [places[place] for place in chosen], above, box)
    return slots


def _side(events: Sequence[Event], places: Sequence[float], above: bool, box: Box) -> list[_Slot]:
    pitch = min(box.w / len(events), TEXT_MOST + TEXT_GAP + BOX_GAP)
    width = pitch - TEXT_GAP - BOX_GAP
    xs = list(places)
    for place in range(1, len(xs)):
        xs[place] = max(xs[place], xs[place - 1] + pitch)
    limit = box.right - pitch + BOX_GAP
    for place in reversed(range(len(xs))):
        xs[place] = max(min(xs[place], limit), box.x)
        limit = xs[place] - pitch
    levels = _levels(xs, places)
    return [
        _Slot(event, marker, x, width, above, level)
        for event, marker, x, level in zip(events, places, xs, levels, strict=True)
    ]


def _levels(xs: Sequence[float], places: Sequence[float]) -> list[int]:
    """Levels on which the bent poles do not cross: rising among those that lead left, falling among those right."""
    levels = [0] * len(xs)
    for place in range(1, len(xs)):
        if xs[place] < places[place] and xs[place - 1] < places[place - 1]:
            levels[place] = levels[place - 1] + 1
    for place in reversed(range(len(xs) - 1)):
        if xs[place] > places[place] and xs[place + 1] > places[place + 1]:
            levels[place] = levels[place + 1] + 1
    return levels


# Drawing


def _set(stage: Stage, slots: Sequence[_Slot], axis: Box, box: Box, step: Step) -> Rows | None:
    """The events as shapes, in one size; None if a text does not fit."""
    if not slots:
        return None
    over, under = _rooms(slots, axis, box)
    shapes = []
    for place, slot in enumerate(sorted(slots, key=lambda slot: slot.marker), 1):
        room = over if slot.above else under
        paras = _paras(stage, slot.event, step)
        height = stage.pen.height(paras, slot.width)
        if height > room.h:
            return None
        text = TextShape(f"Event {place}", Box(slot.x + TEXT_GAP, room.y, slot.width, height), paras)
        poles = _poles(slot, axis, text.box, place)
        shapes.append(GroupShape(f"Milestone {place}", (*poles, text, _marker(slot, axis, place)), key=slot.event.key))
    return Rows(tuple(shapes), step.text.size)


def _rooms(slots: Sequence[_Slot], axis: Box, box: Box) -> tuple[Box, Box]:
    """The rooms for the texts above and under the axis, clear of its years and of what runs level there."""
    above = max((slot.level + 1 for slot in slots if slot.above and _is_bent(slot)), default=0)
    below = max((slot.level + 2 for slot in slots if not slot.above and _is_bent(slot)), default=0)
    top = axis.bottom + max(UNDER_AXIS, FIRST_LEVEL_UNDER + LEVEL * below)
    over = Box(box.x, box.y, box.w, axis.y - OVER_AXIS - LEVEL * above - box.y)
    return over, Box(box.x, top, box.w, box.bottom - top)


def _is_bent(slot: _Slot) -> bool:
    return abs(slot.x - slot.marker) > 1e-6


def _paras(stage: Stage, event: Event, step: Step) -> tuple[Para, ...]:
    date = coloured(step.lead, "highlight" if event.expected else "accent")
    return stage.pen.line(event.date, date), stage.pen.para(event.content, step.text, before=UNDER_DATE)


def _poles(slot: _Slot, axis: Box, text: Box, place: int) -> Iterator[RectShape]:
    """The pole from the axis to the text's far end, in one piece or bent."""
    colour = "highlight" if slot.event.expected else "accent"
    near = axis.y if slot.above else axis.bottom
    far = text.y if slot.above else text.bottom
    if not _is_bent(slot):
        yield RectShape(f"Pole {place}", _upright(slot.marker, near, far), colour)
        return
    level = near - OVER_AXIS - LEVEL * slot.level if slot.above else near + FIRST_LEVEL_UNDER + LEVEL * slot.level
    left, right = sorted((slot.x, slot.marker))
    edges = (level + POLE, level) if slot.above else (level, level + POLE)
    yield RectShape(f"Pole {place} foot", _upright(slot.marker, near, edges[0]), colour)
    yield RectShape(f"Pole {place} bend", Box(left - POLE / 2, level, right - left + POLE, POLE), colour)
    yield RectShape(f"Pole {place}", _upright(slot.x, edges[1], far), colour)


def _upright(x: float, start: float, end: float) -> Box:
    top, bottom = sorted((start, end))
    return Box(x - POLE / 2, top, POLE, bottom - top)


def _marker(slot: _Slot, axis: Box, place: int) -> RectShape:
    box = Box(slot.marker - MARKER / 2, axis.y + (axis.h - MARKER) / 2, MARKER, MARKER)
    fill, line = ("white", "highlight") if slot.event.expected else ("accent", "white")
    return RectShape(f"Marker {place}", box, fill, ellipse=True, line=line, line_width=MARKER_LINE)

"""A timeline's axis: days to inches, the years under it, and where markers stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.doctree import Event
from briefgen.render.pptx.compose.pen import Pen
from briefgen.render.pptx.slides import RectShape, Shape, TextShape
from briefgen.theme import Box

FIRST_ROOM = 0.1
LAST_ROOM = 2.1
"""Kept to the left of the first marker, and at least to the right of the last for its text; inches."""

EARLIEST = 0.25
"""The axis begins with the first event's year, unless that takes more than this of the time between the events."""

APART = 0.22
"""The least between the middles of two markers."""

TICK = 0.0833
TICK_W = 1 / 96
YEAR_GAP = 0.0625
YEAR_TOP = 0.04
YEAR_H = 0.2083
YEARS_APART = 0.62
CLEAR = 0.05
"""Between a year and a pole."""

ROUND_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)


@dataclass(frozen=True, slots=True)
class Scale:
    """`x` is the place of the day `start` (a proleptic ordinal); `per_day` is inches."""

    start: float
    x: float
    per_day: float

    def at(self, day: float) -> float:
        return self.x + (day - self.start) * self.per_day


def middle(event: Event) -> float:
    """The day in the middle of an event's time."""
    return (event.start.toordinal() + event.end.toordinal()) / 2


def scale(events: Sequence[Event], axis: Box, last_room: float) -> Scale:
    """A scale on which the events, which are in order, fill the axis."""
    first, last = middle(events[0]), middle(events[-1])
    span = last - first
    new_year = dt.date(events[0].start.year, 1, 1).toordinal()
    start = float(new_year) if 0 <= first - new_year <= EARLIEST * span else first
    room = axis.w - FIRST_ROOM - last_room
    return Scale(start, axis.x + FIRST_ROOM, room / (last - start) if span else room / 365)


def markers(events: Sequence[Event], scale: Scale, axis: Box, last_room: float) -> list[float]:
    """The middles of the events' markers, moved only where two would touch."""
    places = [scale.at(middle(event)) for event in events]
    for place in range(1, len(places)):
        places[place] = max(places[place], places[place - 1] + APART)
    limit = axis.right - last_room + APART
    for place in reversed(range(len(places))):
        places[place] = min(places[place], limit)
        limit = places[place] - APART
    return places


def years(pen: Pen, scale: Scale, axis: Box, poles: Sequence[float]) -> Iterator[Shape]:
    """A tick and its year for each new year, or each few, clear of each other and of the poles that cross their line."""
    style = pen.style("section_name")
    ticks = _new_years(scale, axis)
    crossing = [*poles, *(x for _, x in ticks)]
    used = axis.x - 1.0
    for year, x in ticks:
        yield RectShape(f"Year tick {year}", Box(x - TICK_W / 2, axis.bottom, TICK_W, TICK), "grey")
        para = pen.line(str(year), style)
        width = pen.width(para) + 0.02
        places = [left for left in (x + YEAR_GAP, x - YEAR_GAP - width) if _free(left, width, crossing)]
        inside = [left for left in places if max(axis.x - 0.01, used) <= left <= axis.right - width]
        if inside:
            used = inside[0] + width + CLEAR
            yield TextShape(f"Year {year}", Box(inside[0], axis.bottom + YEAR_TOP, width, YEAR_H), (para,), wrap=False)


def _free(left: float, width: float, poles: Sequence[float]) -> bool:
    return not any(left - CLEAR < pole < left + width + CLEAR for pole in poles)


def _new_years(scale: Scale, axis: Box) -> list[tuple[int, float]]:
    """The years that begin on the axis, or the one it begins in, and where; far enough apart to be read."""
    first = dt.date.fromordinal(max(int(scale.start - (scale.x - axis.x) / scale.per_day), 1)).year
    last_day = scale.start + (axis.right - scale.x) / scale.per_day
    last = dt.date.fromordinal(min(int(last_day), dt.date.max.toordinal())).year
    found = [(year, scale.at(dt.date(year, 1, 1).toordinal())) for year in range(first, last + 1)]
    found = [(year, x) for year, x in found if axis.x <= x <= axis.right - YEARS_APART]
    if not found:
        return [(first, axis.x + TICK_W)]
    step = next((step for step in ROUND_YEARS if step * 365.25 * scale.per_day >= YEARS_APART), ROUND_YEARS[-1])
    kept = [(year, x) for year, x in found if year % step == 0]
    return kept or found[:1]

"""`timeline:` becomes a Timeline of dated events; those out of the order of time are doubted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.compile.lower.captions import lower_caption
from briefgen.compile.text import lower
from briefgen.compile.work import Work
from briefgen.doctree import Event, Hints, Timeline
from briefgen.locale import Period
from briefgen.model.blocks import Event as EventModel
from briefgen.model.blocks import TimelineBlock


def lower_timeline(work: Work, block: TimelineBlock, key: str, hints: Hints) -> Timeline:
    path, models = f"{key}.timeline", block.timeline.events
    caption = lower_caption(work, block.timeline.caption, f"{path}.caption", key)
    periods = [work.period(event.date, f"{path}.events.{place}.date") for place, event in enumerate(models)]
    _check_order(work, models, periods, path)
    events = tuple(
        _event(work, event, period, f"{path}.events.{place}", f"{key}.{place}")
        for place, (event, period) in enumerate(zip(models, periods, strict=True))
        if period
    )
    return Timeline(key, caption, events, hints)


def _check_order(work: Work, events: Sequence[EventModel], periods: Sequence[Period | None], path: str) -> None:
    known = [(place, period) for place, period in enumerate(periods) if period]
    for (earlier, before), (later, after) in pairwise(known):
        if after.start < before.start:
            message = f"{events[later].date} stands after {events[earlier].date}"
            work.doubt(f"{path}.events.{later}.date", "event-order", message, "put events in order of time")


def _event(work: Work, event: EventModel, period: Period, path: str, key: str) -> Event:
    said = work.locale.dates.say(period)
    if event.expected:
        said = work.locale.words.expected.format(date=said)
    return Event(key, said, period.start, period.end, lower(work, event.event, f"{path}.event"), event.expected)

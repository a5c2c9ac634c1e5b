"""`timeline:` becomes a Timeline of dated events, in the order of their dates."""

from __future__ import annotations

from itertools import pairwise

from briefgen.compile.lower.captions import lower_caption
from briefgen.compile.text import lower
from briefgen.compile.work import Work
from briefgen.doctree import Event, Hints, Timeline
from briefgen.locale import parse_period
from briefgen.model.blocks import Event as EventModel
from briefgen.model.blocks import TimelineBlock


def lower_timeline(work: Work, block: TimelineBlock, key: str, hints: Hints) -> Timeline:
    path = f"{key}.timeline"
    work.name(block.timeline.id, key, path)
    caption = lower_caption(work, block.timeline.caption, f"{path}.caption")
    events = [
        _event(work, event, f"{path}.events.{place}", f"{key}.{place}")
        for place, event in enumerate(block.timeline.events)
    ]
    known = [event for event in events if event is not None]
    for earlier, later in pairwise(known):
        if later.start < earlier.start:
            work.doubt(
                later.key, "event-order", f"{later.date} stands after {earlier.date}", "put events in order of time"
            )
    return Timeline(key, caption, tuple(known), hints)


def _event(work: Work, event: EventModel, path: str, key: str) -> Event | None:
    content = lower(work, event.event, f"{path}.event")
    try:
        period = parse_period(event.date)
    except ValueError:
        hint = "write 2025, 2025-06, 2025-06-12, 2026-Q1 or 2025-H2"
        work.fault(f"{path}.date", "bad-date", f"{event.date!r} is no date", hint)
        return None
    said = work.locale.dates.say(period)
    if event.expected:
        said = work.locale.words.expected.format(date=said)
    return Event(key, said, period.start, period.end, content, event.expected)

"""A chart said in words, for who cannot see it: kind, series, unit, values, trend, highest and lowest.

Each kind of chart takes the telling that suits it: `describe` compares, `describe_trend` follows time, `describe_parts`
cuts a whole, `describe_steps` goes up and down, `describe_points` sets two measures against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.charts.numbers import shown, spoken
from briefgen.doctree import Across, Annotation, Band, Change, Chart, Mark, Point, Remark, Series
from briefgen.locale import Amount, Locale
from briefgen.locale.words import ChartWords

FEW = 12
"""So many values are said one by one; more would bury the message."""

MOST_SERIES = 6
"""More series than this are not told one by one."""

TIED = 0.5
"""The least rank correlation that a reader of the picture would call a pattern."""

Known = list[tuple[str, Decimal, str]]
"""A series' points that are not missing: category, value, value as said."""


def describe(chart: Chart, locale: Locale) -> str:
    """What is compared, in which unit, each value if there are few, the highest and the lowest; of dates, the trend."""
    if chart.in_time:
        return describe_trend(chart, locale)
    words = locale.words.charts
    return _sentences((_opening(chart, locale), *_values(chart, words), *_extremes(chart, locale)), words)


def describe_trend(chart: Chart, locale: Locale) -> str:
    """The same for data in time: also from when to when, and whether each series rises or falls."""
    words = locale.words.charts
    opening = _opening(chart, locale) + _span(chart, words)
    trends = tuple(_trends(chart, words))
    # From one end to the other is all there is between two points.
    told = len(chart.categories) == 2 and len(trends) == len(chart.series)
    values = () if told else tuple(_values(chart, words))
    return _sentences((opening, *trends, *values, *_extremes(chart, locale, inner=True)), words)


def describe_parts(chart: Chart, locale: Locale) -> str:
    """Each part's share in the whole, as its label says it, the largest first."""
    words = locale.words.charts
    whole = locale.words.list_separator.join(name for name in (series.name for series in chart.series) if name)
    opening = words.kinds[chart.kind] + (words.names.format(names=whole) if whole else "") + words.shares
    known = sorted(_known(chart, chart.series[0]), key=lambda part: part[1], reverse=True)
    return _sentences((opening, words.items.join(_item(name, share, words) for name, _, share in known)), words)


def describe_steps(chart: Chart, locale: Locale) -> str:
    """From where to where the total goes, what raises it and what lowers it."""
    words = locale.words.charts
    points = list(zip(chart.categories, chart.series[0].points, strict=True))
    level, levels = Decimal(0), []
    for _, point in points:
        level = point.value if point.total and point.value is not None else level + (point.value or 0)
        levels.append(spoken(Amount(level), chart.axis, locale))
    steps = [(name, p.value, said(p, chart)) for name, p in points if p.value is not None and not p.total]
    sides = (words.up, [s for s in steps if s[1] > 0]), (words.down, [s for s in steps if s[1] < 0])
    join = locale.words.list_separator.join
    told = (
        side.format(items=join(words.in_unit.format(name=name, unit=value) for name, _, value in some))
        for side, some in sides
        if some
    )
    ends = words.through.format(first=levels[0], start=points[0][0], last=levels[-1], end=points[-1][0])
    totals = words.items.join(_item(name, said(p, chart), words) for name, p in points[1:-1] if p.total)
    between = [words.series.format(name=words.total, items=totals)] if totals else []
    return _sentences((_opening(chart, locale), ends, *told, *between), words)


def describe_points(chart: Chart, locale: Locale) -> str:
    """How many points there are, how far they reach each way, and whether they rise or fall together."""
    words = locale.words.charts
    if not isinstance(chart.across, Across):
        return describe(chart, locale)
    pairs = [(x, p.value) for s in chart.series for x, p in zip(chart.across.values, s.points, strict=True)
             if x is not None and p.value is not None]  # fmt: skip
    counted = words.points.format(count=len(pairs))
    sentences = [_opening(chart, locale) + counted, *_reach(chart, chart.across, pairs, locale)]
    tie = rank_correlation(pairs)
    if abs(tie) >= TIED:
        sentences.append(words.together if tie > 0 else words.opposed)
    return _sentences((*sentences, *_extremes(chart, locale)), words)


def marked(chart: Chart, locale: Locale) -> str:
    """A sentence on what is marked in the chart, to follow the others; "" where nothing is."""
    words = locale.words.charts
    items = []
    for one in chart.annotations:
        where = _where(one, chart, words)
        said_there = words.level_named.format(name=where, value=one.text) if where else one.text
        items += [said_there] if one.text else []
    return words.sentences + words.marked.format(items=words.items.join(items)) + words.stop if items else ""


def _where(one: Annotation, chart: Chart, words: ChartWords) -> str:
    """Where an annotation stands, by the names of its points."""
    match one:
        case Remark(at):
            return _point(at, chart, words)
        case Change(start, end):
            return words.stretch.format(start=_point(start, chart, words), end=_point(end, chart, words))
        case Band(categories=(first, last)):
            names = chart.categories
            return words.stretch.format(start=names[first], end=names[last]) if first != last else names[first]
        case _:
            return ""


def _point(at: Mark, chart: Chart, words: ChartWords) -> str:
    name = chart.categories[at.category]
    series = chart.series[at.series].name if at.series is not None and len(chart.series) > 1 else ""
    return words.in_unit.format(name=name, unit=series) if series else name


def said(point: Point, chart: Chart) -> str:
    """A point's value as the document says it; "" where it is missing."""
    if point.value is None:
        return ""
    return point.label or shown(point.value, chart.axis) or f"{point.value.scaleb(-chart.axis.power).normalize():f}"


def rank_correlation(pairs: Sequence[tuple[Decimal, Decimal]]) -> float:
    """Spearman's rank correlation of two measures, from -1 to 1; 0 where there are too few points to tell."""
    if len(pairs) < 5:
        return 0.0
    first, second = (_ranks([pair[side] for pair in pairs]) for side in (0, 1))
    middle = (len(pairs) - 1) / 2
    shared = sum((a - middle) * (b - middle) for a, b in zip(first, second, strict=True))
    spread = [sum((rank - middle) ** 2 for rank in ranks) for ranks in (first, second)]
    return shared / (spread[0] * spread[1]) ** 0.5 if all(spread) else 0.0


def _ranks(values: Sequence[Decimal]) -> list[float]:
    """Each value's place from 0; equal values share the middle of theirs."""
    places: dict[Decimal, list[int]] = {}
    for place, value in enumerate(sorted(values)):
        places.setdefault(value, []).append(place)
    return [sum(places[value]) / len(places[value]) for value in values]


def _reach(chart: Chart, across: Across, pairs: Sequence[tuple[Decimal, Decimal]], locale: Locale) -> Iterator[str]:
    """From what to what the points lie along each axis that has a name."""
    words = locale.words.charts
    for axis, values in ((across.axis, [x for x, _ in pairs]), (chart.axis, [y for _, y in pairs])):
        if values and (name := axis.title or axis.unit):
            low, high = (spoken(Amount(end(values)), axis, locale) for end in (min, max))
            yield words.reach.format(name=name, low=low, high=high)


def _sentences(sentences: tuple[str, ...], words: ChartWords) -> str:
    return words.sentences.join(sentence + words.stop for sentence in sentences)


def _told(chart: Chart) -> tuple[Series, ...]:
    """The series, and the totals of a stack."""
    return (*chart.series, chart.total) if chart.total else chart.series


def _opening(chart: Chart, locale: Locale) -> str:
    words = locale.words.charts
    names = locale.words.list_separator.join(_named(series, chart, words) for series in chart.series if series.name)
    unit = "" if chart.second else chart.axis.unit
    return (
        words.kinds[chart.kind]
        + (words.names.format(names=names) if names else "")
        + (words.shares if chart.stacking == "shares" else words.unit.format(unit=unit) if unit else "")
    )


def _named(series: Series, chart: Chart, words: ChartWords) -> str:
    """A series' name, with its unit where the chart has two."""
    axis = chart.second if series.second and chart.second else chart.axis
    return words.in_unit.format(name=series.name, unit=axis.unit) if chart.second and axis.unit else series.name


def _span(chart: Chart, words: ChartWords) -> str:
    if len(chart.categories) < 2:
        return ""
    return words.span.format(start=chart.categories[0], end=chart.categories[-1])


def _values(chart: Chart, words: ChartWords) -> Iterator[str]:
    if len(chart.series) * len(chart.categories) > FEW:
        return
    for series in chart.series:
        pairs = zip(chart.categories, series.points, strict=True)
        items = words.items.join(_item(category, said(point, chart), words) for category, point in pairs)
        alone = len(chart.series) == 1 or not series.name
        yield items if alone else words.series.format(name=series.name, items=items)


def _item(category: str, value: str, words: ChartWords) -> str:
    return (words.item if value else words.missing).format(category=category, value=value)


def _extremes(chart: Chart, locale: Locale, *, inner: bool = False) -> Iterator[str]:
    """Each series' highest and lowest point, or those of them all where they are many; `inner` leaves out a series that
    has them at its ends.
    """
    words, told = locale.words.charts, _told(chart)
    if len(told) > MOST_SERIES:
        join = locale.words.list_separator.join
        every = [
            (join((series.name, name)), value, text) for series in told for name, value, text in _known(chart, series)
        ]
        yield from _ends(every, words)
        return
    for series in told:
        known = _known(chart, series)
        for text in _ends(known, words, inner=inner):
            alone = len(told) == 1 or not series.name
            yield text if alone else words.series.format(name=series.name, items=text)


def _ends(known: Known, words: ChartWords, *, inner: bool = False) -> Iterator[str]:
    if len({value for _, value, _ in known}) < 2:
        return
    top, bottom = max(known, key=lambda point: point[1]), min(known, key=lambda point: point[1])
    if inner and {top[0], bottom[0]} == {known[0][0], known[-1][0]}:
        return
    yield words.extremes.format(top=top[0], high=top[2], bottom=bottom[0], low=bottom[2])


def _trends(chart: Chart, words: ChartWords) -> Iterator[str]:
    told = _told(chart)
    for series in told if len(told) <= MOST_SERIES else ():
        known = _known(chart, series)
        if len(known) < 2:
            continue
        (start, first, first_said), (end, last, last_said) = known[0], known[-1]
        pattern = words.rises if last > first else words.falls if last < first else words.level
        name = series.name or words.nameless
        yield pattern.format(name=name, first=first_said, start=start, last=last_said, end=end)


def _known(chart: Chart, series: Series) -> Known:
    pairs = enumerate(zip(chart.categories, series.points, strict=True))
    return [
        (category, _share(chart, at, p.value), said(p, chart)) for at, (category, p) in pairs if p.value is not None
    ]


def _share(chart: Chart, at: int, value: Decimal) -> Decimal:
    """A value as it is compared: where shares are stacked, by its share in what is drawn as one whole."""
    if chart.stacking != "shares":
        return value
    return value / (sum(series.points[at].value or 0 for series in chart.series) or Decimal(1))

"""What a picture's plot stands on: its axes with their marks and gridlines, and the names along them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Any, Literal

from briefgen.charts.numbers import axis_number
from briefgen.charts.plot import Plot, Ruler, Spot
from briefgen.charts.scale import MANY, Ends, around, round_off, spread, step_for
from briefgen.doctree import TimeAxis

if TYPE_CHECKING:
    from briefgen.charts.paint import Style
    from briefgen.charts.plane import Plane

NAMES = 0.3
"""The largest share of the frame's width that the names of bars take."""

UNITS = {"years": 365.25, "months": 30.44, "days": 1.0}
"""The units of a scale in time, in days; Office begins and ends such an axis half a unit beyond its days."""

BESIDE = 3.5
"""How far names and numbers stand from the plot, in points."""

Side = Literal["l", "r", "b"]
SIDES: dict[Side, tuple[str, str]] = {
    "b": ("center", "top"),
    "l": ("right", "center_baseline"),
    "r": ("left", "center_baseline"),
}
"""Which side of a text meets the plot."""

HAIR = 0.75
GRID, AXIS = 0.5, 2.5
"""What lies over what."""


def scales(plot: Plot) -> tuple[Ends, Ends]:
    """The scales across and up: of categories, from end to end as their kind has it, and of values."""
    values = values_of(plot, plot.value)
    if not plot.horizontal:
        return _categories(plot), values
    last = len(plot.categories) - 0.5
    return values, Ends(last, -0.5) if plot.reverse else Ends(-0.5, last)


def values_of(plot: Plot, ruler: Ruler, *, second: bool = False) -> Ends:
    return Ends(*reach(plot, ruler, second=second), log=ruler.log)


def _categories(plot: Plot) -> Ends:
    across = plot.across
    if isinstance(across, Ruler):
        numbers = [n for series in plot.series for n in plot.columns[series.across].numbers if n is not None]
        low, high, _ = spread(numbers, MANY)
        return Ends(across.low if across.low is not None else low, across.high if across.high is not None else high,
                    log=across.log)  # fmt: skip
    first, last = min(places(plot)), max(places(plot))
    edge = 0.0 if plot.edge else UNITS[across.grain] / 2 if isinstance(across, TimeAxis) else 0.5
    return Ends(first - edge, last + edge + (0.5 if first == last and plot.edge else 0))


def value_scale(plane: Plane, plot: Plot, ruler: Ruler, style: Style, *, second: bool = False) -> None:
    """The line from which bars rise, and the value axis with its gridlines where it is shown."""
    ends = plane.across if plot.horizontal else plane.up
    if not second and not isinstance(plot.across, Ruler):
        crossed = ends.low <= 0 <= ends.high and not ends.log
        if crossed or not plot.horizontal:
            level = ends.share(0.0) if crossed else 0.0
            line = [(level, 0), (level, 1)] if plot.horizontal else [(0, level), (1, level)]
            plane.lines([line], color=style.colour("grey"), lw=HAIR, zorder=AXIS)
    if ruler.shown:
        _numbers(plane, ruler, "b" if plot.horizontal else "r" if second else "l", style)


def _numbers(plane: Plane, ruler: Ruler, side: Side, style: Style) -> None:
    """An axis' numbers at one side of the plot, its title beyond them and its gridlines."""
    ends = plane.across if side == "b" else plane.up
    marks = ticks(ruler, ends.low, ends.high)
    names = [axis_number(mark, ruler.code) for mark in marks]
    levels = [ends.share(mark) for mark in marks]
    _along(plane, levels, names, side, style, "grey")
    if ruler.grid:
        lines = [[(at, 0), (at, 1)] if side == "b" else [(0, at), (1, at)] for at in levels]
        plane.lines(lines, color=style.colour("hairline"), lw=HAIR, zorder=GRID)
    if ruler.title:
        em = style.frame.text
        beyond = BESIDE + (1.25 * em if side == "b" else max(map(style.frame.wide, names)) + 0.4 * em)
        across, up = SIDES[side]
        plane.write(ruler.title, _beside(0.5, side, beyond), (across, up if side == "b" else "center"), fontsize=em,
                    color=style.colour("grey"), rotation=0 if side == "b" else 90)  # fmt: skip


def ticks(ruler: Ruler, low: float, high: float) -> list[float]:
    """Where an axis is marked: at its steps, or at the powers of ten."""
    if ruler.log:
        return [10.0**power for power in range(floor(log10(low) + 0.5), floor(log10(high) + 0.5) + 1)]
    step = ruler.step or step_for(high - low, MANY)
    first = ceil(low / step - 1e-9) * step if ruler.step is None else low
    return [round_off(first + step * at) for at in range(floor((high - first) / step + 1e-6) + 1)]


def _beside(along: float, side: Side, beyond: float) -> Spot:
    """A spot beside the plot, by its share along that side."""
    match side:
        case "b":
            return Spot(along, 0.0, above=-beyond)
        case "l":
            return Spot(0.0, along, right=-beyond)
        case "r":
            return Spot(1.0, along, right=beyond)


def _along(
    plane: Plane, shares: Sequence[float], names: Sequence[str], side: Side, style: Style, role: str,
    told: Collection[int] = (),
) -> None:  # fmt: skip
    """Names beside the plot, each at its share of that side; those `told` are highlighted."""
    for at, (share, name) in enumerate(zip(shares, names, strict=True)):
        look: dict[str, Any] = ({"color": style.colour("highlight"), "fontweight": "bold"} if at in told
                                else {"color": style.colour(role)})  # fmt: skip
        plane.write(name, _beside(share, side, BESIDE), SIDES[side], fontsize=style.frame.text, **look)


def names_beside(plane: Plane, plot: Plot, style: Style) -> None:
    """The categories' names at the left of bars."""
    places = range(0, len(plot.categories), plot.every)
    names = [style.frame.folded(plot.categories[at], NAMES * style.frame.width) for at in places]
    series = plot.layers[0].series
    told = [at for at, place in enumerate(places) if len(series) == 1 and series[0].colours[place] == "highlight"]
    _along(plane, [plane.up.share(at) for at in places], names, "l", style, "ink", told)


def names_across(plane: Plane, plot: Plot, style: Style) -> None:
    """Names under columns or a line, each broken to its step, or one in so many on one line; or an axis of numbers."""
    if isinstance(plot.across, Ruler):
        _numbers(plane, plot.across, "b", style)
        return
    bars = any(layer.mark == "bar" for layer in plot.layers)
    room = (style.frame.width - plot.right) / len(plot.categories) * 0.95
    names = [style.frame.folded(name, plot.every * room, 3 if plot.every == 1 else 1) for name in plot.categories]
    spots = places(plot)
    kept = _apart(spots, names, style) if isinstance(plot.across, TimeAxis) else range(0, len(names), plot.every)
    shares = [plane.across.share(spots[at]) for at in kept]
    _along(plane, shares, [names[at] for at in kept], "b", style, "ink" if bars else "grey")


def _apart(spots: Sequence[float], names: list[str], style: Style) -> list[int]:
    """The dates whose names stand apart, the last one among them."""
    scale = 0.85 * style.frame.width / ((spots[-1] - spots[0]) or 1.0)
    kept: list[int] = []
    for at in reversed(range(len(spots))):
        if not kept or (spots[kept[-1]] - spots[at]) * scale > style.frame.wide(names[at]) + style.frame.text:
            kept.append(at)
    return kept[::-1]


def places(plot: Plot) -> tuple[float, ...]:
    """Where the categories stand on the horizontal axis."""
    if isinstance(plot.across, TimeAxis):
        return tuple(float(day.toordinal()) for day in plot.across.days)
    return tuple(map(float, range(len(plot.categories))))


def reach(plot: Plot, ruler: Ruler, *, second: bool) -> tuple[float, float]:
    """The ends of a value axis: as the ruler says, else round ones with room for labels beyond the last bar."""
    numbers = extent(plot, second=second)
    bars = any(layer.mark in ("bar", "area") for layer in plot.layers if layer.second == second)
    low, high = min(numbers), max(numbers)
    near = low >= 0 and not bars and 0 < high - low <= high / 6
    if ruler.shown or near:
        low, high, _ = around(numbers, zero=not near, most=MANY)
    else:
        span = (high - low) or abs(high) or 1.0
        low, high = (low - 0.09 * span if low < 0 else 0.0), (high + 0.03 * span if high > 0 else 0.0)
        high = high if high > low else low + 1
    low, high = low if ruler.low is None else ruler.low, high if ruler.high is None else ruler.high
    return (low, high) if high > low else (low, low + (abs(low) or 1.0))


def extent(plot: Plot, *, second: bool) -> list[float]:
    """The numbers that an axis must hold; stacks by their ends."""
    found = [] if any(layer.mark == "scatter" for layer in plot.layers) else [0.0] if not second else []
    for layer in plot.layers:
        if layer.second != second:
            continue
        rows = [plot.columns[series.column].numbers for series in layer.series if series.colour or layer.mark != "bar"]
        if layer.grouping == "stacked":
            rows = [plot.columns[series.column].numbers for series in layer.series if series.position != "inBase"]
            for stack in zip(*rows, strict=True):
                found += [sum(n for n in stack if n and n > 0), sum(n for n in stack if n and n < 0)]
        elif layer.grouping == "percentStacked":
            found += [0.0, 1.0]
        else:
            found += [number for numbers in rows for number in numbers if number is not None]
    if not any(layer.mark in ("bar", "area", "scatter") for layer in plot.layers):
        found = found[1:] if found[:1] == [0.0] and len(found) > 1 else found
    return found or [0.0, 1.0]

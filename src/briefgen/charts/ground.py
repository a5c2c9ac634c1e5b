"""What a picture's plot stands on: its axes with their marks and gridlines, the names along them, the legend."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Any, Literal

from briefgen.charts.numbers import axis_number
from briefgen.charts.plot import Plot, Ruler
from briefgen.charts.scale import MANY, around, round_off, spread, step_for
from briefgen.doctree import TimeAxis

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from briefgen.charts.paint import Style

NAMES = 0.3
"""The largest share of the frame's width that the names of bars take."""

UNITS = {"years": 365.25, "months": 30.44, "days": 1.0}
"""The units of a scale in time, in days; Office begins and ends such an axis half a unit beyond its days."""

KEYS = {"line": "-", "scatter": "o"}
"""How a legend shows what is no area."""

LEGEND = 1.9
"""The height of a legend, in em; where the plot's place is fixed, it stands at the frame's top as in Office."""

ABOVE = 1.1
"""How far a label stands out above the highest bar, in em."""

BESIDE = 3.5
"""How far names and numbers stand from the plot, in points."""

Side = Literal["l", "r", "b"]
HAIR, EDGE = 0.75, 0.5
GRID, AXIS = 0.5, 1.5
"""What lies over what."""


def ground(axes: Axes, plot: Plot) -> None:
    """Bare axes, wide enough for their categories. What stands along them is written by us: matplotlib's own marks take
    more of its time than all else."""
    for side in axes.spines.values():
        side.set_visible(False)
    axes.xaxis.set_visible(False)
    axes.yaxis.set_visible(False)
    if plot.horizontal:
        limits = (-0.5, len(plot.categories) - 0.5)
        axes.set_ylim(limits[::-1] if plot.reverse else limits)
    elif not isinstance(plot.across, Ruler):
        first, last = _ends(plot)
        edge = 0.0 if plot.edge else UNITS[plot.across.grain] / 2 if isinstance(plot.across, TimeAxis) else 0.5
        axes.set_xlim(first - edge, last + edge + (0.5 if first == last and plot.edge else 0))


def value_scale(axes: Axes, plot: Plot, ruler: Ruler, style: Style, *, second: bool = False) -> None:
    """The value axis with gridlines, or none of it, from end to end as its ruler says or as Office would choose."""
    low, high = reach(plot, ruler, second=second)
    if ruler.log:
        (axes.set_xscale if plot.horizontal else axes.set_yscale)("log")
    set_ends = axes.set_xlim if plot.horizontal else axes.set_ylim
    set_ends(low, high)
    if not second and low <= 0 <= high and not ruler.log and not isinstance(plot.across, Ruler):
        draw = axes.axvline if plot.horizontal else axes.axhline
        draw(0, color=style.colour("grey"), lw=HAIR, zorder=AXIS, clip_on=False)
    elif not second and not plot.horizontal and not isinstance(plot.across, Ruler):
        axes.axhline(low, color=style.colour("grey"), lw=HAIR, zorder=AXIS, clip_on=False)
    if ruler.shown:
        _numbers(axes, ruler, (low, high), "b" if plot.horizontal else "r" if second else "l", style)


def _numbers(axes: Axes, ruler: Ruler, ends: tuple[float, float], side: Side, style: Style) -> None:
    """An axis' numbers at one side of the plot, its title beyond them and its gridlines."""
    marks = ticks(ruler, *ends)
    names = [axis_number(mark, ruler.code) for mark in marks]
    _along(axes, marks, names, side, style, "grey")
    if ruler.grid:
        lines = axes.vlines if side == "b" else axes.hlines
        across = axes.get_xaxis_transform() if side == "b" else axes.get_yaxis_transform()
        lines(marks, 0, 1, transform=across, color=style.colour("hairline"), lw=HAIR, zorder=GRID, clip_on=False)
    if ruler.title:
        em = style.frame.text
        beyond = BESIDE + (1.25 * em if side == "b" else max(map(style.frame.wide, names)) + 0.4 * em)
        place: dict[Side, tuple[tuple[float, float], tuple[float, float], str, str]] = {
            "b": ((0.5, 0), (0, -beyond), "center", "top"),
            "l": ((0, 0.5), (-beyond, 0), "right", "center"),
            "r": ((1, 0.5), (beyond, 0), "left", "center"),
        }
        spot, moved, across_, up = place[side]
        axes.annotate(ruler.title, spot, xycoords="axes fraction", xytext=moved, textcoords="offset points", ha=across_,
                      va=up, fontsize=em, color=style.colour("grey"), rotation=0 if side == "b" else 90)  # fmt: skip


def ticks(ruler: Ruler, low: float, high: float) -> list[float]:
    """Where an axis is marked: at its steps, or at the powers of ten."""
    if ruler.log:
        return [10.0**power for power in range(floor(log10(low) + 0.5), floor(log10(high) + 0.5) + 1)]
    step = ruler.step or step_for(high - low, MANY)
    first = ceil(low / step - 1e-9) * step if ruler.step is None else low
    return [round_off(first + step * at) for at in range(floor((high - first) / step + 1e-6) + 1)]


def _along(
    axes: Axes, spots: Sequence[float], names: Sequence[str], side: Side, style: Style, role: str,
    told: Collection[int] = (),
) -> None:  # fmt: skip
    """Names beside the plot, each at its spot; those `told` are highlighted."""
    for at, (spot, name) in enumerate(zip(spots, names, strict=True)):
        place: dict[Side, tuple[tuple[float, float], Any, tuple[float, float], str, str]] = {
            "b": ((spot, 0), axes.get_xaxis_transform(), (0, -BESIDE), "center", "top"),
            "l": ((0, spot), axes.get_yaxis_transform(), (-BESIDE, 0), "right", "center_baseline"),
            "r": ((1, spot), axes.get_yaxis_transform(), (BESIDE, 0), "left", "center_baseline"),
        }
        where, coordinates, moved, across, up = place[side]
        look: dict[str, Any] = ({"color": style.colour("highlight"), "fontweight": "bold"} if at in told
                                else {"color": style.colour(role)})  # fmt: skip
        axes.annotate(name, where, xycoords=coordinates, xytext=moved, textcoords="offset points", ha=across, va=up,
                      fontsize=style.frame.text, annotation_clip=False, **look)  # fmt: skip


def names_beside(axes: Axes, plot: Plot, style: Style) -> None:
    """The categories' names at the left of bars."""
    places = range(0, len(plot.categories), plot.every)
    names = [style.frame.folded(plot.categories[at], NAMES * style.frame.width) for at in places]
    series = plot.layers[0].series
    told = [at for at, place in enumerate(places) if len(series) == 1 and series[0].colours[place] == "highlight"]
    _along(axes, places, names, "l", style, "ink", told)


def names_across(axes: Axes, plot: Plot, style: Style) -> None:
    """Names under columns or a line, each broken to its step, or one in so many on one line; or an axis of numbers."""
    if isinstance(plot.across, Ruler):
        _numbers_across(axes, plot, plot.across, style)
        return
    bars = any(layer.mark == "bar" for layer in plot.layers)
    room = (style.frame.width - plot.right) / len(plot.categories) * 0.95
    names = [style.frame.folded(name, plot.every * room, 3 if plot.every == 1 else 1) for name in plot.categories]
    days = plot.across.days if isinstance(plot.across, TimeAxis) else ()
    spots = [float(day.toordinal()) for day in days] or [float(at) for at in range(len(names))]
    kept = _apart(spots, names, style) if days else range(0, len(names), plot.every)
    _along(axes, [spots[at] for at in kept], [names[at] for at in kept], "b", style, "ink" if bars else "grey")


def _apart(spots: list[float], names: list[str], style: Style) -> list[int]:
    """The dates whose names stand apart, the last one among them."""
    scale = 0.85 * style.frame.width / ((spots[-1] - spots[0]) or 1.0)
    kept: list[int] = []
    for at in reversed(range(len(spots))):
        if not kept or (spots[kept[-1]] - spots[at]) * scale > style.frame.wide(names[at]) + style.frame.text:
            kept.append(at)
    return kept[::-1]


def _numbers_across(axes: Axes, plot: Plot, ruler: Ruler, style: Style) -> None:
    numbers = [number for series in plot.series for number in plot.columns[series.across].numbers if number is not None]
    low, high, _ = spread(numbers, MANY)
    low, high = ruler.low if ruler.low is not None else low, ruler.high if ruler.high is not None else high
    if ruler.log:
        axes.set_xscale("log")
    axes.set_xlim(low, high)
    _numbers(axes, ruler, (low, high), "b", style)


def legend(axes: Axes, plot: Plot, style: Style) -> None:
    """The series by name over the plot, in as many columns as the width holds; a ring's parts likewise."""
    from matplotlib.transforms import ScaledTranslation

    keys, names = [], []
    for fill, outline, name, mark in _entries(plot):
        edge = style.colour(outline if outline == "ink" else fill)
        keys += axes.plot([], [], mark, color=style.colour(fill), mec=edge, mew=EDGE, ms=0.7 * style.frame.text)
        # A name that begins with an underscore would be left out of the legend; a space before it keeps it in.
        names.append(f" {style.frame.folded(name, 0.9 * style.frame.width, 1)}")
    column = max(style.frame.wide(name) for name in names) + 3 * style.frame.text
    figure = axes.get_figure(root=True)
    assert figure is not None
    raised = ABOVE * style.frame.label if _labels_stand_out(plot) else 0.0
    raised = plot.inset.top - LEGEND * style.frame.text if plot.inset else raised
    axes.legend(
        keys,
        names,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        bbox_transform=axes.transAxes + ScaledTranslation(0, raised / 72, figure.dpi_scale_trans),
        ncols=max(1, min(len(names), int(style.frame.width // column))),
        frameon=False,
        fontsize=style.frame.text,
        labelcolor=style.colour("ink"),
        borderaxespad=0,
        borderpad=0.3,
        handlelength=1,
        handletextpad=0.2,
    )


def _labels_stand_out(plot: Plot) -> bool:
    """Whether labels stand above the plot area, which ends with its highest bar."""
    tall = (label for series in plot.series for label in series.labels
            if label and (label.position or series.position) in ("outEnd", "t"))  # fmt: skip
    upright = any(layer.mark == "bar" for layer in plot.layers) and not plot.horizontal
    return upright and not plot.inset and not plot.value.shown and any(tall)


def _entries(plot: Plot) -> list[tuple[str, str, str, str]]:
    """The legend's entries: colour, outline, name, and how matplotlib draws them, as squares or lines."""
    if plot.layers[0].mark == "doughnut":
        series = plot.layers[0].series[0]
        return [(colour, "", name, "s") for colour, name in zip(series.colours, plot.categories, strict=True)]
    return [(s.colour, s.outline, plot.name(s), KEYS.get(layer.mark, "s"))
            for layer in plot.layers for s in layer.series if not s.quiet and s.colour]  # fmt: skip


def _ends(plot: Plot) -> tuple[float, float]:
    if isinstance(plot.across, TimeAxis):
        days = [float(day.toordinal()) for day in plot.across.days]
        return min(days), max(days)
    return 0.0, float(len(plot.categories) - 1)


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

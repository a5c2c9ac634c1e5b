"""The pictures' brushes: a plot drawn on the plane that is handed in. matplotlib itself is not imported here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from briefgen.charts.bars import bars, shared
from briefgen.charts.brushes import brush
from briefgen.charts.ground import names_across, names_beside, places, scales, value_scale, values_of
from briefgen.charts.legend import legend
from briefgen.charts.lettering import INK, SIDES, say
from briefgen.charts.plot import Frame, Layer, Plot, SeriesPlot, Spot
from briefgen.charts.slices import slices

if TYPE_CHECKING:
    from briefgen.charts.plane import Plane

EDGE = 0.75
TITLE = 6.0
"""How far a panel's title stands over its plot, in points."""


@dataclass(frozen=True, slots=True)
class Style:
    """The frame with its text sizes in points, `colour`, which turns a role into "#RRGGBB", and `reads_on`, which
    gives the role of a text on a role's fill."""

    frame: Frame
    colour: Callable[[str], str]
    reads_on: Callable[[str], str]


def paint(plane: Plane, plot: Plot, style: Style) -> None:
    """Draws a plot: its layers over its axes, with its names, its legend and its title."""
    if any(layer.mark in ("pie", "doughnut") for layer in plot.layers):
        slices(plane, plot, style)
    else:
        _layers(plane, plot, style)
    if plot.legend:
        legend(plane, plot, style)
    if plot.title:
        title = style.frame.folded(plot.title, style.frame.width - 2 * style.frame.text, 2)
        plane.write(title, Spot(0.0, 1.0, above=TITLE), ("left", "baseline"), fontsize=style.frame.text,
                    fontweight="bold", color=style.colour("ink"))  # fmt: skip


def _layers(plane: Plane, plot: Plot, style: Style) -> None:
    plane.across, plane.up = scales(plot)
    twin = plane.twin(values_of(plot, plot.second, second=True)) if plot.second else plane
    for layer in plot.layers:
        _draw(twin if layer.second else plane, plot, layer, style)
    value_scale(plane, plot, plot.value, style)
    if plot.second:
        value_scale(twin, plot, plot.second, style, second=True)
    if plot.horizontal:
        names_beside(plane, plot, style)
    else:
        names_across(plane, plot, style)
    brush(plane, plot, style)


def _draw(plane: Plane, plot: Plot, layer: Layer, style: Style) -> None:
    match layer.mark:
        case "bar":
            bars(plane, plot, layer, style)
        case "area":
            _areas(plane, plot, layer, style)
        case _:
            for series in layer.series:
                _line(plane, plot, layer, series, style)


def _areas(plane: Plane, plot: Plot, layer: Layer, style: Style) -> None:
    base = [0.0] * len(plot.categories)
    for series in layer.series:
        numbers = shared(plot, layer, plot.columns[series.column]).numbers
        top = [low + (number or 0.0) for low, number in zip(base, numbers, strict=True)]
        foot, head = ([(plane.across.share(x), plane.up.within(y)) for x, y in zip(places(plot), level, strict=True)]
                      for level in (base, top))  # fmt: skip
        edge = style.colour(series.outline) if series.outline else "none"
        plane.shapes([[*foot, *head[::-1]]], fc=style.colour(series.colour), ec=edge, lw=EDGE, zorder=INK - 1)
        base = top


def _line(plane: Plane, plot: Plot, layer: Layer, series: SeriesPlot, style: Style) -> None:
    """A line, or the dots of a scatter, with labels at its points; a missing value is a gap."""
    column = plot.columns[series.column].numbers
    across = plot.columns[series.across].numbers if layer.mark == "scatter" else places(plot)
    points = [None if x is None or y is None else plane.share(x, y) for x, y in zip(across, column, strict=True)]
    if series.whisker:
        minus, plus = (plot.columns[at].numbers for at in (series.whisker.minus, series.whisker.plus))
        reach = [(plane.share(x - (less or 0), y), plane.share(x + (more or 0), y))
                 for x, y, less, more in zip(across, column, minus, plus, strict=True)
                 if x is not None and y is not None]  # fmt: skip
        plane.lines(reach, color=style.colour("mute"), lw=2.25, zorder=INK - 1)
    if series.colour and series.width:
        runs = [[point for point in run if point] for known, run in groupby(points, bool) if known]
        plane.lines(runs, color=style.colour(series.colour), lw=series.width, capstyle="round", joinstyle="round",
                    zorder=INK)  # fmt: skip
    dots: dict[tuple[str, int], list[Spot]] = {}
    for at, point in enumerate(points):
        if point is None:
            continue
        own = series.colours[at] if series.colours else ""
        label = series.labels[at] if series.labels else None
        if series.colour and (series.markers or own or label):
            dots.setdefault((own or series.colour, series.markers or 8), []).append(Spot(*point))
        if label:
            say(plane, label, point, SIDES[label.position or series.position], "", style)
    for (role, size), spots in dots.items():
        plane.dots(spots, size=size, edge=1.0, color=style.colour(role), mec=style.colour("white"), zorder=INK + 1)

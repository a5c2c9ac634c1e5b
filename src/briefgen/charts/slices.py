"""A pie or a ring in a picture, clockwise from the top."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefgen.charts.lettering import say
from briefgen.charts.plot import Plot
from briefgen.charts.scale import Ends

if TYPE_CHECKING:
    from briefgen.charts.paint import Style
    from briefgen.charts.plane import Plane

EDGE = 0.75
ROOM = Ends(-1.25, 1.25)
"""The scale both ways, in the radius of the circle."""


def slices(plane: Plane, plot: Plot, style: Style) -> None:
    from matplotlib.patches import Wedge

    layer = plot.layers[0]
    series, ring = layer.series[0], layer.mark == "doughnut"
    numbers = [number or 0.0 for number in plot.columns[series.column].numbers]
    plane.square, plane.across, plane.up = True, ROOM, ROOM
    middle, radius = plane.share(0.0, 0.0), plane.across.share(1.0) - 0.5
    whole, turned = sum(numbers) or 1.0, 0.0
    for number, label, role in zip(numbers, series.labels, series.colours, strict=True):
        start, turned = turned, turned + number / whole
        plane.add(Wedge(middle, radius, 90 - 360 * turned, 90 - 360 * start, width=(0.4 if ring else 1.0) * radius,
                        fc=style.colour(role), ec=style.colour("white"), lw=EDGE, transform=plane.area))  # fmt: skip
        if label:
            angle = math.pi * (start + turned)
            far = 0.8 if ring else 1.08
            right, up = far * math.sin(angle), far * math.cos(angle)
            side = "center" if ring or abs(right) < 0.3 else "left" if right > 0 else "right"
            level = "center" if ring or abs(up) < 0.8 else "bottom" if up > 0 else "top"
            say(plane, label, plane.share(right, up), (0.0, 0.0, side, level), role if ring else "", style)

"""The plane that a picture's plot lies on: a part of a figure with a scale each way, on which matplotlib's artists stand.

Scales turn numbers into shares of the plane; shares become points once `layout.py` has found how large the plane may be.
matplotlib's own axes are not used: making a pair takes it longer than drawing a chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefgen.charts.plot import Spot
from briefgen.charts.scale import Ends

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.text import Text

Share = tuple[float, float]
"""A place on the plane: to the right and up from its lower left corner, both corners being 0 and 1."""

Side = tuple[str, str]
"""Which side of a text meets its spot, across and up, in matplotlib's words."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The part of a figure that a plane and all that stands round it may fill, in points from the lower left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """What stands at spots of the plane: `put` moves it there, by points. A text's size is measured; of anything else
    `pad` points stand out round its spots."""

    put: Callable[[list[Share]], None]
    spots: tuple[Spot, ...]
    text: Text | None = None
    pad: float = 0.0


class Plane:
    """Lies in a `cell`, on a `box` in points; `square` keeps it as wide as high.

    Artists in shares of the plane take the transform `area`. `across` and `up` are its scales.
    """

    def __init__(self, figure: Figure, cell: Cell) -> None:
        from matplotlib.transforms import Affine2D, Bbox, BboxTransformTo

        self.figure, self.cell, self.square = figure, cell, False
        self.across, self.up = Ends(0.0, 1.0), Ends(0.0, 1.0)
        self.box = Bbox.from_bounds(cell.x, cell.y, cell.width, cell.height)
        self.points = Affine2D().scale(1 / 72) + figure.dpi_scale_trans
        self.area = BboxTransformTo(self.box) + self.points
        self.placed: list[Placed] = []

    def twin(self, up: Ends) -> Plane:
        """The same plane with another scale of values."""
        other = copy(self)
        other.up = up
        return other

    def share(self, across: float, up: float) -> Share:
        return self.across.share(across), self.up.share(up)

    def spot(self, across: float, up: float, right: float = 0.0, above: float = 0.0) -> Spot:
        return Spot(*self.share(across, up), right, above)

    def point(self, spot: Spot) -> Share:
        """Where a spot is in the figure, in points."""
        box = self.box
        return (float(box.x0 + spot.across * box.width + spot.right), float(box.y0 + spot.up * box.height + spot.above))

    def add(self, artist: Artist) -> None:
        self.figure.add_artist(artist)

    def lines(self, lines: Iterable[Sequence[Share]], **look: Any) -> None:
        """Lines from share to share, each in one stroke."""
        self._path(lines, closed=False, fill=False, **look)

    def shapes(self, outlines: Iterable[Sequence[Share]], **look: Any) -> None:
        """Shapes by their corners, filled as one."""
        self._path(outlines, closed=True, **look)

    def _path(self, lines: Iterable[Sequence[Share]], *, closed: bool, **look: Any) -> None:
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        corners: list[Share] = []
        codes: list[Any] = []
        for line in lines:
            corners += [*line, line[0]] if closed else line
            codes += [Path.MOVETO, *[Path.LINETO] * (len(line) - 1), *[Path.CLOSEPOLY] * closed]
        if corners:
            self.add(PathPatch(Path(corners, codes), transform=self.area, **look))

    def dots(self, spots: Sequence[Spot], mark: str = "o", *, size: float, edge: float = 0.0, **look: Any) -> None:
        """Marks of one size, `edge` points of which are their outlines."""
        self.stroke(spots, pad=(size + edge) / 2, marker=mark, ls="none", ms=size, mew=edge, **look)

    def stroke(self, spots: Sequence[Spot], *, pad: float = 0.0, **look: Any) -> None:
        """One line from spot to spot."""
        from matplotlib.lines import Line2D

        line = Line2D([], [], transform=self.points, **look)
        self.add(line)
        self.placed.append(Placed(lambda points: line.set_data(*zip(*points, strict=True)), tuple(spots), pad=pad))

    def arrow(self, start: Spot, end: Spot, **look: Any) -> None:
        from matplotlib.patches import FancyArrowPatch

        arrow = FancyArrowPatch((0, 0), (1, 1), transform=self.points, shrinkA=0, shrinkB=0, **look)
        self.add(arrow)
        self.placed.append(Placed(lambda points: arrow.set_positions(*points), (start, end)))

    def write(self, text: str, spot: Spot, side: Side, *, under: str = "", **look: Any) -> None:
        """A text, on a ground of the colour `under` if it has one."""
        from matplotlib.text import Text

        if under:
            look["bbox"] = {"facecolor": under, "edgecolor": "none", "pad": 0.15 * look["fontsize"]}
        written = Text(0, 0, text, ha=side[0], va=side[1], transform=self.points, **look)
        self.add(written)
        self.placed.append(Placed(lambda points: written.set_position(points[0]), (spot,), written))

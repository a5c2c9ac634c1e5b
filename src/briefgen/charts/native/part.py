"""The chart part: its plot area, its legend, and what holds for the whole (ECMA-376 part 1, 21.2.2.29 chartSpace)."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.charts.native.axes import Axes
from briefgen.charts.native.ink import Ink
from briefgen.charts.native.series import Layers
from briefgen.charts.native.shapes import SHAPES_ID
from briefgen.charts.native.xml import USUAL, c, share
from briefgen.charts.plot import Inset, Plot, Ruler
from briefgen.markup import Markup

WORKBOOK_ID = "rId1"
"""The relationship by which the chart part must name its workbook (type ".../relationships/package")."""

LEGEND, HEADROOM = 1.9, 0.7
"""The height of a line of names beside the plot area, and of what a label stands out above it, in em."""

TITLE = 2.2
"""The room of an axis' title, in em."""

MOST_LEFT, MOST_RIGHT = 0.36, 0.3
"""The largest shares of the frame's width that category names and end labels take from the plot area."""


@dataclass(frozen=True, slots=True)
class Part:
    """Writes a chart part."""

    plot: Plot
    ink: Ink

    def written(self) -> Markup:
        plot = self.plot
        return c(
            "chartSpace",
            c("date1904", val=False),
            c("lang", val=self.ink.lang),
            c("roundedCorners", val=False),
            c(
                "chart",
                self.title() if plot.title else None,
                c("autoTitleDeleted", val=not plot.title),
                self.plot_area(),
                self.legend() if plot.legend else None,
                c("plotVisOnly", val=True),
                c("dispBlanksAs", val="gap"),
            ),
            self.ink.nothing(),
            self.ink.text("ink"),
            self.external(),
            self.drawn_over(),
            **USUAL,
        )

    def external(self) -> Markup:
        return c("externalData", c("autoUpdate", val=False), r_id=WORKBOOK_ID)

    def drawn_over(self) -> Markup | None:
        return c("userShapes", r_id=SHAPES_ID) if self.plot.marks else None

    def title(self) -> Markup:
        words = self.ink.rich((self.plot.title, "ink", self.ink.frame.text, True))
        return c("title", words, c("layout", _corner()), c("overlay", val=False))

    def plot_area(self) -> Markup:
        layers, axes = Layers(self.plot, self.ink).written(), Axes(self.plot, self.ink).written()
        return c("plotArea", self.layout(), *layers, *axes, self.ink.nothing())

    def layout(self) -> Markup:
        """The plot area's place: beside the names at its left, the labels at its right, under the legend."""
        plot, frame = self.plot, self.ink.frame
        if plot.inset:
            return self.fixed(plot.inset)
        round_ = any(layer.mark in ("pie", "doughnut") for layer in plot.layers)
        left, right = min(plot.left / frame.width, MOST_LEFT), min(plot.right / frame.width, MOST_RIGHT)
        head = LEGEND if plot.legend or plot.title else 0.0 if plot.left and not round_ else HEADROOM
        if plot.legend and not plot.horizontal:
            over = any(
                label and (label.position or series.position) == "outEnd"
                for series in plot.series
                for label in series.labels
            )
            head += HEADROOM * over
        foot = LEGEND if plot.left and plot.value.shown else 0.0
        if isinstance(plot.across, Ruler) and plot.left:
            foot = LEGEND * (plot.across.shown + bool(plot.across.title))
        if round_:
            head = foot = 2.9 * frame.label / frame.text
        left += TITLE * frame.text / frame.width * bool(plot.value.title)
        right += TITLE * frame.text / frame.width * bool(plot.second and plot.second.title)
        if isinstance(plot.across, Ruler) and not plot.left:
            foot += TITLE * bool(plot.across.title)
        top, bottom = head * frame.text / frame.height, foot * frame.text / frame.height
        return _layout("inner" if plot.left else "outer", left, top, 1 - left - right, max(1 - top - bottom, 0.2))

    def fixed(self, inset: Inset) -> Markup:
        """The plot area's place where marks lie over it."""
        wide, high = self.ink.frame.width, self.ink.frame.height
        return _layout("inner", inset.left / wide, inset.top / high, 1 - (inset.left + inset.right) / wide,
                       1 - (inset.top + inset.bottom) / high)  # fmt: skip

    def legend(self) -> Markup:
        quiet = (
            c("legendEntry", c("idx", val=place), c("delete", val=True))
            for place, series in enumerate(self.plot.series)
            if series.quiet and not self.plot.horizontal
        )
        return c("legend", c("legendPos", val="t"), *quiet, c("layout", _corner()), c("overlay", val=False),
                 self.ink.text("ink"))  # fmt: skip


def _layout(target: str, x: float, y: float, w: float, h: float) -> Markup:
    return c("layout", c("manualLayout",
        c("layoutTarget", val=target),
        c("xMode", val="edge"),
        c("yMode", val="edge"),
        c("x", val=share(x)),
        c("y", val=share(y)),
        c("w", val=share(w)),
        c("h", val=share(h)),
    ))  # fmt: skip


def _corner() -> Markup:
    return c("manualLayout", c("xMode", val="edge"), c("yMode", val="edge"), c("x", val=0), c("y", val=0))

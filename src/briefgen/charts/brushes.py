"""The pictures' marks: what lies over the plot area, at the places where Office's shapes lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.charts.plot import Plot, Spot, Stroke, Tint, Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from briefgen.charts.paint import Style

BEHIND, OVER = 0.7, 6.0
OPACITY = 0.16
SIDES = {"l": "left", "ctr": "center", "r": "right"}
LEVELS = {"t": "top", "ctr": "center", "b": "bottom"}


def brush(axes: Axes, plot: Plot, style: Style) -> None:
    """Draws the marks of a plot over its axes."""
    for mark in plot.marks:
        match mark:
            case Stroke():
                _stroke(axes, mark, style)
            case Tint(start, end):
                _tint(axes, start, end, style)
            case Words():
                _words(axes, mark, style)


def _stroke(axes: Axes, mark: Stroke, style: Style) -> None:
    look: dict[str, Any] = {"arrowstyle": "-|>,head_width=0.22,head_length=0.45" if mark.arrow else "-",
                            "shrinkA": 0, "shrinkB": 0, "lw": mark.width, "color": style.colour("ink"),
                            "linestyle": (0, (3, 1.5)) if mark.dashed else "-"}  # fmt: skip
    axes.annotate("", (mark.end.across, mark.end.up), xycoords=_moved(axes, mark.end),
                  xytext=(mark.start.across, mark.start.up), textcoords=_moved(axes, mark.start), arrowprops=look,
                  zorder=OVER, annotation_clip=False)  # fmt: skip


def _tint(axes: Axes, start: Spot, end: Spot, style: Style) -> None:
    axes.fill([start.across, end.across, end.across, start.across], [start.up, start.up, end.up, end.up],
              transform=axes.transAxes, color=style.colour("grey"), alpha=OPACITY, lw=0, zorder=BEHIND)  # fmt: skip


def _words(axes: Axes, mark: Words, style: Style) -> None:
    size = style.frame.label if mark.bold else style.frame.text
    under: dict[str, Any] = {"bbox": {"facecolor": style.colour("white"), "edgecolor": "none", "pad": 0.15 * size}}
    axes.annotate("\n".join(mark.lines), (mark.at.across, mark.at.up), xycoords="axes fraction",
                  xytext=(mark.at.right, mark.at.above), textcoords="offset points", ha=SIDES[mark.align],
                  va=LEVELS[mark.level], fontsize=size, fontweight="bold" if mark.bold else "normal",
                  color=style.colour("ink"), zorder=OVER + 1, annotation_clip=False,
                  **(under if mark.filled else {}))  # fmt: skip


def _moved(axes: Axes, spot: Spot) -> Any:
    """The plot area's own coordinates, moved by the spot's points."""
    from matplotlib.transforms import ScaledTranslation

    figure = axes.get_figure(root=True)
    assert figure is not None
    return axes.transAxes + ScaledTranslation(spot.right / 72, spot.above / 72, figure.dpi_scale_trans)

"""What a picture says at its points: numbers, and names under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.charts.plot import Label, Spot

if TYPE_CHECKING:
    from briefgen.charts.paint import Style
    from briefgen.charts.plane import Plane, Share

INK = 3.0
"""What lies over the gridlines."""

Side = tuple[float, float, str, str]

SIDES: dict[str, Side] = {
    "outEnd": (0.0, 0.4, "center", "bottom"),
    "t": (0.0, 0.55, "center", "bottom"),
    "b": (0.0, -0.55, "center", "top"),
    "r": (0.8, 0.0, "left", "center_baseline"),
    "l": (-0.8, 0.0, "right", "center_baseline"),
    "ctr": (0.0, 0.0, "center", "center_baseline"),
    "inEnd": (0.0, -0.4, "center", "top"),
    "inBase": (0.4, 0.0, "left", "center_baseline"),
}
"""Where a label stands from its point: to the right and up in em, and which of its sides meets that."""


def say(plane: Plane, label: Label, point: Share, side: Side, fill: str, style: Style) -> None:
    """The label's number, and its name under it, or one of them alone."""
    right, up, across, level = side
    em, text = style.frame.label, style.frame.text
    right, up = right * em + label.shift, up * em + label.lift
    look: dict[str, Any] = {"color": style.colour(label.colour or style.reads_on(fill)), "zorder": INK + 2}
    weight = "bold" if label.bold else "normal"
    if label.text and label.name:
        further = 1.2 * text * label.name.count("\n")
        there = Spot(*point, right, up + {"bottom": 0.9 * em + further, "top": -1.2 * em}.get(level, 0.0))
        plane.write(label.text, there, (across, "bottom"), fontsize=em, fontweight=weight, **look)
        plane.write(label.name, there, (across, "top"), fontsize=text, **look)
        return
    plane.write(label.text or label.name, Spot(*point, right, up), (across, level), fontsize=em if label.text else text,
                fontweight=weight, under=style.colour("white") if label.filled else "", **look)  # fmt: skip

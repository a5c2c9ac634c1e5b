"""What a kind of chart is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.charts.plot import Frame, Panel, Plot
from briefgen.doctree import Chart
from briefgen.locale import Locale

if TYPE_CHECKING:
    from briefgen.charts.paint import Style
    from briefgen.charts.plane import Plane


@dataclass(frozen=True, slots=True)
class Kind:
    """`derive` works out the series that the kind draws, `describe` says them in words, `native` is how Office draws
    them, `height` the height in inches that suits them at a text size in points; all are pure.

    `derive` raises InputError where the data cannot be drawn so; it runs once, in compile. `picture` draws a plot on a
    plane of a matplotlib figure. `panels` is for a kind that sets several plots into one frame.
    """

    name: str
    derive: Callable[[Chart, Locale], Chart]
    describe: Callable[[Chart, Locale], str]
    native: Callable[[Chart, Frame], Plot]
    height: Callable[[Chart, float], float]
    picture: Callable[[Plane, Plot, Style], None]
    panels: Callable[[Chart, Frame], tuple[Panel, ...]] | None = None

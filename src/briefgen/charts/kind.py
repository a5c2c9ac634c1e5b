"""What a kind of chart is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.charts.plot import Frame, Plot
from briefgen.doctree import Chart
from briefgen.locale import Locale

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from briefgen.charts.paint import Style


@dataclass(frozen=True, slots=True)
class Kind:
    """`derive` works out the series that the kind draws, `describe` says them in words, `native` is how Office draws
    them, `height` the height in inches that suits them at a text size in points; all four are pure.

    `derive` raises InputError where the data cannot be drawn so. `picture` draws on the matplotlib axes it is given.
    """

    name: str
    derive: Callable[[Chart], Chart]
    describe: Callable[[Chart, Locale], str]
    native: Callable[[Chart, Frame], Plot]
    height: Callable[[Chart, float], float]
    picture: Callable[[Axes, Chart, Style], None]

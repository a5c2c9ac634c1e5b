"""What a kind of chart is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.charts.plot import Frame, Plot
from briefgen.doctree import Chart


@dataclass(frozen=True, slots=True)
class Kind:
    """`derive` works out the series that the kind draws, `native` how Office draws them; both are pure.

    `derive` raises InputError where the data cannot be drawn so.
    """

    name: str
    derive: Callable[[Chart], Chart]
    native: Callable[[Chart, Frame], Plot]

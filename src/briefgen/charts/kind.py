"""What a kind of chart is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.charts.plot import Frame, Plot
from briefgen.doctree import Chart
from briefgen.locale import Locale


@dataclass(frozen=True, slots=True)
class Kind:
    """`derive` works out the series that the kind draws, `describe` says them in words, `native` is how Office draws
    them; all three are pure.

    `derive` raises InputError where the data cannot be drawn so.
    """

    name: str
    derive: Callable[[Chart], Chart]
    describe: Callable[[Chart, Locale], str]
    native: Callable[[Chart, Frame], Plot]

"""How long charts take once everything is imported: native with its workbook, and as a picture; and 60 in one go.

Prints the median over all kinds in milliseconds, the slowest kind, and how a chart of 60 compares with one alone.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefgen.charts.native import native_charts
from briefgen.charts.picture import picture
from briefgen.doctree import Chart
from briefgen.theme import default_theme
from tests.charts.examples import every_chart

RUNS, MANY = 9, 60
THEME = default_theme()


def native(chart: Chart) -> object:
    return native_charts(chart, THEME, "en-US", text_size=12)


def drawn(chart: Chart) -> object:
    return picture(chart, THEME)


def milliseconds(draw: Callable[[Chart], object], chart: Chart) -> float:
    """The median of some runs, after one that fills the caches."""
    draw(chart)
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        draw(chart)
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def main() -> None:
    charts = {f"{chart.kind}{f' ({chart.stacking})' * bool(chart.stacking)}": chart for chart in every_chart("en")}
    print(f"{'':10}{'median ms':>10}  slowest")
    for name, draw in {"native": native, "picture": drawn}.items():
        times = {kind: milliseconds(draw, chart) for kind, chart in charts.items()}
        slowest = max(times, key=lambda kind: times[kind])
        print(f"{name:10}{statistics.median(times.values()):10.1f}  {slowest} {times[slowest]:.1f}")
    one = charts["column (amounts)"]
    alone = milliseconds(native, one)
    start = time.perf_counter()
    for _ in range(MANY):
        native(one)
    each = 1000 * (time.perf_counter() - start) / MANY
    print(f"{MANY} charts: each {each / alone:.2f} of one alone")


if __name__ == "__main__":
    main()

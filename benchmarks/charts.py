"""How long charts take once everything is imported: native with its workbook, and as a picture; and 60 in one go.

Prints the median over all kinds in milliseconds, the slowest kind, and how a chart of 60 compares with one alone.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefgen.charts.native import native_charts
from briefgen.charts.picture import picture
from briefgen.doctree import Band, Change, Chart, Mark, Reference
from briefgen.theme import default_theme
from tests.charts.examples import every_chart

RUNS, MANY = 9, 60
LIMITS = {"native": 5.0, "picture": 60.0}
"""What a chart may take, in milliseconds of the processor."""

MARKS = (Change(Mark(0), Mark(1), "+5%"), Reference(Decimal(20), "Target"), Band("Late", categories=(0, 1)))
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
        start = time.process_time()
        draw(chart)
        taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken)


def main() -> None:
    charts = {f"{chart.kind}{f' ({chart.stacking})' * bool(chart.stacking)}": chart for chart in every_chart("en")}
    print(f"{'':10}{'median ms':>10}  slowest")
    for name, draw in {"native": native, "picture": drawn}.items():
        times = {kind: milliseconds(draw, chart) for kind, chart in charts.items()}
        slowest = max(times, key=lambda kind: times[kind])
        middle = statistics.median(times.values())
        print(
            f"{name:10}{middle:10.1f}  {slowest} {times[slowest]:.1f}; {middle / LIMITS[name]:.2f} of what it may take"
        )
    one = charts["column (amounts)"]
    alone = milliseconds(native, one)
    start = time.process_time()
    for _ in range(MANY):
        native(one)
    each = 1000 * (time.process_time() - start) / MANY
    marked = milliseconds(native, replace(charts["column (amounts)"], annotations=MARKS))
    print(f"native with marks: {marked / milliseconds(native, charts['column (amounts)']):.2f} of one without")
    print(f"{MANY} charts: each {each / alone:.2f} of one alone")


if __name__ == "__main__":
    main()

"""How long charts take once everything is imported: native with its workbook, and as a picture; and 60 in one go.

Prints the median over all kinds in milliseconds of the processor, the slowest kind, what pictures take of a bare
matplotlib figure, and how a chart of 60 compares with one alone.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from briefgen.charts.native import native_charts
from briefgen.charts.picture import DPI, picture
from briefgen.doctree import Band, Change, Chart, Mark, Reference
from briefgen.theme import default_theme
from tests.charts.examples import every_chart

RUNS, MANY = 15, 60
LIMITS = {"native": 5.0, "picture": 60.0}
"""What a chart may take, in milliseconds."""

BARE = "bare"
MARKS = (Change(Mark(0), Mark(1), "+5%"), Reference(Decimal(20), "Target"), Band("Late", categories=(0, 1)))
THEME = default_theme()


def native(chart: Chart) -> object:
    return native_charts(chart, THEME, "en-US", text_size=12)


def drawn(chart: Chart) -> object:
    return picture(chart, THEME)


def bare() -> None:
    """Four bars as matplotlib draws them by itself, with constrained layout, as large as a chart."""
    figure = Figure((6.46, 2.34), dpi=DPI, layout="constrained")
    figure.add_subplot().bar(["a", "b", "c", "d"], [1, 2, 3, 4])
    FigureCanvasAgg(figure).print_png(BytesIO())


def milliseconds(draws: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The median of some runs of each, which take turns, after one that fills the caches."""
    taken: dict[str, list[float]] = {name: [] for name in draws}
    for run in range(RUNS + 1):
        for name, draw in draws.items():
            start = time.process_time()
            draw()
            if run:
                taken[name].append(1000 * (time.process_time() - start))
    return {name: statistics.median(times) for name, times in taken.items()}


def main() -> None:
    charts = {f"{chart.kind}{f' ({chart.stacking})' * bool(chart.stacking)}": chart for chart in every_chart("en")}
    print(f"{'':10}{'median ms':>10}  slowest")
    for name, draw in {"native": native, "picture": drawn}.items():
        times = milliseconds({kind: partial(draw, chart) for kind, chart in charts.items()} | {BARE: bare})
        plain = times.pop(BARE)
        slowest = max(times, key=lambda kind: times[kind])
        middle = statistics.median(times.values())
        print(
            f"{name:10}{middle:10.1f}  {slowest} {times[slowest]:.1f}; {middle / LIMITS[name]:.2f} of what it may take"
        )
    print(f"a picture takes {middle / plain:.2f} of a bare matplotlib figure, {slowest} {times[slowest] / plain:.2f}")
    one = charts["column (amounts)"]
    marked = replace(one, annotations=MARKS)
    times = milliseconds({"alone": partial(native, one), "marked": partial(native, marked)})
    start = time.process_time()
    for _ in range(MANY):
        native(one)
    each = 1000 * (time.process_time() - start) / MANY
    print(f"native with marks: {times['marked'] / times['alone']:.2f} of one without")
    print(f"{MANY} charts: each {each / times['alone']:.2f} of one alone")


if __name__ == "__main__":
    main()

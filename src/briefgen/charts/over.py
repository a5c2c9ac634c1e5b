"""What of a chart's marks Office has no element for, so that it lies over the chart as shapes."""

from __future__ import annotations

from briefgen.doctree import Annotation, Chart, Mark, Remark


def laid_over(chart: Chart) -> tuple[Annotation, ...]:
    """The annotations that are shapes over the chart; a remark is the label of its point, where that can have one."""
    return tuple(one for one in chart.annotations if not (isinstance(one, Remark) and has_label(chart, one.at)))


def has_label(chart: Chart, at: Mark) -> bool:
    """Whether the point has a label of its own, as those of stacks and areas have not."""
    return at.series is not None and not chart.stacking and chart.kind != "area"

"""The layers of a native chart and their series, with their cached cells (ECMA-376 part 1, 21.2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.charts.native.axes import FIRST, SECOND
from briefgen.charts.native.ink import Ink
from briefgen.charts.native.labels import Labels
from briefgen.charts.native.xml import a, c
from briefgen.charts.numbers import cell_text
from briefgen.charts.plot import Column, Layer, Plot, SeriesPlot
from briefgen.charts.workbook import category_cells, day_number, head_cell, value_cells
from briefgen.doctree import TimeAxis
from briefgen.markup import Markup, told

EDGE = 0.75
HOLE = 60
"""A ring's hole, in per cent of its width."""

DOT = 8
"""The size of the dot at a line's point that has something to say."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Writes the layers of a plot."""

    plot: Plot
    ink: Ink

    def written(self) -> Iterator[Markup]:
        first = 0
        for layer in self.plot.layers:
            yield self._layer(layer, first)
            first += len(layer.series)

    def _layer(self, layer: Layer, first: int) -> Markup:
        mark = layer.mark
        bar, round_ = mark == "bar", mark in ("pie", "doughnut")
        ids = SECOND if layer.second else FIRST
        return c(
            f"{mark}Chart",
            c("barDir", val="bar" if self.plot.horizontal else "col") if bar else None,
            c("grouping", val=layer.grouping) if layer.grouping else None,
            c("scatterStyle", val="lineMarker") if mark == "scatter" else None,
            c("varyColors", val=round_),
            *(_Series(self.plot, self.ink, layer, series, first + at).written()
              for at, series in enumerate(layer.series)),
            c("gapWidth", val=layer.gap) if bar else None,
            c("overlap", val=layer.overlap) if bar and layer.overlap else None,
            c("marker", val=True) if mark == "line" else None,
            c("firstSliceAng", val=0) if round_ else None,
            c("holeSize", val=HOLE) if mark == "doughnut" else None,
            *(() if round_ else (c("axId", val=own) for own in ids)),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Series:
    plot: Plot
    ink: Ink
    layer: Layer
    series: SeriesPlot
    place: int

    def written(self) -> Markup:
        mark, column = self.layer.mark, self.plot.columns[self.series.column]
        dotted = mark in ("line", "scatter")
        return c(
            "ser",
            c("idx", val=self.place),
            c("order", val=self.place),
            self._name(),
            self._look(self.series.colour),
            c("invertIfNegative", val=False) if mark == "bar" else None,
            self._marker(self.series.colour, self.series.markers) if dotted else None,
            *self._points(),
            Labels(self.ink, self.layer, self.series, column).written(),
            self._whiskers(),
            *self._cells(column),
            c("smooth", val=False) if dotted else None,
        )

    def _name(self) -> Markup | None:
        """The series' name; that of a clear bar is a blank, since LibreOffice counts bars' legend entries backwards."""
        name = self.plot.name(self.series)
        if self.series.quiet and self.plot.horizontal:
            return c("tx", told("c:v", " "))
        return c("tx", _strings(head_cell(self.plot.named(self.series)), (name,))) if name else None

    def _look(self, colour: str) -> Markup:
        if self.layer.mark in ("line", "scatter"):
            line = self.ink.line(colour, self.series.width, dashed=self.series.dashed, cap="rnd")
            return c("spPr", line)
        edge = self.ink.line(self.series.outline, EDGE) if colour else self.ink.line("", 0)
        return c("spPr", self.ink.fill(colour), edge)

    def _points(self) -> Iterator[Markup]:
        """The points that differ from their series: in colour, or on a line by a dot (21.2.2.52)."""
        mark, series = self.layer.mark, self.series
        for place, colour in enumerate(series.colours):
            index = c("idx", val=place)
            if mark in ("line", "scatter"):
                told = colour or (series.width and series.labels[place])
                if told and series.colour:
                    dot = self._marker(colour or series.colour, series.markers or DOT)
                    yield c(
                        "dPt",
                        index,
                        dot,
                        c("bubble3D", val=False),
                        self._unseen(colour) if colour and not series.width else None,
                    )
            elif colour:
                never = c("invertIfNegative", val=False) if mark == "bar" else None
                yield c("dPt", index, never, c("bubble3D", val=False), self._look(colour))

    def _unseen(self, colour: str) -> Markup:
        """A line to the point that is not drawn: LibreOffice gives the dot its colour."""
        return c("spPr", a("ln", self.ink.fill(colour, a("alpha", val=0))))

    def _marker(self, colour: str, size: int) -> Markup:
        if not size or not colour:
            return c("marker", c("symbol", val="none"))
        look = c("spPr", self.ink.fill(colour), self.ink.line("white", EDGE if self.layer.mark == "scatter" else 1.5))
        return c("marker", c("symbol", val="circle"), c("size", val=size), look)

    def _whiskers(self) -> Markup | None:
        """Lines to the left and right of each point, as long as cells say (21.2.2.55)."""
        if not (whisker := self.series.whisker):
            return None
        minus, plus = (
            _numbers(value_cells(at, self.plot), self.plot.columns[at]) for at in (whisker.minus, whisker.plus)
        )
        return c(
            "errBars",
            c("errDir", val="x"),
            c("errBarType", val="both"),
            c("errValType", val="cust"),
            c("noEndCap", val=True),
            c("plus", plus),
            c("minus", minus),
            c("spPr", self.ink.line("mute", 2.25)),
        )

    def _cells(self, column: Column) -> Iterator[Markup]:
        values = _numbers(value_cells(self.series.column, self.plot), column)
        if self.layer.mark != "scatter":
            yield c("cat", self._categories())
            yield c("val", values)
            return
        across = self.plot.columns[self.series.across]
        yield c("xVal", _numbers(value_cells(self.series.across, self.plot), across))
        yield c("yVal", values)

    def _categories(self) -> Markup:
        reference, across = category_cells(self.plot), self.plot.across
        if not isinstance(across, TimeAxis):
            return _strings(reference, self.plot.categories)
        days = tuple(float(day_number(day)) for day in across.days)
        return _numbers(reference, Column("", days, across.number_format))


def _strings(reference: str, texts: Sequence[str]) -> Markup:
    points = (c("pt", told("c:v", text), idx=place) for place, text in enumerate(texts))
    return c("strRef", told("c:f", reference), c("strCache", c("ptCount", val=len(texts)), *points))


def _numbers(reference: str, column: Column) -> Markup:
    points = (
        c("pt", told("c:v", cell_text(number)), idx=place)
        for place, number in enumerate(column.numbers)
        if number is not None
    )
    cache = c("numCache", told("c:formatCode", column.code), c("ptCount", val=len(column.numbers)), *points)
    return c("numRef", told("c:f", reference), cache)

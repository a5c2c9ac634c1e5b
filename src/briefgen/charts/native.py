"""Native Office charts: the chart part and the workbook inside it, the same for Word and PowerPoint.

ECMA-376 part 1, 21.2 (DrawingML charts). The order of elements is the schema's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from briefgen.charts.kinds import kind_for
from briefgen.charts.numbers import axis_format, cell, cell_text, shown
from briefgen.charts.plot import Frame, Label, Plot, SeriesPlot
from briefgen.charts.valid import printable
from briefgen.charts.workbook import category_cells, name_cell, value_cells, workbook
from briefgen.doctree import Chart, Series
from briefgen.theme import Theme
from briefgen.theme.slots import MAPPED, colour_of, slot_of

Element = etree._Element

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOK_ID = "rId1"
"""The relationship by which the chart part must name its workbook (type ".../relationships/package")."""

EMU = 12700
CATEGORY_AXIS, VALUE_AXIS = "111111111", "222222222"
LEGEND, HEADROOM = 1.9, 0.7
"""The height of a line of names beside the plot area, and of what a label stands out above it, in em."""

LEVEL, AS_FITS = 0, -60_000_000
"""Text that stays level and is broken to its room; text on one line that Office may turn (`a:bodyPr/@rot`)."""

MOST_LEFT, MOST_RIGHT = 0.36, 0.3
"""The largest shares of the frame's width that category names and end labels take from the plot area."""


@dataclass(frozen=True, slots=True)
class NativeChart:
    """`xml` is the chart part, `workbook` the embedded xlsx that it names as `WORKBOOK_ID`."""

    xml: bytes
    workbook: bytes


def native_chart(
    chart: Chart,
    theme: Theme,
    lang: str,
    *,
    text_size: float,
    label_size: float | None = None,
    size: tuple[float, float] = (6.46, 2.6),
) -> NativeChart:
    """The parts of a native chart. Sizes of text (names and axes; labels beside points) in points.

    `size` is the frame's width and height in inches, `lang` the document's BCP 47 tag.
    Raises InputError where the data cannot be drawn.
    """
    kind = kind_for(chart.kind)
    drawn = kind.derive(printable(chart))
    frame = Frame(size[0] * 72, size[1] * 72, text_size, label_size or text_size, theme.latin)
    xml = _Writer(drawn, kind.native(drawn, frame), theme, lang, frame).part()
    return NativeChart(etree.tostring(xml, xml_declaration=True, encoding="UTF-8", standalone=True), workbook(drawn))


def _element(namespace: str, tag: str, children: Sequence[Element | None], attributes: Mapping[str, object]) -> Element:
    made = etree.Element(f"{{{namespace}}}{tag}", nsmap={"c": C, "a": A, "r": R})
    for name, value in attributes.items():
        made.set(name, f"{value:d}" if isinstance(value, bool) else str(value))
    made.extend(child for child in children if child is not None)
    return made


def _c(tag: str, *children: Element | None, **attributes: object) -> Element:
    return _element(C, tag, children, attributes)


def _a(tag: str, *children: Element | None, **attributes: object) -> Element:
    return _element(A, tag, children, attributes)


def _told(namespace: str, tag: str, text: str) -> Element:
    made = _element(namespace, tag, (), {})
    made.text = text
    return made


def _share(value: float) -> str:
    return f"{value:.4f}"


@dataclass(frozen=True, slots=True)
class _Writer:
    chart: Chart
    plot: Plot
    theme: Theme
    lang: str
    frame: Frame

    def part(self) -> Element:
        space = _c(
            "chartSpace",
            _c("date1904", val=False),
            _c("lang", val=self.lang),
            _c("roundedCorners", val=False),
            _c(
                "chart",
                _c("autoTitleDeleted", val=True),
                self.plot_area(),
                self.legend() if self.plot.legend else None,
                _c("plotVisOnly", val=True),
                _c("dispBlanksAs", val="gap"),
            ),
            _c("spPr", _a("noFill"), _a("ln", _a("noFill"))),
            self.text("ink"),
            self.external(),
        )
        etree.cleanup_namespaces(space, top_nsmap={"c": C, "a": A, "r": R})
        return space

    def external(self) -> Element:
        data = _c("externalData", _c("autoUpdate", val=False))
        data.set(f"{{{R}}}id", WORKBOOK_ID)
        return data

    # The plot area

    def plot_area(self) -> Element:
        return _c(
            "plotArea",
            self.layout(),
            self.group(),
            *((self.category_axis(), self.value_axis()) if self.has_axes else ()),
            _c("spPr", _a("noFill"), _a("ln", _a("noFill"))),
        )

    @property
    def has_axes(self) -> bool:
        return self.plot.element not in ("pie", "doughnut")

    def layout(self) -> Element:
        """The plot area's place: beside the names at its left, the labels at its right, under the legend."""
        plot, frame = self.plot, self.frame
        left = min(plot.left / frame.width, MOST_LEFT)
        right = min(plot.right / frame.width, MOST_RIGHT)
        head = LEGEND if plot.legend else 0.0 if plot.left else HEADROOM
        top = head * frame.text / frame.height
        bottom = LEGEND * frame.text / frame.height if plot.left and plot.value_axis else 0.0
        return _c("layout", _c("manualLayout",
            _c("layoutTarget", val="inner" if plot.left else "outer"),
            _c("xMode", val="edge"),
            _c("yMode", val="edge"),
            _c("x", val=_share(left)),
            _c("y", val=_share(top)),
            _c("w", val=_share(1 - left - right)),
            _c("h", val=_share(1 - top - bottom)),
        ))  # fmt: skip

    def legend(self) -> Element:
        layout = _c("manualLayout", _c("xMode", val="edge"), _c("yMode", val="edge"), _c("x", val=0), _c("y", val=0))
        return _c("legend", _c("legendPos", val="t"), _c("layout", layout), _c("overlay", val=False), self.text("ink"))

    def group(self) -> Element:
        """The chart's element ("c:barChart") with its series (21.2.2.16, 21.2.2.97)."""
        plot = self.plot
        bar = plot.element == "bar"
        return _c(
            f"{plot.element}Chart",
            _c("barDir", val="bar" if plot.horizontal else "col") if bar else None,
            _c("grouping", val=plot.grouping) if plot.grouping else None,
            _c("varyColors", val=False),
            *(self.series(place) for place in range(len(plot.series))),
            _c("gapWidth", val=plot.gap) if bar else None,
            _c("overlap", val=plot.overlap) if bar and plot.overlap else None,
            _c("marker", val=True) if plot.element == "line" else None,
            _c("firstSliceAng", val=0) if not self.has_axes else None,
            _c("holeSize", val=60) if plot.element == "doughnut" else None,
            *((_c("axId", val=CATEGORY_AXIS), _c("axId", val=VALUE_AXIS)) if self.has_axes else ()),
        )

    # Axes

    def category_axis(self) -> Element:
        plot = self.plot
        line = self.line("grey", 0.75)
        turn = LEVEL if plot.every == 1 else AS_FITS
        return _c(
            "catAx",
            _c("axId", val=CATEGORY_AXIS),
            _c("scaling", _c("orientation", val="maxMin" if plot.reverse else "minMax")),
            _c("delete", val=False),
            _c("axPos", val="l" if plot.horizontal else "b"),
            *self.axis_text("General", "low", line, "ink" if plot.element == "bar" else "grey", turn),
            _c("crossAx", val=VALUE_AXIS),
            _c("crosses", val="autoZero"),
            _c("auto", val=False),
            _c("lblAlgn", val="ctr"),
            _c("lblOffset", val=100),
            _c("tickLblSkip", val=plot.every) if plot.every > 1 else None,
            _c("noMultiLvlLbl", val=True),
        )

    def value_axis(self) -> Element:
        plot = self.plot
        grid = _c("majorGridlines", _c("spPr", self.line("hairline", 0.75))) if plot.value_axis else None
        return _c(
            "valAx",
            _c("axId", val=VALUE_AXIS),
            _c("scaling", _c("orientation", val="minMax"), *self.bounds()),
            _c("delete", val=not plot.value_axis),
            _c("axPos", val="b" if plot.horizontal else "l"),
            grid,
            *self.axis_text(axis_format(self.chart), "nextTo", _a("ln", _a("noFill")), "grey"),
            _c("crossAx", val=CATEGORY_AXIS),
            _c("crosses", val="max" if plot.reverse else "autoZero"),
            _c("crossBetween", val="between"),
        )

    def bounds(self) -> Iterator[Element]:
        """Bars start at zero, also where Office would cut the axis because all are of nearly one length."""
        values = [p.value for series in self.chart.series for p in series.points if p.value is not None]
        if self.plot.from_zero and max(values) <= 0:
            yield _c("max", val=0)
        elif self.plot.from_zero and min(values) >= 0:
            yield _c("min", val=0)

    def axis_text(self, code: str, place: str, line: Element, colour: str, turn: int = LEVEL) -> Iterator[Element]:
        yield _c("numFmt", formatCode=code, sourceLinked=False)
        yield _c("majorTickMark", val="none")
        yield _c("minorTickMark", val="none")
        yield _c("tickLblPos", val=place)
        yield _c("spPr", line)
        yield self.text(colour, turn=turn)

    # Series

    def series(self, place: int) -> Element:
        """A series with its cached cells (21.2.2.170, 21.2.2.171)."""
        series, look = self.chart.series[place], self.plot.series[place]
        bar, line = self.plot.element == "bar", self.plot.element == "line"
        return _c(
            "ser",
            _c("idx", val=place),
            _c("order", val=place),
            _c("tx", self.strings(name_cell(place), (series.name,))) if series.name else None,
            self.look(look, look.colour),
            _c("invertIfNegative", val=False) if bar else None,
            _c("marker", _c("symbol", val="none")) if line else None,
            *self.points(look),
            self.labels(series, look),
            _c("cat", self.strings(category_cells(self.chart), self.chart.categories)),
            _c("val", self.numbers(value_cells(place, self.chart), series)),
            _c("smooth", val=False) if line else None,
        )

    def look(self, look: SeriesPlot, colour: str) -> Element:
        if look.width:
            return _c("spPr", self.line(colour, look.width, cap="rnd"))
        edge = self.line("ink", 0.5) if look.outline else _a("ln", _a("noFill"))
        return _c("spPr", self.fill(colour), edge)

    def points(self, look: SeriesPlot) -> Iterator[Element]:
        """The points that differ from their series: in colour, or on a line by a marker (21.2.2.52)."""
        line = self.plot.element == "line"
        for place, (colour, label) in enumerate(zip(look.colours, look.labels, strict=True)):
            if line and (colour or label):
                yield _c("dPt", _c("idx", val=place), self.marker(colour or look.colour), _c("bubble3D", val=False))
            elif colour and not line:
                yield _c("dPt", _c("idx", val=place), _c("invertIfNegative", val=False), _c("bubble3D", val=False),
                         self.look(look, colour))  # fmt: skip

    def marker(self, colour: str) -> Element:
        look = _c("spPr", self.fill(colour), self.line("white", 1.5))
        return _c("marker", _c("symbol", val="circle"), _c("size", val=8), look)

    def strings(self, reference: str, texts: Sequence[str]) -> Element:
        points = (_c("pt", _told(C, "v", text), idx=place) for place, text in enumerate(texts))
        return _c("strRef", _told(C, "f", reference), _c("strCache", _c("ptCount", val=len(texts)), *points))

    def numbers(self, reference: str, series: Series) -> Element:
        points = (
            _c("pt", _told(C, "v", cell_text(cell(point.value, self.chart.axis))), idx=place)
            for place, point in enumerate(series.points)
            if point.value is not None
        )
        code = _told(C, "formatCode", self.chart.axis.number_format)
        return _c(
            "numRef", _told(C, "f", reference), _c("numCache", code, _c("ptCount", val=len(series.points)), *points)
        )

    # Labels

    def labels(self, series: Series, look: SeriesPlot) -> Element | None:
        """The labels beside a series' points (21.2.2.49): the cell's own number where the label says just that."""
        if not any(look.labels):
            return None
        usual = next(label for label in look.labels if label)
        every = self.plot.element == "bar"
        return _c(
            "dLbls",
            *(self.label(place, series, look, usual, every) for place in range(len(look.labels))),
            *self.number_label(usual, look.position),
            *self.flags(number=every),
        )

    def label(self, place: int, series: Series, look: SeriesPlot, usual: Label, every: bool) -> Element | None:
        label, value = look.labels[place], series.points[place].value
        if value is None or (label is None and not every):
            return None
        index = _c("idx", val=place)
        if label is None:
            return _c("dLbl", index, _c("delete", val=True))
        plain = label.text == shown(value, self.chart.axis) and not label.name
        if plain and every and (label.colour, label.bold) == (usual.colour, usual.bold):
            return None
        text = self.number_label(label, look.position) if plain else self.rich_label(label, look.position)
        return _c("dLbl", index, *text, *self.flags(number=True))

    def number_label(self, label: Label, position: str) -> Iterator[Element]:
        yield _c("numFmt", formatCode=self.chart.axis.number_format, sourceLinked=False)
        yield _c("spPr", _a("noFill"), _a("ln", _a("noFill")))
        yield self.text(label.colour, self.frame.label, label.bold)
        yield _c("dLblPos", val=position)

    def rich_label(self, label: Label, position: str) -> Iterator[Element]:
        lines = [(label.text, self.frame.label, label.bold), (label.name, self.frame.text, False)]
        paragraphs = (self.paragraph(text, label.colour, size, bold) for text, size, bold in lines if text)
        yield _c("layout", self.lifted(label))
        yield _c("tx", _c("rich", self.body(), _a("lstStyle"), *paragraphs))
        yield _c("spPr", _a("noFill"), _a("ln", _a("noFill")))
        yield _c("dLblPos", val=position)

    def lifted(self, label: Label) -> Element | None:
        """Where the label moves to, in shares of the frame (21.2.2.95)."""
        if not label.lift:
            return None
        return _c("manualLayout", _c("x", val=0), _c("y", val=_share(-label.lift / self.frame.height)))

    def flags(self, *, number: bool) -> Iterator[Element]:
        yield _c("showLegendKey", val=False)
        yield _c("showVal", val=number)
        for flag in ("showCatName", "showSerName", "showPercent", "showBubbleSize"):
            yield _c(flag, val=False)

    # Text and colour

    def text(self, colour: str, size: float = 0, bold: bool = False, turn: int = LEVEL) -> Element:
        properties = self.run("defRPr", colour, size or self.frame.text, bold)
        paragraph = _a("p", _a("pPr", properties), _a("endParaRPr", lang=self.lang))
        return _c("txPr", self.body(turn), _a("lstStyle"), paragraph)

    def body(self, turn: int = LEVEL) -> Element:
        return _a("bodyPr", rot=turn, vert="horz", wrap="square")

    def paragraph(self, text: str, colour: str, size: float, bold: bool) -> Element:
        left = _a("pPr", self.run("defRPr", colour, size, bold), algn="l")
        return _a("p", left, _a("r", self.run("rPr", colour, size, bold, lang=self.lang), _told(A, "t", text)))

    def run(self, tag: str, colour: str, size: float, bold: bool, **attributes: str) -> Element:
        faces = (_a("latin", typeface="+mn-lt"), _a("ea", typeface="+mn-ea"))
        return _a(tag, self.fill(colour), *faces, **attributes, sz=round(size * 100), b=bold, i=False)

    def line(self, colour: str, width: float, **attributes: str) -> Element:
        return _a("ln", self.fill(colour), _a("round"), w=round(width * EMU), **attributes)

    def fill(self, role: str) -> Element:
        slot = slot_of(self.theme, role)
        if slot:
            return _a("solidFill", _a("schemeClr", val=MAPPED.get(slot, slot)))
        return _a("solidFill", _a("srgbClr", val=colour_of(self.theme, role)))

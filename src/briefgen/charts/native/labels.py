"""The labels of a native series (ECMA-376 part 1, 21.2.2.47 dLbl, 21.2.2.49 dLbls)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from briefgen.charts.native.ink import Ink
from briefgen.charts.native.xml import c, share
from briefgen.charts.plot import Column, Label, Layer, Position, SeriesPlot
from briefgen.markup import Markup, el

C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
LABELS = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
"""What Office 2013 says of data labels."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Writes the labels of one series: each follows its cell where it says just the cell's number."""

    ink: Ink
    layer: Layer
    series: SeriesPlot
    column: Column

    def written(self) -> Markup | None:
        labels = self.series.labels
        usual = next((label for label in labels if label and label.plain), next(filter(None, labels), None))
        if usual is None:
            return None
        every = usual.plain and 2 * sum(map(bool, labels)) > len(labels)
        return c(
            "dLbls",
            *(self._label(place, usual, every) for place in range(len(labels))),
            *(self._number(usual, self._fill(0)) if every else ()),
            *self._flags(number=every),
            _without_leaders(),
        )

    def _label(self, place: int, usual: Label, every: bool) -> Markup | None:
        """The label of a point, None where it is as that of every other."""
        label = self.series.labels[place]
        if self.column.numbers[place] is None or (label is None and not every):
            return None
        index = c("idx", val=place)
        if label is None:
            return c("dLbl", index, c("delete", val=True))
        fill = self._fill(place)
        if every and self._alike(label, usual, fill):
            return None
        text = self._number(label, fill) if label.plain else self._rich(label, fill)
        return c("dLbl", index, *text, *self._flags(number=True))

    def _alike(self, label: Label, usual: Label, fill: str) -> bool:
        looks = attrgetter("colour", "bold", "position", "filled")
        same = looks(label) == looks(usual)
        return label.plain and same and (bool(label.colour) or fill == self._fill(0))

    def _fill(self, place: int) -> str:
        return (self.series.colours[place] if self.series.colours else "") or self.series.colour

    def _number(self, label: Label, fill: str) -> Iterator[Markup]:
        yield c("numFmt", formatCode=self.column.code, sourceLinked=False)
        yield self._ground(label)
        colour = self.ink.legible(label.colour, fill)
        yield self.ink.text(colour, self.ink.frame.label, bold=label.bold, wrap=False)
        yield from self._position(label.position or self.series.position)

    def _rich(self, label: Label, fill: str) -> Iterator[Markup]:
        """Text of the label's own: the number, and the name under it."""
        frame, colour = self.ink.frame, self.ink.legible(label.colour, fill)
        position = label.position or self.series.position
        align = {"r": "l", "l": "r"}.get(position, "ctr")
        lines = (label.text, colour, frame.label, label.bold), (label.name, colour, frame.text, False)
        yield c("layout", self._moved(label))
        yield self.ink.rich(*lines, align=align)
        yield self._ground(label)
        yield from self._position(position)

    def _ground(self, label: Label) -> Markup:
        return c("spPr", self.ink.fill("white"), self.ink.line("", 0)) if label.filled else self.ink.nothing()

    def _position(self, position: Position) -> Iterator[Markup]:
        """Office refuses a file with a position that the element does not know; an area and a ring know none."""
        if self.layer.mark not in ("area", "doughnut"):
            yield c("dLblPos", val=position)

    def _moved(self, label: Label) -> Markup | None:
        """Where the label moves to, in shares of the frame (21.2.2.95)."""
        if not label.lift and not label.shift:
            return None
        frame = self.ink.frame
        return c("manualLayout", c("x", val=share(label.shift / frame.width)),
                 c("y", val=share(-label.lift / frame.height)))  # fmt: skip

    def _flags(self, *, number: bool) -> Iterator[Markup]:
        yield c("showLegendKey", val=False)
        yield c("showVal", val=number)
        for flag in ("showCatName", "showSerName", "showPercent", "showBubbleSize"):
            yield c(flag, val=False)


def _without_leaders() -> Markup:
    """A label that was moved has no line back to its point ([MS-ODRAWXML] 2.24.3.66, `c15:showLeaderLines`)."""
    none = el("c15:showLeaderLines", xmlns_c15=C15, val=0)
    return c("extLst", c("ext", none, uri=LABELS))

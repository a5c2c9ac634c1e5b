"""The axes of a native chart (ECMA-376 part 1, 21.2.2.25 catAx, 21.2.2.39 dateAx, 21.2.2.226 valAx)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.charts.native.ink import AS_FITS, LEVEL, Ink
from briefgen.charts.native.xml import a, c
from briefgen.charts.plot import Plot, Ruler
from briefgen.doctree import TimeAxis
from briefgen.markup import Markup

FIRST = ("111111111", "222222222")
SECOND = ("333333333", "444444444")
"""The ids of the axes across and up: of the first pair, and of the pair that holds the second axis of values."""

DATE = 6.0
"""The room of a date on its axis, in em."""

HAIR = 0.75
"""The weight of axes and gridlines, in points."""


@dataclass(frozen=True, slots=True)
class Axes:
    """Writes the axes of a plot."""

    plot: Plot
    ink: Ink

    def written(self) -> Iterator[Markup]:
        plot = self.plot
        if any(layer.mark in ("pie", "doughnut") for layer in plot.layers):
            return
        yield self._across()
        yield self._numbers(plot.value, FIRST[1], FIRST[0], "b" if plot.horizontal else "l",
                            "max" if plot.reverse else "autoZero")  # fmt: skip
        if plot.second:
            yield self._numbers(plot.second, SECOND[1], SECOND[0], "t" if plot.horizontal else "r", "max")
            yield self._hidden_categories()

    def _across(self) -> Markup:
        across = self.plot.across
        if isinstance(across, Ruler):
            return self._numbers(across, FIRST[0], FIRST[1], "b", "min" if not across.log else "autoZero", base=True)
        return self._days(across) if isinstance(across, TimeAxis) else self._categories()

    def _categories(self) -> Markup:
        plot = self.plot
        turn = LEVEL if plot.every == 1 or plot.horizontal else AS_FITS
        return c(
            "catAx",
            *self._head(FIRST[0], "maxMin" if plot.reverse else "minMax", "l" if plot.horizontal else "b"),
            *self._look("General", "low", "grey" if self._is_quiet else "ink", turn),
            *self._crossing(FIRST[1], plot.value),
            c("auto", val=False),
            c("lblAlgn", val="ctr"),
            c("lblOffset", val=100),
            c("tickLblSkip", val=plot.every) if plot.every > 1 else None,
            c("noMultiLvlLbl", val=True),
        )

    @property
    def _is_quiet(self) -> bool:
        """Whether the names are marks on a way, rather than what is compared."""
        return all(layer.mark in ("line", "area") for layer in self.plot.layers)

    def _hidden_categories(self) -> Markup:
        """The second axis of values needs categories of its own, which nobody sees."""
        return c(
            "catAx",
            *self._head(SECOND[0], "minMax", "b", hidden=True),
            c("majorTickMark", val="none"),
            c("minorTickMark", val="none"),
            c("tickLblPos", val="nextTo"),
            *self._crossing(SECOND[1], self.plot.second),
            c("auto", val=False),
            c("lblAlgn", val="ctr"),
            c("lblOffset", val=100),
            c("noMultiLvlLbl", val=True),
        )

    def _days(self, axis: TimeAxis) -> Markup:
        return c(
            "dateAx",
            *self._head(FIRST[0], "minMax", "b"),
            *self._look(axis.number_format, "low", "grey", LEVEL),
            *self._crossing(FIRST[1], self.plot.value),
            c("auto", val=False),
            c("lblOffset", val=100),
            c("baseTimeUnit", val=axis.grain),
            c("majorUnit", val=self._stride(axis)),
            c("majorTimeUnit", val=axis.grain),
        )

    def _stride(self, axis: TimeAxis) -> int:
        """How many years, months or days lie between the dates that stand apart."""
        days = (max(axis.days) - min(axis.days)).days
        units = days / {"years": 365.25, "months": 30.44, "days": 1}[axis.grain]
        fit = max(self.ink.frame.width / (DATE * self.ink.frame.text), 1)
        return next(
            stride for stride in (1, 2, 3, 5, 6, 10, 12, 20, 24, 50, 60, 100, 120, 500, 10**5) if units <= stride * fit
        )

    def _head(self, own: str, orientation: str, place: str, *, hidden: bool = False) -> Iterator[Markup]:
        yield c("axId", val=own)
        yield c("scaling", c("orientation", val=orientation))
        yield c("delete", val=hidden)
        yield c("axPos", val=place)

    def _look(self, code: str, place: str, colour: str, turn: int) -> Iterator[Markup]:
        yield c("numFmt", formatCode=code, sourceLinked=False)
        yield c("majorTickMark", val="none")
        yield c("minorTickMark", val="none")
        yield c("tickLblPos", val=place)
        yield c("spPr", self.ink.line("grey", HAIR))
        yield self.ink.text(colour, turn=turn)

    def _crossing(self, other: str, ruler: Ruler | None) -> Iterator[Markup]:
        """Where names stand along the axis of numbers: at zero, or at the foot of powers of ten that begin below 1, from
        where bars would hang."""
        yield c("crossAx", val=other)
        yield c("crosses", val="min" if ruler and ruler.log and (ruler.low or 1.0) < 1 else "autoZero")

    def _numbers(self, ruler: Ruler, own: str, other: str, place: str, crosses: str, *, base: bool = False) -> Markup:
        """An axis of numbers; `base` draws its line, as of the axis that the others stand on."""
        return c(
            "valAx",
            c("axId", val=own),
            c("scaling", *self._bounds(ruler)),
            c("delete", val=not ruler.shown),
            c("axPos", val=place),
            c("majorGridlines", c("spPr", self.ink.line("hairline", HAIR))) if ruler.grid else None,
            self._title(ruler, place) if ruler.title else None,
            c("numFmt", formatCode=ruler.code, sourceLinked=False),
            c("majorTickMark", val="none"),
            c("minorTickMark", val="none"),
            c("tickLblPos", val="low" if isinstance(self.plot.across, Ruler) else "nextTo"),
            c("spPr", self.ink.line("grey", HAIR) if base else a("ln", a("noFill"))),
            self.ink.text("grey"),
            c("crossAx", val=other),
            c("crosses", val=crosses),
            c("crossBetween", val="midCat" if self._meets_edge else "between"),
            c("majorUnit", val=f"{ruler.step:.12g}") if ruler.step else None,
        )

    @property
    def _meets_edge(self) -> bool:
        return self.plot.edge or isinstance(self.plot.across, Ruler)

    def _bounds(self, ruler: Ruler) -> Iterator[Markup]:
        if ruler.log:
            yield c("logBase", val=10)
        yield c("orientation", val="minMax")
        if ruler.high is not None:
            yield c("max", val=f"{ruler.high:.12g}")
        if ruler.low is not None:
            yield c("min", val=f"{ruler.low:.12g}")

    def _title(self, ruler: Ruler, place: str) -> Markup:
        turn = {"l": -5_400_000, "r": 5_400_000}.get(place, LEVEL)
        words = self.ink.rich((ruler.title, "grey", self.ink.frame.text, False), align="ctr", turn=turn)
        return c("title", words, c("overlay", val=False))

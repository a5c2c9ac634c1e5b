"""Slides made by hand, of every shape there is."""

from __future__ import annotations

from decimal import Decimal

from briefgen.doctree import Axis, Chart, Point, Series
from briefgen.render.pptx.slides import (
    ChartShape,
    GroupShape,
    Para,
    PictureShape,
    RectShape,
    Run,
    Slide,
    TableCell,
    TableRow,
    TableShape,
    TextShape,
)
from briefgen.theme import Box
from tests.sample import PNG

INK = ("ink", 1.5)
HAIRLINE = ("hairline", 0.75)


def run(text: str, size: float = 16, **looks: object) -> Run:
    return Run(text, size, **looks)  # type: ignore[arg-type]


def para(*runs: Run | str, leading: float = 20, **looks: object) -> Para:
    made = tuple(run(each) if isinstance(each, str) else each for each in runs)
    return Para(made, leading, **looks)  # type: ignore[arg-type]


def title(text: str) -> TextShape:
    return TextShape("Title", Box(0.6667, 0.5625, 12, 0.8333), (para(run(text, 26, bold=True), leading=29),),
                     placeholder="title")  # fmt: skip


def number() -> TextShape:
    return TextShape("Slide number", Box(11.625, 7.2292, 1.0417, 0.1667),
                     (para(run("", 9, bold=True, field="slidenum"), leading=12, align="right"),),
                     placeholder="number")  # fmt: skip


def words() -> TextShape:
    """Every kind of run and paragraph."""
    return TextShape("Points", Box(0.6667, 1.5833, 5, 4.5), (
        para("Wires stop at the river", run("1, 3", raised=True, colour="grey", notes=(1, 3)), run(".\u0007")),
        para(run("Lead. ", bold=True), run("slanted", italic=True), run("NL-7", mono=True), bullet="square", before=6),
        para("under it", bullet="square", level=1),
        para(run("路网", lang="zh-CN"), run("\n"), run("second line"), leading=23),
        para("first", bullet="number"),
        para("deeper", bullet="number", level=1),
        para("second", bullet="number", number=2),
        para(run("register", link="https://example.org/register?a=1&b=2", colour="accent"), " and ",
             run("the map", slide=2, colour="accent")),
        para(run("counted on", 12), bullet="number", number=5),
        para("so on", bullet="number", number=6),
    ), key="sections.network.blocks.0")  # fmt: skip


def table() -> TableShape:
    def row(*texts: str, height: float = 0.5, **rules: object) -> TableRow:
        cells = tuple(
            TableCell((para(run(text, 12), leading=15, align="right" if place else "left"),), pad_right=0.2)
            for place, text in enumerate(texts)
        )
        return TableRow(height, cells, **rules)  # type: ignore[arg-type]

    return TableShape("Table", Box(6, 1.6, 6, 1.5), (3.0, 1.5, 1.5), (
        row("Part", "Cost", "Share", above=INK, below=("ink", 0.75)),
        row("Wires", "2.1", "50%", below=HAIRLINE),
        row("<Other> & rest", "0.2", "5%", below=INK),
    ), alt="What each part costs", key="sections.money.blocks.4")  # fmt: skip


def chart() -> Chart:
    points = (Point(Decimal("2.1e9"), "2.1", highlight=True), Point(Decimal("1.3e9"), "1.3"))
    return Chart("bar", ("Wires", "Substations"), (Series("Cost", points),), Axis(9, "US$ billion", "#,##0.0"),
                 "Bar chart: wires 2.1, substations 1.3 US$ billion.")  # fmt: skip


def slides() -> tuple[Slide, ...]:
    cover = Slide("cover", "Northern lines", "Cover", (
        RectShape("Ground", Box(0, 0, 13.3333, 7.5), "ink"),
        TextShape("Title", Box(0.6667, 1.8333, 6.8958, 2.1875),
                  (para(run("Northern lines", 44, bold=True, colour="white"), leading=48),), "bottom",
                  placeholder="title"),
        TextShape("Subtitle", Box(0.6667, 4.25, 6.8958, 0.8333),
                  (para(run("What it costs", 20, colour="on_ink_grey"), leading=26),), placeholder="subtitle"),
    ), section="Opening")  # fmt: skip
    text = Slide("text", "Wires stop", "Content", (title("Wires stop"), words(), table(), number()), section="Network",
                 speaker="Say that the tunnel needs no work.\nThen stop.")  # fmt: skip
    drawn = Slide("chart", "Wires cost most", "Content", (
        title("Wires cost most"),
        ChartShape("Chart", Box(0.6667, 1.6, 6, 4), chart(), 12, key="sections.money.blocks.1"),
        PictureShape("Picture", Box(7, 1.6, 4, 2.25), PNG, "image/png", "Sketch map", key="sections.money.blocks.5"),
        GroupShape("Marker", (
            RectShape("Dot", Box(7, 5, 0.1875, 0.1875), "white", ellipse=True, line="accent", line_width=2.25),
            TextShape("Date", Box(7.3, 4.9, 2, 0.4), (para("May 2019"),), "middle", "tint", wrap=False),
        ), alt="May 2019", key="sections.network.blocks.2.0"),
        number(),
    ), section="Money")  # fmt: skip
    again = Slide("image", "The same map", "Sources", (
        title("The same map"),
        PictureShape("Picture", Box(1, 1.6, 4, 2.25), PNG, "image/png", "Sketch map"),
    ), section="Money")  # fmt: skip
    return cover, text, drawn, again

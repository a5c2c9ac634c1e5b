"""One document, in English and Chinese, that holds every node: what the renderers' tests draw."""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
from decimal import Decimal

from briefgen.doctree import (
    Across,
    Axis,
    Band,
    BulletList,
    Callout,
    Caption,
    Cell,
    Change,
    Chart,
    Code,
    Column,
    Comparison,
    ComparisonRow,
    Document,
    Emph,
    Event,
    Figure,
    Image,
    Inlines,
    KeyFigure,
    KeyFigures,
    LineBreak,
    Link,
    ListItem,
    Mark,
    Meta,
    Note,
    NoteMark,
    NoteRef,
    NumberedList,
    Paragraph,
    Point,
    Quantity,
    Quote,
    Ref,
    Reference,
    Remark,
    Section,
    Series,
    Source,
    Strong,
    Summary,
    Table,
    Text,
    TimeAxis,
    Timeline,
)
from briefgen.doctree.dump import content_hash

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAeAAAAEOAgMAAAAs9Cz0AAAADFBMVEXz9fgLbpmjrrwUIT0IcvJBAAAEbUlEQVR42u2dPW7bQBCFH0kLCAQDTs"
    "ELpGPpIqUBCylTqUiAlD6KjpIyMFL4BiZyghRJoNKl4ahQgMAI4J9NIcm0ZHJ3hpyZDeJ9ndR8+JZLzitWFJCSkpKSkpKSkpKSkpLyb+XYxeEW"
    "zi0jCbs4ys45V8dZ6ThrfeCcc7frD3msDW4JPgSAIrax9aZ+2NbP4honcByUIbiKtban58414ymPJWwGzmdYAsCdNbiKtKvzGXALAL+NwdVmlb"
    "+uv8iMhD8B+HFeN8A9O+H7WQH8sr3G4xmAOe4meAnTpT4FcP/BflePAWC+/V0WSdjEuE3YxLhN2MK4VdjC+BTA9Yl9AxkDwIl99ck/AriO0Lmq"
    "dmF1cD5rF1YHdwlrgzuFtcGdwsrgbmFlcAXg/sQenM/aHpYG4FXhsQePPcKqQ6J1HBoYt49DA2OvsKKxX1jR2C+sZxwQ1jNuLzz6xuPO6aAL7i"
    "o86uAqJKwE9oxDXXBYWAdMENYBE4RVwBRhFbCn8KiCfYVHFewrPJrgMUlYYUgExqGacWgcqhkThcWNqcLixlRhaWOysLRxqPBoGQcLjxI4XHiU"
    "wBVdWBRMGocaYI6wJJglLAlmCQuCecKCYFLhUQDTCo8CmFZ45MFjprDYkCCPQ2Fj+jgUNmYLCxnzhYWM+cIyxj2EZYzphUfWmFF4RMGcwiMKrv"
    "oIC4CZ41AO3E94OLin8CDwsesvPARc1Fj2Fh4CPgIOuIWnyYAjNzWAL5f8h+XQR2ZxC+DmjD0dBi/1/mbB5rAFb8JpeCLgw/WVmiOOcU/hAVkd"
    "Wr4y567Bl70ftQPx81hgPB9wFgtcDgQXfYXffp8AwCtr4zLSNc4muACaQ8tm4DLSrs4mwB+gObRsBS6xc2jZ6HbM3gH46eohd/NeX2FXPz60bL"
    "PUowmAxdahZZulfg/Afbbf1SMAWES4naYAhv8KMI8k3AMsI8wHCwnzwVMAN7U9eAQAZ/bVJ5sCuInQuUopYSY4m0gJM8FywjywoDAPLCjMAksK"
    "s8AlAHdmD84mMg9LNriUmQ5s8EhUmAGeigrTwVLjkA0WFiaDpYXJYGlhKlhcmAqWKjxcsFjhYYLlCg8TXMoLk8Ci45AD1hCmgFWEKWAVYQJYR5"
    "gAFi08DLBs4WGAZQsPHTxSEg6Cp0rCIbD8OCSC1YQDYD3hAFhP2A9WFPaD5QsPDaxQeEhgjcJDApeawh6w0jgMg3WFu8HKwt1gZeFOsLZwJ1ip"
    "8ATBWoUnCNYqPCHwSF24AzxVF24Ha45DL9hAuBVsIdwKthBuA5sIt4E1C48PrFp4PGDdwuMBlzbCT8Dq47ALbCW8CzYTfgQ+dpbCDbiosTQUbs"
    "BHwIF+4WnycILtAsCbKwCLC1PjAgBeW0yHHfA+ALywmA4d97HZi6034MP1ByvhXWP7N3mvzg6vzlpGAH+zA24v9SIWGAn8H4Kbaexs/wgguvHW"
    "6/ifhbH5Px9sjAceWh64rWOt9TLWnYyUlJSUlJSUlJSUlJSU1vwFLUxWxDBoUxgAAAAASUVORK5CYII="
)


def sample(language: str) -> Document:
    """The sample document in "en" or "zh"."""
    return _Sample(language).document()


def with_every_chart(language: str) -> Document:
    """The sample document with a figure more for each kind of chart, in its last section."""
    made = _Sample(language)
    document = made.document()
    last = document.body[-1]
    more = dataclasses.replace(last, blocks=(*last.blocks, *made.charts(f"{last.key}.charts")))
    return dataclasses.replace(document, body=(*document.body[:-1], more))


class _Sample:
    def __init__(self, language: str) -> None:
        self.zh = language == "zh"
        self.seen: set[int] = set()

    def say(self, en: str, zh: str) -> str:
        return zh if self.zh else en

    def text(self, en: str, zh: str) -> Inlines:
        said = self.say(en, zh)
        return (Text(said),) if said else ()

    def note(self, *numbers: int) -> NoteRef:
        marks = tuple(NoteMark(number, number not in self.seen) for number in numbers)
        self.seen.update(numbers)
        return NoteRef(marks, self.say(", ", "，"))

    def cost(self) -> Quantity:
        return Quantity(self.say("$4.2 billion", "42亿美元"), "cost", Decimal("4.2e9"), "USD")

    def caption(self, kind: str, number: int, en: str, zh: str, *notes: int, unit: str = "") -> Caption:
        word = {"figure": self.say("Figure ", "图"), "table": self.say("Table ", "表")}[kind]
        return Caption(f"{word}{number}", number, self.text(en, zh), unit, self.note(*notes) if notes else None)

    def document(self) -> Document:
        summary = self.summary()
        body = (self.network(), self.money(), self.choices())
        document = Document(
            lang=self.say("en-US", "zh-CN"),
            language=self.say("en", "zh"),
            meta=self.meta(),
            summary=summary,
            body=body,
            notes=self.notes(),
            sources=self.sources(),
            languages=("en", "zh"),
        )
        meta = dataclasses.replace(document.meta, content_hash=content_hash(document))
        return dataclasses.replace(document, meta=meta)

    def meta(self) -> Meta:
        return Meta(
            id="sample",
            title=self.say("Wiring the northern lines before the diesel fleet retires", "在内燃机车退役之前完成北线电气化"),
            short_title=self.say("Northern lines", "北线电气化"),
            date=dt.date(2025, 3, 14),
            date_text=self.say("March 14, 2025", "2025年3月14日"),
            subtitle=self.say("What it costs, who gains and when to decide", "要花多少钱、谁受益、何时决定"),
            series=self.say("Transport briefing", "交通简报"),
            authors=(self.say("Rail desk", "铁路组"), "M. Okafor"),
            keywords=(self.say("railways", "铁路"), self.say("electrification", "电气化")),
            classification=self.say("Internal", "内部资料"),
            cover=self.key_figure("cover", "", self.say("$4.2", "42"), self.say("billion", "亿美元"), "cost", "4.2e9",
                                  "the whole programme, at 2024 prices", "全部工程，按2024年价格计"),
        )  # fmt: skip

    def key_figure(self, key: str, before: str, number: str, after: str, fact: str, value: str, en: str, zh: str,
                   *notes: int, highlight: bool = False) -> KeyFigure:  # fmt: skip
        label = self.text(en, zh) + ((self.note(*notes),) if notes else ())
        return KeyFigure(key, (), label, before, number, after, fact, Decimal(value), highlight)

    def summary(self) -> Summary:
        points = (
            ListItem("summary.0", self.text("The bill is known", "账已算清"),
                     (Text(self.say("The programme costs ", "全部工程需要")), self.cost(),
                      *self.text(", four fifths of it for wires and substations.", "，其中五分之四用于接触网和变电所"), self.note(1),
                      *self.text("", "。"))),
            ListItem("summary.1", self.text("The fleet sets the date", "车队决定期限"),
                     (*self.text("Diesel trains leave service from 2031; orders must be placed by 2027.",
                                 "内燃动车组2031年起退役，最迟2027年下单"), self.note(2), *self.text("", "。"))),
            ListItem("summary.2", (), (*self.text("Freight gains most from the northern gap being closed.",
                                                  "北段缺口补上之后，货运受益最大"), self.note(1, 3), *self.text("", "。"))),
        )  # fmt: skip
        figures = KeyFigures("key_figures", (
            self.key_figure("key_figures.0", "", self.say("$4.2", "42"), self.say("billion", "亿美元"), "cost", "4.2e9",
                            "programme cost", "工程总额", 1),
            self.key_figure("key_figures.1", self.say("", "不足"), self.say("<3", "3"), self.say("years", "年"), "lead", "3",
                            "from order to first train", "从下单到首列车", 2, highlight=True),
            self.key_figure("key_figures.2", "", self.say(">640", "640"), self.say("km", "公里以上"), "length", "640",
                            "still without wires", "尚未电气化", 3),
        ))  # fmt: skip
        takeaway = self.text("Wire the north by 2031, or buy a second diesel fleet",
                             "北线要么在2031年前通电，要么再买一批内燃车")  # fmt: skip
        return Summary(takeaway, points, figures)

    def network(self) -> Section:
        key = "sections.network"
        item = ListItem(f"{key}.blocks.1.1.0", (), self.text("mostly single track", "多为单线"))
        blocks = (
            Paragraph(f"{key}.blocks.0", (
                *self.text("The main line is wired as far as the river. Beyond it, ", "干线的接触网止于河边。过河之后，"),
                Strong(self.text("more than 640 km", "640多公里")), *self.text(" still run on ", "仍然靠"),
                Emph(self.text("diesel", "内燃机车")), *self.text("; see ", "；见"),
                Ref(self.say("Figure 1", "图1"), "sections.money.blocks.1"), *self.text(" and the ", "和"),
                Link(self.text("line register", "线路名录"), "https://example.org/register?line=7&full=yes"),
                *self.text(", code ", "，代码"), Code("NL-7"), *self.text(".", ""), self.note(3), *self.text("", "。"),
                LineBreak(), *self.text("The Hohe Tauern tunnel (", "霍厄陶恩隧道（"),
                Text("Tauerntunnel", "de-AT"), *self.text(") is wired already.", "）已经通电。"))),
            BulletList(f"{key}.blocks.1", (
                ListItem(f"{key}.blocks.1.0", self.text("Passengers", "旅客"),
                         (*self.text("Two hours saved between the ends.", "两端之间省下两小时"), self.note(2), *self.text("", "。"))),
                ListItem(f"{key}.blocks.1.1", (), self.text("Freight waits at the river for a change of engine.",
                                                            "货车要在河边换挂机车。"), (item,)))),
            Timeline(f"{key}.blocks.2", self.caption("table", 1, "From the first wire to the last diesel", "从第一段通电到最后一列内燃车", 2), (
                self.event(f"{key}.blocks.2.0", "May 2019", "2019年5月", (2019, 5, 1), (2019, 5, 31),
                           "The southern half is switched on.", "南段通电。"),
                self.event(f"{key}.blocks.2.1", "Q3 2024", "2024年三季度", (2024, 7, 1), (2024, 9, 30),
                           "Parliament asks for a plan.", "议会要求提出方案。"),
                self.event(f"{key}.blocks.2.2", "2027, expected", "2027年（预计）", (2027, 1, 1), (2027, 12, 31),
                           "Last date to order trains.", "订车的最后期限。", expected=True))),
        )  # fmt: skip
        return Section(key, 1, "1", self.text("The network", "路网"),
                       self.text("Wires stop where the freight begins.", "接触网止步之处，正是货运起点。"),
                       self.text("Where do the wires stop?", "接触网止于何处？"), blocks,
                       speaker=self.text("Say that the tunnel needs no work.", "说明隧道无需改造。"))  # fmt: skip

    def event(self, key: str, en_date: str, zh_date: str, start: tuple[int, int, int], end: tuple[int, int, int],
              en: str, zh: str, *, expected: bool = False) -> Event:  # fmt: skip
        return Event(key, self.say(en_date, zh_date), dt.date(*start), dt.date(*end), self.text(en, zh), expected)

    def money(self) -> Section:
        key = "sections.money"
        scale, power = self.say("US$ billion", "亿美元"), (8 if self.zh else 9)
        names = [
            self.say("Wires", "接触网"),
            self.say("Substations", "变电所"),
            self.say("Bridges", "桥梁"),
            self.say("<Other> & rest", "<其他> & 其余"),
        ]
        values = [Decimal("2.1e9"), Decimal("1.3e9"), Decimal("0.6e9"), Decimal("0.2e9")]
        points = tuple(
            Point(value, f"{(value / 10**power).normalize():f}", highlight=not place)
            for place, value in enumerate(values)
        )
        bar = Chart("bar", tuple(names), (Series(self.say("Cost", "费用"), points),), Axis(power, scale, "#,##0.0"),
                    self.say("Bar chart of cost by part, US$ billion: wires 2.1, substations 1.3, bridges 0.6, the rest 0.2.",
                             "条形图，按部分列出的费用（亿美元）：接触网21，变电所13，桥梁6，其余2。"))  # fmt: skip
        years = ("2025", "2026", "2027", "2028")
        plan = tuple(Point(Decimal(v), str(v)) for v in (5, 20, 45, 90))
        done = (Point(Decimal(4), "4"), Point(Decimal(15), "15"), Point(None), Point(None))
        line = Chart("line", years, (Series(self.say("Plan", "计划"), plan), Series(self.say("Built", "建成"), done, highlight=True)),
                     Axis(unit=self.say("km", "公里")),
                     self.say("Line chart of kilometres wired: plan and built, 2025 to 2028.", "折线图，2025至2028年通电公里数：计划与建成。"))  # fmt: skip
        marks = (Remark(Mark(1, 0), self.say("Eleven built", "建成十一座")), Change(Mark(0, 0), Mark(3, 0), "−90%"),
                 Reference(Decimal("1e9"), self.say("Ceiling: 1.0", "上限：10")), Band(self.say("Civil works", "土建"), (2, 3)))  # fmt: skip
        column = dataclasses.replace(bar, kind="column", annotations=marks)
        unit = f"（{scale}）" if self.zh else f", {scale}"
        blocks = (
            KeyFigures(f"{key}.blocks.0", (
                self.key_figure(f"{key}.blocks.0.0", "", self.say("$4.2", "42"), self.say("billion", "亿美元"), "cost", "4.2e9",
                                "programme cost at 2024 prices", "工程总额，按2024年价格计", 1),
                self.key_figure(f"{key}.blocks.0.1", "", "80", "%", "share", "0.8", "goes into wires and substations",
                                "用于接触网和变电所", 4, highlight=True))),
            Figure(f"{key}.blocks.1", self.caption("figure", 1, "Wires cost more than all the rest", "接触网的花费超过其余各项之和", 1, unit=unit), bar),
            Figure(f"{key}.blocks.2", self.caption("figure", 2, "Building has fallen behind the plan", "施工已落后于计划", 2,
                                                   unit=self.say(", km", "（公里）")), line),
            Figure(f"{key}.blocks.3", self.caption("figure", 3, "The same by column", "同一数据的柱形图", 1, unit=unit), column),
            Table(f"{key}.blocks.4", self.caption("table", 2, "What each part costs", "各部分费用", 1),
                  (Column(Cell((), self.text("Part", "部分"), role="head")),
                   Column(Cell((), self.text("Cost", "费用"), role="head"), "right"),
                   Column(Cell((), self.text("What it buys", "内容"), role="head"))),
                  (self.row("Wires", "接触网", "$2.1 billion", "21亿美元", "2.1e9", "640 km of catenary", "640公里接触网"),
                   self.row("Substations", "变电所", "$1.3 billion", "13亿美元", "1.3e9", "Eleven, with spare room", "十一座，留有余量"),
                   self.row("Bridges", "桥梁", "$0.6 billion", "6亿美元", "0.6e9", "Nine to be raised", "抬升九座"))),
            Figure(f"{key}.blocks.5", self.caption("figure", 4, "The northern lines", "北线示意"),
                   Image(PNG, "image/png", self.say("Sketch map: the wired south in blue, the unwired north in grey.",
                                                    "示意图：南段已通电为蓝色，北段未通电为灰色。"))),
        )  # fmt: skip
        sub = Section(f"{key}.sections.risk", 2, "2.1", self.text("What could raise the bill", "哪些因素会推高造价"), blocks=(
            NumberedList(f"{key}.sections.risk.blocks.0", (
                ListItem(f"{key}.sections.risk.blocks.0.0", (), self.text("Copper prices move by a tenth.", "铜价变动一成。")),
                ListItem(f"{key}.sections.risk.blocks.0.1", (), self.text("Bridges prove weaker than surveyed.", "桥梁比勘测的更弱。")))),
        ))  # fmt: skip
        return Section(key, 1, "2", self.text("The money", "资金"),
                       (*self.text("Half the bill is copper and steel in the air.", "一半的钱挂在空中，是铜和钢。"), self.note(1)),
                       self.text("What does it cost?", "要花多少钱？"), blocks, (sub,))  # fmt: skip

    def charts(self, key: str) -> tuple[Figure, ...]:
        """A figure for every other kind of chart; their captions follow the money's."""
        years = ("2024", "2025", "2026")
        parts = tuple(self.say(*names) for names in (("North", "北段"), ("South", "南段"), ("Coast", "沿海")))
        rows = (("12", "14", "19"), ("8", "9", "12"), ("5", "6", "6"))
        lines = tuple(
            Series(name, tuple(Point(Decimal(v), v) for v in row)) for name, row in zip(parts, rows, strict=True)
        )
        told = (lines[0], dataclasses.replace(lines[1], highlight=True), lines[2])
        km = Axis(unit=self.say("km", "公里"))
        year = Series(self.say("2026", "2026年"), tuple(series.points[2] for series in lines))
        steps = tuple(
            Point(Decimal(v), said, total=not at)
            for at, (v, said) in enumerate((("40", "40"), ("-9", "−9"), ("6", "6")))
        )
        cost = Series(self.say("Cost", "费用"), (*steps, Point(Decimal(37), "37", total=True)))
        names = tuple(
            self.say(*pair) for pair in (("Plan", "计划"), ("Steel", "钢材"), ("Wages", "工资"), ("Now", "现在"))
        )
        across = Across(Axis(title=self.say("Staff", "员工")), (Decimal(30), Decimal(55), Decimal(20)))
        share = Series(
            self.say("Done", "完成率"), tuple(Point(Decimal(v), v) for v in ("41", "52", "60")), line=True, second=True
        )
        total = Series(self.say("Total", "合计"), tuple(Point(Decimal(v), v) for v in ("25", "29", "37")))
        percent = Axis(unit="%", title=self.say("Done, %", "完成率（%）"))
        days = TimeAxis(tuple(dt.date(int(y), 1, 1) for y in ("2018", "2024", "2026")), "yyyy", "years")
        alt = self.say("A chart of kilometres.", "公里数图。")
        made = (
            Chart("column", years, told, km, alt, stacking="amounts", total=total),
            Chart("bar", years, lines, km, alt, stacking="shares"),
            Chart("area", ("2018", "2024", "2026"), lines, km, alt, stacking="amounts", across=days),
            Chart("pie", parts, (year,), km, alt),
            Chart("doughnut", parts, (year,), km, alt),
            Chart("scatter", parts, (year,), dataclasses.replace(km, title=self.say("Line, km", "线路（公里）")), alt, across=across),
            Chart("waterfall", names, (cost,), km, alt),
            Chart("combination", years, (lines[0], share), km, alt, second=percent),
            Chart("slope", ("2024", "2026"), tuple(dataclasses.replace(s, points=(s.points[0], s.points[2])) for s in told), km, alt),
            Chart("dot", parts, (dataclasses.replace(year, name="2025"), dataclasses.replace(year, name="2026")), km, alt),
            Chart("multiples", years, told, km, alt),
        )  # fmt: skip
        return tuple(
            Figure(f"{key}.{at}", self.caption("figure", 5 + at, f"Chart of kind {at + 1}", f"第{at + 1}种图表", 1,
                                               unit=self.say(", km", "（公里）")), chart)
            for at, chart in enumerate(made)
        )  # fmt: skip

    def row(
        self, en: str, zh: str, en_cost: str, zh_cost: str, value: str, en_what: str, zh_what: str
    ) -> tuple[Cell, ...]:
        said = Quantity(self.say(en_cost, zh_cost), "part", Decimal(value), "USD")
        return Cell((), self.text(en, zh)), Cell((), (said,), Decimal(value)), Cell((), self.text(en_what, zh_what))

    def choices(self) -> Section:
        key = "sections.choices"
        rows = (
            self.aspect(f"{key}.blocks.0.0", "Cost", "费用", "Paid once", "一次付清", "Higher at first, lower to run.", "起初高，运行低。",
                        "Paid for ever", "年年要付", "Cheap trains, dear fuel.", "车便宜，油贵。"),
            self.aspect(f"{key}.blocks.0.1", "Time", "时间", "Six years", "六年", "If ordered by 2027.", "须在2027年前下单。",
                        "Two years", "两年", "Trains are on the shelf.", "有现车。"),
        )  # fmt: skip
        blocks = (
            Comparison(f"{key}.blocks.0", self.caption("table", 3, "Wires or a second diesel fleet", "通电，还是再买一批内燃车", 3),
                       self.say("Aspect", "维度"), (self.text("Wires", "通电"), self.text("Diesel", "内燃")), rows),
            Quote(f"{key}.blocks.1", (*self.text("You buy the wire once and the fuel every morning.", "线只买一次，油天天要买。"), self.note(4)),
                  self.text("Line manager, 2024", "线路经理，2024年")),
            Callout(f"{key}.blocks.2", "implication", self.say("Implication", "启示"), self.text("Decide in 2026", "2026年定下来"),
                    (*self.text("One year of delay costs more than the bridges.", "拖延一年，花费就超过全部桥梁"), self.note(1), *self.text("", "。"))),
        )  # fmt: skip
        return Section(key, 1, "3", self.text("The choices", "选择"),
                       self.text("Wires cost more to build and less to keep.", "通电造价高，维护费低。"),
                       self.text("Wires or diesel?", "通电还是内燃？"), blocks)  # fmt: skip

    def aspect(self, key: str, en: str, zh: str, *cells: str) -> ComparisonRow:
        pairs = [(cells[at : at + 2], cells[at + 2 : at + 4]) for at in range(0, len(cells), 4)]
        sides = tuple(Cell(self.text(*lead), (*self.text(*text), self.note(3))) for lead, text in pairs)
        return ComparisonRow(key, Cell((), self.text(en, zh), role="aspect"), sides)

    def notes(self) -> tuple[Note, ...]:
        title = Text("Programme estimate 2024")
        return (
            self.citation(1, (title,), "pp. 12–14", "第12—14页", "estimate", "programme cost", "工程总额"),
            self.citation(2, (Text("铁路网发展报告", "" if self.zh else "zh-CN"),), "para. 3", "第3段", "report", "fleet", "车队"),
            self.citation(3, (title,), "table 2", "表2", "estimate", "length", "里程"),
            Note(4, "calculation", self.text("Our ratio: (2.1 + 1.3) ÷ 4.2 = 0.8.", "自行测算：（21＋13）÷42＝0.8。"),
                 self.text("Our ratio: (2.1 + 1.3) ÷ 4.2 = 0.8.", "自行测算：（21＋13）÷42＝0.8。"),
                 self.say("Calculation", "测算"), self.say("share of wires and substations", "接触网和变电所占比"), ("estimate",)),
        )  # fmt: skip

    def citation(
        self, number: int, title: Inlines, en: str, zh: str, source: str, supports_en: str, supports_zh: str
    ) -> Note:
        tail = self.text(f", {en}.", f"，{zh}。")
        link = (Link(title, "https://example.org/estimate"),) if source == "estimate" else title
        full = (*self.text("Rail Authority, ", "铁路局："), *link, *tail)
        return Note(
            number, "citation", full, (*title, *tail), self.say(en, zh), self.say(supports_en, supports_zh), (source,)
        )

    def sources(self) -> tuple[Source, ...]:
        return (
            Source("estimate", (*self.text("Rail Authority. ", "铁路局. "),
                                Link((Text("Programme estimate 2024"),), "https://example.org/estimate"), *self.text(". 2024.", "[R]. 2024.")),
                   "Programme estimate 2024", "en-US", "https://example.org/estimate"),
            Source("report", (Text("铁路网发展报告", "" if self.zh else "zh-CN"), *self.text(". 2023.", "[R]. 2023.")), "铁路网发展报告", "zh-CN"),
        )  # fmt: skip

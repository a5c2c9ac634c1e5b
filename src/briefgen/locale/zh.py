"""Chinese, simplified, as written in mainland China."""

from dataclasses import replace

from briefgen.locale.amount_rules import AmountRules, Measure, Span
from briefgen.locale.currency import Currency
from briefgen.locale.locale import Locale
from briefgen.locale.locators import LocatorRules
from briefgen.locale.period import DateRules
from briefgen.locale.typography import TypographyRules
from briefgen.locale.words import ChartWords, Words

WORDS = Words(
    key_points="要点",
    executive_summary="内容摘要",
    contents="目录",
    agenda="议程",
    agenda_title="本简报依次回答的问题",
    sources="来源",
    sources_title="每一项论据都可以查到出处",
    source_list="所引来源",
    notes="注释",
    how_to_read="注号说明",
    how_to_read_text="一个注号对应来源中的一处，或一项测算。同一注号在每张幻灯片和本简报的其他版本中保持一致。",
    figure="图",
    table="表",
    section="第{number}节",
    aspect="维度",
    date="日期",
    event="事件",
    prepared_by="编写",
    classification="密级",
    page="第{page}页，共{pages}页",
    part="（{part}/{parts}）",
    expected="{date}（预计）",
    see_note="见注{numbers}",
    attribution="——{by}",
    calculation="测算",
    calculations={
        "sum": "自行加总：{sum}。",
        "difference": "自行相减：{sum}。",
        "product": "自行相乘：{sum}。",
        "ratio": "自行相除：{sum}。",
        "other": "自行测算：{sum}。",
    },
    operators={"+": "＋", "-": "－", "*": "×", "/": "÷", "=": "＝", "≈": "≈", "(": "（", ")": "）"},
    no_date="日期不详",
    in_language="{language}",
    languages={"en": "英文", "zh": "中文", "de": "德文", "fr": "法文", "ja": "日文", "es": "西班牙文"},
    list_separator="、",
    note_separator="，",
    lead_end="：",
    callouts={
        "implication": "启示",
        "recommendation": "建议",
        "warning": "警示",
        "note": "说明",
        "question": "问题",
    },
    charts=ChartWords(
        kinds={"bar": "条形图", "column": "柱形图", "line": "折线图"},
        names="：{names}",
        unit="，单位为{unit}",
        span="，{start}至{end}",
        item="{category}为{value}",
        items="，",
        series="{name}：{items}",
        missing="{category}无数据",
        nameless="数值",
        other="其他",
        rises="{name}从{first}（{start}）上升到{last}（{end}）",
        falls="{name}从{first}（{start}）下降到{last}（{end}）",
        level="{name}首尾均为{last}（{start}和{end}）",
        extremes="最高为{top}（{high}），最低为{bottom}（{low}）",
        stop="。",
        sentences="",
    ),
)

AMOUNTS = AmountRules(
    language="zh",
    scales=((12, "万亿"), (8, "亿"), (4, "万")),
    most_decimals=4,
    gap="",
    group="",
    point=".",
    bounds={
        "over": "超过{n}",
        "under": "不足{n}",
        "about": "约{n}",
        "at_least": "至少{n}",
        "at_most": "至多{n}",
    },
    marks={
        "over": ("", "以上"),
        "under": ("不足", ""),
        "about": ("约", ""),
        "at_least": ("至少", ""),
        "at_most": ("至多", ""),
    },
    large_marks=False,
    span=Span("{low}至{high}", both=frozenset(("percent",)), scaled=True),
    dash=Span("{low}～{high}", both=frozenset(("percent",)), scaled=True),
    periods={
        "year": "每年{n}",
        "quarter": "每季度{n}",
        "month": "每月{n}",
        "week": "每周{n}",
        "day": "每天{n}",
        "hour": "每小时{n}",
    },
    currencies={
        "CNY": Currency("元", "元"),
        "AUD": Currency("澳元", "澳元"),
        "CAD": Currency("加元", "加元"),
    },
    sign_follows=True,
    money_column="{s}{u}",
    measures={
        "pp": Measure("个百分点", "个百分点"),
        "bp": Measure("个基点", "个基点"),
        "second": Measure("秒", "秒"),
        "minute": Measure("分钟", "分钟"),
        "hour": Measure("小时", "小时"),
        "day": Measure("天", "天"),
        "week": Measure("周", "周"),
        "month": Measure("个月", "个月"),
        "quarter": Measure("个季度", "个季度"),
        "year": Measure("年", "年"),
    },
    noun_column="{s}{u}",
    percent="{n}%",
    multiple="{n}倍",
    multiple_sign="倍",
    plural=None,
    unit_in_caption="（{u}）",
)

DATES = DateRules(
    months=tuple(f"{month}月" for month in range(1, 13)),
    quarters=("一季度", "二季度", "三季度", "四季度"),
    halves=("上半年", "下半年"),
    patterns={"year": "{y}年", "half": "{y}年{h}", "quarter": "{y}年{q}", "month": "{y}年{m}", "day": "{y}年{m}{d}日",
              "fiscal": "{y}财年", "fiscal_split": "{y}/{z}财年"},
    spans={"": "{a}至{b}"},
    within_year="{y}年{m}至{n}",
    within_month="{y}年{m}{d}日至{e}日",
)  # fmt: skip

LOCATORS = LocatorRules(
    patterns={
        "paragraph": ("第{n}段", "第{n}段"),
        "page": ("第{n}页", "第{n}页"),
        "section": ("第{n}节", "第{n}节"),
        "chapter": ("第{n}章", "第{n}章"),
        "volume": ("第{n}卷", "第{n}卷"),
        "line": ("第{n}行", "第{n}行"),
        "note": ("注{n}", "注{n}"),
        "table": ("表{n}", "表{n}"),
        "figure": ("图{n}", "图{n}"),
        "time": ("{n}处", "{n}处"),
    },
    dash="—",
    separator="、",
)

TYPOGRAPHY = TypographyRules(
    quotes=("“", "”"),
    inner_quotes=("‘", "’"),
    dash="——",
    range_dash="—",
    dots="……",
    units=("%",),
    full_width=True,
)

LOCALE = Locale("zh", "zh-CN", "han", WORDS, AMOUNTS, DATES, LOCATORS, TYPOGRAPHY)
MAINLAND = replace(LOCALE, name="zh-CN")

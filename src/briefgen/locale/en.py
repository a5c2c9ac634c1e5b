"""English: "en" with dates as "12 December 2025", "en-US" with "December 12, 2025", "en-GB" with British habits."""

from dataclasses import replace

from briefgen.locale.amount_rules import AmountRules, Measure, Span
from briefgen.locale.citations import CitationWords
from briefgen.locale.currency import Currency
from briefgen.locale.locale import Locale
from briefgen.locale.locators import LocatorRules
from briefgen.locale.noun import english_plural
from briefgen.locale.period import DateRules
from briefgen.locale.typography import TypographyRules
from briefgen.locale.words import ChartWords, MailWords, PageWords, Words

WORDS = Words(
    key_points="Key points",
    executive_summary="Executive summary",
    contents="Contents",
    agenda="Agenda",
    agenda_title="The questions we answer, in order",
    sources="Sources",
    sources_title="Every claim can be followed to its source",
    source_list="Sources",
    notes="Notes",
    how_to_read="How to read the notes",
    how_to_read_text="A number stands for one place in a source, or one calculation. "
    "It is the same on every slide and in every other form of this briefing.",
    figure="Figure",
    table="Table",
    section="Section {number}",
    aspect="Aspect",
    date="Date",
    event="Event",
    prepared_by="Prepared by",
    classification="Classification",
    page="Page {page} of {pages}",
    part=" ({part}/{parts})",
    expected="{date}, expected",
    see_note="See note {numbers}",
    attribution="— {by}",
    calculation="Calculation",
    calculations={
        "sum": "Our sum: {sum}.",
        "difference": "Our difference: {sum}.",
        "product": "Our product: {sum}.",
        "ratio": "Our ratio: {sum}.",
        "other": "Our calculation: {sum}.",
    },
    operators={"+": " + ", "-": " − ", "*": " × ", "/": " ÷ ", "=": " = ", "≈": " ≈ ", "(": "(", ")": ")"},
    no_date="n.d.",
    in_language="in {language}",
    languages={"en": "English", "zh": "Chinese", "de": "German", "fr": "French", "ja": "Japanese", "es": "Spanish"},
    list_separator=", ",
    note_separator=", ",
    lead_end=". ",
    callouts={
        "implication": "Implication",
        "recommendation": "Recommendation",
        "warning": "Warning",
        "note": "Note",
        "question": "Question",
    },
    mail=MailWords(
        attached="Attached",
        kinds={
            ".docx": "Word briefing",
            ".pptx": "PowerPoint deck",
            ".md": "Markdown",
            ".html": "Web page",
            ".pdf": "PDF",
            ".xlsx": "Excel workbook",
        },
        other="{suffix} file",
        kilobytes="{n}\u00a0KB",
        megabytes="{n}\u00a0MB",
    ),
    page_words=PageWords(
        skip="Skip to the text",
        appearance="Appearance",
        automatic="Automatic",
        light="Light",
        dark="Dark",
        languages="Languages",
        numbers="The numbers",
        cited="Cited in {places}",
    ),
    charts=ChartWords(
        kinds={
            "bar": "Bar chart",
            "column": "Column chart",
            "line": "Line chart",
            "area": "Area chart",
            "pie": "Pie chart",
            "doughnut": "Doughnut chart",
            "scatter": "Scatter chart",
            "waterfall": "Waterfall chart",
            "combination": "Columns and lines",
            "slope": "Slope chart",
            "dot": "Dot chart",
            "multiples": "Small multiples",
        },
        names=": {names}",
        unit=", in {unit}",
        span=", {start} to {end}",
        item="{category}: {value}",
        items="; ",
        series="{name}. {items}",
        missing="{category}: no value",
        nameless="The line",
        other="Other",
        total="Total",
        truncated="axis does not begin at zero",
        dates={"years": "yyyy", "months": "mmm yyyy", "days": "d mmm yyyy"},
        rises="{name} rises from {first} ({start}) to {last} ({end})",
        falls="{name} falls from {first} ({start}) to {last} ({end})",
        level="{name} is {last} at both ends ({start} and {end})",
        extremes="Highest: {top}, {high}; lowest: {bottom}, {low}",
        shares=", shares of the whole",
        through="From {first} ({start}) to {last} ({end})",
        up="Up: {items}",
        down="Down: {items}",
        points=", number of points: {count}",
        reach="{name} from {low} to {high}",
        together="Points further to the right tend to stand higher",
        opposed="Points further to the right tend to stand lower",
        in_unit="{name} ({unit})",
        stop=".",
        sentences=" ",
    ),
)

AMOUNTS = AmountRules(
    language="en",
    scales=((12, "trillion"), (9, "billion"), (6, "million")),
    most_decimals=4,
    gap="\u00a0",
    group=",",
    point=".",
    bounds={
        "over": "over {n}",
        "under": "under {n}",
        "about": "about {n}",
        "at_least": "at least {n}",
        "at_most": "at most {n}",
    },
    marks={"over": (">", ""), "under": ("<", ""), "about": ("~", ""), "at_least": ("≥", ""), "at_most": ("≤", "")},
    large_marks=True,
    span=Span("{low} to {high}", both=frozenset(("currency", "percent", "multiple")), scaled=True),
    dash=Span("{low}–{high}"),
    periods={
        "year": "{n} a year",
        "quarter": "{n} a quarter",
        "month": "{n} a month",
        "week": "{n} a week",
        "day": "{n} a day",
        "hour": "{n} an hour",
    },
    currencies={
        "USD": Currency("$", "US$"),
        "SGD": Currency("S$", "S$"),
        "CAD": Currency("C$", "C$"),
    },
    sign_follows=False,
    money_column="{u} {s}",
    measures={
        "pp": Measure("percentage point", "percentage points", "pp"),
        "bp": Measure("basis point", "basis points", "bp"),
        "second": Measure("second", "seconds"),
        "minute": Measure("minute", "minutes"),
        "hour": Measure("hour", "hours"),
        "day": Measure("day", "days"),
        "week": Measure("week", "weeks"),
        "month": Measure("month", "months"),
        "quarter": Measure("quarter", "quarters"),
        "year": Measure("year", "years"),
    },
    noun_column="{s} {u}",
    percent="{n}%",
    multiple="{n}×",
    multiple_sign="×",
    plural=english_plural,
    unit_in_caption=", {u}",
)

DATES = DateRules(
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"),
    quarters=("Q1", "Q2", "Q3", "Q4"),
    halves=("H1", "H2"),
    patterns={"year": "{y}", "half": "{h} {y}", "quarter": "{q} {y}", "month": "{m} {y}", "day": "{d} {m} {y}",
              "fiscal": "FY{y}", "fiscal_split": "FY{y}/{z}"},
    spans={"": "{a} to {b}", "year": "{a}–{b}"},
    within_year="{m} to {n} {y}",
    within_month="{d}–{e} {m} {y}",
)  # fmt: skip

LOCATORS = LocatorRules(
    patterns={
        "paragraph": ("para. {n}", "paras. {n}"),
        "page": ("p. {n}", "pp. {n}"),
        "section": ("sec. {n}", "secs. {n}"),
        "chapter": ("chap. {n}", "chaps. {n}"),
        "volume": ("vol. {n}", "vols. {n}"),
        "line": ("line {n}", "lines {n}"),
        "note": ("n. {n}", "nn. {n}"),
        "table": ("table {n}", "tables {n}"),
        "figure": ("fig. {n}", "figs. {n}"),
        "article": ("art. {n}", "arts. {n}"),
        "time": ("at {n}", "at {n}"),
    },
    dash="–",
    separator=", ",
)

TYPOGRAPHY = TypographyRules(
    quotes=("“", "”"),
    inner_quotes=("‘", "’"),
    dash="—",
    range_dash="–",
    dots="…",
    units=("%", "trillion", "billion", "million", "thousand", "percent", "km", "kg", "MW", "GW", "MWh", "GWh", "TWh", "kW",
           "kWh", "GB", "TB", "GHz", "MHz"),
    bound=("No. ", "Fig. "),
)  # fmt: skip

CITATIONS = CitationWords(
    number="no. {n}",
    volume="vol. {n}",
    within="in ",
    edited=("ed. ", "edited by "),
    translated=("trans. ", "translated by "),
    edition="{n} ed.",
    other_edition="{n} ed.",
    ordinals=True,
    editor=", ed.",
    editors=", eds.",
    others=" et al.",
    others_of_several=", et al.",
    and_last=(" and ", ", and "),
    accessed="accessed {n}",
    archived="archived at {n}",
    issued="issued {n}",
    version="version {n}",
    page="{n}",
    mark_inside=True,
    day=True,
)

LOCALE = Locale("en", "en-US", "latin", WORDS, AMOUNTS, DATES, LOCATORS, TYPOGRAPHY, CITATIONS)

_AMERICAN_DATES = replace(
    DATES, patterns={**DATES.patterns, "day": "{m} {d}, {y}"}, within_month="{m} {d}–{e}, {y}"
)  # fmt: skip
AMERICAN = replace(LOCALE, name="en-US", dates=_AMERICAN_DATES)
BRITISH = replace(LOCALE, name="en-GB", tag="en-GB", typography=replace(TYPOGRAPHY, dash=" – "))

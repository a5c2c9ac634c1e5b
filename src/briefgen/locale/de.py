"""German, as written in Germany."""

from dataclasses import replace

from briefgen.locale.amount_rules import AmountRules, Measure, Span
from briefgen.locale.citations import CitationWords
from briefgen.locale.currency import Currency
from briefgen.locale.locale import Locale
from briefgen.locale.locators import LocatorRules
from briefgen.locale.noun import no_plural
from briefgen.locale.period import DateRules
from briefgen.locale.typography import TypographyRules
from briefgen.locale.words import ChartWords, Words

WORDS = Words(
    key_points="Kernaussagen",
    executive_summary="Zusammenfassung",
    contents="Inhalt",
    agenda="Agenda",
    agenda_title="Die Fragen, die wir der Reihe nach beantworten",
    sources="Quellen",
    sources_title="Jede Aussage lässt sich bis zur Quelle verfolgen",
    source_list="Zitierte Quellen",
    notes="Anmerkungen",
    how_to_read="So lesen Sie die Anmerkungen",
    how_to_read_text="Eine Nummer steht für eine Stelle in einer Quelle oder für eine Berechnung. "
    "Sie ist auf jeder Folie und in jeder anderen Fassung dieses Papiers dieselbe.",
    figure="Abbildung",
    table="Tabelle",
    section="Abschnitt {number}",
    aspect="Aspekt",
    date="Datum",
    event="Ereignis",
    prepared_by="Verfasst von",
    classification="Vertraulichkeit",
    page="Seite {page} von {pages}",
    part=" ({part}/{parts})",
    expected="{date}, erwartet",
    see_note="Siehe Anmerkung {numbers}",
    attribution="– {by}",
    calculation="Berechnung",
    calculations={
        "sum": "Eigene Summe: {sum}.",
        "difference": "Eigene Differenz: {sum}.",
        "product": "Eigenes Produkt: {sum}.",
        "ratio": "Eigener Quotient: {sum}.",
        "other": "Eigene Berechnung: {sum}.",
    },
    operators={"+": " + ", "-": " − ", "*": " × ", "/": " ÷ ", "=": " = ", "≈": " ≈ ", "(": "(", ")": ")"},
    no_date="o. D.",
    in_language="auf {language}",
    languages={
        "en": "Englisch",
        "zh": "Chinesisch",
        "de": "Deutsch",
        "fr": "Französisch",
        "ja": "Japanisch",
        "es": "Spanisch",
    },
    list_separator=", ",
    note_separator=", ",
    lead_end=". ",
    callouts={
        "implication": "Folgerung",
        "recommendation": "Empfehlung",
        "warning": "Warnung",
        "note": "Hinweis",
        "question": "Frage",
    },
    charts=ChartWords(
        kinds={
            "bar": "Balkendiagramm",
            "column": "Säulendiagramm",
            "line": "Liniendiagramm",
            "area": "Flächendiagramm",
            "pie": "Kreisdiagramm",
            "doughnut": "Ringdiagramm",
            "scatter": "Streudiagramm",
            "waterfall": "Wasserfalldiagramm",
            "combination": "Säulen und Linien",
            "slope": "Neigungsdiagramm",
            "dot": "Punktdiagramm",
            "multiples": "Kleine Vielfache",
        },
        names=": {names}",
        unit=", in {unit}",
        span=", {start} bis {end}",
        item="{category}: {value}",
        items="; ",
        series="{name}. {items}",
        missing="{category}: kein Wert",
        nameless="Die Linie",
        other="Sonstige",
        total="Summe",
        truncated="Achse beginnt nicht bei null",
        dates={"years": "yyyy", "months": "mmm yyyy", "days": "d. mmm yyyy"},
        rises="{name} steigt von {first} ({start}) auf {last} ({end})",
        falls="{name} fällt von {first} ({start}) auf {last} ({end})",
        level="{name} liegt an beiden Enden bei {last} ({start} und {end})",
        extremes="Höchster Wert: {top}, {high}; niedrigster: {bottom}, {low}",
        shares=", Anteile am Ganzen",
        through="Von {first} ({start}) auf {last} ({end})",
        up="Zunahmen: {items}",
        down="Abnahmen: {items}",
        points=", Zahl der Punkte: {count}",
        reach="{name} von {low} bis {high}",
        together="Weiter rechts liegende Punkte liegen meist höher",
        opposed="Weiter rechts liegende Punkte liegen meist tiefer",
        in_unit="{name} ({unit})",
        stop=".",
        sentences=" ",
    ),
)

AMOUNTS = AmountRules(
    language="de",
    scales=((12, "Bio."), (9, "Mrd."), (6, "Mio.")),
    most_decimals=4,
    gap="\u00a0",
    group=".",
    point=",",
    bounds={
        "over": "mehr als {n}",
        "under": "weniger als {n}",
        "about": "rund {n}",
        "at_least": "mindestens {n}",
        "at_most": "höchstens {n}",
    },
    marks={"over": (">", ""), "under": ("<", ""), "about": ("~", ""), "at_least": ("≥", ""), "at_most": ("≤", "")},
    large_marks=True,
    span=Span("{low} bis {high}", both=frozenset(("multiple",))),
    dash=Span("{low}–{high}"),
    periods={
        "year": "{n} pro Jahr",
        "quarter": "{n} pro Quartal",
        "month": "{n} pro Monat",
        "week": "{n} pro Woche",
        "day": "{n} pro Tag",
        "hour": "{n} pro Stunde",
    },
    currencies={
        "CNY": Currency("Yuan", "Yuan"),
        "JPY": Currency("Yen", "Yen"),
        "GBP": Currency("Pfund Sterling", "Pfund Sterling"),
        "TWD": Currency("Taiwan-Dollar", "Taiwan-Dollar"),
    },
    sign_follows=True,
    money_column="{s} {u}",
    measures={
        "pp": Measure("Prozentpunkt", "Prozentpunkte"),
        "bp": Measure("Basispunkt", "Basispunkte"),
        "second": Measure("Sekunde", "Sekunden"),
        "minute": Measure("Minute", "Minuten"),
        "hour": Measure("Stunde", "Stunden"),
        "day": Measure("Tag", "Tage"),
        "week": Measure("Woche", "Wochen"),
        "month": Measure("Monat", "Monate"),
        "quarter": Measure("Quartal", "Quartale"),
        "year": Measure("Jahr", "Jahre"),
    },
    noun_column="{s} {u}",
    percent="{n}\u00a0%",
    multiple="{n}-mal",
    multiple_sign="×",
    plural=no_plural,
    unit_in_caption=", {u}",
)

DATES = DateRules(
    months=("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
            "November", "Dezember"),
    quarters=("1. Quartal", "2. Quartal", "3. Quartal", "4. Quartal"),
    halves=("1. Halbjahr", "2. Halbjahr"),
    patterns={"year": "{y}", "half": "{h} {y}", "quarter": "{q} {y}", "month": "{m} {y}", "day": "{d}. {m} {y}",
              "fiscal": "Geschäftsjahr {y}", "fiscal_split": "Geschäftsjahr {y}/{z}"},
    spans={"": "{a} bis {b}", "year": "{a}–{b}"},
    within_year="{m} bis {n} {y}",
    within_month="{d}. bis {e}. {m} {y}",
)  # fmt: skip

LOCATORS = LocatorRules(
    patterns={
        "paragraph": ("Abs. {n}", "Abs. {n}"),
        "page": ("S. {n}", "S. {n}"),
        "section": ("Abschn. {n}", "Abschn. {n}"),
        "chapter": ("Kap. {n}", "Kap. {n}"),
        "volume": ("Bd. {n}", "Bde. {n}"),
        "line": ("Z. {n}", "Z. {n}"),
        "note": ("Anm. {n}", "Anm. {n}"),
        "table": ("Tab. {n}", "Tab. {n}"),
        "figure": ("Abb. {n}", "Abb. {n}"),
        "article": ("Art. {n}", "Art. {n}"),
        "time": ("bei {n}", "bei {n}"),
    },
    dash="–",
    separator=", ",
)

TYPOGRAPHY = TypographyRules(
    quotes=("„", "“"),
    inner_quotes=("‚", "‘"),
    dash=" – ",
    range_dash="–",
    dots="…",
    units=("%", "Bio.", "Mrd.", "Mio.", "Billionen", "Milliarden", "Millionen", "Tausend", "Prozent", "Euro", "km", "kg",
           "MW", "GW", "MWh", "GWh", "TWh", "kW", "kWh", "GB", "TB"),
    abbreviations=r"\b(?:bzw|vgl|Nr|Abb|Tab|Abs|Kap|Bd|St|Mio|Mrd|Bio)\."
    r"|\bz\.(?=\s?B\.)|(?<=\bz\.\s)B\.|\bd\.(?=\s?h\.)|(?<=\bd\.\s)h\.|\bu\.(?=\s?a\.)|(?<=\bu\.\s)a\."
    r"|\b\d{1,2}\.(?=\s+(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|Quartal|Halbjahr|Jahrhundert)\b)",
    bound=("z. B.", "d. h.", "u. a.", "Nr. ", "Abb. ", "Tab. ", "S. "),
)  # fmt: skip

CITATIONS = CitationWords(
    number="Nr. {n}",
    volume="Bd. {n}",
    within="in: ",
    edited=("hg. von ", "herausgegeben von "),
    translated=("übers. von ", "übersetzt von "),
    edition="{n}. Aufl.",
    other_edition="{n}",
    ordinals=False,
    editor=" (Hg.)",
    editors=" (Hg.)",
    others=" u. a.",
    others_of_several=" u. a.",
    and_last=(" und ", " und "),
    accessed="abgerufen am {n}",
    archived="archiviert unter {n}",
    issued="erteilt am {n}",
    version="Version {n}",
    page="S. {n}",
    mark_inside=False,
    day=False,
)

LOCALE = Locale("de", "de-DE", "latin", WORDS, AMOUNTS, DATES, LOCATORS, TYPOGRAPHY, CITATIONS)
GERMANY = replace(LOCALE, name="de-DE")

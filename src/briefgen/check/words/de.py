"""German."""

from __future__ import annotations

import re

from briefgen.check.words.tongue import Tongue

_UNITS = {
    "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
}  # fmt: skip
CARDINALS = _UNITS | {
    "eine": 1, "einer": 1, "einem": 1, "einen": 1, "eines": 1, "eins": 1, "zehn": 10, "elf": 11, "zwölf": 12,
    "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
    "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_FEW = "|".join((*_UNITS, "einem", "einen", "eine"))
_BIG = re.compile(r"(?:(?P<thousands>\w{0,40}?)tausend)?(?:(?P<hundreds>\w{0,20}?)hundert)?(?:und)?(?P<rest>\w{0,30})")
_TENS = re.compile(r"(?P<unit>" + "|".join(_UNITS) + r")und(?P<tens>\w+zig|dreißig)")
_LONGEST = 60


def cardinal(word: str) -> int | None:
    """The number that a word says, compounds among them: fünfundzwanzig, zweitausenddreihundert."""
    if word in CARDINALS:
        return CARDINALS[word]
    if found := _TENS.fullmatch(word):
        tens = CARDINALS.get(found["tens"])
        return tens + _UNITS[found["unit"]] if tens else None
    found = _BIG.fullmatch(word) if len(word) <= _LONGEST else None
    if found is None or (found["thousands"] is None and found["hundreds"] is None):
        return None
    thousands, hundreds, rest = (
        _part(found[name], default) for name, default in (("thousands", 1), ("hundreds", 1), ("rest", 0))
    )
    if thousands is None or hundreds is None or rest is None:
        return None
    return thousands * 1000 * (found["thousands"] is not None) + hundreds * 100 * (found["hundreds"] is not None) + rest


def _part(word: str | None, default: int) -> int | None:
    return cardinal(word) if word else default


TONGUE = Tongue(
    group=r"[.\u00a0\u202f]",
    point=",",
    scales={
        "Tausend": 3, "tausend": 3, "Tsd.": 3, "Millionen": 6, "Million": 6, "Mio.": 6, "Mio": 6, "Milliarden": 9, "Milliarde": 9,
        "Mrd.": 9, "Mrd": 9, "Billionen": 12, "Billion": 12, "Bio.": 12,
    },
    units={
        "%": ("percent", ""), "Prozent": ("percent", ""), "Prozentpunkte": ("points", ""), "Prozentpunkten": ("points", ""),
        "Prozentpunkt": ("points", ""), "Basispunkte": ("basis", ""), "Basispunkten": ("basis", ""),
        "×": ("multiple", ""), "-fache": ("multiple", ""), "fache": ("multiple", ""), "-Fache": ("multiple", ""),
        "-mal": ("multiple", ""), "mal": ("multiple", ""), "Mal": ("multiple", ""), "US-Dollar": ("currency", "USD"),
        "Dollar": ("currency", "USD"), "Euro": ("currency", "EUR"), "Pfund": ("currency", "GBP"), "Yuan": ("currency", "CNY"),
        "Yen": ("currency", "JPY"), "Franken": ("currency", "CHF"), "Tonnen": ("unit", "t"), "Kilometer": ("unit", "km"),
        "Hektar": ("unit", "ha"), "Quadratkilometer": ("unit", "km²"), "Kilowatt": ("unit", "kW"), "Megawatt": ("unit", "MW"),
        "Gigawatt": ("unit", "GW"), "Kilowattstunden": ("unit", "kWh"), "Megawattstunden": ("unit", "MWh"),
        "Gigawattstunden": ("unit", "GWh"), "Terawattstunden": ("unit", "TWh"), "Barrel": ("unit", "bbl"),
    },
    cardinal=cardinal,
    others={
        "einmal": 1, "zweimal": 2, "dreimal": 3, "doppelt": 2, "doppelte": 2, "doppelten": 2, "erste": 1, "ersten": 1,
        "erster": 1, "erstes": 1, "zweite": 2, "zweiten": 2, "zweites": 2, "dritte": 3, "dritten": 3, "drittes": 3,
        "vierte": 4, "vierten": 4, "viertes": 4, "jahrzehnt": 10, "jahrzehnte": 10, "jahrzehnten": 10, "dutzend": 12,
        "hälfte": 50, "halbe": 50, "halben": 50, "mehrheit": 50, "neunziger": 90, "achtziger": 80, "siebziger": 70,
        "sechziger": 60, "zwanziger": 20,
    },
    times={
        "verdoppelt": 2, "verdoppelte": 2, "verdoppelten": 2, "verdoppeln": 2, "verdreifacht": 3, "verdreifachte": 3,
        "verdreifachten": 3, "vervierfacht": 4, "vervierfachte": 4, "verfünffacht": 5,
    },
    fold=r"\b([A-Za-zäöüÄÖÜß]+?)fach(?:e[nrsm]?)?\b",
    parts={"drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "achtel": 8, "zehntel": 10,
           "zweite": 2, "dritte": 3, "vierte": 4, "fünfte": 5, "zehnte": 10},
    shares=(
        rf"\b(?i:(?P<n>{_FEW}|elf|neunzehn)) (?P<d>Drittel|Viertel|Fünftel|Sechstel|Achtel|Zehntel)n?\b",
        r"(?<!ersten )(?<!zweiten )(?<!erste )(?<!zweite )\bHälfte\b|\bhalbier(?:t|te|ten|en)\b",
        rf"\b(?i:(?P<n>{_FEW}|\d+)) von (?P<d>drei|vier|fünf|zehn|zwanzig|[345]|10|20|100)\b",
        r"\b[Jj]ede[rsnm]? (?P<d>zweite|dritte|vierte|fünfte|zehnte)[rsnm]?\b",
    ),
    quarters=r"\b(ersten?|zweiten?|dritten?|vierten?)s? Quartal|\bQ([1-4])\b",
    months=("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember"),
    superlatives=r"\bam (?!(?:be|ehe|lieb|wenig|mei)s?ten\b)[a-zäöüß]+sten\b"
    r"|\b(?:größt|kleinst|höchst(?!e[nrsm]? (?:Gericht|Instanz|Priorität))|niedrigst|schnellst|langsamst|stärkst|schwächst"
    r"|(?<!\b[Aa]m )(?<!\bim )best(?!e[nrsm]? (?:Fall|Wissen|Praxis))|(?<!\bim )schlechtest|billigst|günstigst|teuerst|reichst|ärmst|längst"
    r"|kürzest|steilst|sicherst|ältest|jüngst)e[nrsm]?\b(?! Zeit)|\b(?:beispiellos|einzigartig|unerreicht)"
    r"|\b(?:der|die|das) einzige[nrs]? (?:\w+ )?(?:Land|Stadt|Firma|Unternehmen|Anbieter|Hersteller|Lieferant|Bank)"
    r"|\b(?:Weltmarkt|Markt)führer\b|\bRekord(?:hoch|tief|jahr|wert)\b",
    supposed=r"\b(?:wenn|falls|sofern|würden?|könnten?|sollten?|müssten?|Ziel|Grenze|Schwelle|Prognose|erwart\w*|geplant\w*)\b",
    totals=("summe", "gesamt", "gesamtsumme", "insgesamt", "total", "zusammen", "alle", "zwischensumme"),
    averages=("durchschnitt", "mittel", "mittelwert", "median", "wachstum", "veränderung", "anteil", "saldo"),
    pictures=("bild", "foto", "abbildung", "grafik", "diagramm", "karte", "logo", "bildschirmfoto"),
    within=("davon", "darunter"),
    common=frozenset(("der", "die", "das", "dem", "den", "des", "und", "ist", "sind", "von", "mit", "für", "nicht", "ein", "eine",
                      "wurde", "als", "auch", "zu", "im")),
    leftovers=(r"\bnoch zu (?:klären|ergänzen|schreiben|prüfen)\b|\b(?:Platzhalter|Quelle fehlt)\b|\[(?:Quelle|Datum|Zahl|einfügen)\b[^\[\]@]{0,40}\]",),
)  # fmt: skip

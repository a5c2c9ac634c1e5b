"""German."""

from briefgen.check.words.tongue import Tongue

TONGUE = Tongue(
    group=r"[.\u00a0\u202f]",
    point=",",
    scales={
        "Tausend": 3, "tausend": 3, "Tsd.": 3, "Millionen": 6, "Million": 6, "Mio.": 6, "Milliarden": 9, "Milliarde": 9, "Mrd.": 9,
        "Billionen": 12, "Billion": 12, "Bio.": 12,
    },
    units={
        "%": ("percent", ""), "Prozent": ("percent", ""), "Prozentpunkte": ("points", ""), "Prozentpunkten": ("points", ""),
        "Prozentpunkt": ("points", ""), "Basispunkte": ("basis", ""), "Basispunkten": ("basis", ""),
        "×": ("multiple", ""), "-fache": ("multiple", ""), "fache": ("multiple", ""), "-mal": ("multiple", ""),
        "mal": ("multiple", ""), "Mal": ("multiple", ""), "US-Dollar": ("currency", "USD"), "Dollar": ("currency", "USD"),
        "Euro": ("currency", "EUR"), "Pfund": ("currency", "GBP"), "Yuan": ("currency", "CNY"), "Yen": ("currency", "JPY"),
        "Franken": ("currency", "CHF"), "Tonnen": ("unit", ""), "Kilometer": ("unit", ""), "Hektar": ("unit", ""),
    },
    numbers={
        "ein": 1, "eine": 1, "einer": 1, "einem": 1, "einen": 1, "eines": 1, "eins": 1, "zwei": 2, "drei": 3, "vier": 4,
        "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13,
        "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20,
        "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
        "hundert": 100, "Dutzend": 12, "Jahrzehnt": 10, "Jahrzehnte": 10, "Jahrzehnten": 10, "einmal": 1, "zweimal": 2,
        "doppelt": 2, "doppelte": 2, "verdoppelt": 2, "dreifach": 3, "verdreifacht": 3, "erste": 1, "ersten": 1,
        "zweite": 2, "zweiten": 2, "dritte": 3, "dritten": 3, "vierte": 4, "vierten": 4,
    },
    months=("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember"),
    superlatives=r"\bam (?!(?:be|ehe|lieb|wenig|mei)s?ten\b)[a-zäöüß]+sten\b|\b(?:größt|kleinst|höchst|niedrigst|schnellst|langsamst|stärkst|schwächst|(?<!\b[Aa]m )best|schlechtest"
    r"|billigst|günstigst|reichst|ärmst|längst|kürzest|steilst|sicherst|ältest|jüngst)e[nrsm]?\b|\b(?:beispiellos|einzigartig|unerreicht)"
    r"|\b(?:Weltmarkt|Markt)führer\b|\bRekord(?:hoch|tief|jahr|wert)\b",
    totals=("summe", "gesamt", "gesamtsumme", "insgesamt", "total", "zusammen", "alle"),
    averages=("durchschnitt", "mittel", "mittelwert", "median", "wachstum", "veränderung", "anteil", "saldo"),
    pictures=("bild", "foto", "abbildung", "grafik", "diagramm", "karte", "logo", "bildschirmfoto"),
    common=frozenset(("der", "die", "das", "dem", "den", "des", "und", "ist", "sind", "von", "mit", "für", "nicht", "ein", "eine",
                      "wurde", "als", "auch", "zu", "im")),
    leftovers=(r"\bnoch zu (?:klären|ergänzen|schreiben)\b",),
)  # fmt: skip

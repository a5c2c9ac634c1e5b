"""English."""

from briefgen.check.words.tongue import Tongue

TONGUE = Tongue(
    group=",",
    point=r"\.",
    scales={
        "thousand": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12,
    },
    units={
        "%": ("percent", ""), "percent": ("percent", ""), "per cent": ("percent", ""),
        "percentage points": ("points", ""), "percentage point": ("points", ""), "pp": ("points", ""),
        "basis points": ("basis", ""), "basis point": ("basis", ""), "bps": ("basis", ""), "bp": ("basis", ""),
        "×": ("multiple", ""), "x": ("multiple", ""), "times": ("multiple", ""), "-fold": ("multiple", ""),
        "US dollars": ("currency", "USD"), "dollars": ("currency", "USD"), "dollar": ("currency", "USD"),
        "euros": ("currency", "EUR"), "euro": ("currency", "EUR"), "pounds": ("currency", "GBP"),
        "yuan": ("currency", "CNY"), "yen": ("currency", "JPY"), "francs": ("currency", "CHF"),
        "tonnes": ("unit", ""), "tons": ("unit", ""), "kilometers": ("unit", ""), "kilometres": ("unit", ""),
        "hectares": ("unit", ""),
    },
    numbers={
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
        "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12, "decade": 10, "decades": 10, "once": 1, "twice": 2,
        "double": 2, "doubled": 2, "triple": 3, "tripled": 3, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
        "century": 100, "half-year": 6,
    },
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"),
    superlatives=r"\b(?:the|its|their|our|[’']s) (?:most|least) (?!of\b|likely\b)\w+|\bthe (?:world|market|country|industry)[’']s \w+est\b"
    r"|\b(?:largest|biggest|smallest|highest|lowest|fastest|slowest|strongest|weakest|(?<![Aa]t its )(?<![Aa]t their )best(?! practices?\b| cases?\b)|worst(?! cases?\b)|cheapest|richest"
    r"|poorest|greatest|longest|shortest|widest|steepest|safest|oldest|youngest)\b(?!-)"
    r"|\bunprecedented\b|\brecord[- ](?:high|low|year|breaking)\b|\b(?:world|market|industry)[- ](?:leading|leader)\b"
    r"|\bsecond to none\b|\bunrivall?ed\b|\bunmatched\b",
    totals=("total", "sum", "sum total", "grand total", "all", "in all", "together", "overall"),
    averages=("average", "mean", "median", "growth", "change", "share", "ratio", "difference", "balance"),
    pictures=("image", "picture", "photo", "photograph", "figure", "chart", "graph", "map", "logo", "screenshot", "diagram"),
    common=frozenset(("the", "of", "and", "to", "is", "are", "was", "were", "for", "with", "that", "this", "by", "from", "as", "has")),
    leftovers=(r"\bto be (?:confirmed|added|written|determined)\b", r"(?i:\blorem ipsum\b)"),
)  # fmt: skip

"""English."""

from briefgen.check.words.tongue import Tongue

CARDINALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_FEW = "one|two|three|four|five|six|seven|eight|nine"
_PART = "third|fifth|sixth|seventh|eighth|ninth|tenth"
_NO_YEAR = r"(?! (?:19|20)\d\d)"
_SPAN = "hours|days|weeks|months|quarters|years|decades|steps|stages|parts|rounds"

TONGUE = Tongue(
    group=",",
    point=r"\.",
    scales={
        "thousand": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12,
        "lakh crore": 12, "crore": 7, "lakh": 5,
    },
    units={
        "%": ("percent", ""), "percent": ("percent", ""), "per cent": ("percent", ""), "pct": ("percent", ""),
        "percentage points": ("points", ""), "percentage point": ("points", ""), "pp": ("points", ""),
        "basis points": ("basis", ""), "basis point": ("basis", ""), "bps": ("basis", ""), "bp": ("basis", ""),
        "×": ("multiple", ""), "x": ("multiple", ""), "times": ("multiple", ""), "-fold": ("multiple", ""),
        "US dollars": ("currency", "USD"), "dollars": ("currency", "USD"), "dollar": ("currency", "USD"),
        "euros": ("currency", "EUR"), "euro": ("currency", "EUR"), "pounds": ("currency", "GBP"),
        "yuan": ("currency", "CNY"), "yen": ("currency", "JPY"), "francs": ("currency", "CHF"),
        "rupees": ("currency", "INR"), "won": ("currency", "KRW"),
        "tonnes": ("unit", "t"), "tons": ("unit", "t"), "kilometers": ("unit", "km"), "kilometres": ("unit", "km"),
        "hectares": ("unit", "ha"), "hectare": ("unit", "ha"), "barrels": ("unit", "bbl"),
        "square kilometers": ("unit", "km²"), "square kilometres": ("unit", "km²"), "sq km": ("unit", "km²"),
        "kilowatts": ("unit", "kW"), "megawatts": ("unit", "MW"), "gigawatts": ("unit", "GW"),
        "kilowatt-hours": ("unit", "kWh"), "megawatt-hours": ("unit", "MWh"), "gigawatt-hours": ("unit", "GWh"),
        "terawatt-hours": ("unit", "TWh"),
    },
    cardinal=CARDINALS.get,
    others={
        "once": 1, "twice": 2, "double": 2, "triple": 3, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
        "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "decade": 10, "century": 100,
        "half": 50, "majority": 50, "half-year": 6,
    },
    times={
        "doubled": 2, "doubles": 2, "doubling": 2, "tripled": 3, "triples": 3, "tripling": 3, "trebled": 3,
        "quadrupled": 4, "quintupled": 5,
    },
    fold=r"\b(two|three|four|five|six|seven|eight|nine|ten|twenty)-?fold\b",
    parts={"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10},
    shares=(
        rf"\b(?i:(?P<n>{_FEW}))[- ](?P<d>{_PART})s?\b(?! (?:running|in a row|century))",
        rf"\b(?i:(?P<n>one|three))[- ](?P<d>quarter)s? of\b{_NO_YEAR}",
        rf"\b[Aa]n? (?P<d>{_PART}|quarter) (?:of|more|less|fewer|higher|lower|cheaper|dearer|larger|smaller)\b{_NO_YEAR}",
        rf"\bby an? (?P<d>{_PART}|quarter)\b",
        rf"(?<!first )(?<!second )(?<!latter )(?<!other )(?<!final )\b[Hh]alf (?:of|the|as|all)\b{_NO_YEAR}",
        r"\bby half\b|\bhalv(?:ed|es|ing)\b",
        rf"\b(?i:(?P<n>{'|'.join(CARDINALS)}|\d+)) (?:out of|of|in)(?: every)? (?P<d>three|four|five|ten|twenty|[345]|10|20|100)\b"
        rf"(?!,\d| (?:{_SPAN})\b)",
    ),
    quarters=r"\b(first|second|third|fourth) quarter\b|\bQ([1-4])\b",
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"),
    superlatives=r"\b(?:the|its|their|our|[’']s) (?:most|least) (?!of\b|likely\b|recent\b|favou?red\b)\w+"
    r"|\bthe (?:world|market|country|industry)[’']s \w+est\b"
    r"|(?<!\b[Aa]t )(?<!\b[Aa]t its )(?<!\b[Aa]t their )(?<!\bas )\b(?:largest|biggest|smallest|fastest|slowest|strongest|weakest"
    r"|highest(?! (?:court|authority|priority|possible|common)\b)|lowest(?! (?:bidder|possible|common)\b)"
    r"|best(?! (?:practices?|cases?|placed|available|efforts?|interests?|guess)\b)|worst(?! cases?\b)|cheapest|richest"
    r"|poorest|greatest|longest|shortest|widest|steepest|safest|oldest|youngest)\b(?!-)"
    r"|\bunprecedented\b|\brecord[- ](?:high|low|year|breaking)\b|\b(?:world|market|industry)[- ](?:leading|leader)\b"
    r"|\b(?:all-time|\w+-(?:year|month|decade)) (?:high|low)\b|\b(?:ranks?|ranked) (?:first|top|number)\b|\bnumber one\b"
    r"|\bleads? the (?:world|market|industry|field|country)\b|\b[Nn]o other (?:country|city|company|firm|bank|state|maker)\b"
    r"|\b[Tt]he (?:only|sole|first) (?:\w+ )?(?:country|city|company|firm|bank|state|maker|supplier|producer|provider)\b"
    r"|\b(?:[Aa]|[Tt]he|vast|large|clear|great) majority of\b"
    r"|\bsecond to none\b|\bunrivall?ed\b|\bunmatched\b",
    supposed=r"\b(?:if|unless|would|could|should|may|might|target|goal|limit|cap|threshold|floor|ceiling|forecasts?|expect\w*|aims?|plan\w*)\b",
    totals=("total", "sum", "sum total", "grand total", "all", "in all", "together", "overall", "subtotal", "sub-total"),
    averages=("average", "mean", "median", "growth", "change", "share", "ratio", "difference", "balance"),
    pictures=("image", "picture", "photo", "photograph", "figure", "chart", "graph", "map", "logo", "screenshot", "diagram"),
    within=("of which", "thereof", "including", "incl.", "o/w"),
    common=frozenset(("the", "of", "and", "to", "is", "are", "was", "were", "for", "with", "that", "this", "by", "from", "as", "has")),
    leftovers=(
        r"(?i:\bto be (?:confirmed|added|written|determined|completed|filled in)\b|\blorem ipsum\b|\bcitation needed\b"
        r"|\bt\.b\.[acd]\.|\bplaceholder text\b|\binsert (?:number|name|date|source|chart|figure|text) here\b|\bfill in later\b)",
        r"(?i:\[(?:insert|add|ref|source|check|name|date|number|to come)\b[^\[\]@]{0,40}\]|\((?:source|ref|date|check|number)\?\))",
    ),
)  # fmt: skip

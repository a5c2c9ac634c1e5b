"""Writes src/briefgen/locale/currencies.tsv: what each currency is called, from the CLDR as Babel ships it.

Run by a maintainer when a language or a currency is added: `python tools/extract_currencies.py`. It needs Babel.

A line is a code of ISO 4217, then a cell for each of `LANGUAGES`: "sign|one|many". The sign is empty where
it is no more than letters; `many` is empty where it is the same as `one`. A name loses what CLDR adds in brackets.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol

LANGUAGES = ("en", "zh", "de")
CODES = [
    "AED",
    "AFN",
    "ALL",
    "AMD",
    "ANG",
    "AOA",
    "ARS",
    "AUD",
    "AWG",
    "AZN",
    "BAM",
    "BBD",
    "BDT",
    "BGN",
    "BHD",
    "BIF",
    "BMD",
    "BND",
    "BOB",
    "BOV",
    "BRL",
    "BSD",
    "BTN",
    "BWP",
    "BYN",
    "BZD",
    "CAD",
    "CDF",
    "CHE",
    "CHF",
    "CHW",
    "CLF",
    "CLP",
    "CNY",
    "COP",
    "COU",
    "CRC",
    "CUP",
    "CVE",
    "CZK",
    "DJF",
    "DKK",
    "DOP",
    "DZD",
    "EGP",
    "ERN",
    "ETB",
    "EUR",
    "FJD",
    "FKP",
    "GBP",
    "GEL",
    "GHS",
    "GIP",
    "GMD",
    "GNF",
    "GTQ",
    "GYD",
    "HKD",
    "HNL",
    "HTG",
    "HUF",
    "IDR",
    "ILS",
    "INR",
    "IQD",
    "IRR",
    "ISK",
    "JMD",
    "JOD",
    "JPY",
    "KES",
    "KGS",
    "KHR",
    "KMF",
    "KPW",
    "KRW",
    "KWD",
    "KYD",
    "KZT",
    "LAK",
    "LBP",
    "LKR",
    "LRD",
    "LSL",
    "LYD",
    "MAD",
    "MDL",
    "MGA",
    "MKD",
    "MMK",
    "MNT",
    "MOP",
    "MRU",
    "MUR",
    "MVR",
    "MWK",
    "MXN",
    "MXV",
    "MYR",
    "MZN",
    "NAD",
    "NGN",
    "NIO",
    "NOK",
    "NPR",
    "NZD",
    "OMR",
    "PAB",
    "PEN",
    "PGK",
    "PHP",
    "PKR",
    "PLN",
    "PYG",
    "QAR",
    "RON",
    "RSD",
    "RUB",
    "RWF",
    "SAR",
    "SBD",
    "SCR",
    "SDG",
    "SEK",
    "SGD",
    "SHP",
    "SLE",
    "SOS",
    "SRD",
    "SSP",
    "STN",
    "SVC",
    "SYP",
    "SZL",
    "THB",
    "TJS",
    "TMT",
    "TND",
    "TOP",
    "TRY",
    "TTD",
    "TWD",
    "TZS",
    "UAH",
    "UGX",
    "USD",
    "USN",
    "UYI",
    "UYU",
    "UYW",
    "UZS",
    "VED",
    "VES",
    "VND",
    "VUV",
    "WST",
    "XAF",
    "XAG",
    "XAU",
    "XCD",
    "XCG",
    "XDR",
    "XOF",
    "XPD",
    "XPF",
    "XPT",
    "YER",
    "ZAR",
    "ZMW",
    "ZWG",
]
"""The codes of ISO 4217 in use, and ANG and BGN, which figures of past years are in."""
MENDED = {
    "en": {"IDR": "Indonesian rupiah|", "MYR": "Malaysian ringgit|", "NGN": "Nigerian naira|", "CRC": "Costa Rican colón|Costa Rican colones", "KGS": "Kyrgyz som|", "TRY": "Turkish lira|",
           "VED": "Venezuelan digital bolívar|Venezuelan digital bolívars", "UYI": "Uruguayan indexed peso|Uruguayan indexed pesos",
           "USN": "next-day US dollar|next-day US dollars", "PLN": "Polish zloty|"},
    "zh": {"CHE": "WIR欧元|", "CHW": "WIR法郎|", "CLF": "智利发展单位|", "COU": "哥伦比亚实际价值单位|", "KPW": "朝鲜圆|",
           "MXV": "墨西哥投资单位|", "SHP": "圣赫勒拿镑|", "SZL": "斯威士兰里兰吉尼|", "UYI": "乌拉圭指数比索|", "XAG": "盎司白银|",
           "XAU": "盎司黄金|", "XCG": "加勒比盾|", "XPD": "盎司钯金|", "XPT": "盎司铂金|", "ZWG": "津巴布韦金|"},
    "de": {"BOV": "Bolivianischer Mvdol|Bolivianische Mvdol", "MVR": "Malediven-Rufiyaa|", "RSD": "Serbischer Dinar|Serbische Dinar",
           "MXV": "Mexikanische Investitionseinheit|Mexikanische Investitionseinheiten", "UYW": "Uruguayische Lohnindexeinheit|Uruguayische Lohnindexeinheiten",
           "VED": "Digitaler Bolívar|Digitale Bolívares", "XCG": "Karibischer Gulden|Karibische Gulden", "ZWG": "Simbabwe-Gold|",
           "CHW": "WIR-Franken|", "XAF": "Zentralafrikanischer CFA-Franc|Zentralafrikanische CFA-Franc",
           "XOF": "Westafrikanischer CFA-Franc|Westafrikanische CFA-Franc"},
}  # fmt: skip
"""Names that the CLDR lacks, misspells or gives for two currencies: "one|many"."""
ADJECTIVE = re.compile(r"^(?!Schweizer|Unze|Neue)[A-ZÄÖÜ](?=[\w-]*(?:e|er|es) )")
"""What German writes small in a sentence, and the CLDR large, as in a list: norwegische Kronen, Schweizer Franken."""
TARGET = Path(__file__).parents[1] / "src" / "briefgen" / "locale" / "currencies.tsv"


def cell(code: str, language: str) -> str:
    locale = Locale.parse(language)
    sign = get_currency_symbol(code, locale)
    if not any(unicodedata.category(character) == "Sc" for character in sign):
        sign = ""
    if code in MENDED[language]:
        return f"{sign}|{MENDED[language][code]}"
    one, many = (bare(get_currency_name(code, count, locale)) for count in (1, 5))
    if language == "de":
        one, many = (ADJECTIVE.sub(lambda found: found.group().lower(), name) for name in (one, many))
    return f"{sign}|{one}|{'' if many == one else many}"


def bare(name: str) -> str:
    return re.sub(r"\s*[(（][^()（）]*[)）]", "", name).strip()


def main() -> None:
    lines = ["\t".join(("code", *LANGUAGES))]
    lines += ["\t".join((code, *(cell(code, language) for language in LANGUAGES))) for code in CODES]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

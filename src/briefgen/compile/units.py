"""What a `unit:` names: a currency's code, "%", or a noun in each language."""

from __future__ import annotations

from briefgen.compile.work import Work
from briefgen.locale import Unit
from briefgen.model import LocalText

_ISO_4217 = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
    IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED
    VES VND VUV WST XAF XAG XAU XCD XDR XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_ISO_4217.split())
"""The codes of ISO 4217; any other word is a noun, "GPU" too."""


def unit_of(work: Work, unit: LocalText | None, key: str) -> Unit:
    """The unit that the text at `key` names in the document's language."""
    if unit is None:
        return Unit()
    if unit.plain == "%":
        return Unit("percent")
    if unit.plain in CURRENCIES:
        return Unit("currency", unit.plain)
    return Unit("noun", work.words(unit, key)[0])


def is_unit_code(text: LocalText) -> bool:
    """Whether a unit is a sign that no language translates: a currency's code or "%"."""
    return text.plain == "%" or text.plain in CURRENCIES

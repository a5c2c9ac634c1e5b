"""RIS files: records parsed by rispy, one at a time, so that each has its line and a broken one stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

import rispy

from briefgen.diagnostics import Diagnostic, quoted
from briefgen.load.bibliography.dates import dated
from briefgen.load.bibliography.entry import Entry, Names, person
from briefgen.load.bibliography.lines import Lines
from briefgen.load.bibliography.names import split_han

TYPES = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic", "ART": "graphic",
    "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter",
    "CLSWK": "classic", "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter",
    "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia",
    "FIGURE": "figure", "GEN": "document", "GOVDOC": "report", "HEAR": "hearing", "ICOMM": "post",
    "INPR": "article-journal", "JFULL": "periodical", "JOUR": "article-journal", "LEGAL": "regulation",
    "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine", "MPCT": "motion_picture",
    "MULTI": "motion_picture", "MUSIC": "musical_score", "NEWS": "article-newspaper", "PAMP": "pamphlet",
    "PAT": "patent", "PCOMM": "personal_communication", "RPRT": "report", "SER": "book", "SLIDE": "speech",
    "SOUND": "song", "STAND": "standard", "STAT": "legislation", "THES": "thesis", "UNPB": "manuscript",
    "UNPD": "manuscript", "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip
TEXTS: Mapping[str, tuple[str, ...]] = {
    "title": ("TI", "T1", "CT"),
    "title-short": ("ST",),
    "container-title": ("T2", "JO", "JF", "BT", "JA"),
    "collection-title": ("T3",),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "edition": ("ET",),
    "volume": ("VL",),
    "genre": ("M3",),
    "DOI": ("DO",),
    "language": ("LA",),
    "archive": ("DB",),
    "archive_location": ("AV",),
}
"""CSL's names with the tags that hold them, the first that is there counting."""
PEOPLE = {"author": ("AU", "A1"), "editor": ("ED", "A2"), "translator": ("A4",)}
DATES = {"issued": ("DA", "PY", "Y1"), "accessed": ("Y2",)}
PARTS = frozenset(("chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary", "book", "report"))
"""Types whose A2 are editors; in others they are not said."""
NUMBERED = frozenset(("article-journal", "article-magazine", "article-newspaper", "periodical"))
LANGUAGES = {"english": "en", "eng": "en", "chinese": "zh", "chi": "zh", "zho": "zh", "中文": "zh", "german": "de",
             "french": "fr", "japanese": "ja"}  # fmt: skip
LIST_TAGS = ("A1", "A2", "A3", "A4", "AU", "ED", "KW", "N1", "UR")
TAGS = {first + second: first + second for first in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"}  # fmt: skip

_TAG = re.compile(r"^([A-Z][A-Z0-9])  -", re.MULTILINE)
_NARROW = re.compile(r"^([A-Z][A-Z0-9])[ \t]*-(?=[ \t]|$)", re.MULTILINE)
_BEGINS = re.compile(r"^TY  -", re.MULTILINE)
_ENDS = re.compile(r"^ER  -", re.MULTILINE)


def read(text: str, file: str) -> Iterator[Entry]:
    """Every record of the file; of one that is broken its faults. A file may have one space before its dashes for two."""
    text = text if _BEGINS.search(text) else _NARROW.sub(r"\1  -", text)
    lines = Lines(text, file)
    begins = [found.start() for found in _BEGINS.finditer(text)]
    for begin, following in pairwise([*begins, len(text)]):
        end = _ENDS.search(text, begin, following)
        places = lines.fields(_TAG, begin, following)
        record = _parsed(text[begin : end.start() if end else following])
        bare = Entry(_first(record, ("ID",)), lines.place(begin), places=places)
        if end is None:
            fault = bare.broken(
                "bib-syntax", f"the record {quoted(bare.id)} does not end", "end it with a line `ER  - `"
            )
            yield replace(bare, faults=(fault,))
        else:
            yield _read(record, bare)


def _parsed(record: str) -> dict[str, list[str]]:
    """The record's values by tag, each a list."""
    parser = rispy.RisParser(mapping=TAGS, list_tags=list(LIST_TAGS), delimiter_tags_mapping={})
    found = parser.parse(f"{record.rstrip()}\nER  - ")[0]
    return {tag: value if isinstance(value, list) else [value] for tag, value in found.items()}


def _read(record: Mapping[str, list[str]], bare: Entry) -> Entry:
    kind = TYPES.get(_first(record, ("TY",)).upper(), "document")
    faults: list[Diagnostic] = []
    values: dict[str, object] = {"type": kind}
    written: dict[str, str] = {}
    for ours, tags in TEXTS.items():
        values[ours], written[ours] = _first(record, tags), _present(record, tags)
    for ours, tags in PEOPLE.items():
        values[ours], written[ours] = (
            _names([name for tag in tags for name in record.get(tag, ())]),
            _present(record, tags),
        )
    for ours, tags in DATES.items():
        written[ours] = _present(record, tags)
        try:
            values[ours] = dated(_first(record, tags).strip("/")) if _first(record, tags) else ""
        except ValueError as fault:
            message = f"in the record {quoted(bare.id)} `{written[ours]}`: {fault}"
            hint = "write 2020, 2020/05 or 2020/05/12"
            faults.append(bare.broken("bib-value", message, hint, written[ours].lower()))
    values |= _particulars(record, kind)
    if kind not in PARTS:
        values["editor"] = _names(record.get("ED", ()))
    values["language"] = LANGUAGES.get(str(values["language"]).lower(), values["language"])
    kept = {name: value for name, value in values.items() if value}
    return replace(bare, fields=kept, written=written, faults=tuple(faults))


def _particulars(record: Mapping[str, list[str]], kind: str) -> dict[str, object]:
    """What depends on the type, and what is in several tags."""
    pages = [page for page in (_first(record, ("SP",)), _first(record, ("EP",))) if page]
    if len(pages) == 2 and (pages[0] == pages[1] or "-" in pages[0]):
        pages.pop()
    return {
        "page": "-".join(pages),
        "URL": _first(record, ("UR", "L2")).split(" ")[0],
        "issue" if kind in NUMBERED else "number": _first(
            record, ("IS", "M1", "SN") if kind == "report" else ("IS", "M1")
        ),
    }


def _names(names: tuple[str, ...] | list[str]) -> Names:
    """Names as RIS has them: Family, Given, Suffix."""
    people: Names = []
    for name in (one for field in names for one in split_han(field.strip(" ;；,"))):
        family, given, suffix, *_ = (*(part.strip() for part in name.split(",")), "", "")
        if name.strip():
            people.append(person(family, given, suffix=suffix))
    return people


def _present(record: Mapping[str, list[str]], tags: tuple[str, ...]) -> str:
    return next((tag for tag in tags if any(record.get(tag, ()))), tags[0])


def _first(record: Mapping[str, list[str]], tags: tuple[str, ...]) -> str:
    """The first value there is under these tags, "" where there is none."""
    return next((value.strip() for tag in tags for value in record.get(tag, ()) if value.strip()), "")

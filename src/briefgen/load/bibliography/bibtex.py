"""BibTeX and BibLaTeX files, parsed by pybtex; an entry that is broken does not take the next with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pybtex.database import InvalidNameString, Person
from pybtex.database.input.bibtex import LowLevelParser, SkipEntry, UndefinedMacro, month_names
from pybtex.exceptions import PybtexError
from pybtex.scanner import PrematureEOF, PybtexSyntaxError

from briefgen.diagnostics import Diagnostic, Where, quoted
from briefgen.load.bibliography.dates import dated, month_number
from briefgen.load.bibliography.entry import Entry, Names, person
from briefgen.load.bibliography.inheritance import inherited
from briefgen.load.bibliography.latex import decoded, verbatim
from briefgen.load.bibliography.lines import Lines
from briefgen.load.bibliography.names import split_names
from briefgen.locale.scripts import has_han

TYPES = {
    "article": "article-journal", "artwork": "graphic", "audio": "song", "book": "book", "bookinbook": "chapter",
    "booklet": "pamphlet", "collection": "book", "conference": "paper-conference", "database": "dataset",
    "dataset": "dataset", "electronic": "webpage", "image": "graphic", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "inreference": "entry-encyclopedia", "jurisdiction": "legal_case",
    "legal": "legislation", "legislation": "legislation", "letter": "personal_communication", "manual": "book",
    "map": "map", "mastersthesis": "thesis", "misc": "document", "movie": "motion_picture", "music": "song",
    "mvbook": "book", "mvcollection": "book", "mvproceedings": "book", "newspaper": "article-newspaper",
    "online": "webpage", "patent": "patent", "performance": "performance", "periodical": "periodical",
    "phdthesis": "thesis", "preprint": "article", "proceedings": "book", "reference": "book", "report": "report",
    "review": "review", "software": "software", "standard": "standard", "suppbook": "chapter",
    "suppcollection": "chapter", "suppperiodical": "article-journal", "techreport": "report", "thesis": "thesis",
    "unpublished": "manuscript", "video": "motion_picture", "webpage": "webpage", "www": "webpage",
}  # fmt: skip
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
GENRES = {
    "mathesis": "master’s thesis", "mastersthesis": "master’s thesis", "phdthesis": "PhD diss.", "techreport": "",
    "patent": "", "report": "", "candthesis": "candidate thesis",
}  # fmt: skip
NUMBERED = frozenset(("article-journal", "article-magazine", "article-newspaper", "periodical", "review"))
"""What has issues: in other types a `number` is the work's own."""
LANGUAGES = {
    "american": "en-US", "british": "en-GB", "chinese": "zh", "english": "en", "french": "fr", "german": "de",
    "italian": "it", "japanese": "ja", "korean": "ko", "ngerman": "de", "portuguese": "pt", "russian": "ru",
    "schinese": "zh", "simplifiedchinese": "zh", "spanish": "es", "tchinese": "zh-Hant", "ukenglish": "en-GB",
    "usenglish": "en-US", "中文": "zh", "英文": "en",
}  # fmt: skip
TEXTS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "title-short": ("shorttitle",),
    "container-title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "collection-title": ("series",),
    "event-title": ("eventtitle",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("location", "address"),
    "edition": ("edition",),
    "volume": ("volume",),
    "page": ("pages", "eid"),
    "version": ("version",),
    "archive": ("library",),
}
"""CSL's names with what BibLaTeX and BibTeX call them, the first that is there counting."""
ADDRESSES = {"URL": ("url",), "DOI": ("doi",), "archive_location": ("archiveurl",)}
PEOPLE = {"author": ("author", "holder"), "editor": ("editor",), "translator": ("translator",)}
SUBTITLES = {"title": "subtitle", "journaltitle": "journalsubtitle", "booktitle": "booksubtitle"}
TITLES_OF_PARTS = frozenset(("chapter", "paper-conference"))

_BEGINS = re.compile(r"^[ \t]*@[ \t]*(?!comment\b|preamble\b|string\b)\w+[ \t]*[{(]", re.MULTILINE | re.IGNORECASE)
_FIELD = re.compile(r"^[ \t]*([A-Za-z][\w-]*)[ \t]*=|,[ \t]*([A-Za-z][\w-]*)[ \t]*=", re.MULTILINE)
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_KEY = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,{}()]*)")


def read(text: str, file: str) -> Iterator[Entry]:
    """Every entry of the file; of one that is broken its faults."""
    parser = _Parser(text)
    lines = Lines(text, file)
    read = list(_read(parser, lines))
    whole = {one.bare.id: (one.kind, one.raw) for one in reversed(read) if isinstance(one, _Reading)}
    for one in read:
        if isinstance(one, Entry):
            yield one
        elif one.kind != "xdata":
            yield one.entry(whole)


def _read(parser: _Parser, lines: Lines) -> Iterator[_Reading | Entry]:
    """What is whole as a reading, what is broken as an entry with its faults."""
    for begin, outcome in parser.outcomes():
        where = lines.place(begin)
        if isinstance(outcome, PybtexError):
            found = _KEY.match(lines.text, begin)
            broken = Entry(found[1] if found else "", where)
            yield Entry(broken.id, where, faults=(_syntax(broken, outcome, lines, parser),))
        else:
            kind, key, fields = outcome
            yield _Reading(kind, key, fields, where, lines.fields(_FIELD, begin, parser.pos))


Fields = list[tuple[str, list[str]]]


class _Parser(LowLevelParser):  # type: ignore[misc]
    """pybtex's parser, which goes on at the next line that begins an entry when one is broken.

    `stumble` is where it stopped in the broken one, `past` whether that is beyond where the next begins.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text, macros=dict(month_names))
        self.pos: int = 0
        self.stumble = 0
        self.past = False

    def outcomes(self) -> Iterator[tuple[int, tuple[str, str, Fields] | PybtexError]]:
        """Where each entry begins, and its type, key and fields, or what is wrong with it."""
        while self.skip_to([self.AT]):
            begin = self.command_start = self.pos - 1
            try:
                made = tuple(self.parse_command())
            except SkipEntry:
                continue
            except PybtexSyntaxError as fault:
                self.stumble = self.pos
                following = _BEGINS.search(self.text, begin + 1)
                self.past = self.pos >= (following.start() if following else self.end_pos)
                self.pos = following.start() if following else self.end_pos
                yield begin, fault
                continue
            if made[0].lower() not in ("string", "preamble"):
                yield begin, (made[0].lower(), *made[1])

    def handle_error(self, error: PybtexSyntaxError) -> None:
        raise error


def _syntax(entry: Entry, fault: PybtexError, lines: Lines, parser: _Parser) -> Diagnostic:
    """What is wrong in the entry's own writing."""
    name = quoted(entry.id) if entry.id else "without a key"
    if isinstance(fault, PrematureEOF) or parser.past:
        return entry.broken("bib-syntax", f"the entry {name} does not end", "close its braces and quotes")
    at = Entry(entry.id, lines.place(parser.stumble))
    if isinstance(fault, UndefinedMacro):
        hint = "put braces round it, or define it with @string"
        return at.broken("bib-syntax", f"the entry {name} has an unknown abbreviation, {fault.args[0]}", hint)
    hint = "each field is `name = {value}`, with a comma before the next"
    return at.broken("bib-syntax", f"the entry {name} is broken here: {fault.args[0]}", hint)


class _Reading:
    """One entry's fields turned into CSL's; `faults` grows on the way."""

    def __init__(
        self, kind: str, key: str, fields: Sequence[tuple[str, list[str]]], where: Where, places: dict[str, Where]
    ) -> None:
        self.kind = kind
        self.raw: dict[str, str] = {}
        self.bare = Entry(key, where, places=places)
        self.faults: list[Diagnostic] = []
        for name, parts in fields:
            self.raw.setdefault(name.lower(), "".join(parts).strip())

    def entry(self, others: Mapping[str, tuple[str, Mapping[str, str]]]) -> Entry:
        """The entry with what it has from `others`, which are those of its file by key."""
        above = self.raw.get("crossref", "").strip()
        if above and above not in others:
            self.wrong(
                "crossref",
                f"`crossref`: there is no entry {quoted(above)} to take from",
                "add it, or take `crossref` out",
            )
        self.raw = inherited(self.kind, self.raw, others)
        kind = self.type()
        values: dict[str, object] = {"type": kind}
        written: dict[str, str] = {}
        for ours, theirs, value in self.values(kind):
            if value:
                values[ours] = value
                written[ours] = theirs
        return replace(self.bare, fields=values, written=written, faults=tuple(self.faults))

    def type(self) -> str:
        """CSL's type; an article may be a newspaper's, and what has nothing but an address is a page of the web."""
        kind = TYPES.get(self.kind, "document")
        if self.kind in ("article", "suppperiodical"):
            kind = SUBTYPES.get(self.raw.get("entrysubtype", "").lower(), kind)
            if not {"journal", "journaltitle"} & self.raw.keys() and "eprint" in self.raw:
                kind = "article"
        if self.kind == "misc":
            if "eprint" in self.raw:
                return "article"
            if "url" in self.raw or "http" in self.raw.get("howpublished", ""):
                return "webpage"
        return kind

    def values(self, kind: str) -> Iterator[tuple[str, str, object]]:
        """CSL's name, the file's name and the value of each field."""
        for ours, names in TEXTS.items():
            name = self.present(names)
            yield ours, name, self.text(name)
        for ours, names in ADDRESSES.items():
            name = self.present(names)
            yield ours, name, verbatim(self.raw.get(name, ""))
        for ours, names in PEOPLE.items():
            name = self.present(names)
            yield ours, name, self.names(name)
        yield from self.numbers(kind)
        yield from self.particulars(kind)
        yield "issued", "date" if "date" in self.raw else "year", self.issued()
        yield "accessed", "urldate", self.date("urldate")
        yield "language", "langid", self.language()

    def present(self, names: Sequence[str]) -> str:
        return next((name for name in names if self.raw.get(name)), names[0])

    def text(self, name: str) -> str:
        """A field decoded, a title with its subtitle."""
        raw = self.raw.get(name, "")
        try:
            words = decoded(raw)
        except ValueError as fault:
            self.wrong(name, f"{fault}", "take braces out")
            return ""
        subtitle = SUBTITLES.get(name, "")
        if words and self.raw.get(subtitle):
            return f"{words}{'：' if has_han(words) else ': '}{self.text(subtitle)}"
        return words

    def names(self, name: str) -> Names:
        """The names in a field; a body's stands in braces, and "others" for those left out."""
        people: Names = []
        for one in split_names(self.raw.get(name, "")):
            try:
                people.append(_name(one))
            except (InvalidNameString, ValueError):
                self.wrong(name, f"{quoted(one)} is no name", "write Family, Given, or {Name of a Body}")
        return people

    def numbers(self, kind: str) -> Iterator[tuple[str, str, object]]:
        issue = self.text(self.present(("issue", "number")))
        if kind in NUMBERED:
            yield "issue", "number", issue
        elif kind not in ("book", "chapter", "paper-conference"):
            yield "number", "number", self.text("number")
        if "eprint" in self.raw:
            archive = self.raw.get("eprinttype") or self.raw.get("archiveprefix") or "arXiv"
            yield "number", "eprint", f"{archive}:{verbatim(self.raw['eprint'])}"

    def particulars(self, kind: str) -> Iterator[tuple[str, str, object]]:
        """What only some types have."""
        genre = self.raw.get("type", self.kind if kind == "thesis" else "")
        yield "genre", "type", GENRES[genre.lower()] if genre.lower() in GENRES else self.text("type")
        howpublished = self.raw.get("howpublished", "")
        if "http" in howpublished and "url" not in self.raw:
            yield "URL", "howpublished", verbatim(howpublished[howpublished.index("http") :].rstrip("}"))
        if kind == "webpage" and not self.raw.get("publisher"):
            yield "container-title", "organization", self.text(self.present(("journaltitle", "organization")))
            yield "publisher", "institution", self.text("institution")

    def issued(self) -> str:
        if self.raw.get("date"):
            return self.date("date")
        year, month = self.date("year"), month_number(self.raw.get("month", ""))
        if len(year) != len("2020") or not month:
            return year
        day = self.raw.get("day", "")
        try:
            return dated(f"{year}-{month}" + (f"-{day}" if day.isdecimal() else ""))
        except ValueError as fault:
            self.wrong("day", f"{fault}", "write date = {2020-05-12}")
            return ""

    def date(self, name: str) -> str:
        try:
            return dated(decoded(self.raw[name])) if self.raw.get(name) else ""
        except ValueError as fault:
            self.wrong(name, f"`{name}`: {fault}", "write 2020, 2020-05 or 2020-05-12")
            return ""

    def language(self) -> str:
        name = self.raw.get("langid") or self.raw.get("language") or self.raw.get("hyphenation") or ""
        name = LANGUAGES.get(name.strip().lower(), name.strip())
        return name if _TAG.fullmatch(name) else ""

    def wrong(self, name: str, message: str, hint: str) -> None:
        self.faults.append(self.bare.broken("bib-value", f"in the entry {quoted(self.bare.id)} {message}", hint, name))


def _name(text: str) -> dict[str, str]:
    if text.lower() == "others":
        return {"literal": "others"}
    if text.startswith("{") and text.endswith("}") and "}" not in text[1:-1].replace("{", "", 1).rstrip("}"):
        return {"literal": decoded(text)}
    one = Person(text)
    given, particle, family, suffix = (
        decoded(" ".join(part))
        for part in (one.first_names + one.middle_names, one.prelast_names, one.last_names, one.lineage_names)
    )
    if has_han(family) and has_han(given) and "," not in text:
        return {"literal": f"{family}{given}"}
    return person(family, given, particle, suffix)

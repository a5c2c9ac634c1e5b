"""PO files (https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html) read and written."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib

from briefgen.diagnostics import Diagnostic, InputError, Where, error, quoted
from briefgen.load.faults import few
from briefgen.load.files import MEGABYTE, read_bytes
from briefgen.locale import LANGUAGES

LARGEST = 5 * MEGABYTE
WIDTH = 90
BRACES = "python-brace-format"
"""The flag by which editors and msgfmt know what {name} is."""
FUZZY = "fuzzy"
SOURCE = "X-Source-Language"
TARGET = "X-Briefgen-Language"
"""The language by the brief's name for it: programs write "de_DE" or "zh_Hans" where they mean "de" or "zh"."""

_TWO, _ONE = "nplurals=2; plural=(n != 1);", "nplurals=1; plural=0;"
PLURALS: Mapping[str, str] = {"zh": _ONE, "ja": _ONE, "ko": _ONE, "fr": "nplurals=2; plural=(n > 1);"}
"""Where it is not one and more than one; no text of a brief has plural forms, but editors ask for it."""
KEPT = ("PO-Revision-Date", "Last-Translator", "Language-Team")
"""What a translator's program writes into the head, and stays when a file is exported again."""

_KEYWORD = re.compile(r'(?:#~ *)?(?:msg(?:ctxt|id|id_plural|str(?:\[\d+\])?)(?:\b|(?<=\]))\s*|\s*(?="))')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")
_UNSET = "CHARSET"
"""What stands in a template's head until somebody fills it in."""
_LINE = re.compile(r"\(line (\d+)\)(?:: (.*))?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and its translation: `key` is where it stands in the brief, `before` its source's earlier wording.

    `line` is that of its translation in the file; `comment` is the translators' own. `braced` is whether source and
    translation have the same placeholders, so that an editor may check them.
    """

    key: str
    source: str
    said: str
    fuzzy: bool = False
    before: str = ""
    about: str = ""
    comment: str = ""
    place: tuple[str, int] = ("", 0)
    line: int = 0
    gone: bool = False
    braced: bool = False


@dataclass(frozen=True, slots=True)
class Catalog:
    language: str
    source: str
    brief: str
    entries: tuple[Entry, ...]
    head: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""
    lines: tuple[str, ...] = ()

    def locate(self, entry: Entry, fragment: str = "") -> tuple[int, int]:
        """Line and column of an entry's translation, or of the last place where a fragment of it stands."""
        found = (entry.line, 1)
        for number, line in enumerate(self.lines[entry.line - 1 :], entry.line):
            if not line.strip():
                break
            column = line.rfind(fragment) if fragment else -1
            found = (number, column + 1) if column >= 0 else found
        return found


def po_path(brief: Path, language: str) -> Path:
    """Where the PO file of a brief stands unless another place is named: `brief.de.po`, beside it."""
    return brief.with_name(f"{brief.stem}.{language}.po")


def read_catalog(path: Path) -> Catalog:
    """The PO file in `path`, in the encoding that its head names; raises InputError where it is none."""
    shown = str(path)
    data = read_bytes(path, shown, LARGEST)
    try:
        encoding = _encoding(data, shown)
        text = data.decode(encoding).replace("\r\n", "\n")
        _check_strings(text, shown)
        po = polib.pofile(shown, encoding=encoding)
    except UnicodeDecodeError as fault:
        message = "a character is not of the encoding that the head of the file names"
        raise InputError(error("bad-po", message, Where(shown), hint="save it as UTF-8")) from fault
    except (OSError, ValueError, LookupError, AttributeError) as fault:
        raise InputError(_unreadable(str(fault), shown)) from fault
    head = dict(po.metadata)
    lines = _lines(text)
    entries = tuple(_entry(one, lines) for one in po if one.msgid)
    if doubled := [*_doubled(entries, shown)]:
        raise InputError(*few(doubled))
    return Catalog(
        language=known_language(head.get(TARGET) or head.get("Language", "")),
        source=known_language(head.get(SOURCE, "")),
        brief=head.get("Project-Id-Version", ""),
        entries=entries,
        head=head,
        comment=po.header,
        lines=tuple(text.split("\n")),
    )


def _encoding(data: bytes, shown: str) -> str:
    """The encoding that the head names, UTF-8 where it names none; raises InputError where there is none of that name."""
    found = _CHARSET.search(data)
    name = found[1].decode() if found else polib.default_encoding
    if name == _UNSET:
        return str(polib.default_encoding)
    try:
        return codecs.lookup(name).name
    except LookupError as fault:
        line = data.count(b"\n", 0, found.start()) + 1 if found else 0
        message = f"no encoding is called {quoted(name)}"
        raise InputError(error("bad-po", message, Where(shown, line, 1), hint="save it as UTF-8")) from fault


def _doubled(entries: Iterable[Entry], shown: str) -> Iterator[Diagnostic]:
    """An error for each entry that stands in the file before, as msgfmt has it: nothing says which of them is meant."""
    first: dict[tuple[str, str], int] = {}
    for entry in entries:
        line = first.setdefault((entry.key, entry.source), entry.line)
        if line != entry.line and not entry.gone:
            message = f"this text is translated in line {line} as well"
            yield error("bad-po", message, Where(shown, entry.line, 1), hint="take one of the two out", key=entry.key)


def _check_strings(text: str, shown: str) -> None:
    """Raises InputError at each text without its closing quote, of which polib would cut the last character."""
    wrong = [
        error("bad-po", "this text is not closed by a double quote", Where(shown, number, 1))
        for number, line in enumerate(text.split("\n"), 1)
        if (found := _KEYWORD.match(line)) and not _STRING.fullmatch(line[found.end() :].strip())
    ]
    if wrong:
        raise InputError(*few(wrong))


def _unreadable(fault: str, shown: str) -> Diagnostic:
    found = _LINE.search(fault)
    what = (found[2] if found else None) or "this line is none of a PO file"
    return error("bad-po", what, Where(shown, int(found[1]) if found else 0, 1 if found else 0))


def _lines(text: str) -> list[int]:
    """The numbers of the lines on which translations begin."""
    lines = text.split("\n")
    return [number for number, line in enumerate(lines, 1) if line.removeprefix("#~ ").startswith("msgstr")]


def _entry(one: polib.POEntry, lines: Iterable[int]) -> Entry:
    return Entry(
        key=one.msgctxt or "",
        source=one.msgid,
        said=one.msgstr,
        fuzzy=FUZZY in one.flags,
        before=one.previous_msgid or "",
        comment=one.tcomment,
        line=next((line for line in lines if line >= one.linenum), one.linenum),
        gone=bool(one.obsolete),
    )


def known_language(name: str) -> str:
    """The brief's name for a language as programs write it: "de" for "de_DE", "zh" for "zh_Hans"; else the name."""
    name = name.strip().replace("_", "-")
    return next((known for known in (name, name.partition("-")[0]) if known in LANGUAGES), name)


def po_text(catalog: Catalog, date: str) -> str:
    """The catalog as a PO file; `date` is the brief's, so that the same brief gives the same file."""
    po = polib.POFile(wrapwidth=WIDTH)
    po.header = catalog.comment
    po.metadata = dict(_head(catalog, date))
    po.extend(_po_entry(entry) for entry in catalog.entries)
    return str(po).rstrip("\n") + "\n"


def _head(catalog: Catalog, date: str) -> Iterator[tuple[str, str]]:
    kept = {name: catalog.head[name] for name in KEPT if catalog.head.get(name)}
    own = {
        "Project-Id-Version": catalog.brief,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": f"{date} 00:00+0000",
        "PO-Revision-Date": f"{date} 00:00+0000",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": catalog.language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS.get(catalog.language.partition("-")[0], _TWO),
        SOURCE: catalog.source,
        TARGET: catalog.language,
    }
    ours = {*own, "X-Generator"}
    yield from (own | kept).items()
    yield from ((name, value) for name, value in catalog.head.items() if name not in ours)
    yield "X-Generator", "briefgen"


def _po_entry(entry: Entry) -> polib.POEntry:
    flags = [FUZZY] if entry.fuzzy else []
    return polib.POEntry(
        msgctxt=entry.key,
        msgid=entry.source,
        msgstr=entry.said,
        previous_msgid=entry.before or None,
        comment=entry.about,
        tcomment=entry.comment,
        occurrences=[] if entry.gone else [(entry.place[0], str(entry.place[1]))],
        flags=[*flags, *([BRACES] if entry.braced and not entry.gone else [])],
        obsolete=entry.gone,
    )

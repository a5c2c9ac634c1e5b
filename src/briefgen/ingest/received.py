"""A source's bytes as text: UTF-8, UTF-16, GB18030 or Windows-1252, told apart by what the bytes can be."""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.diagnostics import InputError, Where, error
from briefgen.load.files import MEGABYTE, read_bytes

LARGEST = 20 * MEGABYTE
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_UNUSUAL_END = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"{\\rtf",
    b"\x1f\x8b",
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NAMES = {
    "gb18030": "GB18030",
    "cp1252": "Windows-1252",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "latin-1": "Latin-1",
}
_HTML = ("<!doctype html", "<html")
_HEAD = 1000
_MOST_SPACES = 100
_SPACES = re.compile(rf"[^\S\n]{{{_MOST_SPACES},}}")
_MOST_CONTROLS = 0.01
_SAMPLE = 1 << 16


def read_source(path: Path) -> bytes:
    """The file's bytes; raises InputError for one that is missing, empty, no file, or larger than 20 MB."""
    data = read_bytes(path, str(path), LARGEST)
    if not data.strip():
        raise empty(str(path))
    return data


def text_of(data: bytes, name: str) -> tuple[str, str]:
    """The text, its line ends as "\\n", and the encoding where that was guessed; raises InputError for what is none.

    Control characters are left in place.
    """
    if data.startswith(_BINARY):
        raise _binary(name)
    text, guessed = _decoded(data, name)
    text = text.lstrip("\ufeff")
    if text[:_HEAD].lstrip().lower().startswith(_HTML):
        raise _binary(name)
    if not text.strip():
        raise empty(name)
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text) + 2:
        raise _binary(name)
    return _LINE_END.sub("\n", text), guessed


def empty(name: str) -> InputError:
    """The fault of a file in which nothing is said."""
    return InputError(error("empty-file", f"{name} is empty", Where(name), hint="name the file that holds the text"))


def cleaned(text: str) -> str:
    """The text without characters that no document can hold, with spaces for unusual ends of lines, and none in hundreds."""
    return _SPACES.sub(lambda run: run.group()[:_MOST_SPACES], _CONTROL.sub("", _UNUSUAL_END.sub(" ", text)))


def controls(text: str) -> list[int]:
    """The lines that hold such characters, each once."""
    return sorted({text.count("\n", 0, found.start()) + 1 for found in _CONTROL.finditer(text)})


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    for candidate in (encoding,) if encoding else ("utf-8", *_guessed(data)):
        try:
            return data.decode(candidate), "" if encoding or candidate == "utf-8" else _NAMES.get(candidate, candidate)
        except (UnicodeDecodeError, LookupError):
            continue
    if encoding:
        message = f"{name} begins as {encoding.removesuffix('-sig').upper()} and does not go on so"
        raise InputError(error("not-text", message, Where(name), hint="save it as UTF-8"))
    raise _binary(name)


def _guessed(data: bytes) -> list[str]:
    """Encodings to try after UTF-8. Zeros at every other place are UTF-16; of the others, what reads like a language."""
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if max(even, odd) > len(data[:_SAMPLE]) // 8:
        return ["utf-16-le" if odd > even else "utf-16-be"]
    if even or odd:
        return []
    # Imported here because only a text that is no UTF-8 needs it.
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_SAMPLE], cp_isolation=["gb18030", "cp1252"], threshold=0.6)
    best = found.best()
    ordered = ["gb18030", "cp1252"] if _han_in(data) or (best and best.encoding == "gb18030") else ["cp1252", "gb18030"]
    return [*ordered, "latin-1"]


def _han_in(data: bytes) -> bool:
    """Whether the bytes are GB18030 in which common Chinese characters prevail: Latin text decodes to rare ones."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    high = [character for character in text if character > "\x7f"]
    # Level 1 of GB 2312, the common characters, is 0xB0A1 to 0xD7F9; its punctuation and full-width forms are 0xA1, 0xA3.
    common = sum(1 for one in high if b"\xa1\xa1" <= one.encode("gb18030")[:2] <= b"\xd7\xf9")
    pairs = re.findall(rb"[A-Za-z][\x80-\xff][A-Za-z]", data)
    return bool(high) and common > 0.7 * len(high) and len(pairs) * 3 < len(high)


def _binary(name: str) -> InputError:
    message = f"{name} holds no text: its bytes are those of some other kind of file"
    hint = "import reads .txt, .md and .docx; save it as one of these"
    return InputError(error("not-text", message, Where(name), hint=hint))

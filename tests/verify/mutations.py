"""Single changes to finished files, such as a hand or a slip would make: each is made of one place chosen by a seed."""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CDR = "{http://schemas.openxmlformats.org/drawingml/2006/chartDrawing}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRANGE = "Zyx"

Parts = Mapping[str, bytes]


@dataclass(frozen=True)
class Change:
    """What was changed, where, and the file with the change in it."""

    what: str
    data: bytes


def changes(data: bytes, suffix: str, seed: int, count: int) -> Iterator[Change]:
    """So many changed copies of a file, of every kind that the format has, in turn."""
    chance = random.Random(f"{suffix} {seed}")
    if suffix == ".md":
        yield from _markdown(data.decode(), chance, count)
        return
    if suffix == ".eml":
        from tests.verify.mail_mutations import mail_changes  # it changes attachments by what stands here

        yield from (Change(*change) for change in mail_changes(data, chance, count))
        return
    if suffix == ".html":
        yield from _page(data.decode(), chance, count)
        return
    parts = _parts(data)
    kinds = WORD if suffix == ".docx" else DECK
    made, turn = 0, 0
    while made < count:
        name, kind = kinds[turn % len(kinds)]
        turn += 1
        changed = kind(parts, chance)
        if changed is not None:
            part, where, content = changed
            made += 1
            yield Change(f"{name} in {part}: {where}", _zipped({**parts, part: content}))
        assert turn < 20 * count + 100, "too few places to change"


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _zipped(parts: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


Changed = tuple[str, str, bytes] | None
Kind = Callable[[Parts, random.Random], Changed]


def _texts(tag: str, *names: str, digits: bool) -> Kind:
    """Changes one digit, or one word, of one text element in the parts whose names match."""

    def change(parts: Parts, chance: random.Random) -> Changed:
        found = [name for name in parts if any(re.fullmatch(pattern, name) for pattern in names)]
        chance.shuffle(found)
        for name in found:
            tree = etree.fromstring(parts[name])
            wanted = re.compile(r"\d" if digits else r"[^\W\d_]+")
            elements = [e for e in tree.iter(tag) if e.text and wanted.search(e.text) and not _filled(e)]
            if elements:
                element = chance.choice(elements)
                old = element.text
                element.text = _other_digit(old, chance) if digits else _other_word(old, chance)
                return name, f"{old!r} became {element.text!r}", etree.tostring(tree)
        return None

    return change


def _filled(element: etree._Element) -> bool:
    """Whether a program fills this in by itself: the number of a page or slide."""
    if element.getparent().tag == A + "fld":
        return True
    before = [
        e.text or "" for e in element.getparent().itersiblings(W + "r", preceding=True) for e in e.iter(W + "instrText")
    ]
    return bool(before) and before[0].strip() in ("PAGE", "NUMPAGES")


def _other_digit(text: str, chance: random.Random) -> str:
    at = chance.choice([place for place, letter in enumerate(text) if letter.isdigit()])
    new = str((int(text[at]) + chance.randint(1, 9)) % 10)
    return text[:at] + new + text[at + 1 :]


def _other_word(text: str, chance: random.Random) -> str:
    found = chance.choice(list(re.finditer(r"[^\W\d_]+", text)))
    word = found.group()
    if len(word) > 2 and chance.random() < 0.3:
        return text[: found.start()] + text[found.end() :].lstrip()
    return text[: found.start()] + STRANGE + text[found.end() :]


def _dropped(tag: str, wanted: str, *names: str) -> Kind:
    """Takes out one element of `tag` that holds text."""

    def change(parts: Parts, chance: random.Random) -> Changed:
        found = [name for name in parts if any(re.fullmatch(pattern, name) for pattern in names)]
        chance.shuffle(found)
        for name in found:
            tree = etree.fromstring(parts[name])
            elements = [e for e in tree.iter(tag) if "".join(t.text or "" for t in e.iter(wanted)).strip()]
            elements = [e for e in elements if len(e.getparent()) > 1 and not any(_filled(t) for t in e.iter(wanted))]
            elements = [e for e in elements if not LEFT_OUT.match(_shape_name(e))]
            if elements:
                element = chance.choice(elements)
                text = "".join(t.text or "" for t in element.iter(wanted))
                element.getparent().remove(element)
                return name, f"{text[:60]!r} went", etree.tostring(tree)
        return None

    return change


LEFT_OUT = re.compile(r"Year \d+|How to read")
"""Shapes that a plan leaves out where there is no room: nobody can tell that one was there."""


def _shape_name(element: etree._Element) -> str:
    shape = element if element.tag == P + "sp" else next(element.iterancestors(P + "sp"), None)
    found = None if shape is None else next(shape.iter(P + "cNvPr"), None)
    return "" if found is None else str(found.get("name"))


def _swapped(row: str, cell: str, text: str, *names: str) -> Kind:
    """Swaps what two cells of a row say."""

    def change(parts: Parts, chance: random.Random) -> Changed:
        found = [name for name in parts if any(re.fullmatch(pattern, name) for pattern in names)]
        chance.shuffle(found)
        for name in found:
            tree = etree.fromstring(parts[name])
            pairs = [
                (one, other)
                for line in tree.iter(row)
                for one, other in [line.findall(cell)[:2]]
                if len(line.findall(cell)) > 1 and _said(one, text) != _said(other, text)
            ] if any(len(line.findall(cell)) > 1 for line in tree.iter(row)) else []  # fmt: skip
            if pairs:
                one, other = chance.choice(pairs)
                told = f"{_said(one, text)[:30]!r} and {_said(other, text)[:30]!r} changed places"
                mine, theirs = copy.deepcopy(one), copy.deepcopy(other)
                one.getparent().replace(one, theirs)
                other.getparent().replace(other, mine)
                return name, told, etree.tostring(tree)
        return None

    return change


def _said(element: etree._Element, tag: str) -> str:
    return "".join(t.text or "" for t in element.iter(tag))


def _described(parts: Parts, chance: random.Random) -> Changed:
    """Changes a word of an alternative text, or takes the text away."""
    found = [name for name in parts if re.fullmatch(r"word/document\.xml|ppt/slides/slide\d+\.xml", name)]
    chance.shuffle(found)
    for name in found:
        tree = etree.fromstring(parts[name])
        elements = [
            e for e in tree.iter() if isinstance(e.tag, str) and e.get("descr") and e.tag.endswith(("docPr", "cNvPr"))
        ]
        if elements:
            element = chance.choice(elements)
            old = str(element.get("descr"))
            element.set("descr", "" if chance.random() < 0.2 else _other_word(old, chance))
            return name, f"{old[:40]!r} became {str(element.get('descr'))[:40]!r}", etree.tostring(tree)
    return None


def _cell(parts: Parts, chance: random.Random) -> Changed:
    """Changes a number or a word in a cell of a chart's workbook."""
    found = [name for name in parts if name.endswith(".xlsx")]
    chance.shuffle(found)
    for name in found:
        book = _parts(parts[name])
        inner = _texts(S + "v", r"xl/worksheets/.*\.xml", digits=True) if chance.random() < 0.7 else _texts(
            S + "t", r"xl/worksheets/.*\.xml|xl/sharedStrings\.xml", digits=False
        )  # fmt: skip
        changed = inner(book, chance)
        if changed is not None:
            part, where, content = changed
            return name, f"{part}: {where}", _zipped({**book, part: content})
    return None


def _mark(parts: Parts, chance: random.Random) -> Changed:
    """Moves a footnote's mark to another note."""
    tree = etree.fromstring(parts["word/document.xml"])
    marks = list(tree.iter(W + "footnoteReference"))
    if len(marks) < 2:
        return None
    one, other = chance.sample(marks, 2)
    number = str(one.get(W + "id"))
    one.set(W + "id", str(other.get(W + "id")))
    other.set(W + "id", number)
    return "word/document.xml", f"marks {number} and {one.get(W + 'id')} changed places", etree.tostring(tree)


def _raised(parts: Parts, chance: random.Random) -> Changed:
    """Changes the number of a note's mark on a slide."""
    found = [name for name in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    chance.shuffle(found)
    for name in found:
        tree = etree.fromstring(parts[name])
        runs = [
            r.find(A + "t")
            for r in tree.iter(A + "r")
            if r.find(A + "rPr") is not None and r.find(A + "rPr").get("baseline")
        ]
        runs = [t for t in runs if t is not None and re.search(r"\d", t.text or "")]
        if runs:
            text = chance.choice(runs)
            old, text.text = text.text, _other_digit(str(text.text), chance)
            return name, f"mark {old} became {text.text}", etree.tostring(tree)
    return None


STORY = r"word/document\.xml"
SLIDES = r"ppt/slides/slide\d+\.xml"
CHARTS = r"(word|ppt)/charts/chart\d+\.xml"
DRAWINGS = r"(word|ppt)/drawings/drawing\d+\.xml"

WORD: tuple[tuple[str, Kind], ...] = (
    ("a digit", _texts(W + "t", STORY, digits=True)),
    ("a word", _texts(W + "t", STORY, digits=False)),
    ("a note's digit", _texts(W + "t", r"word/footnotes\.xml", digits=True)),
    ("a note's word", _texts(W + "t", r"word/footnotes\.xml", digits=False)),
    ("a paragraph", _dropped(W + "p", W + "t", STORY)),
    ("cells", _swapped(W + "tr", W + "tc", W + "t", STORY)),
    ("a mark", _mark),
    ("a cached value", _texts(C + "v", CHARTS, digits=True)),
    ("a cached name", _texts(C + "v", CHARTS, digits=False)),
    ("a chart's label", _texts(A + "t", CHARTS, digits=True)),
    ("an annotation's digit", _texts(A + "t", DRAWINGS, digits=True)),
    ("an annotation's word", _texts(A + "t", DRAWINGS, digits=False)),
    ("an annotation", _dropped(CDR + "sp", A + "t", DRAWINGS)),
    ("a workbook's cell", _cell),
    ("an alternative text", _described),
    ("a running line", _texts(W + "t", r"word/briefgen-(header|footer)\.xml", digits=False)),
)

DECK: tuple[tuple[str, Kind], ...] = (
    ("a digit", _texts(A + "t", SLIDES, digits=True)),
    ("a word", _texts(A + "t", SLIDES, digits=False)),
    ("a paragraph", _dropped(A + "p", A + "t", SLIDES)),
    ("a shape", _dropped(P + "sp", A + "t", SLIDES)),
    ("cells", _swapped(A + "tr", A + "tc", A + "t", SLIDES)),
    ("a mark", _raised),
    ("a cached value", _texts(C + "v", CHARTS, digits=True)),
    ("a cached name", _texts(C + "v", CHARTS, digits=False)),
    ("a chart's label", _texts(A + "t", CHARTS, digits=True)),
    ("an annotation's digit", _texts(A + "t", DRAWINGS, digits=True)),
    ("an annotation's word", _texts(A + "t", DRAWINGS, digits=False)),
    ("an annotation", _dropped(CDR + "sp", A + "t", DRAWINGS)),
    ("a workbook's cell", _cell),
    ("an alternative text", _described),
    ("a speaker's word", _texts(A + "t", r"ppt/notesSlides/notesSlide\d+\.xml", digits=False)),
)


def _markdown(text: str, chance: random.Random, count: int) -> Iterator[Change]:
    """A digit, a word, a line, two cells or a note's number; markup that no reader sees is left alone."""
    start = text.index("\n---\n", 4) + 5
    lines = text[start:].split("\n")
    made = 0
    while made < count:
        at = chance.choice([place for place, line in enumerate(lines) if re.search(r"\w", line)])
        line = lines[at]
        new = chance.choice((_line_digit, _line_word, _line_gone, _line_cells))(line, chance)
        if new != line:
            made += 1
            changed = "\n".join([*lines[:at], *([] if new is None else [new]), *lines[at + 1 :]])
            yield Change(f"{line[:50]!r} became {(new or '')[:50]!r}", (text[:start] + changed).encode())


_SEEN = re.compile(r"<[^>]*>|\]\([^)]*\)|&[a-z]+;|^\d+\.(?= )|^#+|\|[ :|-]+\|$", re.MULTILINE)


def _visible(line: str, pattern: str) -> list[re.Match[str]]:
    """The matches that lie outside markup."""
    hidden = [found.span() for found in _SEEN.finditer(line)]
    return [m for m in re.finditer(pattern, line) if not any(a <= m.start() < b for a, b in hidden)]


def _line_digit(line: str, chance: random.Random) -> str:
    found = _visible(line, r"\d")
    if not found:
        return line
    at = chance.choice(found).start()
    return line[:at] + str((int(line[at]) + chance.randint(1, 9)) % 10) + line[at + 1 :]


def _line_word(line: str, chance: random.Random) -> str:
    found = _visible(line, r"[^\W\d_]+")
    if not found:
        return line
    word = chance.choice(found)
    return line[: word.start()] + STRANGE + line[word.end() :]


def _line_gone(line: str, chance: random.Random) -> str | None:
    return None if _visible(line, r"\w") and not line.startswith("| -") else line


def _line_cells(line: str, chance: random.Random) -> str:
    cells = line.strip("| ").split(" | ")
    if not line.startswith("| ") or len(cells) < 2 or cells[0] == cells[1] or set(line) <= set("|-: "):
        return line
    cells[:2] = cells[1], cells[0]
    return f"| {' | '.join(cells)} |"


_SHOWN = re.compile(r">([^<]*\w[^<]*)<")
_WORDS_ASIDE = re.compile(r' (?:alt|data-side|aria-label|datetime)="([^"]*\w[^"]*)"')
_NUMBERED = re.compile(r'(?:href="#note-|id="note-|value="|value="\d+\.)(\d+)"')
DROPPED = ("p", "li", "tr", "td", "th", "dt", "dd", "h2", "h3", "h4", "figcaption", "figure", "svg", "path", "text", "time",
           "details", "blockquote", "aside", "label", "a", "sup", "img", "section", "dl", "strong", "span")  # fmt: skip


def _page(text: str, chance: random.Random, count: int) -> Iterator[Change]:
    """A digit, a word, an element, two cells or a note's number of a web page."""
    start = text.index("<body")
    head, body = text[:start], text[start:]
    kinds = (_shown_digit, _shown_word, _shown_word, _element_gone, _element_gone, _cells_changed, _number_changed)
    made = turn = 0
    while made < count:
        new = kinds[turn % len(kinds)](body, chance)
        turn += 1
        if new is not None:
            made += 1
            at = next(place for place, (a, b) in enumerate(zip(body, new, strict=False)) if a != b)
            told = f"{body[max(at - 60, 0) : at + 40]!r} became {new[max(at - 60, 0) : at + 40]!r}"
            yield Change(told, (head + new).encode())
        assert turn < 5 * count + 50, "too few places to change"


def _shown_digit(body: str, chance: random.Random) -> str | None:
    return _shown(body, chance, r"\d", _other_digit)


def _shown_word(body: str, chance: random.Random) -> str | None:
    return _shown(body, chance, r"[^\W\d_]", _other_word)


def _shown(body: str, chance: random.Random, wanted: str, change: Callable[[str, random.Random], str]) -> str | None:
    found = [m for pattern in (_SHOWN, _WORDS_ASIDE) for m in pattern.finditer(body) if re.search(wanted, m[1])]
    if not found:
        return None
    place = chance.choice(found)
    return body[: place.start(1)] + change(place[1], chance) + body[place.end(1) :]


def _number_changed(body: str, chance: random.Random) -> str | None:
    place = chance.choice(list(_NUMBERED.finditer(body)))
    return body[: place.start(1)] + _other_digit(place[1], chance) + body[place.end(1) :]


def _element_gone(body: str, chance: random.Random) -> str | None:
    """The page without one element that says or draws something."""
    tag = chance.choice(DROPPED)
    tree = etree.fromstring(body, etree.HTMLParser())
    found = [e for e in tree.iter(tag) if "".join(e.itertext()).strip() or tag in ("svg", "path", "img")]
    found = [e for e in found if not any(above.tag == "defs" for above in e.iterancestors())]
    if not found:
        return None
    element = chance.choice(found)
    _without(element)
    return etree.tostring(tree.find("body"), method="html", encoding="unicode")


def _without(element: etree._Element) -> None:
    """Takes an element out and leaves the text that follows it."""
    before, above = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        above.text = (above.text or "") + (element.tail or "")
    above.remove(element)


def _cells_changed(body: str, chance: random.Random) -> str | None:
    rows = re.findall(r"<tr[^>]*>.*?</tr>", body, re.DOTALL)
    row = chance.choice(rows)
    cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
    if len(cells) < 2 or cells[0] == cells[1]:
        return None
    one, other = cells[:2]
    first, rest = row.split(one, 1) if one else (row, "")
    if not one or other not in rest:
        return None
    return body.replace(row, first + other + rest.replace(other, one, 1), 1)

"""Text of shapes and cells: paragraphs with exact leading, runs with their language (ISO/IEC 29500-1, 21.1.2)."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.render.pptx.oxml.colour import Ink
from briefgen.render.pptx.oxml.xml import Element, again, el, qualified, told
from briefgen.render.pptx.slides import Anchor, Para, Run
from briefgen.xmltext import xml_text

EMU_PER_INCH = 914_400
HUNDREDTHS = 100
SQUARE = "▪"
RAISE = 30_000
"""How far a raised run stands above its line, in thousandths of a percent of its size: PowerPoint's superscript."""

WORD_JOINER = "\u2060"

LINK_KEEPS_COLOUR = "{A12FA001-AC4F-418D-AE19-62706E023703}"
SLIDE_NUMBER = "{5A9C1F6E-2B7D-4E83-9C54-0D6E1B7A3F20}"
"""The id that a field must carry; the same for all, it identifies nothing."""

JUMP = "ppaction://hlinksldjump"
RELATED = qualified("r:id")
_MARKS = re.compile("[“”‘’…—]")
ALIGN = {"left": "l", "right": "r", "center": "ctr"}
ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What text is set with on one slide: colours, the deck's language, the face of code, links and the slide's number.

    `link_out` and `link_to` answer the relationship's id for an address and for a slide's index;
    `scale` is what every size is multiplied by.
    """

    ink: Ink
    lang: str
    mono: str
    number: int
    link_out: Callable[[str], str]
    link_to: Callable[[int], str]
    scale: float = 1.0

    def points(self, size: float) -> int:
        """A type size or leading in hundredths of a point, never more than what was measured."""
        return int(size * self.scale * HUNDREDTHS + 1e-6)

    def emu(self, inches: float) -> int:
        return round(inches * self.scale * EMU_PER_INCH)


def body(
    tag: str,
    paras: Sequence[Para],
    setting: Setting,
    *,
    anchor: Anchor = "top",
    inset: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
    wrap: bool = True,
) -> Element:
    """A text body named `tag` ("p:txBody") that never resizes its shape or its text."""
    look = (tag, setting.scale, anchor, inset, wrap)
    made = setting.ink.once(look, lambda: _empty_body(tag, setting, anchor, inset, wrap=wrap))
    made.extend(paragraphs(paras, setting))
    return made


def _empty_body(
    tag: str, setting: Setting, anchor: Anchor, inset: tuple[float, float, float, float], *, wrap: bool
) -> Element:
    left, top, right, bottom = map(setting.emu, inset)
    frame = el("a:bodyPr", el("a:noAutofit"), wrap="square" if wrap else "none", lIns=left, tIns=top, rIns=right,
               bIns=bottom, rtlCol=0, anchor=ANCHOR[anchor])  # fmt: skip
    return el(tag, frame, el("a:lstStyle"))


def cell_body(paras: Sequence[Para], setting: Setting) -> Element:
    """A table cell's text body: its frame is the cell's."""
    made = again(_empty_cell())
    made.extend(paragraphs(paras, setting))
    return made


@cache
def _empty_cell() -> Element:
    return el("a:txBody", el("a:bodyPr"), el("a:lstStyle"))


def paragraphs(paras: Sequence[Para], setting: Setting) -> Iterator[Element]:
    """The paragraphs; a text body must have one."""
    if not paras:
        yield el("a:p", el("a:endParaRPr", lang=setting.lang))
    for para, start in zip(paras, _starts(paras), strict=True):
        yield _paragraph(para, start, setting)


def _starts(paras: Sequence[Para]) -> Iterator[int]:
    """The number that each paragraph's list starts at, so that PowerPoint counts on through it."""
    open_lists: dict[int, tuple[int, int]] = {}
    for para in paras:
        open_lists = {level: state for level, state in open_lists.items() if level <= para.level}
        start, last = open_lists.get(para.level, (para.number, para.number - 1))
        if para.bullet != "number":
            open_lists.pop(para.level, None)
        elif para.number == last + 1:
            open_lists[para.level] = (start, para.number)
        else:
            start = para.number
            open_lists[para.level] = (start, start)
        yield start


def _paragraph(para: Para, start: int, setting: Setting) -> Element:
    made = _beginning(para, start, setting)
    for run in _joined(para.runs):
        if run.text == "\n":
            made.append(el("a:br", _run_properties("a:rPr", run, setting)))
        elif run.field:
            made.append(_field(run, setting))
        elif run.text:
            made.append(_run(run, setting))
    if not any(run.text for run in para.runs):
        made.append(el("a:endParaRPr", lang=setting.lang, sz=setting.points(para.leading / 1.2)))
    return made


def _run(run: Run, setting: Setting) -> Element:
    """The run; one without a link is copied with its properties."""
    if run.link or run.slide is not None:
        return el("a:r", _run_properties("a:rPr", run, setting), told("a:t", run.text))
    made = setting.ink.once(
        ("a:r", *_look(run, setting)), lambda: el("a:r", _run_properties("a:rPr", run, setting), el("a:t"))
    )
    made[1].text = xml_text(run.text)
    return made


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, each raised mark joined to what it marks: after Han, any line might begin with it."""
    last = ""
    for run in runs:
        wide = last and unicodedata.east_asian_width(last[-1]) in "WFA"
        yield dataclasses.replace(run, text=WORD_JOINER + run.text) if run.raised and wide else run
        last = run.text


def _beginning(para: Para, start: int, setting: Setting) -> Element:
    """a:p with its properties alone."""
    look = ("a:p", setting.scale, para.leading, para.before, para.bullet, para.level, para.indent, para.align, start)
    return setting.ink.once(look, lambda: el("a:p", _properties(para, start, setting)))


def _properties(para: Para, start: int, setting: Setting) -> Element:
    """a:pPr, its children in the schema's order (21.1.2.2.7)."""
    indent = setting.emu(para.indent)
    return el(
        "a:pPr",
        el("a:lnSpc", el("a:spcPts", val=setting.points(para.leading))),
        el("a:spcBef", el("a:spcPts", val=setting.points(para.before))),
        el("a:spcAft", el("a:spcPts", val=0)),
        *_bullet(para, start, setting),
        marL=indent * (para.level + bool(para.bullet)),
        indent=-indent if para.bullet else 0,
        lvl=para.level or None,
        algn=ALIGN[para.align],
    )


def _bullet(para: Para, start: int, setting: Setting) -> Iterator[Element]:
    if not para.bullet:
        yield el("a:buNone")
        return
    yield el("a:buClr", setting.ink.colour("accent"))
    if para.bullet == "square":
        yield el("a:buFont", typeface="Arial")
        yield el("a:buChar", char=SQUARE)
    else:
        yield el("a:buFont", typeface="+mj-lt")
        yield el("a:buAutoNum", type="arabicPeriod", startAt=start if start > 1 else None)


def _field(run: Run, setting: Setting) -> Element:
    """The slide's number, which PowerPoint keeps right (21.1.2.2.4)."""
    properties = _run_properties("a:rPr", run, setting)
    return el("a:fld", properties, told("a:t", str(setting.number)), id=SLIDE_NUMBER, type=run.field)


def _run_properties(tag: str, run: Run, setting: Setting) -> Element:
    """The run's properties, children in the schema's order (21.1.2.3.9)."""
    lang = run.lang or setting.lang
    link = _link(run, setting)
    theirs = bool(setting.ink.theme.drawn)  # a template's capitals and spacing are not what was measured
    return el(
        tag,
        setting.ink.fill(run.colour),
        el("a:latin", typeface=setting.mono) if run.mono else None,
        el("a:ea", typeface="+mn-lt") if _latin_marks(run.text, lang) else None,
        link,
        lang=lang,
        sz=setting.points(run.size),
        b=int(run.bold),
        i=int(run.italic),
        u=None if link is None and not theirs else "none",
        cap="none" if theirs else None,
        spc=0 if theirs else None,
        baseline=RAISE if run.raised else None,
    )


def _look(run: Run, setting: Setting) -> tuple[Hashable, ...]:
    """All that a run's properties depend on, but for its link."""
    lang = run.lang or setting.lang
    marks = _latin_marks(run.text, lang)
    return setting.scale, run.size, run.bold, run.italic, run.colour, run.mono, run.raised, lang, marks


def _latin_marks(text: str, lang: str) -> bool:
    """Whether a Latin text has marks that some programs set in the face of the Han characters before them."""
    return _MARKS.search(text) is not None and not lang.startswith("zh")


def _link(run: Run, setting: Setting) -> Element | None:
    """The link, in the run's own colour rather than the scheme's."""
    if run.slide is None and not run.link:
        return None
    made = again(_own_colour(run.slide is not None))
    made.set(RELATED, setting.link_out(xml_text(run.link)) if run.slide is None else setting.link_to(run.slide))
    return made


@cache
def _own_colour(jump: bool) -> Element:
    """A link to take copies of: it leads nowhere."""
    keeps = el("a:extLst", el("a:ext", el("ahyp:hlinkClr", val="tx"), uri=LINK_KEEPS_COLOUR))
    return el("a:hlinkClick", keeps, r_id="", action=JUMP if jump else None)


def plain(text: str, lang: str) -> list[Element]:
    """Paragraphs of unformatted words, one for each line of a text."""
    return [
        el("a:p", el("a:r", el("a:rPr", lang=lang), told("a:t", line)) if line else None) for line in text.split("\n")
    ]

"""Text of shapes and cells: paragraphs with exact leading, runs with their language (ISO/IEC 29500-1, 21.1.2)."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.markup import Markup, el, told
from briefgen.render.pptx.oxml.colour import Ink
from briefgen.render.pptx.oxml.xml import own
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
_MARKS = re.compile("[“”‘’…—]")
LISTS = el("a:lstStyle")
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
) -> Markup:
    """A text body named `tag` ("p:txBody") that never resizes its shape or its text."""
    look = (tag, setting.scale, anchor, inset, wrap)
    frame = setting.ink.once(look, lambda: _frame(setting, anchor, inset, wrap=wrap))
    return el(tag, frame, LISTS, *paragraphs(paras, setting))


def _frame(setting: Setting, anchor: Anchor, inset: tuple[float, float, float, float], *, wrap: bool) -> Markup:
    left, top, right, bottom = map(setting.emu, inset)
    return el("a:bodyPr", el("a:noAutofit"), wrap="square" if wrap else "none", lIns=left, tIns=top, rIns=right,
              bIns=bottom, rtlCol=0, anchor=ANCHOR[anchor])  # fmt: skip


def cell_body(paras: Sequence[Para], setting: Setting) -> Markup:
    """A table cell's text body: its frame is the cell's."""
    return el("a:txBody", el("a:bodyPr"), LISTS, *paragraphs(paras, setting))


def paragraphs(paras: Sequence[Para], setting: Setting) -> Iterator[Markup]:
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


def _paragraph(para: Para, start: int, setting: Setting) -> Markup:
    look = ("a:pPr", setting.scale, para.leading, para.before, para.bullet, para.level, para.indent, para.align, start)
    properties = setting.ink.once(look, lambda: _properties(para, start, setting))
    runs = [_run(run, setting) for run in _joined(para.runs) if run.text or run.field]
    end = (
        None
        if any(run.text for run in para.runs)
        else el("a:endParaRPr", lang=setting.lang, sz=setting.points(para.leading / 1.2))
    )
    return el("a:p", properties, *runs, end)


def _run(run: Run, setting: Setting) -> Markup:
    properties = _run_properties(run, setting)
    if run.text == "\n":
        return el("a:br", properties)
    if run.field:  # the slide's number, which PowerPoint keeps right (21.1.2.2.4)
        return el("a:fld", properties, told("a:t", str(setting.number)), id=SLIDE_NUMBER, type=run.field)
    return el("a:r", properties, told("a:t", run.text))


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, each raised mark joined to what it marks: after Han, any line might begin with it."""
    last = ""
    for run in runs:
        wide = run.raised and last and unicodedata.east_asian_width(last[-1]) in "WFA"
        yield dataclasses.replace(run, text=WORD_JOINER + run.text) if wide else run
        last = run.text


def _properties(para: Para, start: int, setting: Setting) -> Markup:
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


def _bullet(para: Para, start: int, setting: Setting) -> Iterator[Markup]:
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


def _run_properties(run: Run, setting: Setting) -> Markup:
    lang = run.lang or setting.lang
    marks = _MARKS.search(run.text) is not None and not lang.startswith("zh")
    related = _related(run, setting)
    look = (
        "a:rPr", setting.scale, lang, marks, related, run.slide is None,
        run.size, run.bold, run.italic, run.colour, run.mono, run.raised,
    )  # fmt: skip
    return setting.ink.once(look, lambda: _look(run, setting, lang, related, marks=marks))


def _look(run: Run, setting: Setting, lang: str, related: str, *, marks: bool) -> Markup:
    """The run's properties, children in the schema's order (21.1.2.3.9).

    `marks` says that a Latin text has marks that some programs set in the face of the Han characters before them.
    """
    theirs = bool(setting.ink.theme.drawn)  # a template's capitals and spacing are not what was measured
    return el(
        "a:rPr",
        setting.ink.fill(run.colour),
        el("a:latin", typeface=setting.mono) if run.mono else None,
        el("a:ea", typeface="+mn-lt") if marks else None,
        _link(related, jump=run.slide is not None) if related else None,
        lang=lang,
        sz=setting.points(run.size),
        b=int(run.bold),
        i=int(run.italic),
        u="none" if related or theirs else None,
        cap="none" if theirs else None,
        spc=0 if theirs else None,
        baseline=RAISE if run.raised else None,
    )


def _related(run: Run, setting: Setting) -> str:
    """The relationship to what the run is linked to; "" where it is to nothing."""
    if run.slide is not None:
        return setting.link_to(run.slide)
    return setting.link_out(xml_text(run.link)) if run.link else ""


def _link(related: str, *, jump: bool) -> Markup:
    """The link, in the run's own colour rather than the scheme's."""
    colour = el("ahyp:hlinkClr", **own("ahyp"), val="tx")
    keeps = el("a:extLst", el("a:ext", colour, uri=LINK_KEEPS_COLOUR))
    return el("a:hlinkClick", keeps, r_id=related, action=JUMP if jump else None)


def plain(text: str, lang: str) -> list[Markup]:
    """Paragraphs of unformatted words, one for each line of a text."""
    return [
        el("a:p", el("a:r", el("a:rPr", lang=lang), told("a:t", line)) if line else None) for line in text.split("\n")
    ]

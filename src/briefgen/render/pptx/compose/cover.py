"""The cover: title and particulars on ink, a block of accent with the brief's one large figure."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from briefgen.diagnostics import Diagnostic, warning
from briefgen.doctree import Inlines, KeyFigure, Meta, Text
from briefgen.doctree.walk import note_numbers, without_notes
from briefgen.render.pptx.compose.large import figure, in_words
from briefgen.render.pptx.compose.pen import Pen, resized, weighted
from briefgen.render.pptx.compose.rows import largest_that_fits
from briefgen.render.pptx.compose.share import first_made
from briefgen.render.pptx.compose.stage import rule
from briefgen.render.pptx.slides import Para, RectShape, Shape, Slide, TextShape
from briefgen.theme import Box, Style

INK_W = 8.8333
TAB_H = 0.6667
SERIES = Box(1.125, 0.4167, 6.25, 0.2917)
SERIES_SIZES = (1.0, 0.86, 0.75)
TITLE = Box(0.6667, 1.8333, 6.8958, 2.1875)
TITLE_SIZES = (1.0, 0.91, 0.82, 0.73, 0.64)
LONG_TITLE = Box(0.6667, 0.9, 6.8958, 3.1208)
LONG_TITLE_SIZES = (0.64, 0.55, 0.46, 0.37, 0.32)
SUBTITLE = Box(0.6667, 4.25, 6.8958, 0.8333)
LONG_SUBTITLE = Box(0.6667, 4.25, 6.8958, 1.1)
SUBTITLE_SIZES = (1.0, 0.9, 0.8, 0.7, 0.6)
META_RULE = 6.4583
META_HIGHEST = 5.45
META_FOOT = 7.2917
META_GAP = 0.125
META_STEP = 2.375
META_W = 2.1458
META_SIZES = (1.0, 0.86, 0.75)
HERO = Box(9.3333, 3.875, 3.5417, 1.1667)
HERO_LABEL = Box(9.3333, 5.2083, 3.3333, 1.1)
HERO_LABEL_SIZES = (1.0, 0.875, 0.75, 0.65)
HERO_SOURCE = Box(9.3333, 6.5833, 3.3333, 0.4583)


def slide(pen: Pen, meta: Meta) -> tuple[Slide, tuple[Diagnostic, ...]]:
    """The cover, and a warning where a title is too long for it in any size."""
    theme = pen.theme.slide
    tab = theme.zone["section_tab"]
    shapes = (
        RectShape("Ground", Box(0.0, 0.0, theme.width, theme.height), "ink"),
        RectShape("Colour block", Box(INK_W, 0.0, theme.width - INK_W, theme.height), "accent"),
        RectShape("Section tab", Box(tab.x, 0.0, tab.w, TAB_H), "accent"),
        *_series(pen, meta),
        *_titles(pen, meta),
        *_particulars(pen, meta),
        *(_hero(pen, meta.cover) if meta.cover else ()),
    )
    return Slide("cover", meta.title, "Cover", shapes, notes=note_numbers(meta.cover)), _cut_short(shapes, meta)


def _cut_short(shapes: Iterable[Shape], meta: Meta) -> tuple[Diagnostic, ...]:
    whole = {"Title": meta.title, "Subtitle": meta.subtitle, "Series": meta.series}
    return tuple(
        warning("cover-long", f"the {shape.name.lower()} is too long for the cover and was cut", key=shape.name.lower())
        for shape in shapes
        if isinstance(shape, TextShape) and shape.name in whole
        if sum(len(run.text) for para in shape.paras for run in para.runs) < len(whole[shape.name])
    )


def _series(pen: Pen, meta: Meta) -> Iterator[Shape]:
    if meta.series:
        para, box = _set(pen, meta.series, pen.style("small", "on_ink_grey"), (SERIES, SERIES_SIZES))
        yield TextShape("Series", box, (para,))


def _titles(pen: Pen, meta: Meta) -> Iterator[Shape]:
    style = pen.style("cover_title", "white")
    para, box = _set(pen, meta.title, style, (TITLE, TITLE_SIZES), (LONG_TITLE, LONG_TITLE_SIZES))
    box = dataclasses.replace(box, w=pen.balanced(para, box.w))
    yield TextShape("Title", box, (para,), "bottom", placeholder="title")
    if meta.subtitle:
        style = pen.style("cover_subtitle", "on_ink_grey")
        para, box = _set(pen, meta.subtitle, style, (SUBTITLE, SUBTITLE_SIZES), (LONG_SUBTITLE, SUBTITLE_SIZES))
        yield TextShape("Subtitle", box, (para,), placeholder="subtitle")


def _set(pen: Pen, text: str, style: Style, *tries: tuple[Box, tuple[float, ...]]) -> tuple[Para, Box]:
    """The text in the first box, and the largest of its sizes, that holds it."""
    for box, shares in tries:
        para = largest_that_fits(pen, style, (Text(text),), box, [round(style.size * share) for share in shares])
        if para:
            return para, box
    box, shares = tries[-1]
    para = pen.line(text, resized(style, round(style.size * shares[-1])))
    return pen.cut((para,), box.w, box.h)[0][0], box


def _particulars(pen: Pen, meta: Meta) -> Iterator[Shape]:
    """Date, authors and classification in columns under a rule, which rises where they are long."""
    words = pen.words
    pairs = [
        (words.date, meta.date_text),
        (words.prepared_by, words.list_separator.join(meta.authors)),
        (words.classification, meta.classification),
    ]
    told = [(label, text) for label, text in pairs if text]
    columns, height = first_made(META_SIZES, lambda share: _columns(pen, told, share)) or ([], 0.0)
    y = min(META_RULE, META_FOOT - META_GAP - height)
    yield rule("Meta rule", TITLE.x, y, TITLE.w, "rule_on_ink")
    for place, paras in enumerate(columns):
        box = Box(TITLE.x + place * META_STEP, y + META_GAP, META_W, max(height, META_FOOT - META_GAP - y))
        yield TextShape(f"Meta {place + 1}", dataclasses.replace(box, h=META_FOOT - box.y), paras)


def _columns(pen: Pen, told: list[tuple[str, str]], share: float) -> tuple[list[tuple[Para, ...]], float] | None:
    label = pen.style("section_name", "on_ink_grey")
    value = pen.style("small", "white")
    value = resized(value, round(value.size * share * 2) / 2)
    columns: list[tuple[Para, ...]] = [(pen.line(name, label), pen.line(text, value)) for name, text in told]
    height = max(pen.height(column, META_W) for column in columns)
    if height > META_FOOT - META_GAP - META_HIGHEST:
        if share != META_SIZES[-1]:
            return None
        columns = [pen.cut(column, META_W, META_FOOT - META_GAP - META_HIGHEST)[0] for column in columns]
        height = META_FOOT - META_GAP - META_HIGHEST
    return columns, height


def _large(pen: Pen, cover: KeyFigure) -> tuple[Para | None, Inlines]:
    """The figure as large as it can be, and the label; what is too long to be set large goes before the label."""
    style, label = pen.style("cover_figure", "white"), without_notes(cover.label)
    whole = figure(pen, cover, style, HERO.w)
    if whole:
        return whole, label
    alone = figure(pen, dataclasses.replace(cover, before="", after=""), style, HERO.w)
    over = " ".join((cover.before, cover.after)) if alone else in_words(cover)
    return alone, (Text(over.strip() + " "), *label)


def _hero(pen: Pen, cover: KeyFigure) -> Iterator[Shape]:
    """The large figure, its label, and where it comes from."""
    number, said = _large(pen, cover)
    if number:
        yield TextShape("Hero figure", HERO, (number,), "bottom", wrap=False)
    body = pen.style("body", "white")
    lead = (pen.para(without_notes(cover.lead), weighted(body, True)),) if cover.lead else ()
    least = pen.style("label").smallest
    shares = [max(body.size * share, least) for share in HERO_LABEL_SIZES]
    label = largest_that_fits(pen, body, said, HERO_LABEL, shares)
    para = label or pen.para(said, resized(body, shares[-1]))
    box = dataclasses.replace(HERO_LABEL, w=pen.balanced(para, HERO_LABEL.w))
    yield TextShape("Hero label", box, pen.cut((*lead, para), box.w, box.h)[0])
    numbers = note_numbers(cover)
    if numbers:
        see = pen.words.see_note.format(numbers=pen.words.note_separator.join(map(str, numbers)))
        yield rule("Hero rule", HERO.x, META_RULE, HERO_LABEL.w, "rule_on_accent")
        yield TextShape("Hero source", HERO_SOURCE, (pen.line(see, pen.style("section_name", "white")),))

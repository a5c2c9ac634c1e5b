"""How long decks take: warm, two hundred in a row, long, and longer, beside what python-pptx's own calls take.

Every measure is taken in turn with its baseline, and ratios are what counts: milliseconds differ from machine to machine.
"""

from __future__ import annotations

import argparse
import dataclasses
import io
import math
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from cold import environment
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

from briefgen.assets import Assets, builtin_folder
from briefgen.compile import compile_brief
from briefgen.doctree import Document, Text
from briefgen.doctree.walk import rewrite
from briefgen.load import load_brief
from briefgen.render.format import Context
from briefgen.render.pptx.deck import render
from briefgen.render.pptx.plan import plan
from briefgen.render.pptx.slides import (
    ChartShape,
    GroupShape,
    Para,
    PictureShape,
    RectShape,
    Shape,
    Slide,
    TableShape,
    TextShape,
)
from briefgen.render.pptx.template import ASSET
from briefgen.theme import Theme, default_theme
from briefgen.theme.slots import colour_of

BRIEF = Path(__file__).parents[1] / "data" / "meta-closed-source" / "brief.yaml"
MANY = 200
BARE, CHARTS = 12, 2
TITLE_ONLY, TITLE_AND_BODY = 5, 1
"""Layouts of python-pptx's own template."""
LONG_SECTIONS, LONG_CHARTS = 300, 60
LONGER = 12
GROWTH = (300, 1200)
"""Slides between which growth is measured."""

SECTIONS = 0.9
"""Sections of a long brief for each slide: the others are its agenda's."""


# By hand


def bare() -> bytes:
    """Twelve slides with two charts and a few words, on python-pptx's own template."""
    deck = Presentation()
    for number in range(BARE):
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY if number < CHARTS else TITLE_AND_BODY])
        slide.shapes.title.text = f"Slide {number}"
        if number < CHARTS:
            data = CategoryChartData()
            data.categories = ["a", "b", "c"]
            data.add_series("x", (1, 2, 3))
            slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Inches(1), Inches(2), Inches(6), Inches(4), data)
        else:
            frame = slide.placeholders[1].text_frame
            frame.text = "one point"
            for _ in range(3):
                frame.add_paragraph().text = "another"
    return _saved(deck)


def by_hand(slides: Sequence[Slide], theme: Theme) -> bytes:
    """The planned slides drawn by python-pptx's public calls, as a script for these slides would."""
    deck = Presentation(io.BytesIO((builtin_folder() / ASSET).read_bytes()))
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    for slide in slides:
        made = deck.slides.add_slide(layouts[slide.layout])
        for shape in slide.shapes:
            _draw(made.shapes, shape, theme)
        if slide.speaker:
            made.notes_slide.notes_text_frame.text = slide.speaker
    return _saved(deck)


def _saved(deck) -> bytes:  # type: ignore[no-untyped-def]
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _draw(shapes, shape: Shape, theme: Theme) -> None:  # type: ignore[no-untyped-def]
    if isinstance(shape, GroupShape):
        group = shapes.add_group_shape()
        for inner in shape.shapes:
            _draw(group.shapes, inner, theme)
        return
    box = shape.box
    place = Inches(box.x), Inches(box.y), Inches(box.w), Inches(box.h)
    match shape:
        case TextShape(placeholder="title") if shapes.title is not None:
            _write(shapes.title.text_frame, shape.paras, theme)
        case TextShape():
            _write(shapes.add_textbox(*place).text_frame, shape.paras, theme)
        case RectShape():
            made = shapes.add_shape(9 if shape.ellipse else 1, *place)
            made.fill.solid()
            made.fill.fore_color.rgb = RGBColor.from_string(colour_of(theme, shape.fill))
        case TableShape():
            table = shapes.add_table(len(shape.rows), len(shape.widths), *place).table
            for row, cells in zip(shape.rows, table.rows, strict=True):
                for planned, cell in zip(row.cells, cells.cells, strict=True):
                    _write(cell.text_frame, planned.paras, theme)
        case ChartShape():
            data = CategoryChartData()
            data.categories = shape.chart.categories
            for series in shape.chart.series:
                data.add_series(
                    series.name, [None if point.value is None else float(point.value) for point in series.points]
                )
            shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data)
        case PictureShape():
            shapes.add_picture(io.BytesIO(shape.data), *place)


def _write(frame, paras: Sequence[Para], theme: Theme) -> None:  # type: ignore[no-untyped-def]
    for number, para in enumerate(paras):
        made = frame.add_paragraph() if number else frame.paragraphs[0]
        made.line_spacing = Pt(para.leading)
        for run in para.runs:
            added = made.add_run()
            added.text = run.text
            added.font.size, added.font.bold = Pt(run.size), run.bold
            added.font.color.rgb = RGBColor.from_string(colour_of(theme, run.colour))
            if run.link:
                added.hyperlink.address = run.link


# The briefs


def story() -> Document:
    return compile_brief(load_brief(BRIEF), "en").document


def long_brief(sections: int, charts: int) -> str:
    """A brief of so many sections, some with a chart, as YAML."""
    lines = ["briefgen: 1", "id: long", "languages: [en]", "title: A long brief", "date: 2025-01-02", "sections:"]
    for number in range(sections):
        lines += [
            f"  - id: s{number}",
            f"    heading: Section {number}",
            f"    takeaway: What section {number} says is said in one sentence of usual length",
            "    blocks:",
            "      - bullets:",
            *(
                f"          - Point {number}.{place} holds as many words as a point of a brief has, twenty or so"
                for place in range(4)
            ),
        ]
        if charts and number % (sections // charts) == 0:
            lines += [
                f"      - chart: {{id: c{number}, kind: bar, title: Chart {number}, unit: km,",
                "                data: [{label: North, value: 3}, {label: South, value: 5}, {label: West, value: 8}]}",
            ]
    return "\n".join(lines) + "\n"


def document_of(text: str) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brief.yaml"
        path.write_text(text)
        return compile_brief(load_brief(path), "en").document


def reworded(document: Document, number: int) -> Document:
    """The document with another word in each longer text, so that no text of another is met again."""

    def changed(node: Any) -> Any:
        if not isinstance(node, Text) or len(node.text) < LONGER:
            return node
        return dataclasses.replace(node, text=f"{node.text[:5]} {number:03d}{node.text[9:]}")

    return rewrite(document, changed)


# The measures


def milliseconds(work: Callable[[], object]) -> float:
    """Of processor time, this process's and its children's: what else runs on the machine does not count."""
    start = _spent()
    work()
    return (_spent() - start) * 1000


def _spent() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def in_turn(runs: int, *works: Callable[[], object]) -> list[float]:
    """The median of each, run in turn, so that a busy moment falls on all alike."""
    for work in works:
        work()
    times = [[milliseconds(work) for work in works] for _ in range(runs)]
    return [statistics.median(taken) for taken in zip(*times, strict=True)]


def measures(runs: int) -> None:
    theme, context, document = default_theme(), Context(default_theme(), Assets()), story()
    slides = plan(document, theme).slides
    ours, planned, hand, least = in_turn(
        runs, lambda: render(document, context), lambda: plan(document, theme), lambda: by_hand(slides, theme), bare
    )
    print(
        f"warm, {len(slides)} slides: {ours:.0f} ms (of it the plan {planned:.0f}); by hand {hand:.0f}; ratio {ours / hand:.2f}"
    )
    many, least = _in_a_row([lambda: render(document, context)] * MANY)
    print(f"{MANY} in one process: {many:.0f} ms each; bare {least:.0f}; ratio {many / least:.2f}")
    new, least = _in_a_row([partial(render, reworded(document, number), context) for number in range(MANY)])
    print(f"each with words of its own: {new:.0f} ms each; bare {least:.0f}; ratio {new / least:.2f}")
    _long(runs, least)
    _growth(runs)


def _in_a_row(works: Sequence[Callable[[], object]]) -> tuple[float, float]:
    """The mean of works that are done once each, and that of a bare deck after each."""
    times = [(milliseconds(work), milliseconds(bare)) for work in works]
    return statistics.mean(ours for ours, _ in times), statistics.mean(theirs for _, theirs in times)


def _long(runs: int, least: float) -> None:
    """The long brief, as a whole process from a cold start, its bytecode kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brief.yaml"
        path.write_text(long_brief(LONG_SECTIONS, LONG_CHARTS))
        command = [sys.executable, "-m", "briefgen", "deck", str(path), "--out", folder]
        kept = environment(Path(folder))
        (taken,) = in_turn(
            max(runs // 5, 1), lambda: subprocess.run(command, check=True, capture_output=True, env=kept)
        )
    print(
        f"{LONG_SECTIONS} sections, {LONG_CHARTS} charts, whole process: {taken / 1000:.1f} s; {taken / least:.0f} bare decks"
    )


def _growth(runs: int) -> None:
    """Each size in processes of its own, so that no deck finds texts that another has measured."""
    times: dict[int, list[float]] = {size: [] for size in GROWTH}
    for _ in range(max(runs // 3, 1)):
        for size in GROWTH:
            command = [sys.executable, __file__, "--slides", str(size)]
            times[size].append(float(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    small, large = (min(times[size]) for size in GROWTH)
    exponent = math.log(large / small) / math.log(GROWTH[1] / GROWTH[0])
    print(f"growth from {GROWTH[0]} to {GROWTH[1]} slides: {small:.0f} to {large:.0f} ms, exponent {exponent:.2f}")


def alone(slides: int) -> float:
    """The milliseconds of the first long deck in a process, about so many slides, after the example's."""
    context = Context(default_theme(), Assets())
    render(story(), context)
    long = document_of(long_brief(round(slides * SECTIONS), 0))
    return milliseconds(lambda: render(long, context))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--slides", type=int, help="print only how long one deck of about so many slides takes")
    chosen = parser.parse_args()
    if chosen.slides:
        print(alone(chosen.slides))
    else:
        measures(chosen.runs)


if __name__ == "__main__":
    main()

"""Slides of text: one statement, numbered statements, claims with evidence, an introduction with points, or a flow."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from briefgen.doctree.walk import plain
from briefgen.render.pptx.compose import callout, flow, rows
from briefgen.render.pptx.compose.bundle import Point, are_short
from briefgen.render.pptx.compose.draft import Draft
from briefgen.render.pptx.compose.measure import POINTS
from briefgen.render.pptx.compose.pen import resized
from briefgen.render.pptx.compose.rows import Cell, Row, Rows, Step, steps
from briefgen.render.pptx.compose.share import first_made
from briefgen.render.pptx.compose.stage import Part, Stage, cited, fill
from briefgen.render.pptx.slides import RectShape, Shape, TextShape
from briefgen.theme import Box

FILL_MIN = 0.6
NUMBER_COLUMNS = 1
STATEMENT_COLUMNS = 10
CLAIM_COLUMNS = 4
INTRO_COLUMNS = 5
INTRO_PAD = 0.25
MOST_STATEMENTS = 3
MOST_ROWS = 6
GROWN = 1.25
LEAST_SIZE = 14.0
"""Points: text that would have to be smaller than this in rows is a flow."""

NUMBER_OF_LEAD = 2.4
"""The size of a large number, of the lead beside it."""

Form = Callable[[Stage, Sequence[Point], Draft], Rows | None]


def compose(stage: Stage, draft: Draft) -> tuple[Part, ...]:
    """The draft's points in the form that fills the slide best; a flow where they are many or long."""
    framed = dataclasses.replace(stage, body=stage.frame)
    made = [found for form in FORMS if (found := form(framed, draft.points, draft))]
    kept = [found for found in made if stage.notes_fit(cited(found.shapes))]
    best = max(kept, key=lambda found: min(fill(found.shapes, stage.pen), FILL_MIN), default=None)
    return (Part("text", best.shapes, best.size),) if best else flow.compose(stage, draft.points)


def after(stage: Stage, draft: Draft) -> tuple[Part, ...]:
    """The points that follow a block, under their section's heading."""
    parts = compose(stage, dataclasses.replace(draft, title=draft.section.heading))
    return tuple(dataclasses.replace(part, title=draft.section.heading) for part in parts)


def _statement(stage: Stage, points: Sequence[Point], draft: Draft) -> Rows | None:
    """A lone short paragraph, in large type on the dark block."""
    if len(points) != 1 or points[0].items:
        return None
    point = points[0]
    heading = draft.section.heading
    label = draft.section.question or (heading if plain(heading) != plain(draft.title) else ())
    return callout.whole(stage, callout.Message(point.key, label, point.lead, point.content))


def _introduction(stage: Stage, points: Sequence[Point], _draft: Draft) -> Rows | None:
    """Paragraphs on a quiet ground at the left, the points that follow them at the right."""
    count = next((place for place, point in enumerate(points) if point.bullet), 0)
    intro, listed = points[:count], points[count:]
    if not 1 <= count <= 2 or not 2 <= len(listed) <= MOST_ROWS or not all(point.bullet for point in listed):
        return None
    pen, body, grid = stage.pen, stage.body, stage.grid
    ground = dataclasses.replace(body, w=grid.span(INTRO_COLUMNS))
    left = Box(ground.x + INTRO_PAD, ground.y + INTRO_PAD, ground.w - 2 * INTRO_PAD, ground.h - 2 * INTRO_PAD)
    x = grid.x(INTRO_COLUMNS) + INTRO_PAD
    right = dataclasses.replace(body, x=x, w=body.right - x)
    tried = steps(pen, GROWN, LEAST_SIZE)
    said = first_made(tried, lambda step: _one_under_another(stage, intro, left, step))
    made = rows.of_points(pen, listed, right, tried, anchor="middle")
    shapes = (RectShape("Introduction ground", ground, "tint"), *(said or ()), *(made.shapes if made else ()))
    return Rows(shapes, made.size) if said and made else None


def _one_under_another(stage: Stage, points: Sequence[Point], box: Box, step: Step) -> tuple[Shape, ...] | None:
    shapes: list[TextShape] = []
    y = box.y
    for place, point in enumerate(points, 1):
        paras = rows.paras(stage.pen, point, step)
        height = stage.pen.height(paras, box.w)
        shapes.append(TextShape(f"Introduction {place}", Box(box.x, y, box.w, height), paras, key=point.key))
        y += height + step.text.leading / POINTS / 2
    return tuple(shapes) if shapes[-1].box.bottom <= box.bottom else None


def _claims(stage: Stage, points: Sequence[Point], _draft: Draft) -> Rows | None:
    """Points that all have a lead and a text: claims at the left, their evidence at the right."""
    plainly = all(point.lead and point.content and not point.items and not point.number for point in points)
    if not plainly or not 2 <= len(points) <= MOST_ROWS:
        return None
    pen, body, grid = stage.pen, stage.body, stage.grid
    evidence = grid.x(CLAIM_COLUMNS)

    def rows_at(step: Step) -> list[Row]:
        return [
            Row(
                f"Point {place}",
                point.key,
                (
                    Cell(f"Claim {place}", body.x, grid.span(CLAIM_COLUMNS), (pen.para(point.lead, step.lead),)),
                    Cell(f"Evidence {place}", evidence, body.right - evidence, (pen.para(point.content, step.text),)),
                ),
            )
            for place, point in enumerate(points, 1)
        ]

    return rows.fit(pen, body, steps(pen, GROWN, LEAST_SIZE), rows_at)


def _statements(stage: Stage, points: Sequence[Point], _draft: Draft) -> Rows | None:
    return statements(stage, points)


def statements(stage: Stage, points: Sequence[Point]) -> Rows | None:
    """A few points, each with a large number, those that are short in bold."""
    most = MOST_ROWS if all(point.number for point in points) else MOST_STATEMENTS
    if not all(point.bullet for point in points) or not 2 <= len(points) <= most:
        return None
    pen, grid = stage.pen, stage.grid
    bold = are_short(points)
    number_w, x, width = grid.span(NUMBER_COLUMNS), grid.x(NUMBER_COLUMNS), grid.span(STATEMENT_COLUMNS)

    def rows_at(step: Step) -> list[Row]:
        large = resized(pen.style("card_figure", "accent"), round(step.lead.size * NUMBER_OF_LEAD))
        return [
            Row(
                f"Point {place}",
                point.key,
                (
                    Cell(f"Number {place}", grid.x(0), number_w, (pen.line(str(point.number or place), large),)),
                    said(place, point, step),
                ),
            )
            for place, point in enumerate(points, 1)
        ]

    def said(place: int, point: Point, step: Step) -> Cell:
        paras = rows.paras(pen, point, Step(step.lead, step.lead) if bold else step)
        return Cell(f"Statement {place}", x, pen.balanced(paras[0], width) if bold else width, paras)

    return rows.fit(pen, stage.body, steps(pen, GROWN, LEAST_SIZE, "statement"), rows_at)


def _paragraphs(stage: Stage, points: Sequence[Point], _draft: Draft) -> Rows | None:
    """Any few points, one under the other."""
    if not 2 <= len(points) <= MOST_ROWS or any(point.number for point in points):
        return None
    box = dataclasses.replace(stage.body, w=stage.grid.span(STATEMENT_COLUMNS))
    return rows.of_points(stage.pen, points, box, steps(stage.pen, GROWN, LEAST_SIZE))


FORMS: tuple[Form, ...] = (_statement, _introduction, _statements, _claims, _paragraphs)
"""In order of preference where they fill the slide alike."""

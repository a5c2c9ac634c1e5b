"""Charts put into the smallest Word and PowerPoint files, so that other programs can judge them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI as WordURI
from docx.opc.part import Part as WordPart
from docx.oxml import parse_xml
from docx.shared import Cm
from pptx import Presentation as new_presentation
from pptx.opc.package import Part as DeckPart
from pptx.opc.packuri import PackURI as DeckURI
from pptx.oxml import parse_xml as parse_drawing
from pptx.util import Inches

from briefgen.charts.native import CONTENT_TYPE, SHAPES_ID, WORKBOOK_TYPE, NativeChart

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
EMU = 914400


def word_file(charts: Sequence[NativeChart], path: Path, size: tuple[float, float] = (6.46, 2.6)) -> Path:
    """A docx with the charts one under the other, each `size` inches wide and high."""
    document = new_document()
    document.sections[0].left_margin = document.sections[0].right_margin = Cm(2.3)
    main = document.part
    for stale in [key for key, rel in main.rels.items() if rel.reltype.endswith("/stylesWithEffects")]:
        main.drop_rel(stale)
    for number, chart in enumerate(charts, 1):
        _add_to_word(document, number, chart, size)
    document.save(str(path))
    return path


def _add_to_word(document: WordDocument, number: int, chart: NativeChart, size: tuple[float, float]) -> None:
    package = document.part.package
    part = WordPart(WordURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE, chart.xml, package)
    book = WordPart(WordURI(f"/word/embeddings/chart{number}.xlsx"), WORKBOOK_TYPE, chart.workbook, package)
    assert part.relate_to(book, RT.PACKAGE) == "rId1"
    if chart.shapes:
        over = WordPart(WordURI(f"/word/drawings/drawing{number}.xml"), CT.DML_CHARTSHAPES, chart.shapes, package)
        assert part.relate_to(over, RT.CHART_USER_SHAPES) == SHAPES_ID
    inline = f"""<wp:inline xmlns:wp="{WP}" xmlns:a="{A}" distT="0" distB="0" distL="0" distR="0">
      <wp:extent cx="{round(size[0] * EMU)}" cy="{round(size[1] * EMU)}"/><wp:docPr id="{number}" name="Chart {number}"/>
      <a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" xmlns:r="{R}"
        r:id="{document.part.relate_to(part, RT.CHART)}"/></a:graphicData></a:graphic></wp:inline>"""
    document.add_paragraph().add_run()._r.add_drawing(parse_xml(inline))


def deck_file(charts: Sequence[NativeChart], path: Path, size: tuple[float, float] = (6.9, 4.8)) -> Path:
    """A pptx with a chart a slide, each `size` inches wide and high."""
    deck = new_presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    for number, chart in enumerate(charts, 1):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        package = slide.part.package
        part = DeckPart(DeckURI(f"/ppt/charts/chart{number}.xml"), CONTENT_TYPE, package, chart.xml)
        book = DeckPart(DeckURI(f"/ppt/embeddings/chart{number}.xlsx"), WORKBOOK_TYPE, package, chart.workbook)
        assert part.relate_to(book, RT.PACKAGE) == "rId1"
        if chart.shapes:
            over = DeckPart(DeckURI(f"/ppt/drawings/drawing{number}.xml"), CT.DML_CHARTSHAPES, package, chart.shapes)
            assert part.relate_to(over, RT.CHART_USER_SHAPES) == SHAPES_ID
        frame = f"""<p:graphicFrame xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}"><p:nvGraphicFramePr>
          <p:cNvPr id="2" name="Chart"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>
          <p:xfrm><a:off x="{EMU}" y="{EMU}"/><a:ext cx="{round(size[0] * EMU)}" cy="{round(size[1] * EMU)}"/></p:xfrm>
          <a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{slide.part.relate_to(part, RT.CHART)}"/>
          </a:graphicData></a:graphic></p:graphicFrame>"""
        slide.shapes._spTree.append(parse_drawing(frame))
    deck.save(str(path))
    return path

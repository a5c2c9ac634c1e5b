"""The page: its size and margins."""

from __future__ import annotations

from briefgen.render.docx.measures import cm
from briefgen.render.docx.oxml.xml import Element, w
from briefgen.theme import Theme


def page_properties(theme: Theme) -> Element:
    """w:sectPr: the theme's page and its margins."""
    page = theme.page
    margins = {
        "top": page.top,
        "right": page.right,
        "bottom": page.bottom,
        "left": page.left,
        "header": page.header,
        "footer": page.footer,
        "gutter": 0,
    }
    return w(
        "sectPr",
        w("pgSz", w=str(cm(page.width)), h=str(cm(page.height))),
        w("pgMar", **{side: str(cm(length)) for side, length in margins.items()}),
    )

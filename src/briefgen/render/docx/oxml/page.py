"""The page: its size, its margins, what runs along it."""

from __future__ import annotations

from copy import deepcopy

from briefgen.render.docx.measures import cm
from briefgen.render.docx.oxml.runs import NoteKind
from briefgen.render.docx.oxml.xml import Element, W, qualified, w
from briefgen.theme import Theme

PRINTABLE = cm(0.5)
"""The edge of the paper that printers leave white."""


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


def turned_page(page: Element) -> Element:
    """A copy of a page's properties with the long side lying (17.6.13); one that lies already stays as it is."""
    made = deepcopy(page)
    size = made.find(f"{W}pgSz")
    assert size is not None
    width, height = (str(size.get(W + side)) for side in "wh")
    if int(width) < int(height):
        for name, value in (("w", height), ("h", width), ("orient", "landscape")):
            size.set(W + name, value)
    return made


def set_notes(page: Element, kind: NoteKind) -> None:
    """Numbers the page's notes 1, 2, 3; the schema wants it after the references to headers and footers (17.6.17)."""
    for old in page.findall(f"{W}{kind}Pr"):
        page.remove(old)
    before = [f"{W}headerReference", f"{W}footerReference", f"{W}footnotePr"]
    place = sum(child.tag in before for child in page)
    page.insert(place, w(f"{kind}Pr", w("numFmt", val="decimal")))


def refer(page: Element, kind: str, relationship: str) -> None:
    """Gives the page the "header" or "footer" so related."""
    reference = w(f"{kind}Reference", type="default")
    reference.set(qualified("r:id"), relationship)
    page.insert(0, reference)


def set_distance(page: Element, kind: str, length: int) -> None:
    """Moves a new "header" or "footer" off the paper's edge, where the page has none and so says no distance (17.6.11)."""
    margins = page.find(f"{W}pgMar")
    assert margins is not None
    room = abs(int(str(margins.get(W + ("top" if kind == "header" else "bottom")))))
    stated = str(margins.get(W + kind))
    if not stated.isdecimal() or int(stated) < PRINTABLE:
        margins.set(W + kind, str(min(length, room // 2)))

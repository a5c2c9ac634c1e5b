"""What a Word template would serve for, as `briefgen template check` tells it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.assets import Assets
from briefgen.render.docx.base import page_of
from briefgen.render.docx.customer.base import CustomersBase, customers_base
from briefgen.render.docx.customer.filled import BODY, NAMES, placeholders
from briefgen.render.docx.customer.look import slots_of
from briefgen.render.docx.customer.styles import STYLE_ID, name_of
from briefgen.render.docx.oxml.xml import Element, W
from briefgen.render.docx.template import design_parts
from briefgen.render.format import TemplateReport, TemplateRow
from briefgen.theme import Theme

TWIPS_PER_CM = 1440 / 2.54
ADDED = "added from ours"
STYLES = {"paragraph": "Paragraph styles", "character": "Character styles", "table": "Table styles"}


def inspect(data: bytes, name: str, theme: Theme) -> TemplateReport:
    """Raises InputError where the file cannot be opened as a Word file."""
    base = customers_base(data, name, theme, "latin", Assets())
    rows = (*_page(base, theme), *_look(base), *_placeholders(base), *_styles(base, theme))
    base.package.fill(dict.fromkeys(NAMES, ""))
    return TemplateReport(rows, tuple(base.package.warnings))


def _page(base: CustomersBase, theme: Theme) -> Iterator[TemplateRow]:
    """Size, margins and running lines; "" where ours take their place."""
    page = base.package.page
    own = {tag for tag in ("pgSz", "pgMar") if page.find(W + tag) is not None}
    shown = page_of(page, theme)
    size, margins = (
        _lengths(shown, *each) for each in (("pgSz", "w", "h"), ("pgMar", "top", "right", "bottom", "left"))
    )
    yield _row("Page", "size", " × ".join(size) + " cm" if "pgSz" in own else "", "its own")
    yield _row(
        "Page", "margins", ", ".join(margins) + " cm" if "pgMar" in own else "", "its own: top, right, bottom, left"
    )
    for kind in ("header", "footer"):
        types = [str(each.get(W + "type")) for each in page.findall(f"{W}{kind}Reference")]
        yield _row("Page", kind, ", ".join(types), "its own")


def _lengths(page: Element, tag: str, *names: str) -> list[str]:
    element = page.find(W + tag)
    assert element is not None
    return [f"{int(str(element.get(W + name))) / TWIPS_PER_CM:.1f}" for name in names]


def _look(base: CustomersBase) -> Iterator[TemplateRow]:
    part = base.package.theme_part
    slots = {} if part is None else slots_of(part)
    yield _row("Look", "face of text", base.theme.latin, "its own")
    yield _row("Look", "colours", " ".join(f"#{value}" for slot, value in slots.items() if slot.startswith("accent")),
               "the accents of its theme")  # fmt: skip


def _placeholders(base: CustomersBase) -> Iterator[TemplateRow]:
    """Where its text asks for something, and where the briefing goes."""
    package = base.package
    yield _row("Text", f"{{{{ {BODY} }}}}", "its text" if package.marked else "", "stays before and after the briefing",
               "its text is left out")  # fmt: skip
    asked: dict[str, list[str]] = {}
    for where, root in package.stories.items():
        for name in placeholders(root):
            asked.setdefault(name, []).append(where)
    for name, places in asked.items():
        known, shown = name in NAMES, ", ".join(dict.fromkeys(places))
        yield _row("Text", f"{{{{ {name} }}}}", shown if known else "", "filled in", "stays as it is written")


def _styles(base: CustomersBase, theme: Theme) -> Iterator[TemplateRow]:
    styles = list(design_parts(theme, "latin")[0].iterfind(W + "style"))
    for kind, group in STYLES.items():
        for style in styles:
            if style.get(W + "type") == kind:
                yield _style_row(base, group, name_of(style))


def _style_row(base: CustomersBase, group: str, name: str) -> TemplateRow:
    found = base.serving.get(name.lower())
    if found is None:
        return TemplateRow(group, name, how=ADDED)
    theirs, number = name_of(found.style), found.style.get(STYLE_ID)
    return TemplateRow(group, name, f"{theirs} ({number})" if number != theirs else theirs, found.how)


def _row(group: str, need: str, found: str, how: str, otherwise: str = ADDED) -> TemplateRow:
    return TemplateRow(group, need, found, how if found else otherwise)

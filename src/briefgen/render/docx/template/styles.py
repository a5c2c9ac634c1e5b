"""The style sheet: Word's built-in styles by their own names, and ours where Word has none."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace

from briefgen.render.docx.measures import FIGURE_PADS, NUMBER_INSET, cm, half_points, twips
from briefgen.render.docx.names import BULLETS, HEADINGS, KEY_POINTS, KEY_TAKEAWAY, NUMBERS
from briefgen.render.docx.oxml.runs import language
from briefgen.render.docx.oxml.xml import Element, W, w, w_root
from briefgen.render.docx.template.colours import Palette
from briefgen.theme import Script, Style, Theme

ORDER = (
    "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "kinsoku", "wordWrap",
    "overflowPunct", "autoSpaceDE", "autoSpaceDN", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl",
)  # fmt: skip
"""The children of w:pPr that we use, as the schema orders them (17.3.1.26)."""

NUMBER = cm(0.48)
"""The column of the key points' numbers."""
GAP = 9
"""The leading of the empty paragraph beside a table, in points."""
BOX_LEFT, BOX_RIGHT, BOX_PAD = 10.5, 12.0, 9.0
"""The key-points box's padding, in points: left, right, and above and below."""


def style_sheet(theme: Theme, script: Script) -> Element:
    """The root of styles.xml."""
    sheet = _Sheet(theme, script)
    return w_root("styles", _defaults(theme, script), _latent(), *sheet.basic(), *sheet.front(), *sheet.body(),
                  *sheet.blocks(), *sheet.running(), *sheet.characters(), *sheet.tables())  # fmt: skip


def _defaults(theme: Theme, script: Script) -> Element:
    body = theme.page.type["body"][script]
    return w(
        "docDefaults",
        w(
            "rPrDefault",
            w("rPr", _fonts(theme, "minor"), w("sz", val=half_points(body.size)),
              w("szCs", val=half_points(body.size)), language("en-US", "zh-CN")),
        ),
        w("pPrDefault"),
    )  # fmt: skip


def _fonts(theme: Theme, role: str) -> Element:
    """The theme's fonts, and their names for programs that do not read the theme."""
    return w("rFonts", asciiTheme=f"{role}HAnsi", hAnsiTheme=f"{role}HAnsi", eastAsiaTheme=f"{role}EastAsia",
             cstheme=f"{role}Bidi", ascii=theme.latin, hAnsi=theme.latin, eastAsia=theme.han, cs=theme.latin)  # fmt: skip


def _latent() -> Element:
    return w("latentStyles", defLockedState="0", defUIPriority="99", defSemiHidden="0", defUnhideWhenUsed="0",
             defQFormat="0", count="376")  # fmt: skip


def style_id(name: str) -> str:
    """The id that Word itself gives a style so named: "heading 1" is "Heading1"."""
    return "".join(word[:1].upper() + word[1:] for word in name.split()).replace("Toc", "TOC").replace("Html", "HTML")


@dataclass(frozen=True, slots=True)
class _Sheet:
    theme: Theme
    script: Script

    @property
    def palette(self) -> Palette:
        return Palette(self.theme)

    def type(self, name: str) -> Style:
        return self.theme.page.type[name][self.script]

    def paragraph(self, name: str, set_in: str | Style, *properties: Element, based: str = "Normal", follow: str = "",
                  custom: bool = True, before: float | None = None, after: float | None = None,
                  fonts: str = "", priority: int = 20) -> Element:  # fmt: skip
        """A paragraph style set in one of the theme's types; `before` and `after` replace the type's own spaces."""
        style = self.type(set_in) if isinstance(set_in, str) else set_in
        space = (style.before if before is None else before, style.after if after is None else after)
        run = [_fonts(self.theme, fonts)] if fonts else []
        run += [*_weight(style), self.palette.text(style.colour), *_size(style)]
        return w(
            "style",
            w("name", val=name),
            w("basedOn", val=style_id(based)),
            w("next", val=style_id(follow)) if follow else None,
            w("uiPriority", val=str(priority)),
            w("qFormat"),
            _ordered((*properties, _spacing(style, *space))),
            w("rPr", *run),
            type="paragraph",
            styleId=style_id(name),
            **({"customStyle": "1"} if custom else {}),
        )

    def basic(self) -> list[Element]:
        body = self.type("body")
        normal = w(
            "style",
            w("name", val="Normal"),
            w("qFormat"),
            _ordered((w("widowControl"), w("kinsoku"), w("overflowPunct"), w("autoSpaceDE"), w("autoSpaceDN"),
                      _spacing(body, 0, 0))),
            w("rPr", self.palette.text(body.colour)),
            type="paragraph", default="1", styleId="Normal",
        )  # fmt: skip
        return [
            normal,
            _plain_style("character", "Default Paragraph Font", 1),
            _plain_style("numbering", "No List", 99),
            _table_normal(),
            self.paragraph("Body Text", "body", custom=False, priority=1),
        ]

    def front(self) -> list[Element]:
        """The title block, the key points, the key figures and the contents."""
        page = self.theme.page
        narrow = w("ind", right=str(cm(max(page.column - 14.8, 0))))
        rule = w("pBdr", self.palette.border("bottom", 1, "ink", 7.5))
        shown = (w("keepNext"), w("keepLines"))
        return [
            self.paragraph("Kicker", "kicker", w("keepNext"), follow="Title", priority=9),
            self.paragraph("Title", "title", *shown, narrow, follow="Subtitle", custom=False, fonts="major", priority=10),
            self.paragraph("Subtitle", "subtitle", w("keepNext"), follow="Details", custom=False, priority=11),
            self.paragraph("Details", "meta", rule, follow="Body Text", priority=12),
            *self._box(),
            self.paragraph("Key Figure Label", "key_figure_label", w("keepNext")),
            self.paragraph("Key Figure", "key_figure", w("keepLines")),
            self.paragraph("TOC Heading", replace(self.type("box_label"), colour="ink"), w("keepNext"), custom=False, before=14, after=2, priority=39),
            self._contents("toc 1", 0),
            self._contents("toc 2", 1),
        ]  # fmt: skip

    def _box(self) -> list[Element]:
        """Bordered, shaded paragraphs of one indent, which Word and LibreOffice join into one box."""
        left = twips(BOX_LEFT + 3)
        ground = (
            w("keepLines"),
            w("pBdr", self.palette.border("top", 0.25, "tint", BOX_PAD), self.palette.border("left", 3, "accent", BOX_LEFT),
              self.palette.border("bottom", 0.25, "tint", BOX_PAD), self.palette.border("right", 0.25, "tint", BOX_RIGHT)),
            self.palette.shading("tint"),
            w("ind", left=str(left + NUMBER), right=str(twips(BOX_RIGHT)), hanging=str(NUMBER)),
        )  # fmt: skip
        return [
            self.paragraph("Key Points Heading", "box_label", *ground, w("keepNext"), before=21, priority=13),
            self.paragraph("Key Takeaway", "takeaway", *ground, w("keepNext"), _numbered(KEY_TAKEAWAY), before=3.75, priority=13),
            self.paragraph("Key Point", "body", *ground, _numbered(KEY_POINTS), before=3.75, priority=13),
            self.paragraph("Key Point 2", "body", *ground, _numbered(KEY_POINTS, 1), before=2, priority=13),
        ]  # fmt: skip

    def _contents(self, name: str, level: int) -> Element:
        number = (cm(0.58), cm(0.9))[level]
        left = cm(0.58) * level + number
        rules = w(
            "pBdr",
            self.palette.border("bottom", 0.75, "hairline", 2),
            self.palette.border("between", 0.75, "hairline", 2),
        )
        return self.paragraph(
            name, "contents", rules, w("tabs", w("tab", val="left", pos=str(left))),
            w("ind", left=str(left), hanging=str(number)), based="Normal", custom=False, before=1.5, priority=39,
        )  # fmt: skip

    def body(self) -> list[Element]:
        """Headings, takeaways and lists."""
        kept = (w("keepNext"), w("keepLines"))
        headings = [
            self.paragraph(f"heading {level}", f"heading_{level}", *kept, w("outlineLvl", val=str(level - 1)),
                           *([_numbered(HEADINGS, level - 1)] if level < 3 else []), follow="Body Text", custom=False,
                           fonts="major", priority=9)
            for level in (1, 2, 3)
        ]  # fmt: skip
        plain = self.paragraph("Heading Unnumbered", "heading_1", *kept, w("outlineLvl", val="0"), w("numPr", w("numId", val="0")),
                               based="heading 1", follow="Body Text", fonts="major", priority=9)  # fmt: skip
        lists = [
            self.paragraph(_level(f"List {kind}", depth), "body", w("keepLines"), _numbered(own, depth), custom=False,
                           before=3, priority=15)
            for kind, own in (("Bullet", BULLETS), ("Number", NUMBERS))
            for depth in range(3)
        ]  # fmt: skip
        takeaway = self.paragraph("Takeaway", "takeaway", *kept, follow="Body Text", after=1, priority=14)
        return [*headings, plain, takeaway, *lists]

    def blocks(self) -> list[Element]:
        """Captions, figures, cells, timelines, callouts, quotes and the bibliography."""
        kept = (w("keepNext"), w("keepLines"))
        right = w("jc", val="right")
        hang = w("ind", left=str(cm(0.58)), hanging=str(cm(0.58)))
        return [
            self.paragraph("caption", "caption", *kept, custom=False, priority=35),
            self._figure(),
            self._gap(),
            *self._cells("table"),
            *self._cells("table_small", " Small"),
            self.paragraph("Timeline Date", "timeline", right),
            self.paragraph("Timeline Event", "timeline"),
            *self._callout(),
            *self._quote(),
            self.paragraph("Bibliography", "body", hang, w("keepLines"), custom=False, priority=37),
        ]

    def _cells(self, name: str, ending: str = "") -> list[Element]:
        """The paragraphs in a table's cells; `ending` tells the styles of one in small type from the others."""
        right, inset = w("jc", val="right"), w("ind", right=str(cm(NUMBER_INSET)))
        kept, centred = w("keepNext"), w("jc", val="center")
        body, text = self.type(name), f"Table Text{ending}"
        head, heads = replace(body, bold=True), f"Table Head{ending}"
        return [
            self.paragraph(text, body),
            self.paragraph(f"Table Number{ending}", body, right, inset, based=text),
            self.paragraph(f"Table Aspect{ending}", replace(body, colour="grey"), based=text),
            self.paragraph(heads, head, kept, based=text),
            self.paragraph(f"Table Centered{ending}", body, centred, based=text),
            self.paragraph(f"Table Head Centered{ending}", head, kept, centred, based=heads),
            self.paragraph(f"Table Head Number{ending}", head, kept, right, inset, based=heads),
        ]

    def _gap(self) -> Element:
        """The space about a table, which has none of its own."""
        gap = self.paragraph("Table Gap", "body", before=0, after=0)
        for spacing in gap.iter(W + "spacing"):
            spacing.set(W + "line", str(twips(GAP)))
        return gap

    def _figure(self) -> Element:
        """A line as tall as the drawing in it: exact leading would cut it off."""
        figure = self.paragraph("Figure", "body", w("keepLines"), before=0, after=6)
        for spacing in figure.iter(W + "spacing"):
            spacing.set(W + "line", "240")
            spacing.set(W + "lineRule", "auto")
        return figure

    def _callout(self) -> list[Element]:
        rules = w("pBdr", self.palette.border("top", 1.1, "ink", 7.5), self.palette.border("bottom", 1.1, "ink", 7.5))
        return [
            self.paragraph("Callout Label", "callout_label", rules, w("keepNext"), w("keepLines"), before=18),
            self.paragraph("Callout", "callout", rules, w("keepLines"), before=1.5),
            self.paragraph("Callout Text", "body", rules, w("keepLines"), before=3),
        ]

    def _quote(self) -> list[Element]:
        rule = w("pBdr", self.palette.border("left", 2.25, "accent", 12))
        aside = w("ind", left=str(twips(14.25)), right=str(cm(1)))
        return [
            self.paragraph("Quote", "quote", rule, aside, w("keepNext"), w("keepLines"), custom=False, before=9, priority=29),
            self.paragraph("Quote Source", replace(self.type("meta"), colour="grey"), rule, aside, w("keepLines"), before=2, after=7.5),
        ]  # fmt: skip

    def running(self) -> list[Element]:
        """Headers, footers and notes."""
        column = cm(self.theme.page.column)
        ends = w("tabs", w("tab", val="right", pos=str(column)))
        rule = w("pBdr", self.palette.border("bottom", 0.75, "hairline", 4.5))
        return [
            self.paragraph("header", "header_footer", rule, ends, custom=False, priority=99),
            self.paragraph("footer", "header_footer", w("tabs", w("tab", val="right", pos=str(column))), custom=False, priority=99),
            self.paragraph("footnote text", "footnote", custom=False, priority=99),
            self.paragraph("endnote text", "footnote", custom=False, before=2, priority=99),
        ]  # fmt: skip

    def characters(self) -> list[Element]:
        palette, accent = self.palette, self.palette.text("accent")
        unit, mono = self.type("key_figure_unit"), self.theme.mono
        raised = (w("b", val="0"), w("bCs", val="0"), w("i", val="0"), w("iCs", val="0"))
        code = w("rFonts", ascii=mono, hAnsi=mono, cs=mono)
        return [
            _character("footnote reference", 99, *raised, palette.text("accent"), w("vertAlign", val="superscript")),
            _character("endnote reference", 99, *raised, palette.text("accent"), w("vertAlign", val="superscript")),
            _character("Hyperlink", 99, palette.text("accent")),
            _character("Strong", 22, w("b"), w("bCs")),
            _character("Emphasis", 22, *((w("b"), w("bCs")) if self.script == "han" else (w("i"), w("iCs")))),
            _character("HTML Code", 99, code, w("noProof")),
            _character("Lead", 21, w("b"), w("bCs"), custom=True),
            _character("Label", 21, w("b"), w("bCs"), accent, custom=True),
            _character("Detail Label", 21, palette.text("grey"), custom=True),
            _character("Expected", 21, w("b"), w("bCs"), palette.text("highlight"), custom=True),
            _character("Highlight", 21, palette.text("highlight"), custom=True),
            _character("Key Figure Unit", 21, *_size(unit), custom=True),
            _character("Key Figure Unit Highlight", 21, palette.text("highlight"), *_size(unit), custom=True),
        ]  # fmt: skip

    def tables(self) -> list[Element]:
        palette = self.palette
        pad = str(cm(0.13))
        three_rules = (
            w("tblBorders", palette.border("top", 1.1, "ink"), palette.border("bottom", 1.1, "ink"),
              palette.border("insideH", 0.4, "hairline")),
            _margins(top=pad, left="0", bottom=pad, right=str(cm(0.32))),
        )  # fmt: skip
        head = w("tblStylePr", w("tcPr", w("tcBorders", palette.border("bottom", 0.6, "ink"))), type="firstRow")
        upright = w("tblBorders", palette.border("insideV", 1.1, "hairline"))
        parted = w("tblBorders", palette.border("insideV", 0.75, "hairline"))
        return [
            _table_style("Briefing Table", three_rules, head),
            _table_style("Briefing Timeline", (upright, _margins(top="0", left=str(cm(0.37)), bottom=str(cm(0.21)),
                                                                 right=str(cm(0.37))))),
            _table_style("Briefing Figures", (parted, _margins(top="0", left=str(twips(FIGURE_PADS[0])), bottom="0", right=str(twips(FIGURE_PADS[1]))))),
        ]  # fmt: skip


def _ordered(properties: Iterable[Element]) -> Element:
    """w:pPr of the properties, in the schema's order."""
    ordered = sorted(properties, key=lambda element: ORDER.index(element.tag.rpartition("}")[2]))
    return w("pPr", *map(deepcopy, ordered))


def _spacing(style: Style, before: float, after: float) -> Element:
    return w(
        "spacing", before=str(twips(before)), after=str(twips(after)), line=str(twips(style.leading)), lineRule="exact"
    )


def _weight(style: Style) -> list[Element]:
    return [w("b"), w("bCs")] if style.bold else []


def _size(style: Style) -> list[Element]:
    return [w("sz", val=half_points(style.size)), w("szCs", val=half_points(style.size))]


def _numbered(list_number: int, level: int = 0) -> Element:
    return w("numPr", w("ilvl", val=str(level)) if level else None, w("numId", val=str(list_number)))


def _level(name: str, depth: int) -> str:
    return f"{name} {depth + 1}" if depth else name


def _plain_style(kind: str, name: str, priority: int) -> Element:
    return w("style", w("name", val=name), w("uiPriority", val=str(priority)), w("semiHidden"), w("unhideWhenUsed"),
             type=kind, default="1", styleId=style_id(name))  # fmt: skip


def _table_normal() -> Element:
    return w("style", w("name", val="Normal Table"), w("uiPriority", val="99"), w("semiHidden"), w("unhideWhenUsed"),
             w("tblPr", w("tblInd", w="0", type="dxa"), _margins(top="0", left="108", bottom="0", right="108")),
             type="table", default="1", styleId="TableNormal")  # fmt: skip


def _character(name: str, priority: int, *properties: Element, custom: bool = False) -> Element:
    return w("style", w("name", val=name), w("basedOn", val="DefaultParagraphFont"), w("uiPriority", val=str(priority)),
             w("qFormat"), w("rPr", *map(deepcopy, properties)), type="character", styleId=style_id(name),
             **({"customStyle": "1"} if custom else {}))  # fmt: skip


def _table_style(name: str, properties: Iterable[Element], *conditional: Element) -> Element:
    return w("style", w("name", val=name), w("basedOn", val="TableNormal"), w("uiPriority", val="40"), w("qFormat"),
             w("tblPr", *properties), *conditional, type="table", styleId=style_id(name), customStyle="1")  # fmt: skip


def _margins(**sides: str) -> Element:
    return w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in sides.items()))

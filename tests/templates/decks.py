"""Odd PowerPoint templates, each made of python-pptx's empty presentation by one change or a few."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Emu, Inches, Pt

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
MACRO_TEMPLATE = b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml"
TEMPLATE = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"

CHINESE = (
    "封面",
    "标题和内容",
    "章节",
    "两栏内容",
    "比较",
    "仅标题",
    "空白",
    "内容与说明",
    "图片与说明",
    "标题和竖排文字",
    "竖排标题与文字",
)

BRAND = {"dk2": "1B365D", "lt2": "F1EDE4", "accent1": "B5121B", "accent2": "1B365D", "accent3": "C9A227",
         "accent4": "5E8C61", "accent5": "7A6C8F", "accent6": "D98E73"}  # fmt: skip
PALE = {"accent1": "FFE699", "accent2": "D9E8F5", "accent3": "E2F0D9", "accent4": "FBE5D6", "accent5": "F2F2F2",
        "accent6": "FFF2CC"}  # fmt: skip
NIGHT = {"dk1": "101820", "lt1": "F7F7F2", "dk2": "26323D", "lt2": "C9D6DF", "accent1": "00A3AD", "accent2": "FF6F61",
         "accent3": "F2C94C", "accent4": "8FD694", "accent5": "B39DDB", "accent6": "90A4AE"}  # fmt: skip


def saved(deck: Deck) -> bytes:
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def blank(width: float = 13.333, height: float = 7.5) -> Deck:
    """python-pptx's presentation, everything on its master and layouts stretched to another size."""
    deck = Presentation()
    wide, high = Inches(width) / deck.slide_width, Inches(height) / deck.slide_height
    deck.slide_width, deck.slide_height = Inches(width), Inches(height)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for place in sheet.element.iter(f"{{{A}}}xfrm"):
            for child in place:
                for name, share in (("x", wide), ("cx", wide), ("y", high), ("cy", high)):
                    if child.get(name):
                        child.set(name, str(round(int(child.get(name)) * share)))
    return deck


def painted(deck: Deck, colours: Mapping[str, str], latin: str = "Calibri", han: str = "Microsoft YaHei") -> Deck:
    """The presentation in a brand's colours and faces."""
    part = deck.slide_master.part.part_related_by(RT.THEME)
    root = etree.fromstring(part.blob)
    for name, value in colours.items():
        slot = root.find(f".//{{{A}}}clrScheme/{{{A}}}{name}")
        for old in list(slot):
            slot.remove(old)
        etree.SubElement(slot, f"{{{A}}}srgbClr", val=value)
    for faces in root.find(f".//{{{A}}}fontScheme"):
        faces.find(f"{{{A}}}latin").set("typeface", latin)
        faces.find(f"{{{A}}}ea").set("typeface", han)
    part.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return deck


def kept(deck: Deck, *places: int) -> Deck:
    """The presentation with some of its layouts only."""
    for place, layout in enumerate(list(deck.slide_layouts)):
        if place not in places:
            deck.slide_layouts.remove(layout)
    return deck


def untyped(deck: Deck) -> Deck:
    for layout in deck.slide_layouts:
        layout.element.attrib.pop("type", None)
    return deck


def without(layout: SlideLayout, *types: str) -> None:
    """Takes placeholders of these types out of a layout; all of them without types."""
    for mark in list(layout.element.iter(f"{{{P}}}ph")):
        if not types or mark.get("type", "") in types:
            shape = next(mark.iterancestors(f"{{{P}}}sp"))
            shape.getparent().remove(shape)


def ground(sheet: object, fill: etree._Element) -> None:
    """Gives a master or layout a background of its own."""
    holder = sheet.element.find(qn("p:cSld"))  # type: ignore[attr-defined]
    for old in holder.findall(qn("p:bg")):
        holder.remove(old)
    made = etree.Element(qn("p:bg"))
    inner = etree.SubElement(made, qn("p:bgPr"))
    inner.append(fill)
    etree.SubElement(inner, qn("a:effectLst"))
    holder.insert(0, made)


def solid(value: str) -> etree._Element:
    fill = etree.Element(qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=value)
    return fill


def gradient(*values: str) -> etree._Element:
    fill = etree.Element(qn("a:gradFill"), rotWithShape="1")
    stops = etree.SubElement(fill, qn("a:gsLst"))
    for place, value in enumerate(values):
        stop = etree.SubElement(stops, qn("a:gs"), pos=str(round(100_000 * place / (len(values) - 1))))
        etree.SubElement(stop, qn("a:srgbClr"), val=value)
    etree.SubElement(fill, qn("a:lin"), ang="5400000", scaled="0")
    return fill


def drawing(width: int, height: int, colour: tuple[int, int, int]) -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    file.seek(0)
    return file


def forms(sheet: object, *boxes: tuple[float, float, float, float, str]) -> None:
    """Puts plain rectangles behind all else on a master or layout; a fill is "RRGGBB"."""
    for place, (x, y, w, h, colour) in enumerate(boxes):
        scratch = Presentation()
        slide = scratch.slides.add_slide(scratch.slide_layouts[6])
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(x), Inches(y), Inches(w), Inches(h))
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(colour)
        shape.line.fill.background()
        shape.element.find(f".//{{{P}}}cNvPr").set("id", str(900 + place))
        shape.element.find(f".//{{{P}}}cNvPr").set("name", f"Band {place + 1}")
        sheet.element.cSld.spTree.insert(2 + place, shape.element)  # type: ignore[attr-defined]


def logo(sheet: object, x: float, y: float, w: float, h: float) -> None:
    """Puts a picture on a master or layout."""
    part, _ = sheet.part.get_or_add_image_part(drawing(300, 100, (181, 18, 27)))  # type: ignore[attr-defined]
    number = sheet.part.relate_to(part, RT.IMAGE)  # type: ignore[attr-defined]
    sheet.element.cSld.spTree.add_pic(  # type: ignore[attr-defined]
        950, "Logo", "Acme", number, Inches(x), Inches(y), Inches(w), Inches(h)
    )


# The templates


def default() -> bytes:
    """python-pptx's own, 4:3."""
    return saved(Presentation())


def wide() -> bytes:
    """An ordinary brand: 16:9, a logo at the top right, a band along the foot."""
    deck = painted(blank(), BRAND, "Arial")
    logo(deck.slide_master, 11.6, 0.25, 1.35, 0.45)
    forms(deck.slide_master, (0, 7.35, 13.333, 0.15, "B5121B"))
    return saved(deck)


def used() -> bytes:
    """A deck somebody gave: slides with notes, pictures, a comment, a custom show and sections."""
    deck = blank()
    for place in range(3):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = "Sample"
        slide.notes_slide.notes_text_frame.text = "Sample"
        slide.shapes.add_picture(drawing(8, 8, (place, 0, 0)), 0, 0)
    comments = Part(PackURI("/ppt/comments/comment1.xml"),
                    "application/vnd.openxmlformats-officedocument.presentationml.comments+xml", deck.part.package,
                    f'<p:cmLst xmlns:p="{P}"/>'.encode())  # fmt: skip
    slide.part.relate_to(comments, RT.COMMENTS)
    root = deck.part._element
    number = deck.slides._sldIdLst[0].rId
    show = etree.fromstring(
        f'<p:custShowLst xmlns:p="{P}" xmlns:r="{root.nsmap["r"]}"><p:custShow name="Short" id="0"><p:sldLst>'
        f'<p:sld r:id="{number}"/></p:sldLst></p:custShow></p:custShowLst>'
    )
    root.find(qn("p:notesSz")).addnext(show)
    listed = "".join(f'<p14:sldId id="{each.id}"/>' for each in deck.slides._sldIdLst)
    root.append(etree.fromstring(
        f'<p:extLst xmlns:p="{P}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
        '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f'<p14:section name="Sample" id="{{11111111-2222-3333-4444-555555555555}}"><p14:sldIdLst>{listed}</p14:sldIdLst>'
        "</p14:section></p14:sectionLst></p:ext></p:extLst>"
    ))  # fmt: skip
    return saved(deck)


def dark() -> bytes:
    """Light on dark by the master's colour map."""
    deck = painted(blank(), NIGHT)
    names = deck.slide_master.element.find(qn("p:clrMap"))
    for name, slot in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
        names.set(name, slot)
    return saved(deck)


def half_dark() -> bytes:
    """Covers and dividers dark by a map of their own, the rest light."""
    deck = painted(blank(), NIGHT)
    for layout in (deck.slide_layouts[0], deck.slide_layouts[2]):
        holder = layout.element.find(qn("p:clrMapOvr"))
        for old in list(holder):
            holder.remove(old)
        etree.SubElement(holder, qn("a:overrideClrMapping"), bg1="dk1", tx1="lt1", bg2="dk2", tx2="lt2",
                         accent1="accent1", accent2="accent2", accent3="accent3", accent4="accent4",
                         accent5="accent5", accent6="accent6", hlink="hlink", folHlink="folHlink")  # fmt: skip
    return saved(deck)


def small() -> bytes:
    """16:9 as web programs save it: 10 inches wide."""
    return saved(painted(blank(10, 5.625), BRAND, "Arial"))


def portrait() -> bytes:
    """A4 upright."""
    return saved(painted(blank(7.5, 10), BRAND))


def large() -> bytes:
    """Slides of twice the size."""
    return saved(painted(blank(26.667, 15), BRAND))


def chinese() -> bytes:
    """Layouts with Chinese names and no types."""
    deck = painted(blank(), BRAND, "Arial", "DengXian")
    for layout, name in zip(deck.slide_layouts, CHINESE, strict=True):
        layout.element.cSld.set("name", name)
    return saved(untyped(deck))


def untitled() -> bytes:
    """No layout has a place for a title."""
    deck = blank()
    for layout in deck.slide_layouts:
        without(layout, "title", "ctrTitle")
    return saved(untyped(deck))


def bare() -> bytes:
    """One layout, and nothing on it."""
    deck = kept(untyped(blank()), 6)
    without(deck.slide_layouts[0])
    return saved(deck)


def layoutless() -> bytes:
    """A master without layouts."""
    return saved(kept(painted(blank(), BRAND)))


def masters() -> bytes:
    """Two masters, whose layouts have the same names."""
    deck = kept(painted(blank(), BRAND), 0, 1, 5)
    first = deck.slide_master.part
    package = first.package
    theme = Part(PackURI("/ppt/theme/theme9.xml"), first.part_related_by(RT.THEME).content_type, package,
                 first.part_related_by(RT.THEME).blob)  # fmt: skip
    second = XmlPart.load(PackURI("/ppt/slideMasters/slideMaster2.xml"), first.content_type, package, first.blob)
    listed = second._element.find(qn("p:sldLayoutIdLst"))
    for old in list(listed):
        listed.remove(old)
    second.relate_to(theme, RT.THEME)
    for place, layout in enumerate(deck.slide_layouts):
        copied = XmlPart.load(PackURI(f"/ppt/slideLayouts/slideLayout{20 + place}.xml"), layout.part.content_type,
                              package, layout.part.blob)  # fmt: skip
        copied.relate_to(second, RT.SLIDE_MASTER)
        etree.SubElement(listed, qn("p:sldLayoutId"), {"id": str(2_147_483_800 + place), qn("r:id"): second.relate_to(copied, RT.SLIDE_LAYOUT)})  # fmt: skip
    number = deck.part.relate_to(second, RT.SLIDE_MASTER)
    etree.SubElement(deck.part._element.find(qn("p:sldMasterIdLst")), qn("p:sldMasterId"), {"id": "2147483799", qn("r:id"): number})  # fmt: skip
    return saved(deck)


def banded() -> bytes:
    """White titles on a band of the brand's colour, a rule under the body, a logo in the corner."""
    deck = painted(blank(), BRAND, "Arial")
    forms(deck.slide_master, (0, 0, 13.333, 1.35, "1B365D"), (0.6, 6.85, 12.1, 0.02, "B5121B"))
    logo(deck.slide_master, 0.65, 6.95, 1.2, 0.4)
    style = deck.slide_master.element.find(f".//{{{P}}}titleStyle/{{{A}}}lvl1pPr")
    style.set("algn", "l")
    run = style.find(qn("a:defRPr"))
    for old in run.findall(qn("a:solidFill")):
        run.remove(old)
    run.insert(0, solid("FFFFFF"))
    for shape in deck.slide_master.placeholders:
        if shape.placeholder_format.type == 1:
            shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in (0.6, 0.15, 12.1, 1.05))
        if shape.placeholder_format.type == 16:
            shape.left = Inches(0.6)
    return saved(deck)


def sidebar() -> bytes:
    """A coloured column at the left that no placeholder may enter, titles at the right of it."""
    deck = painted(blank(), BRAND)
    forms(deck.slide_master, (0, 0, 2.4, 7.5, "1B365D"))
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            if shape.element.find(f".//{{{A}}}xfrm") is not None and shape.left < Inches(2.7):
                right = shape.left + shape.width
                shape.left = Inches(2.8)
                shape.width = Emu(max(right - Inches(2.8), Inches(2)))
    return saved(deck)


def graded() -> bytes:
    """A gradient behind everything."""
    deck = painted(blank(), NIGHT)
    ground(deck.slide_master, gradient("0B1F3A", "274B7A"))
    return saved(deck)


def pictured() -> bytes:
    """A dark picture behind covers, black text in the theme all the same."""
    return behind_covers(drawing(64, 36, (28, 40, 34)))


def chequered() -> bytes:
    """A picture behind covers that is black on one side and white on the other."""
    file = io.BytesIO()
    picture = Image.new("RGB", (64, 36), (255, 255, 255))
    picture.paste((0, 0, 0), (0, 0, 32, 36))
    picture.save(file, "PNG")
    return behind_covers(file)


def behind_covers(picture: io.BytesIO) -> bytes:
    deck = painted(blank(), BRAND)
    layout = deck.slide_layouts[0]
    part, _ = layout.part.get_or_add_image_part(picture)
    fill = etree.Element(qn("a:blipFill"))
    etree.SubElement(fill, qn("a:blip"), {qn("r:embed"): layout.part.relate_to(part, RT.IMAGE)})
    etree.SubElement(etree.SubElement(fill, qn("a:stretch")), qn("a:fillRect"))
    ground(layout, fill)
    return saved(deck)


def backdrop() -> bytes:
    """A dark picture that is no background but lies over the whole slide, black text in the theme all the same."""
    deck = painted(blank(), BRAND)
    master = deck.slide_master
    part, _ = master.part.get_or_add_image_part(drawing(64, 36, (28, 40, 84)))
    number = master.part.relate_to(part, RT.IMAGE)
    master.element.cSld.spTree.add_pic(951, "Backdrop", "", number, 0, 0, Inches(13.333), Inches(7.5))
    return saved(deck)


def pale() -> bytes:
    """Accents that nobody could read on white."""
    return saved(painted(blank(), PALE, "Arial"))


def macros() -> bytes:
    """A template with macros (.potm)."""
    deck = blank()
    made = Part(PackURI("/ppt/vbaProject.bin"), "application/vnd.ms-office.vbaProject", deck.part.package, b"Sample")
    deck.part.relate_to(made, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")
    return retyped(saved(deck), MACRO_TEMPLATE)


def potx() -> bytes:
    """A template by its content type."""
    return retyped(saved(painted(blank(), BRAND)), TEMPLATE)


def retyped(data: bytes, kind: bytes) -> bytes:
    """The package with its main part declared to be something else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(MAIN, kind) if name == "[Content_Types].xml" else old.read(name))
    return buffer.getvalue()


def crowded() -> bytes:
    """Huge titles in the middle of the slide's top half, footers of a tenth of an inch, many small pictures."""
    deck = painted(blank(), BRAND)
    for place in range(4):
        logo(deck.slide_master, 0.3 + place * 0.7, 6.9, 0.6, 0.3)
    for shape in deck.slide_master.placeholders:
        if shape.placeholder_format.type == 1:
            shape.top, shape.height = Inches(0.5), Inches(2.2)
            shape.text_frame.paragraphs[0].font.size = Pt(60)
    return saved(deck)


ODD: Mapping[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        default, wide, used, dark, half_dark, small, portrait, large, chinese, untitled, bare, layoutless, masters,
        banded, sidebar, graded, pictured, chequered, backdrop, pale, macros, potx, crowded,
    )
}  # fmt: skip
"""Every odd template by its name."""

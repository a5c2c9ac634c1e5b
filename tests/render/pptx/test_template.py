"""The template: ours is what the theme makes, and a customer's is built on."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Inches

from briefgen.assets import builtin_folder
from briefgen.diagnostics import InputError
from briefgen.render.pptx.base import base_for
from briefgen.render.pptx.slides import Slide
from briefgen.render.pptx.template import ASSET, files
from briefgen.theme import default_theme, theme_from
from briefgen.theme.slots import slot_of
from tests.office import audit
from tests.render.pptx.made import NAMESPACES, context, deck, found, opened, parts
from tests.render.pptx.shapes import slides

MACROS = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    """A template as a customer has it: other layouts, sample slides with notes, ways that lead to one, macros."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(13.333), Inches(7.5)
    for _ in range(2):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = "Sample"
        slide.notes_slide.notes_text_frame.text = "Sample"
    made.slide_layouts[5].placeholders[0].click_action.target_slide = slide
    made.part.part_related_by(RT.VIEW_PROPS).relate_to(slide.part, RT.SLIDE)
    macros = Part(PackURI("/ppt/vbaProject.bin"), "application/vnd.ms-office.vbaProject", made.part.package, b"Sample")
    made.part.relate_to(macros, MACROS)
    path = tmp_path / "acme.pptx"
    made.save(str(path))
    return path


def test_the_committed_template_is_what_the_theme_makes() -> None:
    (made,) = files(default_theme()).values()
    committed = (builtin_folder() / ASSET).read_bytes()
    assert parts(made).keys() == parts(committed).keys()
    for name, content in parts(made).items():
        assert content == parts(committed)[name], f"{name} differs: run `make templates`"


def test_the_template_is_sound_and_has_no_slide(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes((builtin_folder() / ASSET).read_bytes())
    assert audit(path) == []
    template = Presentation(str(path))
    assert not template.slides
    assert (template.slide_width, template.slide_height) == (12192000, 6858000)
    assert [layout.name for layout in template.slide_layouts] == ["Cover", "Section", "Content", "Sources"]
    for layout in template.slide_layouts:
        kinds = {int(holder.placeholder_format.type) for holder in layout.placeholders}
        assert kinds & {1, 3}, f"{layout.name} has no title"


def test_the_themes_faces_and_colours_are_the_templates() -> None:
    root = etree.fromstring(parts((builtin_folder() / ASSET).read_bytes())["ppt/theme/theme1.xml"])
    theme = default_theme()
    assert found(root, "//a:minorFont/a:latin/@typeface") == [theme.latin]
    assert found(root, "//a:minorFont/a:ea/@typeface") == [theme.han]
    assert found(root, "//a:dk1/a:srgbClr/@val") == [theme.colour["ink"]]
    assert found(root, "//a:accent1/a:srgbClr/@val") == [theme.colour["accent"]]
    assert found(root, "//a:hlink/a:srgbClr/@val") == [theme.colour["accent"]]


def test_a_theme_of_the_briefs_own_colours_the_template() -> None:
    theme = theme_from({"colour": {"accent": "#7A1F5C"}, "font": {"latin": "Arial"}})
    root = etree.fromstring(parts(deck(slides(), theme=theme))["ppt/theme/theme1.xml"])
    assert found(root, "//a:accent1/a:srgbClr/@val") == ["7A1F5C"]
    assert found(root, "//a:minorFont/a:latin/@typeface") == ["Arial"]


def test_a_customers_template_gives_its_layouts_and_loses_its_slides(customers: Path, tmp_path: Path) -> None:
    made = deck(slides(), template=customers)
    read = opened(made)
    assert [slide.shapes.title.text_frame.text for slide in read.slides] == [slide.title for slide in slides()]
    assert [slide.slide_layout.name for slide in read.slides] == ["Title Slide", *["Title Only"] * 3]
    assert not any(b"Sample" in content for content in parts(made).values())
    path = tmp_path / "made.pptx"
    path.write_bytes(made)
    assert audit(path) == []


def test_an_earlier_deck_is_a_template_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "earlier.pptx"
    path.write_bytes(deck(slides(), "zh"))
    made, usual = (parts(deck(slides(), template=template)) for template in (path, None))
    assert [name for name in made.keys() | usual if made.get(name) != usual.get(name)] in ([], ["docProps/custom.xml"])


@pytest.mark.parametrize(("sixth", "told"), [("7A1F5C", "7A1F5C"), ("FFF2CC", "B8452E")])
def test_our_template_in_a_brands_colours_gives_the_highlight_where_it_can_be_read(
    tmp_path: Path, sixth: str, told: str
) -> None:
    path = tmp_path / "brand.pptx"
    brand = theme_from({"colour": {"accent": "#224488", "highlight": f"#{sixth}"}})
    path.write_bytes(deck(slides(), theme=brand))
    theme = base_for(context(path)).theme
    assert theme.colour["accent"] == "224488"
    assert theme.colour["highlight"] == told
    assert slot_of(theme, "highlight") == ("accent6" if told == sixth else "")
    assert slot_of(theme, "categorical.2") == "accent3"


def test_furniture_that_the_layout_has_is_left_to_it(customers: Path) -> None:
    own, theirs = (opened(deck(slides(), template=template)).slides[0] for template in (None, customers))
    assert "Ground" not in [shape.name for shape in own.shapes]
    assert "Ground" in [shape.name for shape in own.slide_layout.shapes]
    assert "Ground" in [shape.name for shape in theirs.shapes]


def test_a_customers_faces_and_colours_win_over_the_theme(customers: Path) -> None:
    theme = base_for(context(customers)).theme
    assert theme.categorical[0] == "4F81BD"
    assert theme.colour["accent"] == "3F6797", "the same, dark enough to be read"
    assert theme.colour["ink"] == "000000"
    assert theme.latin == "Calibri"
    assert theme.han == "宋体", "what its theme says of simplified Chinese"


def test_notes_need_no_notes_master_in_a_customers_template(tmp_path: Path) -> None:
    path = tmp_path / "bare.pptx"
    Presentation().save(str(path))
    made = deck([Slide("text", "One", "Content", (), speaker="Say that")], template=path)
    assert opened(made).slides[0].notes_slide.notes_text_frame.text.startswith("Say that")
    path.write_bytes(made)
    assert audit(path) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "office-damaged"),
        (b"PK\x03\x04", "office-damaged"),
        (b"<html/>", "not-office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "office-encrypted"),
    ],
)
def test_a_file_that_is_no_template_is_refused_by_name(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "acme.pptx"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        base_for(context(path))
    assert caught.value.diagnostics[0].code == code
    assert "acme.pptx" in str(caught.value)


def test_the_lock_that_office_leaves_beside_an_open_file_is_known(tmp_path: Path) -> None:
    path = tmp_path / "~$acme.pptx"
    path.write_bytes(b"\x04Ann" + bytes(161))
    with pytest.raises(InputError) as caught:
        base_for(context(path))
    assert caught.value.diagnostics[0].code == "office-lock"


def test_a_word_file_is_no_template(tmp_path: Path) -> None:
    path = tmp_path / "acme.pptx"
    docx.Document().save(str(path))
    with pytest.raises(InputError, match="Word file"):
        base_for(context(path))


def test_a_presentation_without_a_master_is_refused(tmp_path: Path) -> None:
    bare, path = Presentation(), tmp_path / "acme.pptx"
    listed = bare.part._element.find(f"{{{NAMESPACES['p']}}}sldMasterIdLst")
    listed.getparent().remove(listed)
    bare.save(str(path))
    with pytest.raises(InputError) as caught:
        base_for(context(path))
    assert caught.value.diagnostics[0].code == "bad-template"


@pytest.mark.parametrize(
    "kind",
    [
        "vnd.openxmlformats-officedocument.presentationml.template.main+xml",
        "vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
        "vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        "vnd.ms-powerpoint.template.macroEnabled.main+xml",
    ],
)
def test_templates_and_files_with_macros_make_ordinary_decks(customers: Path, kind: str) -> None:
    data = customers.read_bytes()
    plain = b"vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    types = parts(data)["[Content_Types].xml"].replace(plain, kind.encode())
    customers.write_bytes(_replaced(data, "[Content_Types].xml", types))
    made = parts(deck(slides(), template=customers))
    assert plain in made["[Content_Types].xml"]
    assert "ppt/vbaProject.bin" not in made


def _replaced(data: bytes, name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for each, old in parts(data).items():
            package.writestr(each, content if each == name else old)
    return buffer.getvalue()

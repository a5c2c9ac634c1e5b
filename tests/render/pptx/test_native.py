"""Whole decks as PowerPoint has them: each item that a colleague who edits them relies on, read from the parts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from briefgen.compile import compile_brief
from briefgen.doctree import Document
from briefgen.doctree.walk import plain
from briefgen.load import load_brief
from briefgen.render.pptx import FORMAT
from briefgen.starter import make_starter
from tests.office import audit
from tests.render.pptx.made import context, found, opened, parts
from tests.sample import sample, with_every_chart

DATA = Path(__file__).parents[3] / "data"
FURNITURE = ("Section tab", "Section name", "Title")
LAST = ("Notes rule", "Notes", "Footer", "Slide number")
LINKS = ".//a:hlinkClick"
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Deck:
    document: Document
    data: bytes
    parts: dict[str, bytes]

    @property
    def slides(self) -> list[tuple[str, etree._Element]]:
        """The slides' part names and roots in the order of the show."""
        deck = opened(self.data)
        names = [str(slide.part.partname).lstrip("/") for slide in deck.slides]
        return [(name, etree.fromstring(self.parts[name])) for name in names]

    def related(self, part: str) -> dict[str, str]:
        """What a part's relationships lead to, by id: an address, or another part's name."""
        folder, name = posixpath.split(part)
        listed = self.parts.get(f"{folder}/_rels/{name}.rels")
        return {} if listed is None else {
            str(each.get("Id")): str(each.get("Target"))
            if each.get("TargetMode") == "External"
            else posixpath.normpath(posixpath.join(folder, str(each.get("Target"))))
            for each in etree.fromstring(listed)
        }  # fmt: skip


def _document(name: str, language: str, folder: Path) -> Document:
    match name:
        case "sample":
            return sample(language)
        case "charts":
            return with_every_chart(language)
        case "story":
            path = DATA / "meta-closed-source" / "brief.yaml"
        case "gallery":
            path = DATA / "gallery" / "gallery.yaml"
        case _:
            make_starter(folder, ("en", "zh"))
            path = folder / "brief.yaml"
    return compile_brief(load_brief(path), language).document


@pytest.fixture(
    scope="module", params=[(name, lang) for name in ("story", "sample", "gallery", "charts", "starter") for lang in ("en", "zh")],
    ids="-".join,
)  # fmt: skip
def deck(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Deck:
    document = _document(*request.param, tmp_path_factory.mktemp("starter") / "brief")
    data = FORMAT.render(document, context()).body
    return Deck(document, data, parts(data))


def names(root: etree._Element) -> list[str]:
    """The names of a slide's shapes in reading order, without keys."""
    return [re.sub(r" \[[^]]*\]$", "", str(each)) for each in found(root, "/p:sld/p:cSld/p:spTree/*/*/p:cNvPr/@name")]


def shape(root: etree._Element, name: str) -> etree._Element | None:
    return next(iter(found(root, f".//p:sp[p:nvSpPr/p:cNvPr[@name='{name}']]")), None)


def text(element: etree._Element) -> str:
    return "".join(str(each) for each in found(element, ".//a:t/text()"))


def foots(deck: Deck) -> Iterator[tuple[str, etree._Element, dict[int, list[etree._Element]]]]:
    """Each slide with notes at its foot, and the runs of each note by its number, which is bold."""
    for part, root in deck.slides:
        held = shape(root, "Notes")
        if held is None:
            continue
        notes: dict[int, list[etree._Element]] = {}
        for run in found(held, ".//a:r"):
            said = text(run).strip("\u2060\u00a0 \u2003")
            if found(run, "a:rPr[@b='1']") and said.isdigit():
                notes[int(said)] = [run]
            elif notes and said:
                notes[max(notes)].append(run)
        yield part, root, notes


def test_every_raised_number_is_listed_at_the_slides_foot(deck: Deck) -> None:
    marked = 0
    listed = {part: set(notes) for part, _, notes in foots(deck)}
    for part, root in deck.slides:
        raised = [text(run) for run in found(root, ".//a:r[a:rPr[@baseline > 0]]")]
        numbers = {int(number) for said in raised for number in re.findall(r"\d+", said)}
        marked += len(numbers)
        assert numbers <= listed.get(part, set())
    assert marked


def test_every_note_leads_to_its_source_or_to_where_it_is_listed(deck: Deck) -> None:
    addresses = {source.id: source.url for source in deck.document.sources}
    notes = {note.number: note for note in deck.document.notes}
    slides = dict(deck.slides)
    for part, _, listed in foots(deck):
        leads = deck.related(part)
        for number, runs in listed.items():
            targets = {leads[str(link.get(RELATIONSHIP))] for run in runs for link in found(run, LINKS)}
            cited = [addresses.get(source, "") for source in notes[number].sources]
            if len(cited) == 1 and cited[0]:
                assert cited[0] in targets
            else:
                assert any(target in slides and f"Source note {number}" in names(slides[target]) for target in targets)


def test_the_sources_slides_lead_to_every_address(deck: Deck) -> None:
    listed = [(part, root) for part, root in deck.slides if "Reference" in names(root)]
    linked = {deck.related(part)[str(link.get(RELATIONSHIP))] for part, root in listed for link in found(root, LINKS)}
    cited = {
        source
        for part, root, notes in foots(deck)
        for number in notes
        for source in deck.document.notes[number - 1].sources
    }
    assert {source.url for source in deck.document.sources if source.url and source.id in cited} <= linked


def test_every_slide_has_its_title_in_a_placeholder_and_its_number_in_a_field(deck: Deck) -> None:
    for place, (_, root) in enumerate(deck.slides):
        titles = found(root, ".//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='title' or @type='ctrTitle']]")
        assert len(titles) == 1
        assert text(titles[0])
        if place and "Slide number" in names(root):
            assert found(root, ".//p:sp[.//p:ph[@type='sldNum']]//a:fld[@type='slidenum']")


def test_texts_that_are_not_in_groups_fill_the_layouts_body_placeholder(deck: Deck) -> None:
    filled = 0
    for (_, root), slide in zip(deck.slides, opened(deck.data).slides, strict=True):
        held = [each for each in slide.placeholders if each.placeholder_format.idx == 1]
        offered = {each.placeholder_format.idx for each in slide.slide_layout.placeholders}
        assert len(held) <= 1
        assert {each.placeholder_format.idx for each in slide.placeholders} <= offered
        assert all(each.has_text_frame and each.text_frame.text for each in held)
        if {"Text 1", "Quote", "Reference", "Question"} & set(names(root)):
            assert held
        filled += len(held)
    assert filled


def test_bullets_are_powerpoints_own_with_levels(deck: Deck) -> None:
    for _, root in deck.slides:
        assert not any(re.match(r"[•▪◦–-]\s", text(para)) for para in found(root, ".//a:p"))
        for para in found(root, ".//a:p[a:pPr/a:buChar or a:pPr/a:buAutoNum]"):
            properties = para[0]
            level = int(properties.get("lvl", "0"))
            assert int(properties.get("marL", "0")) == -int(properties.get("indent", "0")) * (level + 1)


def test_every_run_says_its_language_in_tables_and_charts_too(deck: Deck) -> None:
    for name, content in deck.parts.items():
        if re.fullmatch(r"ppt/(slides|notesSlides|charts)/\w+\.xml", name):
            root = etree.fromstring(content)
            unsaid = found(root, "//a:r[not(a:rPr/@lang)] | //a:fld[not(a:rPr/@lang)] | //a:endParaRPr[not(@lang)]")
            assert [text(run) for run in unsaid] == [], name


def test_the_themes_faces_are_used_for_latin_and_for_han(deck: Deck) -> None:
    for name, content in deck.parts.items():
        root = etree.fromstring(content) if name.endswith(".xml") else None
        if name.startswith("ppt/theme/") and root is not None:
            faces = found(root, "//a:fontScheme/*/a:latin/@typeface | //a:fontScheme/*/a:ea/@typeface")
            assert len(faces) == 4
            assert all(faces)
        elif name.startswith("ppt/slides/slide") and root is not None:
            own = {str(face) for face in found(root, "//a:rPr/a:latin/@typeface")}
            assert own <= {context().theme.mono}
            assert {str(face) for face in found(root, "//a:rPr/a:ea/@typeface")} <= {"+mn-lt"}


def test_shapes_stand_in_the_order_in_which_they_are_read(deck: Deck) -> None:
    for place, (_, root) in enumerate(deck.slides):
        order = names(root)
        if place and "Section name" in order:
            kept = [name for name in order if name not in LAST]
            assert kept[0] in ("Section name", "Section tab", "Title")
            first = next(at for at, name in enumerate(order) if name not in FURNITURE)
            assert order.index("Title") < first
            assert [name for name in order if name in LAST] == order[-len([n for n in order if n in LAST]) :]


def test_tables_have_a_header_row_and_what_is_drawn_is_said_in_words(deck: Deck) -> None:
    for _, root in deck.slides:
        assert all(each.get("firstRow") == "1" for each in found(root, ".//a:tblPr"))
        drawn = found(
            root,
            ".//p:pic/p:nvPicPr/p:cNvPr | .//p:grpSp/p:nvGrpSpPr/p:cNvPr | .//p:graphicFrame[.//c:chart]/p:nvGraphicFramePr/p:cNvPr",
        )
        assert [each.get("name") for each in drawn if not each.get("descr")] == []


def test_every_shape_has_a_name_and_all_that_belongs_together_is_a_group(deck: Deck) -> None:
    for _, root in deck.slides:
        own = [str(name) for name in found(root, ".//*/p:cNvPr/@name")][1:]
        assert all(own)
        outside = "|".join(("Marker", "Pole", "Event", "Card figure", "Card label", "Callout label"))
        assert not [name for name in names(root) if re.fullmatch(rf"(?:{outside})(?: \d+)?", name)]


def test_sections_stand_in_powerpoints_list_and_speakers_words_on_notes_pages(deck: Deck) -> None:
    root = etree.fromstring(deck.parts["ppt/presentation.xml"])
    listed = {str(name) for name in found(root, "//p14:section/@name")}
    assert {plain(section.heading) for section in deck.document.body} <= listed
    placed = [str(each) for each in found(root, "//p14:section/p14:sldIdLst/p14:sldId/@id")]
    assert placed == [str(each) for each in found(root, "/p:presentation/p:sldIdLst/p:sldId/@id")]
    said = " ".join(
        slide.notes_slide.notes_text_frame.text for slide in opened(deck.data).slides if slide.has_notes_slide
    )
    assert all(plain(section.speaker) in said for section in deck.document.body)


def test_the_file_says_what_it_was_made_from(deck: Deck) -> None:
    meta, core = deck.document.meta, opened(deck.data).core_properties
    assert (core.title, core.subject, core.language) == (meta.title, meta.subtitle, deck.document.lang)
    assert core.created.date() == meta.date
    custom = deck.parts["docProps/custom.xml"].decode()
    for value in (meta.id, deck.document.language, meta.content_hash):
        assert f">{value}<" in custom


def test_auditors_find_nothing(deck: Deck, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck.data)
    assert audit(path) == []

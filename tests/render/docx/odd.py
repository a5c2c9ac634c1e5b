"""Word templates of every odd kind that is met, made by one change each to a plain one."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Cm, Pt
from lxml import etree

from briefgen.zipped import zipped
from tests.render.docx.reading import NS, W, Word

Parts = dict[str, bytes]
TYPES, DOCUMENT, RELS = "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"
STYLES, SETTINGS, NUMBERING = "word/styles.xml", "word/settings.xml", "word/numbering.xml"
HEADER = "word/header1.xml"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

ENGLISH_NAMES = (
    "heading 1",
    "heading 2",
    "heading 3",
    "Normal",
    "Body Text",
    "Title",
    "List Bullet",
    "List Number",
    "caption",
)


def plain() -> Document:
    """A4, Arial, a header that names the title in three runs, and a title page before the mark."""
    made = docx.Document()
    for section in made.sections:
        section.page_width, section.page_height, section.left_margin = Cm(21), Cm(29.7), Cm(3)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    header = made.sections[0].header.paragraphs[0]
    for piece in ("ACME | {", "{ tit", "le }} | {{classification}}"):
        header.add_run(piece)
    made.add_paragraph("{{ title }}", "Title")
    made.add_paragraph("{{ subtitle }}", "Subtitle")
    made.add_paragraph("{{ authors }}, {{ date }}")
    made.add_page_break()
    made.add_paragraph("{{ body }}")
    made.add_paragraph("ACME keeps all rights.")
    return made


def saved(made: Document) -> bytes:
    file = io.BytesIO()
    made.save(file)
    parts = Word(file.getvalue()).parts
    del parts["word/stylesWithEffects.xml"]  # python-docx's own template relates it as no schema allows
    for name in (TYPES, RELS):
        parts[name] = re.sub(rb"<(Override|Relationship) [^>]*stylesWithEffects[^>]*/>", b"", parts[name])
    return zipped(parts.items())


def odd(change: Callable[[Parts], object]) -> Callable[[], bytes]:
    """The plain template with its parts changed."""

    def make() -> bytes:
        parts = Word(saved(plain())).parts
        change(parts)
        return zipped(parts.items())

    return make


def sub(parts: Parts, name: str, pattern: str, by: str) -> None:
    changed, times = re.subn(pattern, by, parts[name].decode(), flags=re.DOTALL)
    assert times, f"{pattern} is not in {name}"
    parts[name] = changed.encode()


def add(
    parts: Parts, name: str, content_type: str, kind: str, data: bytes, source: str = RELS, number: str = ""
) -> None:
    """Adds a part with its content type and its relationship."""
    parts[name] = data
    sub(parts, TYPES, "</Types>", f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>')
    target = f"/{name}"
    relate(parts, kind if "://" in kind else f"{RELATED}/{kind}", target, source, number or f"x{len(parts)}")


def relate(parts: Parts, kind: str, target: str, source: str, number: str, mode: str = "") -> None:
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    parts.setdefault(source, empty)
    mode = f' TargetMode="{mode}"' if mode else ""
    made = f'<Relationship Id="{number}" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    sub(parts, source, '</Relationships>|(?<=relationships")/>', (">" if parts[source].endswith(b"/>") else "") + made)


def without(parts: Parts, *names: str) -> None:
    for name in names:
        leaf = name.rpartition("/")[2]
        parts.pop(name)
        for table in (TYPES, RELS):
            parts[table] = re.sub(
                rf"<(Override|Relationship) [^>]*{re.escape(leaf)}[^>]*/>".encode(), b"", parts[table]
            )


def named(names: Mapping[str, str], *, ids: Mapping[str, str] | None = None) -> Callable[[Parts], None]:
    """Gives styles other names, and other ids wherever they are referred to."""

    def change(parts: Parts) -> None:
        root = etree.fromstring(parts[STYLES])
        turned = {}
        for style in root.iterfind("w:style", NS):
            name = style.find("w:name", NS)
            assert name is not None
            own = str(name.get(W + "val"))
            turned[str(style.get(W + "styleId"))] = (ids or {}).get(own, str(style.get(W + "styleId")))
            name.set(W + "val", names.get(own, own))
        parts[STYLES] = etree.tostring(root)
        for part in (STYLES, DOCUMENT, HEADER, NUMBERING):
            tree = etree.fromstring(parts[part])
            for node in tree.iter():
                for key in ("styleId", "val"):
                    tags = (
                        "style",
                        "basedOn",
                        "next",
                        "link",
                        "pStyle",
                        "rStyle",
                        "tblStyle",
                        "styleLink",
                        "numStyleLink",
                    )
                    if etree.QName(node).localname in tags and node.get(W + key) in turned:
                        node.set(W + key, turned[str(node.get(W + key))])
            parts[part] = etree.tostring(tree)

    return change


def chinese(parts: Parts) -> None:
    """As Chinese Word saves it: short ids, first lines set in by two characters, justified."""
    named(
        {}, ids={"Normal": "a", "heading 1": "1", "heading 2": "2", "heading 3": "3", "Title": "a3", "Body Text": "a4"}
    )(parts)
    sub(
        parts,
        STYLES,
        r'(w:styleId="a">.*?<w:rsid[^>]*/>)',
        r'\1<w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/><w:jc w:val="both"/></w:pPr>',
    )


def no_styles(parts: Parts) -> None:
    without(parts, STYLES)
    for name in (DOCUMENT, HEADER):
        parts[name] = re.sub(rb'<w:pStyle w:val="[^"]*"/>', b"", parts[name])


def bare(parts: Parts) -> None:
    without(parts, NUMBERING, "word/theme/theme1.xml", SETTINGS, "word/fontTable.xml", "word/webSettings.xml")
    parts[STYLES] = re.sub(rb"<w:numPr>.*?</w:numPr>", b"", parts[STYLES], flags=re.DOTALL)


def elsewhere(parts: Parts) -> None:
    parts["word/main-part.xml"], parts["word/_rels/main-part.xml.rels"] = parts.pop(DOCUMENT), parts.pop(RELS)
    for name in (TYPES, "_rels/.rels"):
        sub(parts, name, "word/document.xml", "word/main-part.xml")


def retyped(content_type: str) -> Callable[[Parts], None]:
    return lambda parts: sub(parts, TYPES, re.escape(f"{TYPE}document.main+xml"), content_type)


def with_macros(parts: Parts) -> None:
    retyped("application/vnd.ms-word.template.macroEnabledTemplate.main+xml")(parts)
    add(parts, "word/vbaProject.bin", "application/vnd.ms-office.vbaProject",
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject", b"macro")  # fmt: skip


def reviewed(parts: Parts) -> None:
    """Tracked changes and comments in the title page and the header."""
    mark = 'w:id="91" w:author="A" w:date="2026-01-01T00:00:00Z"'
    sub(parts, DOCUMENT, "<w:body>", f'<w:body><w:p><w:pPr><w:rPr><w:ins {mark}/></w:rPr></w:pPr><w:commentRangeStart w:id="0"/>'
        f"<w:ins {mark}><w:r><w:t>Prepared for {{{{ ser</w:t></w:r></w:ins><w:del {mark}><w:r><w:delText>nobody</w:delText></w:r></w:del>"
        '<w:r><w:t>ies }}</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>')  # fmt: skip
    comment = '<w:comment w:id="0" w:author="A"><w:p><w:r><w:t>Who?</w:t></w:r></w:p></w:comment>'
    add(parts, "word/comments.xml", f"{TYPE}comments+xml", "comments", root("comments", comment))
    sub(parts, HEADER, "</w:p>", f"<w:del {mark}><w:r><w:delText>Draft</w:delText></w:r></w:del></w:p>")


def root(tag: str, inner: str) -> bytes:
    return f'<w:{tag} xmlns:w="{NS["w"]}" xmlns:r="{NS["r"]}">{inner}</w:{tag}>'.encode()


def controlled(parts: Parts) -> None:
    """A content control bound to the title, one that shows a building block, and the glossary that it is from."""
    bound = ('<w:sdt><w:sdtPr><w:alias w:val="Title"/><w:id w:val="7"/><w:placeholder><w:docPart w:val="A0"/></w:placeholder><w:showingPlcHdr/>'
             "<w:dataBinding w:prefixMappings=\"xmlns:ns0='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
             "xmlns:ns1='http://purl.org/dc/elements/1.1/'\" w:xpath=\"/ns0:coreProperties[1]/ns1:title[1]\" "
             'w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/><w:text/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>[Document </w:t></w:r>'
             "<w:r><w:t>title]</w:t></w:r></w:p></w:sdtContent></w:sdt>")  # fmt: skip
    sub(parts, DOCUMENT, "<w:body>", f"<w:body>{bound}")
    glossary = '<w:docParts><w:docPart><w:docPartPr><w:name w:val="A0"/></w:docPartPr><w:docPartBody><w:p/></w:docPartBody></w:docPart></w:docParts>'
    add(
        parts,
        "word/glossary/document.xml",
        f"{TYPE}document.glossary+xml",
        "glossaryDocument",
        root("glossaryDocument", glossary),
    )


def noted(parts: Parts) -> None:
    """Notes of its own that count from 5 on each page, their separators with other ids than ours."""
    for kind in ("footnote", "endnote"):
        rules = "".join(f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
                        for number, name in enumerate(("separator", "continuationSeparator")))  # fmt: skip
        note = f'<w:{kind} w:id="2"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>Their note</w:t></w:r></w:p></w:{kind}>'
        add(parts, f"word/{kind}s.xml", f"{TYPE}{kind}s+xml", f"{kind}s", root(f"{kind}s", rules + note))
        listed = f'<w:{kind}Pr><w:pos w:val="{"beneathText" if kind == "footnote" else "docEnd"}"/><w:numFmt w:val="lowerRoman"/><w:numStart w:val="5"/><w:{kind} w:id="0"/><w:{kind} w:id="1"/></w:{kind}Pr>'
        sub(parts, SETTINGS, "<w:compat>", f"{listed}<w:compat>")
    sub(
        parts,
        DOCUMENT,
        "<w:body>",
        '<w:body><w:p><w:r><w:t>Noted</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    )
    sub(parts, DOCUMENT, "<w:pgSz", '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr><w:pgSz')


def fonted(parts: Parts) -> None:
    """A font that is embedded."""
    sub(parts, "word/fontTable.xml", "</w:fonts>", '<w:font w:name="Acme Sans"><w:embedRegular '
        f'xmlns:r="{NS["r"]}" r:id="rId1" w:fontKey="{{00000000-0000-0000-0000-000000000001}}"/></w:font></w:fonts>')  # fmt: skip
    add(parts, "word/fonts/font1.odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont", "font", b"font" * 99,
        "word/_rels/fontTable.xml.rels", "rId1")  # fmt: skip


def settled(parts: Parts) -> None:
    """Settings that bind a document to its template, forbid writing in it and track what is written."""
    relate(
        parts, f"{RELATED}/attachedTemplate", "file:///C:/acme.dotm", "word/_rels/settings.xml.rels", "rId9", "External"
    )
    inserted = (f'<w:attachedTemplate xmlns:r="{NS["r"]}" r:id="rId9"/><w:trackRevisions/>'
                '<w:documentProtection w:edit="forms" w:enforcement="1"/><w:defaultTabStop')  # fmt: skip
    sub(parts, SETTINGS, "<w:defaultTabStop", inserted)


def propertied(parts: Parts) -> None:
    """A label in its custom properties, and fields that show properties."""
    label = ('<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
             'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" '
             'pid="2" name="MSIP_Label"><vt:lpwstr>secret</vt:lpwstr></property></Properties>')  # fmt: skip
    add(parts, "docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml", "custom-properties",
        label.encode(), "_rels/.rels")  # fmt: skip
    run = "<w:r>{}</w:r>".format
    field = "".join((run('<w:fldChar w:fldCharType="begin"/>'), run("<w:instrText> TITLE \\* MERGEFORMAT </w:instrText>"),
                     run('<w:fldChar w:fldCharType="separate"/>'), run("<w:t>Template of ACME</w:t>"), run('<w:fldChar w:fldCharType="end"/>')))  # fmt: skip
    simple = '<w:fldSimple w:instr=" DOCPROPERTY Category "><w:r><w:t>None</w:t></w:r></w:fldSimple>'
    sub(parts, HEADER, "</w:p>", f"{field}{simple}</w:p>")


def contested(parts: Parts) -> None:
    """Names that ours have, on styles of another kind; a circle of styles; a style without a name."""
    made = (
        '<w:style w:type="character" w:styleId="Takeaway" w:customStyle="1"><w:name w:val="Takeaway"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Highlight" w:customStyle="1"><w:name w:val="Highlight"/></w:style>'
        '<w:style w:type="table" w:styleId="Label" w:customStyle="1"><w:name w:val="Label"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="KeyPoint" w:customStyle="1"><w:name w:val="Circle"/><w:basedOn w:val="Figure"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Figure" w:customStyle="1"><w:name w:val="Round"/><w:basedOn w:val="KeyPoint"/></w:style>'
    )
    sub(parts, STYLES, "</w:styles>", f"{made}</w:styles>")


def aliased(parts: Parts) -> None:
    """A house's own styles, which say by an alias what they stand for."""
    for own, house in {"heading 1": "Acme Head", "caption": "Acme Legend", "Quote": "Acme Words"}.items():
        sub(
            parts,
            STYLES,
            f'<w:name w:val="{own}" ?/>',
            f'<w:name w:val="{house}"/><w:aliases w:val="Old, {own.title()}"/>',
        )


def as_by_libreoffice(parts: Parts) -> None:
    """What LibreOffice makes of its own templates: elements in another order than the schema's, headings in a list that
    counts none of them, contents with leaders, no header and so no distance to it, the rules of Word 2010.
    """
    without(parts, HEADER)
    sub(parts, DOCUMENT, "<w:headerReference[^>]*/>", "")
    sub(parts, DOCUMENT, r'w:header="\d+" w:footer="\d+"', 'w:header="0" w:footer="0"')
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:pStyle w:val="Heading{level + 1}"/><w:numFmt w:val="none"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val=""/><w:lvlJc w:val="left"/></w:lvl>'
        for level in range(3)
    )
    lists = f'<w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum>'
    parts[NUMBERING] = root("numbering", f'{lists}<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    parts[STYLES] = re.sub(rb"<w:numPr>.*?</w:numPr>", b"", parts[STYLES], flags=re.DOTALL)
    for level in (1, 2, 3):
        numbered = f'<w:numPr><w:numId w:val="77"/><w:ilvl w:val="{level - 1}"/></w:numPr>'
        sub(parts, STYLES, f'(w:styleId="Heading{level}">.*?)(<w:keepNext/>)', rf"\1{numbered}\2")
    right = '<w:tab w:val="right" w:leader="dot" w:pos="9000"/>'
    contents = '<w:name w:val="toc 1"/><w:qFormat/><w:basedOn w:val="Normal"/>'
    sub(parts, STYLES, "</w:styles>", f'<w:style w:type="paragraph" w:styleId="Contents1">{contents}'
        f'<w:rPr><w:bCs/><w:b/></w:rPr><w:pPr><w:tabs>{right}</w:tabs></w:pPr></w:style>'
        '<w:style w:type="character" w:styleId="FootnoteAnchor"><w:name w:val="Footnote Reference"/></w:style></w:styles>')  # fmt: skip
    parts[SETTINGS] = root("settings", '<w:defaultTabStop w:val="709"/><w:zoom w:percent="100"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="14"/></w:compat>')  # fmt: skip


def unmeasured(parts: Parts) -> None:
    """A page that says nothing of its margins, in two columns."""
    parts[DOCUMENT] = re.sub(rb"<w:pgMar[^>]*/>", b"", parts[DOCUMENT])
    sub(parts, DOCUMENT, "<w:cols[^>]*/>", '<w:cols w:num="2" w:space="720"/>')


def sectioned() -> bytes:
    """A cover in a section of its own, the text in another, wide appendices in a third; only the cover has headers."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "{{ short_title }}, {{date}}"
    made.sections[0].different_first_page_header_footer = True
    made.sections[0].first_page_header.paragraphs[0].text = "{{ classification }}"
    made.sections[0].even_page_footer.paragraphs[0].text = "even"
    made.add_paragraph("{{ title }}", "Title")
    made.add_section(WD_SECTION.NEW_PAGE)
    made.sections[1].page_width, made.sections[1].page_height = Cm(17.6), Cm(25)
    made.add_paragraph("{{ body }}")
    wide = made.add_section(WD_SECTION.NEW_PAGE)
    wide.orientation, wide.page_width, wide.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    made.add_paragraph("Appendix")
    return saved(made)


def unmarked() -> bytes:
    """Text without a mark, and headers that the last section takes from the first."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "{{ short_title }}"
    made.add_paragraph("Instructions: write here. {{ title }}")
    made.add_section(WD_SECTION.NEW_PAGE)
    return saved(made)


GERMAN = {
    "heading 1": "Überschrift 1",
    "heading 2": "Überschrift 2",
    "Title": "Titel",
    "caption": "Beschriftung",
    "List Bullet": "Aufzählungszeichen",
}
HAN = {
    "heading 1": "标题 1",
    "heading 2": "标题 2",
    "Title": "标题",
    "caption": "题注",
    "List Bullet": "列表项目符号",
    "Normal": "正文",
}

TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "plain": odd(lambda parts: None),
    "chinese ids": odd(chinese),
    "id 1 is Normal": odd(named({}, ids={"Normal": "1", "heading 1": "10", "Title": "Heading1", "caption": "Normal"})),
    "german names": odd(named(GERMAN, ids={"heading 1": "berschrift1"})),
    "chinese names": odd(named(HAN, ids={"heading 1": "x1"})),
    "aliases": odd(aliased),
    "no styles": odd(no_styles),
    "bare": odd(bare),
    "another main part": odd(elsewhere),
    "dotx": odd(retyped(f"{TYPE}template.main+xml")),
    "dotm": odd(with_macros),
    "reviewed": odd(reviewed),
    "controls and glossary": odd(controlled),
    "notes": odd(noted),
    "embedded font": odd(fonted),
    "settings": odd(settled),
    "properties": odd(propertied),
    "contested names": odd(contested),
    "unmeasured": odd(unmeasured),
    "as by LibreOffice": odd(as_by_libreoffice),
    "sections": sectioned,
    "no mark": unmarked,
}

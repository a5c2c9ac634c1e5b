"""Children put into the order that the schema gives them: pandoc and LibreOffice write some in another, and Word minds."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

from briefgen.render.docx.oxml.xml import Element, W

_SIDES = "top left start bottom right end"
_TABLE = "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd" \
         " tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"  # fmt: skip

ORDERS: Mapping[str, Mapping[str, int]] = {
    W + parent: {W + tag: place for place, tag in enumerate(tags.split())}
    for parent, tags in {
        # Text (17.3)
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
        " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
        " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em"
        " lang eastAsianLayout specVanish oMath",
        "numPr": "ilvl numId",
        "pBdr": "top left bottom right between bar",
        # Tables (17.4)
        "tblPr": _TABLE,
        "tblBorders": f"{_SIDES} insideH insideV",
        "tblCellMar": _SIDES,
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
        "tcBorders": f"{_SIDES} insideH insideV tl2br tr2bl",
        "tcMar": _SIDES,
        # Sections (17.6); references to headers and footers come first, in any order
        "sectPr": "footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign"
        " noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
        # Styles (17.7)
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
        " personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
        # Lists (17.9)
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
        # Settings (17.15)
        "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries"
        " displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts"
        " embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader"
        " bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState"
        " formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge"
        " revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride"
        " styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone"
        " doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders"
        " bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing"
        " drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery"
        " doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData"
        " noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter"
        " noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent"
        " alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt"
        " showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids"
        " attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures"
        " forceUpgrade captions readModeInkLockDown smartTagType shapeDefaults doNotEmbedSmartTags"
        " decimalSymbol listSeparator",
    }.items()
}  # fmt: skip


def order(roots: Iterable[Element]) -> None:
    """Puts the children of what these parts hold into the schema's order; of equals, and of what the schema does not
    order, each stays after what it stood after.
    """
    for root in roots:
        for element in root.iter(*ORDERS):
            _sort(element, ORDERS[str(element.tag)])


def _sort(element: Element, places: Mapping[str, int]) -> None:
    at, keys = -1, []
    for child in element:
        at = places.get(str(child.tag), at)
        keys.append(at)
    if any(before > after for before, after in itertools.pairwise(keys)):
        paired = sorted(zip(keys, element, strict=True), key=lambda pair: pair[0])
        element[:] = [child for _, child in paired]

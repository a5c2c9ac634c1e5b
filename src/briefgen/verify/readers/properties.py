"""What an Office file says of itself: its properties (ECMA-376-2, 8; ECMA-376-1, 22.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.verify.package import Package
from briefgen.verify.reading import Identity, Passage
from briefgen.verify.words import normal, unlisted

PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CORE = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}subject": "subject",
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://purl.org/dc/elements/1.1/}language": "language",
    "{http://purl.org/dc/elements/1.1/}description": "comments",
    f"{{{PACKAGE}}}category": "category",
    f"{{{PACKAGE}}}contentStatus": "status",
    f"{{{PACKAGE}}}keywords": "keywords",
}
CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


def editor(package: Package) -> str:
    """The program that last saved the file ("LibreOffice/7.4 ..."), "" where it does not say."""
    for part in package.related("", "extended-properties"):
        for element in package.tree(part):
            if element.tag.endswith("}Application"):
                return element.text or ""
    return ""


def identity(package: Package) -> Identity:
    """Which brief the file was made from, by its custom properties."""
    said = _custom(package)
    return Identity(
        *(said.get(f"briefgen.{name}", "") for name in ("id", "language", "version", "content", "template", "slides"))
    )


def properties(package: Package) -> Iterator[Passage]:
    """Title, subject, authors, language and the rest, each as a passage whose place is its name."""
    for part in package.related("", "core-properties"):
        for element in package.tree(part):
            if (name := CORE.get(element.tag)) and element.text:
                shown = (unlisted if name == "keywords" else normal)(element.text)
                yield Passage(shown, place=f"property {name}", kind="property")


def _custom(package: Package) -> Mapping[str, str]:
    return {
        str(element.get("name")): "".join(element.itertext())
        for part in package.related("", "custom-properties")
        for element in package.tree(part).iter(CUSTOM)
    }

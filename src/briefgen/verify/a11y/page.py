"""A web page's barriers."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic
from briefgen.verify.a11y import rules
from briefgen.verify.package import Element
from briefgen.verify.readers.html import parsed


def page_barriers(text: str, file: str) -> Iterator[Diagnostic]:
    """Pictures and drawings without words, tables without a head, leaps of headings, no title, no language."""
    root = parsed(text)
    if not str(root.get("lang", "")).strip():
        yield rules.barrier(
            "a11y-language", "the page does not say in which language it is", file, "", "say it as `lang` of <html>"
        )
    if not "".join(root.xpath("string(/html/head/title)")).strip():
        yield rules.barrier("a11y-title", "the page has no title", file, "", "give it one in <head>")
    yield from rules.headings(_headings(root), file)
    for node in root.iter("img", "svg"):
        yield from rules.alt(_words(node), f"a picture ({node.tag})", file, _place(node))
    for table in root.iter("table"):
        if table.get("role") == "presentation":  # it only lays out
            continue
        if not table.xpath(".//th[@scope='col' or @role='columnheader']"):
            hint = 'make its first row one of <th scope="col">'
            yield rules.barrier("a11y-head", "a table has no head", file, _place(table), hint)


def _headings(root: Element) -> Iterator[tuple[int, str]]:
    for node in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        yield int(node.tag[1]), " ".join("".join(node.itertext()).split())


def _words(node: Element) -> str:
    """What a picture says to somebody who does not see it."""
    if node.tag == "img":
        return str(node.get("alt") or "")
    return " ".join("".join(found.itertext()) for found in node.iter("desc"))


def _place(node: Element) -> str:
    """The key of the block that holds an element."""
    return next((str(above.get("id")) for above in node.iterancestors() if above.get("id")), "")

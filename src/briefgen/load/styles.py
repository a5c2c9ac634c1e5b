"""A citation style that the brief names: one that is built in, or a CSL file in the brief's folder."""

from __future__ import annotations

from pathlib import Path

from briefgen.cite import BUNDLED, STYLES
from briefgen.diagnostics import InputError, did_you_mean, error, nearest, quoted
from briefgen.load.files import MEGABYTE, read_bytes
from briefgen.load.node import Node
from briefgen.load.paths import inside

LARGEST_STYLE = MEGABYTE
CSL = "http://purl.org/net/xbiblio/csl"
WHERE = "styles stand on https://www.zotero.org/styles; save one beside the brief"


def read_style(root: Node, folder: Path) -> bytes:
    """The CSL style that the brief names, b"" where it needs none; raises InputError where there is none to use."""
    node = root.get("citations", "style")
    name = node.data if node else None
    if node is None or not isinstance(name, str) or name in (*STYLES, BUNDLED):
        return b""
    path = inside(folder, name if name.lower().endswith(".csl") else f"{name}.csl", node.where)
    if not path.is_file() and not name.lower().endswith(".csl"):
        hint = did_you_mean(name, STYLES)
        hint = hint if nearest(name, STYLES) else f"{hint}; {WHERE} as {name}.csl"
        raise InputError(error("unknown-style", f"there is no citation style {quoted(name)}", node.where, hint=hint))
    style = read_bytes(path, path.name, LARGEST_STYLE, node.where)
    wrong = _wrong(style)
    if wrong:
        raise InputError(error("csl-file", f"{path.name} {wrong}", node.where, hint=WHERE))
    return style


def _wrong(style: bytes) -> str:
    """What keeps a file from being a style, "" where nothing does."""
    from lxml import etree  # 24 ms, for a style that few briefs have

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(style, parser)
    except etree.XMLSyntaxError as fault:
        return f"is no XML: {fault.msg}"
    if b"<!DOCTYPE" in style:
        return "has a document type, which styles have not"
    if root.tag != f"{{{CSL}}}style":
        return "is no CSL style"
    parent = root.find(f"{{{CSL}}}info/{{{CSL}}}link[@rel='independent-parent']")
    return f"only points to another style, {parent.get('href')}: save that one" if parent is not None else ""

"""A rendered file as text that can be stored and compared: an Office file's parts, each of them readable.

XML parts are pretty-printed; a part that came from our own template unchanged is named only, since the templates'
tests hold it; of other bytes the SHA-256 is kept. A workbook within is taken apart in the same way.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

from lxml import etree

XML = (".xml", ".rels")
CONTENTS = "contents.txt"


def as_texts(data: bytes, templates: Mapping[str, bytes]) -> dict[str, str]:
    """The texts to store, by name: `contents.txt` lists every part in its order, then comes each part that is XML.

    `templates` are the parts of the template, by name.
    """
    texts: dict[str, str] = {}
    told = []
    for name, part in parts(data).items():
        if part == templates.get(name):
            told.append(f"{name}: as in the template")
        elif name.endswith(XML):
            texts[name] = pretty(part)
            told.append(name)
        else:
            told.append(f"{name}: {_digest(part)}")
    return {CONTENTS: "".join(f"{line}\n" for line in told), **texts}


def parts(data: bytes) -> dict[str, bytes]:
    """A package's parts in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def pretty(part: bytes) -> str:
    """An XML part, an element a line; text is kept to the letter."""
    root = etree.fromstring(part)
    etree.indent(root, " ")
    return etree.tostring(root, encoding="unicode") + "\n"


def _digest(part: bytes) -> str:
    """What tells bytes apart. A zip's depend on zlib's version, so it is its parts that count."""
    if zipfile.is_zipfile(io.BytesIO(part)):
        within = "".join(f"{name} {hashlib.sha256(data).hexdigest()}\n" for name, data in parts(part).items())
        return f"parts {hashlib.sha256(within.encode()).hexdigest()}"
    return f"sha256 {hashlib.sha256(part).hexdigest()}"

"""The YAML front matter: what the file is, for programs."""

from __future__ import annotations

from typing import Any

import yaml

from briefgen import __version__
from briefgen.doctree import Document


def front_matter(document: Document) -> str:
    """YAML between rules, quoted where YAML would take text for something else; what is empty is left out.

    `title`, `subtitle`, `author`, `date` and `lang` are pandoc's names.
    """
    meta = document.meta
    data: dict[str, Any] = {
        "title": meta.title,
        "subtitle": meta.subtitle,
        "series": meta.series,
        "author": list(meta.authors),
        "date": meta.date,
        "lang": document.lang,
        "classification": meta.classification,
        "id": meta.id,
        "language": document.language,
        "languages": list(document.languages),
        "content-hash": meta.content_hash,
        "generator": f"briefgen {__version__}",
    }
    shown = {name: value for name, value in data.items() if value}
    return "---\n" + yaml.safe_dump(shown, allow_unicode=True, sort_keys=False, width=1_000_000) + "---"

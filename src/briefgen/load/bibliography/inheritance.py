"""What a BibLaTeX or BibTeX entry has from others: by `crossref` what it stands in, by `xdata` what several share.

The BibLaTeX manual, section 2.4.1 and appendix B.
"""

from __future__ import annotations

from collections.abc import Mapping

Fields = Mapping[str, str]
DEEPEST = 3
MOST_SHARED = 5
OWN = frozenset(
    ("crossref", "xdata", "xref", "ids", "entryset", "options", "shorttitle", "title", "subtitle", "titleaddon", "label",
     "pages", "doi", "url", "urldate", "eprint", "abstract", "note", "file", "keywords", "author", "langid")
)  # fmt: skip
"""Fields that a work does not hand on to what stands in it under their own names."""
HANDED: Mapping[str, str] = {
    "booktitle": "title", "booksubtitle": "subtitle", "journaltitle": "title", "bookauthor": "author",
}  # fmt: skip
PARTS = frozenset(
    ("inbook", "incollection", "inproceedings", "conference", "inreference", "suppbook", "suppcollection")
)


def inherited(kind: str, fields: Fields, others: Mapping[str, tuple[str, Fields]], depth: int = 0) -> dict[str, str]:
    """The entry's fields with those that it has from the entries it names, its own first."""
    made = dict(fields)
    if depth == DEEPEST:
        return made
    for name in _names(fields.get("xdata", "")):
        if name in others:
            other = inherited(*others[name], others, depth + 1)
            made = {**{key: value for key, value in other.items() if key != "ids"}, **made}
    above = fields.get("crossref", "").strip()
    if above in others:
        of, parent = others[above][0], inherited(*others[above], others, depth + 1)
        made = {**_from(of, parent, kind), **made}
    return made


def _from(of: str, parent: Fields, kind: str) -> dict[str, str]:
    """What a work hands on to an entry that stands in it: its title as that of the book or journal."""
    shared = {key: value for key, value in parent.items() if key not in OWN}
    if kind in PARTS:
        titles = ("booktitle", "booksubtitle")
    elif of == "periodical" or kind == "article":
        titles = ("journaltitle", "journalsubtitle")
    else:
        titles = ("maintitle", "mainsubtitle")
    handed = dict(zip(titles, (parent.get("title", ""), parent.get("subtitle", "")), strict=True))
    if kind == "inbook":
        handed["author"] = parent.get("author", "")
    return shared | {key: value for key, value in handed.items() if value}


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()][:MOST_SHARED]

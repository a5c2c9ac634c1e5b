"""pandoc's citeproc, which the extra `csl` brings: sources in CSL-JSON go in, a document with citations comes out."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from briefgen.cite.entry import Entry, Name
from briefgen.locale import Period
from briefgen.locale.scripts import has_han

SECONDS = 120
INSTALL = "install it: pip install 'briefgen[csl]'"
DUMMY = "zz-dummy"
"""A source cited last in each round, so that a single one is not met twice in a row, as "ibid."."""

_DASHES = re.compile(rb'\s(?:subsequent-author-substitute|subsequent-author-substitute-rule)="[^"]*"')
"""What puts dashes for an author named just above: who stands above is decided when all languages are together."""


class CslError(Exception):
    """The style could not be used; `hint` says how to mend it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def cited_twice(entries: Mapping[str, Entry], style: bytes, language: str) -> Any:
    """pandoc's document (its JSON) in which each source is cited, then each again, and then all are listed."""
    keys = [*entries, DUMMY]
    words = "\n\n".join(f"[@{key}]" for key in (*keys, *keys))
    items = [_item(name, entry) for name, entry in entries.items()]
    items.append({"id": DUMMY, "type": "book", "title": "Dummy", "author": [{"literal": "Dummy"}]})
    with tempfile.TemporaryDirectory() as folder:
        sources, sheet = Path(folder, "sources.json"), Path(folder, "style.csl")
        sources.write_text(json.dumps(items), encoding="utf-8")
        command = [_pandoc(), "--sandbox", "--citeproc", f"--bibliography={sources}", f"--metadata=lang:{language}"]
        if style:
            sheet.write_bytes(_DASHES.sub(b"", style))
            command.append(f"--csl={sheet}")
        return json.loads(_run([*command, "--from=markdown", "--to=json"], words))


def _run(command: list[str], words: str) -> bytes:
    try:
        done = subprocess.run(command, input=words.encode(), capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise CslError(f"pandoc did not run: {fault}", INSTALL) from None
    if done.returncode:
        told = " ".join(done.stderr.decode(errors="replace").split())
        raise CslError(f"pandoc cannot use this style: {told[:300]}", "get it anew from https://www.zotero.org/styles")
    return done.stdout


def _pandoc() -> str:
    """The pandoc that the extra brings: one that happens to be installed might say things otherwise."""
    try:
        import pypandoc  # 20 ms, for a style that few briefs have
    except ModuleNotFoundError:
        raise CslError("this citation style needs pandoc, which is not installed", INSTALL) from None
    files = Path(str(pypandoc.__file__)).parent / "files"
    found = next((path for path in (files / "pandoc", files / "pandoc.exe") if path.is_file()), None)
    if found is None:
        raise CslError("this citation style needs pandoc, which is not installed", INSTALL)
    return str(found)


def _item(name: str, entry: Entry) -> dict[str, object]:
    """The source in CSL-JSON."""
    values: dict[str, object] = {
        "id": name, "type": entry.type, "title": entry.title, "title-short": entry.short_title,
        "author": _people(entry.authors, others=entry.others), "editor": _people(entry.editors),
        "translator": _people(entry.translators), "container-title": entry.container,
        "collection-title": entry.series, "publisher": entry.publisher, "publisher-place": entry.place,
        "edition": entry.edition, "volume": entry.volume, "issue": entry.issue, "page": entry.page.replace("–", "-"),
        "number": entry.number, "version": entry.version, "genre": entry.genre, "URL": entry.url, "DOI": entry.doi,
        "archive": "" if entry.archived else entry.archive, "language": entry.language, "issued": _date(entry.issued),
        "accessed": _date(entry.accessed),
    }  # fmt: skip
    return {key: value for key, value in values.items() if value}


def _people(names: Sequence[Name], *, others: bool = False) -> list[dict[str, str]]:
    """Names in CSL-JSON; Chinese ones are whole, since their given names have no initials."""
    people = [
        {part: words for part, words in (("family", one.family), ("given", one.given), ("suffix", one.suffix)) if words}
        if one.family and one.given and not has_han(one.family)
        else {"literal": one.literal or one.family + one.given}
        for one in names
    ]
    return [*people, *([{"literal": "others"}] if people and others else [])]


def _date(period: Period | None) -> dict[str, object]:
    if period is None:
        return {}
    parts = [period.start.year, period.start.month, period.start.day]
    kept = {"year": 1, "half": 1, "quarter": 1, "month": 2, "day": 3}.get(period.grain, 1)
    return {"date-parts": [parts[:kept]]}

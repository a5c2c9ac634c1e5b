"""Whether a finished file can be read by everyone: by ear, by keyboard, in low contrast (WCAG 2.2, PDF/UA's rules for Office)."""

from __future__ import annotations

from pathlib import Path

from briefgen.diagnostics import Diagnostic
from briefgen.verify.a11y.deck import deck_barriers
from briefgen.verify.a11y.mail import pieces
from briefgen.verify.a11y.page import page_barriers
from briefgen.verify.a11y.text import markdown_barriers
from briefgen.verify.a11y.word import word_barriers
from briefgen.verify.package import opened

CHECKS = {".docx": word_barriers, ".pptx": deck_barriers}


def barriers(path: Path, data: bytes) -> tuple[Diagnostic, ...]:
    """What keeps somebody from reading the file at `path`; raises InputError where it cannot be opened.

    Codes: a11y-alt, a11y-head, a11y-title, a11y-order, a11y-contrast, a11y-language, a11y-heading.
    """
    check = CHECKS.get(path.suffix.lower())
    if check is not None:
        return tuple(check(opened(data, str(path))))
    if path.suffix.lower() == ".md":
        return tuple(markdown_barriers(data.decode(errors="replace"), str(path)))
    if path.suffix.lower() == ".html":
        return tuple(page_barriers(data.decode(errors="replace"), str(path)))
    if path.suffix.lower() == ".eml":
        return tuple(found for name, piece in list(pieces(data, str(path))) for found in barriers(name, piece))
    return ()

"""The body of a mail: its values filled into the templates, its CSS set on each element, its chart drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import css_inline

from briefgen.charts.picture import picture
from briefgen.diagnostics import Diagnostic, InputError, Severity, Where, error, warning
from briefgen.doctree import Chart, Document, Figure
from briefgen.doctree.walk import plain, without_notes
from briefgen.locale import Words, locale_for
from briefgen.render.email import PLAIN, Attached
from briefgen.render.email.flowed import flowed
from briefgen.render.email.inlines import as_html, as_text
from briefgen.render.email.looks import dark, faces, light
from briefgen.render.email.parts import excerpt, parts
from briefgen.render.format import Context, Rendered
from briefgen.render.sandbox import Templates
from briefgen.theme import Theme

HTML, TEXT = "message.html.j2", "message.txt.j2"
CHART = "chart.png"
WIDTH = 576
"""The picture's width in CSS pixels, 96 to the inch."""
TEXT_SIZE = 12.0
LARGEST = 100_000
"""Of the HTML, in bytes: Gmail cuts a message off at 102 KB."""

UNDRAWABLE = "no-glyph"
"""What no font can draw is left to the chart's words; a font that is only not installed is the user's to mend."""


def write(document: Document, context: Context, attached: Sequence[Attached]) -> Rendered:
    """The body; raises InputError where a template cannot be used, or makes more than mail programs show."""
    locale = locale_for(document.language)
    han = locale.script == "han"
    chosen = excerpt(document)
    drawn, warnings = _drawn(chosen.chart, context.theme)
    common = {
        "lang": document.lang,
        "han": han,
        "alt": chosen.chart.content.alt if chosen.chart else "",
        "picture": f"cid:{CHART}" if drawn else "",
        "width": WIDTH,
        "attached": [(file, locale.words.mail.about.format(kind=file.kind, size=file.size)) for file in attached],
        "opening": _opening(document, attached, locale.words),
        "preheader": plain(without_notes(document.summary.takeaway)),
    }
    templates = Templates(context.assets, "email")
    looks = {"light": light(context.theme), "dark": dark(context.theme), "faces": faces(context.theme)}
    values = parts(document, chosen, locale.words, partial(as_html, han=han))
    html = _inlined(str(templates.fill(HTML, **common, **looks, **values)), templates.loader.paths[HTML])
    if len(html) > LARGEST:
        message = f"the message has {len(html) // 1000} KB of HTML, and some programs cut it off at {LARGEST // 1000}"
        warnings = (*warnings, warning("mail-long", message, hint="shorten the key points", key="summary"))
    values = parts(document, chosen, locale.words, partial(as_text, han=han))
    text = flowed(_lines(str(templates.fill(TEXT, **common, **values))))
    return Rendered(html, {PLAIN: text.encode(), **({CHART: drawn} if drawn else {})}, warnings)


def _opening(document: Document, attached: Sequence[Attached], words: Words) -> str:
    """The sentence that leads from what is attached to the key points; "" where there are not both."""
    kinds = dict.fromkeys(file.kind for file in attached)
    said = words.mail.opening.format(files=words.list_separator.join(kinds))
    return said if attached and document.summary.points else ""


def _drawn(figure: Figure | None, theme: Theme) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The chart's picture, or a warning where a character of it cannot be drawn."""
    if figure is None or not isinstance(figure.content, Chart):
        return b"", ()
    try:
        return picture(figure.content, theme, width_in=WIDTH / 96, text_size=TEXT_SIZE), ()
    except InputError as fault:
        if any(diagnostic.code != UNDRAWABLE for diagnostic in fault.diagnostics):
            raise
        return b"", tuple(replace(d, severity=Severity.WARNING, key=figure.key) for d in fault.diagnostics)


def _inlined(html: str, file: str) -> bytes:
    """HTML with its CSS on each element; what is asked of screens and of dark mode stays in the head. Nothing is fetched."""
    inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
    try:
        return inliner.inline(html).encode()
    except (css_inline.InlineError, ValueError) as fault:
        hint = "mend its <style>, or take the template away: then the one that comes with briefgen is used"
        raise InputError(
            error("template", f"the mail's CSS cannot be used: {fault}", Where(file), hint=hint)
        ) from fault


def _lines(text: str) -> str:
    """Paragraphs with one empty line between them."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"

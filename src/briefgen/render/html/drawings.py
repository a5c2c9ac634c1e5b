"""Charts as inline drawings that take their colours from the page, and so follow it into the dark."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from lxml import etree
from markupsafe import Markup

from briefgen.charts.picture import picture
from briefgen.diagnostics import InputError, Severity
from briefgen.doctree import Chart, Figure
from briefgen.doctree.walk import plain
from briefgen.render.html.job import Job
from briefgen.render.html.keys import simple
from briefgen.seal import seal
from briefgen.theme import Theme
from briefgen.theme.slots import CATEGORICAL

WIDTHS = {"wide": (8.0, 10.0), "narrow": (3.55, 10.0)}
"""A chart is drawn twice, for a column in full width and for a telephone's: inches across, text size in points."""

UNDRAWABLE = "no-glyph"
"""What no font can draw is left to the numbers below; a font that is only not installed is the user's to mend."""

XLINK = "{http://www.w3.org/1999/xlink}href"
PAINTS = ("fill", "stroke")
_RULE = re.compile(r"([a-z-]+): ?([^;]+)")


def drawings(job: Job, node: Figure, chart: Chart) -> tuple[Markup, ...]:
    """The chart drawn for each width; nothing, with a warning, where a character of it cannot be drawn."""
    try:
        return tuple(_drawn(job, node, chart, name) for name in WIDTHS)
    except InputError as fault:
        if any(diagnostic.code != UNDRAWABLE for diagnostic in fault.diagnostics):
            raise
        job.warnings.extend(replace(d, severity=Severity.WARNING, key=node.key) for d in fault.diagnostics)
        return ()


def _drawn(job: Job, node: Figure, chart: Chart, name: str) -> Markup:
    width, size = WIDTHS[name]
    title = plain(node.caption.title) + node.caption.unit if node.caption else ""
    made = picture(
        chart, job.theme, width_in=width, text_size=size, format="svg", title=title, prefix=f"{simple(node.key)}-{name}"
    )
    return Markup(_adapted(made, job.theme, name).decode())


def _adapted(svg: bytes, theme: Theme, name: str) -> bytes:
    """The drawing without styles of its own: a page's policy need not allow them, and its colours are the page's."""
    root = etree.fromstring(svg)
    roles = _roles(theme)
    for node in root.iter():
        style = str(node.attrib.pop("style", ""))
        if node is not root:
            _styled(node, dict(_RULE.findall(style)), roles)
        if XLINK in node.attrib:
            node.set("href", node.attrib.pop(XLINK))
    for needless in ("width", "height", "version"):
        root.attrib.pop(needless, "")
    etree.cleanup_namespaces(root)
    root.set("class", name)
    root.set("data-seal", seal(root))
    return etree.tostring(root, encoding="utf-8")


def _styled(node: etree._Element, rules: Mapping[str, str], roles: Mapping[str, str]) -> None:
    """Style as attributes (SVG 2, 6.6); a paint that the theme names as a class too, which the page's styles fill."""
    classes = [f"{paint}-{roles[rules[paint].lower()]}" for paint in PAINTS if rules.get(paint, "").lower() in roles]
    for key, value in rules.items():
        node.set(key, value.strip())
    if classes:
        node.set("class", " ".join(classes))


def _roles(theme: Theme) -> Mapping[str, str]:
    """Each colour's name among the page's, the theme's roles before the colours of series."""
    series = {f"#{colour.lower()}": series_name(place) for place, colour in enumerate(theme.categorical)}
    return series | {f"#{colour.lower()}": role.replace("_", "-") for role, colour in theme.colour.items()}


def series_name(place: int) -> str:
    return f"{CATEGORICAL.rstrip('.')}-{place}"

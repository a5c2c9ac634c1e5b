"""What the theme says of colours, faces and sizes, as the page's style sheet takes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from briefgen.charts.faces import css_families
from briefgen.locale import Locale
from briefgen.render.html.drawings import series_name
from briefgen.theme import Style, Theme
from briefgen.theme.contrast import contrast, darkened, readable

ON_PAGE = ("ink", "grey", "accent", "highlight")
"""The roles that text on the page's ground has, and on the tint's."""

ON_BAND = ("white", "on_ink_grey", "on_ink_accent")
"""The roles that text on the ink of the page's head has, in the light and in the dark."""

PRINT_LEADING, LATIN_AIR, HAN_AIR = 1.0, 1.14, 1.12
"""Lines on a screen stand further apart than those on paper, for which the theme is made."""


def style_values(theme: Theme, locale: Locale) -> dict[str, Any]:
    """What `styles.css` is filled with: `colours` (name, on light, on dark), `band`, `faces`, `sizes` in rem."""
    light = _light(theme)
    dark = darkened(theme, light)
    return {
        "colours": [(name.replace("_", "-"), f"#{light[name]}", f"#{dark[name]}") for name in light],
        "band": _band(theme),
        "faces": Markup(css_families(theme)),  # quoted names, none with a quote in it
        "mono": _quoted(theme.mono),
        "latin": _quoted(theme.latin),
        "sizes": _sizes(theme.page.type, locale),
        "page": theme.page,
        "body": theme.page.type["body"][locale.script].size,
        "script": locale.script,
    }


def _light(theme: Theme) -> Mapping[str, str]:
    """The theme's colours by name, with those of its text made readable: `text_ink` and so on."""
    grounds = (theme.colour["white"], theme.colour["tint"])
    text = {f"text_{role}": readable(theme.colour[role], grounds) for role in ON_PAGE}
    series = {series_name(place): colour for place, colour in enumerate(theme.categorical)}
    plain = {role: colour for role, colour in theme.colour.items() if not role.startswith(("on_", "rule_on_"))}
    return plain | text | series


def _band(theme: Theme) -> Mapping[str, str]:
    """The colours of the page's head and of the accent in it, which are the same on light and dark pages."""
    ink, accent = theme.colour["ink"], theme.colour["accent"]
    on_accent = max(("FFFFFF", "000000"), key=lambda colour: contrast(colour, accent))
    shown = {role: readable(theme.colour[role], (ink,)) for role in ON_BAND}
    shown |= {"ground": ink, "accent": accent, "on_accent": on_accent, "rule": theme.colour["rule_on_ink"]}
    return {name: f"#{colour}" for name, colour in shown.items()}


def _sizes(styles: Mapping[str, Mapping[Any, Style]], locale: Locale) -> list[tuple[str, str, str, str]]:
    """Each style's name, its size in rem, its line height on a screen and on paper, as multiples of its size."""
    body = styles["body"][locale.script].size
    air = HAN_AIR if locale.script == "han" else LATIN_AIR
    found = []
    for name, by_script in styles.items():
        style = by_script[locale.script]
        ratio = style.leading / style.size
        loose = air if style.size <= 1.3 * body else 1.0
        found.append((name.replace("_", "-"), f"{style.size / body:.4g}rem", f"{ratio * loose:.4g}", f"{ratio:.4g}"))
    return found


def _quoted(face: str) -> str:
    """A face's name as CSS has it in quotes; without what could end them."""
    return "".join(letter for letter in face if letter.isalnum() or letter in " -_.")


def css_string(text: str) -> Markup:
    """Text as a CSS string, in quotes (CSS Syntax 4.3.5), that cannot end it or the style sheet."""
    escaped = "".join(letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in text)
    return Markup('"{}"').format(Markup(escaped))

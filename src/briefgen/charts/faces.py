"""The fonts that pictures of charts are drawn with: what the package and the extra `zh` ship, never the system's.

Latin is set in Carlito, which has the widths of Calibri and the licence to come along (SIL OFL 1.1); Han in Noto Sans
SC; signs that both lack, in the DejaVu Sans that comes with matplotlib.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path

from briefgen.fit.metrics import HAN as HAN_RANGE
from briefgen.theme import Theme

LATIN, HAN, SIGNS = "briefgen Latin", "briefgen Han", "briefgen Signs"
"""Names that no font of the system has."""

MEASURED = "Calibri"
"""The face by whose widths `fit` measures Carlito."""

HAN_CHARACTER = re.compile(f"[{HAN_RANGE}]")
SHIPPED = Path(__file__).with_name("fonts")
REGULAR, BOLD = 400, 700


@cache
def families() -> tuple[str, ...]:
    """The names of our fonts in the order in which a character is looked for, made known to matplotlib by their files."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import FontEntry, fontManager

    signs = Path(get_data_path()) / "fonts" / "ttf"
    files = [(LATIN, SHIPPED / "Carlito-Regular.ttf", REGULAR), (LATIN, SHIPPED / "Carlito-Bold.ttf", BOLD)]
    if han := han_font():
        files += [(HAN, han, REGULAR), (HAN, han, BOLD)]
    files += [(SIGNS, signs / "DejaVuSans.ttf", REGULAR), (SIGNS, signs / "DejaVuSans-Bold.ttf", BOLD)]
    fontManager.ttflist += [FontEntry(fname=str(file), name=name, weight=weight) for name, file, weight in files]
    return tuple(dict.fromkeys(name for name, _, _ in files))


def han_font() -> Path | None:
    """The Chinese font of the extra `zh`; None where it is not installed."""
    try:
        found: Path = import_module("pylopdf_fonts_zh_cn").sans_path()
    except ModuleNotFoundError:
        return None
    return found


def css_families(theme: Theme) -> str:
    """The faces that a browser tries: the theme's, those of the same widths, and what each system has for Chinese."""
    named = (theme.latin, "Carlito", theme.han, "Noto Sans SC", "PingFang SC", "Noto Sans CJK SC")
    return ", ".join([*(f"'{name}'" for name in dict.fromkeys(named) if "'" not in name), "sans-serif"])

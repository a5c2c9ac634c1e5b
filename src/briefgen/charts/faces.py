"""The fonts that pictures of charts are drawn with: what the theme, the package or the extra `zh` ships, never the
system's.

Latin is set in Carlito, which has the widths of Calibri and the licence to come along (SIL OFL 1.1); Han in Noto Sans
SC; signs that both lack, in the DejaVu Sans that comes with matplotlib.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.diagnostics import InputError, error
from briefgen.fit.metrics import HAN as HAN_RANGE
from briefgen.theme import Theme

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

LATIN, HAN, SIGNS = "briefgen Latin", "briefgen Han", "briefgen Signs"
"""Names that no font of the system has."""

MEASURED = "Calibri"
"""The face whose widths Carlito has."""

HAN_CHARACTER = re.compile(f"[{HAN_RANGE}]")
SHIPPED = Path(__file__).with_name("fonts")
REGULAR, BOLD = 400, 700


@dataclass(frozen=True, slots=True)
class Families:
    """The names of the fonts in the order in which a character is looked for, and the characters of the first."""

    names: tuple[str, ...]
    first: frozenset[str]

    def of(self, text: str) -> tuple[str, ...]:
        """The fonts that a text needs: looking through all of them takes matplotlib a while."""
        return self.names[:1] if self.first.issuperset(text) else self.names


def families(theme: Theme) -> Families:
    """The fonts, made known to matplotlib by their files."""
    own, han = theme.files, theme.files["han"] or str(han_font() or "")
    latin = own["latin"] or str(SHIPPED / "Carlito-Regular.ttf")
    bold = own["bold"] or own["latin"] or str(SHIPPED / "Carlito-Bold.ttf")
    return _known(latin, bold, han)


@cache
def _known(latin: str, bold: str, han: str) -> Families:
    """The families of these files: named by them too, since matplotlib keeps all it was ever told of."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import FontEntry, fontManager

    signs = Path(get_data_path()) / "fonts" / "ttf"
    first, second = f"{LATIN} {latin} {bold}", f"{HAN} {han}"
    files = [(first, latin, REGULAR), (first, bold, BOLD)]
    if han:
        files += [(second, han, REGULAR), (second, han, BOLD)]
    files += [(SIGNS, str(signs / "DejaVuSans.ttf"), REGULAR), (SIGNS, str(signs / "DejaVuSans-Bold.ttf"), BOLD)]
    fonts = {file: _opened(file) for _, file, _ in files}
    fontManager.ttflist += [FontEntry(fname=file, name=name, weight=weight) for name, file, weight in files]
    both = fonts[latin].get_charmap().keys() & fonts[bold].get_charmap().keys()
    return Families(tuple(dict.fromkeys(name for name, _, _ in files)), frozenset(map(chr, both)) | {"\n"})


def _opened(file: str) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    try:
        return FT2Font(file)
    except (OSError, RuntimeError):
        raise InputError(error("bad-font", f"{file} is no font that can be drawn with")) from None


def measured(theme: Theme) -> str:
    """The face by whose widths `fit` measures the Latin font."""
    return theme.latin if theme.files["latin"] else MEASURED


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

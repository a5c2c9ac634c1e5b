"""`briefgen template new`: templates for Word and PowerPoint made of a brand's theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.listing import Json
from briefgen.cli.report import told
from briefgen.diagnostics import InputError, Where, error

if TYPE_CHECKING:
    from briefgen.theme import Theme
    from briefgen.theme.logo import Logo

HERE = Path()
LARGEST_LOGO = 5_000_000

ThemeFile = Annotated[
    Path, typer.Option("--theme", metavar="FILE", show_default=False, help="The theme: colours, fonts, a logo.")
]
Folder = Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", show_default="this one", help="Where to write.")]


def new_command(theme: ThemeFile, out: Folder = HERE, as_json: Json = False) -> None:
    """A PowerPoint and two Word templates of a theme's colours, fonts and logo, for Latin and for Han text."""
    with told(as_json) as report:
        # Imported late because no other command makes templates.
        from briefgen.load.themes import read_theme
        from briefgen.output import Output
        from briefgen.theme import theme_from

        brand = theme_from(read_theme(theme, Where(str(theme))))
        output = Output(out)
        made = list(_templates(brand, _logo(brand, theme)))
        report.made([output.write(name, data) for name, data in made])
        report.end()


def _templates(theme: Theme, logo: Logo | None) -> Iterator[tuple[str, bytes]]:
    from briefgen.render.docx import template as word
    from briefgen.render.docx.template.logo import with_logo
    from briefgen.render.pptx.template import make_template

    name = re.sub(r"[^\w-]+", "-", theme.name).strip("-") or "template"
    yield f"{name}.pptx", make_template(theme, logo)
    for script in word.SCRIPTS:
        made = word.make_template(theme, script)
        yield f"{name}.{script}.docx", with_logo(made, logo) if logo else made


def _logo(theme: Theme, file: Path) -> Logo | None:
    """The theme's logo, read from beside its file."""
    if not theme.logo:
        return None
    from briefgen.load.files import read_bytes
    from briefgen.load.paths import inside
    from briefgen.load.pictures import picture
    from briefgen.render.pptx.compose.figure import picture_size
    from briefgen.theme.logo import Logo

    where = Where(str(file))
    path = inside(file.parent, theme.logo, where)
    data = read_bytes(path, str(path), LARGEST_LOGO, where)
    try:
        found = picture(data)
    except ValueError as fault:
        raise InputError(error("bad-picture", f"{theme.logo} {fault}", where, hint="give a PNG or JPEG file")) from None
    shown, kind = (found.fallback, "image/png") if found.fallback else (found.data, found.media_type)
    width, height = picture_size(shown)
    return Logo(shown, kind, width / height, theme.name)

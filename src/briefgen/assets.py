"""Finds a template: the user's own, else the installed package's, else the checkout's.

The wheel carries `templates/` as `briefgen/templates/`; an editable install has none there and reads the
checkout's, so that an edit shows at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import InputError, Where, error

PACKAGE = Path(__file__).parent


def builtin_folder() -> Path:
    """The folder of the templates that come with briefgen."""
    installed = PACKAGE / "templates"
    checkout = PACKAGE.parents[1] / "templates"
    return installed if installed.is_dir() else checkout


@dataclass(frozen=True, slots=True)
class Assets:
    """Looks for `name` ("docx/briefing.docx") in each folder in turn."""

    folders: tuple[Path, ...] = ()

    def find(self, name: str) -> Path:
        """The path of the first file so named; raises InputError that names every folder looked in.

        A folder of the user's may have come from a stranger: what leads out of it by a link is refused.
        """
        folders = (*self.folders, builtin_folder())
        for folder in folders:
            path = folder / name
            if path.is_file():
                if folder in self.folders and not path.resolve().is_relative_to(folder.resolve()):
                    hint = "put the file itself there"
                    raise InputError(
                        error("path-outside", "it leads out of its folder by a link", Where(str(path)), hint=hint)
                    )
                return path
        looked = ", ".join(map(str, folders))
        raise InputError(error("no-template", f"no template {name!r}", Where(name), hint=f"looked in {looked}"))

    def read(self, name: str) -> bytes:
        return self.find(name).read_bytes()

"""Packages that offer formats, as if installed: a module and its metadata in a folder of their own on sys.path."""

from __future__ import annotations

from pathlib import Path

MODULE = """
from briefgen.diagnostics import warning
from briefgen.render.format import Format, Option, Rendered

def render(document, context):
    return Rendered(f"{document.meta.title} {dict(context.options)}".encode())

FORMAT = Format(%(name)r, ".%(name)s", "text/plain", %(api)d, "Makes a plain file.", render)
"""


def install(folder: Path, package: str, name: str, source: str = "", api: int = 1) -> Path:
    """Lays a package that offers the format `name` into `folder`, which is given back for sys.path."""
    module = package.replace("-", "_")
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[briefgen.renderers]\n{name} = {module}:FORMAT\n")
    (folder / f"{module}.py").write_text(source or MODULE % {"name": name, "api": api})
    return folder

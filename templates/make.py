"""Makes anew what is made of the default theme and of the model, the schema of a brief: `make templates`."""

from __future__ import annotations

from pathlib import Path

from briefgen.model.schema import schema_text
from briefgen.render.docx import template as docx
from briefgen.render.pptx import template as pptx
from briefgen.theme import default_theme

HERE = Path(__file__).parent


def templates() -> dict[str, bytes]:
    """Every made template by its name under templates/."""
    theme = default_theme()
    return {f"docx/{name}": data for name, data in docx.files(theme).items()} | pptx.files(theme)


def schema() -> dict[str, bytes]:
    """The schema of a brief, for editors, by its name under templates/."""
    return {"schema/brief.schema.json": schema_text().encode()}


def main() -> None:
    for name, data in (templates() | schema()).items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(path.relative_to(HERE.parent))


if __name__ == "__main__":
    main()

"""`briefgen schema`: the shape of a brief, for editors."""

from __future__ import annotations

import typer


def schema_command() -> None:
    """The JSON Schema of a brief, for editors."""
    # Imported late because it brings in pydantic, which no help text waits for.
    from briefgen.model.schema import schema_text

    typer.echo(schema_text(), nl=False)

"""Which brief is meant."""

from __future__ import annotations

from pathlib import Path

from briefgen.diagnostics import InputError, error

NAME = "brief.yaml"


def find_brief(given: Path | None) -> Path:
    """The brief's file: the one given (a folder means its brief.yaml), else brief.yaml here, else the only one in data/.

    Raises InputError that lists the briefs in data/ where there is not exactly one.
    """
    if given is not None:
        return given / NAME if given.is_dir() else given
    here = Path(NAME)
    found = [here] if here.is_file() else sorted(Path("data").glob(f"*/{NAME}"))
    if len(found) == 1:
        return found[0]
    if not found:
        message = f"there is no {NAME} here and none in data/*/"
        raise InputError(error("no-brief", message, hint="name the brief's file or its folder"))
    message = f"which brief? data/ has {len(found)}"
    raise InputError(error("no-brief", message, hint=f"name one: {', '.join(path.as_posix() for path in found)}"))

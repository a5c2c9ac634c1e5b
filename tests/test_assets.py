"""Where a template is looked for: the user's own folder first, then what comes with briefgen."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.assets import Assets, builtin_folder
from briefgen.diagnostics import InputError

NAME = "markdown/briefing.md.j2"


def test_the_users_own_goes_before_ours(tmp_path: Path) -> None:
    (tmp_path / "markdown").mkdir()
    (tmp_path / NAME).write_text("mine")
    assert Assets((tmp_path / "none", tmp_path)).read(NAME) == b"mine"


def test_what_the_user_has_not_is_ours(tmp_path: Path) -> None:
    assert Assets((tmp_path,)).find(NAME) == builtin_folder() / NAME


def test_what_nobody_has_is_told_with_every_folder_looked_in(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        Assets((tmp_path,)).find("docx/lost.docx")
    (fault,) = told.value.diagnostics
    assert fault.message == "no template 'docx/lost.docx'"
    assert fault.hint == f"looked in {tmp_path}, {builtin_folder()}"

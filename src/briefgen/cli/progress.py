"""A sign of life for work that takes a while: on a terminal only, and never on standard output."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator

PATIENCE = 1.0
"""Seconds that pass before anything is shown."""


@contextlib.contextmanager
def working(doing: str) -> Iterator[None]:
    """Shows a spinner and what is being done on standard error, once it has taken longer than `PATIENCE`."""
    if not sys.stderr.isatty():
        yield
        return
    with contextlib.ExitStack() as shown:
        timer = threading.Timer(PATIENCE, _show, (shown, doing))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def _show(shown: contextlib.ExitStack, doing: str) -> None:
    # Imported late because it takes a tenth of a second, well spent only where somebody waits.
    from rich.console import Console
    from rich.text import Text

    shown.enter_context(Console(stderr=True).status(Text(doing)))

"""The command line: thin, and quick to start."""

from __future__ import annotations

import gc
import os
import sys

INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""


def main() -> None:
    """Runs the command line, and ends the process with its exit code."""
    gc.disable()  # a fifth of a command's time went into looking for cycles; the process ends before they matter
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it would look through all that is installed
    try:
        from briefgen.cli.app import run  # within, so that an interrupt of the start is as quiet as any

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)

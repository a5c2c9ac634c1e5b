"""The command line: thin, and quick to start."""

from briefgen.cli.app import main

__all__ = ["main"]

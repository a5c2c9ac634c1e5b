"""Text and files become a `Brief`, or diagnostics that say what is wrong and where."""

from briefgen.load.brief import load_brief

__all__ = ["load_brief"]

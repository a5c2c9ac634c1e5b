"""Text and files become a `Brief`, or diagnostics that say what is wrong and where."""

from briefgen.load.brief import in_order, load_brief
from briefgen.load.rest import Incomplete

__all__ = ["Incomplete", "in_order", "load_brief"]

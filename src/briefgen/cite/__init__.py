"""Sources formatted as notes and as a bibliography; a style shapes a note's text, never its number."""

from briefgen.cite.entry import Entry, Name, Place
from briefgen.cite.style import BUNDLED, STYLES, Punctuation, Style, style_for

__all__ = ["BUNDLED", "STYLES", "Entry", "Name", "Place", "Punctuation", "Style", "style_for"]

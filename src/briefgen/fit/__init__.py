"""Text measured with shipped metrics, so that a plan is the same on every machine."""

from briefgen.fit.chunks import Span
from briefgen.fit.lines import Line, longest, width, wrap

__all__ = ["Line", "Span", "longest", "width", "wrap"]

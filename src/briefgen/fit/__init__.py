"""Text measured with shipped metrics, so that a plan is the same on every machine."""

from briefgen.fit.lines import Line, Span, width, wrap

__all__ = ["Line", "Span", "width", "wrap"]

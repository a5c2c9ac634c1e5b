"""briefgen: one structured brief becomes a Word briefing, a PowerPoint deck and Markdown that agree."""

__version__ = "0.1.0"

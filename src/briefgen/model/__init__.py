"""The brief as its author writes it: typed, in all its languages, nothing decided yet."""

from briefgen.model.brief import Brief, BriefModel, DataRows, Picture
from briefgen.model.text import LocalText

__all__ = ["Brief", "BriefModel", "DataRows", "LocalText", "Picture"]

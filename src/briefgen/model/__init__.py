"""The brief as its author writes it: typed, in all its languages, nothing decided yet."""

from briefgen.model.brief import Brief, BriefModel, Picture
from briefgen.model.data_grid import DataGrid, Listing
from briefgen.model.text import LocalText

__all__ = ["Brief", "BriefModel", "DataGrid", "Listing", "LocalText", "Picture"]

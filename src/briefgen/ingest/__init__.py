"""Texts that people already have, made into briefs: digests, Markdown, Word files, one language or several."""

from briefgen.ingest.folder import refuse_filled, write_folder
from briefgen.ingest.pipeline import Imported, import_sources, place
from briefgen.ingest.tree import Remark

__all__ = ["Imported", "Remark", "import_sources", "place", "refuse_filled", "write_folder"]

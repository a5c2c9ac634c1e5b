"""Texts that people already have, made into briefs: digests, Markdown, Word files, one language or several."""

from briefgen.ingest.folder import refuse_filled, write_folder
from briefgen.ingest.pipeline import Imported, import_sources
from briefgen.ingest.tree import Remark

__all__ = ["Imported", "Remark", "import_sources", "refuse_filled", "write_folder"]

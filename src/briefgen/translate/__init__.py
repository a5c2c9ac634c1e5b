"""A brief's texts out to translators as PO, and back into its YAML."""

"""Readers: from bytes to documents, and from documents to observations. Nothing else of a document is kept."""

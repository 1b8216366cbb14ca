"""What can go wrong when something is written out."""

from __future__ import annotations


class ExportError(Exception):
    """A file cannot be written; the message is a sentence for the reader."""

"""What can go wrong when an engine is loaded."""

from __future__ import annotations


class ModelError(Exception):
    """A model cannot be used; the message is one sentence for the reader's eyes."""

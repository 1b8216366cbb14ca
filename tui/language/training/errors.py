"""What can go wrong in training besides a corpus that cannot be read."""

from __future__ import annotations


class TrainingError(Exception):
    """A model cannot be trained or written; the message is one sentence for the reader's eyes."""

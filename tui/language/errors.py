"""What can go wrong when an engine is loaded."""

from __future__ import annotations


class ModelError(Exception):
    """A model cannot be used; the message is one sentence for the reader's eyes."""


class CueError(Exception):
    """The user's table of cues cannot be used; the message is one sentence for the reader's eyes.

    Where the fault stands in a line the message begins ``FILE:LINE:``, from 1.
    """

"""What can go wrong when an article is opened."""

from __future__ import annotations


class ArticleError(Exception):
    """An article cannot be read; the message is one sentence for the reader's eyes."""

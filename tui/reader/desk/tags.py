"""Tags as they are typed, and as they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TYPED = re.compile(r'"([^"]*)"?|([^\s,"]+)')
_APART = re.compile(r'[\s,"]')


def tags_of(typed: str) -> tuple[str, ...]:
    """The tags in what was typed: apart by blanks or commas, with # or without, each once.

    One that has blanks itself stands in quote marks.
    """
    words = (quoted or plain for quoted, plain in _TYPED.findall(typed))
    tags = (" ".join(word.split()).lstrip("#") for word in words)
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def typed_tags(tags: Iterable[str]) -> str:
    """Tags as one would type them."""
    return " ".join(f'"{tag}"' if _APART.search(tag) else tag for tag in tags)


def shown_tags(tags: Iterable[str]) -> str:
    """Tags as they stand in lists: ``#council #ferry``."""
    return " ".join(f"#{tag}" for tag in tags)

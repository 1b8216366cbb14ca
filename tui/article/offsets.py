"""Offsets as others count them: UTF-16 code units, where this program counts code points."""

from __future__ import annotations

from bisect import bisect_left

_LAST_OF_PLANE = 0xFFFF


class Utf16:
    """Offsets of a text in UTF-16 code units, as JavaScript counts them, and in code points."""

    def __init__(self, text: str) -> None:
        self._wide = [i for i, c in enumerate(text) if ord(c) > _LAST_OF_PLANE]
        self._units = [at + number for number, at in enumerate(self._wide)]

    def to_units(self, offset: int) -> int:
        """The offset in code units of an offset in code points."""
        return offset + bisect_left(self._wide, offset)

    def from_units(self, offset: int) -> int:
        """The offset in code points of one in code units; inside a pair, that of its character."""
        return offset - bisect_left(self._units, offset)

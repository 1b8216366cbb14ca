"""The reading screen's jump list: back to where a jump began, and forward again."""

from __future__ import annotations

from tui.reader.screen.reading_base import ReadingBase


class Jumping(ReadingBase, inherit_bindings=False):
    """The jump list; a part of the reading screen."""

    def do_jump_back(self) -> None:
        """Back to where the last jump began."""

    def do_jump_forward(self) -> None:
        """Forward again."""

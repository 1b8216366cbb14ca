"""The reading screen's hints: letters on every annotation in view, typed to go there."""

from __future__ import annotations

from tui.reader.screen.reading_base import ReadingBase


class Hinting(ReadingBase, inherit_bindings=False):
    """Hints and the peek card; a part of the reading screen."""

    def do_hints(self) -> None:
        """Put letters on every annotation in view."""

    def do_peek(self) -> None:
        """Show all about the annotation under the cursor."""

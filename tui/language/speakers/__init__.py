"""Who the sources are: one speaker for all the ways in which an article names somebody."""

from __future__ import annotations

from tui.language.speakers.naming import name_speakers

__all__ = ["name_speakers"]

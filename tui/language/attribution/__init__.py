"""Who is said to have said what: source, cue and content, by rules."""

from __future__ import annotations

from tui.language.attribution.finder import find_attributions

__all__ = ["find_attributions"]

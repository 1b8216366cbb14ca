"""Entities by rules: numbers by their shape, names by tables, shape and context."""

from __future__ import annotations

from tui.language.entities.names import find_names
from tui.language.entities.numbers import find_numbers

__all__ = ["find_names", "find_numbers"]

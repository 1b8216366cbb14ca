"""Taking JSON apart that anybody may have written."""

from __future__ import annotations

from typing import Any

from tui.export.incoming.incoming import Unreadable


def mapping(value: Any, what: str) -> dict[str, Any]:
    """``value`` if it is an object. Raises Unreadable."""
    if not isinstance(value, dict):
        raise Unreadable(f"{what} is no object")
    return value


def several(value: Any) -> list[Any]:
    """JSON-LD's one or many as a list; nothing is an empty one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text(value: Any, otherwise: str = "") -> str:
    """``value`` if it is text, else ``otherwise``."""
    return value if isinstance(value, str) else otherwise


def offset(value: Any) -> int | None:
    """``value`` if it can be an offset that the store takes, else None."""
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**63
    return value if fits else None


def of_type(values: list[Any], kind: str) -> dict[str, Any] | None:
    """The first object of a JSON-LD type."""
    return next((v for v in values if isinstance(v, dict) and kind in several(v.get("type"))), None)

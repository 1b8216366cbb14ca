"""From the data of a theme and its ancestors to a Theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tui.theme.keys import canonical, parse
from tui.theme.theme import QUOTE_TYPES, Layout, Style, Theme

ABOUT_THE_FILE = ("extends", "abstract", "title")
"""What a theme says of itself and does not hand down."""


def merge(parent: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:
    """``child`` laid over ``parent``: mappings are merged, everything else is replaced."""
    out = dict(parent)
    for key, value in child.items():
        below = out.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            value = merge(below, value)
        out[key] = value
    return out


def inherit(generations: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The data of a theme with all that it inherits; ``generations`` begin with the eldest.

    A section without a value leaves what it inherits as it is.
    """
    out: dict[str, Any] = {}
    for data in map(_spelt_out, generations):
        handed_down = {key: value for key, value in out.items() if key not in ABOUT_THE_FILE}
        out = merge(handed_down, {key: value for key, value in data.items() if value is not None})
    return out


def _spelt_out(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """``data`` with notes as mappings, so that a colour alone leaves an inherited meaning."""
    notes = data.get("notes")
    if not isinstance(notes, dict):
        return data
    said = {k: v if isinstance(v, dict) else {"color": v} for k, v in notes.items()}
    return {**data, "notes": said}


def as_list(value: Any) -> list[str]:
    """The sequences of an action as a list: a theme may write one without brackets, or none."""
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def build(name: str, data: Mapping[str, Any], files: Iterable[str] = ()) -> Theme:
    """The theme of data that the schema accepts and that is complete, made from ``files``.

    With other data this may raise KeyError, TypeError, ValueError or AttributeError.
    """
    colors = {key: plain_color(value, {}) for key, value in data["colors"].items()}
    return Theme(
        name=name,
        title=data.get("title") or name,
        dark=data.get("dark", True),
        ansi=data.get("ansi", False),
        colors=colors,
        styles={key: _style(value, colors) for key, value in data.get("styles", {}).items()},
        entities={key: _style(value, colors) for key, value in data["entities"].items()},
        speakers=tuple(plain_color(value, colors) for value in data["speakers"]),
        tints={kind: float(data["tints"][kind]) for kind in QUOTE_TYPES},
        notes={key: plain_color(value["color"], colors) for key, value in data["notes"].items()},
        meanings={
            key: value["meaning"] for key, value in data["notes"].items() if value.get("meaning")
        },
        layout=Layout(**data["layout"]),
        keymap=data["keymap"],
        keys={
            action: tuple(dict.fromkeys(canonical(parse(text)) for text in as_list(value)))
            for action, value in data["keys"].items()
            if value
        },
        files=tuple(files),
    )


def plain_color(value: str, colors: Mapping[str, str]) -> str:
    """A colour as Style has it: names of ``colors`` looked up, #rgb made #rrggbb."""
    value = colors.get(value, value).lower()
    if value.startswith("#") and len(value) == 4:
        value = "#" + "".join(digit * 2 for digit in value[1:])
    return value


def _style(value: Mapping[str, Any] | None, colors: Mapping[str, str]) -> Style:
    given = {key: item for key, item in (value or {}).items() if item is not None}
    for key in ("color", "background"):
        if key in given:
            given[key] = plain_color(given[key], colors)
    return Style(**given)

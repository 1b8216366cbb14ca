"""The form of a theme file as JSON Schema, by which editors complete and check what one writes.

It is made from the tables and the limits that the program itself checks with (``schema``), so that
the two cannot say different things. What needs more than a form (clashes of keys, contrast, what a
theme extends) only the program checks. https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

from typing import Any

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic.fields import FieldInfo

from tui.theme import describing
from tui.theme.actions import ACTIONS
from tui.theme.finding import keymaps
from tui.theme.keys import SHORT, SYMBOLS
from tui.theme.schema import (
    ANSI_COLORS,
    FEWEST_SPEAKERS,
    MOST_SPEAKERS,
    LayoutForm,
    NoteForm,
    StyleForm,
    ThemeForm,
    TintsForm,
)
from tui.theme.theme import COLOR_NAMES, NOTE_COLOURS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HEX = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of theme files. ``$ref`` point into its own ``$defs``."""
    sections = {name: _section(name) for name in ThemeForm.model_fields}
    return {
        "$schema": DIALECT,
        "title": "A theme of newsreader",
        "description": "How the reader looks and which keys drive it. Whatever a file does not "
        "say, it inherits.",
        "type": ["object", "null"],
        "properties": sections,
        "additionalProperties": False,
        "$defs": {
            "color": {
                "description": 'a colour of the theme by name, "#rgb" or "#rrggbb" (in quotes), '
                "or one of the terminal's own",
                "anyOf": [{"enum": [*COLOR_NAMES, *ANSI_COLORS]}, {"$ref": "#/$defs/hex"}],
            },
            "own_color": {
                "description": '"#rgb" or "#rrggbb" (in quotes), or one of the terminal\'s own',
                "anyOf": [{"enum": list(ANSI_COLORS)}, {"$ref": "#/$defs/hex"}],
            },
            "hex": {
                "type": "string",
                "pattern": _HEX,
                "patternErrorMessage": 'write "#rgb" or "#rrggbb" with digits from 0 to f',
            },
            "style": _style(),
            "note": _note(),
            "key": _key(),
            "keys": {
                "description": 'a key such as j, "?" or ctrl+d, several one after the other such '
                'as "g g", or a list of these',
                "anyOf": [
                    {"$ref": "#/$defs/key"},
                    {"type": "array", "items": {"$ref": "#/$defs/key"}},
                    {"type": "null"},
                ],
            },
        },
    }


def _section(name: str) -> dict[str, Any]:
    about = describing.SECTIONS[name]
    if name in ("abstract", "dark", "ansi"):
        return {"description": about, "type": ["boolean", "null"]}
    if name == "title":
        return {
            "description": about,
            "type": ["string", "null"],
            **_limits(ThemeForm.model_fields[name]),
        }
    if name in ("extends", "keymap"):
        out = {"description": about, "type": ["string", "null"]}
        return out if name == "extends" else out | {"examples": keymaps()}
    if name == "speakers":
        return {
            "description": about,
            "type": ["array", "null"],
            "items": {"$ref": "#/$defs/color"},
            "minItems": FEWEST_SPEAKERS,
            "maxItems": MOST_SPEAKERS,
        }
    if name == "notes":
        note: dict[str, Any] = {"$ref": "#/$defs/note"}
        return {
            "description": about,
            "type": ["object", "null"],
            "properties": dict.fromkeys(NOTE_COLOURS, note),
            "additionalProperties": note,
        }
    parts: dict[str, dict[str, Any]] = {
        "colors": _each(describing.COLORS, {"$ref": "#/$defs/own_color"}),
        "styles": _each(describing.STYLES, {"$ref": "#/$defs/style"}),
        "entities": _each(describing.ENTITIES, {"$ref": "#/$defs/style"}),
        "tints": {
            part: {"description": describing.TINTS[part], "type": ["number", "null"]}
            | _limits(field)
            for part, field in TintsForm.model_fields.items()
        },
        "layout": {part: _size(part, field) for part, field in LayoutForm.model_fields.items()},
        "keys": _each({action.id: action.help for action in ACTIONS}, {"$ref": "#/$defs/keys"}),
    }
    return {
        "description": about,
        "type": ["object", "null"],
        "properties": parts[name],
        "additionalProperties": False,
    }


def _each(described: dict[str, str], what: dict[str, Any]) -> dict[str, Any]:
    return {name: {"description": about, **what} for name, about in described.items()}


def _size(name: str, field: FieldInfo) -> dict[str, Any]:
    about = {"description": describing.LAYOUT[name]}
    words = {"gutter": ["letters", "bars", "none"], "panel_side": ["left", "right"]}.get(name)
    if words:
        return about | {"enum": [*words, None]}
    if name == "minimap":
        return about | {"type": ["boolean", "null"]}
    return about | {"type": ["integer", "null"], **_limits(field)}


def _limits(field: FieldInfo) -> dict[str, Any]:
    """The limits of a field of the schema, in JSON Schema's words."""
    out: dict[str, Any] = {}
    for limit in field.metadata:
        match limit:
            case Ge(ge=least):
                out["minimum"] = least
            case Le(le=most):
                out["maximum"] = most
            case MinLen(min_length=least):
                out["minLength"] = least
            case MaxLen(max_length=most):
                out["maxLength"] = most
    return out


def _note() -> dict[str, Any]:
    properties: dict[str, Any] = {
        "color": {"$ref": "#/$defs/color"},
        "meaning": {"type": ["string", "null"], **_limits(NoteForm.model_fields["meaning"])},
    }
    for part, about in describing.NOTE_PARTS.items():
        properties[part] = {"description": about, **properties[part]}
    whole = {"type": "object", "properties": properties, "additionalProperties": False}
    return {"anyOf": [{"$ref": "#/$defs/color"}, whole]}


def _style() -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for part in StyleForm.model_fields:
        about = {"description": describing.STYLE_PARTS[part]}
        if not about["description"]:
            about = {}
        if part in ("color", "background"):
            # Nothing takes away what is inherited.
            properties[part] = about | {"anyOf": [{"$ref": "#/$defs/color"}, {"type": "null"}]}
        else:
            properties[part] = about | {"type": ["boolean", "null"]}
    return {"type": ["object", "null"], "properties": properties, "additionalProperties": False}


def _key() -> dict[str, Any]:
    """A sequence of keys, nearly as ``keys.parse`` reads it; a digit may stand without quotes."""
    named = "|".join(_any_case(name) for name in (*SYMBOLS, *SHORT))
    modifiers = "(?:(?:" + "|".join(map(_any_case, ("alt", "ctrl", "shift"))) + r")\+)+"
    word = rf"(?:{modifiers}(?:{named}|\S)|{named}|(?![fF][0-9])\S{{1,4}})"
    return {
        "anyOf": [
            {
                "type": "string",
                "pattern": rf"^\s*{word}(?:\s+{word})*\s*$",
                "patternErrorMessage": "write a character, a named key such as escape or pagedown, "
                'or one with ctrl+, alt+ or shift+; several as "g g"',
            },
            {"type": "integer", "minimum": 0, "maximum": 9999},
        ]
    }


def _any_case(name: str) -> str:
    """A pattern for a name in small or capital letters, for which JSON Schema has no flag."""
    return "".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in name)

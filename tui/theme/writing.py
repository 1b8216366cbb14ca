"""Themes as text again: all that a theme says with what it inherits, and a file to begin with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tui.theme import describing
from tui.theme.actions import ACTIONS
from tui.theme.building import as_list
from tui.theme.keys import parse, show

SCHEMA_FILE = "newsreader-theme.schema.json"
"""The name of the JSON Schema beside a theme that was begun with ``starter``."""

BASE = "base"
"""The built-in theme that has sizes and a key map, and no colours."""

_INDENT = "  "


def resolved(data: Mapping[str, Any]) -> str:
    """A theme's data with all that it inherits (``Family.data``), as a theme file."""
    import yaml

    # The base has no styles that would be merged with these.
    kept = {
        key: BASE if key == "extends" else data[key]
        for key in describing.SECTIONS
        if key == "extends" or (key in data and key != "abstract")
    }
    return str(yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=96))


def starter(title: str, parent: str, data: Mapping[str, Any], schema: str = SCHEMA_FILE) -> str:
    """A file for a theme that changes ``parent``, whose ``data`` it shows, all commented out.

    What begins ``##`` explains; the ``#`` of other lines is to be taken away. ``schema`` is the
    path of the JSON Schema from the file's folder.
    """
    lines = [
        f"# yaml-language-server: $schema={schema}",
        "##",
        "## A theme of your own. Whatever it does not say it has from the theme that it extends,",
        "## and that is written here after a #: take the # away from a line, and from the name of",
        "## its section above it, and change it. A reader that wears the theme shows it as soon as",
        "## you save the file; a mistake is told with its line and column.",
        "",
        f"extends: {_scalar(parent)}",
        f"title: {_scalar(title)}",
        f"dark: {_scalar(bool(data.get('dark', True)))}",
        f"ansi: {_scalar(bool(data.get('ansi', False)))}",
    ]
    for section, described in (
        ("colors", describing.COLORS),
        ("styles", describing.STYLES),
        ("entities", describing.ENTITIES),
        ("speakers", None),
        ("tints", describing.TINTS),
        ("notes", None),
        ("layout", describing.LAYOUT),
        ("keymap", None),
    ):
        if section in data:
            lines += ["", f"## {describing.SECTIONS[section]}"]
            lines += [f"# {line}" for line in _section(section, data[section], described or {})]
    lines += ["", f"## {describing.SECTIONS['keys']}", "# keys:"]
    lines += [f"# {_INDENT}{line}" for line in _keys(data["keys"])]
    return "\n".join(lines) + "\n"


def _section(name: str, value: Any, described: Mapping[str, str]) -> Iterator[str]:
    if not isinstance(value, (dict, list)):
        yield f"{name}: {_scalar(value)}"
        return
    yield f"{name}:"
    if isinstance(value, list):
        yield from (f"{_INDENT}- {_scalar(item)}" for item in value)
        return
    said = [(f"{key}: {_flow(item)}", described.get(key, "")) for key, item in value.items()]
    width = max((len(text) for text, about in said if about), default=0)
    for text, about in said:
        yield _INDENT + (f"{text:<{width}}   # {about}" if about else text)


def _keys(keys: Mapping[str, Any]) -> Iterator[str]:
    said = [(f"{action.id}: {_flow(as_list(keys.get(action.id)))}", action) for action in ACTIONS]
    width = max(len(text) for text, _ in said)
    for text, action in said:
        shown = " ".join(show(parse(key)) for key in as_list(keys.get(action.id)))
        yield f"{text:<{width}}   # {action.help}" + (f": {shown}" if shown else "")


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    """A plain value; JSON's strings are YAML's too, whatever characters they hold."""
    if isinstance(value, str) and value.replace("_", "").isalpha() and value.isascii():
        # One that YAML could take for something else (no, y, null) is put in quotes as well.
        return value if len(value) > 5 or value in describing.COLORS else json.dumps(value)
    return json.dumps(value, ensure_ascii=False)

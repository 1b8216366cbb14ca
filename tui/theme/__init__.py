"""How it looks: themes in YAML, their loading, inheritance, keys and contrast.

Names are imported at their first use, so that the program pays for what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.theme.actions import ACTION_IDS as ACTION_IDS
    from tui.theme.actions import ACTIONS as ACTIONS
    from tui.theme.actions import Action as Action
    from tui.theme.contrast import check as check
    from tui.theme.errors import ThemeError as ThemeError
    from tui.theme.finding import builtin_folder as builtin_folder
    from tui.theme.finding import keymaps as keymaps
    from tui.theme.finding import names as names
    from tui.theme.keys import Match as Match
    from tui.theme.keys import Resolver as Resolver
    from tui.theme.keys import chord_of as chord_of
    from tui.theme.keys import parse as parse
    from tui.theme.keys import show as show
    from tui.theme.loading import load as load
    from tui.theme.loading import load_theme as load_theme
    from tui.theme.theme import Layout as Layout
    from tui.theme.theme import Style as Style
    from tui.theme.theme import Theme as Theme

_HOMES = {
    "ACTIONS": "actions",
    "ACTION_IDS": "actions",
    "Action": "actions",
    "Layout": "theme",
    "Match": "keys",
    "Resolver": "keys",
    "Style": "theme",
    "Theme": "theme",
    "ThemeError": "errors",
    "builtin_folder": "finding",
    "check": "contrast",
    "chord_of": "keys",
    "keymaps": "finding",
    "load": "loading",
    "load_theme": "loading",
    "names": "finding",
    "parse": "keys",
    "show": "keys",
}

__all__ = [*_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value

"""A theme as the program uses it: validated, inherited, complete. Plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

COLOR_NAMES = (
    "background",
    "surface",
    "panel",
    "text",
    "muted",
    "accent",
    "border",
    "title",
    "warning",
    "error",
    "success",
)
"""The colours of every theme. A theme file may use these names wherever it uses a colour."""

STYLE_NAMES = (
    "title",
    "section",
    "byline",
    "heading",
    "hidden",
    "quote.direct",
    "quote.mixed",
    "quote.indirect",
    "source",
    "cue",
    "highlight",
    "search",
    "search.current",
    "selection",
    "cursor",
    "hint",
)
"""The styles that a theme file may give; one that it leaves out is plain."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text looks; None and False leave what lies below as it is.

    Colours are ``#rrggbb`` or the names of the terminal's sixteen (``ansi_red``,
    ``ansi_bright_black``, ``ansi_default``, …).
    """

    color: str | None = None
    background: str | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    dim: bool = False
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in terminal cells, and sides."""

    measure: int
    margin: int
    paragraph_spacing: int
    gutter: Literal["letters", "bars", "none"]
    minimap: bool
    panel_side: Literal["left", "right"]
    panel_width: int
    library_width: int


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that a theme file decides.

    ``colors`` has all of COLOR_NAMES, ``styles`` some of STYLE_NAMES. ``entities`` has a style
    for each of the 18 labels. ``speakers`` is the palette that speakers take their colours from,
    in order of their share. ``notes`` maps the names of note colours to colours. ``keys`` maps
    an action's id to the key sequences that trigger it; an action without keys is not in it.
    """

    name: str
    title: str
    dark: bool
    ansi: bool
    colors: Mapping[str, str]
    styles: Mapping[str, Style]
    entities: Mapping[str, Style]
    speakers: tuple[str, ...]
    notes: Mapping[str, str]
    layout: Layout
    keys: Mapping[str, tuple[str, ...]]

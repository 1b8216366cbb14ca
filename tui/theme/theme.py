"""A theme as the program uses it: validated, inherited, complete. Plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

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

NOTE_COLOURS = ("yellow", "green", "blue", "pink")
"""The colours of highlights that every theme has; it may have others besides."""

QUOTE_TYPES = ("direct", "mixed", "indirect")
"""The values of annotation's QuoteType, so that a theme needs no article; a test compares them."""

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
    "minimap",
    "minimap.view",
)
"""The styles that a theme file may give; one that it leaves out is plain."""


class Style(NamedTuple):
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


class Layout(NamedTuple):
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
    in order of their share; ``tints`` says for each type of quote, from 0 to 1, how much of that
    colour is mixed into the background under it. ``notes`` maps the names of note colours to colours,
    ``meanings`` those that have one to what the reader means by them, in a word or two. ``keys``
    maps an action's id to the key sequences that trigger it; an action without keys is not in it.
    They are those of the key map ``keymap`` with the theme's own laid over them.
    ``files`` are the paths of the files that it was made from, the eldest ancestor first.
    """

    name: str
    title: str
    dark: bool
    ansi: bool
    colors: Mapping[str, str]
    styles: Mapping[str, Style]
    entities: Mapping[str, Style]
    speakers: tuple[str, ...]
    tints: Mapping[str, float]
    notes: Mapping[str, str]
    layout: Layout
    keymap: str
    keys: Mapping[str, tuple[str, ...]]
    files: tuple[str, ...] = field(default=(), compare=False)
    meanings: Mapping[str, str] = field(default_factory=dict)

    def note_words(self, colour: str) -> str:
        """A note's colour in words: its name, and in brackets what it means where that is known."""
        meaning = self.meanings.get(colour)
        return f"{colour} ({meaning})" if meaning else colour

    def next_note(self, colour: str) -> str:
        """The note colour after this one; the first after the last, and after an unknown one."""
        names = list(self.notes)
        return names[(names.index(colour) + 1) % len(names)] if colour in names else names[0]

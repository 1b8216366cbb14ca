"""From a theme's colours and styles to Rich's and Textual's."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

from rich.color import Color
from rich.style import Style as RichStyle
from textual.theme import Theme as TextualTheme

from tui.theme.colourless import ENTITIES, ENTITY_SIGNS, colourless
from tui.theme.contrast import blend
from tui.theme.theme import Style, Theme

SPEAKER_SIGNS = ascii_uppercase + ascii_lowercase
"""By what speakers are told apart without colours, in order of their share."""


def no_color() -> bool:
    """Whether the user wants no colours: NO_COLOR is set, and not to nothing (no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


@lru_cache(maxsize=512)
def rich_color(name: str) -> Color:
    """Rich's colour of a theme's: ``#rrggbb`` or one of the terminal's sixteen."""
    return Color.parse(name.removeprefix("ansi_"))


@lru_cache(maxsize=1024)
def rich_style(style: Style) -> RichStyle:
    """Rich's style of a theme's; what the theme leaves open stays open."""
    return RichStyle(
        color=rich_color(style.color) if style.color else None,
        bgcolor=rich_color(style.background) if style.background else None,
        bold=style.bold or None,
        italic=style.italic or None,
        underline=style.underline or None,
        dim=style.dim or None,
        reverse=style.reverse or None,
    )


class Palette:
    """A theme's looks, ready to paint with.

    ``theme`` is the theme as it is worn: without colours where the palette is ``plain``.
    """

    def __init__(self, theme: Theme, *, plain: bool | None = None, few: bool = False) -> None:
        """``plain`` takes all colours away, as NO_COLOR does where it is not given.

        ``few`` says that the terminal has no more than sixteen colours.
        """
        self._plain = no_color() if plain is None else plain
        self.theme = colourless(theme) if self._plain else theme
        self._few = few
        self._mixed: dict[tuple[object, ...], RichStyle] = {}

    @property
    def plain(self) -> bool:
        """Whether nothing has a colour."""
        return self._plain

    @property
    def few(self) -> bool:
        """Whether colours are too few to tell all types and speakers apart: show signs besides."""
        return self._plain or self._few or self.theme.ansi

    def color(self, name: str) -> str:
        """A colour of the theme by name."""
        return self.theme.colors[name]

    def style(self, name: str) -> RichStyle:
        """A style of the theme by name; plain where the theme has none."""
        style = self.theme.styles.get(name)
        return rich_style(style) if style else RichStyle.null()

    def entity(self, label: str) -> RichStyle:
        """How an entity of this type looks."""
        style = self.theme.entities[label]
        if self._few and not self.theme.ansi:
            # Shades that differ on paper may be the same of the sixteen colours.
            style = ENTITIES[label]._replace(color=style.color, background=style.background)
        return rich_style(style)

    def entity_sign(self, label: str) -> str:
        """One cell that names the entity type where its look does not; "" where it does."""
        return ENTITY_SIGNS.get(label, "") if self._plain or self._few else ""

    def on(
        self, background: str, color: str = "text", *, bold: bool = False, italic: bool = False
    ) -> RichStyle:
        """The style of plain words on one of the theme's surfaces."""
        # The terminal's own colours have no grey that is sure to be legible on its background.
        dim = self.theme.ansi and color == "muted"
        colors = self.theme.colors
        return self._made(
            ("on", background, color, bold, italic),
            lambda: rich_style(
                Style(
                    colors.get(color, color),
                    colors.get(background, background),
                    bold=bold,
                    italic=italic,
                    dim=dim,
                )
            ),
        )

    def speaker_color(self, rank: int | None) -> str:
        """The colour of the speaker with the ``rank``-th share; muted for nobody known."""
        if rank is None:
            return self.theme.colors["muted"]
        return self.theme.speakers[rank % len(self.theme.speakers)]

    def speaker_sign(self, rank: int | None) -> str:
        """A letter for the speaker with the ``rank``-th share, "?" for nobody known.

        One cell, to be shown beside the colour where there are ``few``. After 52 speakers it is
        always "*".
        """
        if rank is None:
            return "?"
        return SPEAKER_SIGNS[rank] if rank < len(SPEAKER_SIGNS) else "*"

    def mix(self, below: str, above: str, share: float) -> Color | None:
        """``above`` laid over ``below``; None where one is the terminal's own and cannot be mixed."""
        try:
            return rich_color(blend(below, above, share))
        except ValueError:
            return None

    def quote(self, kind: str, rank: int | None) -> RichStyle:
        """What a quotation of this type and speaker lays under the text."""

        def make() -> RichStyle:
            given = self.style(f"quote.{kind}")
            share = self.theme.tints[kind]
            if self.theme.ansi or not share:
                return given
            tint = self.mix(self.color("background"), self.speaker_color(rank), share)
            return given + RichStyle(bgcolor=tint)

        return self._made(("quote", kind, rank), make)

    def note(self, colour: str) -> RichStyle:
        """What a highlight of this colour lays under the text."""
        given = self.style("highlight")
        value = self.theme.notes.get(colour) or next(iter(self.theme.notes.values()), None)
        return given + RichStyle(bgcolor=rich_color(value)) if value else given

    def _made(self, key: tuple[object, ...], make: Callable[[], RichStyle]) -> RichStyle:
        style = self._mixed.get(key)
        if style is None:
            style = self._mixed[key] = make()
        return style


def textual_theme(theme: Theme) -> TextualTheme:
    """The Textual theme behind the program's style sheet, scroll bars and input fields."""
    c = theme.colors
    cursor = theme.styles.get("cursor")
    return TextualTheme(
        name=f"newsreader-{theme.name}",
        primary=c["accent"],
        secondary=c["accent"],
        accent=c["accent"],
        foreground=c["text"],
        background=c["background"],
        surface=c["surface"],
        panel=c["panel"],
        warning=c["warning"],
        error=c["error"],
        success=c["success"],
        dark=theme.dark,
        ansi=theme.ansi,
        variables=(_ANSI if theme.ansi else {})
        | {
            "muted": c["muted"],
            "line": c["border"],
            "cursor-color": (cursor and cursor.background) or c["accent"],
            "block-cursor-background": c["accent"],
            "block-cursor-foreground": c["background"],
            "input-cursor-background": c["text"],
            "input-cursor-foreground": c["background"],
            "input-cursor-text-style": "reverse" if theme.ansi else "none",
            "scrollbar": c["border"],
            "scrollbar-hover": c["muted"],
            "scrollbar-active": c["accent"],
            "scrollbar-background": c["background"],
            "scrollbar-background-hover": c["background"],
            "scrollbar-background-active": c["background"],
            "scrollbar-corner-color": c["background"],
            "border": c["accent"],
            "border-blurred": c["border"],
        },
    )


_ANSI = {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "input-selection-background": "ansi_blue",
    "input-selection-foreground": "ansi_white",
    "screen-selection-background": "ansi_blue",
    "screen-selection-foreground": "ansi_white",
}
"""What Textual asks of a theme in the terminal's own colours."""

VARIABLES = {"muted": "#888888", "line": "#444444"}
"""Style sheet variables of our own, with values for the moment before a theme is set."""

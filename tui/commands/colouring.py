"""Colours for plain text on a terminal: whether there are any, and a theme's looks as escapes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Protocol, TextIO

from tui.commands.read import THEME_VARIABLE
from tui.export.lines import Line
from tui.theme.theme import Style, Theme

if TYPE_CHECKING:
    from rich.color import ColorSystem
    from rich.style import Style as RichStyle

WHEN = ("auto", "always", "never")
THEME = "ansi"
"""The theme where none is asked for: it alone is legible on dark and on light terminals, as no
background is painted here."""


class Painter(Protocol):
    """Makes text of lines."""

    def __call__(self, lines: Iterable[Line]) -> str:
        """The text, each line with its line end."""
        ...


def painter(when: str, theme: str | None, stream: TextIO) -> Painter | None:
    """What paints lines for ``stream``, None where there shall be no colours.

    ``when`` is one of WHEN; ``auto`` means a terminal that can do more than TERM=dumb, unless
    NO_COLOR is set to something (https://no-color.org). Raises ThemeError.
    """
    if when == "never" or (when == "auto" and not _takes_colours(stream)):
        return None
    from tui.theme import load_theme

    return _Inks(load_theme(theme or os.environ.get(THEME_VARIABLE) or THEME)).paint


def _takes_colours(stream: TextIO) -> bool:
    dumb = os.environ.get("TERM", "") in ("", "dumb")
    return stream.isatty() and not dumb and not os.environ.get("NO_COLOR")


def _system() -> ColorSystem:
    """How many colours the terminal says that it has."""
    from rich.color import ColorSystem

    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return ColorSystem.TRUECOLOR
    many = os.environ.get("TERM", "").endswith("-256color")
    return ColorSystem.EIGHT_BIT if many else ColorSystem.STANDARD


class _Inks:
    """A theme's looks as Rich's styles."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.system = _system()
        self.style = cache(self._style)

    def paint(self, lines: Iterable[Line]) -> str:
        out = []
        for line in lines:
            for piece in line:
                style = self.style(piece.looks) if piece.looks else None
                out.append(
                    style.render(piece.text, color_system=self.system) if style else piece.text
                )
            out.append("\n")
        return "".join(out)

    def _style(self, looks: tuple[str, ...]) -> RichStyle:
        """The looks of a piece, one over the other."""
        from rich.style import Style as RichStyle

        styles = [_rich(self._look(look), self.theme.colors["text"]) for look in looks]
        return RichStyle.combine(styles)

    def _look(self, look: str) -> Style:
        """What ``tui.export.lines`` calls a look, as the theme has it."""
        theme = self.theme
        kind, _, which = look.partition(".")
        if kind == "entity":
            # Colours tell speakers apart; names are told by what else their style has.
            style = theme.entities[which]
            return Style(bold=style.bold, italic=style.italic, underline=style.underline)
        if kind in ("speaker", "quote"):
            color = theme.speakers[int(which) % len(theme.speakers)] if which else None
            return Style(color=color, bold=kind == "speaker")
        if look == "label":
            return Style(color=theme.colors["accent"], bold=True)
        if look == "muted":
            # The terminal's own colours have no grey that is sure to be legible.
            return Style(color=theme.colors["muted"], dim=theme.ansi)
        return theme.styles.get(look, Style())


def _rich(style: Style, text: str) -> RichStyle:
    from rich.style import Style as RichStyle

    # On a background of the theme's the text needs the theme's colour too.
    color = style.color or (text if style.background else None)
    return RichStyle(
        color=_own(color),
        bgcolor=_own(style.background),
        bold=style.bold or None,
        italic=style.italic or None,
        underline=style.underline or None,
        dim=style.dim or None,
        reverse=style.reverse or None,
    )


def _own(color: str | None) -> str | None:
    """A theme's colour in Rich's words; None for the terminal's own, which is there already."""
    return None if color in (None, "ansi_default") else str(color).removeprefix("ansi_")

"""The application's themes: loading, wearing, changing them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from tui.reader.palette import VARIABLES, Palette, textual_theme
from tui.theme import Theme, ThemeError, load, names

if TYPE_CHECKING:
    from tui.reader.screen.main_screen import MainScreen


def themes_folder() -> Path:
    """Where the user's own themes lie."""
    from platformdirs import user_config_path

    return user_config_path("newsreader", appauthor=False) / "themes"


def load_theme(name: str) -> Theme:
    """The theme of that name or path, the user's own first. Raises ThemeError."""
    from platformdirs import user_cache_path

    return load(name, themes_folder(), user_cache_path("newsreader", appauthor=False) / "themes")


class Themed(App[int], inherit_bindings=False):
    """The part of the application that wears a theme."""

    look: Theme
    palette: Palette

    @property
    def reading_screen(self) -> MainScreen:
        """The reading screen, under whatever dialog is open."""
        raise NotImplementedError

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Values for the variables that our style sheets use."""
        return VARIABLES

    def dress(self, theme: Theme) -> None:
        """Have Textual's own parts look like the theme."""
        dressed = textual_theme(theme)
        self.register_theme(dressed)
        self.theme = dressed.name

    def wear(self, name: str) -> bool:
        """Change to another theme; on an error say it and keep the one that works."""
        try:
            theme = load_theme(name)
        except ThemeError as error:
            self.notify(str(error), title="Theme", severity="error", markup=False, timeout=10)
            return False
        self.look = theme
        self.palette = Palette(theme)
        self.ansi_color = theme.ansi
        self.dress(theme)
        self.reading_screen.set_palette(self.palette)
        return True

    def next_theme(self) -> None:
        """Change to the theme after this one in the list."""
        known = names(themes_folder())
        at = known.index(self.look.name) if self.look.name in known else -1
        for step in range(1, len(known) + 1):
            name = known[(at + step) % len(known)]
            if self.wear(name):
                self.reading_screen.say(f"Theme: {self.look.title}")
                return

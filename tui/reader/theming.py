"""The application's themes: loading, wearing, changing them, and minding changes of their files."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.reader.fenced import Fenced
from tui.reader.palette import VARIABLES, Palette, no_color, textual_theme
from tui.theme import Theme, ThemeError, load_theme
from tui.theme.finding import cache_folder, user_folder

if TYPE_CHECKING:
    from tui.reader.dialogs.theme_picker import ThemePicker
    from tui.reader.screen.main_screen import MainScreen
    from tui.theme.watching import Watch

LOOK_EVERY = 0.7
"""Seconds between two looks at a theme's files."""

FEW = ("standard", "windows")
"""Rich's names for the colours of a terminal that has sixteen."""


class Themed(Fenced, inherit_bindings=False):
    """The part of the application that wears a theme."""

    def __init__(self, theme: str, keymap: str | None = None) -> None:
        """Wear the theme of that name or path, with its keys or another key map's.

        Raises ThemeError.
        """
        # The convention asks for a value: an empty NO_COLOR means nothing (no-color.org).
        if os.environ.get("NO_COLOR") == "":
            del os.environ["NO_COLOR"]
        self.keymap_asked_for = keymap
        self.worn = theme
        self.look = load_theme(theme, keymap)
        # Without colours the terminal's own are right: Textual would make grey ones of ours.
        super().__init__(ansi_color=self.look.ansi or no_color())
        self.palette = self.palette_of(self.look)
        self.dress(self.palette.theme)
        self._trouble = ""
        self._warned: list[str] = []
        self._minded: Watch | None = None

    def on_mount(self) -> None:
        """Mind the theme's files once the first picture is there."""
        self.call_after_refresh(self._begin_to_watch)

    @property
    def reading_screen(self) -> MainScreen:
        """The reading screen, under whatever dialog is open."""
        raise NotImplementedError

    def palette_of(self, theme: Theme) -> Palette:
        """The looks of a theme on this terminal."""
        system = self.console.color_system
        return Palette(theme, plain=no_color() or system is None, few=system in FEW)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Get values for the variables that our style sheets use."""
        return VARIABLES

    def dress(self, theme: Theme) -> None:
        """Have Textual's own parts look like the theme."""
        # Textual looks again only where the name is another.
        name = "newsreader-1" if self.theme == "newsreader-0" else "newsreader-0"
        self.register_theme(replace(textual_theme(theme), name=name))
        self.theme = name

    def wear(self, name: str) -> bool:
        """Change to another theme; on an error say it and keep the one that works."""
        try:
            theme = load_theme(name, self.keymap_asked_for)
        except ThemeError as error:
            self._complain(str(error))
            return False
        self.worn = name
        self._put_on(theme)
        return True

    def _put_on(self, theme: Theme) -> None:
        from tui.theme.watching import Watch

        self._trouble = ""
        self.look = theme
        self.palette = self.palette_of(theme)
        self.ansi_color = self.palette.theme.ansi
        self.dress(self.palette.theme)
        for screen in self.screen_stack:
            if hasattr(screen, "set_palette"):
                screen.set_palette(self.palette)
        self._minded = Watch(theme.files, user_folder())

    # Choosing -------------------------------------------------------------------------------

    def choose_theme(self) -> None:
        """Ask which theme to wear; the one under the cursor is worn meanwhile."""
        from tui.reader.dialogs.theme_picker import Choice, ThemePicker
        from tui.theme.listing import listing

        found = listing(user_folder(), cache_folder(), self.keymap_asked_for)
        choices = [Choice(theme.name, theme.title, theme.kind) for theme in found]
        if self.worn not in [choice.name for choice in choices]:  # it is a file elsewhere
            choices.insert(0, Choice(self.worn, self.look.title, "from a file"))
        picker = ThemePicker(self.palette, choices, self.worn)
        self.push_screen(picker, partial(self._theme_chosen, self.worn))

    def on_theme_picker_preview(self, event: ThemePicker.Preview) -> None:
        """Wear what the cursor of the dialog is on."""
        self.wear(event.name)

    def _theme_chosen(self, before: str, name: str | None) -> None:
        wanted = before if name is None else name
        if self.worn != wanted and not self.wear(wanted):
            return
        if name is not None and name != before:
            import shlex

            word = shlex.quote(name)
            self.notify(
                f"To begin with it, start newsreader with --theme {word}, "
                f"or set NEWSREADER_THEME={word}.",
                title=f"Theme: {self.look.title}",
                markup=False,
                timeout=8,
            )

    # Files that change ---------------------------------------------------------------------

    def _begin_to_watch(self) -> None:
        from tui.theme.watching import Watch

        self._minded = Watch(self.look.files, user_folder())
        self.set_interval(LOOK_EVERY, self.mind_files)
        self._warn()

    def mind_files(self) -> None:
        """Wear the theme anew where one of its files has changed; on an error keep the last good.

        An error is told once, and so are colours of a user's theme that are hard to read.
        """
        if self._minded is None or not self._minded.changed():
            return
        try:
            theme = load_theme(self.worn, self.keymap_asked_for)
        except ThemeError as error:
            if str(error) != self._trouble:
                self._trouble = str(error)
                self._complain(self._trouble)
            return
        mended = bool(self._trouble)
        if theme != self.look or mended:
            self._put_on(theme)
            self._warn()
        if mended:
            self.clear_notifications()
            self.reading_screen.say(f"The theme {theme.title} works again.")

    def _complain(self, words: str) -> None:
        self.notify(words, title="Theme", severity="error", markup=False, timeout=10)

    def _warn(self) -> None:
        """Say which colours of a theme of the user's are hard to read, unless that was said."""
        from tui.theme.contrast import check
        from tui.theme.finding import is_builtin

        if all(is_builtin(Path(file)) for file in self.look.files):
            return
        found = check(self.look)
        if found and found != self._warned:
            others = len(found) - 1
            more = f", and {others} more" if others else ""
            show = partial(self.notify, title=self.look.title, severity="warning", markup=False)
            show(f"{found[0]}{more}; newsreader themes check lists them.", timeout=10)
        self._warned = found

"""What themes there are, with what one wants to know before choosing one."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tui.theme.errors import ThemeError
from tui.theme.finding import chosen, is_builtin, names
from tui.theme.loading import load
from tui.theme.theme import Theme


class Listed(NamedTuple):
    """A theme that can be chosen by name; ``theme`` is None where its file has a mistake."""

    name: str
    path: Path
    theme: Theme | None
    trouble: str = ""

    @property
    def title(self) -> str:
        """What the theme calls itself; its name where it cannot be read."""
        return self.theme.title if self.theme else self.name

    @property
    def kind(self) -> str:
        """In a word or two: dark, light, of the terminal, with a mistake; and whether yours."""
        if self.theme is None:
            kind = "mistake"
        elif self.theme.ansi:
            kind = "terminal"
        else:
            kind = "dark" if self.theme.dark else "light"
        return kind if is_builtin(self.path) else f"{kind}, yours"


def listing(
    folder: Path | None = None, cache: Path | None = None, keymap: str | None = None
) -> list[Listed]:
    """The themes that ``load`` can load by name, in alphabetical order.

    ``folder``, ``cache`` and ``keymap`` are as in ``load``.
    """
    found = []
    for name in names(folder):
        path = chosen(name, folder)
        try:
            found.append(Listed(name, path, load(name, folder, cache, keymap)))
        except ThemeError as error:
            found.append(Listed(name, path, None, str(error)))
    return found

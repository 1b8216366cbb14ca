"""What a pane says where it has nothing to list."""

from __future__ import annotations

from typing import NamedTuple

from rich.segment import Segment

from tui.reader.palette import Palette
from tui.reader.panes.fitting import Line, fold
from tui.reader.panes.rolling import Block, Item

FRAMES = "⠁⠂⠄⡀⢀⠠⠐⠈"
"""A dot that goes round its cell while something is at work."""

STILL = "◌"
"""The same where nothing may move."""


class State(NamedTuple):
    """Why there is nothing: the words, in paragraphs, and a sign of one cell before them."""

    words: tuple[str, ...]
    sign: str = ""
    color: str = "muted"
    working: bool = False


def state(*words: str | None, sign: str = "", color: str = "muted", working: bool = False) -> Item:
    """The only entry of a list that is empty; empty words are left out."""
    return Item(None, State(tuple(w for w in words if w), sign, color, working))


def state_block(palette: Palette, said: State, width: int, frame: str = STILL) -> Block:
    """The lines of a state."""
    muted = palette.on("panel", "muted")
    lines: list[Line] = [()]
    sign = frame if said.working else said.sign
    lead = f" {sign} " if sign else " "
    for number, words in enumerate(said.words):
        if number:
            lines.append(())
        for row, text in enumerate(fold(words, max(8, width - len(lead) - 1), 8)):
            first = number == row == 0
            sign_style = palette.on("panel", said.color if sign else "muted")
            before = Segment(lead if first else " " * len(lead), sign_style)
            lines.append((before, Segment(text, muted)))
    return Block(tuple(lines))


def key_of(palette: Palette, action: str) -> str:
    """The key that does this, as help shows it; "" where the theme binds none."""
    from tui.theme.keys import parse, show

    keys = palette.theme.keys.get(action)
    return show(parse(keys[0])) if keys else ""


def with_key(palette: Palette, action: str, words: str) -> str:
    """``words`` with the action's key for ``{}``; "" where there is no key for it."""
    key = key_of(palette, action)
    return words.format(key) if key else ""


def unfound(palette: Palette, typed: str, where: str = "Nothing here") -> Item:
    """What is said where a filter lets nothing through, and how to take it away."""
    return state(
        f"{where} has “{typed.strip()}”.", with_key(palette, "back", "{} takes the filter away.")
    )

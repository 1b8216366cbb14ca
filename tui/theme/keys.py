"""Keys as themes write them: chords, sequences of chords, and what a press of a key leads to.

A *chord* is one press: a printable character, or a named key, with ``alt+``, ``ctrl+``, ``shift+``
before it. A *sequence* is one or more chords with blanks between them. Chords are spelt in one
canonical way, close to Textual's: lower-case names, modifiers in alphabetical order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias, Union

from tui.theme.errors import quoted, suggestion

SYMBOLS: dict[str, str] = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "⏎",
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "backspace": "⌫",
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
} | {f"f{n}": f"F{n}" for n in range(1, 13)}
"""The named keys and how they are shown."""

SHORT = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
}
"""Other spellings of named keys."""

SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "escape", "ctrl+@": "ctrl+space"}
"""Chords that most terminals send as another key's."""

# Unicode names that Textual shortens in the names of keys such as ``ctrl+slash``.
_TEXTUAL_NAMES = {
    "slash": "/",
    "backslash": "\\",
    "at": "@",
    "minus": "-",
    "plus": "+",
    "underscore": "_",
    "hyphen_minus": "-",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "full_stop": ".",
    "comma": ",",
}
_MODIFIERS = ("alt", "ctrl", "shift")
_MODIFIED = re.compile(r"((?:(?:alt|ctrl|shift)\+)+)(.*)", re.IGNORECASE | re.DOTALL)
_LONGEST_RUN = 4
_LONGEST_SEQUENCE = 8


def parse(text: str) -> tuple[str, ...]:
    """The chords of a key sequence: "gg" and "g g" are ("g", "g"), "ctrl+d" is ("ctrl+d",).

    Raises ValueError with a sentence that says what is wrong.
    """
    words = text.split()
    if not words:
        raise ValueError('a key is missing; write "space" for the space bar')
    chords = tuple(chord for word in words for chord in _word(word))
    if len(chords) > _LONGEST_SEQUENCE:
        raise ValueError(f"{quoted(text)} has more than {_LONGEST_SEQUENCE} keys")
    return chords


def canonical(sequence: Sequence[str]) -> str:
    """The text that ``parse`` reads as this sequence."""
    return " ".join(sequence)


def show(sequence: Sequence[str]) -> str:
    """A sequence for help and footer: ↑, ⏎, Esc, Ctrl+D, gg, ]q."""
    shown = [_shown(chord) for chord in sequence]
    return ("" if all(len(chord) == 1 for chord in sequence) else " ").join(shown)


def chord_of(key: str, character: str | None = None) -> str:
    """The canonical chord of a key event, from Textual's name of the key and its character.

    Textual gives ``alt+x`` the character "x"; a modified key is known by its name alone.
    """
    if character and character.isprintable() and not _MODIFIED.fullmatch(key):
        return _normal(character)
    return _normal(key)


def _word(word: str) -> Iterator[str]:
    if len(word) == 1 or _MODIFIED.fullmatch(word):
        yield _chord(word)
        return
    lower = word.lower()
    name = SHORT.get(lower, lower)
    if name in SYMBOLS:
        yield name
    elif re.fullmatch(r"f[0-9]+", lower):
        raise ValueError("the function keys are f1 to f12")
    elif len(word) > _LONGEST_RUN:
        raise ValueError(f"no key is called {quoted(word)}{suggestion(word, _names())}")
    else:
        for character in word:
            yield _chord(character)


def _names() -> Iterator[str]:
    yield from SYMBOLS
    yield from SHORT


def _chord(text: str) -> str:
    found = _MODIFIED.fullmatch(text)
    before, key = found.groups() if found else ("", text)
    modifiers = {part for part in before.lower().split("+") if part}
    if len(key) != 1:
        lower = key.lower()
        key = SHORT.get(lower, lower)
        if key not in SYMBOLS:
            if not key:
                raise ValueError(f"a key is missing after {quoted(before)}")
            raise ValueError(f"no key is called {quoted(key)}{suggestion(key, _names())}")
    elif not key.isprintable():
        raise ValueError(f"{key!r} is no character that a key writes")
    elif "ctrl" in modifiers:
        key = key.lower() if len(key.lower()) == 1 else key
    elif "shift" in modifiers:
        # With a character, shift is in the character: shift+g is G.
        if len(key.upper()) != 1 or key.upper() == key.lower():
            raise ValueError(f"write the character that {quoted(text)} types instead")
        modifiers.discard("shift")
        key = key.upper()
    chord = "+".join([*(m for m in _MODIFIERS if m in modifiers), key])
    return SAME.get(chord, chord)


@lru_cache(maxsize=1024)
def _normal(chord: str) -> str:
    """The canonical spelling of a chord as Textual spells it; of an unknown one, itself."""
    if chord == " ":
        return "space"
    found = _MODIFIED.fullmatch(chord)
    before, key = found.groups() if found else ("", chord)
    if len(key) > 1 and key not in SYMBOLS:
        key = _TEXTUAL_NAMES.get(key) or _character(key) or key
    try:
        return _chord(before + key)
    except ValueError:
        return chord


def _character(name: str) -> str | None:
    """The character that Textual names ``right_square_bracket``."""
    import unicodedata

    try:
        found = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return None
    return found if len(found) == 1 and found.isprintable() else None


def _shown(chord: str) -> str:
    found = _MODIFIED.fullmatch(chord)
    if not found:
        return SYMBOLS.get(chord, chord)
    before, key = found.groups()
    return before.title() + SYMBOLS.get(key, key.upper() if "ctrl" in before else key)


class Clash(NamedTuple):
    """A sequence that another hides, or that hides another; ``text`` is as the theme has it."""

    action: str
    text: str
    other_action: str
    other_text: str
    same: bool


def clashes(keys: Mapping[str, Sequence[str]]) -> list[Clash]:
    """The bindings that cannot both work: equal sequences, and beginnings of others.

    ``keys`` maps actions to sequences. Equal sequences of one action are no clash. Raises
    ValueError where a sequence cannot be parsed.
    """
    bound = sorted((parse(text), action, text) for action, texts in keys.items() for text in texts)
    found = []
    open_: list[tuple[tuple[str, ...], str, str]] = []  # each a beginning of the one after it
    for chords, action, text in bound:
        while open_ and chords[: len(open_[-1][0])] != open_[-1][0]:
            open_.pop()
        if open_:
            other, other_action, other_text = open_[-1]
            if other != chords or other_action != action:
                found.append(Clash(other_action, other_text, action, text, other == chords))
        open_.append((chords, action, text))
    return found


class Match(NamedTuple):
    """What a press of a key led to: an action's id, a sequence that waits for more, or nothing."""

    action: str | None = None
    pending: tuple[str, ...] = ()


_Branch: TypeAlias = dict[str, Union["_Branch", str]]


class Resolver:
    """Turns presses of keys, one after the other, into actions."""

    def __init__(self, keys: Mapping[str, Sequence[str]]) -> None:
        """``keys`` is Theme.keys. Raises ValueError where a sequence cannot be parsed."""
        self._root: _Branch = {}
        self._pending: tuple[str, ...] = ()
        for action, texts in keys.items():
            for text in texts:
                self._bind(parse(text), action)
        self._here = self._root

    def _bind(self, chords: tuple[str, ...], action: str) -> None:
        branch = self._root
        for chord in chords[:-1]:
            below = branch.setdefault(chord, {})
            if isinstance(below, str):
                return
            branch = below
        branch.setdefault(chords[-1], action)

    @property
    def pending(self) -> tuple[str, ...]:
        """The chords of the sequence that has begun."""
        return self._pending

    def feed(self, chord: str) -> Match:
        """What this press leads to. ``chord`` is a character, or Textual's name of a key.

        A sequence that fails starts anew with the chord that failed it.
        """
        chord = _normal(chord)
        found = self._here.get(chord)
        if found is None and self._pending:
            self.reset()
            found = self._root.get(chord)
        if isinstance(found, dict):
            self._here = found
            self._pending = (*self._pending, chord)
            return Match(pending=self._pending)
        self.reset()
        return Match(found)

    def reset(self) -> None:
        """Forget the sequence that has begun."""
        self._here, self._pending = self._root, ()

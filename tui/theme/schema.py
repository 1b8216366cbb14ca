"""The form of a theme file, as a pydantic schema. Imported only to check files of users.

Every part may be left out: what a file does not say it inherits. Messages are the whole of what a
reader is told after the place, so they name what is wrong and what was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Annotated, Any, Literal, Optional

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from tui.annotation import ENTITY_LABELS
from tui.theme.actions import ACTION_IDS
from tui.theme.building import as_list
from tui.theme.errors import quoted, suggestion
from tui.theme.keys import parse
from tui.theme.theme import COLOR_NAMES, STYLE_NAMES

ANSI_COLORS = (
    "ansi_default",
    *(
        f"ansi_{bright}{name}"
        for bright in ("", "bright_")
        for name in ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
    ),
)
FEWEST_SPEAKERS = 4
MOST_SPEAKERS = 64
LONGEST_MEANING = 40

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_DIGITS = re.compile(r"(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def _complain(what: str) -> PydanticCustomError:
    # pydantic fills in what stands in braces
    return PydanticCustomError("theme", "{what}", {"what": what})


def _one_of(what: str, known: Iterable[str]) -> Callable[[str], str]:
    names = tuple(known)

    def validate(name: str) -> str:
        if name not in names:
            raise _complain(f"unknown {what} {quoted(name)}{suggestion(name, names)}")
        return name

    return validate


def _color(names: tuple[str, ...]) -> Callable[[Any], Any]:
    """A validator of colours that takes these names beside #rgb, #rrggbb and the terminal's."""

    def validate(value: Any) -> Any:
        if not isinstance(value, str):
            raise _complain(
                f'a colour is expected here, such as "#d08770" or ansi_blue, not {_kind(value)}'
            )
        if _HEX.fullmatch(value) or value in names or value in ANSI_COLORS:
            return value
        if value.startswith("#"):
            raise _complain(
                f'{quoted(value)} is no colour; write "#rgb" or "#rrggbb" with digits from 0 to f'
            )
        if _DIGITS.fullmatch(value) and not value.isalpha():
            raise _complain(f'unknown colour name {quoted(value)}; did you mean "#{value}"?')
        raise _complain(
            f"unknown colour name {quoted(value)}" + _nearest_color(value, (*names, *ANSI_COLORS))
        )

    return validate


def _nearest_color(value: str, known: tuple[str, ...]) -> str:
    plain = value.lower().replace("-", "_").replace(" ", "_")
    if f"ansi_{plain}" in ANSI_COLORS:
        return f'; did you mean "ansi_{plain}"?'
    return suggestion(plain, known)


def _kind(value: Any) -> str:
    return {
        type(None): "nothing",
        bool: "yes or no",
        int: "a number",
        list: "a list",
        dict: "a mapping",
    }.get(type(value), quoted(value))


def _sequence(value: Any) -> Any:
    """Check the text of one key sequence."""
    if not isinstance(value, str):
        raise _complain(f'a key is expected here, such as j, "g g" or ctrl+d, not {_kind(value)}')
    try:
        parse(value)
    except ValueError as error:
        raise _complain(str(error)) from error
    return value


def _sequences(value: Any) -> Any:
    """Take one sequence, a list of them, or nothing, which unbinds."""
    if isinstance(value, dict):
        raise _complain("a key or a list of keys is expected here, not a mapping")
    return as_list(value)


def _note(value: Any) -> Any:
    """Take a colour alone for a mapping that gives the colour."""
    return value if isinstance(value, dict) else {"color": value}


Color = Annotated[str, BeforeValidator(_color(COLOR_NAMES))]
OwnColor = Annotated[str, BeforeValidator(_color(()))]
ColorName = Annotated[str, AfterValidator(_one_of("colour", COLOR_NAMES))]
StyleName = Annotated[str, AfterValidator(_one_of("style", STYLE_NAMES))]
Label = Annotated[str, AfterValidator(_one_of("entity type", ENTITY_LABELS))]
ActionId = Annotated[str, AfterValidator(_one_of("action", ACTION_IDS))]
Speakers = Annotated[list[Color], Field(min_length=FEWEST_SPEAKERS, max_length=MOST_SPEAKERS)]
KeySequence = Annotated[str, BeforeValidator(_sequence)]
KeySequences = Annotated[list[KeySequence], BeforeValidator(_sequences)]


class Form(BaseModel):
    """A part of a theme file: nothing unknown, and no value taken for another kind of value."""

    model_config = ConfigDict(extra="forbid", strict=True)


class StyleForm(Form):
    """How something looks."""

    color: Optional[Color] = None
    background: Optional[Color] = None
    bold: Optional[bool] = None
    italic: Optional[bool] = None
    underline: Optional[bool] = None
    dim: Optional[bool] = None
    reverse: Optional[bool] = None


class NoteForm(Form):
    """A colour of highlights, and what the reader means by it."""

    color: Color = ""  # not given: a colour that is inherited stays
    meaning: Optional[str] = Field(None, max_length=LONGEST_MEANING)


class LayoutForm(Form):
    """Sizes in terminal cells, and sides."""

    measure: Optional[int] = Field(None, ge=20, le=200)
    margin: Optional[int] = Field(None, ge=0, le=40)
    paragraph_spacing: Optional[int] = Field(None, ge=0, le=4)
    gutter: Optional[Literal["letters", "bars", "none"]] = None
    minimap: Optional[bool] = None
    panel_side: Optional[Literal["left", "right"]] = None
    panel_width: Optional[int] = Field(None, ge=20, le=120)
    library_width: Optional[int] = Field(None, ge=12, le=120)


class TintsForm(Form):
    """Shares of a speaker's colour in the background of what they say, from 0 to 1."""

    direct: Optional[float] = Field(None, ge=0, le=1)
    mixed: Optional[float] = Field(None, ge=0, le=1)
    indirect: Optional[float] = Field(None, ge=0, le=1)


class KeymapForm(Form):
    """A key map's file."""

    extends: Optional[str] = None
    title: Optional[str] = Field(None, max_length=80)
    keys: Optional[dict[ActionId, KeySequences]] = None


class ThemeForm(Form):
    """A theme file."""

    extends: Optional[str] = None
    abstract: Optional[bool] = None
    title: Optional[str] = Field(None, max_length=80)
    dark: Optional[bool] = None
    ansi: Optional[bool] = None
    colors: Optional[dict[ColorName, OwnColor]] = None
    styles: Optional[dict[StyleName, Optional[StyleForm]]] = None
    entities: Optional[dict[Label, Optional[StyleForm]]] = None
    speakers: Optional[Speakers] = None
    tints: Optional[TintsForm] = None
    notes: Optional[dict[str, Annotated[NoteForm, BeforeValidator(_note)]]] = None
    layout: Optional[LayoutForm] = None
    keymap: Optional[str] = None
    keys: Optional[dict[ActionId, KeySequences]] = None

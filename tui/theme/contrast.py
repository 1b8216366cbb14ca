"""Whether what a theme paints can be read: luminance and contrast as WCAG 2.1 defines them.

Relative luminance and contrast ratio follow https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
and https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio, with 0.04045 as the threshold of the sRGB
curve (IEC 61966-2-1; the 0.03928 of the W3C's text makes no difference with 8 bits a channel).
Success criterion 1.4.3 asks for 4.5:1 for text (1.4.6, enhanced: 7:1), 1.4.11 for 3:1 for marks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

from tui.theme.theme import Style, Theme

TEXT = 4.5
ENHANCED = 7.0
MARKS = 3.0

Pair: TypeAlias = tuple[str, str, str, str]
"""A colour and the background on which it lies, each with its name before it."""

ON_PANES = ("text", "muted", "accent")
"""The colours in which panel, lists, status and keys are written."""

ON_CURSOR = ("source", "cue")
"""The styles that are laid over the cursor where it stands on a quotation."""


def rgb(color: str) -> tuple[int, int, int] | None:
    """Red, green and blue from 0 to 255 of ``#rrggbb``; None for the terminal's own colours."""
    if not color.startswith("#"):
        return None
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def luminance(color: str) -> float:
    """The relative luminance of ``#rrggbb``, from 0 (black) to 1 (white).

    Raises ValueError for a colour of the terminal's own, which has none that is known.
    """
    channels = rgb(color)
    if channels is None:
        raise ValueError(f"{color} has no luminance that is known")
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in channels)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb``, from 1 (equal) to 21 (black and white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def blend(below: str, above: str, share: float) -> str:
    """``above`` laid over ``below`` with an opacity of ``share`` in [0, 1]; all are ``#rrggbb``.

    Raises ValueError for a colour of the terminal's own.
    """
    a, b = rgb(below), rgb(above)
    if a is None or b is None:
        raise ValueError(f"{below} and {above} cannot be mixed")
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(a, b, strict=True))


def check(theme: Theme, text: float = TEXT, marks: float = MARKS) -> list[str]:
    """What in a theme is hard to read, a sentence each; nothing where all is well.

    Text must have the contrast ``text`` and marks (bars, dots) the contrast ``marks`` with every
    background on which they may lie. Pairs with a colour of the terminal's own are passed over:
    nobody but the terminal knows how they look.
    """
    found: dict[str, None] = {}
    for pairs, least in ((_texts(theme), text), (_marks(theme), marks)):
        for name, color, ground_name, ground in pairs:
            if rgb(color) is None or rgb(ground) is None:
                continue
            ratio = contrast(color, ground)
            if ratio < least:
                found[
                    f"{name} ({color}) on {ground_name} ({ground}) has a contrast of "
                    f"{ratio:.2f}:1, which should be at least {least:g}:1"
                ] = None
    return list(found)


def _texts(theme: Theme) -> Iterator[Pair]:
    """Every text colour with every background that it may lie on."""
    colors, styles = theme.colors, theme.styles
    for ground in ("background", "surface", "panel", "border"):  # border: the lists' cursor
        for name in ON_PANES:
            yield name, colors[name], ground, colors[ground]
    for name in ("warning", "error", "success", "title"):
        for ground in ("background", "surface", "panel"):
            yield name, colors[name], ground, colors[ground]
    for number, color in enumerate(theme.speakers, start=1):  # names in the status line
        yield f"speaker {number}", color, "surface", colors["surface"]
    for label, style in theme.entities.items():  # labels in the status line
        yield label, style.color or colors["text"], "surface", style.background or colors["surface"]
    for name in ("title", "section", "byline", "heading", "hidden"):
        style = styles.get(name, Style())
        yield (
            name,
            style.color or colors["text"],
            "background",
            style.background or colors["background"],
        )
    hint = styles.get("hint", Style())
    yield (
        "hint",
        hint.color or colors["text"],
        "its background",
        hint.background or colors["background"],
    )
    for name, ground_style, above in _grounds(theme):
        ground = ground_style.background or colors["background"]
        yield "text", ground_style.color or colors["text"], name, ground
        for ink, color in _inks(theme):
            # A colour of the ground's own hides the colours that were laid before it.
            if not ground_style.color or ink in above:
                yield ink, color, name, ground


def _inks(theme: Theme) -> Iterator[tuple[str, str]]:
    """The colours in which parts of an article's text are set."""
    for label, style in theme.entities.items():
        if style.color and not style.background:
            yield label, style.color
    for name in ("hidden", *ON_CURSOR):
        found = theme.styles.get(name)
        if found and found.color and not found.background:
            yield name, found.color


def _grounds(theme: Theme) -> Iterator[tuple[str, Style, Collection[str]]]:
    """What may lie under an article's text, and the inks that are laid after it."""
    background, styles = theme.colors["background"], theme.styles
    on_quotes = {*theme.entities, *ON_CURSOR}
    yield "background", Style(background=background), on_quotes
    for kind, share in theme.tints.items():
        given = styles.get(f"quote.{kind}", Style())
        if theme.ansi or not share:
            yield f"quote.{kind}", given, on_quotes
            continue
        for number, color in enumerate((*theme.speakers, theme.colors["muted"]), start=1):
            who = f"speaker {number}" if number <= len(theme.speakers) else "nobody known"
            if rgb(background) and rgb(color):
                tint = Style(color=given.color, background=blend(background, color, share))
                yield f"quote.{kind} of {who}", tint, on_quotes
    highlight = styles.get("highlight", Style())
    for name, color in theme.notes.items():
        yield f"note {name}", Style(color=highlight.color, background=color), on_quotes
    for name in ("cursor", "search", "search.current", "selection"):
        yield name, styles.get(name, Style()), ON_CURSOR if name == "cursor" else ()
    for name, style in (*theme.entities.items(), *styles.items()):
        if style.background and (name in theme.entities or name in ON_CURSOR):
            yield name, style, ()


def _marks(theme: Theme) -> Iterator[Pair]:
    """Bars, dots and the minimap's marks in speakers' colours with what they stand on."""
    colors = theme.colors
    for number, color in enumerate(theme.speakers, start=1):
        for ground in ("background", "panel", "border"):
            yield f"speaker {number}", color, ground, colors[ground]
        for name in ("minimap", "minimap.view"):
            below = theme.styles.get(name, Style()).background
            if below:
                yield f"speaker {number}", color, name, below

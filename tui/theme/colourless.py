"""A theme without its colours, for NO_COLOR (https://no-color.org) and for paper-like terminals.

What colours tell apart is told apart by weight, italics, underline and reverse, and where those run
out by signs: letters that stand beside the text and in the panel.
"""

from __future__ import annotations

from dataclasses import replace

from tui.theme.theme import COLOR_NAMES, Style, Theme

DEFAULT = "ansi_default"
"""The colour that leaves text and background as the terminal has them."""

ENTITIES: dict[str, Style] = {
    "PERSON": Style(bold=True, underline=True),
    "NORP": Style(italic=True, underline=True),
    "ORG": Style(underline=True),
    "GPE": Style(bold=True),
    "LOC": Style(bold=True, italic=True),
    "FAC": Style(italic=True),
    "PRODUCT": Style(dim=True, underline=True),
    "EVENT": Style(bold=True, italic=True, underline=True),
    "WORK_OF_ART": Style(dim=True, italic=True, underline=True),
    "LAW": Style(dim=True, italic=True),
    "LANGUAGE": Style(dim=True),
    "DATE": Style(dim=True),
    "TIME": Style(dim=True),
    "PERCENT": Style(dim=True),
    "MONEY": Style(dim=True),
    "QUANTITY": Style(dim=True),
    "ORDINAL": Style(dim=True),
    "CARDINAL": Style(dim=True),
}
"""Names differ by these alone; times and numbers look alike and have ENTITY_SIGNS besides."""

ENTITY_SIGNS: dict[str, str] = {
    "DATE": "d",
    "TIME": "t",
    "PERCENT": "%",
    "MONEY": "$",
    "QUANTITY": "q",
    "ORDINAL": "o",
    "CARDINAL": "#",
}
"""One cell that names the type where its style does not."""

STYLES: dict[str, Style] = {
    "title": Style(bold=True),
    "section": Style(dim=True),
    "byline": Style(italic=True),
    "heading": Style(bold=True),
    "hidden": Style(dim=True, italic=True),
    "source": Style(underline=True),
    "cue": Style(underline=True),
    "highlight": Style(dim=True, reverse=True),
    "search": Style(italic=True, reverse=True),
    "search.current": Style(bold=True, underline=True, reverse=True),
    "selection": Style(reverse=True),
    "cursor": Style(reverse=True),
    "hint": Style(bold=True, reverse=True),
    "minimap": Style(dim=True),
    "minimap.view": Style(reverse=True),
}


def colourless(theme: Theme) -> Theme:
    """The theme with its layout and keys, and not one colour."""
    return replace(
        theme,
        ansi=True,  # nothing is to be mixed, and the terminal's own background shows
        colors=dict.fromkeys(COLOR_NAMES, DEFAULT),
        styles=STYLES,
        entities=ENTITIES,
        speakers=(DEFAULT,),
        notes=dict.fromkeys(theme.notes, DEFAULT),
    )

"""What each part of a theme is for, in a line: for the JSON Schema, and so for editors."""

from __future__ import annotations

COLORS: dict[str, str] = {
    "background": "behind the article",
    "surface": "behind the status line and input fields",
    "panel": "behind the panel, the list of articles, the line of keys and dialogs",
    "text": "plain text",
    "muted": "what is less important: counts, times, hints",
    "accent": "headings of panes, keys, what has the focus",
    "border": "lines, scroll bars, the cursor of lists",
    "title": "titles and headings of articles",
    "warning": "warnings",
    "error": "errors",
    "success": "what went well",
}

STYLES: dict[str, str] = {
    "title": "the article's title",
    "section": "the section that an article stands in",
    "byline": "who wrote it, and when",
    "heading": "headings within an article",
    "hidden": "what was cleaned away from the text, where it is shown",
    "quote.direct": "a quotation in quote marks, besides its tint",
    "quote.mixed": "a quotation that is partly in quote marks",
    "quote.indirect": "what is said without quote marks",
    "source": "who says it, while the cursor is on the quotation",
    "cue": "the word that says that it is said, while the cursor is on the quotation",
    "highlight": "a highlight of yours, besides its colour",
    "search": "what a search has found",
    "search.current": "the match that the cursor is on",
    "selection": "what is selected",
    "cursor": "the annotation under the cursor",
    "hint": "the letters that lead to an annotation",
    "minimap": "the column that shows the whole article",
    "minimap.view": "the part of it that is in view",
}

ENTITIES: dict[str, str] = {
    "PERSON": "people",
    "NORP": "nationalities, religious and political groups",
    "ORG": "companies, agencies, institutions",
    "GPE": "countries, cities, states",
    "LOC": "other places: mountains, rivers, regions",
    "FAC": "buildings, airports, roads, bridges",
    "PRODUCT": "things that are made: vehicles, weapons, foods",
    "EVENT": "named storms, battles, wars, games",
    "WORK_OF_ART": "titles of books, songs, films",
    "LAW": "named documents made into laws",
    "LANGUAGE": "named languages",
    "DATE": "dates and periods of a day or more",
    "TIME": "times shorter than a day",
    "PERCENT": "percentages",
    "MONEY": "amounts of money, with the unit",
    "QUANTITY": "measures, such as weight or distance",
    "ORDINAL": "first, second",
    "CARDINAL": "other numbers",
}

LAYOUT: dict[str, str] = {
    "measure": "longest line of text, in cells",
    "margin": "cells left free on both sides of the text",
    "paragraph_spacing": "blank lines between paragraphs",
    "gutter": "left of the text: letters (a bar and d, m or i for direct, mixed, indirect), "
    "bars alone, or none",
    "minimap": "whether a column at the right shows the whole article",
    "panel_side": "on which side the panel stands",
    "panel_width": "of the panel, in cells",
    "library_width": "of the list of articles, in cells",
}

TINTS: dict[str, str] = {
    "direct": "under a quotation in quote marks",
    "mixed": "under a quotation that is partly in quote marks",
    "indirect": "under what is said without quote marks",
}

STYLE_PARTS: dict[str, str] = {
    "color": "of the letters",
    "background": "behind them",
    "bold": "",
    "italic": "",
    "underline": "",
    "dim": "fainter than the colour",
    "reverse": "colour and background exchanged",
}

NOTE_PARTS: dict[str, str] = {
    "color": "the background of the highlight",
    "meaning": "what you mean by it, in a word or two",
}

SECTIONS: dict[str, str] = {
    "extends": "the theme that this one changes; midnight where it does not say",
    "abstract": "whether it is only there to be extended",
    "title": "what it is called in lists",
    "dark": "whether the background is dark",
    "ansi": "whether it keeps to the terminal's own sixteen colours, and its background",
    "colors": "the theme's colours; their names can be used wherever a colour is expected",
    "styles": "how parts of an article look; what is not said is inherited",
    "entities": "how the types of entities look",
    "speakers": "the colours that speakers take, in order of their share of the quoted words",
    "tints": "how much of a speaker's colour is mixed into the background under what they say",
    "notes": "backgrounds of highlights, by the name of their colour, and what each one means",
    "layout": "sizes in terminal cells, and sides",
    "keymap": "the key map to begin with: default, vim, emacs, or one of your own",
    "keys": "keys laid over those of the key map, by action; [] takes an action's keys away",
}

"""Everything a key can do: the table that themes bind, and that help and footer are made from."""

from __future__ import annotations

from typing import NamedTuple


class Action(NamedTuple):
    """Something the reader can do, by an id that a theme binds keys to.

    ``label`` is its word in the footer (empty: not shown there), ``help`` its line in the help.
    """

    id: str
    group: str
    help: str
    label: str = ""


ACTIONS: tuple[Action, ...] = (
    Action("line_down", "Scroll", "one line down"),
    Action("line_up", "Scroll", "one line up"),
    Action("half_page_down", "Scroll", "half a page down"),
    Action("half_page_up", "Scroll", "half a page up"),
    Action("page_down", "Scroll", "a page down"),
    Action("page_up", "Scroll", "a page up"),
    Action("top", "Scroll", "to the beginning"),
    Action("end", "Scroll", "to the end"),
    Action("next_annotation", "Annotations", "next annotation of any kind", "next"),
    Action("previous_annotation", "Annotations", "previous annotation of any kind"),
    Action("next_entity", "Annotations", "next entity", "entity"),
    Action("previous_entity", "Annotations", "previous entity"),
    Action("next_quote", "Annotations", "next quote", "quote"),
    Action("previous_quote", "Annotations", "previous quote"),
    Action("next_note", "Annotations", "next note"),
    Action("previous_note", "Annotations", "previous note"),
    Action(
        "next_same", "Annotations", "next mention of this entity, or quote of this speaker", "same"
    ),
    Action(
        "previous_same", "Annotations", "previous mention of this entity, or quote of this speaker"
    ),
    Action("panel", "Panel", "from the text to the speakers and back", "speakers"),
    Action("toggle_panel", "Panel", "show or hide the speakers' panel"),
    Action("select", "Panel", "go to the quote or the article under the cursor"),
    Action("back", "Panel", "leave: the panel, a search, a selection"),
    Action("highlight", "Notes", "highlight the annotation or the selection", "highlight"),
    Action("comment", "Notes", "highlight it and write a comment", "note"),
    Action("delete_note", "Notes", "delete the note under the cursor"),
    Action("undo_note", "Notes", "take the last change to the notes back"),
    Action("visual", "Selection", "begin or end a selection at the cursor"),
    Action("extend_right", "Selection", "extend the selection by a character"),
    Action("extend_left", "Selection", "shorten the selection by a character"),
    Action("extend_word_right", "Selection", "extend the selection by a word"),
    Action("extend_word_left", "Selection", "shorten the selection by a word"),
    Action("copy", "Selection", "copy the selection or the annotation"),
    Action("search", "Search", "search in the text", "search"),
    Action("next_match", "Search", "next match"),
    Action("previous_match", "Search", "previous match"),
    Action("next_article", "Articles", "next article"),
    Action("previous_article", "Articles", "previous article"),
    Action("library", "Articles", "from the text to the list of articles and back"),
    Action("toggle_library", "Articles", "show or hide the list of articles"),
    Action("toggle_hidden", "Program", "show or hide what was cleaned away, dimmed"),
    Action("export", "Program", "export the notes", "export"),
    Action("theme", "Program", "next theme"),
    Action("help", "Program", "this help", "help"),
    Action("quit", "Program", "leave the program", "quit"),
)

ACTION_IDS: frozenset[str] = frozenset(action.id for action in ACTIONS)

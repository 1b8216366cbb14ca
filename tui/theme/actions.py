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
    Action("hints", "Annotations", "letters on every annotation in view; type them to go", "go to"),
    Action("peek", "Annotations", "all about the annotation under the cursor", "peek"),
    Action("jump_back", "Annotations", "back to where you jumped from"),
    Action("jump_forward", "Annotations", "forward again"),
    Action("panel", "Panel", "from the text to the panel and back", "panel"),
    Action("toggle_panel", "Panel", "show or hide the panel"),
    Action("panel_speakers", "Panel", "speakers, and what they say"),
    Action("panel_entities", "Panel", "entities by type"),
    Action("panel_notes", "Panel", "your notes"),
    Action("panel_outline", "Panel", "outline: who says what, in reading order"),
    Action("panel_across", "Panel", "across articles: the same speaker in several"),
    Action("next_view", "Panel", "next view of the panel (also Tab, in the panel)"),
    Action("previous_view", "Panel", "previous view of the panel"),
    Action("filter_type", "Panel", "speakers: all quotes, direct, mixed, indirect"),
    Action("filter_named", "Panel", "speakers: all, named, unnamed"),
    Action("sort", "Panel", "sort by share or count, or by order in the text"),
    Action("fold", "Panel", "fold or unfold a heading"),
    Action("select", "Panel", "go to the quote or the article under the cursor"),
    Action("back", "Panel", "leave: the panel, a search, a selection"),
    Action("highlight", "Notes", "highlight the annotation or the selection", "highlight"),
    Action("comment", "Notes", "highlight it and write a comment", "note"),
    Action("recolour", "Notes", "the note’s next colour"),
    Action("delete_note", "Notes", "delete the note under the cursor"),
    Action("undo_note", "Notes", "undo the last change to notes or corrections"),
    Action("redo_note", "Notes", "redo it"),
    Action("all_notes", "Notes", "all your notes, on every article"),
    Action("correct", "Corrections", "put right what is under the cursor, or add what is selected"),
    Action("accept", "Corrections", "it is right; on to the next"),
    Action("reject", "Corrections", "it is wrong: take it away"),
    Action("review", "Corrections", "review: what is most likely wrong comes first"),
    Action("visual", "Selection", "begin or end a selection; moves then extend it"),
    Action("extend_right", "Selection", "extend the selection by a character"),
    Action("extend_left", "Selection", "shorten the selection by a character"),
    Action("extend_word_right", "Selection", "extend the selection by a word"),
    Action("extend_word_left", "Selection", "shorten the selection by a word"),
    Action("extend_sentence_right", "Selection", "extend the selection by a sentence"),
    Action("extend_sentence_left", "Selection", "shorten the selection by a sentence"),
    Action("extend_paragraph_right", "Selection", "extend the selection by a paragraph"),
    Action("extend_paragraph_left", "Selection", "shorten the selection by a paragraph"),
    Action("expand_selection", "Selection", "select the annotation; again, what lies around it"),
    Action("shrink_selection", "Selection", "take the last widening back"),
    Action("swap_ends", "Selection", "go on from the selection's other end"),
    Action("copy", "Selection", "copy the selection or the annotation"),
    Action("copy_citation", "Selection", "copy it with speaker and title"),
    Action("search", "Find", "search in the text; in a panel, filter it", "search"),
    Action("next_match", "Find", "next match"),
    Action("previous_match", "Find", "previous match"),
    Action("search_all", "Find", "search in all articles"),
    Action("palette", "Find", "find an article, an entity, a speaker or a command", "find"),
    Action("next_article", "Articles", "next article"),
    Action("previous_article", "Articles", "previous article"),
    Action("library", "Articles", "from the text to the list of articles and back"),
    Action("toggle_library", "Articles", "show or hide the list of articles"),
    Action("zen", "Program", "the text alone, or with its panels"),
    Action("toggle_minimap", "Program", "show or hide the column that shows the whole article"),
    Action("toggle_hidden", "Program", "show or hide what was cleaned away, dimmed"),
    Action("cancel", "Program", "stop annotating further articles, or go on"),
    Action("export", "Program", "export the notes", "export"),
    Action("save_elsewhere", "Program", "keep notes in another file from now on"),
    Action("theme", "Program", "choose a theme"),
    Action("help", "Program", "this help", "help"),
    Action("quit", "Program", "leave the program", "quit"),
)

ACTION_IDS: frozenset[str] = frozenset(action.id for action in ACTIONS)

"""What the status line says about the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style as RichStyle

from tui.annotation import Stop
from tui.reader.wording import SHORT

if TYPE_CHECKING:
    from tui.reader.screen.main_screen import MainScreen

Piece = tuple[str, RichStyle | None]
BOLD = RichStyle(bold=True)


def describe(screen: MainScreen) -> list[Piece]:
    """The status line's left side: selection, search hit, annotation, else the title."""
    view = screen.view
    if view.visual is not None or view.selected is not None:
        return _selection(screen)
    reviewed = screen.review_words()
    if reviewed is not None:
        where, why = reviewed
        about = _stop(screen, view.stop) if view.stop is not None else []
        return [(where, BOLD), (f" · {why} " if why else " ", None), *about]
    if view.match is not None and not screen.searching:
        options = screen.search_options
        return [
            ("SEARCH ", BOLD),
            (f"{screen.searched} " if screen.searched else "", None),
            (screen.search_count() + (f" · {options}" if options else ""), None),
        ]
    if view.stop is not None:
        return _stop(screen, view.stop)
    article = screen.desk.current
    return [(article.title, None)]


def _selection(screen: MainScreen) -> list[Piece]:
    from tui.reader.view.stepping import count_graphemes

    view = screen.view
    span = view.selected
    words = span.of(view.reading.text).split() if span else []
    characters = count_graphemes(" ".join(words))
    size = (
        f"{len(words):,} word{'s' * (len(words) != 1)}, "
        f"{characters:,} character{'s' * (characters != 1)}"
    )
    by = f" · by {view.by}" if view.by and view.by not in ("annotation", "article") else ""
    if view.by == "article":
        by = " · the whole article"
    return [
        ("ENDS " if screen.ends else "VISUAL " if view.visual is not None else "SELECTION ", BOLD),
        (size + by + _same_as(screen), None),
    ]


def _same_as(screen: MainScreen) -> str:
    """Which annotation the selection is exactly, if it is one."""
    selection = screen.view.selection
    stops = screen.route.at(selection.start) if selection else []
    stop = next((stop for stop in stops if stop.span == selection), None)
    annotations = screen.annotations
    if stop is None:
        return ""
    if stop.kind == "note" or annotations is None:
        return " · a note"
    if stop.kind == "entity":
        mention = annotations.mentions[int(stop.key)]
        return f" · a mention of {annotations.entities[mention.entity].name}"
    speaker = annotations.speaker_of(annotations.attributions[int(stop.key)])
    return f" · a quote of {speaker.name}" if speaker else " · a quote"


def _stop(screen: MainScreen, stop: Stop) -> list[Piece]:
    number, count = screen.route.count(stop)
    if stop.kind == "note":
        note = screen.desk.note(str(stop.key))
        words = note.note.comment.split("\n")[0] if note else ""
        moved = (
            " · found again, the text has changed" if note and note.anchor.how == "fuzzy" else ""
        )
        more = [f"{number} of {count}{moved}"]
        if note:
            more.append(screen.palette.theme.note_words(note.note.colour))
            more += [f"#{tag}" for tag in note.note.tags]
        return [
            ("NOTE ", BOLD),
            (words or "highlight", None),
            (" · " + " · ".join(more), None),
        ]
    annotations = screen.annotations
    if annotations is None:
        return []
    if stop.kind == "entity":
        mention = annotations.mentions[int(stop.key)]
        entity = annotations.entities[mention.entity]
        style = screen.palette.entity(mention.label)
        return [
            (SHORT[mention.label].upper(), style + BOLD),
            (" ", None),
            (entity.name, BOLD),
            (f" · mention {number} of {count}{_yours(screen, stop)}", None),
        ]
    attribution = annotations.attributions[int(stop.key)]
    speaker = annotations.speaker_of(attribution)
    text = screen.desk.current.text
    rank = screen.desk.ranks(annotations).get(speaker.id) if speaker else None
    color = RichStyle(color=screen.palette.speaker_color(rank).removeprefix("ansi_"), bold=True)
    pieces: list[Piece] = [("QUOTE ", BOLD), (speaker.name if speaker else "unattributed", color)]
    rest = [
        speaker.role if speaker and speaker.role else "",
        f"{attribution.type}, “{attribution.cue.of(text)}”"
        if attribution.cue
        else attribution.type,
        f"via {attribution.via.of(text)}" if attribution.via else "",
        f"quote {number} of {count} by this speaker" if speaker else "",
    ]
    words = " · ".join(part for part in rest if part)
    pieces.append((f" · {words}{_yours(screen, stop)}", None))
    return pieces


def _yours(screen: MainScreen, stop: Stop) -> str:
    """What the reader has to do with an annotation, to be added to what is said of it."""
    assert stop.kind != "note"
    made = screen.desk.made_of(stop.kind, int(stop.key))
    if not made:
        return ""
    from tui.reader.screen.provenance import yours

    return f" · {yours(made)}"

"""The notes on a desk's articles: their places, taking, changing and dropping them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.annotation import Anchor, Annotations, Note, Span, Target, anchor_all, select
from tui.article import Article
from tui.reader.desk.history import Remembering
from tui.reader.desk.keeping import Change, belongs


class PlacedNote(NamedTuple):
    """A note and where it is in the text as it stands now."""

    note: Note
    anchor: Anchor


class Noted(Remembering):
    """The part of a desk that has to do with notes."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[PlacedNote] = []
        self.colour = "yellow"
        """The colour of the next highlight: that of the last one."""

    @property
    def not_saved(self) -> str:
        """Why the marks made last are in memory alone; empty where all are on the disk."""
        if self.store is not None and not self.unsaved:
            return ""
        return self.trouble or "There is no file to keep notes in."

    def annotations(self) -> Annotations | None:
        """What is known of the open article."""
        raise NotImplementedError

    def place_notes(self) -> None:
        """Find the places of the open article's notes."""
        article = self.current
        notes = self.notes_of(article)
        anchors = anchor_all(article.text, [(n.target.quote, n.target.position) for n in notes])
        placed = [PlacedNote(note, place) for note, place in zip(notes, anchors, strict=True)]
        placed.sort(key=lambda p: (p.anchor.span is None, p.anchor.span or Span(0, 0)))
        self.notes = placed

    def notes_of(self, article: Article) -> list[Note]:
        """The notes on an article, those in memory alone too."""
        return self.with_unsaved(self._stored_notes(article), Note, article)

    def _stored_notes(self, article: Article) -> list[Note]:
        from tui.store import StoreError

        if self.store is None:
            return []
        try:
            return self.store.notes(article)
        except StoreError as error:
            self.failed(error)
            return [placed.note for placed in self.notes if belongs(placed.note, article)]

    def waiting_notes(self) -> list[tuple[Change, Note | None]]:
        """The changes of notes, on any article, that are in memory alone, with the note as it is.

        None is one that was deleted.
        """
        changes = [c for c in self._unsaved.values() if isinstance(c.mark, Note)]
        return [(c, c.after if isinstance(c.after, Note) else None) for c in changes]

    def note(self, note_id: str) -> PlacedNote | None:
        """A note on the open article by its id."""
        return next((p for p in self.notes if p.note.id == note_id), None)

    def note_on(self, span: Span) -> PlacedNote | None:
        """The note on exactly this span of the open article."""
        return next((p for p in self.notes if p.anchor.span == span), None)

    def take_note(self, span: Span, comment: str = "", colour: str | None = None) -> Note:
        """Note ``span`` of the open article, or change the comment of the note that is there."""
        there = self.note_on(span)
        if there is not None:
            return self.change_note(there.note, comment=comment)
        note = self.fresh_note(span, comment, colour)
        self.do(Change(None, note))
        return note

    def fresh_note(self, span: Span, comment: str = "", colour: str | None = None) -> Note:
        """A note on ``span`` of the open article, not kept yet."""
        from uuid import uuid4

        article = self.current
        quote, position = select(article.text, span)
        path = str(article.path.absolute()) if article.path else ""
        made = now()
        self.colour = colour or self.colour
        return Note(
            id=str(uuid4()),
            target=Target(article.digest, path, article.title, quote, position),
            comment=comment,
            colour=self.colour,
            speaker=self.speaker_at(span),
            created=made,
            modified=made,
        )

    def change_note(
        self,
        note: Note,
        *,
        comment: str | None = None,
        colour: str | None = None,
        tags: Sequence[str] | None = None,
    ) -> Note:
        """Change what is given of a note, on whatever article; returns it as it is kept."""
        changed = self.altered(note, comment=comment, colour=colour, tags=tags)
        if changed is None:
            return note
        self.colour = colour or self.colour
        kept = self.do(Change(note, changed))
        assert isinstance(kept, Note)
        return kept

    def draft(self, note: Note, changed: Note) -> Note:
        """Write what is still being typed; ``recall`` makes one change of it all at the end."""
        kept = self.keep(Change(note, changed))
        assert isinstance(kept, Note)
        return kept

    @staticmethod
    def altered(
        note: Note,
        *,
        comment: str | None = None,
        colour: str | None = None,
        tags: Sequence[str] | None = None,
    ) -> Note | None:
        """The note with what is given of it, None where that is what it says already."""
        changed = note._replace(
            comment=note.comment if comment is None else comment,
            colour=colour or note.colour,
            tags=note.tags if tags is None else tuple(tags),
        )
        return None if changed == note else changed._replace(modified=now())

    def delete_note(self, note: Note) -> None:
        """Delete a note, on whatever article."""
        self.do(Change(note, None))

    def drop_note(self, note_id: str) -> bool:
        """Delete a note of the open article; says whether there was one."""
        there = self.note(note_id)
        if there is not None:
            self.delete_note(there.note)
        return there is not None

    def speaker_at(self, span: Span) -> str | None:
        """Who says what stands at ``span``: the speaker of the quote that overlaps it most."""
        annotations = self.annotations()
        best, most = None, 0
        for attribution in annotations.attributions if annotations else ():
            shared = sum(
                max(0, min(piece.end, span.end) - max(piece.start, span.start))
                for piece in attribution.content
            )
            if shared > most and attribution.speaker is not None:
                best, most = attribution.speaker, shared
        return annotations.speakers[best].name if annotations and best is not None else None


def now() -> str:
    """The time in UTC, as marks have it."""
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")

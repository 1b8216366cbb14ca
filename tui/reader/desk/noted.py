"""The notes on a desk's articles: their places, taking and dropping them, undo, export."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.annotation import Anchor, Annotations, Note, Span, Target, anchor, select
from tui.article import Article, ArticleError, load

if TYPE_CHECKING:
    from tui.store import Store


class PlacedNote(NamedTuple):
    """A note and where it is in the text as it stands now."""

    note: Note
    anchor: Anchor


class Noted:
    """The part of a desk that has to do with notes."""

    paths: Sequence[Path]
    index: int
    store: Store | None
    trouble: str | None

    def __init__(self) -> None:
        self.notes: list[PlacedNote] = []
        self._undo: dict[str, list[tuple[Note | None, Note | None]]] = {}
        self._unsaved: dict[str, Note] = {}

    @property
    def current(self) -> Article:
        """The open article."""
        raise NotImplementedError

    def annotations(self) -> Annotations | None:
        """What is known of the open article."""
        raise NotImplementedError

    def place_notes(self) -> None:
        """Find the places of the open article's notes."""
        article = self.current
        placed = [
            PlacedNote(note, anchor(article.text, note.target.quote, note.target.position))
            for note in self._notes_of(article)
        ]
        placed.sort(key=lambda p: (p.anchor.span is None, p.anchor.span or Span(0, 0)))
        self.notes = placed

    def note(self, note_id: str) -> PlacedNote | None:
        """A note on the open article by its id."""
        return next((p for p in self.notes if p.note.id == note_id), None)

    def note_on(self, span: Span) -> PlacedNote | None:
        """The note on exactly this span of the open article."""
        return next((p for p in self.notes if p.anchor.span == span), None)

    def take_note(self, span: Span, comment: str = "", colour: str = "yellow") -> Note:
        """Note ``span`` of the open article, or change the comment of the note that is there."""
        from datetime import UTC, datetime
        from uuid import uuid4

        article = self.current
        now = datetime.now(UTC).isoformat(timespec="seconds")
        there = self.note_on(span)
        if there is not None:
            note = there.note._replace(comment=comment, modified=now)
            self._write(there.note, note)
            return note
        quote, position = select(article.text, span)
        path = str(article.path.absolute()) if article.path else ""
        note = Note(
            id=str(uuid4()),
            target=Target(article.digest, path, article.title, quote, position),
            comment=comment,
            colour=colour,
            speaker=self.speaker_at(span),
            created=now,
            modified=now,
        )
        self._write(None, note)
        return note

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

    def drop_note(self, note_id: str) -> bool:
        """Delete a note of the open article; says whether there was one."""
        there = self.note(note_id)
        if there is not None:
            self._write(there.note, None)
        return there is not None

    def undo(self) -> str | None:
        """Take the last change to the open article's notes back; says which, None for none."""
        changes = self._undo.get(self.current.digest)
        if not changes:
            return None
        before, after = changes.pop()
        self._apply(after, before)
        note = before or after
        assert note is not None
        quoted = " ".join(note.target.quote.exact.split())
        quoted = f"“{quoted[:28]}…”" if len(quoted) > 30 else f"“{quoted}”"
        if after is None:
            return f"the note on {quoted} is back"
        if before is None:
            return f"the note on {quoted} is gone again"
        return f"the comment on {quoted} is as it was"

    def _write(self, before: Note | None, after: Note | None) -> None:
        self._undo.setdefault(self.current.digest, []).append((before, after))
        self._apply(before, after)

    def _apply(self, before: Note | None, after: Note | None) -> None:
        if after is not None:
            saved = self.attempt(lambda store: store.save(after))
            self._unsaved.pop(after.id, None)
            if not saved:
                self._unsaved[after.id] = after
        elif before is not None:
            self.attempt(lambda store: store.delete(before.id))
            self._unsaved.pop(before.id, None)
        self.place_notes()

    def export(
        self, form: str, path: Path, *, everything: bool = False, force: bool = False
    ) -> int:
        """Write the notes of the open article, or of every one on the desk, and count them.

        Raises ExportError where the file cannot be written, or exists and ``force`` is not set.
        """
        from tui.export import FORMATS, collect, write

        articles = list(self._noted()) if everything else [self.current]
        found = collect(articles, self._notes_of)
        write(FORMATS[form].make(found), path, force)
        return len(found)

    def _notes_of(self, article: Article) -> list[Note]:
        kept = {note.id: note for note in self.store.notes(article)} if self.store else {}
        return list(
            (
                kept
                | {n.id: n for n in self._unsaved.values() if n.target.digest == article.digest}
            ).values()
        )

    def _noted(self) -> Iterator[Article]:
        """The articles on the desk that have notes, as far as the notes name their files."""
        paths = {n.target.path for n in self.store.all_notes()} if self.store else set()
        for number, path in enumerate(self.paths):
            if number == self.index or str(path.absolute()) in paths:
                try:
                    yield load(path) if number != self.index else self.current
                except ArticleError:
                    continue

    @property
    def unsaved(self) -> int:
        """How many notes are in memory alone, since the store did not take them."""
        return len(self._unsaved)

    def attempt(self, write: Callable[[Store], None]) -> bool:
        """Ask the store to keep something; on failure ``trouble`` says why."""
        from tui.store import StoreError

        if self.store is None:
            return False
        try:
            write(self.store)
        except StoreError as error:
            self.trouble = str(error)
            return False
        return True

"""The reader's desk: the articles laid out, what is known of them, and the notes on them.

No widget and no screen: what the application asks and tells, it asks and tells here.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.annotation import Anchor, Annotations, Note, Span, Target, anchor, select, voices
from tui.article import Article, ArticleError, from_bytes, load
from tui.article.library import STDIN, readable

if TYPE_CHECKING:
    from tui.store import Store

KEPT = 8
"""How many articles stay in memory once they have been read."""


class PlacedNote(NamedTuple):
    """A note and where it is in the text as it stands now."""

    note: Note
    anchor: Anchor


class Desk:
    """The articles that were named, one of them open."""

    def __init__(
        self,
        paths: Sequence[Path],
        *,
        named: Sequence[str] = (),
        store: Store | None = None,
        trouble: str | None = None,
        standard_input: bytes | None = None,
        model: str | None = None,
    ) -> None:
        self.paths = list(paths)
        self.named = list(named)
        self.store = store
        self.trouble = trouble
        self.model = model
        self.index = 0
        self.notes: list[PlacedNote] = []
        self._standard_input = standard_input
        self._articles: OrderedDict[Path, Article] = OrderedDict()
        self._titles: dict[Path, str] = {}
        self._annotations: OrderedDict[str, Annotations] = OrderedDict()
        self._undo: dict[str, list[tuple[Note | None, Note | None]]] = {}
        self._unsaved: dict[str, Note] = {}
        self._ranked: tuple[Annotations, dict[int, int]] | None = None

    @classmethod
    def open(
        cls,
        paths: Sequence[Path],
        *,
        named: Sequence[str] = (),
        store: Path | None = None,
        standard_input: bytes | None = None,
        model: str | None = None,
        resume: bool = False,
    ) -> Desk:
        """Lay out ``paths`` and open the first that can be read, or to ``resume`` the last one left.

        Without a store that works the reader still reads: ``trouble`` then says what is wrong.
        Raises ArticleError where no article can be opened.
        """
        from tui.store import Store, StoreError

        opened, trouble = None, None
        try:
            opened = Store.open(store)
        except StoreError as error:
            trouble = f"{error} Notes will not be kept."
        desk = cls(
            paths,
            named=named,
            store=opened,
            trouble=trouble,
            standard_input=standard_input,
            model=model,
        )
        desk.open_first()
        if resume:
            desk.resume()
        return desk

    def resume(self) -> None:
        """Open the article that was left last, if it is among these and can still be read."""
        last = self.store.last_opened() if self.store else None
        for number, path in enumerate(self.paths):
            if last is not None and str(path.absolute()) == last:
                with suppress(ArticleError):
                    self.turn_to(number)
                return

    def settle(self) -> None:
        """What can wait until the text is on the screen: keep what a bare start will open."""
        if self.store is not None and self.named and STDIN not in self.named:
            self._try(lambda store: store.set_last_read(self.named))

    def open_first(self) -> None:
        """Open the first article that can be read; those before it leave the list.

        Raises ArticleError, the first one's, where there is none.
        """
        first: ArticleError | None = None
        explicit = {Path(name) for name in self.named}
        for number, path in enumerate(self.paths):
            try:
                self.article(number)
            except ArticleError as error:
                if first is None or path in explicit:
                    first = first or error
                continue
            if first is not None and any(p in explicit for p in self.paths[:number]):
                self.trouble = self.trouble or str(first)
            self.paths = self.paths[number:]
            self.turn_to(0)
            return
        raise first or ArticleError("There is no article to read; give a file or a folder.")

    def close(self) -> None:
        """Close the store."""
        if self.store is not None:
            self.store.close()

    # Articles ------------------------------------------------------------------------------

    def read(self, number: int) -> Article:
        """The article at a place of the list, from the disk; may be asked for in any thread.

        Raises ArticleError where it cannot be read.
        """
        path = self.paths[number]
        return from_bytes(self._standard_input or b"") if str(path) == STDIN else load(path)

    def article(self, number: int) -> Article:
        """The article at a place of the list. Raises ArticleError where it cannot be read."""
        path = self.paths[number]
        article = self._articles.get(path)
        if article is None:
            article = self._articles[path] = self.read(number)
            while len(self._articles) > KEPT:
                self._articles.popitem(last=False)
        self._articles.move_to_end(path)
        self._titles[path] = article.title
        return article

    @property
    def current(self) -> Article:
        """The open article."""
        return self.article(self.index)

    def turn_to(self, number: int) -> Article:
        """Open the article at a place of the list. Raises ArticleError and stays where it was."""
        article = self.article(number)
        self.index = number
        self._place()
        return article

    def title(self, number: int) -> str:
        """An article's title, or its file's name until it has been read."""
        path = self.paths[number]
        return self._titles.get(path) or path.stem

    def read_titles(self) -> Iterator[int]:
        """Read the articles' titles one after another; yields the place of each as it is known.

        Files of a folder that turn out to be no texts keep their names; opening one says why.
        """
        for number, path in enumerate(self.paths):
            if path not in self._titles and any(readable([path], self.named)):
                try:
                    title = load(path).title
                except ArticleError:
                    continue
                self._titles[path] = title
                yield number

    # Positions -----------------------------------------------------------------------------

    def position(self) -> int:
        """Where the open article was left: an offset into its text, 0 for a new one."""
        return (self.store.position(self.current) or 0) if self.store else 0

    def remember(self, offset: int) -> None:
        """Keep where the open article was left."""
        if self.store is not None:
            self._try(lambda store: store.remember(self.current, offset))

    # Annotations ---------------------------------------------------------------------------

    def annotations(self) -> Annotations | None:
        """What is known of the open article without asking the engine."""
        digest = self.current.digest
        found = self._annotations.get(digest)
        if found is None and self.store is not None and self._engine is not None:
            found = self.store.cached(digest, self._engine)
            if found is not None:
                self._hold(found)
        return found

    @cached_property
    def _engine(self) -> str | None:
        """Under what name annotations are kept; None where the model cannot be used."""
        from tui.language import CueError, ModelError, engine_name

        try:
            return engine_name(self.model)
        except (ModelError, CueError):
            return None  # loading it says why

    def keep(self, annotations: Annotations) -> bool:
        """Keep an engine's result; says whether it is the open article's."""
        self._hold(annotations)
        if self.store is not None:
            self._try(lambda store: store.cache(annotations))
        return annotations.digest == self.current.digest

    def _hold(self, annotations: Annotations) -> None:
        self._annotations[annotations.digest] = annotations
        while len(self._annotations) > KEPT:
            self._annotations.popitem(last=False)

    # Notes ---------------------------------------------------------------------------------

    def _place(self) -> None:
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
            note = replace(there.note, comment=comment, modified=now)
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
            saved = self._try(lambda store: store.save(after))
            self._unsaved.pop(after.id, None)
            if not saved:
                self._unsaved[after.id] = after
        elif before is not None:
            self._try(lambda store: store.delete(before.id))
            self._unsaved.pop(before.id, None)
        self._place()

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

    def _try(self, write: Callable[[Store], None]) -> bool:
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

    # Panel ---------------------------------------------------------------------------------

    def ranks(self, annotations: Annotations) -> dict[int, int]:
        """Each speaker's place by share of words, from 0: the place in the palette."""
        if self._ranked is None or self._ranked[0] is not annotations:
            self._ranked = (annotations, self._rank(annotations))
        return self._ranked[1]

    def _rank(self, annotations: Annotations) -> dict[int, int]:
        ranked = voices(annotations, self.current.text)
        known = [voice.speaker for voice in ranked if voice.speaker is not None]
        return {speaker.id: rank for rank, speaker in enumerate(known)}

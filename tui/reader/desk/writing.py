"""Writing what the reader marks to the disk or, where the disk will not have it, to memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tui.annotation import Correction, Note
from tui.article import Article

if TYPE_CHECKING:
    from tui.store import Store, StoreError

Mark = Note | Correction
"""What the reader makes: a note, or a correction of what the engine found."""

Kept = TypeVar("Kept", Note, Correction)

PATIENT = 0.5
"""Seconds that a key may wait for another window's writing; what takes longer stays in memory."""

HASTY = 0.02
"""The same while the store is known not to take anything."""

MANY = 20
"""More new marks than these are written in one go."""

_ON_THE_COMMAND_LINE = re.compile(r"(?:, or|;) give another file with --store(?=\.)")


class Change(NamedTuple):
    """What a mark was and what it is: made where ``before`` is None, deleted where ``after`` is."""

    before: Mark | None
    after: Mark | None

    @property
    def mark(self) -> Mark:
        """The mark, as it is or as it was."""
        mark = self.after or self.before
        assert mark is not None
        return mark

    @property
    def back(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


class Writing:
    """The part of a desk that writes marks, and remembers those that could not be written.

    ``trouble`` is the last thing that went wrong, in a sentence.
    """

    store: Store | None
    trouble: str | None

    def __init__(self) -> None:
        self._unsaved: dict[str, Change] = {}
        self._failing = False
        self._news: str | None = None

    @property
    def current(self) -> Article:
        """The open article."""
        raise NotImplementedError

    def reload(self) -> None:
        """Take the open article's marks from the store anew."""
        raise NotImplementedError

    # Writing ----------------------------------------------------------------------------------

    def keep(self, change: Change) -> Mark | None:
        """Write a change and return the mark as it is now, None where there is none any more.

        Where another window has changed the note meanwhile, both changes are in it. What cannot be
        written is kept in memory, and written as soon as the store takes something again.
        """
        key = change.mark.id
        known = self._unsaved.pop(key, None)
        if known is not None:
            # What the store has is older than what the caller knows.
            change = Change(known.before, change.after)
        kept, written = self._write(change)
        if not written:
            self._unsaved[key] = Change(change.before, kept)
        elif self._unsaved:
            self.flush()
        self.reload()
        return kept

    def _write(self, change: Change) -> tuple[Mark | None, bool]:
        """The mark as it is kept, and whether it is on the disk."""
        from tui.store import StoreError

        before, after = change
        if before is None and after is None:
            return None, True  # made and deleted without the store
        if self.store is None:
            return after, False
        try:
            if isinstance(after, Note):
                return self.store.save(after, before if isinstance(before, Note) else None), True
            if isinstance(before, Note):
                return self.store.delete(before.id, before), True
            if isinstance(after, Correction):
                self.store.save_correction(after)
            elif before is not None:
                self.store.delete_correction(before.id)
        except StoreError as error:
            self.failed(error)
            return after, False
        return after, True

    def flush(self) -> bool:
        """Write what is in memory alone; whether anything was."""
        waiting = len(self._unsaved)
        if waiting > MANY:
            self._write_new()
        for key, change in list(self._unsaved.items()):
            if not self._write(change)[1]:
                break
            del self._unsaved[key]
        if self._failing and not self._unsaved:
            self._works_again(waiting)
        return len(self._unsaved) < waiting

    def _write_new(self) -> None:
        """Write all marks that the store has never had, or none of them."""
        from tui.store import StoreError

        new = {key: c.after for key, c in self._unsaved.items() if c.before is None and c.after}
        if self.store is None:
            return
        try:
            self.store.save_all(*parted(new.values()))
        except StoreError as error:
            self.failed(error)
            return
        for key in new:
            del self._unsaved[key]

    def attempt(self, write: Callable[[Store], object]) -> bool:
        """Ask the store for something that is no mark; on failure ``trouble`` says why."""
        from tui.store import StoreError

        if self.store is None:
            return False
        try:
            write(self.store)
        except StoreError as error:
            self.trouble = plainly(error)
            return False
        return True

    # Trouble ----------------------------------------------------------------------------------

    @property
    def unsaved(self) -> int:
        """How many marks are in memory alone, since the store did not take them."""
        return len(self._unsaved)

    def failed(self, error: StoreError) -> None:
        """The store did not take a mark, or did not give one back."""
        self.trouble = plainly(error)
        self._failing = True
        self._be_patient(HASTY)

    def _works_again(self, waited: int = 0) -> None:
        self._failing = False
        self.trouble = None
        self._be_patient(PATIENT)
        if self.store is not None and self._news is None:
            too = f", {waited:,} that waited too" if waited else ""
            self._news = f"Notes are kept again{too}, in {self.store.path}."

    def _be_patient(self, seconds: float) -> None:
        from tui.store import StoreError

        with suppress(StoreError):
            if self.store is not None:
                self.store.be_patient(seconds)

    def take_news(self) -> str | None:
        """What has become of the store since this was asked, in a sentence; None for nothing."""
        news, self._news = self._news, None
        return news

    # Reading ----------------------------------------------------------------------------------

    def with_unsaved(self, kept: list[Kept], kind: type[Kept], article: Article) -> list[Kept]:
        """``kept`` with the marks of an article that are in memory alone laid over them."""
        return laid_over(kept, kind, article, self._unsaved)


def laid_over(
    kept: list[Kept], kind: type[Kept], article: Article, changes: dict[str, Change]
) -> list[Kept]:
    """``kept`` with the ``changes`` that concern marks of this kind in an article."""
    marks = {mark.id: mark for mark in kept}
    for key, change in changes.items():
        mark = change.mark
        if isinstance(mark, kind) and belongs(mark, article):
            if isinstance(change.after, kind):
                marks[key] = change.after
            else:
                marks.pop(key, None)
    return list(marks.values())


def plainly(error: StoreError) -> str:
    """What is wrong with the store, without what one would do about it on the command line."""
    return _ON_THE_COMMAND_LINE.sub("", str(error))


def belongs(mark: Mark, article: Article) -> bool:
    """Whether a mark was made in this text, or in an earlier text of this file."""
    path = str(article.path.absolute()) if article.path else ""
    return mark.target.digest == article.digest or (path != "" and mark.target.path == path)


def parted(marks: Iterable[Mark]) -> tuple[list[Note], list[Correction]]:
    """The notes among marks, and the corrections."""
    notes: list[Note] = []
    corrections: list[Correction] = []
    for mark in marks:
        if isinstance(mark, Note):
            notes.append(mark)
        else:
            corrections.append(mark)
    return notes, corrections

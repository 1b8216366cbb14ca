"""All notes on all articles, as the list of them shows and filters them."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tui.annotation import Note, Span, anchor
from tui.annotation.alike import alike
from tui.article import Article, ArticleError, load
from tui.reader.desk import Desk
from tui.reader.finding.note_query import DAYS, KEYS, STATES, NoteQuery, Value, last_word, moment
from tui.theme import Theme

if TYPE_CHECKING:
    from tui.store import FoundNotes, Store

PAGE = 100
"""Notes that are read at a time."""

PAGES = 64
"""Pages that are kept."""

OFFERED = 12
"""Values that are offered at a time."""

BREATH = 50
"""Notes that are passed over at most between two looks at the clock."""

Key = int | str
"""A note in the list: its place among those in the store, or the id of one in memory alone."""


class AllNotes:
    """The notes in the desk's store, and those in memory alone, which come first."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        self._desk = desk
        self._theme = theme
        self.trouble = ""
        self.query = NoteQuery()
        self._found: FoundNotes | None = None
        self._pages: OrderedDict[int, list[Note | None]] = OrderedDict()
        self._waiting: dict[str, Note | None] = {}
        self._fresh: list[Note] = []
        self._tags: list[str] | None = None
        self._speakers: list[str] | None = None
        self._there: dict[str, bool] = {}
        self._article: tuple[str, Article | None] | None = None
        self._mentions: dict[str, list[tuple[str, Span]]] = {}

    # Finding ---------------------------------------------------------------------------------

    def find(self, query: NoteQuery, *, newest: bool) -> None:
        """Look for notes; ``trouble`` says why some cannot be shown."""
        self.query = query
        self._found, self.trouble = None, ""
        self._pages.clear()
        waiting = self._desk.waiting_notes()
        self._waiting = {change.mark.id: after for change, after in waiting}
        fresh = [after for change, after in waiting if change.before is None and after]
        self._fresh = [note for note in fresh if self._passes(note)]
        store = self._desk.store
        if store is None:
            self.trouble = self._desk.not_saved
            return
        found: list[FoundNotes] = []

        def search(store: Store) -> None:
            found.append(
                store.find_notes(
                    query.text,
                    colour=self.colours(query.colour) if query.colour else None,
                    tag=_fitting(self.tags, query.tag) if query.tag else None,
                    speaker=_fitting(self.speakers, query.speaker) if query.speaker else None,
                    article=query.article,
                    since=moment(query.since) if query.since else None,
                    newest=newest,
                )
            )

        if self._desk.attempt(search):
            self._found = found[0]
        else:
            self.trouble = self._desk.trouble or ""

    def renew(self) -> None:
        """Read the same notes anew, as they are now."""
        self._pages.clear()
        self._tags = self._speakers = None
        self._waiting = {change.mark.id: after for change, after in self._desk.waiting_notes()}

    def last_change(self) -> int:
        """How often notes were changed by now, by whatever window."""
        found: list[int] = []
        self._desk.attempt(lambda store: found.append(store.last_change()))
        return found[0] if found else -1

    @property
    def slow(self) -> bool:
        """Whether each note has to be looked at, so that their number comes late."""
        return self.query.lost or bool(self.query.entity)

    def __len__(self) -> int:
        """How many notes were found, before those that have to be looked at one by one."""
        return len(self._fresh) + (len(self._found) if self._found is not None else 0)

    def listed(self) -> Iterator[Key | None]:
        """The notes, in order; None now and then while many are passed over."""
        for fresh in self._fresh:
            if not self.slow or self._looked_at(fresh):
                yield fresh.id
        for place in range(len(self._found) if self._found is not None else 0):
            if not self.slow:
                yield place
                continue
            note = self.note(place)
            if note is not None and self._looked_at(note):
                yield place
            elif not place % BREATH:
                yield None

    def note(self, key: Key) -> Note | None:
        """A note of the list; None for one that is gone, or cannot be read."""
        if isinstance(key, str):
            return self._waiting.get(key)
        if self._found is None:
            return None
        number, place = divmod(key, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._page(number)
        self._pages.move_to_end(number)
        note = page[place]
        return self._waiting.get(note.id, note) if note is not None else None

    def _page(self, number: int) -> list[Note | None]:
        from tui.store import StoreError

        assert self._found is not None
        start, end = number * PAGE, min((number + 1) * PAGE, len(self._found))
        try:
            page = self._found.places(start, end)
        except StoreError as error:
            self.trouble, page = str(error), [None] * (end - start)
        self._pages[number] = page
        while len(self._pages) > PAGES:
            self._pages.popitem(last=False)
        return page

    # Filters ---------------------------------------------------------------------------------

    @property
    def tags(self) -> Sequence[str]:
        """The tags of all notes, the most used first."""
        if self._tags is None:
            found = self._tags = list[str]()
            self._desk.attempt(lambda store: found.extend(tag for tag, _ in store.tags()))
        return self._tags

    @property
    def speakers(self) -> Sequence[str]:
        """The speakers that the notes name, the most noted first."""
        if self._speakers is None:
            found = self._speakers = list[str]()
            self._desk.attempt(lambda store: found.extend(who for who, _ in store.speakers()))
        return self._speakers

    def colours(self, values: Iterable[Value]) -> list[str]:
        """The colours that are meant by their names or what the theme says they mean."""
        out: list[str] = []
        for value in values:
            named = [name for name in self._theme.notes if value.fits(name)]
            meant = [name for name, words in self._theme.meanings.items() if value.fits(words)]
            out += named or meant or [value.text]
        return list(dict.fromkeys(out))

    def _passes(self, note: Note) -> bool:
        """Whether a note in memory alone passes the filters, as the store would say of its own."""
        query, target = self.query, note.target
        texts = (target.quote.exact, note.comment, note.speaker or "", target.title, *note.tags)
        day = moment(query.since) if query.since else None
        named = f"{target.title}\n{os.path.basename(target.path)}"  # noqa: PTH119
        return (
            _has_all(query.text, "\n".join(texts))
            and _has_all(query.article, named)
            and (not query.colour or note.colour in self.colours(query.colour))
            and (not query.tag or any(v.fits(tag) for v in query.tag for tag in note.tags))
            and (not query.speaker or any(v.fits(note.speaker or "") for v in query.speaker))
            and (day is None or note.modified >= day)
        )

    def _looked_at(self, note: Note) -> bool:
        if self.query.entity and not self._names_it(note):
            return False
        return not self.query.lost or bool(self.lost(note, look=True))

    def _names_it(self, note: Note) -> bool:
        """Whether a note's words name the entity: as typed, or by a mention that means it."""
        if _has_all(self.query.entity, note.target.quote.exact):
            return True
        wanted = alike(self.query.entity).split()
        start, end = note.target.position
        return any(
            span.start < end and start < span.end and all(word in name for word in wanted)
            for name, span in self._mentions_in(note.target.digest)
        )

    def _mentions_in(self, digest: str) -> list[tuple[str, Span]]:
        """The names of the entities of a text with the places where they are mentioned."""
        if digest not in self._mentions:
            annotations = self._desk.annotations_of(digest)
            known: list[tuple[str, Span]] = []
            self._mentions[digest] = (
                known
                if annotations is None
                else [
                    (alike(annotations.entities[mention.entity].name), mention.span)
                    for mention in annotations.mentions
                ]
            )
        return self._mentions[digest]

    def lost(self, note: Note, *, look: bool = False) -> str:
        """Why a note has no place: its file is gone, or its words; empty where it has one.

        Words are looked for in the open article, and with ``look`` in the file too.
        """
        target, here = note.target, self._desk.current
        placed = self._desk.note(note.id)
        if placed is not None:
            return "" if placed.anchor.span is not None else "not in the text any more"
        if not target.path or target.digest == here.digest:
            return ""
        there = self._there.get(target.path)
        if there is None:
            there = self._there[target.path] = os.path.exists(target.path)  # noqa: PTH110
        if not there:
            return "file is gone"
        if not look:
            return ""
        article = self._load(target.path)
        if article is None:
            return "file cannot be read"
        if article.digest == target.digest:
            return ""
        span = anchor(article.text, target.quote, target.position).span
        return "" if span is not None else "not in the text any more"

    def _load(self, path: str) -> Article | None:
        from pathlib import Path

        if self._article is None or self._article[0] != path:
            try:
                self._article = path, load(Path(path))
            except ArticleError:
                self._article = path, None
        return self._article[1]

    # Completion ------------------------------------------------------------------------------

    def offered(self, typed: str) -> list[str]:
        """What the last word that is typed may become; keys end in a colon."""
        _, key, value = last_word(typed)
        if not key:
            found = [f"{name}:" for name in KEYS if name.startswith(value.lower())]
            return found if len(found) < len(KEYS) else []
        values = self._values(key)
        wanted = alike(value.lstrip("#"))
        starting = [name for name in values if alike(name).startswith(wanted)]
        if len(starting) < OFFERED and wanted:
            starting += [n for n in values if wanted in alike(n) and n not in starting]
        return [name for name in starting[:OFFERED] if name != value]

    def _values(self, key: str) -> Sequence[str]:
        match key:
            case "colour":
                return tuple(self._theme.notes)
            case "tag":
                return self.tags
            case "speaker":
                return self.speakers
            case "entity":
                annotations = self._desk.annotations()
                return sorted({e.name for e in annotations.entities}) if annotations else ()
            case "since":
                return tuple(DAYS)
            case "is":
                return STATES
        return ()


def _has_all(words: str, text: str) -> bool:
    have = alike(text)
    return all(word in have for word in alike(words).split())


def _fitting(names: Iterable[str], values: Sequence[Value]) -> list[str]:
    """Those of the names that one of the values fits."""
    return [name for name in names if any(value.fits(name) for value in values)]

"""Across articles: who speaks in several of them, and what they say in each."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style as RichStyle

from tui.annotation.across import Across, Known, Said
from tui.reader.palette import Palette
from tui.reader.panes.fitting import Line, clip, fold, spread
from tui.reader.panes.list_pane import ListPane
from tui.reader.panes.quoting import plural, quote_lines, section, summary
from tui.reader.panes.rolling import BREATH, Block, Item
from tui.reader.panes.states import State, state, state_block, unfound

UNFOLDED = 12
"""Quotes of a speaker of several articles that are listed before anybody asks for them."""

SEVERAL, ONE = "In several articles", "In one article"
BLANK = ""

FRESHEN = 1.5
"""Seconds after which articles that were annotated meanwhile are listed as well."""


class _Summary(NamedTuple):
    words: str


class _Title(NamedTuple):
    number: int
    title: str


class AcrossPane(ListPane):
    """Lists the named speakers of all articles, those of several first, and their quotes.

    Keys are ``("known", id)`` and ``("across", place of the article in the desk's list, offset of
    the quote in the article's text)``. ``by_name`` says that speakers come by their names.
    """

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self.by_name = False
        self._across: Across | None = None
        self._version = -1
        self._number = self._articles = 0
        self._turned: set[str] = set()

    def on_mount(self) -> None:
        """Look now and then whether more is known."""
        super().on_mount()
        self.set_interval(FRESHEN, self._look)

    def show(self, across: Across | None, number: int, articles: int) -> None:
        """List what ``across`` has; the open article has the place ``number`` of ``articles``."""
        self._across, self._number, self._articles = across, number, articles
        self._version = across.version if across is not None else -1
        self.rebuild()

    def _look(self) -> None:
        across = self._across
        if across is not None and self.display and across.version != self._version:
            self._version = across.version
            self.rebuild()

    def items(self) -> Iterator[Item]:
        """The speakers, those of several articles first, or why there are none."""
        across = self._across
        if self._articles < 2 or across is None:
            yield state(
                "Here the same speaker is found in several articles, with every quote.",
                "Only one article is open. Name several when you start, or a folder:",
                "newsreader FOLDER",
            )
            return
        read = f"{plural(len(across), 'article')} of {self._articles:,} read"
        some = several = False
        for known in across.speakers(by_name=self.by_name):
            quotes = list(across.said(known.id)) if self.filter else None
            if quotes is not None:
                quotes = [q for q in quotes if self._passes(known, q)]
                if not quotes:
                    yield BREATH
                    continue
            if not some and not self.filter and len(across) < self._articles:
                yield Item(None, _Summary(read))
            some = True
            if not self.by_name and not self.filter:
                if known.articles > 1 and not several:
                    several = True
                    yield Item(None, SEVERAL)
                elif known.articles == 1 and several:
                    several = False
                    yield Item(None, ONE)
            yield Item(("known", known.id), known)
            if quotes is None and self.open_at_first(known) == (known.id in self._turned):
                continue
            yield from self._quotes(known, quotes)
        if not some:
            if self.filter:
                yield unfound(self.palette, self.filter.typed)
            else:
                yield state("Nobody speaks by name in the articles read so far.", read + ".")

    def _quotes(self, known: Known, quotes: list[Said] | None) -> Iterator[Item]:
        assert self._across is not None
        before: int | None = None
        for said in quotes if quotes is not None else self._across.said(known.id):
            if said.key != before:
                before = said.key
                yield Item(None, _Title(said.key, said.title))
            yield Item(("across", said.key, said.span.start), said)
        yield Item(None, BLANK)

    @staticmethod
    def open_at_first(known: Known) -> bool:
        """Whether a speaker's quotes are listed before anybody asks for them."""
        return known.articles > 1 and known.quotes <= UNFOLDED

    def _passes(self, known: Known, said: Said) -> bool:
        return self.filter.passes(known.name, known.role, said.title, said.text, said.cue)

    @property
    def said(self) -> str:
        """What is not as it is at first."""
        return "by name" if self.by_name else ""

    def sort(self) -> str:
        """By the number of articles, or by name."""
        self.by_name = not self.by_name
        self.rebuild()
        self._reveal()
        return "Across: by name." if self.by_name else "Across: by number of articles."

    def fold(self) -> str:
        """Fold or unfold the quotes of the speaker at the cursor."""
        place = None if self.cursor is None else self._roll.places.get(self.cursor)
        if place is None:
            return "There is nothing to fold."
        while place > 0 and not isinstance(self.shown[place].what, Known):
            place -= 1
        head = self.shown[place]
        if isinstance(head.what, Known):
            self._turned ^= {head.what.id}
            self.cursor = head.key
            self.rebuild()
            self._reveal()
        return ""

    def head_of(self, number: int) -> int:
        """The title of a quote's article, and its speaker where the quote is the first."""
        while number > 0 and isinstance(self.shown[number].what, Said):
            number -= 1
        if isinstance(self.shown[number].what, _Title) and number > 0:
            above = self.shown[number - 1].what
            return number - 1 if isinstance(above, Known) else number
        return number

    def place_of_quote(self, start: int) -> Hashable | None:
        """The key for the open article's quote that starts at an offset, or for its speaker."""
        if self._across is None:
            return None
        key = ("across", self._number, start)
        if key in self._roll.places:
            return key
        speaker = self._across.find(self._number, start)
        return None if speaker is None else ("known", speaker)

    def block(self, item: Item, width: int) -> Block:
        """The lines of an entry."""
        what = item.what
        if isinstance(what, State):
            return state_block(self.palette, what, width)
        if isinstance(what, _Summary):
            return summary(self.palette, what.words, width)
        if isinstance(what, Known):
            return self._known(what, width)
        if isinstance(what, Said):
            bar = self.palette.on("panel", "muted")
            return Block(tuple(quote_lines(self.palette, what.type, what.text, bar, width)))
        if isinstance(what, _Title):
            color = "accent" if what.number == self._number else "muted"
            style = self.palette.on("panel", color, italic=True)
            return Block(((Segment("   " + clip(what.title, width - 5), style),),))
        return section(self.palette, what, width) if what else Block((), 1)

    def _known(self, known: Known, width: int) -> Block:
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        opened = self.open_at_first(known) != (known.id in self._turned) or bool(self.filter)
        tail = f"{known.quotes:,} "
        first, *rest = fold(known.name, max(4, width - len(tail) - 4), 2)
        lines: list[Line] = [
            spread(
                [
                    Segment(" ▾ " if opened else " ▸ ", muted),
                    Segment(first, plain + RichStyle(bold=True)),
                ],
                [Segment(tail, muted)],
                width,
                plain,
            )
        ]
        lines += [(Segment("   "), Segment(line, plain + RichStyle(bold=True))) for line in rest]
        where = f"in {known.articles:,} articles" if known.articles > 1 else ""
        about = " · ".join(part for part in (where, known.role) if part)
        if about:
            lines.append((Segment("   "), Segment(clip(about, width - 4), muted)))
        return Block(tuple(lines), 0)

"""A view of the open article: what all of them share."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import ClassVar

from textual.geometry import Region
from textual.timer import Timer

from tui.annotation import Annotations, Attribution, Stop
from tui.article import Article
from tui.reader.palette import Palette
from tui.reader.panes.filtering import Filter
from tui.reader.panes.list_pane import ListPane
from tui.reader.panes.rolling import Block, Item
from tui.reader.panes.states import FRAMES, STILL, State, state, state_block, unfound


class ArticlePane(ListPane):
    """Lists something of the open article; says so while the engine works, and when it failed."""

    PACE: ClassVar = 0.16
    """Seconds between two pictures of the sign that the engine is at work."""

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self.article: Article | None = None
        self.annotations: Annotations | None = None
        self.failure: str | None = None
        self.own: Mapping[int, bool] = {}
        """The quotes that go back to the reader, and whether they were only accepted."""
        self._frame = 0
        self._turning: Timer | None = None

    def open(
        self, article: Article, annotations: Annotations | None, failure: str | None = None
    ) -> None:
        """List what ``article`` has; None says that the engine has not answered yet."""
        if self.article is not article:
            self.cursor = None
            self.filter = Filter()
            self.remove_children()
            self._roll.top = self._roll.above = 0
        self.article, self.annotations, self.failure = article, annotations, failure
        self.prepare()
        self.rebuild()
        self._turn()

    def prepare(self) -> None:
        """Reckon what the list needs of a new article; subclasses do."""

    def entries(self, article: Article, annotations: Annotations) -> Iterator[Item]:
        """The entries, once the engine has answered."""
        raise NotImplementedError

    def nothing(self) -> Item:
        """What is said where the article has nothing to list."""
        raise NotImplementedError

    def place_of(self, stop: Stop) -> Hashable | None:
        """The key of the entry that stands for a stop of the text's cursor; None for none."""
        return None

    def lines(self, item: Item, width: int) -> Block:
        """The lines of an entry that is no state."""
        raise NotImplementedError

    def items(self) -> Iterator[Item]:
        """The entries, or why there are none."""
        if self.failure:
            yield state(self.failure, sign="!", color="error")
        elif self.article is None or self.annotations is None:
            yield state("Reading the article …", working=True)
        else:
            some = False
            for item in self.entries(self.article, self.annotations):
                some = some or item.key is not None
                yield item
            if not some:
                yield self.unfound() if self.filter else self.nothing()

    def unfound(self) -> Item:
        """What is said where the filter lets nothing through."""
        return unfound(self.palette, self.filter.typed)

    def block(self, item: Item, width: int) -> Block:
        """An entry's lines."""
        if isinstance(item.what, State):
            frame = FRAMES[self._frame] if self._turning is not None else STILL
            return state_block(self.palette, item.what, width, frame)
        return self.lines(item, width)

    # The sign of work --------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Go on with what was begun before."""
        super().on_mount()
        self._turn()

    def _turn(self) -> None:
        """Let the sign turn while the engine works, and no longer."""
        working = self.annotations is None and not self.failure
        if working and self._turning is None and self.is_attached:
            if self.app.animation_level != "none":
                self._turning = self.set_interval(self.PACE, self._next_frame)
        elif not working and self._turning is not None:
            self._turning.stop()
            self._turning = None

    def _next_frame(self) -> None:
        self._frame = (self._frame + 1) % len(FRAMES)
        self._roll.forget_lines()
        self.refresh(Region(0, 1, 4, 1))

    def content(self, attribution: Attribution) -> str:
        """What is said, as the reader sees it, its pieces with … between them."""
        assert self.article is not None
        reading = self.article.reading
        shown = (reading.span_from_article(piece) for piece in attribution.content)
        return " … ".join(piece.of(reading.text) for piece in shown)

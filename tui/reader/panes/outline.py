"""The outline: who says what, in reading order."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle

from tui.annotation import Annotations, Attribution, Stop, voices
from tui.article import Article
from tui.export.paragraphs import Paragraphs
from tui.reader.palette import Palette
from tui.reader.panes.article_pane import ArticlePane
from tui.reader.panes.fitting import Line, clip, fold, spread
from tui.reader.panes.quoting import dot, tint
from tui.reader.panes.rolling import BREATH, Block, Item
from tui.reader.panes.states import state

ROWS = 2
"""Lines of a quote below the line that says whose it is."""


class _Turn(NamedTuple):
    """An attribution; ``paragraph`` is its number where it is the first one in it, else 0.

    ``last`` says that it is the last one in its paragraph.
    """

    attribution: Attribution
    paragraph: int
    last: bool


class OutlinePane(ArticlePane):
    """Lists the attributions of the open article in text order. Keys are ``("quote", place)``."""

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self._ranks: dict[int, int] = {}

    def prepare(self) -> None:
        """Reckon the speakers' colours."""
        self._ranks = {}
        if self.annotations and self.article:
            ranked = voices(self.annotations, self.article.text)
            known = [voice.speaker for voice in ranked if voice.speaker is not None]
            self._ranks = {speaker.id: rank for rank, speaker in enumerate(known)}

    def entries(self, article: Article, annotations: Annotations) -> Iterator[Item]:
        """The attributions, each with what it needs to know of its neighbours."""
        numbers = Paragraphs(article)

        def paragraph(attribution: Attribution) -> int:
            first = attribution.source or attribution.span
            return numbers.at(min(first.start, attribution.span.start))[0] or 0

        before = 0
        held: Attribution | None = None
        held_in = 0
        for attribution in annotations.attributions:
            if self.filter and not self._passes(annotations, attribution):
                yield BREATH
                continue
            here = paragraph(attribution)
            if held is not None:
                yield self._item(held, held_in, before, here)
                before = held_in
            held, held_in = attribution, here
        if held is not None:
            yield self._item(held, held_in, before, 0)

    def _item(self, attribution: Attribution, here: int, before: int, after: int) -> Item:
        turn = _Turn(attribution, here if here != before else 0, here != after)
        return Item(("quote", attribution.id), turn)

    def _passes(self, annotations: Annotations, attribution: Attribution) -> bool:
        assert self.article is not None
        speaker = annotations.speaker_of(attribution)
        text = self.article.text
        return self.filter.passes(
            *((speaker.name, speaker.role) if speaker else ("unattributed",)),
            attribution.cue and attribution.cue.of(text),
            *(" ".join(piece.of(text).split()) for piece in attribution.content),
        )

    def nothing(self) -> Item:
        """Nobody speaks."""
        return state("Nobody is quoted in this article, so there is nothing to outline.")

    def sort(self) -> str:
        """The outline is in reading order."""
        return "The outline is in reading order."

    def fold(self) -> str:
        """The outline has no headings."""
        return "The outline has no headings to fold."

    def place_of(self, stop: Stop) -> Hashable | None:
        """A quote's own entry."""
        return ("quote", stop.key) if stop.kind == "quote" else None

    def lines(self, item: Item, width: int) -> Block:
        """Speaker and verb, then how the quote begins; ¶ where a paragraph does."""
        assert self.annotations is not None and self.article is not None
        turn: _Turn = item.what
        attribution = turn.attribution
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        speaker = self.annotations.speaker_of(attribution)
        rank = None if speaker is None else self._ranks.get(speaker.id)
        color = tint(self.palette, rank)
        text = self.article.text
        cue = " ".join(attribution.cue.of(text).split()) if attribution.cue else ""
        number = f"¶{turn.paragraph} " if turn.paragraph else ""
        arrow = " " if turn.paragraph else "→"
        name = speaker.name if speaker else "unattributed"
        room = width - 3 - len(number) - 1
        cue = clip(cue, max(1, min(cell_len(cue), room // 2))) if cue else ""
        name = clip(name, max(4, room - cell_len(cue) - 1))
        style = plain + color + RichStyle(bold=True, italic=bool(speaker and not speaker.named))
        lines: list[Line] = [
            spread(
                [
                    Segment(arrow, muted),
                    Segment(dot(self.palette, rank) + " ", color),
                    Segment(name, style),
                    Segment(f" {cue}", muted),
                ],
                [Segment(number, muted)],
                width,
                plain,
            )
        ]
        style = muted if attribution.type == "indirect" else plain
        lines += [
            (Segment("   "), Segment(row, style))
            for row in fold(self.content(attribution), width - 4, ROWS)
        ]
        return Block(tuple(lines), 1 if turn.last else 0)

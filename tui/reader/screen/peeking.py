"""The reading screen's peek card: all about the annotation under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.annotation import Stop
from tui.reader.screen.reading_base import ReadingBase
from tui.theme.keys import parse, show

if TYPE_CHECKING:
    from tui.reader.screen.card import PeekCard
    from tui.reader.screen.peek import Context, Peek


class Peeking(ReadingBase, inherit_bindings=False):
    """The peek card; a part of the reading screen. It follows the annotation cursor."""

    _card: PeekCard | None = None

    def do_peek(self) -> None:
        """Show all about the annotation under the cursor."""
        from tui.reader.screen.card import PeekCard

        if self.view.stop is None:
            self.say("Put the cursor on an annotation first.")
            return
        self._card = PeekCard(self.palette, self._around)
        self.mount(self._card)
        self.renew_card()

    @property
    def card_open(self) -> bool:
        """Whether the card is shown."""
        return self._card is not None

    def close_card(self) -> None:
        """Take the card away."""
        if self._card is not None:
            self._card.remove()
            self._card = None

    def renew_card(self) -> None:
        """Have the card follow the cursor; without one it goes."""
        card, stop = self._card, self.view.stop
        if card is None:
            return
        peek = self._peek(stop) if stop is not None else None
        if stop is None or peek is None:
            self.close_card()
            return
        place = self.view.place_of(self.pieces(stop))
        if place is None:
            card.display = False  # until it is scrolled into view again
            return
        area = self.view.region
        card.palette = self.palette
        card.border_subtitle = Content(self._card_keys(bool(peek.mentions)))
        card.place(peek, stop, place.translate(area.offset), area)

    def _card_keys(self, several: bool) -> str:
        """What the keys do while the card is there, as the theme binds them."""
        bound = self.palette.theme.keys

        def key(action: str) -> str:
            return show(parse(bound[action][0])) if bound.get(action) else ""

        words = [
            (f"{key('line_down')} {key('line_up')}".strip(), "choose"),
            (key("select"), "goes"),
        ]
        words = [*(words if several else []), (key("peek"), "closes")]
        return " · ".join(f"{keys} {word}" for keys, word in words if keys)

    def _peek(self, stop: Stop) -> Peek | None:
        from tui.reader.screen.peek import peek_entity, peek_note, peek_quote

        if stop.kind == "note":
            note = self.desk.note(str(stop.key))
            return peek_note(note) if note else None
        if self.annotations is None:
            return None
        ranks = self.desk.ranks(self.annotations)
        text = self.desk.current.text
        made = self.desk.made_of(stop.kind, int(stop.key))
        if stop.kind == "quote":
            place = self.route.count(stop)
            return peek_quote(stop, self.annotations, text, place, ranks, made)
        return peek_entity(stop, self.annotations, text, self.route.like(stop), ranks, made)

    def _around(self, stop: Stop) -> Context:
        from tui.reader.screen.peek import context

        return context(self.view.reading, stop)

    def card_takes(self, action: str) -> bool:
        """Do an action in the peek card, where one is open that has a use for it."""
        card = self._card
        if card is None or (self.focused_pane() is not None and action != "peek"):
            return False
        if action in ("peek", "back"):
            self.close_card()
            return True
        if not card.display or card.mention is None:
            return False
        if action in ("line_down", "line_up"):
            card.move(self.times if action == "line_down" else -self.times)
            return True
        if action == "select":
            if card.mention != self.view.stop:
                self.mark_jump()
            self.go(card.mention)
            return True
        return False

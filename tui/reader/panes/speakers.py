"""The speakers: who speaks, how much, and every quote under its speaker."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Literal, NamedTuple, get_args

from rich.segment import Segment
from rich.style import Style as RichStyle

from tui.annotation import Annotations, Attribution, QuoteType, Stop, Voice, voices
from tui.article import Article
from tui.article.safety import safe_line
from tui.reader.palette import Palette
from tui.reader.panes.article_pane import ArticlePane
from tui.reader.panes.fitting import Line, clip, fold, spread
from tui.reader.panes.quoting import BARS, OWN, dot, plural, quote_lines, summary, tint
from tui.reader.panes.rolling import Block, Item
from tui.reader.panes.states import state, with_key

KIND_WORDS = {"organization": "organization", "group": "group", "document": "document"}

Named = Literal["all", "named", "unnamed"]
TYPES: tuple[QuoteType | None, ...] = (None, "direct", "mixed", "indirect")
NAMED: tuple[Named, ...] = get_args(Named)


class _Heard(NamedTuple):
    """A voice, its place by share, and those of its quotes that are listed."""

    voice: Voice
    rank: int | None
    shown: list[Attribution]


class _Quoted(NamedTuple):
    attribution: Attribution
    rank: int | None


class SpeakersPane(ArticlePane):
    """Lists the voices of the open article. Keys are ``("speaker", id)`` and ``("quote", place)``.

    ``type`` and ``named`` say what is listed, ``by_order`` that voices come in the order in which
    they first speak, not by their share.
    """

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self.type: QuoteType | None = None
        self.named: Named = "all"
        self.by_order = False
        self._voices: tuple[Voice, ...] = ()
        self._folded: set[int | None] = set()

    def prepare(self) -> None:
        """Count who says how much."""
        self._folded.clear()
        self._voices = (
            voices(self.annotations, self.article.text) if self.annotations and self.article else ()
        )

    def entries(self, article: Article, annotations: Annotations) -> Iterator[Item]:
        """Each speaker with role and share, and the quotes beneath."""
        if not self._voices:
            return
        if not (self.filter or self.type or self.named != "all"):
            quotes = len(annotations.attributions)
            known = sum(v.speaker is not None for v in self._voices)
            yield Item(None, f"{plural(quotes, 'quote')} · {plural(known, 'speaker')}")
        for heard in self._heard():
            speaker = heard.voice.speaker
            key = None if speaker is None else speaker.id
            yield Item(("speaker", key), heard)
            if self.filter or key not in self._folded:
                for attribution in heard.shown:
                    yield Item(("quote", attribution.id), _Quoted(attribution, heard.rank))

    def _heard(self) -> Iterator[_Heard]:
        ranked = []
        rank = 0
        for voice in self._voices:
            ranked.append((voice, None if voice.speaker is None else rank))
            rank += voice.speaker is not None
        if self.by_order:
            ranked.sort(key=lambda pair: pair[0].attributions[0].span)
        for voice, place in ranked:
            named = voice.speaker is not None and voice.speaker.named
            if self.named != "all" and named != (self.named == "named"):
                continue
            shown = [a for a in voice.attributions if self._passes(voice, a)]
            if shown:
                yield _Heard(voice, place, shown)

    def _passes(self, voice: Voice, attribution: Attribution) -> bool:
        if self.type is not None and attribution.type != self.type:
            return False
        if not self.filter:
            return True
        assert self.article is not None
        speaker = voice.speaker
        return self.filter.passes(
            *((speaker.name, speaker.role, speaker.reason) if speaker else ("unattributed",)),
            attribution.via and attribution.via.of(self.article.text),
            *(" ".join(piece.of(self.article.text).split()) for piece in attribution.content),
        )

    def nothing(self) -> Item:
        """Nobody speaks, or nobody whom the filters let through."""
        if not self._voices:
            return state("Nobody is quoted in this article.")
        return state(
            f"There are no {self._described()} here.",
            with_key(self.palette, "filter_type", "{} goes on to the next type.")
            if self.type
            else "",
            with_key(self.palette, "filter_named", "{} changes whose quotes are listed.")
            if self.named != "all"
            else "",
        )

    def unfound(self) -> Item:
        """The same where words are filtered by besides."""
        if not self.type and self.named == "all":
            return super().unfound()
        return state(
            f"None of the {self._described()} has “{self.filter.typed.strip()}”.",
            with_key(self.palette, "back", "{} takes the words away."),
        )

    def _described(self) -> str:
        quotes = f"{self.type} quotes" if self.type else "quotes"
        whom = {"all": "", "named": " of named speakers", "unnamed": " of unnamed sources"}
        return quotes + whom[self.named]

    @property
    def said(self) -> str:
        """What is not as it is at first: filters and order; "" where all is."""
        quotes = self._described() if self.type or self.named != "all" else ""
        order = "in order of appearance" if self.by_order else ""
        return ", ".join(part for part in (quotes, order) if part)

    # What the reader changes -------------------------------------------------------------------

    def next_type(self) -> str:
        """List quotes of the next type only; says which."""
        self.type = TYPES[(TYPES.index(self.type) + 1) % len(TYPES)]
        return self._changed(f"Quotes: {self.type or 'all'}.")

    def next_named(self) -> str:
        """List named or unnamed speakers only; says which."""
        self.named = NAMED[(NAMED.index(self.named) + 1) % len(NAMED)]
        return self._changed(f"Speakers: {self.named}.")

    def sort(self) -> str:
        """By share of words, or by first appearance."""
        self.by_order = not self.by_order
        return self._changed(
            "Speakers: by first appearance." if self.by_order else "Speakers: by share of words."
        )

    def _changed(self, words: str) -> str:
        self.rebuild()
        self._reveal()
        return words

    def fold(self) -> str:
        """Fold or unfold a speaker's quotes."""
        place = None if self.cursor is None else self._roll.places.get(self.cursor)
        if place is None:
            return "There is nothing to fold."
        head = self.shown[self.head_of(place)]
        if isinstance(head.what, _Heard):
            speaker = head.what.voice.speaker
            self._folded ^= {None if speaker is None else speaker.id}
            self.cursor = head.key
            self._changed("")
        return ""

    def head_of(self, number: int) -> int:
        """A quote's speaker."""
        while number > 0 and isinstance(self.shown[number].what, _Quoted):
            number -= 1
        return number

    def place_of(self, stop: Stop) -> Hashable | None:
        """A quote's own entry, or its speaker's where that is folded."""
        if stop.kind != "quote":
            return None
        if stop.group in self._folded and not self.filter:
            return ("speaker", stop.group)
        return ("quote", stop.key)

    # Lines -------------------------------------------------------------------------------------

    def lines(self, item: Item, width: int) -> Block:
        """The lines of a speaker or a quote."""
        if isinstance(item.what, _Heard):
            return self._speaker(item.what, width)
        if isinstance(item.what, _Quoted):
            return self._quote(item.what, width)
        return summary(self.palette, item.what, width)

    def _speaker(self, heard: _Heard, width: int) -> Block:
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        voice, color = heard.voice, tint(self.palette, heard.rank)
        speaker = voice.speaker
        tail = f"{len(heard.shown)} · {round(100 * voice.share):>3}% "
        name = speaker.name if speaker else "unattributed"
        folded = (None if speaker is None else speaker.id) in self._folded and not self.filter
        # An unnamed source is set in italics, so that a name can be told from a description.
        style = plain + RichStyle(bold=True, italic=bool(speaker and not speaker.named))
        first, *rest = fold(name, max(4, width - len(tail) - 4), 2)
        lines: list[Line] = [
            spread(
                [
                    Segment("▸" if folded else " ", muted),
                    Segment(dot(self.palette, heard.rank) + " ", color),
                    Segment(first, style),
                ],
                [Segment(tail, muted)],
                width,
                plain,
            )
        ]
        lines += [(Segment("   ", plain), Segment(line, style)) for line in rest]
        about = _about(voice)
        lines += [
            (Segment("   ", plain), Segment(line, muted))
            for line in (fold(about, width - 4, 2) if about else ())
        ]
        lines.append((Segment("   ", plain), *self._bar(voice.share, color, width - 4)))
        return Block(tuple(lines), 1 if folded else 0)

    def _bar(self, share: float, color: RichStyle, width: int) -> Line:
        """A thin line, so much of it in the speaker's colour as the share of words."""
        halves = min(2 * width, max(1, round(share * width * 2)))
        text = "━" * (halves // 2) + "╸" * (halves % 2)
        rest = self.palette.on("panel", "border")
        return (Segment(text, color), Segment("─" * (width - len(text)), rest))

    def _quote(self, quoted: _Quoted, width: int) -> Block:
        assert self.article is not None
        attribution = quoted.attribution
        color = tint(self.palette, quoted.rank)
        said = self.content(attribution)
        own = self.own.get(attribution.id)
        sign = " " if own is None else OWN[own]
        lines = quote_lines(self.palette, attribution.type, said, color, width, sign)
        if attribution.via is not None:
            via = clip("via " + attribution.via.of(self.article.text), width - 6)
            style = self.palette.on("panel", "muted", italic=True)
            sign = BARS[attribution.type]
            lines.append((Segment("   "), Segment(sign + " ", color), Segment(via, style)))
        return Block(tuple(lines), 1)


def _about(voice: Voice) -> str:
    """A speaker's second line: role, else kind, and why an unnamed one is unnamed."""
    speaker = voice.speaker
    if speaker is None:
        return "the article does not say who"
    words = [speaker.role or KIND_WORDS.get(speaker.kind, "")]
    if not speaker.named and speaker.reason:
        words.append(speaker.reason)
    elif not speaker.named:
        words.append("unnamed")
    return safe_line(" · ".join(word for word in words if word))

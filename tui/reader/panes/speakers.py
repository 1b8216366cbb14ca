"""The speakers' panel: who speaks, how much, and every quote under its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style as RichStyle

from tui.annotation import Annotations, Attribution, Note, Voice, voices
from tui.article import Article
from tui.article.safety import safe_line
from tui.reader.palette import Palette, rich_color
from tui.reader.panes.list_pane import Entry, ListPane, clip, fold, spread

KIND_WORDS = {"organization": "organization", "group": "group", "document": "document"}
QUOTE_ROWS = 3


class SpeakersPanel(ListPane):
    """Lists the voices of the open article. Keys are ``("speaker", id)`` and ``("quote", place)``."""

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self._article: Article | None = None
        self._voices: tuple[Voice, ...] | None = None
        self.failure: str | None = None
        self._lost: list[Note] = []

    def open(
        self, article: Article, annotations: Annotations | None, failure: str | None = None
    ) -> None:
        """List the voices in ``article``; None says that the engine has not answered yet."""
        self._article = article
        self._voices = None if annotations is None else voices(annotations, article.text)
        self.failure = failure
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self.rebuild()

    def show_lost(self, notes: list[Note]) -> None:
        """List these notes below the speakers: what they quote is not in the text any more."""
        if notes != self._lost:
            self._lost = notes
            self.rebuild()

    def head_of(self, number: int) -> int:
        """A quote's speaker."""
        while number > 0:
            key = self._entries[number].key
            if not isinstance(key, tuple) or key[0] != "quote":
                break
            number -= 1
        return number

    def entries(self, width: int) -> Iterator[Entry]:
        """The speakers and their quotes, then the notes that have lost their place."""
        yield from self._voices_entries(width)
        yield from self._lost_entries(width)

    def _lost_entries(self, width: int) -> Iterator[Entry]:
        if not self._lost:
            return
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        yield Entry(
            None, ((), self._heading("NOTES WITHOUT A PLACE", str(len(self._lost)), width), ())
        )
        for note in self._lost:
            quoted = fold(f"“{note.target.quote.exact}”", width - 4, QUOTE_ROWS)
            lines = [
                (Segment(" ○ " if not row else "   ", plain), Segment(text, muted))
                for row, text in enumerate(quoted)
            ]
            comment = fold(note.comment, width - 4, 3) if note.comment else []
            lines += [(Segment("   ", plain), Segment(text, plain)) for text in comment]
            yield Entry(("lost", note.id), tuple(lines))
            yield Entry(None, ((),))

    def _voices_entries(self, width: int) -> Iterator[Entry]:
        """A heading, then each speaker with role and share, and the quotes beneath."""
        plain = self.palette.on("panel")
        inner = width - 2
        if self._voices is None or self._article is None:
            words = self.failure or "Reading the article for quotations …"
            yield self._note("SPEAKERS", "", words, width)
            return
        quotes = sum(len(voice.attributions) for voice in self._voices)
        count = f"{quotes} quote{'s' * (quotes != 1)}"
        if not quotes:
            yield self._note("SPEAKERS", count, "Nobody is quoted in this article.", width)
            return
        yield Entry(None, ((), self._heading("SPEAKERS", count, width), ()))
        rank = 0
        for voice in self._voices:
            color = self.palette.speaker_color(None if voice.speaker is None else rank)
            rank += voice.speaker is not None
            tint = RichStyle(color=rich_color(color))
            yield self._speaker(voice, tint, inner)
            for attribution in voice.attributions:
                yield self._quote(attribution, tint, inner)
                yield Entry(None, ((Segment("", plain),),))

    def _heading(self, title: str, count: str, width: int) -> tuple[Segment, ...]:
        plain = self.palette.on("panel")
        return spread(
            [Segment(" " + title, self.palette.on("panel", "accent", bold=True))],
            [Segment(count + " ", self.palette.on("panel", "muted"))],
            width,
            plain,
        )

    def _note(self, title: str, count: str, words: str, width: int) -> Entry:
        muted = self.palette.on("panel", "muted")
        lines = tuple((Segment(" " + line, muted),) for line in fold(words, width - 2, 6))
        return Entry(None, ((), self._heading(title, count, width), (), *lines))

    def _speaker(self, voice: Voice, tint: RichStyle, inner: int) -> Entry:
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        number = len(voice.attributions)
        share = f"{round(100 * voice.share)}%"
        tail = f"{number} · {share:>4} "
        speaker = voice.speaker
        name = speaker.name if speaker else "unattributed"
        # An unnamed source is set in italics, so that a name can be told from a description.
        style = plain + RichStyle(bold=True, italic=bool(speaker and not speaker.named))
        room = inner - len(tail) - 1
        first, *rest = fold(name, room, 2)
        lines = [
            spread(
                [Segment(" ● ", tint), Segment(first, style)],
                [Segment(tail, muted)],
                inner + 2,
                plain,
            )
        ]
        lines += [(Segment("   ", plain), Segment(line, style)) for line in rest]
        about = _about(voice)
        lines += [
            (Segment("   ", plain), Segment(line, muted))
            for line in about and fold(about, inner - 2, 2)
        ]
        lines.append((Segment("   ", plain), *self._bar(voice.share, tint, inner - 2)))
        return Entry(("speaker", None if speaker is None else speaker.id), tuple(lines))

    def _bar(self, share: float, tint: RichStyle, width: int) -> tuple[Segment, ...]:
        """A thin line, so much of it in the speaker's colour as the share of words."""
        halves = max(1, round(share * width * 2))
        text = "━" * (halves // 2) + "╸" * (halves % 2)
        rest = self.palette.on("panel", "border")
        return (Segment(text, tint), Segment("─" * (width - len(text)), rest))

    def _quote(self, attribution: Attribution, tint: RichStyle, inner: int) -> Entry:
        assert self._article is not None
        reading = self._article.reading
        shown = (reading.span_from_article(piece) for piece in attribution.content)
        text = " … ".join(piece.of(reading.text) for piece in shown)
        plain = self.palette.on("panel")
        muted = self.palette.on("panel", "muted")
        style = muted if attribution.type == "indirect" else plain
        sign = {"direct": "▌", "mixed": "▌", "indirect": "┊"}[attribution.type]
        rows = fold(text, inner - 4, QUOTE_ROWS)
        lines = [
            (Segment("   ", plain), Segment(sign + " ", tint), Segment(row, style)) for row in rows
        ]
        if attribution.via is not None:
            via = clip("via " + attribution.via.of(self._article.text), inner - 4)
            lines.append(
                (
                    Segment("   ", plain),
                    Segment(sign + " ", tint),
                    Segment(via, muted + RichStyle(italic=True)),
                )
            )
        return Entry(("quote", attribution.id), tuple(lines))


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

"""What is known of the articles, by the engine and then by the reader, whose word comes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from tui.annotation import Annotations, Correction, voices
from tui.article import Article
from tui.reader.desk.keeping import Change, Mark, belongs
from tui.reader.desk.noted import Noted

if TYPE_CHECKING:
    from tui.annotation.across import Across
    from tui.annotation.correcting import Corrected as Result
    from tui.annotation.correcting import Places
    from tui.annotation.reviewing import Doubt

KEPT = 8
"""Of how many articles the engine's answers stay in memory."""


class Corrected(Noted):
    """The part of a desk that knows the engine's answers, and the reader's corrections of them."""

    index: int
    model: str | None

    def __init__(self) -> None:
        super().__init__()
        self.corrections: list[Correction] = []
        self._raw: OrderedDict[str, Annotations] = OrderedDict()
        self._corrected: tuple[Annotations, list[Correction], Result] | None = None
        self._places: Places | None = None
        self._ranked: tuple[Annotations, dict[int, int]] | None = None

    def reload(self) -> None:
        """Take the open article's notes and corrections from the store anew."""
        self.place_notes()
        self.corrections = self.corrections_of(self.current)

    def seen(self) -> list[Mark]:
        """The marks of the open article, as they were read last."""
        return [*(placed.note for placed in self.notes), *self.corrections]

    # The engine's -----------------------------------------------------------------------------

    @cached_property
    def engine_name(self) -> str | None:
        """Under what name annotations are kept; None where the model cannot be used."""
        from tui.language import CueError, ModelError, engine_name

        try:
            return engine_name(self.model)
        except (ModelError, CueError):
            return None  # loading it says why

    def _raw_of(self, digest: str) -> Annotations | None:
        """What the engine found in a text, as far as that is known."""
        known = self._raw.get(digest)
        if known is None:
            known = self._cached(digest)
            if known is not None:
                self._hold(known)
        return known

    def _cached(self, digest: str) -> Annotations | None:
        """What the store keeps of what the engine found in a text."""
        engine = self.engine_name
        found: list[Annotations | None] = []
        if engine is not None:
            self.attempt(lambda store: found.append(store.cached(digest, engine)))
        return found[0] if found else None

    def annotations_of(self, digest: str) -> Annotations | None:
        """What is known of any text, corrected where it is the open article's."""
        if digest == self.current.digest:
            return self.annotations()
        return self._raw.get(digest) or self._cached(digest)

    def keep_annotations(self, annotations: Annotations) -> bool:
        """Keep an engine's result; says whether it is the open article's."""
        self._hold(annotations)
        self.attempt(lambda store: store.cache(annotations))
        return annotations.digest == self.current.digest

    def _hold(self, annotations: Annotations) -> None:
        self._raw[annotations.digest] = annotations
        self._raw.move_to_end(annotations.digest)
        while len(self._raw) > KEPT:
            self._raw.popitem(last=False)

    # The reader's -----------------------------------------------------------------------------

    def annotations(self) -> Annotations | None:
        """What is known of the open article without asking the engine, corrections applied."""
        raw = self._raw_of(self.current.digest)
        if raw is None or not self.corrections:
            return raw
        return self._apply(raw).annotations

    @property
    def result(self) -> Result | None:
        """The open article's annotations with who shaped what; None without corrections."""
        raw = self._raw_of(self.current.digest)
        return self._apply(raw) if raw is not None and self.corrections else None

    def _apply(self, raw: Annotations) -> Result:
        known = self._corrected
        if known is None or known[0] is not raw or known[1] != self.corrections:
            result = self._lay(raw, self.corrections)
            known = self._corrected = (raw, list(self.corrections), result)
        return known[2]

    def _lay(self, raw: Annotations, corrections: Sequence[Correction]) -> Result:
        """Corrections laid over the open article's annotations; places are looked for once."""
        from tui.annotation.correcting import Places

        article = self.current
        if self._places is None or self._places.text != article.text:
            self._places = Places(article.text)
        return lay(raw, article, corrections, self._places)

    def made_of(self, on: Literal["entity", "quote"], number: int) -> list[Correction]:
        """The corrections that a mention or an attribution of the open article goes back to."""
        result = self.result
        if result is None:
            return []
        ids = (result.mentions if on == "entity" else result.attributions)[number]
        return [correction for correction in self.corrections if correction.id in ids]

    @property
    def own_quotes(self) -> dict[int, bool]:
        """The attributions that go back to the reader, and whether only as accepted ones."""
        result = self.result
        if result is None:
            return {}
        accepted = {c.id for c in self.corrections if c.kind == "accept"}
        return {
            number: accepted.issuperset(ids)
            for number, ids in enumerate(result.attributions)
            if ids
        }

    @property
    def lost_corrections(self) -> list[Correction]:
        """The open article's corrections whose place is no longer in its text."""
        result = self.result
        lost = set(result.orphans) if result is not None else set()
        return [correction for correction in self.corrections if correction.id in lost]

    def touched(self, correction: Correction) -> int:
        """How many mentions or quotes a correction would make or change, were it made now."""
        raw = self._raw_of(self.current.digest)
        if raw is None:
            return 0
        result = self._lay(raw, [*self.corrections, correction])
        shaped = result.mentions if correction.on == "entity" else result.attributions
        return sum(correction.id in ids for ids in shaped)

    def doubts(self, sure: float) -> list[Doubt]:
        """What to review in the open article, without quotes of this confidence or more."""
        from tui.annotation.reviewing import review

        raw = self._raw_of(self.current.digest)
        return [] if raw is None else review(self._apply(raw), self.current.text, sure=sure)

    def corrections_of(self, article: Article) -> list[Correction]:
        """The corrections made in an article, in the order in which they apply."""
        from tui.store import StoreError

        kept: list[Correction] = []
        if self.store is not None:
            try:
                kept = self.store.corrections(article)
            except StoreError as error:
                self.failed(error)
                kept = [c for c in self.corrections if belongs(c, article)]
        return self.with_unsaved(kept, Correction, article)

    def correct(self, correction: Correction) -> None:
        """Make a correction, which can be undone."""
        self.do(Change(None, correction))

    def drop_correction(self, correction: Correction) -> None:
        """Take a correction back for good; that can be undone."""
        self.do(Change(correction, None))

    def known_of(self, article: Article) -> Annotations | None:
        """What is known of any article, corrections applied."""
        raw = self._raw_of(article.digest)
        corrections = self.corrections_of(article) if raw is not None else []
        return lay(raw, article, corrections).annotations if raw and corrections else raw

    # Panel ---------------------------------------------------------------------------------

    @cached_property
    def across(self) -> Across:
        """What the same speakers say in all the articles that are annotated by now."""
        from tui.annotation.across import Across

        return Across()

    def ranks(self, annotations: Annotations) -> dict[int, int]:
        """Each speaker's place by share of words, from 0: the place in the palette."""
        if self._ranked is None or self._ranked[0] is not annotations:
            ranked = voices(annotations, self.current.text)
            known = [voice.speaker for voice in ranked if voice.speaker is not None]
            self._ranked = (annotations, {speaker.id: rank for rank, speaker in enumerate(known)})
        return self._ranked[1]


def lay(
    annotations: Annotations,
    article: Article,
    corrections: Sequence[Correction],
    places: Places | None = None,
) -> Result:
    """An article's annotations with corrections laid over them, in what can be seen of its text."""
    from tui.annotation.correcting import apply

    hidden = [hidden.span for hidden in article.hidden]
    return apply(annotations, article.text, corrections, hidden=hidden, places=places)

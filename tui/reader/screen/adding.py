"""What the reading screen asks about a selection: what was missed there, or what ends there."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tui.annotation import EntityLabel, QuoteType, Span, Stop
from tui.reader.screen.asking import Asking

if TYPE_CHECKING:
    from tui.reader.dialogs.correct import Chosen
    from tui.reader.dialogs.picker import Picked


class Adding(Asking, inherit_bindings=False):
    """Adding what was missed; a part of the reading screen."""

    def ask_about_selection(self, span: Span) -> None:
        """Ask what is to be added on a span, or given these ends."""
        from tui.annotation import amending
        from tui.annotation.quoting import guess_type
        from tui.reader.dialogs.correct import Choice

        article, annotations = self.desk.current, self.annotations
        assert annotations is not None
        blocks = [block.span for block in article.blocks]
        kind = guess_type(article.text, [span], blocks)
        count = self.desk.touched(
            amending.add_entity(article, annotations, span, "PERSON", everywhere=True)
        )
        wide = f"{count} places" if count > 1 else ""
        choices = [
            Choice("e", "entity", "add an entity", "", "Pick what it is.", wide),
            Choice("q", "quote", "add a quote", kind, "Pick who said it, or type a name."),
        ]
        quote, mention = self._under(span, "quote"), self._under(span, "entity")
        if quote is not None:
            speaker = annotations.speaker_of(annotations.attributions[int(quote.key)])
            of = f"of {speaker.name}" if speaker else "unattributed"
            says = f"The quote that was {self.words_of(quote.span)} is what is selected."
            choices.append(Choice("b", "ends", "make these the quote’s ends", of, says))
        if mention is not None:
            same = self.desk.touched(
                amending.move_boundary(
                    article, annotations, "entity", int(mention.key), span, everywhere=True
                )
            )
            quoted = self.words_of(mention.span)
            choices.append(
                Choice(
                    "m",
                    "mention",
                    "make these the entity’s ends",
                    f"of {quoted}",
                    f"The mention that was {quoted} is what is selected.",
                    f"{same} × {quoted}" if same > 1 else "",
                )
            )

        def answer(chosen: Chosen) -> None:
            if chosen.id == "entity":
                self._ask_added_label(span, chosen.everywhere)
            elif chosen.id == "quote":
                self._ask_added_speaker(span, kind)
            elif chosen.id == "ends" and quote is not None:
                self.set_ends(quote, span)
            elif mention is not None:
                self.set_ends(mention, span, everywhere=chosen.everywhere)

        switch = "wherever these words stand in this article"
        self.menu("What is selected", span, choices, answer, switch)

    def _under(self, span: Span, kind: str) -> Stop | None:
        """The annotation of a kind that a selection has most in common with, the cursor's first."""
        here = [s for s in self.route.touching(span) if s.kind == kind and s.span != span]
        cursor = self.view.stop

        def shared(stop: Stop) -> tuple[bool, int]:
            common = min(span.end, stop.span.end) - max(span.start, stop.span.start)
            return stop == cursor, common

        return max(here, key=shared, default=None)

    def _ask_added_label(self, span: Span, everywhere: bool) -> None:
        from tui.annotation import amending
        from tui.reader.screen.candidates import labels

        annotations = self.annotations
        assert annotations is not None
        quoted = self.words_of(span)
        where = ", wherever these words stand" if everywhere else ""

        def answer(picked: Picked) -> None:
            assert not isinstance(picked, str)
            correction = amending.add_entity(
                self.desk.current,
                annotations,
                span,
                cast(EntityLabel, picked.key),
                everywhere=everywhere,
            )
            self.make(None, correction, f"Added: {quoted}, {picked.name}")

        self.pick(
            "What it is", labels(), lambda name: f"{quoted} is marked: {name}{where}.", answer
        )

    def _ask_added_speaker(self, span: Span, kind: QuoteType) -> None:
        from tui.annotation import amending
        from tui.reader.screen.candidates import speakers

        annotations = self.annotations
        assert annotations is not None

        def answer(picked: Picked) -> None:
            name, entity = self.who(picked)
            correction = amending.add_quote(
                self.desk.current, annotations, span, type=kind, speaker=name, entity=entity
            )
            said = f"said by {name}" if name else "nobody is known to say it"
            self.make(None, correction, f"Added a quote, {kind}, {said}")

        self.pick(
            "Who said it",
            speakers(annotations, self.desk.ranks(annotations), span),
            lambda name: f"What is selected is a quote, {kind}, of {name}.",
            answer,
            fresh="type a new name",
        )

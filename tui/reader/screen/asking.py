"""What the reading screen asks about a correction: what is wrong, and what is right instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from tui.annotation import EntityLabel, QuoteType, Span, Stop
from tui.reader.screen.correcting import Correcting

if TYPE_CHECKING:
    from tui.reader.dialogs.correct import Choice, Chosen
    from tui.reader.dialogs.picker import Picked
    from tui.reader.screen.candidates import Option


COVERED = 15
"""Rows at the foot of the text that a dialog covers."""


class Asking(Correcting, inherit_bindings=False):
    """The correction menu and what it leads to; a part of the reading screen."""

    def do_correct(self) -> None:
        """Put right what is under the cursor, or add what is selected."""
        if self.known() is None:
            return
        selection = self.view.selection
        stop = self.subject() if selection is None else None
        if stop is None and selection is None and self.view.stop is not None:
            selection = self.view.stop.span  # a note on words of which nothing was found
        if selection is not None:
            self.ask_about_selection(selection)
        elif stop is None:
            self.say("Put the cursor on a quote or an entity, or select what was missed.")
        elif stop.kind == "quote":
            self._ask_about_quote(stop)
        else:
            self._ask_about_entity(stop)

    def ask_about_selection(self, span: Span) -> None:
        """Ask what is to be added on a span, or given these ends."""
        raise NotImplementedError

    def menu(
        self,
        title: str,
        span: Span,
        choices: list[Choice],
        answer: Callable[[Chosen], None],
        everywhere: str = "",
    ) -> None:
        """Ask what to do with a span; ``everywhere`` are the words of the switch."""
        from tui.reader.dialogs.correct import Menu

        place = self.view.place_of((span,))
        if place is None or place.bottom > self.view.size.height - COVERED:
            self.view.show(span.start)
            self.view.scroll_lines(-1)
        reading = self.view.reading
        quoted = reading.span_from_article(span).of(reading.text)
        self.ask(Menu(self.palette, title, quoted, choices, everywhere), answer)

    def pick(
        self,
        title: str,
        options: list[Option],
        says: Callable[[str], str],
        answer: Callable[[Picked], None],
        *,
        fresh: str = "",
    ) -> None:
        """Ask for one of ``options``; ``says`` tells what the one of a name would do."""
        from tui.reader.dialogs.picker import Picker

        def tell(picked: Picked) -> str:
            return says(picked if isinstance(picked, str) else picked.name)

        self.ask(Picker(self.palette, title, options, tell, fresh=fresh), answer)

    # A quote -------------------------------------------------------------------------------

    def _ask_about_quote(self, stop: Stop) -> None:
        from tui.reader.dialogs.correct import Choice
        from tui.reader.screen.candidates import NOBODY

        assert self.annotations is not None
        attribution = self.annotations.attributions[int(stop.key)]
        speaker = self.annotations.speaker_of(attribution)
        same = len(self.annotations.by_speaker[attribution.speaker]) if speaker else 1
        choices = [
            Choice(
                "s",
                "speaker",
                "who said it",
                speaker.name if speaker else NOBODY,
                "Pick who said it, or type a name.",
                f"all {same} quotes of {speaker.name}" if speaker and same > 1 else "",
            ),
            Choice("b", "ends", "where it begins and ends", "", _ENDS),
            Choice("t", "type", "type", attribution.type, "Say how it is given."),
            Choice("=", "accept", "all of it is right", "", "It is kept as it is."),
            Choice("!", "reject", "it is no quote", "", "It is taken away."),
        ]

        def answer(chosen: Chosen) -> None:
            if chosen.id == "speaker":
                self._ask_speaker(stop, chosen.everywhere)
            elif chosen.id == "type":
                self._ask_type(stop)
            else:
                self._do_simply(stop, chosen)

        wide = f"in all {same} quotes of this speaker" if same > 1 else ""
        self.menu("Correct the quote", stop.span, choices, answer, wide)

    def _do_simply(self, stop: Stop, chosen: Chosen) -> None:
        if chosen.id == "accept":
            self.accept(stop, everywhere=chosen.everywhere)
        elif chosen.id == "reject":
            self.reject(stop, everywhere=chosen.everywhere)
        else:
            self.choose_ends(stop, chosen.everywhere)

    def _ask_speaker(self, stop: Stop, everywhere: bool) -> None:
        from tui.annotation import amending
        from tui.reader.screen.candidates import speakers

        annotations = self.annotations
        assert annotations is not None
        attribution = annotations.attributions[int(stop.key)]
        now = annotations.speaker_of(attribution)
        options = speakers(
            annotations,
            self.desk.ranks(annotations),
            stop.span,
            but=attribution.speaker,
            nobody=now is not None,
        )
        which = f"all quotes of {now.name}" if everywhere and now else "this quote"

        def answer(picked: Picked) -> None:
            name, entity = self.who(picked)
            correction = amending.give_speaker(
                self.desk.current,
                annotations,
                int(stop.key),
                name,
                entity=entity,
                everywhere=everywhere,
            )
            self.make(stop, correction, f"Said by {name}" if name else "Nobody is known to say it")

        place = f", in place of {now.name}." if now else "."
        self.pick(
            f"Who said {'these quotes' if everywhere else 'it'}",
            options,
            lambda name: f"The speaker of {which} is {name}{place}",
            answer,
            fresh="type a new name",
        )

    def who(self, picked: Picked) -> tuple[str | None, int | None]:
        """The name of whom the reader picked, None for nobody, and the entity, if it is one."""
        if isinstance(picked, str):
            return picked, None
        assert self.annotations is not None
        match picked.key:
            case ("speaker", int(number)):
                return picked.name, self.annotations.speakers[number].entity
            case ("entity", int(number)):
                return picked.name, number
        return None, None

    def _ask_type(self, stop: Stop) -> None:
        from tui.annotation import amending
        from tui.reader.screen.candidates import types

        annotations = self.annotations
        assert annotations is not None
        now = annotations.attributions[int(stop.key)].type

        def answer(picked: Picked) -> None:
            assert not isinstance(picked, str)
            kind = cast(QuoteType, picked.key)
            correction = amending.move_boundary(
                self.desk.current, annotations, "quote", int(stop.key), stop.span, type=kind
            )
            self.make(stop, correction, f"The quote is {kind}")

        self.pick("How it is given", types(now), lambda name: f"{name}, not {now}.", answer)

    # An entity -----------------------------------------------------------------------------

    def _ask_about_entity(self, stop: Stop) -> None:
        from tui.reader.dialogs.correct import Choice
        from tui.reader.screen.peek import LABELS

        assert self.annotations is not None
        mention = self.annotations.mentions[int(stop.key)]
        name = self.annotations.entities[mention.entity].name
        text = self.desk.current.text
        words = stop.span.of(text).split()
        mentions = self.route.like(stop)
        alike = sum(one.span.of(text).split() == words for one in mentions)
        count = len(mentions)
        same = f"{alike} × {self.words_of(stop.span)}" if alike > 1 else ""
        apart = same if alike < count else ""
        every = "both mentions" if count == 2 else f"all {count} mentions"
        wide = every if count > 1 else ""
        called = f" For {every}." if count > 1 else ""
        choices = [
            Choice("t", "type", "type", LABELS[mention.label], "Pick what it is.", wide),
            Choice(
                "n",
                "merge",
                "its name, or the same as another",
                name,
                f"Pick the entity that it is the same as, or type its name.{called}",
            ),
            Choice(
                "b",
                "ends",
                "where it begins and ends",
                "",
                _ENDS,
                f"up to {same}" if same else "",
            ),
            Choice("=", "accept", "all of it is right", "", "It is kept as it is.", wide),
            Choice("!", "reject", "it is no entity", "", "It is taken away.", wide),
        ]
        if count > 1:
            says = f"This mention is somebody or something else than {name}."
            choices.insert(2, Choice("o", "split", "another one of that name", "", says, apart))

        def answer(chosen: Chosen) -> None:
            if chosen.id == "type":
                self._ask_label(stop, chosen.everywhere)
            elif chosen.id == "merge":
                self._ask_same(stop)
            elif chosen.id == "split":
                self._ask_other(stop, chosen.everywhere)
            else:
                self._do_simply(stop, chosen)

        switch = f"for {every} in this article"
        self.menu("Correct the entity", stop.span, choices, answer, switch)

    def _ask_label(self, stop: Stop, everywhere: bool) -> None:
        from tui.annotation import amending
        from tui.reader.screen.candidates import labels
        from tui.reader.screen.peek import LABELS

        annotations = self.annotations
        assert annotations is not None
        mention = annotations.mentions[int(stop.key)]
        which = "Every mention" if everywhere else "This mention"

        def answer(picked: Picked) -> None:
            assert not isinstance(picked, str)
            correction = amending.relabel(
                self.desk.current,
                annotations,
                int(stop.key),
                cast(EntityLabel, picked.key),
                everywhere=everywhere,
            )
            self.make(stop, correction, f"{self.words_of(stop.span)} is now: {picked.name}")

        now = LABELS[mention.label]
        self.pick(
            "What it is",
            labels(mention.label),
            lambda name: f"{which} is: {name}, in place of {now}.",
            answer,
        )

    def _ask_same(self, stop: Stop) -> None:
        from tui.annotation import amending
        from tui.reader.screen.candidates import others

        annotations = self.annotations
        assert annotations is not None and stop.group is not None
        this = annotations.entities[stop.group]

        def answer(picked: Picked) -> None:
            into: int | str = (
                picked if isinstance(picked, str) else cast(tuple[str, int], picked.key)[1]
            )
            correction = amending.merge(self.desk.current, annotations, int(stop.key), into)
            name = picked if isinstance(picked, str) else picked.name
            self.make(stop, correction, f"{this.name} is {name}")

        self.pick(
            f"{this.name} is …",
            others(annotations, this.id),
            lambda name: f"All mentions of {this.name} are of {name}.",
            answer,
            fresh="type its right name",
        )

    def _ask_other(self, stop: Stop, everywhere: bool) -> None:
        from tui.annotation import amending
        from tui.reader.screen.candidates import others

        annotations = self.annotations
        assert annotations is not None and stop.group is not None
        this = annotations.entities[stop.group]
        quoted = self.words_of(stop.span)
        which = f"Every {quoted}" if everywhere else f"This {quoted}"

        def answer(picked: Picked) -> None:
            name = picked if isinstance(picked, str) else picked.name
            correction = amending.split(
                self.desk.current, annotations, int(stop.key), name, everywhere=everywhere
            )
            self.make(stop, correction, f"{quoted} is {name} here")

        self.pick(
            f"Not {this.name}, but …",
            others(annotations, this.id, same_type=True),
            lambda name: f"{which} is {name}; the other mentions stay {this.name}.",
            answer,
            fresh="type a name",
        )


_ENDS = "Select it anew with the keys of a selection; Enter then sets the ends."

"""The reader's corrections, laid over what the engine found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tui.annotation.correcting import entities, quotes
from tui.annotation.correcting.case import Case
from tui.annotation.correcting.placing import Places
from tui.annotation.correcting.revision import Revision
from tui.annotation.corrections import Selectors, check, selectors_of
from tui.annotation.kinds import Annotations
from tui.annotation.layers import SpanIndex
from tui.annotation.notes import Anchor, Correction
from tui.article import Span

Status = Literal["applied", "idle", "orphan", "invalid"]
"""What became of a correction.

*idle*: nothing is left to correct, since the engine says so itself now, or does not find what was
rejected. *orphan*: the target, or the new boundary, is no longer in the text. *invalid*: it says
nothing that can be done (``tui.annotation.corrections.check`` tells why).
"""

_DO: dict[tuple[str, str], Callable[[Revision, Case], None]] = {
    ("accept", "entity"): entities.accept,
    ("reject", "entity"): entities.reject,
    ("label", "entity"): entities.relabel,
    ("boundary", "entity"): entities.move_boundary,
    ("merge", "entity"): entities.merge,
    ("split", "entity"): entities.split,
    ("entity", "entity"): entities.add,
    ("accept", "quote"): quotes.accept,
    ("reject", "quote"): quotes.reject,
    ("speaker", "quote"): quotes.give_speaker,
    ("boundary", "quote"): quotes.move_boundary,
    ("quote", "quote"): quotes.add,
}


class Outcome(NamedTuple):
    """What became of a correction, and where its target is now."""

    status: Status
    anchor: Anchor


@dataclass(frozen=True)
class Corrected:
    """Annotations with the reader's corrections in them.

    ``mentions`` and ``attributions`` tell, for each of those in ``annotations``, the ids of the
    corrections that it goes back to, in the order in which they were made; none where it is the
    engine's own. Corrections on quotes are told of attributions only, those on entities of
    mentions only. A correction with which the engine agrees by now is told too, since it is still
    there to be undone. ``outcomes`` has every correction by its id.
    """

    annotations: Annotations
    mentions: tuple[tuple[str, ...], ...]
    attributions: tuple[tuple[str, ...], ...]
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)

    def those(self, status: Status) -> tuple[str, ...]:
        """The ids of the corrections of which this became."""
        return tuple(key for key, outcome in self.outcomes.items() if outcome.status == status)

    @property
    def orphans(self) -> tuple[str, ...]:
        """The ids of the corrections whose place is no longer in the text."""
        return self.those("orphan")

    @property
    def idle(self) -> tuple[str, ...]:
        """The ids of the corrections that have nothing left to correct."""
        return self.those("idle")


def apply(
    annotations: Annotations,
    text: str,
    corrections: Iterable[Correction],
    *,
    hidden: Iterable[Span] = (),
    places: Places | None = None,
) -> Corrected:
    """The annotations of ``text`` with ``corrections`` laid over them, the oldest first.

    A target finds its place in the text by its selectors, and then the annotation that lies there
    or nearly so: what an engine of another version finds is corrected as well. Where that engine
    lacks an annotation which the reader accepted, gave a speaker, a label or other ends, it is
    made anew. Of two corrections that contradict each other the later one holds.

    - ``hidden``: spans of the text in which no further occurrences of a missed entity are marked.
    - ``places``: to be kept from one call to the next for the same text, see ``Places``.

    Mentions do not overlap those that corrections make; quotes may. Ids are positions, new
    entities and speakers come last, and those with no mention left or nothing left to say are
    dropped. Without corrections the annotations are the same object.

    Takes time by the number of annotations and of corrections, and besides by what each of them
    changes; an entity that is added everywhere takes a walk over the text. Raises ValueError if
    ``places`` are those of another text.
    """
    ordered = sorted({c.id: c for c in corrections}.values(), key=lambda c: c.created)
    if places is None:
        places = Places(text)
    elif places.text != text:
        raise ValueError("These places are of another text.")
    if not ordered:
        nothing = ((),) * len(annotations.mentions), ((),) * len(annotations.attributions)
        return Corrected(annotations, *nothing)
    valid = {c.id for c in ordered if _is_valid(c)}
    places.find(_selectors(c) for c in ordered if c.id in valid)
    revision = Revision(annotations, text)
    index: SpanIndex[None] = SpanIndex((span, None) for span in hidden)
    outcomes: dict[str, Outcome] = {}
    for correction in ordered:
        if correction.id not in valid:
            outcomes[correction.id] = Outcome("invalid", Anchor(None, "orphan"))
        else:
            outcomes[correction.id] = _do(revision, correction, places, index)
    corrected, mentions, attributions = revision.freeze()
    return Corrected(corrected, tuple(mentions), tuple(attributions), outcomes)


def _do(
    revision: Revision, correction: Correction, places: Places, hidden: SpanIndex[None]
) -> Outcome:
    anchor = places.find([_selectors(correction)])[0]
    if anchor.span is None and correction.kind == "boundary":
        anchor = places.find([selectors_of(correction.value)])[0]
    if anchor.span is None:
        return Outcome("orphan", anchor)
    case = Case(correction, anchor.span, anchor.how != "fuzzy", places, hidden)
    if correction.kind == "boundary" and case.place(correction.value) is None:
        return Outcome("orphan", Anchor(None, "orphan"))
    _DO[correction.kind, correction.on](revision, case)
    return Outcome("applied" if case.changed else "idle", anchor)


def _selectors(correction: Correction) -> Selectors:
    return correction.target.quote, correction.target.position


def _is_valid(correction: Correction) -> bool:
    try:
        check(correction)
    except ValueError:
        return False
    return True

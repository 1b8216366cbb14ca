"""An article about a harbour with its annotations, for the tests of corrections."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise

from tui.annotation import Annotations, Attribution, Correction, Entity, Mention, Span, Speaker
from tui.annotation.correcting import Corrected, apply
from tui.article import Article, from_text

TEXT = """Harbour reopens

Ingrid Solheim, who runs the port of Vestmark, said on Monday that the last wreck was gone. “We have waited long enough,” Solheim said. “Now we sail.”

The Harbour Union called the delay “a scandal”. Its head, Jonas Solheim, told Quay Radio that 40 ships had left for Vestmark Bay. “They will not come back,” he said.

Solheim would not say who pays. Reporters of Quay Radio asked the Ministry. A harbour pilot, Vestmark-born, shrugged: nobody knows.
"""


def place(text: str, words: str, number: int = 0) -> Span:
    """A place of words in a text: the first, or the one with the number."""
    at = -1
    for _ in range(number + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def article(text: str = TEXT) -> Article:
    return from_text(text)


def found(text: str = TEXT, engine: str = "engine 1") -> Annotations:
    """What an engine finds: two people of one last name are one too many for it."""
    names = [
        ("Ingrid Solheim", 0, "PERSON", 0),
        ("Vestmark", 0, "GPE", 1),
        ("Monday", 0, "DATE", 2),
        ("Solheim", 1, "PERSON", 0),
        ("The Harbour Union", 0, "ORG", 3),
        ("Jonas Solheim", 0, "PERSON", 4),
        ("Quay Radio", 0, "ORG", 5),
        ("Vestmark", 1, "ORG", 6),
        ("Solheim", 3, "PERSON", 0),
    ]
    wait = place(text, "“We have waited long enough,”")
    sail = place(text, "“Now we sail.”")
    return Annotations(
        digest=article(text).digest,
        engine=engine,
        entities=(
            Entity(0, "Ingrid Solheim", "PERSON"),
            Entity(1, "Vestmark", "GPE"),
            Entity(2, "Monday", "DATE"),
            Entity(3, "The Harbour Union", "ORG"),
            Entity(4, "Jonas Solheim", "PERSON"),
            Entity(5, "Quay Radio", "ORG"),
            Entity(6, "Vestmark", "ORG"),
        ),
        mentions=tuple(
            Mention(place(text, words, number), label, entity)
            for words, number, label, entity in names
        ),
        speakers=(
            Speaker(0, "Ingrid Solheim", "person", role="who runs the port", entity=0),
            Speaker(1, "The Harbour Union", "organization", entity=3),
            Speaker(2, "Jonas Solheim", "person", entity=4),
        ),
        attributions=(
            Attribution(
                0,
                (place(text, "that the last wreck was gone"),),
                "indirect",
                source=place(text, "Ingrid Solheim, who runs the port of Vestmark"),
                cue=place(text, "said"),
                speaker=0,
                confidence=0.9,
            ),
            Attribution(
                1,
                (wait, sail),
                "direct",
                source=place(text, "Solheim", 1),
                cue=place(text, "said", 1),
                speaker=0,
                confidence=0.99,
            ),
            Attribution(
                2,
                (place(text, "the delay “a scandal”"),),
                "mixed",
                source=place(text, "The Harbour Union"),
                cue=place(text, "called"),
                speaker=1,
                confidence=0.7,
            ),
            Attribution(
                3,
                (place(text, "that 40 ships had left for Vestmark Bay"),),
                "indirect",
                source=place(text, "Its head, Jonas Solheim"),
                cue=place(text, "told"),
                speaker=2,
            ),
            Attribution(4, (place(text, "“They will not come back,”"),), "direct"),
        ),
    )


_clock = count()


def tick() -> datetime:
    """The next second: corrections made one after the other."""
    return datetime(2024, 5, 1, tzinfo=UTC) + timedelta(seconds=next(_clock))


def applied(*corrections: Correction, to: Annotations | None = None, text: str = TEXT) -> Corrected:
    return apply(to or found(text), text, corrections)


def names(annotations: Annotations, text: str = TEXT) -> list[tuple[str, str, str]]:
    """The mentions: words, label, the entity's name."""
    return [
        (m.span.of(text), m.label, annotations.entities[m.entity].name)
        for m in annotations.mentions
    ]


def says(annotations: Annotations, text: str = TEXT) -> list[tuple[str | None, str]]:
    """Who says what: the speaker's name and the content's words."""
    return [
        (s.name if (s := annotations.speaker_of(a)) else None, a.span.of(text))
        for a in annotations.attributions
    ]


def without(annotations: Annotations, *, mentions: str = "", quotes: str = "") -> Annotations:
    """What an engine finds that misses mentions and quotes by their numbers."""
    gone = {int(n) for n in quotes.split()}
    kept = [a for a in annotations.attributions if a.id not in gone]
    missed = {int(n) for n in mentions.split()}
    return replace(
        annotations,
        engine="engine 2",
        mentions=tuple(m for i, m in enumerate(annotations.mentions) if i not in missed),
        attributions=tuple(a._replace(id=i) for i, a in enumerate(kept)),
    )


def sound(annotations: Annotations, text: str = TEXT) -> None:
    """Assert that ids are positions, that none dangles, and that all spans lie in the text."""
    assert [e.id for e in annotations.entities] == list(range(len(annotations.entities)))
    assert [s.id for s in annotations.speakers] == list(range(len(annotations.speakers)))
    assert [a.id for a in annotations.attributions] == list(range(len(annotations.attributions)))
    assert {m.entity for m in annotations.mentions} <= set(range(len(annotations.entities)))
    people = set(range(len(annotations.speakers))) | {None}
    assert {a.speaker for a in annotations.attributions} <= people
    assert {s.entity for s in annotations.speakers} <= set(range(len(annotations.entities))) | {
        None
    }
    spans = [m.span for m in annotations.mentions]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert [a.span for a in annotations.attributions] == sorted(
        a.span for a in annotations.attributions
    )
    for attribution in annotations.attributions:
        pieces = attribution.content
        assert pieces
        assert all(one.end <= other.start for one, other in pairwise(pieces))
        others = (attribution.source, attribution.cue, attribution.via)
        spans += [*pieces, *(span for span in others if span)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)

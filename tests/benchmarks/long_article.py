"""A long article with as many annotations as wanted, made up, the same every time."""

from __future__ import annotations

import random

from tui.annotation import Annotations, Attribution, Entity, Mention, Speaker
from tui.article import Span, from_text

FIRST = "Anna Boris Clara David Elena Farid Greta Henrik Ines Jonas".split()
LAST = "Berg Osei Lund Petrov Quill Rossi Sand Tal Urban Vega".split()
PLACES = "Norway Bergen Harrowgate Lisbon Accra Turku Porto Graz Leeds Ghent".split()
CUES = "said told insisted claimed added".split()
FILLER = (
    "the talks went on over the price of fish and the length of the winter while farmers waited "
    "for the money that had been promised to them in the spring and nobody could tell when"
).split()
HEADLINE = "Talks go on while farmers wait"


def long_article(words: int = 100_000, annotations: int = 10_000) -> tuple[str, Annotations]:
    """The text, and annotations for it: a fifth quotations by 100 speakers, the rest mentions."""
    rng = random.Random(1)
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    entities = [Entity(i, name, "PERSON") for i, name in enumerate(names)]
    entities += [Entity(len(names) + i, place, "GPE") for i, place in enumerate(PLACES)]
    speakers = tuple(Speaker(i, n, "person", role="farmer", entity=i) for i, n in enumerate(names))
    pieces: list[str] = [HEADLINE, "\n\n"]
    at = sum(map(len, pieces))
    mentions: list[Mention] = []
    attributions: list[Attribution] = []

    def add(text: str) -> Span:
        nonlocal at
        pieces.append(text)
        at += len(text)
        return Span(at - len(text), at)

    # Each round has five annotations: a quotation, its speaker, and three places.
    rounds = annotations // 5
    fill = max(0, words // rounds - 13)
    for number in range(rounds):
        who = rng.randrange(len(names))
        content = add("“" + " ".join(rng.choice(FILLER) for _ in range(8)) + ",”")
        add(" ")
        source = add(names[who])
        add(" ")
        cue = add(rng.choice(CUES))
        mentions.append(Mention(source, "PERSON", who))
        attributions.append(
            Attribution(number, (content,), "direct", source, cue, speaker=who, confidence=0.9)
        )
        for _ in range(3):
            add(" in ")
            place = rng.randrange(len(PLACES))
            mentions.append(Mention(add(PLACES[place]), "GPE", len(names) + place))
        add(" " + " ".join(rng.choice(FILLER) for _ in range(fill)))
        add("\n\n" if number % 2 else ". ")
    text = "".join(pieces).rstrip() + "\n"
    digest = from_text(text).digest
    return text, Annotations(
        digest, "made up", tuple(entities), tuple(mentions), speakers, tuple(attributions)
    )

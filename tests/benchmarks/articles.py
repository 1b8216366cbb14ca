"""Invented news articles of a given length, as many as are asked for, the same every time."""

from __future__ import annotations

import random

_STARTS = "bar cal dor el fen gar hol ist jor kel lan mor nor ost pel quin ros sel tor ul vas wen"
_ENDS = "ada berg by ca den ford gate ham ia kirk lund mouth ny port row stad ton vik well wick"
_FIRST = "Ada Boris Carla David Elena Farid Grace Hugo Ines Jonas Kofi Lena Mira Nils Olga Paul"
_ROLES = "mayor;harbour master;union leader;health minister;police chief;spokeswoman;economist"
_THINGS = "the bridge;a new hospital;the old ferry;the tax on fuel;the school plan;the budget"
_SENTENCES = (
    "“We have waited {n} years for {thing},” {name} told reporters in {place} on {day}. "
    "“Nobody can say that it came as a surprise.”",
    "{first} {name}, the {role} of {place}, said that {thing} would cost ${n} million and open "
    "in {month}.",
    "According to the {name} Institute, {n} percent of people in {place} are against {thing}.",
    "The {role} denied that {thing} had been discussed, and called the report “pure invention”.",
    "Work on {thing} began in {month} {year}, and about {n} people from {place} were hired for it.",
    "{name} acknowledged last week that the {other} Company had been warned twice about {thing}.",
    "“It is a good day for {place},” said {first} {name}, who has led the {other} Party since "
    "{year}, “but the work has only begun.”",
    "Rain is expected until {day}, and roads between {place} and {other} stay closed.",
    "Critics in {other} insist that {thing} helps nobody; the {role} has not answered them.",
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January March April June July September October December".split()


def article(number: int, words: int = 400) -> str:
    """The article of that number: a headline and paragraphs, at least ``words`` words in all.

    Names are made of syllables, so that every article brings words that none had before.
    """
    rng = random.Random(number)

    def name() -> str:
        return (rng.choice(_STARTS.split()) + rng.choice(_ENDS.split())).capitalize()

    paragraphs = [f"{name()} votes on {rng.choice(_THINGS.split(';'))}"]
    count = len(paragraphs[0].split())
    while count < words:
        sentences = [
            rng.choice(_SENTENCES).format(
                n=rng.randint(2, 90),
                thing=rng.choice(_THINGS.split(";")),
                role=rng.choice(_ROLES.split(";")),
                first=rng.choice(_FIRST.split()),
                name=name(),
                place=name(),
                other=name(),
                day=rng.choice(_DAYS),
                month=rng.choice(_MONTHS),
                year=rng.randint(1990, 2024),
            )
            for _ in range(rng.randint(1, 3))
        ]
        paragraphs.append(" ".join(s[0].upper() + s[1:] for s in sentences))
        count += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs) + "\n"

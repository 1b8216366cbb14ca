"""Invented articles whose sentences differ as those of an article do, the same every time.

A few people, places and bodies come back all through an article, and so do short phrases about
them, but hardly a sentence. (``articles`` makes all its texts of nine sentences.)
"""

from __future__ import annotations

import random

_FIRST = "Adaeze Bram Corinne Dario Edda Fenna Gustav Halima Ivo Jolanda Kasimir Leonie".split()
_LAST = "Ambrosch Bellweather Castellan Drost Eikeland Farnaby Grigorescu Haldane Ibarra".split()
_PLACES = "Altmere Brackholm Cindermouth Dunvarra Eastlow Farrowgate Glimmen Hestvik".split()
_ROLES = (
    "mayor;harbour master;head teacher;chief engineer;treasurer;fire chief;surgeon;archivist;"
    "deputy minister;trade unionist;professor of law;spokeswoman;beekeeper;station manager"
).split(";")
_BODIES = (
    "the water board;the city council;the savings bank;the ferry company;the regional court;"
    "the teachers’ union;the university hospital;the port authority;the audit office"
).split(";")
_THINGS = (
    "the pumping station;a second runway;the reading rooms;the night trains;the quarry road;"
    "the pension fund;a new tram depot;the flood wall;the theatre’s roof;school meals;"
    "the fishing quota;a ban on fireworks;the old observatory;the wage agreement"
).split(";")
_VERBS = (
    "had underestimated;would have to pay for;means to sell;could no longer vouch for;"
    "has never asked for;is about to close;should look again at;had promised to rebuild;"
    "knew of the damage to;wants a vote on;put aside money for;had lost interest in"
).split(";")
_WHENS = (
    "Late on Monday;After a long silence;In the spring of 1998;By the end of the week;"
    "At a crowded meeting in {place};Two days before the deadline;During the hearing;"
    "For the third time this year;Against the advice of {body};While the snow lasted"
).split(";")
_SAYS = "said;told reporters;insisted;admitted;wrote in a letter;conceded;warned;recalled".split(
    ";"
)
_TAILS = (
    "and {number} families were told to wait;although nobody could name the price;"
    "which surprised even {body};because the papers had been mislaid;after {number} complaints;"
    "with the consent of {body};where {number} people work in shifts;as the inquiry went on;"
    "to the relief of shopkeepers in {place};despite a warning from {name}"
).split(";")
_OPINIONS = (
    "we are too late by a decade;I would not sign that again;it smells of haste;"
    "nobody here sleeps well any more;the figures speak for themselves;let them come and look;"
    "there is no plan behind the plan;my grandmother could have told them;it will hold;"
    "patience is not a policy;that door was never open"
).split(";")


def invented(number: int, words: int = 500) -> str:
    """The article of that number: a headline and paragraphs, at least ``words`` words in all."""
    rng = random.Random(f"invented {number}")
    people = [
        (f"{rng.choice(_FIRST)} {last}", rng.choice(_ROLES), rng.choice(_PLACES))
        for last in rng.sample(_LAST, 5)
    ]

    def fill(text: str) -> str:
        return text.format(
            place=rng.choice(_PLACES),
            body=rng.choice(_BODIES),
            name=rng.choice(people)[0].split()[-1],
            number=rng.randint(3, 900),
        )

    def claim() -> str:
        return f"{rng.choice(_BODIES)} {rng.choice(_VERBS)} {rng.choice(_THINGS)}"

    def sentence() -> str:
        name, role, place = rng.choice(people)
        who = rng.choice((name, name.split()[-1], f"{name}, the {role} from {place},"))
        said = rng.choice(_SAYS)
        kind = rng.randrange(5)
        if kind == 0:
            opinion = rng.choice(_OPINIONS)
            return f"“{opinion[0].upper()}{opinion[1:]},” {who} {said}, {fill(rng.choice(_TAILS))}."
        if kind == 1:
            return f"{who} {said} that {claim()}, {fill(rng.choice(_TAILS))}."
        if kind == 2:
            return f"{fill(rng.choice(_WHENS))}, {claim()}, {fill(rng.choice(_TAILS))}."
        if kind == 3:
            return f"“{claim().capitalize()} — {rng.choice(_OPINIONS)},” {said} {who.rstrip(',')}."
        return f"{fill(rng.choice(_WHENS))} {who} spoke of {rng.choice(_THINGS)} and {claim()}."

    paragraphs = [f"{claim().capitalize()} in {rng.choice(_PLACES)}"]
    count = 0
    while count < words:
        paragraph = " ".join(sentence() for _ in range(rng.randint(1, 4)))
        paragraphs.append(paragraph[0].upper() + paragraph[1:])
        count += len(paragraph.split())
    return "\n\n".join(paragraphs) + "\n"

from __future__ import annotations

from dataclasses import replace

from tests.annotation.press import TEXT, applied, article, found, tick
from tui.annotation import Entity, amending
from tui.annotation.reviewing import review

ARTICLE, FOUND = article(), found()


def queue(*corrections, to=FOUND, **how) -> list[tuple[str, int]]:
    return [(kind, key) for kind, key, _ in review(applied(*corrections, to=to), TEXT, **how)]


def test_unattributed_quotes_first_then_by_rising_confidence_then_entities():
    assert queue() == [
        ("quote", 4),
        ("quote", 3),
        ("quote", 2),
        ("quote", 0),
        ("quote", 1),
        ("entity", 1),
        ("entity", 7),
        ("entity", 3),
    ]


def test_each_says_why():
    assert [why for *_, why in review(applied(), TEXT)] == [
        "Nobody is known to have said this.",
        "The speaker was found by rules.",
        "The engine is 70% sure of this.",
        "The engine is 90% sure of this.",
        "The engine is 99% sure of this.",
        "“Vestmark” is GPE here and ORG elsewhere.",
        "“Vestmark” is ORG here and GPE elsewhere.",
        "“Solheim” may be Ingrid Solheim or Jonas Solheim.",
    ]


def test_what_is_accepted_or_corrected_is_done():
    done = [
        amending.accept(ARTICLE, FOUND, "quote", 4, now=tick()),
        amending.give_speaker(ARTICLE, FOUND, 2, "Jonas Solheim", now=tick()),
        amending.accept(ARTICLE, FOUND, "entity", 1, now=tick()),
        amending.accept(ARTICLE, FOUND, "entity", 7, now=tick()),
    ]
    assert queue(*done) == [("quote", 3), ("quote", 0), ("quote", 1), ("entity", 3)]
    # The other mention of the same words is as doubtful as before.
    assert queue(*done, amending.accept(ARTICLE, FOUND, "entity", 3, now=tick()))[-1] == (
        "entity",
        8,
    )
    all_of_them = amending.accept(ARTICLE, FOUND, "entity", 3, everywhere=True, now=tick())
    assert queue(*done, all_of_them)[-1][0] == "quote"


def test_one_label_less_and_there_is_no_doubt_left():
    change = amending.relabel(ARTICLE, FOUND, 7, "GPE", now=tick())
    assert ("entity", 1) not in queue(change)


def test_quotes_that_are_sure_can_be_left_out():
    assert queue(sure=0.9)[:3] == [("quote", 4), ("quote", 3), ("quote", 2)]
    assert ("quote", 0) not in queue(sure=0.9)
    assert queue(sure=0.0)[:2] == [("quote", 4), ("entity", 1)]


def test_numbers_of_two_labels_are_no_matter():
    two = replace(FOUND, entities=(*FOUND.entities[:6], Entity(6, "Monday", "TIME")))
    assert [key for kind, key in queue(to=two) if kind == "entity"] == [3]


def test_an_entity_without_a_mention_is_no_place_to_look_at():
    bare = replace(FOUND, entities=(*FOUND.entities, Entity(7, "Quay Radio", "FAC")))
    assert queue(to=bare) == queue()

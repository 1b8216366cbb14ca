from __future__ import annotations

from pathlib import Path

from tests.reader.conftest import TEXT, annotate_by_hand, nth
from tui.annotation import amending
from tui.article import from_text
from tui.reader.screen.provenance import found_by, yours

ARTICLE = from_text(TEXT, Path("a.txt"))
FOUND = annotate_by_hand(ARTICLE)
ENGINE = "rules/test, by rules"


def test_the_engine_alone_and_what_was_accepted():
    accepted = amending.accept(ARTICLE, FOUND, "quote", 0)
    assert found_by([], ENGINE) == ENGINE and yours([]) == ""
    assert found_by([accepted], ENGINE) == "rules/test, by rules; accepted by you"
    assert yours([accepted]) == "accepted"


def test_each_kind_says_what_it_replaced():
    made = {
        "The union": amending.give_speaker(ARTICLE, FOUND, 2, "Kwame Osei"),
        "person": amending.relabel(ARTICLE, FOUND, 0, "ORG"),
        "Ana Petrov": amending.merge(ARTICLE, FOUND, 0, 3),
        "“that 60 jobs would go”": amending.move_boundary(
            ARTICLE, FOUND, "quote", 3, nth(TEXT, "60 jobs would go")
        ),
    }
    for words, correction in made.items():
        assert found_by([correction], ENGINE) == f"you, in place of {words}"
        assert yours([correction]) == "yours"
    apart = amending.split(ARTICLE, FOUND, 2, "Boris Petrov")
    assert found_by([apart], ENGINE) == "you, in place of Ana Petrov"


def test_ends_and_type_together_or_the_type_alone():
    scandal = FOUND.attributions[2].span
    alone = amending.move_boundary(ARTICLE, FOUND, "quote", 2, scandal, type="mixed")
    assert found_by([alone], ENGINE) == "you, in place of direct"
    wider = nth(TEXT, "the vote “a scandal”")
    both = amending.move_boundary(ARTICLE, FOUND, "quote", 2, wider, type="mixed")
    assert found_by([both], ENGINE) == "you, in place of “a scandal” and direct"


def test_several_corrections_and_a_speaker_where_there_was_none():
    nobody = amending.give_speaker(ARTICLE, FOUND, 2, None)
    again = nobody._replace(replaced={**nobody.replaced, "speaker": None})
    ends = amending.move_boundary(ARTICLE, FOUND, "quote", 2, nth(TEXT, "scandal"), type="direct")
    assert found_by([again, ends], ENGINE) == "you, in place of nobody known and “a scandal”"
    accepted = amending.accept(ARTICLE, FOUND, "quote", 2)
    assert found_by([again, accepted], ENGINE) == "you, in place of nobody known"
    assert yours([again, accepted]) == "yours"


def test_what_was_missed():
    added = amending.add_entity(ARTICLE, FOUND, nth(TEXT, "The union"), "ORG")
    assert found_by([added], ENGINE) == "you; the engine had missed it"
    relabelled = amending.relabel(ARTICLE, FOUND, 0, "GPE")
    words = "you; the engine had missed it; then in place of person"
    assert found_by([added, relabelled], ENGINE) == words

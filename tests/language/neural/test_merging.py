from __future__ import annotations

from dataclasses import replace

from tui.language.draft import Draft
from tui.language.neural.decoding import Found
from tui.language.neural.features import words_of
from tui.language.neural.merging import merge, unnamed

TEXT = (
    "The plan is dead, Ada Stone said, according to Harbour Radio. It was claimed that rain fell."
)
WORDS = words_of(TEXT, [(0, len(TEXT))])


def words(phrase: str) -> tuple[int, int]:
    """The words of a phrase, first and last."""
    start = TEXT.index(phrase)
    inside = [k for k, (s, e) in enumerate(WORDS.spans) if start <= s and e <= start + len(phrase)]
    return inside[0], inside[-1]


def span(phrase: str) -> tuple[int, int]:
    return TEXT.index(phrase), TEXT.index(phrase) + len(phrase)


FOUND = Found(
    (words("The plan is dead"),),
    (False,),
    "indirect",
    words("Ada Stone"),
    words("said"),
    None,
    0.95,
)
DRAFT = Draft(
    [span("The plan is dead")],
    "indirect",
    span("Ada Stone"),
    span("said"),
    via=span("Harbour Radio"),
)


def test_the_rules_add_who_relayed_it():
    merged = merge(WORDS, [FOUND], [DRAFT])
    assert merged == [replace(FOUND, via=words("Harbour Radio"))]


def test_indirect_speech_that_the_rules_do_not_see_needs_certainty():
    assert merge(WORDS, [FOUND], []) == [FOUND]
    assert merge(WORDS, [replace(FOUND, score=0.5)], []) == []
    assert merge(WORDS, [replace(FOUND, cue=words("plan"))], []) == []


def test_where_the_network_is_unsure_the_rules_say_how_far_content_reaches():
    short = replace(FOUND, pieces=(words("dead"),), score=0.6)
    assert merge(WORDS, [short], [DRAFT])[0].pieces == (words("The plan is dead"),)
    assert merge(WORDS, [replace(short, score=0.95)], [DRAFT])[0].pieces == short.pieces


def test_a_source_near_by_wins_over_one_far_away():
    far = replace(FOUND, source=words("rain"))
    assert merge(WORDS, [far], [DRAFT])[0].source == words("Ada Stone")


def test_nobody_is_named_by_it_was_claimed():
    claimed = replace(FOUND, cue=words("was claimed"), source=None)
    assert unnamed(WORDS, claimed)
    assert not unnamed(WORDS, FOUND)


def test_what_is_said_inside_of_what_another_says_is_no_quote_of_its_own():
    inner = replace(FOUND, pieces=(words("dead"),), cue=words("claimed"), source=None)
    assert merge(WORDS, [FOUND, inner, FOUND], []) == [FOUND]

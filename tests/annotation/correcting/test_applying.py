from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.annotation.correcting.strategies import annotations, sessions, texts
from tests.annotation.press import TEXT, article, found, place, says, sound, tick
from tui.annotation import Annotations, Entity, amending
from tui.annotation.correcting import Places, apply
from tui.annotation.correcting.grid import shared
from tui.annotation.correcting.quotes import SAME
from tui.annotation.corrections import from_dict, to_dict

FOUND = found()


def told(annotations: Annotations, text: str):
    """What annotations say, whatever the numbers."""
    return (
        [(m.span, m.label, annotations.entities[m.entity][1:]) for m in annotations.mentions],
        [
            (
                a[1:6],
                a[7:],
                s._replace(id=0, entity=None) if (s := annotations.speaker_of(a)) else 0,
            )
            for a in annotations.attributions
        ],
    )


@given(texts().flatmap(annotations))
def test_without_corrections_nothing_changes(engines):
    result = apply(engines, "whatever", [])
    assert result.annotations is engines
    assert not any(result.mentions) and not any(result.attributions)


@given(sessions())
def test_what_comes_out_is_sound(session):
    article, _, made, states = session
    for state in states[1:]:
        sound(state.annotations, article.text)
        assert len(state.mentions) == len(state.annotations.mentions)
        assert len(state.attributions) == len(state.annotations.attributions)
        assert Annotations.from_dict(json.loads(json.dumps(state.annotations.to_dict()))) == (
            state.annotations
        )
    assert set(states[-1].outcomes) == {c.id for c in made}
    on = {c.id: c.on for c in made}
    assert all(on[key] == "entity" for by in states[-1].mentions for key in by)
    assert all(on[key] == "quote" for by in states[-1].attributions for key in by)
    assert all(outcome.status in ("applied", "idle") for outcome in states[-1].outcomes.values())


@given(sessions())
def test_to_undo_is_to_apply_the_others(session):
    article, engines, made, states = session
    for number in range(len(made)):
        assert apply(engines, article.text, made[:number]) == states[number]


@given(sessions(), st.randoms())
def test_the_order_in_which_corrections_are_given_is_all_one(session, random):
    article, engines, made, states = session
    shuffled = made[:]
    random.shuffle(shuffled)
    assert apply(engines, article.text, shuffled) == states[-1]


@given(sessions())
def test_annotations_that_no_correction_tells_of_are_the_engines(session):
    _, engines, _, states = session
    last = states[-1]
    own = {(m.span, m.label) for m in engines.mentions}
    for mention, by in zip(last.annotations.mentions, last.mentions, strict=True):
        assert by or (mention.span, mention.label) in own
    quotes = {(a.content, a.type) for a in engines.attributions}
    for quote, by in zip(last.annotations.attributions, last.attributions, strict=True):
        assert by or (quote.content, quote.type) in quotes


@given(sessions())
def test_places_that_are_kept_make_no_difference(session):
    article, engines, made, states = session
    places = Places(article.text)
    for number in range(1, len(made) + 1):
        assert apply(engines, article.text, made[:number], places=places) == states[number]


@given(sessions(most=1))
def test_a_correction_that_is_applied_already_leaves_nothing_to_do(session):
    article, engines, made, states = session
    # A quote that is rejected must not leave one behind that could be taken for it.
    quotes = [a.span for a in engines.attributions]
    assume(
        all(
            shared(one, other) < SAME * max(one.length, other.length)
            for one, other in combinations(quotes, 2)
        )
    )
    again = apply(states[-1].annotations, article.text, made)
    assert told(again.annotations, article.text) == told(states[-1].annotations, article.text)


@given(st.data())
def test_corrections_on_different_annotations_may_come_in_any_order(data):
    article = data.draw(texts())
    drawn = data.draw(annotations(article))
    engines = replace(
        drawn,
        entities=tuple(e._replace(name=f"Entity {e.id}") for e in drawn.entities),
        speakers=tuple(s._replace(name=f"Speaker {s.id}", entity=None) for s in drawn.speakers),
        attributions=tuple(a._replace(source=None) for a in drawn.attributions),
    )
    first_mentions = {m.entity: i for i, m in reversed(list(enumerate(engines.mentions)))}
    made = [
        data.draw(
            st.sampled_from(
                [
                    amending.accept(article, engines, "entity", number, now=tick()),
                    amending.reject(article, engines, "entity", number, now=tick()),
                    amending.relabel(article, engines, number, "LAW", now=tick()),
                    amending.relabel(
                        article, engines, number, "EVENT", everywhere=True, now=tick()
                    ),
                    amending.split(article, engines, number, f"New {entity}", now=tick()),
                ]
            )
        )
        for entity, number in first_mentions.items()
    ] + [
        data.draw(
            st.sampled_from(
                [
                    amending.accept(article, engines, "quote", quote.id, now=tick()),
                    amending.give_speaker(article, engines, quote.id, "Otto", now=tick()),
                    amending.give_speaker(article, engines, quote.id, None, now=tick()),
                    amending.give_speaker(article, engines, quote.id, "Speaker 0", now=tick()),
                    amending.move_boundary(
                        article, engines, "quote", quote.id, quote.content[0], now=tick()
                    ),
                ]
            )
        )
        for quote in engines.attributions
    ]
    forwards = apply(engines, article.text, made)
    stamps = [one.created for one in made]
    shuffled = data.draw(st.permutations(made))
    other = [one._replace(created=at) for one, at in zip(shuffled, stamps, strict=True)]
    assert apply(engines, article.text, other) == replace(
        forwards, outcomes={one.id: forwards.outcomes[one.id] for one in other}
    )


@given(sessions())
def test_corrections_are_plain_data(session):
    _, _, made, _ = session
    for one in made:
        assert from_dict(json.loads(json.dumps(to_dict(one)))) == one


def test_the_later_correction_holds_and_each_is_told():
    one = amending.give_speaker(article(), FOUND, 4, "Mira Lind", now=tick())
    other = amending.give_speaker(article(), FOUND, 4, "Otto Ruud", now=tick())
    result = apply(FOUND, TEXT, [other, one])
    assert says(result.annotations)[4][0] == "Otto Ruud"
    assert result.attributions[4] == (one.id, other.id)
    assert "Mira Lind" not in [s.name for s in result.annotations.speakers]


def test_the_engines_numbers_stay_and_new_ones_follow_in_text_order():
    last = amending.add_entity(article(), FOUND, place(TEXT, "the Ministry"), "ORG", now=tick())
    first = amending.add_entity(article(), FOUND, place(TEXT, "Harbour"), "FAC", now=tick())
    result = apply(FOUND, TEXT, [last, first]).annotations
    assert result.entities[:7] == FOUND.entities
    assert [e.name for e in result.entities[7:]] == ["Harbour", "the Ministry"]


def test_a_correction_that_says_nothing_sensible_is_passed_over():
    odd = amending.relabel(article(), FOUND, 4, "GPE", now=tick())._replace(value={"label": "CITY"})
    result = apply(FOUND, TEXT, [odd])
    assert result.annotations == FOUND
    assert result.those("invalid") == (odd.id,)


def test_places_of_another_text_are_refused():
    change = amending.accept(article(), FOUND, "entity", 0, now=tick())
    with pytest.raises(ValueError, match="another text"):
        apply(FOUND, TEXT, [change], places=Places("another"))


def test_an_entity_that_the_engine_never_mentions_stays():
    bare = replace(FOUND, entities=(*FOUND.entities, Entity(7, "Nobody", "PERSON")))
    change = amending.reject(article(), bare, "entity", 2, now=tick())
    result = apply(bare, TEXT, [change]).annotations
    assert [e.name for e in result.entities][-1] == "Nobody"
    assert "Monday" not in [e.name for e in result.entities]

"""The table of cues and the forms made from it."""

from __future__ import annotations

import pytest

from tui.language.cues import nouns, particles, verbs


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("said", "say", "past"),
        ("says", "say", "third"),
        ("saying", "say", "ing"),
        ("told", "tell", "participle"),
        ("denied", "deny", "past"),
        ("denies", "deny", "third"),
        ("announcing", "announce", "ing"),
        ("stressed", "stress", "past"),
        ("stresses", "stress", "third"),
        ("admitted", "admit", "past"),
        ("claim", "claim", "base"),
        ("agreeing", "agree", "ing"),
        ("labeled", "label", "past"),
        ("labelled", "label", "past"),
    ],
)
def test_forms(word: str, lemma: str, form: str) -> None:
    cue, forms = verbs()[word]
    assert cue.lemma == lemma
    assert form in forms


@pytest.mark.parametrize(
    ("word", "cue_class"),
    [
        ("said", "neutral"),
        ("insisted", "assertive"),
        ("claimed", "distancing"),
        ("acknowledged", "factive"),
        ("alleged", "distancing"),
        ("confirmed", "factive"),
        ("warned", "assertive"),
        ("told", "neutral"),
    ],
)
def test_classes(word: str, cue_class: str) -> None:
    assert verbs()[word][0].cue_class == cue_class


def test_phrases_belong_to_their_verb() -> None:
    assert particles()["point"]["out"].lemma == "point out"
    assert particles()["call"]["for"].takes("n")
    assert not particles()["call"]["for"].takes("q")


def test_no_form_is_built_wrongly() -> None:
    consonants = "bcdfghjklmnpqrstvwxz"
    endings = tuple(c + end for c in consonants for end in ("yed", "yes", "eing"))
    assert [word for word in verbs() if word.endswith(endings)] == []


def test_nouns_have_a_class() -> None:
    assert nouns()["claim"] == "distancing"
    assert nouns()["admission"] == "factive"

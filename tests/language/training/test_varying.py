from __future__ import annotations

from dataclasses import replace

import pytest

from tui.language.training import varying
from tui.language.training.varying import CUES, Varier

from .conftest import TEXT


@pytest.fixture
def always(monkeypatch):
    """Every change that can be made is made."""
    monkeypatch.setattr(varying, "PERSON", 1)
    monkeypatch.setattr(varying, "SWAPPED", dict.fromkeys(varying.SWAPPED, 1))
    monkeypatch.setattr(varying, "ANOTHER_CUE", 1)
    monkeypatch.setattr(varying, "UPPER", 0)
    monkeypatch.setattr(varying, "TITLE_CASE", 1)
    monkeypatch.setattr(varying, "MARKS", {'""': 1})


def variants(document, names, count=40):
    return [Varier([document], names, seed)(document) for seed in range(count)]


def test_a_person_has_one_new_name_throughout(ferry, names, always):
    for variant in variants(ferry, names):
        full, last = (variant.entities[i].span.of(variant.text) for i in (0, 2))
        assert full.split()[0] in names.first
        assert full.split()[1] == last in names.last
        assert "Quill" not in variant.text


def test_spans_still_say_the_same(ferry, names, always):
    for variant in variants(ferry, names):
        text = variant.text
        first, second = variant.said
        assert [s.of(text) for s in first.content] == ['"It leaks,"', '"Nobody sails."']
        assert first.source.of(text) == variant.entities[0].span.of(text)
        assert first.cue.of(text) in CUES
        assert second.cue.of(text) == "blamed"
        assert second.source.of(text) == "She"
        assert second.voices[1].of(text) == variant.entities[2].span.of(text)
        assert variant.entities[1].span.of(text) == "Monday"
        assert variant.entities[3].span.of(text) in ("Northmoor", "Eastport")


def test_the_headline_in_title_case(ferry, names, always):
    for variant in variants(ferry, names, 3):
        assert variant.paragraphs[0].of(variant.text) == "Ferry Stays Ashore"


def test_a_headline_in_capitals(ferry, names, always, monkeypatch):
    monkeypatch.setattr(varying, "UPPER", 1)
    (variant,) = variants(ferry, names, 1)
    assert variant.paragraphs[0].of(variant.text) == "FERRY STAYS ASHORE"


def test_without_attributions_neither_headline_nor_cue_changes(ferry, names, always):
    (variant,) = variants(replace(ferry, said=None), names, 1)
    assert variant.text.startswith("Ferry stays ashore")
    assert " said " in variant.text


def test_single_marks_are_left_where_an_apostrophe_stands(ferry, names, always, monkeypatch):
    monkeypatch.setattr(varying, "MARKS", {"‘’": 1})
    other = replace(ferry, text=TEXT.replace("It leaks", "It's bad"))
    (variant,) = variants(other, names, 1)
    assert "“It’s bad,”" in variant.text
    assert "‘Nobody sails.’" in variant.text


def test_the_same_seed_makes_the_same_variant(ferry, names):
    assert Varier([ferry], names, 5)(ferry) == Varier([ferry], names, 5)(ferry)
    assert len({variant.text for variant in variants(ferry, names)}) > 5


def test_names_of_a_corpus_with_labels_of_its_own_are_kept(ferry, names, always):
    other = replace(ferry, labels=frozenset({"PERSON", "ORG"}))
    (variant,) = variants(other, names, 1)
    assert "Ada Quill" in variant.text

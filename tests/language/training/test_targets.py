from __future__ import annotations

from dataclasses import replace

import pytest

from tui.annotation import ENTITY_LABELS
from tui.language.corpora import LabelledSpan, open_corpus
from tui.language.neural.features import (
    CONTENT_TAGS,
    CUE_TAGS,
    ENTITY_TAGS,
    RELATIONS,
    SOURCE_TAGS,
    words_of,
)
from tui.language.neural.windows import fill
from tui.language.training.documents import documents
from tui.language.training.references import reference_documents
from tui.language.training.targets import NOT_ASKED, Aligned, Link, Scheme, TagSets

from .conftest import TEXT, span


def allowed(labels: set[str], tag: str) -> set[str]:
    sets = TagSets()
    number = Scheme(frozenset(labels), sets)[tag]
    return {name for name, ok in zip(ENTITY_TAGS, sets.table()[number], strict=True) if ok}


def test_with_all_labels_each_tag_means_itself():
    labels = set(ENTITY_LABELS)
    assert allowed(labels, "O") == {"O"}
    assert allowed(labels, "B-LOC") == {"B-LOC"}


def test_names_alone_say_nothing_of_dates():
    labels = {"PER", "ORG", "LOC"}
    assert allowed(labels, "B-PER") == {"B-PERSON"}
    assert allowed(labels, "S-LOC") == {"S-LOC", "S-GPE", "S-FAC"}
    outside = allowed(labels, "O")
    assert {"O", "B-DATE", "E-WORK_OF_ART"} <= outside
    assert not {"B-PERSON", "S-ORG", "I-GPE"} & outside


def test_a_name_of_another_kind_is_none_of_those_with_a_label():
    assert allowed({"PER", "ORG", "LOC", "MISC", "NORP"}, "I-MISC") == {
        f"I-{label}" for label in ("PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE")
    }


def test_a_label_that_the_corpus_has_is_no_longer_in_a_wider_one():
    assert allowed({"PERSON", "LOC", "GPE"}, "B-LOC") == {"B-LOC", "B-FAC"}


@pytest.fixture
def aligned(ferry):
    words = words_of(ferry.text, ferry.paragraphs)
    return words, Aligned(ferry, words, sets := TagSets()), sets


def tagged(words, row, tags, quiet=("O",)):
    return [
        (words.text[s:e], tags[n])
        for (s, e), n in zip(words.spans, row, strict=True)
        if tags[n] not in quiet
    ]


def test_tags_of_words(aligned):
    words, found, sets = aligned
    table = sets.table()
    entities = [ENTITY_TAGS[table[row].argmax()] for row in found.entity]
    assert tagged(words, range(len(entities)), entities) == [
        ("Ada", "B-PERSON"),
        ("Quill", "E-PERSON"),
        ("Monday", "S-DATE"),
        ("Quill", "S-PERSON"),
        ("Northmoor", "S-GPE"),
        ("Harbour", "B-ORG"),
        ("Board", "E-ORG"),
    ]
    assert tagged(words, found.cue, CUE_TAGS) == [("said", "S-CUE"), ("blamed", "S-CUE")]
    assert tagged(words, found.source, SOURCE_TAGS) == [
        ("Ada", "B-SOURCE"),
        ("Quill", "E-SOURCE"),
        ("She", "S-SOURCE"),
    ]
    content = tagged(words, found.content, CONTENT_TAGS)
    assert content[:2] == [("“", "B-CONTENT"), ("It", "I-CONTENT")]
    assert [word for word, tag in content if tag.startswith("E")] == ["”", "”", "hole"]


def links(words, found):
    def read(numbers):
        return [words.text[slice(*words.spans[n])] for n in numbers]

    return [(RELATIONS[k.relation], *read((k.first, k.last)), read(k.answers)) for k in found.links]


def test_links(aligned):
    words, found, _ = aligned
    read = links(words, found)
    assert read[:4] == [
        ("source", "“", "”", ["Ada", "Quill"]),
        ("cue", "“", "”", ["said"]),
        ("earlier", "“", "”", []),
        ("voice", "“", "”", ["Ada", "Quill", "Quill"]),
    ]
    assert ("earlier", "“", "”", ["“", "It", "leaks", ",", "”"]) in read
    # The first source names its speaker, the second stands for one.
    assert ("speaker", "Ada", "Quill", []) in read
    assert ("speaker", "She", "She", ["Ada", "Quill", "Quill"]) in read


def test_a_link_whose_answers_are_outside_of_the_window_is_not_asked(aligned, ferry):
    words, found, _ = aligned
    pieces = [[200]] * len(words.spans)
    begin, end = words.paragraphs[2]
    window = fill(words, pieces, [(begin, end, end - begin)], (begin, end))
    target = found.over(window, 0.5)
    assert target.weight == 0.5
    assert len(target.entity) == len(target.cue) == end - begin
    speaker = RELATIONS.index("speaker")
    she = words.spans.index((span("She").start, span("She").end)) - begin
    assert [link for link in target.links if link.relation == speaker] == [
        Link(speaker, she, she, (0,))
    ]
    middle = words.paragraphs[1]
    alone = fill(words, pieces, [(*middle, 0)], middle)
    relations = [link.relation for link in found.over(alone).links]
    assert relations.count(RELATIONS.index("source")) == 2
    title = fill(words, pieces, [(*words.paragraphs[0], 0)], words.paragraphs[0])
    assert found.over(title).links == []


def test_what_is_not_annotated_is_not_asked(ferry):
    bare = replace(ferry, labels=frozenset(), entities=(), said=None)
    found = Aligned(bare, words_of(bare.text, bare.paragraphs), TagSets())
    assert set(found.entity) == set(found.source) == set(found.content) == {NOT_ASKED}
    assert found.links == []


def test_who_relays_is_tagged_beside_the_source(ferry):
    said = replace(ferry.said[0], via=span("the ferry"))
    document = replace(ferry, said=(said,))
    words = words_of(TEXT, ferry.paragraphs)
    found = Aligned(document, words, TagSets())
    assert ("ferry", "E-VIA") in tagged(words, found.source, SOURCE_TAGS)


def test_references_ask_for_the_speaker_alone(coreference):
    (document,) = reference_documents(open_corpus(coreference))
    words = words_of(document.text, document.paragraphs)
    assert links(words, Aligned(document, words, TagSets())) == [
        ("speaker", "the", "board", []),
        ("speaker", "She", "She", ["Ada"]),
    ]


def test_columns_allow_what_they_do_not_annotate(columns):
    document = next(documents(open_corpus(columns)))
    sets = TagSets()
    words = words_of(document.text, document.paragraphs)
    found = Aligned(document, words, sets)
    places = sets.table()[found.entity[2]]
    assert {ENTITY_TAGS[i] for i in places.nonzero()[0]} == {"S-LOC", "S-GPE", "S-FAC"}
    assert document.entities[0] == LabelledSpan(span("Ada", document.text), "PER")

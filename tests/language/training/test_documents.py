from __future__ import annotations

import json

import pytest

from tui.language.corpora import CorpusError, open_corpus
from tui.language.training.documents import documents
from tui.language.training.material import gather

from .conftest import span


def test_a_gold_pair_is_read_with_the_mentions_of_each_speaker(gold, ferry):
    assert list(documents(open_corpus(gold))) == [ferry]


def test_a_source_that_names_the_speaker_without_being_an_entity_is_a_voice(gold, ferry):
    data = json.loads((gold / "ferry.json").read_text())
    data["entities"] = []
    (gold / "ferry.json").write_text(json.dumps(data))
    (read,) = documents(open_corpus(gold))
    assert [said.voices for said in read.said] == [(span("Ada Quill"),)] * 2


def test_layers_that_are_not_annotated_are_not_asked(gold):
    data = json.loads((gold / "ferry.json").read_text())
    (gold / "ferry.json").write_text(json.dumps(data | {"entities": None}))
    (read,) = documents(open_corpus(gold))
    assert (read.labels, len(read.said)) == (frozenset(), 2)
    (gold / "ferry.json").write_text(json.dumps(data | {"attributions": None}))
    (read,) = documents(open_corpus(gold))
    assert (len(read.labels), read.said) == (18, None)


def test_material_is_sorted_by_what_it_teaches(gold, columns, coreference):
    material = gather(open_corpus(path) for path in (coreference, columns, gold))
    assert [d.id for d in material.articles] == ["ferry"]
    assert [d.id for d in material.names] == ["names-1", "names-2"]
    assert [d.id for d in material.references] == ["quay"]
    assert (material.attributions, material.entities) == (2, 7)


def test_labels_that_nothing_can_be_learned_from(tmp_path):
    path = tmp_path / "odd.iob2"
    path.write_text("1\tAda\tB-PERSN\n")
    with pytest.raises(CorpusError, match=r"odd\.iob2: has the entity label PERSN; expected CARD"):
        gather([open_corpus(path)])


def test_a_corpus_without_annotations(tmp_path):
    path = tmp_path / "bare.conllu"
    path.write_text("1\tAda\t_\tPROPN\t_\t_\t_\t_\t_\t_\n\n")
    with pytest.raises(CorpusError, match="neither entities nor attributions to learn"):
        gather([open_corpus(path)])

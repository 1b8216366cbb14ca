"""What newsreader export writes for annotation tools is a corpus to learn from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.export.conftest import annotations, article, corrections, notes, whole  # noqa: F401
from tui.export import FORMATS, Export, deliver
from tui.language.corpora import CorpusError, NamedAttribution, Sample, open_corpus
from tui.language.training.material import gather

TOOLS = ("prodigy", "doccano", "brat", "spacy")


def read(name: str, export: Export, tmp_path: Path) -> Sample:
    form = FORMATS[name]
    out = tmp_path / f"out{form.suffix}"
    deliver(form.make(export), out)
    corpus = open_corpus(out)
    assert corpus.form == name
    (sample,) = corpus
    return sample


def told(sample: Sample) -> list[NamedAttribution]:
    """The attributions without what a tool has no place for: a speaker's kind."""
    assert sample.attributions is not None
    return [
        replace(item, kind=None) for item in sorted(sample.attributions, key=lambda a: a.content)
    ]


@pytest.mark.parametrize("name", TOOLS)
def test_what_was_exported_is_read(name: str, whole: Export, tmp_path: Path) -> None:  # noqa: F811
    gold = read("gold", whole, tmp_path / "gold")
    found = read(name, whole, tmp_path)
    assert found.text == gold.text
    assert found.entities == gold.entities
    assert told(found) == told(gold)


@pytest.mark.parametrize("name", TOOLS)
def test_it_is_learned_from(name: str, whole: Export, tmp_path: Path) -> None:  # noqa: F811
    form = FORMATS[name]
    deliver(form.make(whole), tmp_path / f"out{form.suffix}")
    material = gather([open_corpus(tmp_path / f"out{form.suffix}")])
    assert len(material.articles) == 1
    assert (material.entities, material.attributions) == (2, 3)


def test_without_a_name_the_sources_words_stand_for_it(
    whole: Export,  # noqa: F811
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.jsonl"
    record = json.loads(str(FORMATS["doccano"].make(whole)))
    del record["speakers"]
    file.write_text(json.dumps(record), encoding="utf-8")
    (sample,) = open_corpus(file)
    assert [item.speaker for item in told(sample)] == [None, "Noa Ziv", "the pilots"]


def test_a_quote_over_a_line_end_is_one_piece_again(tmp_path: Path) -> None:
    from tui.annotation import Annotations, Attribution, Span
    from tui.article import from_text
    from tui.export import gather as gathered

    here = from_text("“It is\nas it was,” they say. “So be it.”")
    pieces = (Span(0, 17), Span(29, 38))
    found = Annotations(here.digest, "x", attributions=(Attribution(0, pieces, "direct"),))
    export = gathered([here], lambda _: (), annotations=lambda _: found)
    (said,) = told(read("brat", export, tmp_path))
    assert said.content == pieces


def test_a_task_that_was_rejected_is_left_out(whole: Export, tmp_path: Path) -> None:  # noqa: F811
    file = tmp_path / "tasks.jsonl"
    task = json.loads(str(FORMATS["prodigy"].make(whole)))
    rows = [task, task | {"answer": "reject"}, task | {"answer": "ignore"}]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert open_corpus(file).size == 1


@pytest.mark.parametrize(
    ("suffix", "row", "why"),
    [
        (
            ".jsonl",
            {"text": "abc", "spans": [{"start": 0, "end": 9, "label": "X"}]},
            "1: .*offsets 0 and 9",
        ),
        (".jsonl", {"text": "abc", "spans": [{"start": 0}]}, "cannot be read"),
        (".jsonl", {"text": "abc", "spans": [7]}, "cannot be read"),
        (".jsonl", {"text": "abc", "entities": [{"id": 1}]}, "cannot be read"),
        (".jsonl", {"text": 7, "spans": []}, "is no corpus; expected .*prodigy"),
        (".spacy", {}, "expected a DocBin"),
    ],
)
def test_what_is_malformed_is_told(
    suffix: str, row: dict[str, Any], why: str, tmp_path: Path
) -> None:
    file = tmp_path / f"a{suffix}"
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=why):
        open_corpus(file)


def test_a_second_line_that_is_none_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "abc", "spans": []}\n{"text"\n', encoding="utf-8")
    with pytest.raises(CorpusError, match="2: expected a JSON object"):
        open_corpus(file)


def test_brat_without_its_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("T1\tPERSON 0 3\tAda\n")
    with pytest.raises(CorpusError, match="expected the article's text"):
        open_corpus(tmp_path)
    (tmp_path / "a.txt").write_text("Ad")
    with pytest.raises(CorpusError, match="offsets 0 and 3"):
        open_corpus(tmp_path / "a.ann")

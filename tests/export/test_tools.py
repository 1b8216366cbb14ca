"""The formats of annotation tools: each is read back as the tool would count, and compared."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotation import Annotations, Attribution, Entity, Mention, Span, Speaker
from tui.article import Article, from_text
from tui.export import FORMATS, Export, gather
from tui.export.standoff import standoff
from tui.export.tokens import tokens

PIECES = [
    "a",
    "bc ",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "🎉",
    "港口",
    "שלום ",
    "“x”",
    "\t",
    "=1",
    "|",
    "\x85",
    "\u2028",
]


@st.composite
def annotated(draw: st.DrawFn) -> Export:
    """A text of odd pieces with a mention and a quote of two pieces anywhere in it."""
    text = "Word " + draw(st.lists(st.sampled_from(PIECES), min_size=4, max_size=25).map("".join))
    article = from_text(text)
    ends = sorted(draw(st.sets(st.integers(0, len(text)), min_size=4, max_size=4)))
    one, two = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=2)))
    annotations = Annotations(
        article.digest,
        "test/1",
        entities=(Entity(0, "X", "PERSON"),),
        mentions=(Mention(Span(one, two), "PERSON", 0),),
        speakers=(Speaker(0, "X"),),
        attributions=(
            Attribution(0, (Span(*ends[:2]), Span(*ends[2:])), "mixed", Span(one, two), speaker=0),
        ),
    )
    return gather([article], lambda _: (), annotations=lambda _: annotations)


def lines(export: Export, name: str) -> list[dict[str, Any]]:
    made = FORMATS[name].make(export)
    assert isinstance(made, str)
    assert made == "" or made.endswith("\n")
    return [json.loads(line) for line in made.split("\n") if line]


def parts(export: Export) -> tuple[Article, Annotations]:
    ((article, annotations),) = export.annotated()
    return article, annotations


# Tokens, Prodigy


@given(annotated())
def test_tokens_are_the_text_and_keep_to_the_spans(export: Export) -> None:
    article, annotations = parts(export)
    spans = [mark.pieces[0] for mark in standoff(annotations, pieces=False).marks]
    found = tokens(article.text, spans)
    text = article.text
    assert "".join(token.span.of(text) + " " * token.space for token in found) == text
    starts, ends = {t.span.start for t in found}, {t.span.end for t in found}
    assert all(span.start in starts and span.end in ends for span in spans)


@given(annotated())
def test_prodigy_says_the_same_in_characters_and_in_tokens(export: Export) -> None:
    article, annotations = parts(export)
    (task,) = lines(export, "prodigy")
    assert task["text"] == article.text
    for number, token in enumerate(task["tokens"]):
        assert token["id"] == number
        assert token["text"] == article.text[token["start"] : token["end"]]
    for span in task["spans"]:
        first, last = task["tokens"][span["token_start"]], task["tokens"][span["token_end"]]
        assert (first["start"], last["end"]) == (span["start"], span["end"])
    said = [span for span in task["spans"] if span["label"] == "Mixed"]
    assert [(s["start"], s["end"]) for s in said] == list(annotations.attributions[0].content)
    labels = [
        (r["head_span"]["label"], r["label"], r["child_span"]["label"]) for r in task["relations"]
    ]
    assert labels == [("Mixed", "Continued", "Mixed"), ("Mixed", "Source", "Source")]


# doccano


@given(annotated())
def test_doccano_counts_as_a_browser_does(export: Export) -> None:
    article, annotations = parts(export)
    (record,) = lines(export, "doccano")
    units = record["text"].encode("utf-16-le", "surrogatepass")

    def drawn(entity: dict[str, Any]) -> str:
        cut = units[entity["start_offset"] * 2 : entity["end_offset"] * 2]
        return cut.decode("utf-16-le", "surrogatepass")

    by_label: dict[str, list[str]] = {}
    for entity in record["entities"]:
        by_label.setdefault(entity["label"], []).append(drawn(entity))
    assert by_label["Mixed"] == [p.of(article.text) for p in annotations.attributions[0].content]
    assert (
        by_label["PERSON"] == by_label["Source"] == [annotations.mentions[0].span.of(article.text)]
    )


def test_doccanos_ids_are_told_apart_in_the_whole_file(
    article: Article, annotations: Annotations
) -> None:
    other = replace(article, path=None)
    export = gather([article, other], lambda _: (), annotations=lambda _: annotations)
    records = lines(export, "doccano")
    ids = [entity["id"] for record in records for entity in record["entities"]]
    links = [link["id"] for record in records for link in record["relations"]]
    assert len(set(ids)) == len(ids)
    assert len(set(links)) == len(links)
    for record in records:
        own = {entity["id"] for entity in record["entities"]}
        assert all({link["from_id"], link["to_id"]} <= own for link in record["relations"])


# brat


class Brat:
    """A reader of brat's standoff that knows its rules, and nothing of the writer."""

    T = re.compile(r"(T\d+)\t([A-Za-z_-]+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.S)
    R = re.compile(r"(R\d+)\t([A-Za-z]+) Arg1:(T\d+) Arg2:(T\d+)")
    N = re.compile(r"(#\d+)\tAnnotatorNotes (T\d+)\t(.*)", re.S)

    def __init__(self, text: bytes, ann: str, conf: str) -> None:
        self.text = text.decode("utf-8")
        self.spans: dict[str, tuple[str, list[tuple[int, int]]]] = {}
        self.relations: list[tuple[str, str, str]] = []
        self.notes: dict[str, list[str]] = {}
        known = set(re.findall(r"^[A-Za-z_]+", conf, re.M))
        ids: set[str] = set()
        assert ann == "" or ann.endswith("\n")
        for line in ann.split("\n")[:-1]:
            name = line.partition("\t")[0]
            assert name not in ids
            ids.add(name)
            if match := self.T.fullmatch(line):
                places = [tuple(map(int, p.split())) for p in match[3].split(";")]
                for (_, before), (after, _) in zip(places, places[1:], strict=False):
                    assert before <= after
                words = " ".join(self.text[start:end] for start, end in places)
                assert match[4] == words
                assert all("\n" not in self.text[a:b] and a < b for a, b in places)
                assert match[2] in known
                self.spans[name] = (match[2], places)  # type: ignore[assignment]
            elif match := self.R.fullmatch(line):
                assert {match[3], match[4]} <= set(self.spans)
                self.relations.append((match[2], match[3], match[4]))
            else:
                match = self.N.fullmatch(line)
                assert match, line
                assert match[2] in self.spans
                self.notes.setdefault(match[2], []).append(match[3])


def read_brat(export: Export) -> list[Brat]:
    made = FORMATS["brat"].make(export)
    assert isinstance(made, dict)
    conf = made["annotation.conf"]
    out = []
    for name in made:
        if name.endswith(".ann"):
            text = made[name.removesuffix("ann") + "txt"]
            assert isinstance(text, bytes)
            out.append(Brat(text, str(made[name]), str(conf)))
    return out


@given(annotated())
def test_brat_reads_what_is_written(export: Export) -> None:
    article, annotations = parts(export)
    (brat,) = read_brat(export)
    assert brat.text == article.text
    letters = {
        label: {i for start, end in places for i in range(start, end)}
        for label, places in brat.spans.values()
    }
    said = annotations.attributions[0].content
    expected = {i for piece in said for i in range(*piece) if not article.text[i].isspace()}
    covered = {i for i in letters.get("Mixed", set()) if not article.text[i].isspace()}
    assert covered == expected


def test_brat_has_the_readers_notes(whole: Export) -> None:
    (brat,) = read_brat(whole)
    noted = {name: places for name, (label, places) in brat.spans.items() if label == "Note"}
    assert len(noted) == 4  # the orphan has no place
    comments = ["\n".join(brat.notes[name]) for name in noted if name in brat.notes]
    assert any(
        text.startswith("=1+1 | `code` *bold* [bold] --> <script>\n- item\n\n") for text in comments
    )
    speakers = [brat.notes[one] for label, one, _ in brat.relations if label == "Source"]
    assert ["Speaker: Noa Ziv"] in speakers


def test_brat_names_files_after_articles_and_no_two_alike(
    article: Article, annotations: Annotations
) -> None:
    other = replace(article, path=article.path and article.path.with_name("FÉRIES_(1).md"))
    export = gather([article, other], lambda _: (), annotations=lambda _: annotations)
    made = FORMATS["brat"].make(export)
    assert set(made) == {  # type: ignore[arg-type]
        "annotation.conf",
        "féries_1.txt",
        "féries_1.ann",
        "FÉRIES_1-2.txt",
        "FÉRIES_1-2.ann",
    }


# The forms that are trained and scored on


@pytest.mark.parametrize(
    "name", ["jsonl", "gold", "prodigy", "doccano", "brat", "tei", "csv-quotes"]
)
def test_corrections_are_applied(name: str, whole: Export, annotations: Annotations) -> None:
    plain = replace(
        whole, articles=tuple(replace(i, annotations=annotations) for i in whole.articles)
    )
    assert FORMATS[name].make(whole) != FORMATS[name].make(plain)


def test_gold_is_read_by_the_corpora(whole: Export, tmp_path: Any) -> None:
    from tui.export import deliver
    from tui.language.corpora import open_corpus

    deliver(FORMATS["gold"].make(whole), tmp_path / "gold")
    corpus = open_corpus(tmp_path / "gold")
    (sample,) = corpus
    article, annotations = parts(whole)
    assert sample.text == article.text
    assert [tuple(e) for e in sample.entities or ()] == [
        (m.span, m.label) for m in annotations.mentions
    ]
    assert [a.content for a in sample.attributions or ()] == [
        a.content for a in annotations.attributions
    ]
    speakers = [a.speaker for a in sample.attributions or ()]
    assert speakers == ["Port <&> 港", "Noa Ziv", "the pilots"] or set(speakers) == {
        "Port <&> 港",
        "Noa Ziv",
        "the pilots",
    }


def test_jsonl_is_the_evaluation_form(whole: Export) -> None:
    from tui.export.jsonl import record

    article, annotations = parts(whole)
    assert lines(whole, "jsonl") == [record(article, annotations)]

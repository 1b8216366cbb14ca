from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.annotation import Annotations, Attribution, Entity, Mention, Speaker
from tui.article import ArticleError, Span
from tui.language.corpora import Corpus, LabelledSpan, NamedAttribution, Sample
from tui.language.evaluation import Tally, article_of, lines
from tui.language.evaluation.attributions import match, overlaps, same_source
from tui.language.evaluation.counts import Counts, Share
from tui.language.evaluation.entities import comparable, trim
from tui.language.evaluation.mistakes import Mistakes
from tui.language.evaluation.names import same_name

from .invented import FERRY, FOUND, GOLD

FIGURES = json.loads((Path(__file__).parent / "golden" / "figures.json").read_text("utf-8"))
TYPES = frozenset(
    {
        "PERSON",
        "NORP",
        "ORG",
        "GPE",
        "LOC",
        "FAC",
        "PRODUCT",
        "EVENT",
        "WORK_OF_ART",
        "LAW",
        "LANGUAGE",
        "DATE",
        "TIME",
        "PERCENT",
        "MONEY",
        "QUANTITY",
        "ORDINAL",
        "CARDINAL",
    }
)


def tally(**more: object) -> Tally:
    out = Tally(TYPES, **more)  # type: ignore[arg-type]
    for sample in GOLD:
        out.add(sample, *FOUND[sample.id])
    return out


def test_all_figures_are_those_of_the_measure() -> None:
    assert tally().figures() == FIGURES


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("the Port Office", "Port Office"),
        ("The  An Island", "Island"),
        ("“Orchard Union”", "Orchard Union"),
        ("Lund’s", "Lund"),
        ("the “Mere Gazette's”, ", "Mere Gazette"),
        ("the ", "the"),
        ("A", "A"),
        ("Theodora", "Theodora"),
        ("'", ""),
        ("", ""),
        ("anchor", "anchor"),
        ("’s", "s"),
    ],
)
def test_trimming(text: str, left: str) -> None:
    padded = f"x{text}y"
    assert trim(padded, Span(1, 1 + len(text))).of(padded) == left


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Quill", "Quill", True),
        ("Quill", "Ada Quill", True),
        ("Dr. Ada Quill", "Ada Quill", True),
        ("Dr Ada Quill", "Ada Quill", True),
        ("Ada Quill's", "Ada Quill", True),
        ("Ada Quill", "Ada", False),
        ("Ada B. Quill", "Ada Quill", True),
        ("Bo Ek", "Ada Ek", False),
        ("the Port Office of Mere", "Port Office", True),
        ("the officials", "officials", True),
        ("President", "president ", True),
        ("President", "Minister", False),
        ("President", "Lund", False),
        (None, None, False),
        ("", "", False),
        ("Lund", None, False),
    ],
)
def test_same_name(one: str | None, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_a_corpus_is_compared_by_what_it_annotates() -> None:
    names = comparable(frozenset({"PER", "ORG", "LOC", "MISC"}))
    assert names == {
        "PER": "PERSON",
        "PERSON": "PERSON",
        "ORG": "ORG",
        "GPE": "LOC",
        "LOC": "LOC",
        "FAC": "LOC",
    }
    assert comparable(TYPES) == {label: label for label in TYPES} | {"PER": "PERSON"}
    assert set(comparable(frozenset({"PERSON", "DATE"}))) == {"PER", "PERSON", "DATE"}


def test_labels_that_a_corpus_does_not_annotate_are_left_out() -> None:
    labels = frozenset({"PER", "LOC", "MISC"})
    text = "Ada left Mere on Monday for the Mere Song."
    gold = (
        LabelledSpan(Span(0, 3), "PER"),
        LabelledSpan(Span(9, 13), "LOC"),
        LabelledSpan(Span(32, 41), "MISC"),
    )
    found = [
        LabelledSpan(Span(0, 3), "PERSON"),
        LabelledSpan(Span(9, 13), "GPE"),
        LabelledSpan(Span(17, 23), "DATE"),
        LabelledSpan(Span(28, 36), "FAC"),
    ]
    sample = Sample("mere", text, gold, labels=labels)
    columns = Tally(labels, gold_form=False)
    columns.add(sample, found, ())
    assert columns.figures() == {
        "documents": 1,
        "not predicted": 0,
        "entities": {"annotated": {"p": 66.7, "r": 100.0, "f": 80.0, "gold": 2, "pred": 3}},
        "labels": {
            "LOC": {"p": 50.0, "r": 100.0, "f": 66.7, "gold": 1, "pred": 2},
            "PERSON": {"p": 100.0, "r": 100.0, "f": 100.0, "gold": 1, "pred": 1},
        },
    }
    gold_form = Tally(labels)
    gold_form.add(sample, found, ())
    figures = gold_form.figures()
    assert figures["entities"]["annotated"] == columns.figures()["entities"]["annotated"]
    assert figures["labels annotated"] == columns.figures()["labels"]
    assert figures["entities"]["typed"]["pred"] == 4
    assert "DATE" in figures["labels"]


def test_a_layer_that_is_not_annotated_is_not_measured() -> None:
    one = Tally(TYPES)
    one.add(Sample("x", FERRY, None, GOLD[0].attributions), *FOUND["ferry"])
    assert "entities" not in one.figures()
    assert one.figures()["quotes"]["all"]["gold"] == 6
    other = Tally(TYPES)
    other.add(Sample("x", FERRY, GOLD[0].entities, None), *FOUND["ferry"])
    assert "quotes" not in other.figures()


def test_speakers_are_measured_only_where_the_corpus_names_any() -> None:
    nameless = NamedAttribution((Span(0, 9),), "indirect", Span(10, 15))
    one = Tally(frozenset())
    one.add(Sample("x", FERRY, None, (nameless,)), (), [nameless])
    figures = one.figures()
    assert figures["attributed"]["f"] == 100.0
    assert "speaker accuracy" not in figures
    assert "end to end" not in figures


def test_a_text_that_nothing_could_be_found_in_counts_as_missed() -> None:
    one = Tally(TYPES)
    one.add_missing(GOLD[1])
    figures = one.figures()
    assert (figures["documents"], figures["not predicted"]) == (1, 1)
    assert figures["quotes"]["all"] == {"p": 0.0, "r": 0.0, "f": 0.0, "gold": 3, "pred": 0}


def test_matching_is_one_to_one_and_the_best_first() -> None:
    text = "abcdefghij, klm"
    whole, most = (
        NamedAttribution((Span(0, 10),), "direct"),
        NamedAttribution((Span(0, 8),), "direct"),
    )
    shared = overlaps(text, [whole, most], [most])
    assert shared == {(0, 0): 0.8, (1, 0): 1.0}
    assert match(shared, 0.5) == [(1, 0)]
    assert match({(0, 0): 0.5, (0, 1): 0.5, (1, 1): 0.49}, 0.5) == [(0, 0)]
    punctuated = NamedAttribution((Span(0, 12),), "direct")
    assert overlaps(text, [whole], [punctuated]) == {(0, 0): 1.0}


def test_sources() -> None:
    assert same_source(None, None)
    assert same_source(Span(0, 5), Span(4, 9))
    assert not same_source(Span(0, 5), Span(5, 9))
    assert not same_source(Span(0, 5), None)


def test_counts_of_nothing_are_nought() -> None:
    assert Counts().figures() == {"p": 0.0, "r": 0.0, "f": 0.0, "gold": 0, "pred": 0}
    share = Share()
    share.add(True)
    share.add(False)
    share.add(False)
    assert share.percent() == 33.3


def test_the_worst_mistakes_come_kind_by_kind() -> None:
    found = [(m.kind, m.sample, m.detail, m.excerpt) for m in tally(worst=1).worst()]
    assert found == [
        ("speaker", "harvest", "nobody, not Bo Ek", "“We lit fires, and we prayed,” “until dawn.”"),
        ("quote missed", "ferry", "indirect", "nothing had been signed"),
        ("quote invented", "ferry", "indirect", "ferry stays ashore"),
        ("entity mislabelled", "ferry", "LOC, not GPE", "Port Mere"),
        ("entity missed", "harvest", "MONEY", "3 million crowns"),
        ("entity invented", "ferry", "PERSON", "Mayor Tove Lund"),
    ]
    assert tally(worst=0).worst() == []
    assert len(tally(worst=100).worst()) > len(tally(worst=2).worst()) > len(found)


def test_mistakes_are_kept_by_letters_and_then_by_order() -> None:
    mistakes = Mistakes(2)
    for word in ("b", "aa!!", "cc", "dd", "a" * 200):
        mistakes.note("entity missed", "x", word, (Span(0, len(word)),), "ORG")
    first, second = mistakes.worst()
    assert (first.letters, len(first.excerpt), first.excerpt[-1]) == (200, 80, "…")
    assert (second.excerpt, second.letters) == ("aa!!", 2)


def corpus(form: str = "gold") -> Corpus:
    return Corpus(Path("mere"), form, TYPES, 1, True, True, lambda: iter(()))  # type: ignore[arg-type]


def test_the_article_of_a_gold_sample_is_the_one_in_its_file() -> None:
    article = article_of(GOLD[0], corpus())
    assert article.path == Path("mere/ferry.txt")
    assert (article.text, article.title) == (FERRY, "Port Mere ferry stays ashore")
    marked = article_of(Sample("a.md", "# Not a heading\n\nIt is plain text.\n"), corpus())
    assert "#" in marked.reading.text
    with pytest.raises(ArticleError):
        article_of(Sample("x", " \n"), corpus())


def test_the_article_of_sentences_has_a_paragraph_for_each() -> None:
    text = "Ada waved.\nBo did not."
    article = article_of(Sample("x", text, paragraphs=(Span(0, 10), Span(11, 22))), corpus("iob2"))
    assert [(b.kind, b.span.of(text)) for b in article.blocks] == [
        ("paragraph", "Ada waved."),
        ("paragraph", "Bo did not."),
    ]
    assert article.reading.text == "Ada waved.\n\nBo did not."


def test_what_an_engine_found_is_counted_with_speakers_by_name() -> None:
    sample = GOLD[1]
    entities, quotes = sample.entities or (), sample.attributions or ()
    names = list(dict.fromkeys(quote.speaker or "" for quote in quotes))
    annotations = Annotations(
        "digest",
        "fake/1",
        entities=tuple(Entity(i, "x", "ORG") for i in range(len(entities))),
        mentions=tuple(Mention(e.span, e.label, i) for i, e in enumerate(entities)),  # type: ignore[arg-type]
        speakers=tuple(Speaker(i, name, "person") for i, name in enumerate(names)),
        attributions=tuple(
            Attribution(i, q.content, q.type, q.source, speaker=names.index(q.speaker or ""))
            for i, q in enumerate(quotes)
        ),
    )
    perfect = Tally(TYPES)
    perfect.add_annotations(sample, annotations)
    figures = perfect.figures()
    assert {row["f"] for row in figures["labels"].values()} == {100.0}
    assert figures["end to end"]["f"] == figures["quotes exact"]["f"] == 100.0


def test_the_table_says_each_figure_and_stays_in_line() -> None:
    one = tally(worst=1)
    table = list(lines(one.figures(), one.worst()))
    for row in ("typed", "PERSON", "mixed", "exact", "attributed", "end to end"):
        assert sum(line.startswith(f"  {row} ") for line in table) == 1
    heads = [line for line in table if line.startswith(("Entities", "Quotes"))]
    ends = {heads[0].index(name) + len(name) for name in (" P", " R", " F", "gold", "found")}
    typed = next(line for line in table if line.startswith("  typed "))
    assert typed.split()[1:6] == ["35.7", "38.5", "37.0", "13", "14"]
    for end in ends:
        assert typed[end - 1].isdigit()
        assert typed[end] == " "
    assert "  indirect      33.3" in table
    assert any("nobody, not Bo Ek" in line for line in table)


def test_the_table_of_a_partial_corpus_shows_what_it_annotates() -> None:
    one = Tally(frozenset({"PERSON", "LOC", "OTHER"}))
    one.add(GOLD[0], *FOUND["ferry"])
    table = list(lines(one.figures()))
    assert any(line.startswith("  annotated ") for line in table)
    assert not any(line.startswith("  DATE ") for line in table)


def test_the_table_obeys_nothing_in_a_text() -> None:
    mistakes = Mistakes(1)
    mistakes.note("speaker", "a\x1b[2J", "evil\x1b[31m", (Span(0, 9),), "\u202e")
    assert not any(c in "".join(lines({}, mistakes.worst())) for c in "\x1b\u202e")

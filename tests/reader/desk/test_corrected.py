from __future__ import annotations

import pytest

from tests.reader.conftest import TEXT, annotate_by_hand, nth
from tui.annotation import Annotations, Attribution, Entity, Mention, Speaker, amending
from tui.article import Span, from_text
from tui.reader.desk import Desk
from tui.reader.desk.corrected import lay


@pytest.fixture
def desk(folder, by_hand, tmp_path):
    desk = Desk.open(sorted(folder.iterdir()), store=tmp_path / "store.sqlite3")
    desk.keep_annotations(annotate_by_hand(desk.current))
    yield desk
    desk.close()


def correct(desk: Desk, make, *args, **kwargs):
    correction = make(desk.current, desk.annotations(), *args, **kwargs)
    desk.correct(correction)
    return correction


def test_without_corrections_the_engine_s_word_stands(desk):
    assert desk.annotations().attributions == annotate_by_hand(desk.current).attributions
    assert desk.result is None
    assert desk.made_of("quote", 0) == [] and desk.own_quotes == {}
    assert desk.lost_corrections == []


def test_corrections_are_laid_over_it_once(desk):
    made = correct(desk, amending.give_speaker, 2, "Kwame Osei", entity=3)
    found = desk.annotations()
    assert found is desk.annotations()
    assert found.speaker_of(found.attributions[2]).name == "Kwame Osei"
    assert desk.made_of("quote", 2) == [made]
    assert desk.made_of("quote", 1) == []
    accepted = correct(desk, amending.accept, "quote", 0)
    assert desk.own_quotes == {0: True, 2: False}
    assert desk.made_of("quote", 0) == [accepted]


def test_undo_and_redo(desk):
    correct(desk, amending.reject, "quote", 0)
    assert len(desk.annotations().attributions) == 3
    assert "what you rejected" in desk.undo()
    assert len(desk.annotations().attributions) == 4
    desk.redo()
    assert len(desk.annotations().attributions) == 3


def test_how_many_places_a_correction_would_touch(desk):
    article, found = desk.current, desk.annotations()
    made = amending.add_entity(article, found, nth(TEXT, "would"), "LAW", everywhere=True)
    assert desk.touched(made) == 2
    assert desk.touched(made._replace(everywhere=False)) == 1
    every = amending.relabel(article, found, 0, "ORG", everywhere=True)
    assert desk.touched(every) == 3
    assert desk.corrections == [] and desk.annotations() is found


def test_what_is_hidden_in_the_text_is_not_marked():
    article = from_text("News\n\nA first line.\n\nADVERTISEMENT\n\nAn ADVERTISEMENT is a line.\n")
    assert any("ADVERTISEMENT" in hidden.span.of(article.text) for hidden in article.hidden)
    found = Annotations(article.digest, "rules/test")
    seen = nth(article.text, "ADVERTISEMENT", 2)
    made = amending.add_entity(article, found, seen, "ORG", everywhere=True)
    assert [m.span for m in lay(found, article, [made]).annotations.mentions] == [seen]


def test_what_lost_its_place_is_told(desk, folder, tmp_path):
    made = correct(desk, amending.accept, "quote", 3)
    changed = TEXT.replace("wrote that 60 jobs would go", "had no more to say about it at all")
    (folder / "a.txt").write_text(changed)
    again = Desk.open([folder / "a.txt"], store=tmp_path / "store.sqlite3")
    again.keep_annotations(Annotations(again.current.digest, "rules/test"))
    assert again.lost_corrections == [made]
    again.drop_correction(made)
    assert again.lost_corrections == []
    again.undo()
    assert again.lost_corrections == [made]
    again.close()


def test_what_is_in_doubt(desk):
    correct(desk, amending.give_speaker, 1, None)
    doubts = desk.doubts(0.9)
    assert [(d.kind, d.key) for d in doubts] == [("quote", 0), ("quote", 2), ("quote", 3)]
    assert desk.doubts(0.4) == []


def test_other_articles_are_corrected_too(desk):
    correct(desk, amending.reject, "quote", 0)
    article = desk.current
    desk.turn_to(1)
    assert len(desk.known_of(article).attributions) == 3


def test_undone_in_another_article_the_index_of_speakers_follows(desk):
    correct(desk, amending.give_speaker, 3, "Rosa Lindqvist")
    desk.tell_across()
    assert "Rosa Lindqvist" in {known.name for known in desk.across.speakers()}
    desk.turn_to(1)
    desk.undo()
    names = {known.name for known in desk.across.speakers()}
    assert "Rosa Lindqvist" not in names and "Kwame Osei" in names


def test_what_the_survey_found_does_not_overtake_a_correction(desk):
    raw = annotate_by_hand(desk.current)
    correct(desk, amending.give_speaker, 3, "Rosa Lindqvist")
    desk.learn(0, desk.current, raw)
    assert "Rosa Lindqvist" in {known.name for known in desk.across.speakers()}


def test_another_engine_s_answer_is_corrected_as_well(desk):
    correct(desk, amending.relabel, 3, "LOC")
    at = nth(TEXT, "in Harrowgate")
    other = Annotations(
        desk.current.digest,
        "other/2",
        (Entity(0, "Harrowgate", "GPE"),),
        (Mention(Span(at.start + 3, at.end), "GPE", 0),),
        (Speaker(0, "Petrov"),),
        (Attribution(0, (nth(TEXT, "“We have waited long enough,”"),), "direct", speaker=0),),
    )
    desk.keep_annotations(other)
    found = desk.annotations()
    assert found.engine == "other/2"
    assert [m.label for m in found.mentions] == ["LOC"]


def test_a_correction_that_the_store_does_not_take_holds_in_memory(desk):
    desk.store.close()
    correct(desk, amending.reject, "quote", 0)
    assert desk.unsaved == 1
    assert len(desk.annotations().attributions) == 3
    assert desk.corrections_of(desk.article(1)) == []

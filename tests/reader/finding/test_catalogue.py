from __future__ import annotations

import pytest

from tests.reader.conftest import OTHER, TEXT, annotate_by_hand
from tui.annotation import Annotations, Attribution, Route, Span, Speaker
from tui.article import from_text
from tui.reader.desk import Desk
from tui.reader.finding.catalogue import EACH, Catalogue

KEYS = {"next_quote": ["c", "]q"], "quit": ["q"], "theme": ["T"]}


@pytest.fixture
def desk(folder, tmp_path):
    desk = Desk.open(sorted(folder.iterdir()), store=tmp_path / "store.sqlite3")
    yield desk
    desk.close()


@pytest.fixture
def make(desk):
    def made(position: int = 0, recent=()) -> Catalogue:
        annotations = annotate_by_hand(desk.current)
        return Catalogue.of(desk, annotations, KEYS, Route.of(annotations), position, recent)

    return made


def names(groups) -> dict[str, list[str]]:
    return {group.heading: [hit.item.name for hit in group.hits] for group in groups}


def test_speakers_entities_and_articles_are_found_by_kind(make):
    found = names(make().find("petr"))
    assert found["Speakers"] == ["Ana Petrov"]
    assert found["Entities"] == ["Ana Petrov"]
    assert "Commands" not in found
    assert names(make().find("ferry"))["Articles"] == ["Ferry closes after vote"]


def test_details_and_places(make):
    groups = {group.kind: group for group in make().find("petr")}
    speaker, entity = groups["speaker"].hits[0], groups["entity"].hits[0]
    assert speaker.item.detail == "2 quotes · Mayor"
    assert entity.item.detail == "PERSON · 3 mentions"
    assert speaker.places == (4, 5, 6, 7)


def test_a_prefix_looks_among_one_kind(make):
    catalogue = make()
    assert names(catalogue.find("#")) == {
        "Entities": ["Ana Petrov", "Monday", "Harrowgate", "Kwame Osei", "60"]
    }
    assert list(names(catalogue.find("@p"))) == ["Speakers"]
    assert list(names(catalogue.find(">quote"))) == ["Commands"]
    assert list(names(catalogue.find("/a"))) == ["Articles"]


def test_a_command_is_found_by_its_id_too_and_shows_its_keys(make):
    (group,) = make().find("quit")
    assert (group.hits[0].item.key, group.hits[0].item.detail) == ("quit", "q")
    assert make().find("nq")[0].hits[0].item.detail == "c  ]q"


def test_an_article_is_found_by_its_file(make):
    (group,) = make().find("b.txt")
    assert (group.hits[0].item.key, group.hits[0].by_other) == (1, True)


def test_an_entity_leads_to_its_next_mention_or_else_the_first(make):
    def start(position: int) -> int:
        entity = make(position).find("#ana")[0].hits[0].item
        return entity.stop.span.start

    mentions = [i for i in range(len(TEXT)) if TEXT.startswith("Petrov", i)]
    assert start(0) == mentions[0] - len("Ana ")
    assert start(mentions[1]) == mentions[1]
    assert start(len(TEXT)) == mentions[0] - len("Ana ")


def test_a_misspelt_name_counts_only_when_nothing_else_does(make):
    assert names(make().find("harowgate"))["Entities"] == ["Harrowgate"]
    assert list(names(make().find("harrow"))) == ["Entities"]


def test_what_is_suggested(make):
    found = make(recent=["theme", "gone"]).find("")
    headings = [group.heading for group in found]
    assert headings == [
        "Commands used last",
        "Speakers",
        "Next quotes",
        "Next articles",
        "Commands",
    ]
    assert [hit.item.key for hit in found[0].hits] == ["theme"]
    assert found[2].hits[0].item.detail == "Ana Petrov"
    assert all(hit.item.key != "theme" for hit in found[-1].hits)


def test_few_of_each_kind_and_how_many_there_are(make):
    group = next(group for group in make().find("e") if group.kind == "command")
    assert len(group.hits) == EACH
    assert group.total > EACH
    assert len(make().find(">e")[0].hits) == group.total


def test_speakers_of_other_articles(desk, make):
    text = OTHER + "Rada Lund said yes. Ana Petrov said no.\n"
    article = from_text(text)
    said = [Span(text.index(word), text.index(word) + 3) for word in ("yes", "no.")]
    desk.across.add(
        1,
        article.title,
        text,
        Annotations(
            article.digest,
            "test",
            speakers=(Speaker(0, "Rada Lund", "person"), Speaker(1, "Ana Petrov", "person")),
            attributions=tuple(
                Attribution(i, (span,), "indirect", speaker=i) for i, span in enumerate(said)
            ),
        ),
    )
    found = make().find("@")
    assert names(found)["Speakers in other articles"] == ["Rada Lund"]
    assert found[-1].hits[0].item.detail == "1 quote in 1 article"


def test_without_annotations(desk):
    catalogue = Catalogue.of(desk, None, KEYS, Route(), 0, [])
    assert catalogue.find("@") == []
    assert [group.kind for group in catalogue.find("")] == ["article", "command"]


@pytest.mark.parametrize("typed", ["q", "quit", "wq", ">q"])
def test_the_very_name_of_a_command_comes_first(make, typed):
    first = make().find(typed)[0]
    assert [hit.item.key for hit in first.hits] == ["quit"]

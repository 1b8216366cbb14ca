from __future__ import annotations

from dataclasses import replace

import pytest

from tests.annotation.press import (
    TEXT,
    applied,
    article,
    found,
    names,
    place,
    says,
    sound,
    tick,
    without,
)
from tui.annotation import Entity, Mention, Span, amending
from tui.annotation.correcting import apply
from tui.annotation.correcting.entities import occurrences

ARTICLE = article()
FOUND = found()


def status(corrected, correction) -> str:
    return corrected.outcomes[correction.id].status


class TestAccept:
    def test_it_changes_nothing_but_is_told(self):
        yes = amending.accept(ARTICLE, FOUND, "entity", 3, now=tick())
        result = applied(yes)
        assert result.annotations == FOUND
        assert result.mentions[3] == (yes.id,)
        assert sum(map(bool, result.mentions)) == 1
        assert status(result, yes) == "applied"

    def test_it_outlasts_an_engine_that_says_otherwise(self):
        yes = amending.accept(ARTICLE, FOUND, "entity", 5, now=tick())
        mentions = list(FOUND.mentions)
        mentions[5] = Mention(place(TEXT, "head, Jonas Solheim"), "ORG", 3)
        result = applied(yes, to=replace(FOUND, mentions=tuple(mentions)))
        assert names(result.annotations)[5] == ("Jonas Solheim", "PERSON", "Jonas Solheim")
        assert result.mentions[5] == (yes.id,)

    def test_it_outlasts_an_engine_that_misses_it(self):
        yes = amending.accept(ARTICLE, FOUND, "entity", 6, now=tick())
        result = applied(yes, to=without(FOUND, mentions="6"))
        assert names(result.annotations) == names(FOUND)

    def test_another_name_for_the_same_entity_is_no_contradiction(self):
        yes = amending.accept(ARTICLE, FOUND, "entity", 3, now=tick())
        later = replace(FOUND, entities=(Entity(0, "Ms Solheim", "PERSON"), *FOUND.entities[1:]))
        assert applied(yes, to=later).annotations == later

    def test_another_entity_is_one(self):
        yes = amending.accept(ARTICLE, FOUND, "entity", 3, now=tick())
        mentions = list(FOUND.mentions)
        mentions[3] = mentions[3]._replace(entity=4)
        assert applied(yes, to=replace(FOUND, mentions=tuple(mentions))).annotations == FOUND

    def test_everywhere(self):
        yes = amending.accept(ARTICLE, FOUND, "entity", 0, everywhere=True, now=tick())
        result = applied(yes)
        assert [bool(by) for by in result.mentions] == [m.entity == 0 for m in FOUND.mentions]


class TestReject:
    def test_one_mention(self):
        no = amending.reject(ARTICLE, FOUND, "entity", 3, now=tick())
        result = applied(no)
        assert names(result.annotations) == [n for i, n in enumerate(names(FOUND)) if i != 3]
        sound(result.annotations)

    def test_the_only_mention_takes_the_entity_along_but_not_the_speaker(self):
        no = amending.reject(ARTICLE, FOUND, "entity", 5, now=tick())
        result = applied(no).annotations
        assert "Jonas Solheim" not in [e.name for e in result.entities]
        assert says(result) == says(FOUND)
        assert next(s for s in result.speakers if s.name == "Jonas Solheim").entity is None
        sound(result)

    def test_everywhere(self):
        no = amending.reject(ARTICLE, FOUND, "entity", 3, everywhere=True, now=tick())
        assert {name for *_, name in names(applied(no).annotations)}.isdisjoint({"Ingrid Solheim"})

    def test_everywhere_by_name_where_the_mention_itself_is_not_found(self):
        no = amending.reject(ARTICLE, FOUND, "entity", 3, everywhere=True, now=tick())
        result = applied(no, to=without(FOUND, mentions="3"))
        assert "Ingrid Solheim" not in [name for *_, name in names(result.annotations)]

    def test_what_an_engine_does_not_find_leaves_nothing_to_reject(self):
        no = amending.reject(ARTICLE, FOUND, "entity", 3, now=tick())
        later = without(FOUND, mentions="3")
        result = applied(no, to=later)
        assert result.annotations == later
        assert result.idle == (no.id,)

    def test_another_mention_in_its_place_stays(self):
        no = amending.reject(ARTICLE, FOUND, "entity", 7, now=tick())
        mentions = list(FOUND.mentions)
        mentions[7] = Mention(place(TEXT, "40 ships had left for Vestmark Bay"), "EVENT", 6)
        later = replace(FOUND, mentions=tuple(mentions))
        assert applied(no, to=later).annotations == later

    def test_added_again_it_is_the_same_entity(self):
        no = amending.reject(ARTICLE, FOUND, "entity", 5, now=tick())
        rejected = applied(no).annotations
        yes = amending.add_entity(ARTICLE, rejected, FOUND.mentions[5].span, "PERSON", now=tick())
        assert applied(no, yes).annotations == FOUND


class TestLabel:
    def test_the_only_mention_changes_its_entity_and_the_speaker_behind_it(self):
        change = amending.relabel(ARTICLE, FOUND, 4, "PERSON", now=tick())
        result = applied(change).annotations
        assert names(result)[4] == ("The Harbour Union", "PERSON", "The Harbour Union")
        assert result.entities[3].label == "PERSON"
        assert result.speakers[1].kind == "person"
        assert result.speakers[1].entity == 3

    def test_one_of_several_leaves_its_entity(self):
        change = amending.relabel(ARTICLE, FOUND, 3, "ORG", now=tick())
        result = applied(change).annotations
        assert names(result)[3] == ("Solheim", "ORG", "Solheim")
        assert names(result)[8] == ("Solheim", "PERSON", "Ingrid Solheim")
        assert result.entities[:7] == FOUND.entities
        sound(result)

    def test_two_alone_come_together(self):
        one = amending.relabel(ARTICLE, FOUND, 3, "ORG", now=tick())
        other = amending.relabel(ARTICLE, applied(one).annotations, 8, "ORG", now=tick())
        result = applied(one, other).annotations
        assert result.mentions[3].entity == result.mentions[8].entity == 7

    def test_everywhere(self):
        change = amending.relabel(ARTICLE, FOUND, 3, "NORP", everywhere=True, now=tick())
        result = applied(change)
        assert [m.label for m in result.annotations.mentions if m.entity == 0] == ["NORP"] * 3
        assert result.annotations.entities[0] == Entity(0, "Ingrid Solheim", "NORP")
        assert [i for i, by in enumerate(result.mentions) if by] == [0, 3, 8]

    def test_an_entity_of_that_name_and_label_is_joined(self):
        change = amending.relabel(ARTICLE, FOUND, 7, "GPE", now=tick())
        result = applied(change).annotations
        assert [e.name for e in result.entities].count("Vestmark") == 1
        assert result.mentions[7].entity == result.mentions[1].entity == 1
        sound(result)

    def test_a_mention_that_an_engine_misses_is_made_anew(self):
        change = amending.relabel(ARTICLE, FOUND, 7, "LOC", now=tick())
        result = applied(change, to=without(FOUND, mentions="7"))
        assert names(result.annotations)[7] == ("Vestmark", "LOC", "Vestmark")
        assert result.mentions[7] == (change.id,)

    def test_an_engine_that_says_so_itself_leaves_nothing_to_do(self):
        change = amending.relabel(ARTICLE, FOUND, 4, "NORP", now=tick())
        result = applied(change, to=applied(change).annotations)
        assert status(result, change) == "idle"
        assert result.mentions[4] == (change.id,)

    def test_the_later_word_holds(self):
        one = amending.relabel(ARTICLE, FOUND, 4, "PERSON", now=tick())
        other = amending.relabel(ARTICLE, FOUND, 4, "GPE", now=tick())
        result = applied(other, one)
        assert result.annotations.mentions[4].label == "GPE"
        assert result.mentions[4] == (one.id, other.id)


class TestBoundary:
    def test_wider(self):
        new = place(TEXT, "Vestmark Bay")
        change = amending.move_boundary(ARTICLE, FOUND, "entity", 7, new, now=tick())
        result = applied(change).annotations
        assert names(result)[7] == ("Vestmark Bay", "ORG", "Vestmark Bay")
        assert names(result)[1] == ("Vestmark", "GPE", "Vestmark")

    def test_an_entity_is_renamed_where_only_this_mention_gave_it_its_name(self):
        alone = amending.move_boundary(
            ARTICLE, FOUND, "entity", 0, place(TEXT, "Ingrid Solheim, who"), now=tick()
        )
        result = applied(alone).annotations
        assert {name for *_, name in names(result) if "Ingrid" in name} == {"Ingrid Solheim, who"}
        assert says(result)[0][0] == "Ingrid Solheim, who"
        other = amending.move_boundary(
            ARTICLE, FOUND, "entity", 3, place(TEXT, "Solheim said"), now=tick()
        )
        assert applied(other).annotations.entities == FOUND.entities

    def test_what_it_then_covers_gives_way(self):
        new = place(TEXT, "Ingrid Solheim, who runs the port of Vestmark")
        change = amending.move_boundary(ARTICLE, FOUND, "entity", 0, new, now=tick())
        result = applied(change).annotations
        assert result.mentions[0].span == new
        assert "GPE" not in [m.label for m in result.mentions]
        sound(result)

    def test_everywhere_the_same_words_stand_around(self):
        mentions = (*FOUND.mentions, Mention(place(TEXT, "Vestmark", 2), "GPE", 1))
        many = replace(FOUND, mentions=tuple(sorted(mentions)))
        change = amending.move_boundary(
            ARTICLE, many, "entity", 9, place(TEXT, "Vestmark-born"), everywhere=True, now=tick()
        )
        result = applied(change, to=many)
        assert [words for words, *_ in names(result.annotations) if "Vestmark" in words] == [
            "Vestmark",
            "Vestmark",
            "Vestmark-born",
        ]
        shorter = amending.move_boundary(
            ARTICLE, many, "entity", 1, place(TEXT, "Vest"), everywhere=True, now=tick()
        )
        result = applied(shorter, to=many).annotations
        assert [words for words, *_ in names(result) if "Vest" in words] == ["Vest"] * 3

    def test_a_mention_that_an_engine_misses_is_made_anew(self):
        new = place(TEXT, "Vestmark Bay")
        change = amending.move_boundary(ARTICLE, FOUND, "entity", 7, new, now=tick())
        result = applied(change, to=without(FOUND, mentions="7"))
        assert names(result.annotations)[7] == ("Vestmark Bay", "ORG", "Vestmark Bay")

    def test_an_engine_may_find_something_near_the_new_ends_only(self):
        new = place(TEXT, "that 40 ships had left for Vestmark Bay")
        change = amending.move_boundary(ARTICLE, FOUND, "entity", 7, new, now=tick())
        mentions = list(FOUND.mentions)
        mentions[7] = Mention(Span(new.start + 5, new.end), "EVENT", 3)
        result = applied(change, to=replace(FOUND, mentions=tuple(mentions))).annotations
        assert result.mentions[7] == Mention(new, "EVENT", 3)

    def test_an_engine_that_has_the_new_ends_leaves_nothing_to_do(self):
        new = place(TEXT, "Vestmark Bay")
        change = amending.move_boundary(ARTICLE, FOUND, "entity", 7, new, now=tick())
        result = applied(change, to=applied(change).annotations)
        assert status(result, change) == "idle"


class TestMerge:
    def test_entities_and_their_speakers_are_one(self):
        change = amending.merge(ARTICLE, FOUND, 5, 0, now=tick())
        result = applied(change).annotations
        assert names(result)[5] == ("Jonas Solheim", "PERSON", "Ingrid Solheim")
        assert [s.name for s in result.speakers] == ["Ingrid Solheim", "The Harbour Union"]
        assert says(result)[3][0] == "Ingrid Solheim"
        sound(result)

    def test_the_speaker_keeps_the_role_that_either_had(self):
        change = amending.merge(ARTICLE, FOUND, 0, 4, now=tick())
        result = applied(change).annotations
        assert [(s.name, s.role) for s in result.speakers] == [
            ("The Harbour Union", None),
            ("Jonas Solheim", "who runs the port"),
        ]

    def test_the_label_is_that_of_the_entity_merged_into(self):
        change = amending.merge(ARTICLE, FOUND, 7, 1, now=tick())
        result = applied(change).annotations
        assert names(result)[7] == ("Vestmark", "GPE", "Vestmark")
        assert len(result.entities) == len(FOUND.entities) - 1

    def test_a_speaker_comes_along_to_an_entity_without_one(self):
        change = amending.merge(ARTICLE, FOUND, 5, "quay radio", now=tick())
        result = applied(change).annotations
        assert says(result)[3][0] == "Quay Radio"
        speaker = next(s for s in result.speakers if s.name == "Quay Radio")
        assert (speaker.kind, result.entities[speaker.entity].name) == (
            "organization",
            "Quay Radio",
        )

    def test_a_name_that_no_entity_has_is_a_new_name(self):
        change = amending.merge(ARTICLE, FOUND, 5, "Jonas  P. Solheim", now=tick())
        result = applied(change).annotations
        assert names(result)[5] == ("Jonas Solheim", "PERSON", "Jonas P. Solheim")
        assert says(result)[3][0] == "Jonas P. Solheim"

    def test_an_engine_that_says_so_itself_leaves_nothing_to_do(self):
        change = amending.merge(ARTICLE, FOUND, 5, 0, now=tick())
        result = applied(change, to=applied(change).annotations)
        assert status(result, change) == "idle"

    def test_the_entity_is_found_by_its_name_where_the_mention_is_not(self):
        change = amending.merge(ARTICLE, FOUND, 3, 4, now=tick())
        result = applied(change, to=without(FOUND, mentions="3")).annotations
        assert "Ingrid Solheim" not in [e.name for e in result.entities]


class TestSplit:
    def test_one_mention_and_the_quotes_whose_source_it_is(self):
        change = amending.split(ARTICLE, FOUND, 3, "Astrid Solheim", now=tick())
        result = applied(change).annotations
        assert names(result)[3] == ("Solheim", "PERSON", "Astrid Solheim")
        assert names(result)[8] == ("Solheim", "PERSON", "Ingrid Solheim")
        assert [who for who, _ in says(result)[:2]] == ["Ingrid Solheim", "Astrid Solheim"]
        new = result.speakers[-1]
        assert (new.kind, result.entities[new.entity].name) == ("person", "Astrid Solheim")
        sound(result)

    def test_everywhere_means_the_same_words_of_the_same_entity(self):
        change = amending.split(ARTICLE, FOUND, 3, "Astrid", everywhere=True, now=tick())
        result = applied(change)
        assert [name for *_, name in names(result.annotations) if "strid" in name] == ["Astrid"] * 2
        assert [i for i, by in enumerate(result.mentions) if by] == [3, 8]

    def test_everywhere_leaves_other_entities_of_the_same_words(self):
        mentions = list(FOUND.mentions)
        mentions[8] = mentions[8]._replace(entity=4)
        change = amending.split(ARTICLE, FOUND, 3, "Astrid", everywhere=True, now=tick())
        result = applied(change, to=replace(FOUND, mentions=tuple(mentions))).annotations
        assert names(result)[8][2] == "Jonas Solheim"
        assert [name for *_, name in names(result)][:4:3] == ["Ingrid Solheim", "Astrid"]

    def test_to_an_entity_that_is_there(self):
        change = amending.split(ARTICLE, FOUND, 8, "jonas solheim", now=tick())
        result = applied(change).annotations
        assert result.entities == FOUND.entities
        assert result.mentions[8].entity == 4

    def test_of_the_only_mention_it_is_another_name(self):
        change = amending.split(ARTICLE, FOUND, 5, "Jonas the Pilot", now=tick())
        result = applied(change).annotations
        assert result.entities[4] == Entity(4, "Jonas the Pilot", "PERSON")
        assert says(result)[3][0] == "Jonas the Pilot"

    def test_its_own_name_is_refused(self):
        with pytest.raises(ValueError, match="one of its own"):
            amending.split(ARTICLE, FOUND, 3, "ingrid  solheim")

    def test_without_the_mention_there_is_nothing_to_split(self):
        change = amending.split(ARTICLE, FOUND, 3, "Astrid", now=tick())
        assert applied(change, to=without(FOUND, mentions="3")).idle == (change.id,)


class TestAdd:
    def test_a_missed_mention(self):
        change = amending.add_entity(ARTICLE, FOUND, place(TEXT, "the Ministry"), "ORG", now=tick())
        result = applied(change)
        assert names(result.annotations)[-1] == ("the Ministry", "ORG", "the Ministry")
        assert result.mentions[-1] == (change.id,)
        sound(result.annotations)

    def test_it_belongs_to_the_entity_that_the_same_words_mention(self):
        change = amending.add_entity(
            ARTICLE, FOUND, place(TEXT, "Quay Radio", 1), "ORG", now=tick()
        )
        result = applied(change).annotations
        assert result.entities == FOUND.entities
        assert result.mentions[-1].entity == 5

    def test_everywhere_it_is_a_word_of_its_own_and_unmarked(self):
        text = TEXT + "Harbourmaster. Harbours. A harbour. Harbour!"
        many = found(text)
        change = amending.add_entity(
            article(text), many, place(text, "Harbour"), "FAC", everywhere=True, now=tick()
        )
        result = apply(many, text, [change]).annotations
        places = [m.span for m in result.mentions if m.label == "FAC"]
        assert places == [
            place(text, "Harbour"),
            place(text, "Harbour!")._replace(end=len(text) - 1),
        ]
        hidden = apply(many, text, [change], hidden=[Span(len(text) - 9, len(text))])
        assert [m.label for m in hidden.annotations.mentions].count("FAC") == 1

    def test_what_it_covers_gives_way(self):
        span = place(TEXT, "Ingrid Solheim, who runs the port of Vestmark, said on Monday that the")
        change = amending.add_entity(ARTICLE, FOUND, span, "EVENT", now=tick())
        result = applied(change).annotations
        assert names(result)[0][:2] == (span.of(TEXT), "EVENT")
        assert names(result)[1:] == names(FOUND)[3:]
        sound(result)

    def test_an_engine_that_finds_it_leaves_nothing_to_do(self):
        change = amending.add_entity(ARTICLE, FOUND, place(TEXT, "the Ministry"), "ORG", now=tick())
        assert applied(change, to=applied(change).annotations).idle == (change.id,)

    def test_over_a_mention_of_nearly_the_same_words_it_takes_its_place(self):
        span = place(TEXT, "port of Vestmark")
        change = amending.add_entity(ARTICLE, FOUND, span, "FAC", now=tick())
        result = applied(change).annotations
        assert names(result)[1] == ("port of Vestmark", "FAC", "port of Vestmark")
        assert len(result.mentions) == len(FOUND.mentions)


class TestOccurrences:
    @pytest.mark.parametrize(
        ("text", "words", "starts"),
        [
            ("Oslo, Oslofjord, (Oslo) Oslo's _Oslo", "Oslo", [0, 18, 24]),
            ("New\nYork and New  York", "New York", [0, 13]),
            ("cafe\u0301 cafe", "cafe", [6]),
            ("港口和港口", "港口", [0, 3]),
            ("a.b axb", "a.b", [0]),
            ("x", " ", []),
        ],
    )
    def test_words_of_their_own(self, text, words, starts):
        assert [span.start for span in occurrences(text, words)] == starts

from __future__ import annotations

from dataclasses import replace

from tests.annotation.press import (
    TEXT,
    applied,
    article,
    found,
    place,
    says,
    sound,
    tick,
    without,
)
from tui.annotation import Attribution, Span, Speaker, amending
from tui.annotation.correcting import apply

ARTICLE = article()
FOUND = found()


def status(corrected, correction) -> str:
    return corrected.outcomes[correction.id].status


def with_quotes(*attributions: Attribution):
    """What another engine finds, which sees other quotes."""
    in_order = sorted(attributions, key=lambda a: a.span)
    numbered = tuple(a._replace(id=i) for i, a in enumerate(in_order))
    return replace(FOUND, attributions=numbered, engine="engine 2")


class TestAccept:
    def test_it_changes_nothing_but_is_told(self):
        yes = amending.accept(ARTICLE, FOUND, "quote", 1, now=tick())
        result = applied(yes)
        assert result.annotations == FOUND
        assert result.attributions == ((), (yes.id,), (), (), ())

    def test_it_outlasts_an_engine_that_says_otherwise(self):
        yes = amending.accept(ARTICLE, FOUND, "quote", 1, now=tick())
        other = FOUND.attributions[1]._replace(
            content=(FOUND.attributions[1].content[0],), speaker=2, cue=None, confidence=0.5
        )
        later = with_quotes(FOUND.attributions[0], other, *FOUND.attributions[2:])
        result = applied(yes, to=later).annotations
        assert result.attributions[1] == FOUND.attributions[1]._replace(confidence=0.5)

    def test_it_outlasts_an_engine_that_misses_it(self):
        yes = amending.accept(ARTICLE, FOUND, "quote", 1, now=tick())
        result = applied(yes, to=without(FOUND, quotes="1"))
        assert result.annotations.attributions == FOUND.attributions
        assert result.attributions[1] == (yes.id,)

    def test_it_outlasts_an_engine_without_the_speaker(self):
        yes = amending.accept(ARTICLE, FOUND, "quote", 2, now=tick())
        speakers = (FOUND.speakers[0], FOUND.speakers[2]._replace(id=1))
        later = replace(
            FOUND,
            speakers=speakers,
            attributions=tuple(
                a._replace(speaker={0: 0, 2: 1}.get(a.speaker)) for a in FOUND.attributions
            ),
        )
        result = applied(yes, to=later).annotations
        assert says(result) == says(FOUND)
        assert result.speakers[2]._replace(id=1) == FOUND.speakers[1]

    def test_a_speaker_without_a_name_comes_back_as_it_was(self):
        officials = Speaker(
            2, "officials", "group", named=False, reason="who asked not to be named"
        )
        told = replace(FOUND, speakers=(*FOUND.speakers[:2], officials))
        yes = amending.accept(ARTICLE, told, "quote", 3, now=tick())
        later = replace(
            told,
            speakers=told.speakers[:2],
            attributions=tuple(
                a._replace(speaker=None if a.speaker == 2 else a.speaker) for a in told.attributions
            ),
        )
        assert applied(yes, to=later).annotations.speakers == told.speakers

    def test_of_two_speakers_of_one_name_it_keeps_its_own(self):
        speakers = tuple(
            Speaker(i, "officials", named=False, reason=r) for i, r in enumerate(["a", "b", "c"])
        )
        told = replace(FOUND, speakers=speakers)
        yes = amending.accept(ARTICLE, told, "quote", 3, now=tick())
        assert applied(yes, to=told).annotations == told

    def test_that_nobody_speaks_can_be_accepted(self):
        yes = amending.accept(ARTICLE, FOUND, "quote", 4, now=tick())
        other = FOUND.attributions[4]._replace(speaker=1)
        later = with_quotes(*FOUND.attributions[:4], other)
        assert says(applied(yes, to=later).annotations)[4][0] is None

    def test_several_quotes_that_an_engine_sees_in_its_stead_give_way(self):
        yes = amending.accept(ARTICLE, FOUND, "quote", 1, now=tick())
        wait, _ = FOUND.attributions[1].content
        thirds = [Span(a, a + 9) for a in range(wait.start, wait.end - 9, 9)]
        more = [Attribution(0, (span,), "direct", speaker=1) for span in thirds]
        sail = Attribution(0, (FOUND.attributions[1].content[1],), "direct")
        later = with_quotes(FOUND.attributions[0], *more, sail, *FOUND.attributions[2:])
        assert applied(yes, to=later).annotations.attributions == FOUND.attributions

    def test_a_quotation_within_it_stays(self):
        long = Attribution(
            0, (place(TEXT, "The Harbour Union called the delay “a scandal”"),), "mixed"
        )
        told = with_quotes(*FOUND.attributions, long)
        number = next(a.id for a in told.attributions if a.content == long.content)
        yes = amending.accept(ARTICLE, told, "quote", number, now=tick())
        result = applied(yes, to=FOUND).annotations
        assert [words for _, words in says(result)] == [words for _, words in says(told)]


class TestReject:
    def test_one_quote(self):
        no = amending.reject(ARTICLE, FOUND, "quote", 2, now=tick())
        result = applied(no).annotations
        assert says(result) == [s for i, s in enumerate(says(FOUND)) if i != 2]
        assert [s.name for s in result.speakers] == ["Ingrid Solheim", "Jonas Solheim"]
        sound(result)

    def test_what_an_engine_does_not_find_leaves_nothing_to_reject(self):
        no = amending.reject(ARTICLE, FOUND, "quote", 2, now=tick())
        later = without(FOUND, quotes="2")
        result = applied(no, to=later)
        assert (result.annotations.attributions, result.idle) == (later.attributions, (no.id,))

    def test_twice_it_does_not_take_the_quotation_within(self):
        outer = Attribution(0, (place(TEXT, "called the delay “a scandal”"),), "mixed", speaker=1)
        told = with_quotes(*FOUND.attributions, outer)
        number = next(a.id for a in told.attributions if a.content == outer.content)
        no = amending.reject(ARTICLE, told, "quote", number, now=tick())
        again = no._replace(id="again")
        assert says(applied(no, again, to=told).annotations) == says(FOUND)


class TestSpeaker:
    def test_a_speaker_of_the_article(self):
        change = amending.give_speaker(ARTICLE, FOUND, 4, "jonas  solheim", now=tick())
        result = applied(change)
        assert says(result.annotations)[4][0] == "Jonas Solheim"
        assert result.annotations.speakers == FOUND.speakers
        assert result.attributions[4] == (change.id,)

    def test_an_entity_that_has_not_spoken(self):
        change = amending.give_speaker(ARTICLE, FOUND, 4, "Quay Radio", entity=5, now=tick())
        result = applied(change).annotations
        assert result.speakers[3] == Speaker(3, "Quay Radio", "organization", entity=5)
        assert result.attributions[4].speaker == 3

    def test_words_that_mention_one_entity(self):
        change = amending.give_speaker(ARTICLE, FOUND, 4, "Solheim", now=tick())
        assert says(applied(change).annotations)[4][0] == "Ingrid Solheim"
        two = list(FOUND.mentions)
        two[8] = two[8]._replace(entity=4)
        result = applied(change, to=replace(FOUND, mentions=tuple(two))).annotations
        assert says(result)[4][0] == "Solheim"

    def test_the_exact_name_counts_more_than_one_without_case(self):
        told = replace(
            FOUND,
            entities=(
                *FOUND.entities[:5],
                FOUND.entities[5]._replace(name="VESTMARK"),
                FOUND.entities[6],
            ),
        )
        result = applied(amending.give_speaker(ARTICLE, told, 4, "VESTMARK", now=tick()), to=told)
        assert result.annotations.speakers[3] == Speaker(3, "VESTMARK", "organization", entity=5)
        result = applied(amending.give_speaker(ARTICLE, told, 4, "Vestmark", now=tick()), to=told)
        assert result.annotations.speakers[3].entity == 1

    def test_a_name_that_the_article_does_not_have(self):
        change = amending.give_speaker(ARTICLE, FOUND, 4, "Mira Lind", now=tick())
        result = applied(change).annotations
        assert result.speakers[3] == Speaker(3, "Mira Lind", "unknown")
        sound(result)

    def test_nobody(self):
        change = amending.give_speaker(ARTICLE, FOUND, 2, None, now=tick())
        result = applied(change).annotations
        assert says(result)[2][0] is None
        assert [s.name for s in result.speakers] == ["Ingrid Solheim", "Jonas Solheim"]

    def test_the_engines_confidence_and_a_source_that_names_another_are_gone(self):
        change = amending.give_speaker(ARTICLE, FOUND, 1, "Jonas Solheim", now=tick())
        quote = applied(change).annotations.attributions[1]
        assert (quote.source, quote.cue, quote.confidence) == (
            None,
            FOUND.attributions[1].cue,
            None,
        )
        told = with_quotes(
            *FOUND.attributions[:4], FOUND.attributions[4]._replace(source=place(TEXT, "he said"))
        )
        change = amending.give_speaker(ARTICLE, told, 4, "Jonas Solheim", now=tick())
        assert applied(change, to=told).annotations.attributions[4].source is not None

    def test_everywhere_means_all_quotes_of_that_speaker(self):
        change = amending.give_speaker(ARTICLE, FOUND, 1, "Mira Lind", everywhere=True, now=tick())
        result = applied(change)
        assert [who for who, _ in says(result.annotations)[:2]] == ["Mira Lind"] * 2
        assert result.attributions[0] == result.attributions[1] == (change.id,)
        assert says(result.annotations)[2:] == says(FOUND)[2:]

    def test_everywhere_from_nobody_is_here_only(self):
        told = with_quotes(
            *(a._replace(speaker=None if a.id > 2 else a.speaker) for a in FOUND.attributions)
        )
        change = amending.give_speaker(ARTICLE, told, 4, "Mira Lind", everywhere=True, now=tick())
        assert [who for who, _ in says(applied(change, to=told).annotations)[3:]] == [
            None,
            "Mira Lind",
        ]

    def test_a_quote_that_an_engine_misses_is_made_anew(self):
        change = amending.give_speaker(ARTICLE, FOUND, 3, "Mira Lind", now=tick())
        result = applied(change, to=without(FOUND, quotes="3"))
        assert says(result.annotations)[3] == ("Mira Lind", says(FOUND)[3][1])
        assert result.annotations.attributions[3].cue == FOUND.attributions[3].cue
        sound(result.annotations)

    def test_an_engine_that_says_so_itself_leaves_nothing_to_do(self):
        change = amending.give_speaker(ARTICLE, FOUND, 3, "Ingrid Solheim", now=tick())
        later = with_quotes(
            *FOUND.attributions[:3],
            FOUND.attributions[3]._replace(speaker=0, confidence=0.8),
            FOUND.attributions[4],
        )
        result = applied(change, to=later)
        assert result.annotations.attributions == later.attributions
        assert (result.idle, result.attributions[3]) == ((change.id,), (change.id,))


class TestBoundary:
    def test_a_piece_is_drawn_out_or_cut_off(self):
        wait, sail = FOUND.attributions[1].content
        whole = Span(wait.start, sail.end)
        for new, content in [
            (Span(wait.start, sail.end - 3), (wait, Span(sail.start, sail.end - 3))),
            (Span(wait.start + 4, sail.end), (Span(wait.start + 4, wait.end), sail)),
            (Span(wait.start - 5, wait.end), (Span(wait.start - 5, wait.end),)),
            (Span(wait.end, sail.end + 1), (Span(wait.end, sail.end + 1),)),
        ]:
            change = amending.move_boundary(ARTICLE, FOUND, "quote", 1, new, now=tick())
            result = applied(change)
            assert result.annotations.attributions[1].content == content
            assert says(result.annotations)[1][0] == "Ingrid Solheim"
            assert result.attributions[1] == (change.id,)
        same = amending.move_boundary(ARTICLE, FOUND, "quote", 1, whole, now=tick())
        assert status(applied(same), same) == "idle"

    def test_the_type_follows_the_marks(self):
        new = place(TEXT, "“a scandal”")
        change = amending.move_boundary(ARTICLE, FOUND, "quote", 2, new, now=tick())
        assert applied(change).annotations.attributions[2].type == "direct"

    def test_a_type_that_did_not_go_by_the_marks_stays(self):
        told = with_quotes(
            *(a._replace(type="indirect" if a.id == 2 else a.type) for a in FOUND.attributions)
        )
        change = amending.move_boundary(
            ARTICLE, told, "quote", 2, place(TEXT, "“a scandal”"), now=tick()
        )
        assert applied(change, to=told).annotations.attributions[2].type == "indirect"

    def test_a_quote_that_an_engine_misses_is_made_anew(self):
        new = place(TEXT, "40 ships had left for Vestmark Bay")
        change = amending.move_boundary(ARTICLE, FOUND, "quote", 3, new, now=tick())
        result = applied(change, to=without(FOUND, quotes="3")).annotations
        assert says(result)[3] == ("Jonas Solheim", new.of(TEXT))

    def test_it_is_found_by_its_new_ends_where_the_old_are_gone(self):
        new = place(TEXT, "“They will not come back,” he said.")
        change = amending.move_boundary(ARTICLE, FOUND, "quote", 0, new, now=tick())
        text = TEXT.replace(TEXT[: place(TEXT, "The Harbour Union").start], "")
        result = apply(replace(FOUND, attributions=(), mentions=()), text, [change])
        assert says(result.annotations, text) == [("Ingrid Solheim", new.of(TEXT))]

    def test_it_is_an_orphan_where_its_new_ends_are_gone(self):
        new = Span(FOUND.attributions[1].span.start, place(TEXT, "come back").end)
        change = amending.move_boundary(ARTICLE, FOUND, "quote", 1, new, now=tick())
        there = amending.accept(ARTICLE, FOUND, "quote", 1, now=tick())
        start, end = place(TEXT, "The Harbour Union").start, place(TEXT, "A harbour pilot").start
        text = TEXT[:start] + TEXT[end:]
        later = replace(FOUND, mentions=FOUND.mentions[:4], attributions=FOUND.attributions[:2])
        result = apply(later, text, [change, there])
        assert result.orphans == (change.id,)
        assert result.annotations.attributions == later.attributions


class TestAdd:
    PAYS = place(TEXT, "who pays")

    def test_a_missed_quote(self):
        change = amending.add_quote(
            ARTICLE, FOUND, self.PAYS, speaker="Ingrid Solheim", cue=place(TEXT, "say"), now=tick()
        )
        result = applied(change)
        new = result.annotations.attributions[5]
        assert new == Attribution(5, (self.PAYS,), "indirect", cue=place(TEXT, "say"), speaker=0)
        assert result.attributions[5] == (change.id,)
        assert result.annotations.speakers == FOUND.speakers

    def test_in_several_pieces(self):
        pieces = [place(TEXT, "nobody knows"), place(TEXT, "harbour pilot")]
        change = amending.add_quote(ARTICLE, FOUND, pieces, type="mixed", now=tick())
        new = applied(change).annotations.attributions[5]
        assert (new.content, new.type, new.speaker) == (tuple(reversed(pieces)), "mixed", None)

    def test_an_engine_that_finds_it_may_know_more(self):
        change = amending.add_quote(ARTICLE, FOUND, self.PAYS, now=tick())
        pays = Span(self.PAYS.end - 4, self.PAYS.end)
        engines = Attribution(
            5,
            (Span(self.PAYS.start, self.PAYS.start + 3), pays),
            "indirect",
            source=place(TEXT, "Solheim", 3),
            cue=place(TEXT, "say"),
            speaker=0,
            confidence=0.6,
        )
        later = with_quotes(*FOUND.attributions, engines)
        result = applied(change, to=later)
        assert result.annotations == later
        assert (result.idle, result.attributions[5]) == ((change.id,), (change.id,))

    def test_but_not_better(self):
        change = amending.add_quote(ARTICLE, FOUND, self.PAYS, speaker="Mira Lind", now=tick())
        longer = Span(self.PAYS.start - 4, self.PAYS.end)
        later = with_quotes(*FOUND.attributions, Attribution(5, (longer,), "mixed", speaker=0))
        result = applied(change, to=later).annotations
        assert says(result)[5] == ("Mira Lind", "who pays")
        assert result.attributions[5].type == "indirect"


def test_corrections_follow_a_text_that_changed():
    changes = [
        amending.give_speaker(ARTICLE, FOUND, 4, "Mira Lind", now=tick()),
        amending.accept(ARTICLE, FOUND, "quote", 1, now=tick()),
        amending.reject(ARTICLE, FOUND, "quote", 2, now=tick()),
        amending.add_quote(ARTICLE, FOUND, TestAdd.PAYS, speaker="Jonas Solheim", now=tick()),
    ]
    text = "Updated.\n\n" + TEXT.replace("Solheim would not", "Yet Solheim would not")
    later = found(text)
    assert later.attributions[0].span.start == FOUND.attributions[0].span.start + 10
    result = apply(without(later, quotes="1"), text, changes)
    told = says(result.annotations, text)
    assert told == [
        *says(FOUND)[:2],
        *says(FOUND)[3:4],
        ("Mira Lind", says(FOUND)[4][1]),
        ("Jonas Solheim", "who pays"),
    ]
    assert result.orphans == ()
    sound(result.annotations, text)


def test_what_is_no_longer_in_the_text_is_an_orphan():
    change = amending.give_speaker(ARTICLE, FOUND, 4, "Mira Lind", now=tick())
    text = TEXT.replace("“They will not come back,” he said.", "")
    later = replace(FOUND, attributions=FOUND.attributions[:4], speakers=FOUND.speakers)
    result = apply(later, text, [change])
    assert result.orphans == (change.id,)
    assert result.annotations.attributions == later.attributions


def test_a_source_goes_with_its_quote_where_its_words_say_nothing_of_their_place():
    text = (
        "Then he rose from the table.\n\n" * 5
        + "“Whoever comes here comes to work, and work hard,” "
    )
    one = article(text)
    told = replace(
        FOUND,
        digest=one.digest,
        entities=(),
        mentions=(),
        speakers=(),
        attributions=(
            Attribution(0, (place(text, text[-51:-1]),), "direct", source=place(text, "he", 4)),
        ),
    )
    source = told.attributions[0].source
    yes = amending.accept(one, told, "quote", 0, now=tick())
    result = apply(replace(told, attributions=()), "First.\n\n" + text, [yes])
    assert result.annotations.attributions[0].source == Span(source.start + 8, source.end + 8)

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.annotation import (
    Annotations,
    Attribution,
    Entity,
    Mention,
    Route,
    Span,
    Speaker,
    Stop,
)

FOUND = Annotations(
    digest="d",
    engine="e",
    entities=(Entity(0, "Ana Petrov", "PERSON"), Entity(1, "Oslo", "GPE")),
    mentions=(
        Mention(Span(0, 10), "PERSON", 0),
        Mention(Span(20, 24), "GPE", 1),
        Mention(Span(50, 56), "PERSON", 0),
    ),
    speakers=(Speaker(0, "Ana Petrov"),),
    attributions=(
        Attribution(0, (Span(18, 30),), "direct", speaker=0),
        Attribution(1, (Span(40, 60),), "indirect", speaker=0),
        Attribution(2, (Span(70, 80),), "indirect"),
    ),
)


def walk(route: Route, kind=None, like=None) -> list[Stop]:
    out, here = [], route.next(-1, kind, like)
    while here is not None:
        out.append(here)
        here = route.next(here, kind, like)
    return out


def test_the_way_through_everything_is_in_text_order_quotes_before_what_they_hold():
    route = Route.of(FOUND, [("n", Span(18, 30))])
    assert [(s.kind, s.key) for s in walk(route)] == [
        ("entity", 0),
        ("quote", 0),
        ("note", "n"),
        ("entity", 1),
        ("quote", 1),
        ("entity", 2),
        ("quote", 2),
    ]


def test_one_kind_and_one_group_have_ways_of_their_own():
    route = Route.of(FOUND)
    first = route.stops[0]
    assert [s.key for s in walk(route, "quote")] == [0, 1, 2]
    assert [s.span.start for s in walk(route, like=first)] == [0, 50]
    assert route.count(first) == (1, 2)
    assert route.previous(first) is None
    assert route.previous(80, "entity") == Stop("entity", 2, Span(50, 56), 0)


def test_what_lies_at_an_offset_comes_innermost_first():
    assert [s.kind for s in Route.of(FOUND).at(21)] == ["entity", "quote"]
    assert Route.of(FOUND).at(12) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["entity", "quote", "note"]), st.integers(0, 30), st.integers(1, 9)
        ),
        max_size=20,
    )
)
def test_next_and_previous_undo_each_other(raw):
    stops = [Stop(kind, i, Span(a, a + n), 0) for i, (kind, a, n) in enumerate(raw)]
    distinct = list({s.order: s for s in stops}.values())
    route = Route(distinct)
    found = walk(route)
    assert len(found) == len(distinct)
    for a, b in zip(found, found[1:], strict=False):
        assert route.previous(b) == a


def test_what_touches_a_part_comes_in_the_order_of_the_way():
    route = Route.of(FOUND, [("n", Span(18, 60))])
    assert [(s.kind, s.key) for s in route.touching(Span(20, 41))] == [
        ("note", "n"),
        ("quote", 0),
        ("entity", 1),
        ("quote", 1),
    ]
    assert route.touching(Span(12, 18)) == []

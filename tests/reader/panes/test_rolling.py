from __future__ import annotations

import random

from rich.segment import Segment

from tui.reader.panes.rolling import BREATH, Block, Item, Roll


def roll(heights, room=10, *, keyless=(), blanks=0) -> Roll:
    made = Roll(lambda item: Block(tuple((Segment(str(i)),) for i in range(item.what)), blanks))
    made.room = room
    made.start(
        (Item(None if n in keyless else n, height) for n, height in enumerate(heights)), None
    )
    return made


def seen(made: Roll) -> list[tuple[int, int]]:
    return made.rows()


def test_only_what_is_seen_is_made_into_lines():
    lines = []

    def make(item):
        lines.append(item.key)
        return Block(((Segment("x"),),))

    made = Roll(make)
    made.room = 10
    made.start((Item(n) for n in range(100_000)), None)
    made.rows()
    assert len(lines) <= 10
    made.take_all()
    made.reveal(made.places[99_999], 99_999)
    assert made.rows()[-1] == (99_999, 0)
    assert len(lines) < 40


def test_scrolling_down_and_up_comes_back():
    made = roll([1, 2, 3, 4, 5, 6, 7], room=8)
    before = seen(made)
    assert before == [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (3, 0), (3, 1)]
    made.down(5)
    assert seen(made)[0] == (2, 2)
    made.up(5)
    assert seen(made) == before
    made.up(50)
    assert seen(made) == before


def test_the_end_leaves_no_empty_lines():
    made = roll([3] * 20, room=8)
    made.down(10**6)
    assert seen(made)[-1] == (19, 2)
    assert len(seen(made)) == 8


def test_an_entry_is_revealed_with_its_heading_where_both_fit():
    made = roll([2] * 30, room=10)
    made.reveal(12, 10)
    numbers = [number for number, _ in seen(made)]
    assert numbers.count(12) == 2
    made.reveal(3, 1)
    assert seen(made)[0] == (1, 0)
    made.reveal(29, 3)  # too far away from its heading
    assert seen(made)[-1] == (29, 1)


def test_the_first_entry_is_revealed_with_all_that_stands_above():
    made = roll([2, 2, 2] + [3] * 20, room=6, keyless=(0, 1))
    made.reveal(20, 20)
    made.reveal(2, 2)
    assert seen(made)[0] == (0, 0)


def test_an_entry_in_view_does_not_scroll():
    made = roll([2] * 30, room=10)
    made.down(3)
    before = seen(made)
    made.reveal(3, 3)
    assert seen(made) == before


def test_the_place_survives_other_entries():
    made = roll([2] * 30, room=10)
    made.down(21)
    top = seen(made)[0]
    made.start((Item(n, 2) for n in range(5, 30)), 17)
    assert made.items[made.rows()[0][0]].key == top[0]
    made.start(iter([Item(1, 2)]), 17)
    assert seen(made) == [(0, 0), (0, 1)]


def test_steps_pass_over_entries_without_a_key():
    made = roll([1] * 10, keyless=(0, 1, 5))
    assert made.step(-1, 1) == 2
    assert made.step(4, 1) == 6
    assert made.step(6, -1) == 4
    assert made.step(2, -1) == 2
    assert made.step(2, 10**9) == 9
    assert made.step(9, -(10**9)) == 2
    assert roll([1], keyless=(0,)).step(-1, 1) is None


def test_a_source_that_passes_over_much_lets_time_run_out():
    taken = []

    def source():
        for number in range(1000):
            taken.append(number)
            yield BREATH
        yield Item("last", 1)

    made = roll([1])
    made.start(iter(()), None)
    made._source = source()
    made.take(1, deadline=0.0)
    assert taken == [0]
    assert made.items == []
    made.take_all()
    assert [item.key for item in made.items] == ["last"]
    assert made.complete


def test_the_thumb_tells_top_and_end():
    made = roll([1] * 100, room=10)
    made.take_all()
    assert made.thumb(made.rows())[0] == 0
    made.down(1)
    assert made.thumb(made.rows())[0] >= 1
    made.down(1000)
    assert made.thumb(made.rows())[1] == 10
    made.up(1)
    assert made.thumb(made.rows())[1] < 10
    small = roll([1] * 5, room=10)
    assert small.thumb(small.rows()) == (0, 0)


def test_whatever_is_done_the_lines_are_those_of_the_whole_list():
    rng = random.Random(3)
    for _ in range(40):
        heights = [rng.randint(1, 5) for _ in range(rng.randint(1, 40))]
        whole = [(n, line) for n, h in enumerate(heights) for line in range(h)]
        made = roll(heights, room=rng.randint(1, 12))
        for _ in range(60):
            match rng.randrange(4):
                case 0:
                    made.down(rng.randint(0, 30))
                case 1:
                    made.up(rng.randint(0, 30))
                case 2:
                    made.to_share(rng.random())
                case _:
                    made.take_all()
                    number = rng.randrange(len(heights))
                    made.reveal(number, rng.randint(0, number))
                    assert number in [n for n, _ in made.rows()]
            rows = made.rows()
            at = whole.index(rows[0])
            assert rows == whole[at : at + made.room]
            assert len(rows) == min(made.room, len(whole))
            first, last = made.thumb(rows)
            assert 0 <= first <= last <= made.room

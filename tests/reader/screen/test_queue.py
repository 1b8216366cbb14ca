from __future__ import annotations

from tui.annotation import Span, Stop
from tui.reader.screen.queue import Item, Queue, summary


def queue(*hows: str) -> Queue:
    return Queue("d", [Item("quote", Span(n, n + 5), "why", how) for n, how in enumerate(hows)])


def test_what_became_of_the_items_in_words():
    counts = queue("accepted", "accepted", "", "rejected", "elsewhere", "corrected").counts
    assert summary(counts) == (
        "2 accepted, 1 corrected, 1 taken away, 1 settled with another, 1 left as they were"
    )
    assert summary(queue("accepted").counts) == "1 accepted"


def test_an_annotation_is_found_by_kind_and_place():
    looked = queue("", "", "")
    looked.at = 2
    assert looked.find(Stop("quote", 7, Span(1, 6))) is looked.items[1]
    assert looked.find(Stop("entity", 7, Span(1, 6))) is None
    twice = Queue("d", [Item("quote", Span(0, 5), "a"), Item("quote", Span(0, 5), "b")], at=1)
    assert twice.find(Stop("quote", 0, Span(0, 5))) is twice.items[1]

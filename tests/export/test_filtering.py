from __future__ import annotations

import pytest

from tui.export import KINDS, Export, ExportError, Filter, keep


def ids(export: Export) -> list[str]:
    return [item.note.id[-1] for item in export.notes]


def test_no_filter_leaves_everything(whole: Export) -> None:
    assert keep(whole, Filter()) is whole


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Filter(colours=["green"]), ["3"]),
        (Filter(colours=["green", "yellow"]), ["1", "2", "3", "4", "5"]),
        (Filter(tags=["TWO words"]), ["2"]),
        (Filter(tags=["hash", "none"]), ["2"]),
        (Filter(tags=["#2024"]), ["2"]),
        (Filter(speakers=["noa ziv"]), ["4"]),
        (Filter(speakers=["Dr. Noa Ziv"]), ["4"]),
        (Filter(kinds=["comment"]), ["2", "3", "5"]),
        (Filter(kinds=["highlight"]), ["1", "4"]),
        (Filter(kinds=["orphan"]), ["5"]),
        (Filter(since="2024-05-02"), ["1", "2", "3", "4", "5"]),
        (Filter(since="2024-05-02T12:00:01+02:00"), []),
        (Filter(since="2024-05-02T12:00:00+02:00"), ["1", "2", "3", "4", "5"]),
        (Filter(colours=["green"], kinds=["highlight"]), []),
    ],
)
def test_notes(whole: Export, wanted: Filter, left: list[str]) -> None:
    assert ids(keep(whole, wanted)) == left


@pytest.mark.parametrize(
    ("wanted", "quotes", "mentions"),
    [
        (Filter(kinds=["quote"]), 3, 0),
        (Filter(kinds=["direct"]), 2, 0),
        (Filter(kinds=["indirect", "entity"]), 1, 2),
        (Filter(kinds=["highlight"]), 0, 0),
        (Filter(speakers=["NOA ZIV"]), 1, 2),
        (Filter(speakers=["nobody of that name"]), 0, 2),
        (Filter(colours=["green"]), 3, 2),
        (Filter(since="2030-01-01"), 3, 2),
    ],
)
def test_annotations(whole: Export, wanted: Filter, quotes: int, mentions: int) -> None:
    (item,) = keep(whole, wanted).articles
    assert item.annotations is not None
    assert len(item.annotations.attributions) == quotes
    assert len(item.annotations.mentions) == mentions
    assert item.whole == whole.articles[0].whole


def test_corrections_have_a_date_and_nothing_else(whole: Export) -> None:
    def left(wanted: Filter) -> int:
        return len(keep(whole, wanted).corrections)

    assert left(Filter(since="2024-05-03T10:30")) == 1
    assert left(Filter(kinds=["correction"])) == 2
    assert left(Filter(colours=["yellow"])) == left(Filter(speakers=["Noa Ziv"])) == 0


def test_an_article_of_which_nothing_is_left_goes(noted: Export) -> None:
    assert keep(noted, Filter(colours=["blue"])).articles == ()


def test_what_makes_no_sense_is_told(whole: Export) -> None:
    with pytest.raises(ExportError, match="“last week” is no date"):
        keep(whole, Filter(since="last week"))
    with pytest.raises(ExportError, match="no kind “quotes” to export; there are"):
        keep(whole, Filter(kinds=["quotes"]))
    assert len(KINDS) == len(set(KINDS))

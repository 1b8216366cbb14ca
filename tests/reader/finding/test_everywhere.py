from __future__ import annotations

import pytest

from tui.article import Article, from_text
from tui.reader.finding import everywhere
from tui.reader.finding.everywhere import Progress, narrows, search, sentence_at
from tui.reader.finding.query import Options, Query

TEXTS = [
    "Harbour opens\n\nThe harbour opened. Dr. Lund of the harbour board said so!\n",
    "Rain\n\nIt rained.\n",
    "",
    "A harbour\n\n“No harbour,” he said. The rest is silence.\n",
]


def read(number: int) -> Article:
    return from_text(TEXTS[number])


def run(words: str, numbers=(0, 1, 2, 3), options: Options | None = None, **how):
    progress = Progress(len(numbers))
    return list(search(Query(words, options), numbers, read, progress, **how)), progress


def test_results_come_in_the_order_asked_for_with_their_sentences():
    found, progress = run("harbour", (3, 0, 1, 2))
    assert [(hits.number, hits.title, hits.total) for hits in found] == [
        (3, "A harbour", 2),
        (0, "Harbour opens", 3),
    ]
    last = found[1].hits[-1]
    assert (last.before, last.words, last.after.rstrip()) == (
        "Dr. Lund of the ",
        "harbour",
        " board said so!",
    )
    assert last.span.of(TEXTS[0]) == "harbour"
    assert found[0].hits[1].before == "“No "
    assert found[0].hits[1].after.rstrip() == ",” he said."
    assert (progress.done, progress.hits, progress.within) == (4, 5, 2)
    assert (progress.unread, progress.over) == (1, True)


def test_what_is_not_listed_is_counted(monkeypatch):
    monkeypatch.setattr(everywhere, "MOST_PER_ARTICLE", 2)
    monkeypatch.setattr(everywhere, "MOST_LISTED", 3)
    found, progress = run("harbour")
    assert [(hits.total, len(hits.hits)) for hits in found] == [(3, 2), (2, 1)]
    assert (progress.hits, progress.listed) == (5, 3)


def test_it_stops_when_told():
    asked = iter([False, True])
    found, progress = run("harbour", stopped=lambda: next(asked))
    assert [hits.number for hits in found] == [0]
    assert not progress.over


def test_it_gives_up_on_a_pattern_that_takes_too_long(monkeypatch):
    monkeypatch.setattr(everywhere, "SECONDS_PER_ARTICLE", 0.005)
    monkeypatch.setattr(everywhere, "PATIENCE", 2)
    hard = from_text("a" * 4000 + "!\n")
    progress = Progress(9)
    query = Query("(?:a|aa)+$", Options(pattern=True))
    assert list(search(query, range(9), lambda _: hard, progress)) == []
    assert (progress.done, progress.gave_up, progress.over) == (2, True, False)


@pytest.mark.parametrize(
    ("earlier", "later", "narrower"),
    [
        ("har", "harb", True),
        ("harb", "har", False),
        ("har", "Harb", False),
        ("", "h", False),
    ],
)
def test_more_letters_narrow_the_search(earlier, later, narrower):
    assert narrows(Query(later), Query(earlier)) is narrower


def test_a_whole_word_is_not_narrowed():
    whole = Options(whole=True)
    assert not narrows(Query("harbours", whole), Query("harbour", whole))


def test_a_sentence_without_an_end_is_cut_at_words():
    article = from_text("word " * 200 + "needle " + "word " * 200 + "\n")
    reading = article.reading
    (place,) = Query("needle").find(reading, inside=True).spans
    sentence = sentence_at(reading, place)
    assert sentence.length <= 2 * everywhere.AROUND + len("needle")
    (hits,) = search(Query("needle"), [0], lambda _: article, Progress(1))
    (hit,) = hits.hits
    assert hit.before.startswith("…word ")
    assert hit.after.endswith(" word…")

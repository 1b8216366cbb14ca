from __future__ import annotations

import random

import pytest

from tui.annotation import Annotations, Attribution, Span, Speaker
from tui.annotation.across import SHORT, Across, name_key


def article(*said: tuple[str, str], named: bool = True, kind: str = "person", role=None):
    """A text in which each speaker says something, and its annotations."""
    text, attributions, names = "", [], []
    for name, words in said:
        if name not in names:
            names.append(name)
        text += f"{name} said "
        cue = Span(len(text) - 5, len(text) - 1)
        start = len(text)
        text += f"“{words}”. "
        attributions.append(
            Attribution(
                len(attributions),
                (Span(start, start + len(words) + 2),),
                "direct",
                cue=cue,
                speaker=names.index(name),
            )
        )
    speakers = tuple(Speaker(i, n, kind, named=named, role=role) for i, n in enumerate(names))
    return text, Annotations(
        "digest", "engine", speakers=speakers, attributions=tuple(attributions)
    )


def filled(*articles) -> Across:
    across = Across()
    for key, made in enumerate(articles):
        across.add(key, f"Title {key}", *made)
    return across


def summary(across: Across) -> list[tuple[str, int, int]]:
    return [(k.name, k.articles, k.quotes) for k in across.speakers()]


class TestNames:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Ana Petrov", "ANA PETROV"),
            ("José Núñez", "Jose Nunez"),
            ("Mr. Osei", "Osei"),
            ("Dame Ana  Petrov", "Ana Petrov"),
            ("The Harbour Board", "Harbour Board"),
            ("J. K. Lind", "J K Lind"),
        ],
    )
    def test_spellings_of_one_name(self, one, other):
        assert name_key(one) == name_key(other)

    def test_a_title_alone_is_kept(self):
        assert name_key("Dame") == "dame"
        assert name_key("...") == ""

    def test_equal_names_are_joined(self):
        across = filled(article(("Ana Petrov", "a b")), article(("Ms. ana PETROV", "c d e")))
        assert [(k.articles, k.quotes, k.words) for k in across.speakers()] == [(2, 2, 5)]

    def test_a_last_name_alone_belongs_to_the_only_full_name(self):
        across = filled(article(("Petrov", "a")), article(("Ana Petrov", "b")))
        assert summary(across) == [("Ana Petrov", 2, 2)]

    def test_a_suffix_is_no_last_name(self):
        across = filled(article(("Lind", "a")), article(("Otto Lind Jr.", "b")))
        assert summary(across) == [("Otto Lind Jr.", 2, 2)]

    def test_with_two_full_names_it_stands_alone(self):
        across = filled(
            article(("Petrov", "a")), article(("Ana Petrov", "b")), article(("Boris Petrov", "c"))
        )
        assert sorted(name for name, _, _ in summary(across)) == [
            "Ana Petrov",
            "Boris Petrov",
            "Petrov",
        ]
        across.forget(2)
        assert summary(across) == [("Ana Petrov", 2, 2)]
        across.forget(1)
        assert summary(across) == [("Petrov", 1, 1)]

    def test_organizations_have_no_last_names(self):
        across = filled(
            article(("Reuters", "a"), kind="organization"), article(("Paul Reuters", "b"))
        )
        assert len(summary(across)) == 2

    def test_sources_without_a_name_are_left_out(self):
        across = filled(article(("officials", "a"), named=False))
        assert summary(across) == []
        assert len(across) == 1

    def test_both_forms_in_one_article_make_one_article(self):
        across = filled(article(("Petrov", "a"), ("Ana Petrov", "b")), article(("Petrov", "c")))
        assert summary(across) == [("Ana Petrov", 2, 3)]

    def test_two_speakers_of_an_article_with_one_name(self):
        across = filled(article(("Dr. Petrov", "a"), ("Petrov", "b")))
        assert summary(across) == [("Dr. Petrov", 1, 2)]


class TestOrder:
    def test_those_in_several_articles_come_first_then_by_words(self):
        across = filled(
            article(("Ana Petrov", "one"), ("Kwame Osei", "a great many words by him")),
            article(("Ana Petrov", "two"), ("Mira Lind", "two words")),
        )
        assert [name for name, _, _ in summary(across)] == ["Ana Petrov", "Kwame Osei", "Mira Lind"]

    def test_by_name(self):
        across = filled(article(("Mira Lind", "one"), ("Ana Petrov", "a")))
        assert [k.name for k in across.speakers(by_name=True)] == ["Ana Petrov", "Mira Lind"]

    def test_speakers_that_go_while_they_are_listed_are_passed_over(self):
        across = filled(article(("Ana Petrov", "one two")), article(("Mira Lind", "one")))
        listing = across.speakers()
        assert next(listing).name == "Ana Petrov"
        across.forget(1)
        assert list(listing) == []


class TestQuotes:
    def test_what_is_said_and_where(self):
        made = article(("Ana Petrov", "It is done"), ("Petrov", "Go home"))
        across = filled(made)
        (known,) = across.speakers()
        first, second = across.said(known.id)
        assert (first.key, first.title, first.type, first.cue) == (0, "Title 0", "direct", "said")
        assert first.span.of(made[0]) == first.text == "“It is done”"
        assert second.text == "“Go home”"
        assert across.find(0, second.span.start) == known.id
        assert across.find(0, second.span.start + 1) is None

    def test_a_long_quote_is_shortened(self):
        across = filled(article(("Ana Petrov", "word " * 100)))
        (said,) = across.said("ana petrov")
        assert len(said.text) <= SHORT
        assert said.text.endswith("…")

    def test_adding_again_replaces(self):
        across = filled(article(("Ana Petrov", "old")))
        version = across.version
        across.add(0, "New title", *article(("Mira Lind", "new")))
        assert summary(across) == [("Mira Lind", 1, 1)]
        assert next(across.said("mira lind")).title == "New title"
        assert across.version > version

    def test_the_usual_role(self):
        across = filled(
            article(("Ana Petrov", "a"), role="mayor"),
            article(("Ana Petrov", "b"), role="mayor"),
            article(("Ana Petrov", "c"), role="chair"),
        )
        assert next(across.speakers()).role == "mayor"


def test_coming_and_going_leaves_the_same_as_starting_anew():
    rng = random.Random(7)
    names = ["Ana Petrov", "Petrov", "Boris Petrov", "Mr Petrov", "Osei", "Kwame Osei", "Mira Lind"]
    articles = {
        key: article(*((rng.choice(names), f"words {n}") for n in range(rng.randint(1, 4))))
        for key in range(12)
    }
    across = Across()
    there: set[int] = set()
    for _ in range(300):
        key = rng.randrange(12)
        if rng.random() < 0.4:
            across.forget(key)
            there.discard(key)
        else:
            across.add(key, f"Title {key}", *articles[key])
            there.add(key)
        fresh = Across()
        for known in sorted(there):
            fresh.add(known, f"Title {known}", *articles[known])
        assert [(*k[3:], k.id) for k in across.speakers()] == [
            (*k[3:], k.id) for k in fresh.speakers()
        ]
        for known in across.speakers():
            said = list(across.said(known.id))
            assert said == list(fresh.said(known.id))
            assert (len({s.key for s in said}), len(said)) == (known.articles, known.quotes)

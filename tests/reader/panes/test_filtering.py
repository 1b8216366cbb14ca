from __future__ import annotations

from tui.reader.panes.filtering import Filter


def test_all_words_must_be_there_in_any_order_and_text():
    words = Filter("osei UNION")
    assert words.passes("The union called", "Kwame Osei")
    assert not words.passes("The union called", "Ana Petrov")
    assert Filter("pet").passes("Ana Petrov")


def test_accents_and_missing_texts_do_not_count():
    assert Filter("erdogan").passes(None, "Recep Erdoğan", "")


def test_without_words_all_passes():
    assert not Filter("  ")
    assert Filter("  ").passes(None)


def test_a_word_does_not_reach_from_one_text_into_the_next():
    assert not Filter("anapetrov").passes("Ana", "Petrov")

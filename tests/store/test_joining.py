from __future__ import annotations

import pytest

from tests.store.making import article, note
from tui.annotation import Note
from tui.store.joining import DIVIDER, join


def a(**more: object) -> Note:
    return note(article(None), **more)


def comments(theirs: str, ours: str, before: str) -> str:
    """With the divider written as a bar."""
    there, here, was = (a(comment=text.replace("|", DIVIDER)) for text in (theirs, ours, before))
    return join(there, here, was).comment.replace(DIVIDER, "|")


@pytest.mark.parametrize(
    ("theirs", "ours", "before", "joined"),
    [
        ("old", "new", "old", "new"),
        ("new", "old", "old", "new"),
        ("new", "new", "old", "new"),
        ("theirs", "ours", "old", "theirs|ours"),
        ("theirs", "ours", "", "theirs|ours"),
        ("theirs", "", "old", "theirs"),  # an edit wins over a deletion
        ("", "ours", "old", "ours"),
        ("", "ours", "", "ours"),
        ("theirs|ours", "ours, longer", "ours", "theirs|ours, longer"),  # key after key
        ("ours|theirs", "ours, longer", "ours", "ours, longer|theirs"),
        ("a|ours|z", "", "ours", "a|z"),
        ("ours|z", "", "ours", "z"),
        ("a|b|c", "a|B", "a|b", "a|B|c"),
        ("a|b", "b", "old", "a|b"),  # it is there already
        ("b", "a|b", "old", "a|b"),
        ("theirs of ours", "ours, longer", "ours", "theirs of ours|ours, longer"),
        ("theirs\\1", "ours\\2", "old", "theirs\\1|ours\\2"),
    ],
)
def test_comments(theirs: str, ours: str, before: str, joined: str) -> None:
    assert comments(theirs, ours, before) == joined


def test_two_that_write_letter_by_letter_end_with_both_texts_once() -> None:
    stored = a()
    shown = [a(), a()]
    for length in range(1, 6):
        for which, text in enumerate(("apple", "berry")):
            new = shown[which]._replace(comment=text[:length])
            stored = join(stored, new, shown[which])
            shown[which] = new
    assert stored.comment == f"apple{DIVIDER}berry"


@pytest.mark.parametrize(
    ("theirs", "ours", "before", "joined"),
    [
        ("a b", "a c", "a", "a b c"),
        ("", "a c", "a", "c"),
        ("a b", "", "a", "b"),
        ("a b", "b a", "", "a b"),
        ("a", "a", "a", "a"),
    ],
)
def test_tags(theirs: str, ours: str, before: str, joined: str) -> None:
    there, here, was = (a(tags=tuple(tags.split())) for tags in (theirs, ours, before))
    assert join(there, here, was).tags == tuple(joined.split())


def test_what_only_one_changed_is_as_that_one_left_it() -> None:
    before = a(colour="yellow", speaker="Quill")
    theirs = before._replace(colour="green", tags=("t",), modified="2024-05-02")
    ours = before._replace(speaker="Ada Quill", comment="c", modified="2024-05-01")
    both = join(theirs, ours, before)
    assert both == before._replace(
        colour="green", tags=("t",), speaker="Ada Quill", comment="c", modified="2024-05-02"
    )


def test_of_two_colours_ours_is_kept() -> None:
    before = a(colour="yellow", created="2024")
    theirs = before._replace(colour="green")
    assert join(theirs, before._replace(colour="red", created="2025"), before) == before._replace(
        colour="red"
    )

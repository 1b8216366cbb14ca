from __future__ import annotations

import pytest

from tests.annotation.press import place
from tui.annotation import Span
from tui.annotation.quoting import between, guess_type


@pytest.mark.parametrize(
    ("text", "words", "type"),
    [
        ("“We go,” she said.", "“We go,”", "direct"),
        ("“We go,” she said.", "We go", "direct"),
        ("“We go,” she said.", "“We go,” she", "mixed"),
        ("She called it “a loss” and left.", "it “a loss”", "mixed"),
        ("She said they would go.", "they would go", "indirect"),
        ('"We go," she said. "Now."', '"We go,"', "direct"),
        ('"We go," she said. "Now."', " she said. ", "indirect"),
        ("She said 'we go' and left.", "'we go'", "direct"),
        ("‘We don’t go,’ she said.", "‘We don’t go,’", "direct"),
        ("The dockers' strike isn't over, she said.", "strike isn't over", "indirect"),
        ("« On y va », dit-elle.", "On y va", "direct"),
        ("„Wir gehen“, sagte sie.", "„Wir gehen“", "direct"),
        ("»Wir gehen«, sagte sie.", "Wir gehen", "direct"),
        ("他说「我们走」。", "「我们走」", "direct"),
        ("“One ‘two’ three,” she said.", "‘two’", "direct"),
        ("She said it’s “late”.", "it’s", "indirect"),
        ("…", "…", "indirect"),
    ],
)
def test_the_marks_tell_the_type(text, words, type):
    assert guess_type(text, [place(text, words)]) == type


def test_a_mark_left_open_ends_with_its_paragraph():
    text = "“We go, she said.\n\nNobody went."
    blocks = [Span(0, 17), Span(19, len(text))]
    assert guess_type(text, [place(text, "Nobody went")], blocks) == "indirect"
    assert guess_type(text, [place(text, "We go")], blocks) == "direct"


def test_pieces_count_together():
    text = "“We go,” she said, because of the rain. “Now.”"
    pieces = [place(text, "“We go,”"), place(text, "“Now.”")]
    assert guess_type(text, pieces) == "direct"
    assert guess_type(text, [*pieces, place(text, "because of the rain")]) == "mixed"


def test_pieces_between_other_ends():
    pieces = (Span(10, 20), Span(30, 40))
    assert between(pieces, Span(5, 35)) == (Span(5, 20), Span(30, 35))
    assert between(pieces, Span(15, 18)) == (Span(15, 18),)
    assert between(pieces, Span(22, 50)) == (Span(22, 50),)
    assert between(pieces, Span(21, 29)) == (Span(21, 29),)
    assert between(pieces, Span(0, 5)) == (Span(0, 5),)

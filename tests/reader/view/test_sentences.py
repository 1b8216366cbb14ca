from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reader.view.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["The ferry stopped.", "Nobody knew why."],
        ["Mr. Osei met Dr. Lund on Jan. 5.", "They spoke."],
        ["He is with the U.S. Coast Guard now."],
        ["She left the U.S.", "The ship did not."],
        ["It pays $3.5 million a year.", "In 2010.", "5 ships came."],
        ["J. K. Marsh wrote it.", "So did I.", "He knew."],
        ["“It is late.", "We wait.”", "He left."],
        ["“Why now?” Ana Petrov asked.", "No answer came."],
        ["“Why now?”", "Nobody knew."],
        ["He ran!", "Then he fell."],
        ["It was … odd.", "It was late …", "They left."],
        ["It was . . . odd."],
        ["He called No. 5 twice.", "It said no.", "Then it closed."],
        ["Ames Inc. bought it at 9 a.m. on Monday.", "The price is secret."],
        ["(See the map.)", "It shows all."],
        ["¿Quién fue?", "¡Nadie!"],
        ["船来了。", "人们都在等。"],
        ["क्या हुआ।", "कुछ नहीं।"],
        ["Without an end"],
    ],
)
def test_where_sentences_end(parts):
    text = "".join(parts) if parts[0].endswith("。") else " ".join(parts)
    assert split(text) == parts


@given(st.text(alphabet='aB .!?…"”“’)(1\u0301。 ', max_size=60))
def test_sentences_cover_all_that_is_not_blank_in_order(text):
    at = 0
    for start, end in sentences(text, 0, len(text)):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


def test_a_part_of_a_text_stays_within_itself():
    text = "First. Second here. Third."
    assert sentences(text, 7, 19) == [(7, 19)]

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tui.article.safety import safe, safe_line

HOSTILE = "".join(
    map(
        chr,
        [
            *range(32),
            0x7F,
            *range(0x80, 0xA0),
            *range(0x202A, 0x202F),
            *range(0x2066, 0x206A),
            0x200E,
            0x200F,
            0x061C,
            0x2028,
            0x2029,
        ],
    )
)


@given(st.text(alphabet=st.characters() | st.sampled_from(HOSTILE)))
def test_the_length_holds_and_no_control_is_left(text):
    for function, kept in ((safe, "\n\t"), (safe_line, "")):
        out = function(text)
        assert len(out) == len(text)
        assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in kept for c in out)
        assert not any(
            c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029" for c in out
        )


def test_what_an_emoji_needs_stays():
    family = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL} \N{HEAVY BLACK HEART}\ufe0f"
    assert safe(family) == family


def test_an_escape_becomes_a_picture():
    assert safe("\x1b[31m") == "␛[31m"

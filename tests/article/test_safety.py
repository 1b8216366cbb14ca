from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.safety import safe, safe_line

TAGS = [chr(code) for code in range(0xE0000, 0xE0080)]
FORBIDDEN = {
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u061c\u200e\u200f\u2028\u2029",
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x2070)),
    *map(chr, range(0xD800, 0xE000)),
    *"\ufff9\ufffa\ufffb",
}
"""Written out a second time, so that the table is not compared with itself."""
FLAG = "\N{WAVING BLACK FLAG}\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
TEXTS = st.text(
    alphabet=st.characters(exclude_categories=())
    | st.sampled_from(sorted(FORBIDDEN))
    | st.sampled_from([*TAGS, "\N{WAVING BLACK FLAG}"])
)


@pytest.mark.parametrize(("function", "kept"), [(safe, {"\n", "\t"}), (safe_line, set())])
@given(text=TEXTS)
def test_the_length_holds_nothing_forbidden_is_left_and_twice_is_once(function, kept, text):
    out = function(text)
    assert len(out) == len(text)
    assert not (FORBIDDEN - kept) & set(out)
    assert not [c for c in out if unicodedata.category(c) in ("Cc", "Cs") and c not in kept]
    assert function(out) == out
    assert all(b == a for a, b in zip(text, out, strict=True) if a not in {*FORBIDDEN, *TAGS})


@given(text=TEXTS)
def test_tags_stay_in_flags_alone(text):
    without_flags = safe(text)
    while (at := without_flags.find("\U000e007f")) >= 0:
        begin = without_flags.rindex("\N{WAVING BLACK FLAG}", 0, at)
        assert 1 <= at - begin - 1 <= 6
        without_flags = without_flags[:begin] + without_flags[at + 1 :]
    assert not set(TAGS) & set(without_flags)


@pytest.mark.parametrize(
    "text",
    [
        "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL} \N{HEAVY BLACK HEART}\ufe0f",
        FLAG,
        "क\u094d\u200dष",
        "עברית, العربية",
        "zero\u200bwidth\u2060 and \ufeff",
        "a no-break\u00a0space, “quotes”, 港口",
        "two\n\tlines",
    ],
)
def test_what_is_needed_or_harmless_stays(text):
    assert safe(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "␛[31m"),
        ("\x07\x00\x7f\r", "␇␀␡␍"),
        ("\x9b31m", "·31m"),
        ("\u202eabc\u202c", "⇠abc⇡"),
        ("a\u2028b\u2029c", "a b c"),
        ("\udc80", "\N{REPLACEMENT CHARACTER}"),
        ("\U000e0041\U000e0042", "··"),
        ("\ufff9a\ufffab\ufffb", "·a·b·"),
    ],
)
def test_what_is_made_visible(text, shown):
    assert safe(text) == shown
    assert safe_line(text) == shown


def test_a_line_has_no_line_ends():
    assert safe_line("two\nlines\tand a tab") == "two lines and a tab"

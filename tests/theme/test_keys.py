from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.theme.keys import SYMBOLS, Match, Resolver, canonical, chord_of, clashes, parse, show


@pytest.mark.parametrize(
    ("text", "chords"),
    [
        ("j", ("j",)),
        ("G", ("G",)),
        ("gg", ("g", "g")),
        ("g g", ("g", "g")),
        ("]q", ("]", "q")),
        ("  ]   q ", ("]", "q")),
        ("ctrl+d", ("ctrl+d",)),
        ("Ctrl+D", ("ctrl+d",)),
        ("shift+ctrl+Left", ("ctrl+shift+left",)),
        ("shift+g", ("G",)),
        ("alt+shift+g", ("alt+G",)),
        ("shift+tab", ("shift+tab",)),
        ("ctrl++", ("ctrl++",)),
        ("+", ("+",)),
        ("f1", ("f1",)),
        ("F12", ("f12",)),
        ("up", ("up",)),
        ("u p", ("u", "p")),
        ("esc", ("escape",)),
        ("PgDn", ("pagedown",)),
        ("ctrl+w v", ("ctrl+w", "v")),
        ("ctrl+i", ("tab",)),
        ("ctrl+[", ("escape",)),
        ("é", ("é",)),
    ],
)
def test_parse(text: str, chords: tuple[str, ...]) -> None:
    assert parse(text) == chords


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "a key is missing"),
        ("   ", "a key is missing"),
        ("ctrl+", 'a key is missing after "ctrl+"'),
        ("escpe", 'did you mean "escape"?'),
        ("ctrl+pagedwn", 'did you mean "pagedown"?'),
        ("f13", "the function keys are f1 to f12"),
        ("ctrl+ab", 'no key is called "ab"'),
        ("shift+1", "write the character"),
        ("\x07", "no character that a key writes"),
        ("a b c d e f g h i", "more than 8 keys"),
    ],
)
def test_what_is_no_sequence(text: str, what: str) -> None:
    with pytest.raises(ValueError, match=re.escape(what)):
        parse(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("up", "↑"),
        ("enter", "⏎"),
        ("escape", "Esc"),
        ("tab", "Tab"),
        ("space", "Space"),
        ("ctrl+d", "Ctrl+D"),
        ("gg", "gg"),
        ("]q", "]q"),
        ("shift+tab", "Shift+Tab"),
        ("alt+x", "Alt+x"),
        ("ctrl+shift+left", "Ctrl+Shift+←"),
        ("ctrl+w v", "Ctrl+W v"),
        ("f1", "F1"),
        ("alt+X", "Alt+X"),
    ],
)
def test_show(text: str, shown: str) -> None:
    assert show(parse(text)) == shown


MODIFIERS = st.sets(st.sampled_from(["alt", "ctrl", "shift"])).map(sorted)
CHARACTERS = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zs", "Zl", "Zp"])
WORDS = st.builds(
    lambda before, key: "+".join([*before, key]),
    MODIFIERS,
    st.sampled_from(sorted(SYMBOLS)) | CHARACTERS,
)


@given(st.lists(WORDS, min_size=1, max_size=8).map(" ".join))
def test_what_was_parsed_is_read_back(text: str) -> None:
    try:
        chords = parse(text)
    except ValueError:
        return  # shift with what has no capital
    assert parse(canonical(chords)) == chords
    assert show(chords)


@given(
    st.text()
    | st.lists(st.sampled_from(["ctrl+", "shift+", "up", "esc", "+", " ", "f1", "]"])).map("".join)
)
def test_junk_is_refused_with_a_sentence_or_parsed(text: str) -> None:
    try:
        chords = parse(text)
    except ValueError as error:
        assert str(error)
    else:
        assert parse(canonical(chords)) == chords


def test_a_capital_that_is_two_letters_is_no_chord() -> None:
    with pytest.raises(ValueError, match="types instead"):
        parse("shift+ß")


@pytest.mark.parametrize(
    ("key", "character", "chord"),
    [
        ("j", "j", "j"),
        ("G", "G", "G"),
        ("upper_g", "G", "G"),
        ("space", " ", "space"),
        ("tab", "\t", "tab"),
        ("enter", "\r", "enter"),
        ("ctrl+d", "\x04", "ctrl+d"),
        ("alt+x", "x", "alt+x"),
        ("right_square_bracket", "]", "]"),
        ("ctrl+right_square_bracket", "\x1d", "ctrl+]"),
        ("ctrl+slash", None, "ctrl+/"),
        ("ctrl+at", "\x00", "ctrl+space"),
        ("shift+left", None, "shift+left"),
        ("<ignore>", None, "<ignore>"),
    ],
)
def test_chord_of_a_key_event(key: str, character: str | None, chord: str) -> None:
    assert chord_of(key, character) == chord


class TestResolver:
    @pytest.fixture
    def resolver(self) -> Resolver:
        return Resolver(
            {
                "top": ["g g", "home"],
                "line_down": ["j"],
                "next_quote": ["] q"],
                "page_down": ["space"],
                "next_word": ["ctrl+w ctrl+w"],
            }
        )

    def test_single(self, resolver: Resolver) -> None:
        assert resolver.feed("j") == Match("line_down")
        assert resolver.feed("home") == Match("top")

    def test_blank_is_the_space_bar(self, resolver: Resolver) -> None:
        assert resolver.feed(" ") == Match("page_down")

    def test_sequence(self, resolver: Resolver) -> None:
        assert resolver.feed("g") == Match(pending=("g",))
        assert resolver.pending == ("g",)
        assert resolver.feed("g") == Match("top")
        assert resolver.pending == ()

    def test_unbound_leads_to_nothing(self, resolver: Resolver) -> None:
        assert resolver.feed("x") == Match()

    def test_failed_sequence_starts_anew_with_its_last_chord(self, resolver: Resolver) -> None:
        resolver.feed("g")
        assert resolver.feed("j") == Match("line_down")
        resolver.feed("g")
        assert resolver.feed("]") == Match(pending=("]",))
        assert resolver.feed("q") == Match("next_quote")

    def test_failed_sequence_may_lead_to_nothing(self, resolver: Resolver) -> None:
        resolver.feed("g")
        assert resolver.feed("x") == Match()
        assert resolver.feed("g") == Match(pending=("g",))

    def test_reset(self, resolver: Resolver) -> None:
        resolver.feed("g")
        resolver.reset()
        assert resolver.feed("g") == Match(pending=("g",))

    def test_modifiers(self, resolver: Resolver) -> None:
        assert resolver.feed("ctrl+w") == Match(pending=("ctrl+w",))
        assert resolver.feed("ctrl+w") == Match("next_word")


class TestClashes:
    def test_none(self) -> None:
        assert not clashes({"top": ["g g", "gg"], "end": ["G"], "next": ["] q"], "same": ["] s"]})

    def test_equal(self) -> None:
        (clash,) = clashes({"top": ["ctrl+I"], "end": ["tab"]})
        assert clash.same
        assert {clash.action, clash.other_action} == {"top", "end"}

    def test_beginning(self) -> None:
        (clash,) = clashes({"top": ["gg"], "help": ["g"]})
        assert not clash.same
        assert (clash.action, clash.text) == ("help", "g")
        assert (clash.other_action, clash.other_text) == ("top", "gg")

    def test_beginning_within_an_action(self) -> None:
        assert clashes({"top": ["g", "g g"]})

    @given(
        st.dictionaries(
            st.sampled_from("ABCD"),
            st.lists(st.text("xyz", min_size=1, max_size=3).map(" ".join), max_size=4),
            max_size=4,
        )
    )
    def test_a_clash_is_found_if_and_only_if_there_is_one(self, keys: dict[str, list[str]]) -> None:
        bound = [(action, parse(text)) for action, texts in keys.items() for text in texts]
        there_is = any(
            one[1] == other[1][: len(one[1])] and one != other for one in bound for other in bound
        )
        assert bool(clashes(keys)) == there_is

from __future__ import annotations

import pytest
from rich.color import ColorSystem
from rich.style import Style as RichStyle

from tui.annotation import ENTITY_LABELS
from tui.reader.palette import Palette, no_color
from tui.theme import load, names

COLOURED = [name for name in names() if not load(name).ansi]
DEPTHS = {"256": ColorSystem.EIGHT_BIT, "16": ColorSystem.STANDARD}


def downgraded(style: RichStyle, system: ColorSystem) -> tuple[object, ...]:
    """What a terminal of so many colours shows of a style."""
    colors = [c.downgrade(system).number if c else None for c in (style.color, style.bgcolor)]
    return (*colors, style.bold, style.italic, style.underline, style.dim, style.reverse)


def looks(palette: Palette, system: ColorSystem) -> set[tuple[object, ...]]:
    return {
        (downgraded(palette.entity(label), system), palette.entity_sign(label))
        for label in ENTITY_LABELS
    }


@pytest.mark.parametrize("name", names())
class TestTypesDiffer:
    def test_with_256_colours(self, name: str) -> None:
        palette = Palette(load(name), plain=False)
        assert len(looks(palette, ColorSystem.EIGHT_BIT)) == len(ENTITY_LABELS)

    def test_with_16_colours(self, name: str) -> None:
        palette = Palette(load(name), plain=False, few=True)
        assert len(looks(palette, ColorSystem.STANDARD)) == len(ENTITY_LABELS)

    def test_without_colours(self, name: str) -> None:
        palette = Palette(load(name), plain=True)
        assert len(looks(palette, ColorSystem.TRUECOLOR)) == len(ENTITY_LABELS)
        assert not any(palette.entity(label).color for label in ENTITY_LABELS)


@pytest.mark.parametrize("name", COLOURED)
def test_speakers_differ_with_256_colours(name: str) -> None:
    palette = Palette(load(name), plain=False)
    ranks = range(len(palette.theme.speakers))
    styles = [palette.on("background", palette.speaker_color(rank)) for rank in ranks]
    shown = {downgraded(style, ColorSystem.EIGHT_BIT) for style in styles}
    assert len(shown) == len(styles)


def test_speakers_have_signs_of_their_own() -> None:
    palette = Palette(load("midnight"))
    signs = [palette.speaker_sign(rank) for rank in range(52)]
    assert signs[0] == "A"
    assert signs[25:27] == ["Z", "a"]
    assert len(set(signs)) == 52
    assert palette.speaker_sign(None) == "?"
    assert palette.speaker_sign(52) == palette.speaker_sign(900) == "*"


@pytest.mark.parametrize(
    ("value", "plain"), [(None, False), ("", False), ("1", True), ("0", True), ("no", True)]
)
def test_no_color_counts_when_it_is_not_empty(
    monkeypatch: pytest.MonkeyPatch, value: str | None, plain: bool
) -> None:
    if value is not None:
        monkeypatch.setenv("NO_COLOR", value)
    palette = Palette(load("paper"))
    assert no_color() == palette.plain == plain
    assert palette.theme.ansi == plain


def test_when_signs_are_needed() -> None:
    assert not Palette(load("midnight"), plain=False).few
    assert Palette(load("midnight"), plain=False, few=True).few
    assert Palette(load("midnight"), plain=True).few
    assert Palette(load("ansi"), plain=False).few


@pytest.mark.parametrize("name", names())
def test_without_colours_nothing_has_one(name: str) -> None:
    palette = Palette(load(name), plain=True)
    styles = [
        palette.on("background", "muted"),
        palette.on("surface", "accent"),
        palette.on("panel", palette.speaker_color(3)),
        palette.quote("direct", 1),
        palette.note("yellow"),
        *(palette.style(style) for style in palette.theme.styles),
    ]
    for style in styles:
        for color in (style.color, style.bgcolor):
            assert color is None or color.is_default


def test_the_theme_says_how_strong_tints_are() -> None:
    from dataclasses import replace

    theme = load("midnight")
    strong = Palette(replace(theme, tints={"direct": 1.0, "mixed": 0.5, "indirect": 0.0}))
    color = strong.quote("direct", 0).bgcolor
    assert color is not None
    assert color.name == theme.speakers[0]
    assert strong.quote("indirect", 0).bgcolor is None

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from tui.annotation import ENTITY_LABELS
from tui.theme import Style, Theme, load, names
from tui.theme.contrast import ENHANCED, MARKS, TEXT, blend, check, contrast, luminance, rgb

COLOURED = [name for name in names() if not load(name).ansi]


def test_luminance_of_the_corners() -> None:
    assert luminance("#000000") == 0
    assert luminance("#ffffff") == pytest.approx(1)
    assert luminance("#ff0000") == pytest.approx(0.2126)
    assert luminance("#00ff00") == pytest.approx(0.7152)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#123456", "#123456", 1),
    ],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_the_terminals_colours_have_no_luminance() -> None:
    with pytest.raises(ValueError, match="ansi_red"):
        luminance("ansi_red")
    with pytest.raises(ValueError, match="ansi_red"):
        blend("ansi_red", "#000000", 0.5)


def test_blend() -> None:
    assert blend("#000000", "#ffffff", 0.0) == "#000000"
    assert blend("#000000", "#ffffff", 1.0) == "#ffffff"
    assert blend("#100000", "#200080", 0.5) == "#180040"


def test_there_are_coloured_themes() -> None:
    assert {"midnight", "paper", "contrast"} <= set(COLOURED)


@pytest.mark.parametrize("name", COLOURED)
def test_built_in_themes_can_be_read(name: str) -> None:
    assert check(load(name)) == []


def test_contrast_keeps_level_aaa() -> None:
    assert check(load("contrast"), text=ENHANCED, marks=TEXT) == []


def _faults(theme: Theme) -> str:
    return "\n".join(check(theme))


@pytest.mark.parametrize("name", COLOURED)
class TestCheckFinds:
    def test_text(self, name: str) -> None:
        theme = load(name)
        ground = theme.colors["background"]
        assert "text (" in _faults(replace(theme, colors={**theme.colors, "text": ground}))

    def test_muted_on_the_panel(self, name: str) -> None:
        theme = load(name)
        faults = _faults(replace(theme, colors={**theme.colors, "panel": theme.colors["muted"]}))
        assert "muted (" in faults
        assert "on panel" in faults

    @pytest.mark.parametrize("label", ENTITY_LABELS)
    def test_each_entity_type(self, name: str, label: str) -> None:
        theme = load(name)
        style = Style(color=theme.colors["border"])
        assert f"{label} (" in _faults(replace(theme, entities={**theme.entities, label: style}))

    @pytest.mark.parametrize("ground", ["cursor", "search", "selection"])
    def test_text_on_each_mark(self, name: str, ground: str) -> None:
        theme = load(name)
        style = Style(background=theme.colors["text"])
        faults = _faults(replace(theme, styles={**theme.styles, ground: style}))
        assert f"on {ground} (" in faults

    def test_text_on_a_highlight(self, name: str) -> None:
        theme = load(name)
        faults = _faults(replace(theme, notes={"own": theme.colors["text"]}))
        assert "on note own (" in faults

    def test_bars(self, name: str) -> None:
        theme = load(name)
        speakers = (*theme.speakers[:-1], theme.colors["background"])
        faults = _faults(replace(theme, speakers=speakers))
        assert f"speaker {len(speakers)} (" in faults
        assert f"at least {MARKS:g}:1" in faults

    def test_marks_of_the_minimap(self, name: str) -> None:
        theme = load(name)
        style = Style(background=theme.speakers[0])
        faults = _faults(replace(theme, styles={**theme.styles, "minimap.view": style}))
        assert "speaker 1 (" in faults
        assert "on minimap.view (" in faults

    def test_hints(self, name: str) -> None:
        theme = load(name)
        style = Style(color=theme.colors["accent"], background=theme.colors["accent"])
        assert "hint (" in _faults(replace(theme, styles={**theme.styles, "hint": style}))

    def test_tints_that_are_too_strong(self, name: str) -> None:
        theme = load(name)
        faults = _faults(replace(theme, tints={"direct": 0.0, "mixed": 0.0, "indirect": 0.9}))
        assert "on quote.indirect of speaker 1 (" in faults
        assert "quote.direct of" not in faults

    def test_tints_of_quotations(self, name: str) -> None:
        theme = load(name)
        # A colour that is readable on the background, but no longer on tints of the brightest
        # (in a light theme the darkest) speaker's colour.
        extreme = "#ffffff" if theme.dark else "#000000"
        ink = next(
            c
            for share in range(100, 0, -1)
            if contrast(
                c := blend(theme.colors["background"], extreme, share / 100),
                theme.colors["background"],
            )
            < TEXT + 0.3
        )
        assert contrast(ink, theme.colors["background"]) >= TEXT
        faults = _faults(
            replace(
                theme,
                speakers=(extreme,) * 4,
                tints={"direct": 0.17, "mixed": 0.0, "indirect": 0.0},
                entities={**theme.entities, "PERSON": Style(color=ink)},
            )
        )
        assert "PERSON" in faults
        assert "on quote.direct of speaker 1" in faults


# How red, green and blue light look to those who lack a kind of cone: Machado, Oliveira and
# Fernandes (2009), severity 1.
SIGHT = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def _lab(color: str, sight: str) -> tuple[float, float, float]:
    """Oklab (Björn Ottosson, 2020): distances in it go with how different colours look."""
    channels = rgb(color)
    assert channels is not None
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in channels)
    ]
    r, g, b = (
        min(1, max(0, sum(a * c for a, c in zip(row, linear, strict=True)))) for row in SIGHT[sight]
    )
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _distance(one: str, other: str, sight: str = "usual") -> float:
    pairs = zip(_lab(one, sight), _lab(other, sight), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def test_no_type_hangs_on_its_hue_alone_in_okabe() -> None:
    """Types of one lettering look different to all, those of different lettering always do."""
    entities = load("okabe").entities
    for one, other in itertools.combinations(entities, 2):
        a, b = entities[one], entities[other]
        if (a.bold, a.italic, a.underline) == (b.bold, b.italic, b.underline):
            assert a.color
            assert b.color
            for sight in SIGHT:
                assert _distance(a.color, b.color, sight) > 0.04, (one, other, sight)


@pytest.mark.parametrize("name", COLOURED)
def test_neighbouring_speakers_look_different(name: str) -> None:
    speakers = load(name).speakers
    assert len(speakers) >= 8
    assert len(set(speakers)) == len(speakers)
    for i, one in enumerate(speakers):
        assert _distance(one, speakers[i - 1]) > 0.1, (one, speakers[i - 1])
        assert _distance(one, speakers[i - 2]) > 0.1, (one, speakers[i - 2])
        for sight in ("protanopia", "deuteranopia"):
            assert _distance(one, speakers[i - 1], sight) > 0.06, (one, speakers[i - 1], sight)

from __future__ import annotations

from typing import get_args

from tui.annotation import ENTITY_LABELS
from tui.annotation.kinds import QuoteType
from tui.theme import describing
from tui.theme.schema import LayoutForm, NoteForm, StyleForm, ThemeForm, TintsForm
from tui.theme.theme import COLOR_NAMES, QUOTE_TYPES, STYLE_NAMES


def test_every_part_is_described_and_nothing_else() -> None:
    assert tuple(describing.COLORS) == COLOR_NAMES
    assert set(describing.STYLES) == set(STYLE_NAMES)
    assert tuple(describing.ENTITIES) == ENTITY_LABELS
    assert set(describing.LAYOUT) == set(LayoutForm.model_fields)
    assert set(describing.TINTS) == set(TintsForm.model_fields) == set(QUOTE_TYPES)
    assert set(describing.STYLE_PARTS) == set(StyleForm.model_fields)
    assert set(describing.NOTE_PARTS) == set(NoteForm.model_fields)
    assert set(describing.SECTIONS) == set(ThemeForm.model_fields)


def test_quotes_have_the_types_that_annotations_have() -> None:
    assert get_args(QuoteType) == QUOTE_TYPES

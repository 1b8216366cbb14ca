"""What is marked: annotations as plain data, selectors, layers and the way through them."""

from tui.annotation.anchoring import anchor, anchor_all
from tui.annotation.kinds import (
    ENTITY_LABELS,
    Annotations,
    Attribution,
    CueClass,
    Entity,
    EntityLabel,
    Mention,
    QuoteType,
    Speaker,
    SpeakerKind,
    Voice,
    voices,
)
from tui.annotation.layers import SpanIndex, flatten
from tui.annotation.navigation import Route, Stop, StopKind
from tui.annotation.notes import (
    Anchor,
    Correction,
    CorrectionKind,
    Note,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    select,
)
from tui.article import Span

__all__ = [
    "ENTITY_LABELS",
    "Anchor",
    "Annotations",
    "Attribution",
    "Correction",
    "CorrectionKind",
    "CueClass",
    "Entity",
    "EntityLabel",
    "Mention",
    "Note",
    "QuoteType",
    "Route",
    "Span",
    "SpanIndex",
    "Speaker",
    "SpeakerKind",
    "Stop",
    "StopKind",
    "Target",
    "TextPositionSelector",
    "TextQuoteSelector",
    "Voice",
    "anchor",
    "anchor_all",
    "flatten",
    "select",
    "voices",
]

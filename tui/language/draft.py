"""An attribution in the making, between the component that finds it and the one that names it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.annotation import CueClass, QuoteType

Range = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """What a rule found. All ranges are ``[start, end)`` in code points of the Doc's text.

    ``free`` marks a quotation that stands alone after a sentence that names its speaker: it
    inherits the speaker of the draft before it. ``hint`` is a mention that stands for the speaker
    where no source does.
    """

    content: list[Range]
    type: QuoteType
    source: Range | None = None
    cue: Range | None = None
    via: Range | None = None
    cue_class: CueClass | None = None
    free: bool = False
    hint: Range | None = None
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1][1]

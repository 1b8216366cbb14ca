"""What stands where in a source: its head, the entity at a word, the kind that a noun tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from tui.annotation import EntityLabel, Mention, SpeakerKind
from tui.language.lexicon import words
from tui.language.sheet import Sheet
from tui.language.speakers.cast import Cast

LINKS = frozenset({"of", "for", "from", "at", "in", "on", "with", "by", "to", "about", "against"})
_PLURAL = frozenset({"they", "we", "both", "some", "many", "others", "several", "most", "few"})


@dataclass
class Lookup:
    """Look-ups over the words of ``sheet`` and the mentions of ``cast``."""

    sheet: Sheet
    cast: Cast

    def _mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions of people in a range of code points."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return [
            m for m in self.cast.mentions[low:high] if m.label == "PERSON" and m.span.end <= end
        ]

    def _quoted(self, number: int) -> bool:
        """Whether a sentence is nothing but quoted."""
        first, last = self.sheet.sentences[number]
        return (
            first < last
            and self.sheet.quote[first] >= 0
            and self.sheet.quote[first] == self.sheet.quote[last - 1]
        )

    def _block(self, offset: int) -> int:
        """The index of the paragraph that ends behind ``offset``."""
        return bisect_right(self._ends, offset)

    @cached_property
    def _ends(self) -> list[int]:
        return [p.end for p in self.sheet.paragraphs]

    @cached_property
    def _starts(self) -> list[int]:
        return [m.span.start for m in self.cast.mentions]

    def _headlined(self, first: int) -> bool:
        """Whether a word stands in a headline, which leaves articles out."""
        block = self._block(self.sheet.starts[first])
        return block < len(self.sheet.paragraphs) and self.sheet.paragraphs[block].kind in (
            "title",
            "heading",
        )

    def _core(self, first: int, last: int) -> int:
        """The last word of the phrase before its first comma or preposition: its head."""
        lower = self.sheet.lower
        for i in range(first + 1, last + 1):
            if lower[i] in (",", "(", "who", "which", "that") or (
                lower[i] in LINKS and not (self._entity_at(i)[1] is not None)
            ):
                return i - 1
        return last

    def _cut_relative(self, first: int, last: int) -> int:
        for i in range(first + 1, last + 1):
            if self.sheet.lower[i] in (",", "who", "which"):
                return i - 1
        return last

    def _entity_at(self, i: int) -> tuple[EntityLabel | None, int | None]:
        mention = self._mention_at(self.sheet.starts[i])
        return (mention.label, mention.entity) if mention else (None, None)

    def _mention_at(self, offset: int) -> Mention | None:
        i = bisect_right(self._starts, offset)
        if i and self.cast.mentions[i - 1].span.end > offset:
            return self.cast.mentions[i - 1]
        return None

    def _name_inside(self, first: int, stop: int) -> int | None:
        for i in range(stop - 1, first - 1, -1):
            label, entity = self._entity_at(i)
            if label == "ORG" and entity is not None:
                return entity
        return None

    def kind(self, head: str, first: str) -> SpeakerKind:
        """What sort of speaker a phrase describes, by its head noun and its first word."""
        if head in words("titles", "groups") or first in _PLURAL:
            return "group"
        if head in words("titles", "roles"):
            return "person"
        if head in words("titles", "documents"):
            return "document"
        if head in words("titles", "bodies"):
            return "organization"
        if head.endswith("s") and head[:-1] in words("titles", "roles"):
            return "group"
        if head.endswith("s") and head[:-1] in words("titles", "documents"):
            return "document"
        return "unknown"

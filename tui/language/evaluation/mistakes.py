"""The worst of what was wrong, kept while a corpus is gone through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from heapq import heappush, heappushpop
from typing import Any, Literal, get_args

from tui.article import Span

MistakeKind = Literal[
    "speaker",
    "quote missed",
    "quote invented",
    "entity mislabelled",
    "entity missed",
    "entity invented",
]
"""In the order in which they hurt a reader: words in the wrong mouth first."""

_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something wrong. ``letters`` is how many letters and digits of the text it concerns.

    ``start`` is its offset in the sample's text in code points, ``detail`` a label, a quote type
    or names of speakers, ``excerpt`` the beginning of the text that it concerns.
    """

    kind: MistakeKind
    sample: str
    start: int
    detail: str
    excerpt: str
    letters: int

    def to_dict(self) -> dict[str, Any]:
        """Plain data that JSON can hold."""
        return asdict(self)


class Mistakes:
    """Keeps the ``most`` worst mistakes of each kind: those that concern the most letters."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[MistakeKind, list[tuple[int, int, Mistake]]] = {}
        self._seen = 0

    def note(
        self, kind: MistakeKind, sample: str, text: str, spans: Sequence[Span], detail: str
    ) -> None:
        """Keep a mistake about the ``spans`` of ``text`` if it is one of the worst."""
        if self._most < 1:
            return
        self._seen += 1
        whole = " ".join(span.of(text) for span in spans)
        letters = sum(c.isalnum() for c in whole)
        excerpt = " ".join(whole.split())
        if len(excerpt) > _EXCERPT:
            excerpt = excerpt[: _EXCERPT - 1] + "…"
        mistake = Mistake(kind, sample, spans[0].start, detail, excerpt, letters)
        # Of two that are equally bad the earlier stays.
        entry = (letters, -self._seen, mistake)
        kept = self._kept.setdefault(kind, [])
        if len(kept) < self._most:
            heappush(kept, entry)
        else:
            heappushpop(kept, entry)

    def worst(self) -> list[Mistake]:
        """The mistakes kept, kind by kind, the worst first."""
        return [
            mistake
            for kind in get_args(MistakeKind)
            for _, _, mistake in sorted(self._kept.get(kind, ()), reverse=True)
        ]

"""The queue of a review: what is to be looked at, and what became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from tui.annotation import Span, Stop, StopKind
from tui.reader.screen.correcting import How

Came = How | Literal["elsewhere", ""]
"""What became of an item of the queue: *elsewhere*, it was settled along with another."""


@dataclass
class Item:
    """A place to look at, why, and what became of it."""

    kind: StopKind
    span: Span
    why: str
    how: Came = ""


@dataclass
class Queue:
    """What is to be reviewed in the article of this digest, and which of it is being looked at."""

    digest: str
    items: list[Item]
    at: int = 0

    @property
    def item(self) -> Item:
        """The item that is being looked at."""
        return self.items[self.at]

    def find(self, stop: Stop) -> Item | None:
        """The item that an annotation is, rather the one that is being looked at."""
        ordered = [self.item, *self.items]
        return next((i for i in ordered if (i.kind, i.span) == (stop.kind, stop.span)), None)

    @property
    def counts(self) -> Counter[str]:
        """How many items each thing became of; "" are those left as they were."""
        return Counter(item.how for item in self.items)


def summary(counts: Counter[str]) -> str:
    """What became of the items, in words."""
    words = {
        "accepted": "accepted",
        "corrected": "corrected",
        "rejected": "taken away",
        "elsewhere": "settled with another",
        "": "left as they were",
    }
    return ", ".join(f"{counts[how]} {word}" for how, word in words.items() if counts[how])

"""Counts of what was right, and the figures made of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypedDict


class Figures(TypedDict):
    """Precision, recall and their harmonic mean in per cent to one place, and the counts."""

    p: float
    r: float
    f: float
    gold: int
    pred: int


@dataclass(slots=True)
class Counts:
    """How much the corpus has and how much was found, and how much of either is right.

    The two right counts are the same where one thing matches one thing of the same class. They
    differ for quote types: one found as *mixed* may be right for a gold one that is *direct*.
    """

    gold: int = 0
    found: int = 0
    right_of_gold: int = 0
    right_of_found: int = 0

    def add(self, gold: int, found: int, right: int, right_of_found: int | None = None) -> None:
        """Add the counts of one text."""
        self.gold += gold
        self.found += found
        self.right_of_gold += right
        self.right_of_found += right if right_of_found is None else right_of_found

    def add_sets(self, gold: Collection[object], found: Collection[object]) -> None:
        """Add a text's things, right where they are equal."""
        self.add(len(gold), len(found), len(set(gold) & set(found)))

    def figures(self) -> Figures:
        """The figures; 0 where there is nothing to divide by."""
        p = self.right_of_found / self.found if self.found else 0.0
        r = self.right_of_gold / self.gold if self.gold else 0.0
        f = 200 * p * r / (p + r) if p + r else 0.0
        return {
            "p": round(100 * p, 1),
            "r": round(100 * r, 1),
            "f": round(f, 1),
            "gold": self.gold,
            "pred": self.found,
        }


@dataclass(slots=True)
class Share:
    """How many of some number are right."""

    total: int = 0
    right: int = 0

    def add(self, right: bool) -> None:
        """Count one more."""
        self.total += 1
        self.right += right

    def percent(self) -> float:
        """The share in per cent to one place; ``total`` must not be 0."""
        return round(100 * self.right / self.total, 1)

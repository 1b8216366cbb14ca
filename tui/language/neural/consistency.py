"""One name, one label: what the network says of a name in one place helps in the others."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from tui.annotation import EntityLabel
from tui.language.neural.features import LABELS, Words

NAMES: frozenset[EntityLabel] = frozenset(
    {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)
Entity = tuple[int, int, EntityLabel, float]
"""First word, last word, label, score."""


def consistent(words: Words, entities: list[Entity], log: NDArray[np.float32]) -> list[Entity]:
    """``entities`` with the same label for the same name, and with names that were passed over.

    A name's label is the one with the most probability over all its mentions; places that are
    also told apart by their grammar (a country and its institutions) stay as they are unless the
    difference is clear.
    """
    text, spans = words.text, words.spans

    def name(first: int, last: int) -> str:
        return text[spans[first][0] : spans[last][1]]

    votes: dict[str, dict[EntityLabel, float]] = defaultdict(lambda: defaultdict(float))
    for first, last, label, _ in entities:
        if label in NAMES:
            for other, value in _chances(log, first, last).items():
                votes[name(first, last)][other] += value
    out = []
    for first, last, label, score in entities:
        if label in NAMES:
            chances = votes[name(first, last)]
            best = max(chances, key=lambda k: chances[k])
            if best != label and chances[best] > 1.5 * chances[label]:
                label = best
        out.append((first, last, label, score))
    return sorted(out + _passed_over(words, out))


def _passed_over(words: Words, entities: list[Entity]) -> list[Entity]:
    """Further places of names that were found for sure elsewhere, where nothing was found."""
    text, spans = words.text, words.spans
    known: dict[tuple[str, ...], EntityLabel] = {}
    for first, last, label, score in entities:
        key = tuple(text[slice(*spans[w])] for w in range(first, last + 1))
        sure = score > 0.8 and label in NAMES and any(w[0].isupper() for w in key)
        if sure and (len(key) > 1 or len(key[0]) > 3 or key[0].isupper()):
            known[key] = label
    taken = {w for first, last, *_ in entities for w in range(first, last + 1)}
    heads = defaultdict(list)
    for key in known:
        heads[key[0]].append(key)
    out: list[Entity] = []
    for w, (s, e) in enumerate(spans):
        for key in sorted(heads.get(text[s:e], ()), key=len, reverse=True):
            run = range(w, w + len(key))
            if (
                run[-1] < len(spans)
                and not taken.intersection(run)
                and all(text[slice(*spans[r])] == k for r, k in zip(run, key, strict=True))
            ):
                out.append((w, run[-1], known[key], 0.5))
                taken.update(run)
                break
    return out


def _chances(log: NDArray[np.float32], first: int, last: int) -> dict[EntityLabel, float]:
    """The probability of each name's label for the words ``[first, last]`` as one mention."""
    out: dict[EntityLabel, float] = {}
    total = 0.0
    for k, label in enumerate(LABELS):
        if label not in NAMES:
            continue
        b, i, e, s = (log[:, 1 + 4 * k + n] for n in range(4))
        value = (
            s[first]
            if first == last
            else (b[first] + i[first + 1 : last].sum() + e[last]) / (last - first + 1)
        )
        out[label] = float(np.exp(value))
        total += out[label]
    return {label: value / max(total, 1e-9) for label, value in out.items()}

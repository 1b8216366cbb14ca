"""Scores over words to spans: the best sequence of BIOES tags, found exactly."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words ``[first, last]``, the index of the label, and the mean probability of the tags."""

    first: int
    last: int
    label: int
    score: float


def log_softmax(logits: Array) -> Array:
    """Log probabilities along the last axis."""
    x = logits - logits.max(-1, keepdims=True)
    out: Array = x - np.log(np.exp(x).sum(-1, keepdims=True))
    return out


def best(log: Array, breaks: Set[int] = frozenset()) -> list[Tagged]:
    """The spans of the best sequence that keeps to BIOES.

    ``log`` has a row for each word: O, then B, I, E and S for each label, as log probabilities.
    No span runs over a word in ``breaks`` from the word before. Viterbi (1967); since a label goes
    on in itself only, a step costs a few vector operations.
    """
    out: list[Tagged] = []
    likely = log.argmax(1)
    quiet = log[:, 0] > -0.002
    n = len(log)
    for i in np.flatnonzero(~quiet & np.append(True, quiet[:-1])).tolist():
        j = i
        while j < n and not quiet[j]:
            j += 1
        # The most likely tags, one by one, are the best sequence where they make one.
        found = _valid(log, likely[i:j].tolist(), i, breaks)
        out.extend(_run(log[i:j], i, breaks) if found is None else found)
    return out


def _valid(log: Array, tags: list[int], offset: int, breaks: Set[int]) -> list[Tagged] | None:
    out = []
    open_at, label = -1, -1
    for k, tag in enumerate(tags):
        position, this = (tag - 1) % 4, (tag - 1) // 4
        starts = tag == 0 or position in (0, 3)
        if starts != (open_at < 0) or (not starts and (this != label or k + offset in breaks)):
            return None
        if tag == 0:
            continue
        if position == 0:
            open_at, label = k, this
        elif position == 3:
            out.append(Tagged(k + offset, k + offset, this, float(np.exp(log[k + offset, tag]))))
        elif position == 2:
            rows = range(open_at, k + 1)
            mean = sum(float(log[r + offset, tags[r]]) for r in rows) / len(rows)
            out.append(Tagged(open_at + offset, k + offset, this, float(np.exp(mean))))
            open_at = -1
    return out if open_at < 0 else None


def _run(log: Array, offset: int, breaks: Set[int]) -> list[Tagged]:
    n = len(log)
    o = log[:, 0]
    b, i, e, s = (log[:, 1 + k :: 4] for k in range(4))
    labels = b.shape[1]
    # Within a label: the score of the best way to be inside after each word; where it began.
    inside = np.full(labels, -np.inf)
    began = np.zeros(labels, dtype=int)
    free = 0.0
    back: list[tuple[int, int, float]] = []
    for k in range(n):
        if k + offset in breaks:
            inside[:] = -np.inf
        closed = inside + e[k]
        single = free + s[k]
        options = (free + o[k], float(closed.max()), float(single.max()))
        which = int(np.argmax(options))
        if which == 0:
            back.append((k, -1, 0))
        elif which == 1:
            label = int(closed.argmax())
            back.append((int(began[label]), label, 0))
        else:
            back.append((k, int(single.argmax()), 0))
        opened = free + b[k]
        kept = inside + i[k]
        began = np.where(opened > kept, k, began)
        inside = np.maximum(opened, kept)
        free = options[which]
    out = []
    k = n - 1
    while k >= 0:
        first, label, _ = back[k]
        if label >= 0:
            out.append(
                Tagged(first + offset, k + offset, label, _score(b, i, e, s, first, k, label))
            )
        k = first - 1
    return out[::-1]


def _score(b: Array, i: Array, e: Array, s: Array, first: int, last: int, label: int) -> float:
    if first == last:
        return float(np.exp(s[first, label]))
    total = b[first, label] + e[last, label] + i[first + 1 : last, label].sum()
    return float(np.exp(total / (last - first + 1)))

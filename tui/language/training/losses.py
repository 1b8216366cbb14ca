"""How far what the network says is from its targets. Needs torch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from tui.language.neural.features import RELATIONS
from tui.language.neural.windows import distances
from tui.language.training.network import INPUTS, Network
from tui.language.training.sampling import Pair
from tui.language.training.targets import NOT_ASKED, Link

KINDS = ("entity", "source", "cue", "content", "links")
"""The losses, in the order in which ``losses`` gives them."""

_NEVER = -1e4
"""The score of what cannot be."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows with their targets, padded to the longest.

    ``inputs`` and ``tags`` are in the order of INPUTS and KINDS. ``links`` have the number of
    their window; ``paragraphs`` are each word's, -1 for padding.
    """

    inputs: tuple[Tensor, ...]
    tags: tuple[Tensor, ...]
    weight: Tensor
    links: list[tuple[int, Link]]
    paragraphs: Tensor


def collate(pairs: Sequence[Pair]) -> Batch:
    """One batch of ``pairs``."""
    length = max(len(window.pieces) for window, _ in pairs)
    count = max(len(window.words) for window, _ in pairs)

    def pad(rows: Sequence[list[int]], size: int, value: int) -> Tensor:
        return torch.tensor([row + [value] * (size - len(row)) for row in rows])

    windows = [window for window, _ in pairs]
    targets = [target for _, target in pairs]
    return Batch(
        inputs=tuple(
            pad([getattr(w, name) for w in windows], count if name in INPUTS[4:] else length, 0)
            for name in INPUTS
        ),
        tags=tuple(
            pad([getattr(t, name) for t in targets], count, NOT_ASKED) for name in KINDS[:4]
        ),
        weight=torch.tensor([target.weight for target in targets]),
        links=[(n, link) for n, target in enumerate(targets) for link in target.links],
        paragraphs=pad([window.paragraph for window in windows], count, -1),
    )


def losses(network: Network, batch: Batch, allowed: Tensor) -> tuple[Tensor, ...]:
    """The loss of each of KINDS; ``allowed`` is the table of ``TagSets``."""
    entity, source, cue, content, asks, answers = network(*batch.inputs)
    return (
        entity_loss(entity, batch.tags[0], batch.weight, allowed),
        tag_loss(source, batch.tags[1]),
        tag_loss(cue, batch.tags[2]),
        tag_loss(content, batch.tags[3]),
        link_loss(network, batch, asks, answers),
    )


def entity_loss(logits: Tensor, rows: Tensor, weight: Tensor, allowed: Tensor) -> Tensor:
    """Negative log of the probability that all allowed tags have together.

    ``rows`` of ``allowed`` are asked of each word, ``weight`` is by window.
    """
    asked = rows != NOT_ASKED
    weights = weight[:, None].expand_as(rows)[asked]
    if not weights.sum() > 0:
        return logits.sum() * 0
    scores = logits[asked].float()
    loss = _marginal(scores, allowed[rows[asked]])
    return (loss * weights).sum() / weights.sum()


def tag_loss(logits: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy over the words that are asked for."""
    if not (gold != NOT_ASKED).any():
        return logits.sum() * 0
    return F.cross_entropy(logits.float().flatten(0, 1), gold.flatten(), ignore_index=NOT_ASKED)


def link_loss(network: Network, batch: Batch, asks: Tensor, answers: Tensor) -> Tensor:
    """Negative log of the probability that all right answers have together.

    Scores are those of ``tui.language.neural.encoder.Encoder.link``.
    """
    if not batch.links:
        return asks.sum() * 0 + answers.sum() * 0
    size, kinds = network.size.link, len(RELATIONS)
    count = answers.shape[1]
    window = torch.tensor([number for number, _ in batch.links])
    relation, first, last = torch.tensor(
        [(link.relation, link.first, link.last) for _, link in batch.links]
    ).unbind(1)
    asks = asks.view(*asks.shape[:2], 2, kinds, size).float()
    answers = answers.view(*answers.shape[:2], kinds, size).float()
    query = asks[window, first, 0, relation] + asks[window, last, 1, relation]
    scores = torch.einsum("ld,lwd->lw", query, answers[window, :, relation]) / math.sqrt(size)
    gaps = [distances(link.first, link.last, count) for _, link in batch.links]
    paragraphs = batch.paragraphs[window]
    same = (paragraphs == batch.paragraphs[window, first][:, None]).long()
    far = torch.from_numpy(np.stack(gaps))
    scores = scores + network.distance[relation[:, None], same, far]
    scores = scores.masked_fill(paragraphs < 0, _NEVER)
    nobody = (query * network.nobody[relation]).sum(-1) / math.sqrt(size)
    scores = torch.cat([scores, (nobody + network.nobody_bias[relation])[:, None]], 1)
    right = torch.zeros_like(scores, dtype=torch.bool)
    for number, (_, link) in enumerate(batch.links):
        right[number, list(link.answers) or [count]] = True
    return _marginal(scores, right).mean()


def _marginal(scores: Tensor, right: Tensor) -> Tensor:
    return torch.logsumexp(scores, -1) - torch.logsumexp(scores.masked_fill(~right, _NEVER), -1)

"""Training: one encoder and all heads at once, stage by stage of a recipe. Needs torch."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from tui.language.neural.windows import Pieces
from tui.language.training.base import Base
from tui.language.training.errors import TrainingError
from tui.language.training.exporting import export
from tui.language.training.inventing import Inventor
from tui.language.training.losses import KINDS, collate, losses
from tui.language.training.material import Material
from tui.language.training.names import Names
from tui.language.training.network import Network, Size, load_encoder
from tui.language.training.recipe import Recipe, Stage
from tui.language.training.sampling import Cutter, Pair, shuffled
from tui.language.training.targets import TagSets
from tui.language.training.varying import Varier

NAMES_WINDOW = 160
REFERENCES_WINDOW = 320
"""Pieces of a window of texts with names or references alone, at most."""

WARM_UP = 0.08
"""The share of a run in which the learning rate rises."""

WEIGHT_DECAY = 0.01
LARGEST_GRADIENT = 1.0

State = dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far training is; ``steps`` of the epoch are done, of ``of``.

    ``losses`` are means over the epoch so far, in the order of KINDS; ``seconds`` since training
    began. Stages, runs and epochs count from 1.
    """

    stage: int
    run: int
    epoch: int
    epochs: int
    steps: int
    of: int
    losses: tuple[float, ...]
    seconds: float

    @property
    def ends_epoch(self) -> bool:
        """Whether the epoch is over."""
        return self.steps == self.of


Tell = Callable[[Progress], None]


def train(
    recipe: Recipe,
    material: Material,
    base: Base,
    names: Names,
    folder: Path,
    tell: Tell,
    *,
    name: str,
    size: Size | None = None,
) -> None:
    """Train by ``recipe`` and write the model to ``folder``, all of it or nothing.

    ``name`` is what the model is called, ``size`` that of the network where ``base`` is another.
    Raises TrainingError. The same input gives the same weights with the same version of torch,
    number of threads and processor.
    """
    torch.manual_seed(recipe.seed)
    network = Network(size)
    load_encoder(network, base.weights)
    # Few of the words are seen in training; the others would be left behind.
    network.encoder.words.weight.requires_grad_(False)
    trainer = _Trainer(recipe, material, base.pieces(), names, tell)
    for number, stage in enumerate(recipe.stages, 1):
        start = copy.deepcopy(network.state_dict())
        states = []
        for run, order in enumerate(stage.orders, 1):
            network.load_state_dict(start)
            trainer.run(network, stage, order, (number, run))
            states.append(copy.deepcopy(network.state_dict()))
        network.load_state_dict(mean(states))
    export(network, base.tokenizer, folder, name)


def mean(states: Sequence[State]) -> State:
    """The mean of weights that began as the same."""
    return {key: torch.stack([state[key] for state in states]).mean(0) for key in states[0]}


def scale(progress: float) -> float:
    """What part of its peak the learning rate has, ``progress`` from 0 to 1."""
    if progress < WARM_UP:
        return progress / WARM_UP
    return (1 - progress) / (1 - WARM_UP)


def optimizer(network: Network, stage: Stage) -> torch.optim.Optimizer:
    """AdamW; lower layers learn more slowly, what is new faster."""
    depth = network.size.layers
    groups = []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        parts = name.split(".")
        if parts[:2] == ["encoder", "layers"]:
            rate = stage.rate * stage.decay ** (depth - 1 - int(parts[2]))
        elif parts[0] == "encoder" and parts[1] not in ("shapes", "quotes", "places"):
            rate = stage.rate * stage.decay**depth
        else:
            rate = stage.head_rate
        decay = WEIGHT_DECAY if parameter.ndim > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups)


class _Trainer:
    """Runs of training on the same material."""

    def __init__(
        self, recipe: Recipe, material: Material, pieces: Pieces, names: Names, tell: Tell
    ) -> None:
        self.recipe = recipe
        self.material = material
        self.pieces = pieces
        self.names = names
        self.tell = tell
        self.sets = TagSets()
        self.started = time.monotonic()

    def run(self, network: Network, stage: Stage, order: int, where: tuple[int, int]) -> None:
        """One run; ``where`` are the numbers of the stage and of the run."""
        torch.manual_seed(self.recipe.seed * 1000 + order)
        rng = random.Random(order)
        epoch_of = _Epochs(self.material, stage, self.names, order, rng, self.pieces, self.sets)
        steps = optimizer(network, stage)
        peaks = [group["lr"] for group in steps.param_groups]
        network.train()
        for epoch in range(stage.run):
            pairs = epoch_of(epoch)
            sizes = [len(window.pieces) for window, _ in pairs]
            todo = shuffled(sizes, stage.batch, rng)
            allowed = torch.from_numpy(self.sets.table())
            totals = [0.0] * len(KINDS)
            for number, chosen in enumerate(todo):
                part = scale((epoch + number / len(todo)) / stage.epochs)
                for group, peak in zip(steps.param_groups, peaks, strict=True):
                    group["lr"] = peak * part
                found = self._step(network, steps, [pairs[i] for i in chosen], allowed, stage)
                totals = [a + b for a, b in zip(totals, found, strict=True)]
                means = tuple(total / (number + 1) for total in totals)
                seconds = time.monotonic() - self.started
                done = (epoch + 1, stage.run, number + 1, len(todo))
                self.tell(Progress(*where, *done, means, seconds))

    def _step(
        self,
        network: Network,
        steps: torch.optim.Optimizer,
        pairs: Sequence[Pair],
        allowed: Tensor,
        stage: Stage,
    ) -> list[float]:
        half = self.recipe.precision == "bfloat16"
        with torch.autocast("cpu", torch.bfloat16, enabled=half):
            found = losses(network, collate(pairs), allowed)
        loss = sum(found[:-1], start=stage.links * found[-1])
        if not torch.isfinite(loss):
            raise TrainingError(
                "The loss is no number any more, so that nothing was written; give the recipe "
                "lower rates, or precision: float32."
            )
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), LARGEST_GRADIENT)
        steps.step()
        steps.zero_grad(set_to_none=True)
        return [float(x.detach()) for x in found]


class _Epochs:
    """The windows of a run's epochs: which texts, in which variant, cut where."""

    def __init__(
        self,
        material: Material,
        stage: Stage,
        names: Names,
        order: int,
        rng: random.Random,
        pieces: Pieces,
        sets: TagSets,
    ) -> None:
        self.material = material
        self.stage = stage
        self.random = rng
        self.vary = Varier(material.articles, names, order)
        self.invent = Inventor(names, order)
        self.cut = Cutter(pieces, sets, rng)

    def __call__(self, epoch: int) -> list[Pair]:
        """The windows of an epoch, which counts from 0."""
        stage, out = self.stage, []
        for document in self.material.articles:
            varied = self.random.random() < stage.varied
            out += self.cut(self.vary(document) if varied else document, stage.window)
        for number in range(stage.invented):
            out += self.cut(self.invent(number), stage.window)
        # Texts in their order, names first: all come once before any comes again.
        others = [*self.material.names, *self.material.references]
        every = stage.names_every if self.material.articles else 1
        for number, document in enumerate(others):
            if number % every == epoch % every:
                limit = REFERENCES_WINDOW if document.references else NAMES_WINDOW
                out += self.cut(document, limit, stage.names_weight)
        return out

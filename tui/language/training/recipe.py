"""How a model is trained: the stages, and the numbers of each.

A recipe is a YAML file with ``seed``, ``precision`` and ``stages``, a list whose items have the
fields of ``Stage``; what is left out has its default. Those that come with the program stand in
the folder ``recipes``.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, NoReturn, cast

from tui.language.training.errors import TrainingError

FOLDER = Path(__file__).with_name("recipes")
DEFAULT = "shipped"

PRECISIONS = ("bfloat16", "float32")
LONGEST_WINDOW = 510
"""Pieces that the base encoder has positions for, less the two around them."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Runs from the same weights, one for each of ``orders``; the stage's result is their mean.

    The mean of runs is better than each (Wortsman et al., 2022, https://arxiv.org/abs/2203.05482).
    """

    orders: tuple[int, ...] = (1,)
    """Seeds of the order of texts, of their variants, and of dropout."""
    epochs: int = 7
    """After so many the learning rate has fallen to zero."""
    stop: int | None = None
    """Epochs that are really run, all of them by default."""
    rate: float = 2e-4
    """The highest learning rate, of the encoder's last layer."""
    head_rate: float = 1e-3
    """The same of what is new: heads and embeddings of surface features."""
    decay: float = 0.85
    """By what the rate of a layer is less than that of the next."""
    window: int = 208
    """Pieces of an article's window, at most."""
    batch: int = 2000
    """Pieces of a batch, padding included."""
    varied: float = 0.6
    """The share of articles that are learned in a variant."""
    invented: int = 60
    """Invented texts in an epoch."""
    names_every: int = 5
    """In how many epochs each text of names or references comes once, where there are articles."""
    names_weight: float = 0.5
    """How much an entity of those texts counts, against one in an article."""
    links: float = 1.0
    """How much links count, against each kind of tag."""

    @property
    def run(self) -> int:
        """Epochs that are run."""
        return self.epochs if self.stop is None else min(self.stop, self.epochs)


@dataclass(frozen=True, slots=True)
class Recipe:
    """``seed`` is that of the first weights of what the base encoder lacks."""

    name: str
    seed: int = 7
    precision: Literal["bfloat16", "float32"] = "bfloat16"
    stages: tuple[Stage, ...] = field(default=(Stage(),))

    def with_epochs(self, epochs: int | None) -> Recipe:
        """The same with ``epochs`` in each stage, none of them left out; None changes nothing."""
        if epochs is None:
            return self
        stages = tuple(replace(stage, epochs=epochs, stop=None) for stage in self.stages)
        return replace(self, stages=stages)


_LIMITS: dict[str, tuple[float, float]] = {
    "epochs": (1, 1000),
    "stop": (1, 1000),
    "rate": (0, 1),
    "head_rate": (0, 1),
    "decay": (0, 1),
    "window": (32, LONGEST_WINDOW),
    "batch": (LONGEST_WINDOW, 1_000_000),
    "varied": (0, 1),
    "invented": (0, 100_000),
    "names_every": (1, 1000),
    "names_weight": (0, 100),
    "links": (0, 100),
}
_WHOLE = {"epochs", "stop", "window", "batch", "invented", "names_every"}
_SEED = (0, 2**31 - 1)


def names() -> list[str]:
    """The recipes that come with the program."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def read_recipe(name: str) -> Recipe:
    """The recipe of that name, else the one in that file. Raises TrainingError."""
    import yaml

    path = FOLDER / f"{name}.yaml" if name in names() else Path(name)
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        known = " or ".join(names())
        raise TrainingError(
            f"There is no recipe {name}; expected {known}, or a YAML file."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise TrainingError(f"{path} cannot be read ({error}).") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise TrainingError(f"{path}, line {line}: expected YAML ({error.problem}).") from None
    except yaml.YAMLError:
        raise TrainingError(f"{path}: expected YAML, found other bytes.") from None
    return _Reader(path).recipe(data)


class _Reader:
    """Takes a recipe's data apart; knows the file for what it has to complain about."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def recipe(self, data: Any) -> Recipe:
        data = self._mapping(data, "the file", {"seed", "precision", "stages"})
        stages = data.get("stages")
        if not isinstance(stages, list) or not stages:
            self._fail("stages", "a list of one stage or more", stages)
        precision = data.get("precision", "bfloat16")
        if precision not in PRECISIONS:
            self._fail("precision", " or ".join(PRECISIONS), precision)
        return Recipe(
            name=self.path.stem,
            seed=self._seed(data.get("seed", 7), "seed"),
            precision=cast(Literal["bfloat16", "float32"], precision),
            stages=tuple(self._stage(item, f"stages[{i}]") for i, item in enumerate(stages)),
        )

    def _stage(self, data: Any, where: str) -> Stage:
        data = self._mapping(data, where, {f.name for f in fields(Stage)})
        values = {
            key: self._number(value, key, where) for key, value in data.items() if key != "orders"
        }
        orders = data.get("orders", [1])
        if not isinstance(orders, list) or not orders:
            self._fail(f"{where}.orders", "a list of one seed or more", orders)
        seeds = tuple(self._seed(order, f"{where}.orders") for order in orders)
        return Stage(orders=seeds, **values)

    def _mapping(self, data: Any, where: str, known: set[str]) -> dict[str, Any]:
        if not isinstance(data, dict):
            self._fail(where, "keys and values", data)
        for key in data:
            if key not in known:
                close = get_close_matches(str(key), known, 1)
                self._fail(where, f"{close[0]}" if close else f"of {', '.join(sorted(known))}", key)
        return data

    def _number(self, value: Any, key: str, where: str) -> Any:
        low, high = _LIMITS[key]
        whole = key in _WHOLE
        if isinstance(value, str):
            # YAML takes 2e-4, without a point, for text.
            with suppress(ValueError):
                value = float(value)
        fits = type(value) is int or (type(value) is float and not whole)
        if not fits or not low <= value <= high:
            kind = "a whole number" if whole else "a number"
            self._fail(f"{where}.{key}", f"{kind} from {low:g} to {high:g}", value)
        return value

    def _seed(self, value: Any, where: str) -> int:
        if type(value) is not int or not _SEED[0] <= value <= _SEED[1]:
            self._fail(where, f"a whole number from {_SEED[0]} to {_SEED[1]}", value)
        return value

    def _fail(self, where: str, expected: str, found: Any) -> NoReturn:
        shown = " ".join(repr(found).split())[:60]
        raise TrainingError(f"{self.path}: {where}: expected {expected}, found {shown}.")

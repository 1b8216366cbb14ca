"""The trained model at work: text to tag scores and link vectors. Needs no torch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tui.language.errors import ModelError
from tui.language.neural.features import LABELS, RELATIONS, SHAPES, Words, words_of
from tui.language.neural.windows import Pieces, Window, distances, windows

Array = NDArray[np.float32]
Half = NDArray[np.float16]

FORMAT = 1
"""The form of a model's folder that this program reads."""

FILES = ("model.onnx", "tokenizer.json", "config.json")


@dataclass
class Reading:
    """What the network says about each word of a text.

    ``entity`` to ``content`` are scores of tags, a row a word. ``view`` gives each word's window
    and place there, for links.
    """

    words: Words
    entity: Array
    source: Array
    cue: Array
    content: Array
    windows: list[Window]
    asks: list[Half]
    answers: list[Half]
    view: list[tuple[int, int]]


def read_config(folder: Path) -> dict[str, Any]:
    """A model's config.json. Raises ModelError, see Encoder."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        found = config["format"]
    except FileNotFoundError:
        raise ModelError(
            f"{folder} holds no model (config.json is missing); give a folder that newsreader "
            "train has written."
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(folder, error) from None
    tags = {"entities": list(LABELS), "relations": list(RELATIONS), "shapes": list(SHAPES)}
    if found != FORMAT or any(config.get(key) != value for key, value in tags.items()):
        raise ModelError(
            f"The model in {folder} was made for another version of newsreader; train it again, "
            "or leave --model out."
        )
    return config  # type: ignore[no-any-return]


def damaged(folder: Path, error: Exception) -> ModelError:
    """What to say of a model that cannot be loaded."""
    why = str(error).split("\n")[0][:120] or type(error).__name__
    return ModelError(
        f"The model in {folder} is damaged ({why}); install newsreader again or train the model "
        "again."
    )


class Encoder:
    """The exported network, loaded once. ``threads`` as onnxruntime counts them.

    ``folder`` holds model.onnx, tokenizer.json and config.json. Raises ModelError where one is
    missing, damaged or of another format.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.folder = folder
        config = read_config(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # both libraries raise classes of their own making
            raise damaged(folder, error) from None
        self.pieces = Pieces(lambda w: tokenizer.encode(w, add_special_tokens=False).ids)
        self.nobody = np.array(config["nobody"], dtype=np.float32)
        self.nobody_bias = np.array(config["nobody_bias"], dtype=np.float32)
        self.distance = np.array(config["distance"], dtype=np.float32)
        self.size = int(config["size"])
        self.limit = int(config["limit"])
        self.context = int(config["context"])

    def read(self, text: str, paragraphs: Sequence[tuple[int, int]]) -> Reading:
        """Run the network over ``paragraphs`` of ``text``, spans in code points."""
        words = words_of(text, paragraphs)
        found = windows(words, self.pieces.of(words), self.limit, self.context)
        count = len(words.spans)
        rows: list[Array] = []
        asks, answers = [], []
        view = [(0, 0)] * count
        for number, window in enumerate(found):
            out = self._run(window)
            rows = rows or [np.zeros((count, x.shape[-1]), dtype=np.float32) for x in out[:4]]
            own = window.words[window.begin : window.end]
            for row, x in zip(rows, out, strict=False):
                row[own] = x[window.begin : window.end]
            # Half precision: these are nine tenths of what a long article takes in memory.
            asks.append(out[4].astype(np.float16))
            answers.append(out[5].astype(np.float16))
            for place in range(window.begin, window.end):
                view[window.words[place]] = (number, place)
        entity, source, cue, content = rows or [np.zeros((0, 1), dtype=np.float32)] * 4
        return Reading(words, entity, source, cue, content, found, asks, answers, view)

    def _run(self, window: Window) -> list[Array]:
        names = ("pieces", "shapes", "quotes", "places", "first", "last")
        feed = {name: np.array([getattr(window, name)], dtype=np.int64) for name in names}
        return [out[0] for out in self._session.run(None, feed)]

    def link(self, reading: Reading, relation: str, first: int, last: int) -> tuple[Array, float]:
        """Where the span of words ``[first, last]`` points by ``relation``.

        A probability for each word of the text (zero outside its window), and that of nobody.
        """
        r = RELATIONS.index(relation)
        number, j = reading.view[last]
        window = reading.windows[number]
        i = window.words.index(first) if first in window.words else j
        size, kinds = self.size, len(RELATIONS)
        asks = reading.asks[number].reshape(-1, 2, kinds, size)
        answers = reading.answers[number].reshape(-1, kinds, size)
        query = asks[i, 0, r].astype(np.float32) + asks[j, 1, r]
        count = len(window.words)
        same = (np.array(window.paragraph) == window.paragraph[i]).astype(int)
        scores = answers[:, r].astype(np.float32) @ query / np.sqrt(size)
        scores = scores + self.distance[r, same, distances(i, j, count)]
        nobody = query @ self.nobody[r] / np.sqrt(size) + self.nobody_bias[r]
        scores = np.append(scores, nobody)
        e = np.exp(scores - scores.max())
        e /= e.sum()
        out = np.zeros(len(reading.words.spans), dtype=np.float32)
        out[window.words] = e[:-1]
        return out, float(e[-1])

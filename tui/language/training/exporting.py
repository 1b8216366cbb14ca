"""The trained network as a model's folder: ONNX with weights of eight bits. Needs torch and onnx.

The folder is what ``tui.language.neural.encoder`` reads.
"""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import torch

from tui.language.neural.encoder import FILES, FORMAT
from tui.language.neural.features import LABELS, RELATIONS, SHAPES
from tui.language.training.errors import TrainingError
from tui.language.training.network import INPUTS, OUTPUTS, Network

LIMIT, CONTEXT = 128, 16
"""Pieces of the windows that the model is used with, and of the text before that each begins
with: attention costs with the square of the length."""

VERSION = "1"
DIGITS = 5
"""Decimals of the numbers in config.json."""

_OPSET = 17


def export(network: Network, tokenizer: Path, folder: Path, name: str) -> None:
    """Write the model to ``folder``, all of it or nothing; a model that is there is replaced.

    Other files in ``folder``, such as a card, stay. Raises TrainingError where that cannot be done.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as place:
            new, old = Path(place) / "new", Path(place) / "old"
            new.mkdir()
            _network(network, Path(place) / "float.onnx", new / "model.onnx")
            _write_json(new / "tokenizer.json", _tokenizer(tokenizer))
            _write_json(new / "config.json", config(network, name))
            if folder.exists():
                _keep(folder, new)
                folder.rename(old)
            try:
                new.rename(folder)
            except OSError:
                if old.exists():
                    old.rename(folder)
                raise
    except OSError as error:
        why = error.strerror or str(error)
        raise TrainingError(f"The model cannot be written to {folder} ({why}).") from None


def _keep(folder: Path, new: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.copytree(path, new / path.name, symlinks=True)
        elif path.name not in FILES:
            shutil.copy2(path, new / path.name)


def config(network: Network, name: str) -> dict[str, Any]:
    """What config.json has: what the model was made for, and the weights that links need."""
    links = {
        "nobody": network.nobody.tolist(),
        "nobody_bias": network.nobody_bias.tolist(),
        "distance": network.distance.tolist(),
    }
    return {
        "format": FORMAT,
        "name": name,
        "version": VERSION,
        "limit": LIMIT,
        "context": CONTEXT,
        "entities": list(LABELS),
        "relations": list(RELATIONS),
        "shapes": list(SHAPES),
        "size": network.size.link,
        **json.loads(json.dumps(links), parse_float=lambda x: round(float(x), DIGITS)),
    }


def _network(network: Network, full: Path, quantized: Path) -> None:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    pieces = torch.full((2, 12), 100)
    zeros = torch.zeros_like(pieces)
    words = torch.arange(8).expand(2, 8).contiguous()
    axes = {name: {0: "batch", 1: "words" if name in INPUTS[4:] else "pieces"} for name in INPUTS}
    axes |= {name: {0: "batch", 1: "words"} for name in OUTPUTS}
    with warnings.catch_warnings():
        # The older exporter is deprecated; it is the one that needs nothing besides onnx.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            (pieces, zeros, zeros, zeros, words, words),
            str(full),
            dynamo=False,
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=_OPSET,
            do_constant_folding=True,
        )
    # It advises a preparation of the graph that changes nothing here.
    disabled = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        quantize_dynamic(
            str(full),
            str(quantized),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    finally:
        logging.disable(disabled)
    onnx.checker.check_model(str(quantized))


def _tokenizer(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data | {"truncation": None, "padding": None}


def _write_json(path: Path, data: dict[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

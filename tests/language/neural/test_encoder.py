from __future__ import annotations

import json
import shutil

import pytest

from tui.language.errors import ModelError
from tui.language.neural.components import BUILT_IN
from tui.language.neural.encoder import FILES, Encoder


def copy(folder) -> None:
    for name in FILES:
        shutil.copyfile(BUILT_IN / name, folder / name)


def test_a_folder_without_a_model_says_so(tmp_path):
    with pytest.raises(ModelError, match="holds no model"):
        Encoder(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_says_so(tmp_path, name):
    copy(tmp_path)
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:1000])
    with pytest.raises(ModelError, match="is damaged"):
        Encoder(tmp_path)


def test_a_model_of_another_version_says_so(tmp_path):
    copy(tmp_path)
    config = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps(config | {"format": 99}))
    with pytest.raises(ModelError, match="another version"):
        Encoder(tmp_path)


def test_the_model_fits_into_the_package():
    assert sum((BUILT_IN / name).stat().st_size for name in FILES) < 30 * 1024 * 1024

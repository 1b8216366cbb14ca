from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.theme import ThemeError, load


@pytest.fixture
def mine(tmp_path) -> Path:
    path = tmp_path / "themes" / "mine.yaml"
    path.parent.mkdir()
    path.write_text("extends: paper\nlayout: {measure: 61}\n")
    return path


def touch(path: Path) -> None:
    """A change that the clock may be too coarse to show."""
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))


def test_the_second_load_gives_the_same_theme(mine, tmp_path):
    first = load("mine", mine.parent, tmp_path / "cache")
    assert load("mine", mine.parent, tmp_path / "cache") == first == load("mine", mine.parent)


def test_what_an_earlier_form_of_the_data_kept_is_made_anew(mine, tmp_path):
    cache = tmp_path / "cache"
    first = load("mine", mine.parent, cache)
    assert first.meanings
    for file in cache.iterdir():
        kept = json.loads(file.read_text())
        kept["data"]["notes"] = {name: n["color"] for name, n in kept["data"]["notes"].items()}
        file.write_text(json.dumps(kept))
    again = load("mine", mine.parent, cache)
    assert (again, again.meanings) == (first, first.meanings)


def test_a_changed_file_is_read_again(mine, tmp_path):
    load("mine", mine.parent, tmp_path / "cache")
    mine.write_text("extends: paper\nlayout: {measure: 55}\n")
    touch(mine)
    assert load("mine", mine.parent, tmp_path / "cache").layout.measure == 55
    mine.write_text("extends: paper\nlayout: {measure: wide}\n")
    touch(mine)
    with pytest.raises(ThemeError, match=r"mine.yaml:2:19"):
        load("mine", mine.parent, tmp_path / "cache")


def test_a_new_file_may_hide_a_parent(mine, tmp_path):
    load("mine", mine.parent, tmp_path / "cache")
    (mine.parent / "paper.yaml").write_text("extends: paper\nlayout: {margin: 9}\n")
    touch(mine.parent)
    assert load("mine", mine.parent, tmp_path / "cache").layout.margin == 9


@pytest.mark.parametrize("junk", [b"", b"[1]", b"{}", b"\xff", b'{"version": 1}'])
def test_a_damaged_cache_does_no_harm(mine, tmp_path, junk):
    cache = tmp_path / "cache"
    first = load("mine", mine.parent, cache)
    for file in cache.iterdir():
        file.write_bytes(junk)
    assert load("mine", mine.parent, cache) == first


def test_a_cache_that_cannot_be_written_does_no_harm(mine, tmp_path):
    (tmp_path / "cache").write_text("a file")
    assert load("mine", mine.parent, tmp_path / "cache").layout.measure == 61


def test_a_kept_theme_needs_neither_yaml_nor_pydantic(mine, tmp_path):
    load("mine", mine.parent, tmp_path / "cache")
    code = (
        "import sys; from pathlib import Path; from tui.theme import load; "
        f"load('mine', Path({str(mine.parent)!r}), Path({str(tmp_path / 'cache')!r})); "
        "print([m for m in ('yaml', 'pydantic') if m in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_a_changed_key_map_is_read_again(mine, tmp_path):
    keys = mine.parent / "keys"
    keys.mkdir()
    (keys / "own.yaml").write_text("extends: vim\nkeys: {quit: O}\n")
    mine.write_text("keymap: own\n")
    assert load("mine", mine.parent, tmp_path / "cache").keys["quit"] == ("O",)
    (keys / "own.yaml").write_text("extends: vim\nkeys: {quit: ctrl+q}\n")
    touch(keys / "own.yaml")
    assert load("mine", mine.parent, tmp_path / "cache").keys["quit"] == ("ctrl+q",)


def test_a_new_key_map_may_hide_the_one_before(mine, tmp_path):
    keys = mine.parent / "keys"
    keys.mkdir()
    mine.write_text("keymap: vim\n")
    load("mine", mine.parent, tmp_path / "cache")
    (keys / "vim.yaml").write_text("extends: vim\nkeys: {quit: O}\n")
    touch(keys)
    assert load("mine", mine.parent, tmp_path / "cache").keys["quit"] == ("O",)


def test_a_key_map_that_is_asked_for_is_kept_apart(mine, tmp_path):
    cache = tmp_path / "cache"
    plain = load("mine", mine.parent, cache)
    vim = load("mine", mine.parent, cache, "vim")
    assert (plain.keymap, vim.keymap) == ("default", "vim")
    assert load("mine", mine.parent, cache, "vim") == vim
    assert load("mine", mine.parent, cache) == plain
    assert load("mine", mine.parent, cache).files == plain.files

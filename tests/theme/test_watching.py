from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.theme.conftest import write
from tui.theme import builtin_folder, load
from tui.theme import watching as watching_module
from tui.theme.watching import Watch


def touch(path: Path) -> None:
    """A change that the clock may be too coarse to show."""
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))


@pytest.fixture
def watch(folder: Path) -> Watch:
    write(folder, "day.yaml", "extends: paper\n")
    write(folder, "my.yaml", "extends: day\n")
    return Watch(load("my", folder).files, folder)


def test_nothing_has_changed(watch: Watch) -> None:
    assert not watch.changed()


@pytest.mark.parametrize("name", ["my.yaml", "day.yaml"])
def test_a_change_in_the_family_is_told_once(watch: Watch, folder: Path, name: str) -> None:
    touch(folder / name)
    assert watch.changed()
    assert not watch.changed()


def test_so_is_a_file_that_goes_and_comes_back(watch: Watch, folder: Path) -> None:
    (folder / "day.yaml").unlink()
    assert watch.changed()
    write(folder, "day.yaml", "")
    assert watch.changed()


def test_and_a_new_file_that_the_theme_may_come_to_extend(watch: Watch, folder: Path) -> None:
    write(folder, "night.yaml", "")
    assert watch.changed()
    (folder / "keys").mkdir()
    write(folder / "keys", "vim.yaml", "")
    assert watch.changed()


def test_a_file_elsewhere(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = write(tmp_path_factory.mktemp("elsewhere"), "x.yaml", "")
    watch = Watch(load(str(path), folder).files, folder)
    touch(path)
    assert watch.changed()


def test_a_checkouts_themes_are_minded_and_installed_ones_are_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = load("paper").files
    assert Path(sources[-1]) in Watch(sources, folder)._look()
    assert builtin_folder() / "keys" / "default.yaml" in Watch(sources, folder)._look()
    monkeypatch.setattr(watching_module, "may_change", lambda path: False)
    assert not Watch(sources, None)._look()

from __future__ import annotations

from pathlib import Path

import pytest

import tui
from tui.commands.bundled import bundled


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package folder with its own seeds, and seeds beside it."""
    (tmp_path / "tui" / "seeds").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    return tmp_path / "tui"


def test_in_a_checkout_the_folder_beside_the_package_wins_over_a_stale_copy(package: Path) -> None:
    (package.parent / "pyproject.toml").touch()
    assert bundled("seeds", package) == package.parent / "seeds"


def test_installed_the_folder_inside_the_package_counts_and_no_strangers(package: Path) -> None:
    assert bundled("seeds", package) == package / "seeds"


def test_in_a_checkout_without_the_folder_the_packaged_one_is_taken(package: Path) -> None:
    (package.parent / "pyproject.toml").touch()
    (package.parent / "seeds").rmdir()
    assert bundled("seeds", package) == package / "seeds"


def test_a_folder_that_is_nowhere_is_none(package: Path) -> None:
    assert bundled("nonsense", package) is None


def test_this_program_has_its_seeds() -> None:
    folder = bundled("seeds")
    assert folder is not None
    assert any(folder.glob("*.txt"))
    assert folder.parent in (Path(tui.__file__).parent, Path(tui.__file__).parent.parent)

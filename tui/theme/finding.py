"""Where theme files and key maps lie: those that come with the program, and the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tui.theme.errors import ThemeError, quoted, suggestion

DEFAULT = "midnight"
"""What a user's theme extends that does not say what it extends."""

KEYS = "keys"
"""The folder of key maps, inside of a themes folder."""

SUFFIXES = (".yaml", ".yml")
_PACKAGE = Path(__file__).resolve().parent.parent


def builtin_folder(package: Path = _PACKAGE) -> Path:
    """The folder of the built-in themes; ``package`` is the folder of the package ``tui``.

    In a checkout that is ``themes/`` beside the package, even where an installation has left a
    copy inside of the package, which would grow stale. Installed, it is the copy.
    """
    beside = package.parent / "themes"
    if beside.is_dir() and (package.parent / "pyproject.toml").is_file():
        return beside
    # What importlib.resources.files("tui") / "themes" is, without the cost of importing it.
    return package / "themes"


def user_folder() -> Path:
    """Where the user's own themes lie."""
    from platformdirs import user_config_path

    return user_config_path("newsreader", appauthor=False) / "themes"


def cache_folder() -> Path:
    """Where themes are remembered that were read and checked once."""
    from platformdirs import user_cache_path

    return user_cache_path("newsreader", appauthor=False) / "themes"


def is_builtin(path: Path) -> bool:
    """Whether a theme file or a key map is one that comes with the program."""
    return path.parent in (builtin_folder(), builtin_folder() / KEYS)


def may_change(path: Path) -> bool:
    """Whether somebody may edit the file while the program runs: not one that is installed."""
    return not (is_builtin(path) and builtin_folder().parent == _PACKAGE)


def names(folder: Path | None = None) -> list[str]:
    """The themes that ``load`` can load by name, in alphabetical order.

    ``folder`` is the user's themes folder. Themes that are only there to be extended are left out;
    files with mistakes are listed, so that choosing one tells of the mistake.
    """
    found = {path.stem: path for place in (builtin_folder(), folder) for path in files(place)}
    return sorted(name for name, path in found.items() if not _is_abstract(path))


def keymaps(folder: Path | None = None) -> list[str]:
    """The key maps that a theme can name, in alphabetical order."""
    return sorted({path.stem for place in _keys_folders(folder) for path in files(place)})


def chosen(name_or_path: str, folder: Path | None) -> Path:
    """The theme file that the user means, by name or path. Raises ThemeError."""
    if name_or_path.lower().endswith(SUFFIXES) or "/" in name_or_path or "\\" in name_or_path:
        return Path(name_or_path).expanduser()
    path = next(candidates(name_or_path, folder), None)
    if path is None:
        known = names(folder)
        raise ThemeError(
            f"unknown theme {quoted(name_or_path)}"
            + (suggestion(name_or_path, known) or f"; there are {', '.join(known)}")
        )
    return path


def candidates(name: str, folder: Path | None) -> Iterator[Path]:
    """The theme files that have this name, the user's first."""
    return _named(name, (folder, builtin_folder()))


def keymap_candidates(name: str, folder: Path | None) -> Iterator[Path]:
    """The key maps that have this name, the user's first."""
    return _named(name, _keys_folders(folder))


def files(folder: Path | None) -> list[Path]:
    """The YAML files in a folder, in alphabetical order; none where it cannot be read."""
    if folder is None:
        return []
    try:
        return sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES and p.is_file())
    except OSError:
        return []


def same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _keys_folders(folder: Path | None) -> tuple[Path | None, Path]:
    return (folder / KEYS if folder else None, builtin_folder() / KEYS)


def _named(name: str, places: tuple[Path | None, ...]) -> Iterator[Path]:
    if not name or Path(name).name != name or "\0" in name:
        return
    for place in places:
        if place is not None:
            for suffix in SUFFIXES:
                path = place / (name + suffix)
                if _is_file(path):
                    yield path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # too long a name
        return False


def _is_abstract(path: Path) -> bool:
    from tui.theme.document import read

    try:
        return read(path, path.name, trusted=is_builtin(path)).data.get("abstract") is True
    except ThemeError:
        return False

"""Finding theme files, following what they extend, and making a Theme of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.theme.building import build, inherit
from tui.theme.errors import ThemeError, quoted, suggestion
from tui.theme.theme import Theme

if TYPE_CHECKING:
    from tui.theme.document import Document

DEFAULT = "midnight"
"""What a user's theme extends that does not say what it extends."""

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


def names(folder: Path | None = None) -> list[str]:
    """The themes that ``load`` can load by name, in alphabetical order.

    ``folder`` is the user's themes folder. Themes that are only there to be extended are left out;
    files with mistakes are listed, so that choosing one tells of the mistake.
    """
    found = {}
    for place in (builtin_folder(), folder):
        for path in _files(place):
            found[path.stem] = path
    return sorted(name for name, path in found.items() if not _is_abstract(path))


def load(name_or_path: str, folder: Path | None = None, cache: Path | None = None) -> Theme:
    """The theme of that name in ``folder``, the user's themes folder, or else the built-in one.

    What ends in .yaml or .yml, or has a slash, is the path of a theme file. A user's file is
    checked against the schema; built-in ones are known to be right and are not, which spares the
    start of the program the import of the schema.

    With ``cache``, a folder, what was read is kept there and not read again until a file changes.

    Raises ThemeError with one sentence that names file, line and column.
    """
    path = _chosen(name_or_path, folder)
    if cache is not None:
        from tui.theme.remembering import recall, remember

        kept = recall(cache, path, folder)
        if kept is not None:
            try:
                return build(path.stem, kept)
            except (KeyError, TypeError, ValueError, AttributeError):
                pass
    family = _family(path, folder)
    data, theme = _built(path, family)
    if cache is not None:
        remember(cache, path, folder, (document.path for document in family), data)
    return theme


def _built(path: Path, family: list[Document]) -> tuple[dict[str, Any], Theme]:
    """The theme that a family of files makes, and its data."""
    if all(is_builtin(document.path) for document in family):
        try:
            data = inherit(document.data for document in family)
            return data, build(path.stem, data)
        except (KeyError, TypeError, ValueError, AttributeError):
            pass  # somebody is editing a built-in theme: let the schema say what is wrong
    from tui.theme.checking import checked

    data = dict(checked(family))
    return data, build(path.stem, data)


def _chosen(name_or_path: str, folder: Path | None) -> Path:
    """The file that the user means, by name or path."""
    if name_or_path.lower().endswith(SUFFIXES) or "/" in name_or_path or "\\" in name_or_path:
        return Path(name_or_path).expanduser()
    path = next(_candidates(name_or_path, folder), None)
    if path is None:
        known = names(folder)
        raise ThemeError(
            f"unknown theme {quoted(name_or_path)}"
            + (suggestion(name_or_path, known) or f"; there are {', '.join(known)}")
        )
    return path


def _family(path: Path, folder: Path | None) -> list[Document]:
    """The theme file at ``path`` and all that it extends, the eldest first."""
    from tui.theme.document import read

    documents: list[Document] = []
    while True:
        builtin = is_builtin(path)
        label = path.name if builtin or path.parent == folder else str(path)
        document = read(path, label, trusted=builtin)
        documents.append(document)
        parent = document.data.get("extends")
        if parent is None:
            if builtin:
                return documents[::-1]
            path = _default(document)
            continue
        if not isinstance(parent, str):
            raise document.error(["extends"], "the name of a theme is expected here")
        # A built-in theme extends built-in ones, whatever a user's folder has; a theme that
        # extends its own name means the one that it hides.
        candidates = _candidates(parent, None if builtin else folder)
        above = next((c for c in candidates if not _same(c, path)), None)
        if above is None and any(d.path.stem == parent for d in documents):
            raise document.error(["extends"], f"{quoted(parent)} would extend itself")
        if above is None:
            known = {file.stem for place in (builtin_folder(), folder) for file in _files(place)}
            raise document.error(
                ["extends"],
                f"unknown theme {quoted(parent)}" + suggestion(parent, known - {path.stem}),
            )
        for seen in documents:
            if _same(seen.path, above):
                raise document.error(
                    ["extends"],
                    f"{quoted(parent)} extends this theme, which cannot extend it in turn",
                )
        path = above


def _default(document: Document) -> Path:
    path = next(_candidates(DEFAULT, None), None)
    if path is None:
        raise document.error([], f"the built-in theme {quoted(DEFAULT)} is not installed")
    return path


def _candidates(name: str, folder: Path | None) -> Iterator[Path]:
    """The files that have this name, those of the user first."""
    if not name or Path(name).name != name or "\0" in name:
        return
    for place in (folder, builtin_folder()):
        if place is not None:
            for suffix in SUFFIXES:
                path = place / (name + suffix)
                if _is_file(path):
                    yield path


def _files(folder: Path | None) -> list[Path]:
    if folder is None:
        return []
    try:
        return sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES and p.is_file())
    except OSError:
        return []


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


def is_builtin(path: Path) -> bool:
    """Whether a theme file is one that comes with the program."""
    return path.parent == builtin_folder()


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other

"""Following what theme files extend and which key map they name, and making a Theme of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.theme.building import build, inherit
from tui.theme.errors import ThemeError, quoted, suggestion
from tui.theme.finding import (
    DEFAULT,
    KEYS,
    builtin_folder,
    cache_folder,
    candidates,
    chosen,
    files,
    is_builtin,
    keymap_candidates,
    keymaps,
    same,
    user_folder,
)
from tui.theme.theme import Theme

if TYPE_CHECKING:
    from tui.theme.document import Document


class Family(NamedTuple):
    """A theme file with all that it extends, and the same of its key map; the eldest first."""

    themes: list[Document]
    keymaps: list[Document]

    @property
    def documents(self) -> list[Document]:
        """All, in the order in which each is laid over those before it."""
        return [*self.keymaps, *self.themes]

    def data(self) -> dict[str, Any]:
        """What they say together."""
        data = inherit(document.data for document in self.documents)
        if self.keymaps:  # which may be another than the theme names
            data["keymap"] = self.keymaps[-1].path.stem
        return data


def load_theme(name_or_path: str, keymap: str | None = None) -> Theme:
    """``load`` with the folders in which this user's themes lie and are remembered.

    Raises ThemeError.
    """
    return load(name_or_path, user_folder(), cache_folder(), keymap)


def load(
    name_or_path: str,
    folder: Path | None = None,
    cache: Path | None = None,
    keymap: str | None = None,
) -> Theme:
    """The theme of that name in ``folder``, the user's themes folder, or else the built-in one.

    What ends in .yaml or .yml, or has a slash, is the path of a theme file. A user's file is
    checked against the schema; built-in ones are known to be right and are not, which spares the
    start of the program the import of the schema. ``keymap`` is the name of a key map to take
    instead of the theme's.

    With ``cache``, a folder, what was read is kept there and not read again until a file changes.

    Raises ThemeError with one sentence that names file, line and column.
    """
    path = chosen(name_or_path, folder)
    if cache is not None:
        from tui.theme.remembering import recall, remember

        kept = recall(cache, path, folder, keymap)
        if kept is not None:
            try:
                return build(path.stem, kept.data, kept.files)
            except (KeyError, TypeError, ValueError, AttributeError):
                pass
    family = family_of(path, folder, keymap)
    data, theme = _built(path, family)
    if cache is not None:
        remember(cache, path, folder, keymap, theme.files, data)
    return theme


def _built(path: Path, family: Family) -> tuple[dict[str, Any], Theme]:
    """The theme that a family of files makes, and its data."""
    sources = [str(document.path) for document in family.documents]
    if all(is_builtin(document.path) for document in family.documents):
        try:
            data = family.data()
            return data, build(path.stem, data, sources)
        except (KeyError, TypeError, ValueError, AttributeError):
            pass  # somebody is editing a built-in theme: let the schema say what is wrong
    from tui.theme.checking import checked

    data = checked(family)
    return data, build(path.stem, data, sources)


def family_of(path: Path, folder: Path | None, keymap: str | None = None) -> Family:
    """The theme file at ``path`` with its ancestors and its key map; ``keymap`` names another.

    Raises ThemeError where one cannot be read or found.
    """
    themes = _ancestry(path, folder, "theme", candidates, default=True)
    return Family(themes, _keymaps(themes, folder, keymap))


def keymap_family(path: Path, folder: Path | None) -> Family:
    """The key map at ``path`` with its ancestors, under the default theme. Raises ThemeError."""
    default = next(candidates(DEFAULT, None), None)
    if default is None:
        raise ThemeError(f"the built-in theme {quoted(DEFAULT)} is not installed")
    themes = family_of(default, None).themes
    return Family(themes, _ancestry(path, folder, "key map", keymap_candidates))


def _keymaps(themes: list[Document], folder: Path | None, wanted: str | None) -> list[Document]:
    saying = [document for document in themes if document.data.get("keymap") is not None]
    name: Any = wanted
    if name is None:
        if not saying:
            return []  # which no complete theme has
        name = saying[-1].data["keymap"]
        if not isinstance(name, str):
            raise saying[-1].error(["keymap"], "the name of a key map is expected here")
    # Whatever a user's folder has, a built-in theme has a built-in key map.
    trusted = wanted is None and is_builtin(saying[-1].path)
    path = next(keymap_candidates(name, None if trusted else folder), None)
    if path is None:
        known = keymaps(folder)
        what = f"unknown key map {quoted(name)}" + (
            suggestion(name, known) or f"; there are {', '.join(known)}"
        )
        raise ThemeError(what) if wanted is not None else saying[-1].error(["keymap"], what)
    return _ancestry(path, folder, "key map", keymap_candidates)


def _ancestry(
    path: Path,
    folder: Path | None,
    kind: str,
    named: Callable[[str, Path | None], Iterator[Path]],
    default: bool = False,
) -> list[Document]:
    """The file at ``path`` and all that it extends, the eldest first.

    With ``default`` a file of the user's that extends nothing extends the default theme.
    """
    from tui.theme.document import read

    documents: list[Document] = []
    while True:
        builtin = is_builtin(path)
        document = read(path, _label(path, folder), trusted=builtin)
        documents.append(document)
        parent = document.data.get("extends")
        if parent is None:
            if builtin or not default:
                return documents[::-1]
            path = _default(document)
            continue
        if not isinstance(parent, str):
            raise document.error(["extends"], f"the name of a {kind} is expected here")
        # A built-in file extends built-in ones, whatever a user's folder has; one that extends
        # its own name means the one that it hides.
        found = named(parent, None if builtin else folder)
        above = next((c for c in found if not same(c, path)), None)
        if above is None and any(d.path.stem == parent for d in documents):
            raise document.error(["extends"], f"{quoted(parent)} would extend itself")
        if above is None:
            known = {
                file.stem for place in (builtin_folder(), folder) for file in _siblings(place, kind)
            }
            raise document.error(
                ["extends"],
                f"unknown {kind} {quoted(parent)}" + suggestion(parent, known - {path.stem}),
            )
        for seen in documents:
            if same(seen.path, above):
                raise document.error(
                    ["extends"],
                    f"{quoted(parent)} extends this {kind}, which cannot extend it in turn",
                )
        path = above


def _siblings(folder: Path | None, kind: str) -> list[Path]:
    return files(folder / KEYS if folder and kind == "key map" else folder)


def _label(path: Path, folder: Path | None) -> str:
    """What messages call a file: its name where it is clear in which folder it lies."""
    for place in (builtin_folder(), folder):
        if place is not None:
            if path.parent == place:
                return path.name
            if path.parent == place / KEYS:
                return f"{KEYS}/{path.name}"
    return str(path)


def _default(document: Document) -> Path:
    path = next(candidates(DEFAULT, None), None)
    if path is None:
        raise document.error([], f"the built-in theme {quoted(DEFAULT)} is not installed")
    return path

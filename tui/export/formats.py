"""The formats, found by name through the entry-point group ``newsreader.export``.

An entry point names an object that is a ``Format``; a package of anybody's adds one by

    [project.entry-points."newsreader.export"]
    latex = "my_package.latex:FORMAT"

and ``tui.export.Form`` is all that it needs. The program's own are in the same group, and are
known here as well, so that a checkout without an installation has them too. A format's module is
imported when the format is asked for, and other packages are looked for when something is
exported, not before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from tui.export.collecting import Export
from tui.export.errors import ExportError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "newsreader.export"

OWN: Mapping[str, str] = {
    "markdown": "tui.export.markdown:FORMAT",
    "html": "tui.export.page:FORMAT",
    "text": "tui.export.mail:FORMAT",
    "json": "tui.export.webannotation:FORMAT",
    "csv": "tui.export.readwise:FORMAT",
    "csv-quotes": "tui.export.audit:FORMAT",
    "jsonl": "tui.export.jsonl:FORMAT",
    "gold": "tui.export.gold:FORMAT",
    "prodigy": "tui.export.prodigy:FORMAT",
    "doccano": "tui.export.doccano:FORMAT",
    "brat": "tui.export.brat:FORMAT",
    "spacy": "tui.language.docbin:FORMAT",
    "tei": "tui.export.tei:FORMAT",
}
"""The program's own formats, as in pyproject.toml; a test compares them."""

Made = str | bytes | Mapping[str, str | bytes]
"""What a format makes: a text, the bytes of a file that is none, or several files by name."""


class Format(Protocol):
    """What an entry point of the group names.

    ``suffix`` is that of the file, with its dot; empty where there are several files, which need
    a folder. ``description`` is one line without a full stop. ``annotated`` says whether it
    writes what the engine finds, so that without annotations there is nothing to write.
    """

    @property
    def name(self) -> str:
        """What it is called on the command line."""

    @property
    def suffix(self) -> str:
        """The suffix of its file."""

    @property
    def description(self) -> str:
        """What it is for."""

    @property
    def annotated(self) -> bool:
        """Whether it writes annotations."""

    def make(self, export: Export) -> Made:
        """The export in this format. Raises ExportError where that cannot be."""


class Form(NamedTuple):
    """A ``Format`` as plain data."""

    name: str
    suffix: str
    description: str
    make: Callable[[Export], Made]
    annotated: bool = False


class Formats(Mapping[str, Format]):
    """The formats by name: our own in the order of OWN, then those of other packages."""

    def __init__(self) -> None:
        self._loaded: dict[str, Format] = {}
        self._others: dict[str, EntryPoint] | None = None

    def __getitem__(self, name: str) -> Format:
        """The format of that name; KeyError without one, ExportError where it cannot be loaded."""
        if name not in self._loaded:
            if name in OWN:
                module, _, attribute = OWN[name].partition(":")
                self._loaded[name] = getattr(import_module(module), attribute)
            else:
                self._loaded[name] = _load(self.others[name])
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        yield from OWN
        yield from self.others

    def __len__(self) -> int:
        return len(OWN) + len(self.others)

    @property
    def others(self) -> Mapping[str, EntryPoint]:
        """The entry points of other packages by name; a name of our own is ours."""
        if self._others is None:
            from importlib.metadata import entry_points

            found = sorted(entry_points(group=GROUP), key=lambda point: point.name)
            self._others = {point.name: point for point in found if point.name not in OWN}
        return self._others

    def find(self, name: str) -> Format:
        """The format of that name. Raises ExportError where there is none, or it does not load."""
        if name in OWN or name in self.others:
            return self[name]
        near = get_close_matches(name, list(self), 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(self)}."
        raise ExportError(f"There is no format “{name}”; {hint}")

    def usable(self) -> list[Format]:
        """The formats that load."""
        out = []
        for name in self:
            try:
                out.append(self[name])
            except ExportError:
                continue
        return out


def _load(point: EntryPoint) -> Format:
    """The format of another package, looked at as far as that can be. Raises ExportError."""
    try:
        loaded: Any = point.load()
        fits = (
            callable(loaded.make)
            and all(isinstance(getattr(loaded, a), str) for a in ("name", "suffix", "description"))
            and isinstance(loaded.annotated, bool)
        )
    except Exception as error:  # it is anybody's code
        what = " ".join(f"{type(error).__name__}: {error}".split())
        raise ExportError(
            f"The format {point.name} ({point.value}) cannot be loaded ({what}); "
            "update or remove the package that brings it."
        ) from error
    if not fits:
        raise ExportError(f"{point.value} is no export format; it lacks what tui.export.Form has.")
    return loaded  # type: ignore[no-any-return]


FORMATS = Formats()

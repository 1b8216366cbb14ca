"""The formats that notes can be exported in, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tui.export import markdown, webannotation
from tui.export.collecting import Exported


class Format(NamedTuple):
    """A format: what makes text of exported notes, a line about it, and the files' suffix."""

    make: Callable[[Sequence[Exported]], str]
    description: str
    suffix: str


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "markdown": Format(markdown.export, "for reading and for Obsidian", ".md"),
        "json": Format(webannotation.export, "W3C Web Annotation JSON-LD, complete", ".json"),
    }
)

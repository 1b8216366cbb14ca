"""How an export is written, beyond its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from tui.export.templates import Template

Grouping = Literal["article", "speaker"]


class Look(Protocol):
    """How a piece of text looks in a palette; None and False leave it as it is."""

    @property
    def color(self) -> str | None:
        """``#rgb``, ``#rrggbb`` or one of the terminal's sixteen (``ansi_red``)."""

    @property
    def bold(self) -> bool:
        """Whether it is bold."""

    @property
    def italic(self) -> bool:
        """Whether it is italic."""

    @property
    def underline(self) -> bool:
        """Whether it is underlined."""


class Palette(Protocol):
    """The colours of a page; ``tui.theme.Theme`` is one. Colours are as in ``Look.color``.

    ``colors`` has at least background, surface, text, muted, accent, border and title. ``notes``
    are the backgrounds of highlights by name, ``entities`` looks by label, ``speakers`` the
    colours of speakers in order of their share of what is said, ``tints`` how much of that is
    mixed into the background of what they say, by type of quote.
    """

    @property
    def dark(self) -> bool:
        """Whether the background is darker than the text."""

    @property
    def colors(self) -> Mapping[str, str]:
        """Colours by name."""

    @property
    def notes(self) -> Mapping[str, str]:
        """Backgrounds of highlights by name."""

    @property
    def entities(self) -> Mapping[str, Look]:
        """Looks of entities by label."""

    @property
    def speakers(self) -> tuple[str, ...]:
        """Speakers' colours."""

    @property
    def tints(self) -> Mapping[str, float]:
        """Shares from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a format may heed; each heeds what concerns it.

    ``by`` groups the notes of ``markdown`` and ``text``; ``template`` takes the place of
    ``markdown``'s own; ``palette`` colours ``html``; ``width`` is the longest line of ``text`` in
    terminal cells.
    """

    by: Grouping = "article"
    template: Template | None = None
    palette: Palette | None = None
    width: int = 72

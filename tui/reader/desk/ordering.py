"""An order to export: looked at first, then written; each in whatever thread."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tui.export import Export, ExportError, Format, Options, keep
from tui.reader.desk.gathering import Gathered, Gathering, Progress
from tui.reader.desk.outgoing import Tally, beginning, tally, write_out
from tui.reader.desk.wanted import Offers, offers, parse

LINES = 200
"""How much of an export can be looked at before it is written."""


class Order(NamedTuple):
    """What is to be exported: everything of ``source`` that the line of filters ``wanted`` keeps."""

    form: Format
    source: Gathering | Gathered
    wanted: str
    options: Options


class Look(NamedTuple):
    """What would be written, and how it begins; or why nothing can be.

    ``offers`` are the values that a filter may ask for.
    """

    form: Format
    gathered: Gathered
    offers: Offers
    tally: Tally | None = None
    lines: list[str] | None = None
    trouble: str = ""

    def words(self, *, everything: bool, filtered: bool) -> str:
        """What it comes to, and what is missing from it."""
        if self.trouble:
            return self.trouble
        gathered = self.gathered
        if self.tally is not None and not self.tally.empty:
            parts = [f"Writes {self.tally}"]
        elif filtered:
            parts = ["Nothing passes the filter"]
        elif self.form.annotated:
            parts = ["Nothing to write yet"]
        else:
            parts = [
                f"There are no notes on {'these articles' if everything else 'this article'} yet"
            ]
        if gathered.unseen:
            plural = f"{gathered.unseen:,} article{'s are' if gathered.unseen != 1 else ' is'}"
            parts.append(f"{plural if everything else 'the article is'} not annotated yet")
        if gathered.unread:
            parts.append(f"{gathered.unread:,} could not be read")
        return " · ".join(parts) + (f". {gathered.trouble}" if gathered.trouble else "")


class Written(NamedTuple):
    """What was written, into which files."""

    tally: Tally
    files: list[Path]


def look(order: Order, progress: Progress) -> Look:
    """What the order comes to. Raises StoppedError."""
    gathered = _gathered(order, progress)
    known = offers(gathered.export, order.options.palette.notes if order.options.palette else ())
    try:
        export = _kept(order, gathered)
        counted = tally(order.form, export)
        progress.begin("making")
        lines = [] if counted.empty else beginning(order.form, export, LINES)
    except ExportError as error:
        return Look(order.form, gathered, known, trouble=str(error))
    return Look(order.form, gathered, known, counted, lines)


def write(order: Order, path: Path, force: bool, progress: Progress) -> Written:
    """Write it. Raises StoppedError, and ExportError as ``write_out`` does."""
    export = _kept(order, _gathered(order, progress))
    counted = tally(order.form, export)
    if counted.empty:
        raise ExportError("There is nothing to write.")
    return Written(counted, write_out(order.form, export, path, force, progress))


def _gathered(order: Order, progress: Progress) -> Gathered:
    source = order.source
    return source.run(progress) if isinstance(source, Gathering) else source


def _kept(order: Order, gathered: Gathered) -> Export:
    """What the filter keeps. Raises ExportError."""
    return keep(replace(gathered.export, options=order.options), parse(order.wanted))

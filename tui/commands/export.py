"""``newsreader export``: notes and annotations, in a format of the reader's choice."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotation import Annotations
from tui.article import Article, ArticleError, load
from tui.article.safety import safe_line
from tui.commands.inputs import Inputs
from tui.export import (
    FORMATS,
    Export,
    ExportError,
    Filter,
    Format,
    Options,
    deliver,
    gather,
    keep,
)
from tui.store import Store, StoreError, default_path

if TYPE_CHECKING:
    from spacy.language import Language

    from tui.export.options import Grouping, Palette

PAGE_THEME = "paper"
"""The theme of a page where none is asked for: pages are for paper too."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to export where, as the command line says it."""

    paths: Sequence[str] = ()
    format: str = "markdown"
    file: Path | None = None
    force: bool = False
    store: Path | None = None
    model: str | None = None
    theme: str | None = None
    by: Grouping = "article"
    template: Path | None = None
    wanted: Filter = field(default_factory=Filter)


def run(order: Order) -> int:
    """Write what is asked for; the exit status.

    Without paths, it is all that is in the store. Raises ExportError, ThemeError, ModelError and
    CueError, and StoreError where the store that was asked for does not exist; without a default
    store there are no notes yet.
    """
    form = FORMATS.find(order.format)
    options = _options(order)
    if order.store is not None and not order.store.exists():
        raise StoreError(
            f"The notes' store {order.store} does not exist; check the path after --store."
        )
    nothing_yet = order.store is None and not default_path().exists()
    store = None if nothing_yet else Store.open(order.store)
    try:
        status, export = _gathered(order, form, store, options)
    finally:
        if store is not None:
            store.close()
    if export is not None:
        deliver(form.make(keep(export, order.wanted)), order.file, order.force)
    return status


def show_formats() -> int:
    """Print the formats, those of other packages too; the exit status."""
    status = 0
    for name in FORMATS:
        try:
            form = FORMATS[name]
        except ExportError as error:
            from tui.commands.messages import complain

            complain(str(error))
            status = 2
            continue
        what = f"{form.description} ({form.suffix or 'a folder'})"
        sys.stdout.write(f"{safe_line(name):<12}{safe_line(what)}\n")
    return status


def show_template(by: Grouping) -> int:
    """Print the program's own Markdown template, to begin one's own with; the exit status."""
    from tui.export.markdown import own_template

    sys.stdout.write(own_template(by))
    return 0


def _options(order: Order) -> Options:
    template = None
    if order.template is not None:
        from tui.export.templates import read_template

        if order.format != "markdown":
            raise ExportError("A template is for markdown; leave out --format, or --template.")
        template = read_template(order.template)
    palette: Palette | None = None
    if order.format == "html" or order.theme is not None:
        from tui.commands.read import THEME_VARIABLE
        from tui.theme import load_theme

        palette = load_theme(order.theme or os.environ.get(THEME_VARIABLE) or PAGE_THEME)
    return Options(by=order.by, template=template, palette=palette)


def _gathered(
    order: Order, form: Format, store: Store | None, options: Options
) -> tuple[int, Export | None]:
    """The exit status, and what there is to export; None where nothing could be read."""
    engine = _Engine(order.model, store).annotate if form.annotated else None
    inputs = Inputs(order.paths) if order.paths else None
    everything = _Everything(store)
    export = gather(
        inputs if inputs is not None else everything,
        store.notes if store is not None else _none,
        corrections=store.corrections if store is not None else _none,
        annotations=engine,
        options=options,
    )
    if inputs is not None:
        return inputs.status, export if inputs.read else None
    lost = everything.lost(export)
    return 0, Export((*export.articles, *lost.articles), options)


def _none(article: Article) -> tuple[()]:
    return ()


class _Engine:
    """Annotates articles: what the store keeps from the last time, else the engine anew."""

    def __init__(self, model: str | None, store: Store | None) -> None:
        from tui.commands.choosing import chosen
        from tui.language import engine_name

        self._model = chosen(model)
        self._name = engine_name(self._model)
        self._store = store
        self._nlp: Language | None = None

    def annotate(self, article: Article) -> Annotations:
        """What the engine finds in ``article``."""
        kept = self._store.cached(article.digest, self._name) if self._store is not None else None
        if kept is not None:
            return kept
        from tui.language import annotate, load

        if self._nlp is None:
            self._nlp = load(self._model)
        return annotate(article, self._nlp)


class _Everything:
    """The articles that notes and corrections in the store are on, as far as they are here."""

    def __init__(self, store: Store | None) -> None:
        self._store = store

    def __iter__(self) -> Iterator[Article]:
        marked = self._store.articles() if self._store is not None else []
        for path in dict.fromkeys(item.path for item in marked if item.path):
            try:
                yield load(Path(path))
            except ArticleError:
                continue  # its notes leave as what is left of them

    def lost(self, export: Export) -> Export:
        """The notes and corrections that are not in ``export``, as their files are gone."""
        if self._store is None:
            return Export()
        notes = {item.note.id for item in export.notes}
        made = {item.id for item in export.corrections}
        return gather(
            (),
            _none,
            lost=(
                [note for note in self._store.all_notes() if note.id not in notes],
                [item for item in self._store.all_corrections() if item.id not in made],
            ),
        )

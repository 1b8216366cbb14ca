"""``newsreader export``: the notes taken on articles, in a format of the reader's choice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.commands.inputs import Inputs
from tui.export import FORMATS, collect, write
from tui.store import Store, StoreError, default_path


def run(paths: Sequence[str], name: str, file: Path | None, force: bool, store: Path | None) -> int:
    """Write the notes on the articles at ``paths`` in the format ``name``; the exit status.

    Raises StoreError where the store that was asked for does not exist. Without a default store
    there are no notes yet.
    """
    if store is not None and not store.exists():
        raise StoreError(f"The notes' store {store} does not exist; check the path after --store.")
    inputs = Inputs(paths)
    if store is None and not default_path().exists():
        exported = collect(inputs, lambda article: ())
    else:
        with Store.open(store) as opened:
            exported = collect(inputs, opened.notes)
    if inputs.read:
        write(FORMATS[name].make(exported), file, force)
    return inputs.status

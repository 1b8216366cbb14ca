"""What is seen: the Textual application, its screens and widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def run(
    paths: Sequence[Path],
    *,
    named: list[str],
    theme: str,
    keymap: str | None = None,
    store: Path | None = None,
    standard_input: bytes | None = None,
    model: str | None = None,
    resume: bool = False,
) -> int:
    """Open the reader on ``paths`` and return the exit status when the user leaves it.

    ``named`` are the arguments that ``paths`` came from. ``standard_input`` holds what was read
    for the path ``-``. ``keymap`` is the name of a key map to take instead of the theme's.
    ``model`` is the engine's, as in ``tui.language.load``. To ``resume`` is to open the article
    that was left last. Raises ArticleError where no article can be opened, ThemeError
    where the theme cannot.
    """
    import gc

    # Importing makes hundreds of thousands of objects that stay: collecting among them is a sixth
    # of the time to the first paint. The screen turns the collector on again once it is painted.
    gc.disable()
    from tui.reader import glimpse
    from tui.reader.desk import Desk
    from tui.reader.engine import Engine
    from tui.theme import load_theme

    desk = Desk.open(
        paths,
        named=named,
        store=store,
        standard_input=standard_input,
        model=model,
        resume=resume,
    )
    seen = glimpse.show(desk, load_theme(theme, keymap))
    try:
        engine = Engine(desk.model)
        if desk.annotations() is None:
            # It loads in a process of its own, while this one loads what draws the rest.
            engine.ask(desk.current)
        from tui.reader.app import ReaderApp

        app = ReaderApp(desk, theme, engine, keymap)
    except BaseException:
        if seen:
            glimpse.take_back()
        raise
    app.run()
    desk.close()
    return app.return_code or 0

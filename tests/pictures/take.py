"""Takes the README's pictures from the running program.

python -m tests.pictures.take
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from tui.article import find
from tui.reader.app import ReaderApp
from tui.reader.desk import Desk

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"
PICTURES = {
    "reading": ("midnight", (136, 36), ("c", "c", "c")),
    "card": ("paper", (136, 36), ("g", "e", "escape", "e", "e", "p")),
    "finding": ("ember", (136, 36), ("g", "/", *"said")),
}
"""The theme, the size in cells, the keys; of the seed articles all are annotated before."""


def portable(svg: str) -> str:
    """Without the fonts that the picture would fetch from elsewhere."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S).replace(
        "Fira Code", "DejaVu Sans Mono, Menlo"
    )


async def take(name: str) -> None:
    theme, size, keys = PICTURES[name]
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(find([str(SEEDS)]), named=[str(SEEDS)], store=Path(folder) / "s.sqlite3")
        app = ReaderApp(desk, theme)
        async with app.run_test(size=size) as pilot:
            survey = app.survey
            while app.busy or survey is None or not survey.total or survey.at_work:
                await pilot.pause(0.05)
                survey = app.survey
            await pilot.press(*keys)
            await pilot.pause(0.5)
            (HERE / f"{name}.svg").write_text(portable(app.export_screenshot(title="newsreader")))


if __name__ == "__main__":
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    for picture in PICTURES:
        asyncio.run(take(picture))

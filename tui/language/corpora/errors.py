"""What can go wrong when a corpus is read."""

from __future__ import annotations

from pathlib import Path


class CorpusError(Exception):
    """A corpus cannot be read; the message says in one sentence where, and what was expected.

    ``line`` counts from 1 and is None where the whole file, or a folder, is meant.
    """

    def __init__(self, path: Path, problem: str, line: int | None = None) -> None:
        self.path = path
        self.line = line
        where = str(path) if line is None else f"{path}, line {line}"
        super().__init__(f"{where}: {problem}.")

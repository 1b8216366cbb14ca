"""An article, an engine that needs no model, and a reader that only says what it was given."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tui.annotation import Annotations, Attribution, Span, Speaker
from tui.article import Article

TEXT = "Harbour opens\n\n“At last 🎉,” Ada Quill said on the quay.\n\nShips came in again.\n"

FAKE_ENGINE = """
import sys
from tui import cli, language
from tui.annotation import Annotations
language.load = lambda model=None: object()
language.annotate = lambda article, nlp: Annotations(article.digest, "fake/1")
sys.exit(cli.main(sys.argv[1:]))
"""
"""The command line with an engine that finds nothing, for a process of its own."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An engine that finds one quote wherever it says 🎉; the list says what it was asked."""
    asked: list[str] = []

    def load_(model: str | None = None) -> object:
        asked.append(f"load {model}" if model else "load")
        return object()

    def annotate(article: Article, nlp: object) -> Annotations:
        asked.append(article.title)
        if "crash" in article.text:
            raise RuntimeError("the engine\x1b choked")
        at = article.text.find("“At last")
        if at < 0:
            return Annotations(article.digest, "fake/1")
        quote = Attribution(0, (Span(at, at + 12),), "direct", Span(at + 13, at + 22), speaker=0)
        return Annotations(
            article.digest,
            "fake/1",
            speakers=(Speaker(0, "Ada Quill", "person"),),
            attributions=(quote,),
        )

    monkeypatch.setattr("tui.language.load", load_)
    monkeypatch.setattr("tui.language.annotate", annotate)
    return asked


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[SimpleNamespace]:
    return replace_reader(monkeypatch)


def replace_reader(monkeypatch: pytest.MonkeyPatch) -> list[SimpleNamespace]:
    """What the reader will be opened with; standard streams pass for a terminal's."""
    calls: list[SimpleNamespace] = []

    def run(paths: list[Path], **more: object) -> int:
        calls.append(SimpleNamespace(paths=paths, **more))
        return 0

    monkeypatch.setattr("tui.reader.run", run)
    monkeypatch.setattr("tui.commands.read._is_terminal", lambda stream: True)
    return calls


def one_sentence(text: str) -> bool:
    return text.startswith("newsreader: ") and text.count("\n") == 1 and "Traceback" not in text

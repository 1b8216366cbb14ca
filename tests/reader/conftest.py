from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tui.annotation import Annotations, Attribution, Entity, Mention, Speaker
from tui.article import Article, Span
from tui.reader.app import ReaderApp
from tui.reader.desk import Desk
from tui.reader.engine import EngineError

TEXT = """\
Local

Ferry closes after vote

Mayor Ana Petrov said the old ferry would close on Monday.

“We have waited long enough,” Petrov told reporters in Harrowgate. “The bridge is \
ready.”

{ad_slot}

The union called the vote “a scandal”. Its chairman, Kwame Osei, wrote that 60 jobs would go.

Petrov declined to answer.
"""
OTHER = "Bridge opens early\n\nThe bridge at Harrowgate opened on Sunday, and nobody said a word.\n"


def nth(text: str, words: str, number: int = 1) -> Span:
    """The place of an occurrence of words."""
    at = -1
    for _ in range(number):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def annotate_by_hand(article: Article, _nlp: object = None) -> Annotations:
    """Annotations of the article above, so that the view is tested apart from the engine."""
    text = article.text
    if "Ana Petrov" not in text:
        return Annotations(article.digest, "rules/test")
    where = [
        ("Ana Petrov", 1, "PERSON", 0),
        ("Monday", 1, "DATE", 1),
        ("Petrov", 2, "PERSON", 0),
        ("Harrowgate", 1, "GPE", 2),
        ("Kwame Osei", 1, "PERSON", 3),
        ("60", 1, "CARDINAL", 4),
        ("Petrov", 3, "PERSON", 0),
    ]
    return Annotations(
        digest=article.digest,
        engine="rules/test",
        entities=(
            Entity(0, "Ana Petrov", "PERSON"),
            Entity(1, "Monday", "DATE"),
            Entity(2, "Harrowgate", "GPE"),
            Entity(3, "Kwame Osei", "PERSON"),
            Entity(4, "60", "CARDINAL"),
        ),
        mentions=tuple(Mention(nth(text, words, n), label, e) for words, n, label, e in where),
        speakers=(
            Speaker(0, "Ana Petrov", "person", role="Mayor", entity=0),
            Speaker(1, "The union", "organization", named=False),
            Speaker(2, "Kwame Osei", "person", role="chairman", entity=3),
        ),
        attributions=(
            Attribution(
                0,
                (nth(text, "the old ferry would close on Monday"),),
                "indirect",
                source=nth(text, "Mayor Ana Petrov"),
                cue=nth(text, "said"),
                speaker=0,
            ),
            Attribution(
                1,
                (nth(text, "“We have waited long enough,”"), nth(text, "“The bridge is ready.”")),
                "direct",
                source=nth(text, "Petrov", 2),
                cue=nth(text, "told"),
                speaker=0,
            ),
            Attribution(
                2,
                (nth(text, "“a scandal”"),),
                "direct",
                source=nth(text, "The union"),
                cue=nth(text, "called"),
                speaker=1,
            ),
            Attribution(
                3,
                (nth(text, "that 60 jobs would go"),),
                "indirect",
                source=nth(text, "Its chairman, Kwame Osei"),
                cue=nth(text, "wrote"),
                speaker=2,
            ),
        ),
    )


@pytest.fixture
def folder(tmp_path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(TEXT)
    (articles / "b.txt").write_text(OTHER)
    return articles


class HandEngine:
    """Answers at once, in a thread as the real one does, with what was annotated by hand."""

    failure: str | None = None
    gate: threading.Event | None = None
    """What to wait for before the answer, which a test sets."""

    def __init__(self, model: str | None = None) -> None:
        self.model = model

    def ask(self, article: Article, *, first: bool = True) -> Future[Annotations]:
        answer: Future[Annotations] = Future()
        threading.Thread(target=self._answer, args=(article, answer), daemon=True).start()
        return answer

    def _answer(self, article: Article, answer: Future[Annotations]) -> None:
        if self.gate is not None:
            self.gate.wait(5)
        if self.failure is not None:
            answer.set_exception(EngineError(self.failure))
        else:
            answer.set_result(annotate_by_hand(article))

    def stop(self) -> None:
        pass


@pytest.fixture
def by_hand(monkeypatch):
    """The engine's answers, made by hand."""
    monkeypatch.setattr("tui.reader.app.Engine", HandEngine)
    monkeypatch.setattr("tui.language.ENGINE", "rules/test")


async def ready(pilot) -> None:
    """Wait until the engine has answered."""
    for _ in range(200):
        await pilot.pause(0.01)
        screen = pilot.app.reading_screen
        if not pilot.app.busy and (screen.annotations is not None or screen.failure):
            break
    await pilot.pause()


@pytest.fixture
def reading(folder, by_hand) -> Callable:
    """Opens the reader on the folder, or on one of its files."""

    @asynccontextmanager
    async def opened(
        *names: str, size=(120, 40), theme="midnight", store=None, wait=True, model=None
    ):
        paths = [folder / name for name in names] or sorted(folder.iterdir())
        desk = Desk.open(
            paths,
            named=[str(p) for p in paths],
            store=store or folder.parent / "store.sqlite3",
            model=model,
        )
        app = ReaderApp(desk, theme)
        async with app.run_test(size=size) as pilot:
            if wait:
                await ready(pilot)
            yield pilot
        desk.close()

    return opened


def status(pilot) -> str:
    """What the status line says at the left."""
    return "".join(text for text, _ in pilot.app.reading_screen.status.left)


def screen_text(pilot) -> str:
    """All that is on the screen, as text."""
    width, height = pilot.app.size
    lines = []
    for y in range(height):
        row = ""
        for strip in [pilot.app.screen._compositor.render_strips()[y]]:
            row += strip.text
        lines.append(row[:width])
    return "\n".join(lines)

"""The reader's end of the engine's process: articles go out, annotations come back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tui.annotation import Annotations
from tui.article import Article

_ROOT = Path(__file__).resolve().parents[2]
_START = (
    "import os; os.nice(10); "
    "import sys; sys.path.append(sys.argv[1]); from tui.language.service import main; "
    "main(sys.argv[2] or None)"
)


LONG = 50_000
"""Code points of an article on which work is ended when another is opened: some three seconds of
work, against the one that a new process takes to begin."""

IDLE = 60.0
"""Seconds without an article after which the process, and its memory, is let go."""


class EngineError(Exception):
    """The engine has no answer; the message is for the reader's eyes."""


class _Asked(NamedTuple):
    article: Article
    answer: Future[Annotations]


class Engine:
    """Annotates articles in a process that is started with the first of them.

    May be asked from any thread. An article that waits, is being annotated or was the last to be is not sent twice.
    """

    def __init__(self, model: str | None = None) -> None:
        self.model = model
        self._process: subprocess.Popen[bytes] | None = None
        self._change = threading.Condition()
        self._waiting: deque[_Asked] = deque()
        self._at_work: _Asked | None = None
        self._last: _Asked | None = None
        self._given_up: _Asked | None = None
        self._stopped = False
        self._thread: threading.Thread | None = None

    def ask(self, article: Article, *, first: bool = True) -> Future[Annotations]:
        """Have an article annotated, before those that wait unless ``first`` is off.

        The future raises EngineError where that fails. Its callbacks run in the engine's thread.
        """
        with self._change:
            for asked in (self._last, self._at_work, *self._waiting):
                if asked is not None and asked.article.digest == article.digest:
                    if first and asked in self._waiting:
                        self._waiting.remove(asked)
                        self._waiting.appendleft(asked)
                    return asked.answer
            asked = _Asked(article, Future())
            if self._stopped:
                asked.answer.cancel()
                return asked.answer
            if first:
                self._waiting.appendleft(asked)
                self._make_way()
            else:
                self._waiting.append(asked)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="engine", daemon=True)
                self._thread.start()
            self._change.notify()
        return asked.answer

    def _make_way(self) -> None:
        """End the work on a long article, which is begun anew once the others are done."""
        asked = self._at_work
        if asked is not None and len(asked.article.text) > LONG and self._process is not None:
            self._given_up = asked
            self._process.kill()

    def stop(self) -> None:
        """End the process; what is still asked stays unanswered."""
        with self._change:
            self._stopped = True
            process = self._process
            for asked in self._waiting:
                asked.answer.cancel()
            self._waiting.clear()
            self._change.notify()
        if process is not None:
            process.kill()

    def _work(self) -> None:
        """In the engine's thread: send an article, wait for its annotations, take the next."""
        while True:
            with self._change:
                while not self._waiting and not self._stopped:
                    if not self._change.wait(IDLE):
                        self._end()
                if self._stopped:
                    return
                asked = self._at_work = self._waiting.popleft()
            result: Annotations | EngineError
            try:
                result = self._answer(asked.article)
            except EngineError as error:
                result = error
            with self._change:
                self._at_work = None
                given_up, self._given_up = self._given_up is asked, None
                if given_up and isinstance(result, EngineError) and not self._stopped:
                    self._waiting.append(asked)
                    continue
                self._last = asked if isinstance(result, Annotations) else None
            with suppress(Exception):  # cancelled meanwhile
                if isinstance(result, EngineError):
                    asked.answer.set_exception(result)
                else:
                    asked.answer.set_result(result)

    def _answer(self, article: Article) -> Annotations:
        request = {
            "text": article.text,
            "path": None if article.path is None else os.fspath(article.path),
        }
        try:
            process = self._running()
            assert process.stdin is not None and process.stdout is not None
            # In ASCII a lone surrogate, as in a file's odd name, is kept by its escape.
            process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError as error:
            self._end()
            why = error.strerror or type(error).__name__
            raise _failed(f"The engine cannot be reached ({why}).") from error
        if not line:
            status = self._end()
            raise _failed(f"The engine ended while it was at work (exit status {status}).")
        reply = json.loads(line)
        if "error" in reply:
            raise EngineError(reply["error"])
        return Annotations.from_dict(reply["annotations"])

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            # -P: what lies in the current folder must not be taken for a library.
            command = [sys.executable, "-P", "-c", _START, str(_ROOT), self.model or ""]
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        return self._process

    def _end(self) -> int | None:
        """Let go of a process that has ended, so that the next article gets a new one."""
        process, self._process = self._process, None
        if process is None:
            return None
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        return process.wait()


def _failed(words: str) -> EngineError:
    from tui.language.service import NO_ANNOTATIONS

    return EngineError(f"{words} {NO_ANNOTATIONS}")

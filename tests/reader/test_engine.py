from __future__ import annotations

import os
import signal
import time
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from tui.article import from_text
from tui.reader.engine import Engine, EngineError

TEXT = "Bridge opens\n\n“It is late,” said Ana Petrov, the mayor.\n"


@pytest.fixture
def engine():
    engine = Engine("rules")
    yield engine
    engine.stop()


def process_of(engine: Engine) -> int:
    for _ in range(500):
        if engine._process is not None:
            return engine._process.pid
        time.sleep(0.01)
    raise AssertionError("the engine has not been started")


def test_it_annotates_in_a_process_of_its_own(engine):
    article = from_text(TEXT)
    annotations = engine.ask(article).result(60)
    assert annotations.digest == article.digest
    assert [s.name for s in annotations.speakers] == ["Ana Petrov"]
    assert process_of(engine) != os.getpid()


def test_the_same_article_is_sent_once(engine):
    article = from_text(TEXT)
    first = engine.ask(article)
    assert engine.ask(from_text(TEXT)) is first
    first.result(60)
    assert engine.ask(article) is first


def test_what_the_reader_opens_goes_before_what_waits(engine):
    done = []
    for name in ("a", "b", "c"):
        engine.ask(from_text(TEXT + name), first=False).add_done_callback(
            lambda _, name=name: done.append(name)
        )
    opened = engine.ask(from_text(TEXT + "opened"))
    opened.add_done_callback(lambda _: done.append("opened"))
    engine.ask(from_text(TEXT + "c"), first=False).result(60)
    assert done.index("opened") <= 1


def test_an_engine_that_dies_is_said_and_the_next_article_gets_another(engine):
    engine.ask(from_text(TEXT)).result(60)
    os.kill(process_of(engine), signal.SIGKILL)
    with pytest.raises(EngineError, match="ended while|cannot be reached"):
        engine.ask(from_text(TEXT + "Again.")).result(60)
    assert engine.ask(from_text(TEXT + "More.")).result(60).attributions


def test_one_that_cannot_be_started_is_said(monkeypatch):
    monkeypatch.setattr("sys.executable", "/no/such/python")
    engine = Engine()
    with pytest.raises(EngineError, match="cannot be reached.*no annotations"):
        engine.ask(from_text(TEXT)).result(60)
    engine.stop()


def test_a_model_that_is_not_there_is_said():
    engine = Engine("no_such_model")
    with pytest.raises(EngineError, match="no_such_model"):
        engine.ask(from_text(TEXT)).result(60)
    engine.stop()


def test_stopping_ends_the_process_and_what_waits(engine):
    engine.ask(from_text(TEXT)).result(60)
    pid = process_of(engine)
    waiting = [engine.ask(from_text(TEXT + str(n)), first=False) for n in range(50)]
    engine.stop()
    with pytest.raises((CancelledError, EngineError)):
        waiting[-1].result(10)
    with pytest.raises(CancelledError):
        engine.ask(from_text("Another.\n\nText.")).result(10)
    for _ in range(200):
        if not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text():
            break
        time.sleep(0.01)
    else:
        raise AssertionError("the process goes on")


def test_what_lies_in_the_current_folder_is_not_taken_for_a_library(engine, tmp_path, monkeypatch):
    (tmp_path / "spacy.py").write_text("raise SystemExit('wrong')")
    (tmp_path / "tui.py").write_text("raise SystemExit('wrong')")
    monkeypatch.chdir(tmp_path)
    assert engine.ask(from_text(TEXT)).result(60).attributions


def test_a_process_that_idles_is_let_go(monkeypatch):
    monkeypatch.setattr("tui.reader.engine.IDLE", 0.05)
    engine = Engine("rules")
    engine.ask(from_text(TEXT)).result(60)
    for _ in range(200):
        if engine._process is None:
            break
        time.sleep(0.01)
    assert engine._process is None
    assert engine.ask(from_text(TEXT + "More.")).result(60).attributions
    engine.stop()


def test_a_long_article_makes_way_for_the_one_that_is_opened(engine):
    sentence = "“It is late,” said Ana Petrov, the mayor, on day {} of the strike. "
    long = from_text("Strike\n\n" + "".join(sentence.format(n) for n in range(20_000)))
    slow = engine.ask(long, first=False)
    process_of(engine)
    time.sleep(0.3)
    opened = engine.ask(from_text(TEXT))
    assert opened.result(60).attributions
    assert not slow.done()
    engine.stop()

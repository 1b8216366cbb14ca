"""Several windows and processes on one store, and processes that are killed."""

from __future__ import annotations

import multiprocessing
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.store.making import article, correction, found, note
from tui.store import Store
from tui.store.joining import DIVIDER

WRITER = """\
import sys
from itertools import count
from pathlib import Path
from tests.store.making import article, note
from tui.store import Store

name, many = sys.argv[2], int(sys.argv[3])
here = article(Path("/ferry.txt"))
with Store.open(Path(sys.argv[1])) as store:
    print("open", flush=True)
    for number in range(many) if many else count():
        store.save(note(here, note_id=f"{name}-{number}", comment="words " * 20, tags=(name,)))
        print(f"{name}-{number}", flush=True)
"""
"""New notes until there are so many, 0 for no end; each is told when it is kept."""

EDITOR = """\
import sys
from pathlib import Path
from tui.store import Store

name, many = sys.argv[2], int(sys.argv[3])
with Store.open(Path(sys.argv[1])) as store:
    (mine,) = store.all_notes()
    print("open", flush=True)
    sys.stdin.readline()
    for number in range(many):
        new = mine._replace(comment=f"{name} wrote {number}", tags=(*mine.tags, f"{name}{number}"))
        store.save(new, mine)
        mine = new
"""
"""Edits of the only note, as a window does that looks at no other's."""


def process(script: str, file: Path, name: str, many: int = 0) -> subprocess.Popen[str]:
    """One of the scripts, when it has opened the store."""
    started = subprocess.Popen(
        [sys.executable, "-c", script, str(file), name, str(many)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "open\n"
    return started


@pytest.fixture
def windows(file: Path) -> Iterator[tuple[Store, Store]]:
    with Store.open(file) as one, Store.open(file) as other:
        yield one, other


def test_a_window_learns_of_the_notes_and_corrections_of_another(
    windows: tuple[Store, Store],
) -> None:
    one, other = windows
    assert not one.changed()
    for change in (
        lambda: other.save(note(article(None))),
        lambda: other.save_correction(correction(article(None))),
        lambda: other.delete("n1"),
        lambda: other.delete_correction("c1"),
        lambda: other.save_all([note(article(None))]),
    ):
        before = one.last_change()
        change()
        assert one.last_change() == before + 1
        assert one.changed()
        assert not one.changed()
        assert not other.changed()


def test_a_window_is_not_troubled_by_itself_or_by_what_is_read(
    windows: tuple[Store, Store],
) -> None:
    one, other = windows
    one.save(note(article(None)))
    other.remember(article(None), 3)
    other.cache(found("d1"))
    other.set_last_read(["/a"])
    assert not one.changed()
    assert other.changed()


def test_its_own_write_does_not_hide_anothers(windows: tuple[Store, Store]) -> None:
    one, other = windows
    other.save(note(article(None)))
    one.save(note(article(None), note_id="n2"))
    assert one.changed()
    assert other.changed()


def test_two_windows_edit_one_note_and_both_keep_what_they_wrote(
    windows: tuple[Store, Store],
) -> None:
    one, other = windows
    before = one.save(note(article(None), tags=("old",)))
    theirs = other.save(before._replace(comment="theirs", tags=("old", "t"), colour="red"), before)
    both = one.save(before._replace(comment="ours", tags=("old", "o"), colour="green"), before)
    assert both.comment == f"theirs{DIVIDER}ours"
    assert (both.tags, both.colour) == (("old", "t", "o"), "green")
    assert one.all_notes() == [both]
    later = other.save(theirs._replace(comment="theirs, more"), theirs)
    assert later.comment == f"theirs, more{DIVIDER}ours"
    assert other.all_notes() == [later]


def test_without_a_change_by_another_a_save_is_just_that(windows: tuple[Store, Store]) -> None:
    one, _ = windows
    before = one.save(note(article(None), comment="long"))
    after = before._replace(comment="", tags=("t",))
    assert one.save(after, before) == after
    assert one.save(before, after) == before  # as undo does
    assert one.all_notes() == [before]


def test_a_relative_path_is_no_change(
    windows: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    one, _ = windows
    relative = note(article(Path("ferry.txt")), tags=("a", "a"))
    one.save(relative)
    assert one.save(relative._replace(comment="c"), relative).comment == "c"
    assert one.delete("n1", relative._replace(comment="c")) is None
    assert one.all_notes() == []


def test_a_note_that_was_deleted_while_it_was_edited_comes_back(
    windows: tuple[Store, Store],
) -> None:
    one, other = windows
    before = one.save(note(article(None), tags=("t",)))
    other.delete(before.id, before)
    after = one.save(before._replace(comment="still here"), before)
    assert other.all_notes() == [after]


def test_a_note_that_was_edited_is_not_deleted_by_who_has_not_seen_it(
    windows: tuple[Store, Store],
) -> None:
    one, other = windows
    before = one.save(note(article(None)))
    after = other.save(before._replace(tags=("seen",)), before)
    assert one.delete(before.id, before) == after
    assert one.all_notes() == [after]
    assert one.delete(before.id, after) is None
    assert one.all_notes() == []


def test_processes_write_into_one_store_and_lose_nothing(file: Path) -> None:
    writers = [process(WRITER, file, name, 60) for name in "abc"]
    assert [writer.communicate(timeout=60)[0].count("\n") for writer in writers] == [60] * 3
    with Store.open(file) as store:
        assert len(store.all_notes()) == 180
        assert store.tags() == [("a", 60), ("b", 60), ("c", 60)]


def test_two_processes_edit_one_note_and_each_keeps_its_last_word(file: Path) -> None:
    with Store.open(file) as store:
        store.save(note(article(None), comment="both read this", tags=("old",)))
    editors = [process(EDITOR, file, name, 30) for name in "ab"]
    for editor in editors:
        assert editor.stdin is not None
        editor.stdin.write("go\n")
        editor.stdin.flush()
    for editor in editors:
        editor.communicate(timeout=60)
        assert editor.returncode == 0
    with Store.open(file) as store:
        (kept,) = store.all_notes()
    assert sorted(kept.comment.split(DIVIDER)) == ["a wrote 29", "b wrote 29"]
    assert set(kept.tags) == {"old", *(f"{name}{i}" for name in "ab" for i in range(30))}


def test_no_acknowledged_note_is_lost_when_processes_are_killed(file: Path) -> None:
    told: set[str] = set()
    chance = random.Random(7)
    for run in range(6):
        writer = process(WRITER, file, f"run{run}")
        time.sleep(chance.uniform(0, 0.1))
        writer.kill()
        told.update(line for line in writer.communicate(timeout=60)[0].splitlines(True))
        assert writer.returncode == -signal.SIGKILL
        with Store.open(file) as store:
            kept = {n.id for n in store.all_notes()}
            assert {line.strip() for line in told if line.endswith("\n")} <= kept
            assert store.check() == []
    assert told


def test_windows_that_open_a_new_store_at_the_same_moment(tmp_path: Path) -> None:
    """What each of them sees of the file being made is of one moment."""
    context = multiprocessing.get_context("fork")
    for round_ in range(15):
        barrier, told = context.Barrier(4), context.SimpleQueue()
        openers = [
            context.Process(target=open_together, args=(tmp_path / f"{round_}.db", barrier, told))
            for _ in range(4)
        ]
        for opener in openers:
            opener.start()
        assert [told.get() for _ in openers] == [None] * 4
        for opener in openers:
            opener.join()


def open_together(file: Path, barrier: Any, told: Any) -> None:
    barrier.wait()
    try:
        Store.open(file).close()
        told.put(None)
    except Exception as error:
        told.put(str(error))

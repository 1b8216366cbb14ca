from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.making import article, correction, found, note
from tui.store import Store, StoreError
from tui.store import backups as module
from tui.store.backups import backup, backup_due, backups


@pytest.fixture
def full(file: Path) -> Path:
    with Store.open(file) as store:
        store.save(note(article(None), tags=("t",)))
        store.save_correction(correction(article(None)))
        store.cache(found("d1"))
    return file


def old(store: Path, day: datetime) -> Path:
    """An earlier backup, as far as its name says."""
    folder = store.parent / "backups"
    folder.mkdir(exist_ok=True)
    path = folder / f"{store.stem}-{day:%Y%m%dT%H%M%SZ}{store.suffix}"
    path.write_text("a backup")
    return path


def test_a_backup_is_a_store_with_everything_but_what_can_be_found_again(full: Path) -> None:
    with Store.open(full) as store:
        made = store.backup()
        assert made.parent == full.parent / "backups"
        assert [path.name for path in made.parent.iterdir()] == [made.name]
        assert store.cached("d1", "rules/1")
    assert made.stat().st_mode & 0o077 == 0
    shutil.copy(made, full.with_name("restored.sqlite3"))
    with Store.open(full) as store, Store.open(full.with_name("restored.sqlite3")) as restored:
        assert restored.all_notes() == store.all_notes()
        assert restored.all_corrections() == store.all_corrections()
        assert restored.cached("d1", "rules/1") is None
        assert restored.check() == []


def test_it_holds_what_is_in_the_log_of_an_open_store_and_any_thread_makes_it(full: Path) -> None:
    made: list[Path] = []
    with Store.open(full) as store:
        store.save(note(article(None), note_id="n2"))
        thread = threading.Thread(target=lambda: made.append(store.backup()))
        thread.start()
        thread.join()
        assert not store.changed()
    raw = sqlite3.connect(made[0])
    assert raw.execute("SELECT count(*) FROM note").fetchone() == (2,)
    raw.close()


def test_the_newest_are_kept_and_one_a_week(full: Path) -> None:
    today = datetime.now(UTC)
    monday = today - timedelta(days=today.weekday())
    recent = [old(full, today - timedelta(minutes=minutes)) for minutes in range(1, 7)]
    weekly = [old(full, monday - timedelta(weeks=weeks)) for weeks in range(2, 8)]
    within = [old(full, monday - timedelta(weeks=weeks, minutes=-5)) for weeks in range(2, 8)]
    others = [
        old(full.with_name("notes-2.sqlite3"), today - timedelta(days=days)) for days in range(9)
    ]
    strangers = [
        full.parent / "backups" / name
        for name in ("notes-mine.sqlite3", "notes-20249999T000000Z.sqlite3")
    ]
    for stranger in strangers:
        stranger.write_text("mine")
    made = backup(full)
    kept = backups(full)
    assert kept[: module.NEWEST] == [made, *recent[:4]]
    assert recent[4] in kept  # the last of its week among those that are older
    assert kept[module.NEWEST + 1 :] == within[: module.WEEKS - 1]
    assert not any(path.exists() for path in weekly)
    assert all(path.exists() for path in strangers)
    assert all(path.exists() for path in others)


def test_what_a_killed_process_left_is_cleared_away_after_a_day(full: Path) -> None:
    before, now = (backup(full).with_name(f".notes-{name}.sqlite3.1.part") for name in "ab")
    for part in (before, now):
        part.write_text("half")
    os.utime(before, (1_700_000_000, 1_700_000_000))
    backup(full)
    assert not before.exists()
    assert now.exists()


def test_when_one_is_due(full: Path) -> None:
    assert backup_due(full)
    made = backup(full)
    assert not backup_due(full)
    yesterday = datetime.now(UTC).timestamp() - module.DAY - 60
    os.utime(made, (yesterday, yesterday))
    assert backup_due(full)
    os.utime(full, (yesterday - 60, yesterday - 60))
    assert not backup_due(full)
    with Store.open(full) as store:
        assert store.last_change()
        assert not store.backup_due()  # reading alone is no reason
        store.delete("n1")
        assert store.backup_due()


def test_a_damaged_store_is_not_copied_and_no_backup_is_lost(full: Path) -> None:
    kept = [old(full, datetime(2024, 5, day, tzinfo=UTC)) for day in range(1, 8)]
    raw = sqlite3.connect(full)
    raw.execute("DELETE FROM note")  # with foreign keys off
    raw.commit()
    raw.close()
    with pytest.raises(StoreError, match="damaged, so that no backup was made"):
        backup(full)
    data = bytearray(full.read_bytes())
    data[100:160] = b"\xff" * 60
    full.write_bytes(data)
    with pytest.raises(StoreError, match=r"notes\.sqlite3 is damaged"):
        backup(full)
    assert sorted(full.parent.joinpath("backups").iterdir()) == kept


def test_a_backup_that_cannot_be_written_is_a_sentence(full: Path) -> None:
    (full.parent / "backups").write_text("in the way")
    with pytest.raises(StoreError, match=r"No backup .* can be written to .*backups \(.+\); make"):
        backup(full)
    with pytest.raises(StoreError, match="cannot be listed"):
        backup_due(full)


def test_a_full_disk_leaves_nothing_half_done(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(source: Path, to: Path) -> None:
        to.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_copy", no_room)
    with pytest.raises(StoreError, match=r"No space left on device\); make room"):
        backup(full)
    assert list((full.parent / "backups").iterdir()) == []


@pytest.mark.parametrize("content", ["", "a shopping list, and not a short one\n" * 40])
def test_what_is_no_store_is_not_backed_up(file: Path, content: str) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        backup(file)
    file.write_text(content)
    if content:
        with pytest.raises(StoreError, match="not a SQLite database"):
            backup(file)
        assert file.read_text() == content

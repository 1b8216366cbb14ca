from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import zlib
from pathlib import Path

import pytest

from tests.store.making import TEXT, article, found, note
from tui.store import Store, StoreError, default_path, opening, reading, schema


def test_a_note_comes_back_equal_after_reopening(file: Path, tmp_path: Path) -> None:
    here = article(tmp_path / "ferry.txt")
    full = note(
        here,
        comment="two\nlines\0 and 🎉",
        colour="green",
        speaker="Ada Quill",
        created="2024-05-01T10:00:00Z",
        modified="2024-05-02T10:00:00Z",
    )
    bare = note(here, "harbour", "n2")
    with Store.open(file) as store:
        store.save(full)
        store.save(bare)
    with Store.open(file) as store:
        assert store.notes(here) == [bare, full]  # in the order of their places
        assert store.all_notes() == [bare, full]


def test_saving_again_replaces_and_deleting_forgets(file: Path, tmp_path: Path) -> None:
    here = article(tmp_path / "ferry.txt")
    with Store.open(file) as store:
        store.save(note(here, comment="first"))
        store.save(note(here, comment="second"))
        assert [n.comment for n in store.notes(here)] == ["second"]
        store.delete("n1")
        store.delete("never was")
        assert store.all_notes() == []


def test_notes_follow_the_text_to_another_path_and_the_path_to_another_text(
    file: Path, tmp_path: Path
) -> None:
    here = article(tmp_path / "ferry.txt")
    with Store.open(file) as store:
        store.save(note(here))
        assert store.notes(article(tmp_path / "moved.txt"))
        assert store.notes(article(tmp_path / "ferry.txt", TEXT + " More."))
        assert not store.notes(article(tmp_path / "other.txt", TEXT + " More."))


def test_standard_input_is_known_by_its_text_alone(file: Path) -> None:
    with Store.open(file) as store:
        store.save(note(article(None)))
        store.remember(article(None), 5)
        assert store.notes(article(None))
        assert store.notes(article(None, TEXT + " More.")) == []
        assert store.position(article(None, TEXT + " More.")) is None


def test_a_relative_path_is_kept_absolute(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open(file) as store:
        store.save(note(article(Path("ferry.txt"))))
        assert store.all_notes()[0].target.path == str(tmp_path / "ferry.txt")
        monkeypatch.chdir(tmp_path.parent)
        changed = article(tmp_path / "x" / ".." / "ferry.txt", TEXT + " More.")
        assert len(store.notes(changed)) == 1


def test_a_file_name_that_is_not_unicode_is_kept(file: Path, tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    with Store.open(file) as store:
        store.save(note(article(odd)))
        store.remember(article(odd), 3)
        store.set_last_read([odd])
        assert store.notes(article(odd, TEXT + " More."))[0].target.path == str(odd)
        assert store.position(article(odd)) == 3
        assert store.last_read() == [str(odd)]


def test_the_position_is_kept_by_text_and_else_by_path(file: Path, tmp_path: Path) -> None:
    here, there = article(tmp_path / "a.txt"), article(tmp_path / "b.txt", TEXT + " More.")
    with Store.open(file) as store:
        assert store.position(here) is None
        store.remember(here, 12)
        store.remember(there, 40)
        store.remember(here, 17)
        assert store.position(here) == 17
        assert store.position(article(tmp_path / "moved.txt")) == 17
        assert store.position(article(tmp_path / "a.txt", TEXT + " Edited.")) == 17
        assert store.position(article(tmp_path / "a.txt", "Short.")) == 5  # its last character
        assert store.position(there) == 40


def test_annotations_are_kept_for_one_text_and_one_engine(file: Path) -> None:
    kept = found("d1")
    with Store.open(file) as store:
        assert store.cached("d1", "rules/1") is None
        store.cache(kept)
        store.cache(kept)
        assert store.cached("d1", "rules/1") == kept
        assert store.cached("d1", "rules/2") is None
        assert store.cached("d2", "rules/1") is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not zlib",
        b"x\x9c",
        "text",
        zlib.compress(b"not json"),
        zlib.compress(b"[]"),
        zlib.compress(b"{}"),
        zlib.compress(
            b'{"digest": "d1", "engine": "rules/1", "entities": [{"odd": 1}], '
            b'"mentions": [], "speakers": [], "attributions": []}'
        ),
        zlib.compress(
            b'{"digest": "other", "engine": "rules/1", "entities": [], '
            b'"mentions": [], "speakers": [], "attributions": []}'
        ),
    ],
)
def test_damaged_annotations_are_as_good_as_none(file: Path, data: object) -> None:
    with Store.open(file) as store:
        store.cache(found("d1"))
        raw = sqlite3.connect(file)
        raw.execute("UPDATE annotations SET data = ?", (data,))
        raw.commit()
        raw.close()
        assert store.cached("d1", "rules/1") is None
        store.cache(found("d1"))
        assert store.cached("d1", "rules/1") == found("d1")


def test_the_oldest_annotations_go_when_there_are_too_many(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(file) as store:
        store.cache(found("d0"))
        size = sqlite3.connect(file).execute("SELECT size FROM annotations").fetchone()[0]
        monkeypatch.setattr(reading, "CACHE_BYTES", size * 3 + size // 2)
        for digest in ("d1", "d2", "d0", "d3"):  # d0 is written again, and so the younger
            store.cache(found(digest))
        kept = [d for d in ("d0", "d1", "d2", "d3") if store.cached(d, "rules/1")]
        assert kept == ["d0", "d2", "d3"]


def test_what_was_read_last(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open(file) as store:
        assert store.last_read() == []
        store.set_last_read(["b", "-", "a.txt"])
        store.set_last_read(["z", "-", "a.txt"])
    with Store.open(file) as store:
        assert store.last_read() == [str(tmp_path / "z"), str(tmp_path / "a.txt")]


def test_the_default_path_is_in_the_users_data_folder_and_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_path().name == "newsreader.sqlite3"
    assert default_path().is_relative_to(tmp_path)
    with Store.open() as store:
        assert store.path == default_path()
    assert default_path().is_file()


def test_the_connection_is_set_up_for_safety(file: Path) -> None:
    with Store.open(file) as store:
        ask = store._connection.execute
        assert ask("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert ask("PRAGMA foreign_keys").fetchone()[0] == 1
        assert ask("PRAGMA synchronous").fetchone()[0] == 2
        assert ask("PRAGMA busy_timeout").fetchone()[0] == 5000


def test_a_file_that_is_no_database_is_refused_and_kept(file: Path) -> None:
    file.write_text("a shopping list, and not a short one\n" * 40)
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"not a SQLite database .* --store"):
        Store.open(file)
    assert file.read_bytes() == before
    assert [p.name for p in file.parent.iterdir()] == [file.name]


def test_another_programs_database_is_refused_and_kept(file: Path) -> None:
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match="belongs to another program"):
        Store.open(file)
    assert file.read_bytes() == before


def test_a_damaged_store_is_refused_and_kept(file: Path) -> None:
    with Store.open(file) as store:
        store.save(note(article(None)))
    data = bytearray(file.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 : (page + 1) * 4096] = b"\xff" * 4096
    data[100:160] = b"\xff" * 60  # the root of the schema
    file.write_bytes(data)
    with pytest.raises(StoreError, match="is damaged"), Store.open(file) as store:
        store.all_notes()
    assert file.read_bytes() == data


def test_damage_met_later_is_a_sentence_too(file: Path) -> None:
    with Store.open(file) as store:
        store.save_all(
            note(article(None), note_id=f"n{number}", comment="Much " * 200) for number in range(50)
        )
        ask = store._connection.execute
        root = ask("SELECT rootpage FROM sqlite_master WHERE name = 'note'").fetchone()[0]
    data = bytearray(file.read_bytes())
    leaves = [
        at
        for at in range(4096, len(data), 4096)
        if data[at] == 13 and b"Much" in data[at : at + 4096]
    ]
    assert len(leaves) > 3  # of the notes themselves: what is searched is in small letters
    assert (root - 1) * 4096 not in leaves
    for leaf in leaves[1:]:
        data[leaf : leaf + 8] = b"\xff" * 8
    file.write_bytes(data)
    with Store.open(file) as store, pytest.raises(StoreError, match="is damaged"):
        store.all_notes()
    assert file.read_bytes() == data


def test_a_store_without_one_of_its_tables_is_damaged(file: Path) -> None:
    Store.open(file).close()
    raw = sqlite3.connect(file)
    raw.execute("DROP TABLE correction")
    raw.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"damaged \(no table correction\)"):
        Store.open(file)
    assert file.read_bytes() == before


def test_a_store_that_was_cut_short_is_damaged(file: Path) -> None:
    with Store.open(file) as store:
        store.save(note(article(None)))
    file.write_bytes(file.read_bytes()[: 4096 * 3])
    before = file.read_bytes()
    with pytest.raises(StoreError, match="is damaged"):
        Store.open(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}", "newer newsreader"),
        ("PRAGMA application_id = 77", "belongs to another program"),
        ("DROP TABLE note_text", "is damaged"),
    ],
)
def test_what_is_refused_keeps_its_log_too(file: Path, spoil: str, sentence: str) -> None:
    """After a crash SQLite's log holds what the database lacks; closing would write it there."""
    Store.open(file).close()
    raw = sqlite3.connect(file)
    raw.execute(spoil)
    raw.commit()
    there = file.with_name("crashed.sqlite3")
    for end in ("", "-wal"):
        shutil.copy(f"{file}{end}", f"{there}{end}")
    raw.close()
    before = [Path(f"{there}{end}").read_bytes() for end in ("", "-wal")]
    assert before[1]
    with pytest.raises(StoreError, match=sentence):
        Store.open(there)
    assert [Path(f"{there}{end}").read_bytes() for end in ("", "-wal")] == before


def test_a_full_disk_is_a_sentence_and_the_store_goes_on(file: Path) -> None:
    here = article(None)
    with Store.open(file) as store:
        store.save(note(here, comment="first"))
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        long = note(here, note_id="n2", comment="long " * 20_000)
        with pytest.raises(
            StoreError,
            match=r"notes\.sqlite3 cannot be written because the disk is full; make room",
        ):
            store.save(long)
        assert [n.id for n in store.all_notes()] == ["n1"]
        store.save(note(here, comment="second"))
        store._connection.execute("PRAGMA max_page_count = 1000000")
        store.save(long)
        assert [n.comment[:6] for n in store.all_notes()] == ["second", "long l"]
        assert store.check() == []


def test_a_locked_store_is_a_sentence(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.01)
    with Store.open(file) as store:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked by another program"):
            store.save(note(article(None)))
        with pytest.raises(StoreError, match="locked by another program"):
            Store.open(file)
        other.execute("ROLLBACK")
        other.close()
        store.save(note(article(None)))  # and it goes on afterwards
        assert len(store.all_notes()) == 1


def test_a_failed_write_leaves_nothing_half_done(file: Path) -> None:
    with Store.open(file) as store:
        store.set_last_read(["/a"])
        store._connection.execute(
            "CREATE TEMP TRIGGER no BEFORE INSERT ON last_read BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
        with pytest.raises(StoreError, match=r"cannot be used \(no\)"):
            store.set_last_read(["/b"])
        assert store.last_read() == ["/a"]


def test_a_missing_folder_and_a_folder_are_sentences(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere" / "notes.sqlite3", tmp_path):
        with pytest.raises(StoreError, match="cannot be opened"):
            Store.open(path)
    assert not (tmp_path / "nowhere").exists()


def test_a_default_folder_that_cannot_be_made_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(opening, "default_path", lambda: tmp_path / "file" / "n" / "x.sqlite3")
    with pytest.raises(StoreError, match="cannot be made"):
        Store.open()


@pytest.mark.parametrize(
    ("folder_mode", "sentence"),
    [
        (0o777, "may not be written"),
        (0o555, "cannot be opened|may not be written"),  # nor can SQLite put its log beside it
    ],
)
def test_a_read_only_store_is_a_sentence(folder_mode: int, sentence: str) -> None:
    script = (
        "import os, sys; from pathlib import Path; from tui.store import Store, StoreError\n"
        "if os.getuid() == 0: os.setuid(65534)\n"  # permissions do not bind the superuser
        "try: Store.open(Path(sys.argv[1]))\n"
        "except StoreError as error: print(error)\n"
    )
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to other users
    file = folder / "notes.sqlite3"
    try:
        with Store.open(file) as store:
            store.save(note(article(None)))
        before = file.read_bytes()
        file.chmod(0o444)
        folder.chmod(folder_mode)
        told = subprocess.run(
            [sys.executable, "-c", script, str(file)], check=True, capture_output=True, text=True
        ).stdout
        assert re.search(sentence, told)
        assert file.read_bytes() == before
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_store_belongs_to_the_thread_that_opened_it(file: Path) -> None:
    caught: list[Exception] = []

    def work() -> None:
        try:
            store.all_notes()
        except Exception as error:
            caught.append(error)

    with Store.open(file) as store:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert len(caught) == 1
    assert isinstance(caught[0], StoreError)


def test_closing_twice_does_no_harm_and_a_closed_store_says_so(file: Path) -> None:
    store = Store.open(file)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.all_notes()


def test_quotation_marks_and_sql_in_a_note_are_text(file: Path) -> None:
    here = article(Path("/a'; DROP TABLE note; --.txt"))
    odd = note(here, comment="'); DELETE FROM note; --")._replace(id="x' OR '1'='1")
    with Store.open(file) as store:
        store.save(odd)
        store.delete("y' OR '1'='1")
        assert store.notes(here) == [odd]

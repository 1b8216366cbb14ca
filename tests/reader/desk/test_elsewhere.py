from __future__ import annotations

from pathlib import Path

from tui.reader.desk import elsewhere


def test_a_new_file_in_the_home_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    first = elsewhere.proposed(Path("/somewhere/store.sqlite3"))
    assert first == tmp_path / "newsreader-notes.sqlite3"
    first.touch()
    assert elsewhere.proposed(None) == tmp_path / "newsreader-notes-2.sqlite3"


def test_not_where_the_failing_store_lies(monkeypatch, tmp_path):
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(here)
    assert elsewhere.proposed(home / "store.sqlite3").parent == here


def test_not_where_there_is_no_room(monkeypatch, tmp_path):
    home, here = tmp_path / "home", tmp_path / "here"
    here.mkdir()  # and the home folder does not exist
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(here)
    assert elsewhere.proposed(None).parent == here

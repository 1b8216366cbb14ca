from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tui.export import ExportError, deliver, output, write


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_in_utf_8_with_its_own_line_ends(tmp_path: Path) -> None:
    write("é 🎉\n", tmp_path / "a.md")
    assert (tmp_path / "a.md").read_bytes() == "é 🎉\n".encode()
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize("path", [None, Path("-")])
def test_standard_output(path: Path | None, capsys: pytest.CaptureFixture[str]) -> None:
    write("é 🎉\n", path)
    assert capsys.readouterr().out == "é 🎉\n"


def test_an_existing_file_is_kept_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("mine")
    with pytest.raises(ExportError, match="was kept; add --force"):
        write("new", file)
    assert file.read_text() == "mine"
    write("new", file, force=True)
    assert file.read_text() == "new"
    assert names(tmp_path) == ["a.md"]


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    with pytest.raises(ExportError, match="was kept"), output(file) as out:
        out.write("new")
        file.write_text("mine")
    assert file.read_text() == "mine"
    assert names(tmp_path) == ["a.md"]


def test_without_links_a_file_is_written_and_another_kept_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    file = tmp_path / "a.md"
    write("new", file)
    assert file.read_text() == "new"
    with pytest.raises(ExportError, match="was kept"), output(tmp_path / "b.md") as out:
        out.write("new")
        (tmp_path / "b.md").write_text("mine")
    assert (tmp_path / "b.md").read_text() == "mine"


def test_a_failure_leaves_nothing_and_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("mine")
    with pytest.raises(KeyError), output(file, force=True) as out:
        out.write("half")
        raise KeyError
    assert file.read_text() == "mine"
    assert names(tmp_path) == ["a.md"]


def test_the_mode_is_the_umasks_or_that_of_the_file_replaced(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write("x", tmp_path / "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    (tmp_path / "new").chmod(0o600)
    write("y", tmp_path / "new", force=True)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "there")
    with pytest.raises(ExportError, match="was kept"):
        write("new", tmp_path / "link")
    write("new", tmp_path / "link", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there").read_text() == "new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write("through", pipe)
        assert os.read(end, 100) == b"through"
    finally:
        os.close(end)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_and_a_missing_folder_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder; give the name of a file"):
        write("x", tmp_path)
    with pytest.raises(ExportError, match="cannot be written"):
        write("x", tmp_path / "no" / "a.md")
    with pytest.raises(ExportError, match="cannot be written"):
        write("x", tmp_path / ("n" * 300))


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    name = "n" * 250
    write("x", tmp_path / name)
    assert names(tmp_path) == [name]


def test_bytes_are_written_as_they_are(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(b"\r\n\xff\x00", tmp_path / "a.bin")
    assert (tmp_path / "a.bin").read_bytes() == b"\r\n\xff\x00"
    write(b"\r\n\xff\x00", None)
    assert capsysbinary.readouterr().out == b"\r\n\xff\x00"


def test_bytes_do_not_go_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    with pytest.raises(ExportError, match="no use on a terminal"):
        write(b"x", None)


def test_several_files_go_into_a_folder_that_is_made(tmp_path: Path) -> None:
    made = {"a.txt": "é", "b.bin": b"\xff"}
    folder = tmp_path / "new" / "folder"
    deliver(made, folder)
    assert (folder / "a.txt").read_text(encoding="utf-8") == "é"
    assert (folder / "b.bin").read_bytes() == b"\xff"
    assert names(folder) == ["a.txt", "b.bin"]


def test_of_several_files_none_is_written_where_one_exists(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("mine")
    with pytest.raises(ExportError, match=r"b\.txt exists and was kept"):
        deliver({"a.txt": "x", "b.txt": "y"}, tmp_path)
    assert names(tmp_path) == ["b.txt"]
    deliver({"a.txt": "x", "b.txt": "y"}, tmp_path, force=True)
    assert (tmp_path / "b.txt").read_text() == "y"


def test_several_files_need_a_folder(tmp_path: Path) -> None:
    for path in (None, Path("-")):
        with pytest.raises(ExportError, match="give a folder for them with -o"):
            deliver({"a.txt": "x"}, path)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportError, match="needs a folder"):
        deliver({"a.txt": "x"}, tmp_path / "file")
    with pytest.raises(ExportError, match="cannot be made"):
        deliver({"a.txt": "x"}, tmp_path / "file" / "folder")


def test_one_text_is_delivered_as_a_file(tmp_path: Path) -> None:
    deliver("text", tmp_path / "a.md")
    assert (tmp_path / "a.md").read_text() == "text"

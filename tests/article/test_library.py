from __future__ import annotations

from pathlib import Path

import pytest

from tui.article import ArticleError, find
from tui.article.library import readable


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.")


def test_a_folder_is_walked_in_natural_order_without_what_is_hidden(tmp_path):
    make(
        tmp_path,
        "item 10.txt",
        "item 9.txt",
        "B.md",
        "a.TXT",
        "sub/c.markdown",
        ".hidden.txt",
        ".git/d.txt",
        "e.pdf",
        "readme",
    )
    assert [str(p.relative_to(tmp_path)) for p in find([str(tmp_path)])] == [
        "a.TXT",
        "B.md",
        "item 9.txt",
        "item 10.txt",
        "sub/c.markdown",
    ]


def test_an_export_of_notes_is_no_article(tmp_path):
    make(tmp_path, "a.txt", "a-notes.md", "b-notes.md")
    assert [p.name for p in find([str(tmp_path)])] == ["a.txt", "b-notes.md"]


def test_files_come_as_named_and_once(tmp_path):
    make(tmp_path, "b.txt", "a.txt", "note.rst")
    names = [str(tmp_path / name) for name in ("note.rst", "b.txt", "b.txt")] + [str(tmp_path)]
    assert [p.name for p in find(names)] == ["note.rst", "b.txt", "a.txt"]


def test_an_empty_folder_and_a_missing_path_are_said(tmp_path):
    with pytest.raises(ArticleError, match="holds no articles"):
        find([str(tmp_path)])
    with pytest.raises(ArticleError, match="does not exist"):
        find([str(tmp_path / "x")])


def test_binaries_in_a_folder_are_skipped_but_not_those_named(tmp_path):
    make(tmp_path, "a.txt")
    (tmp_path / "b.txt").write_bytes(b"\0\1\2")
    paths = find([str(tmp_path)])
    assert [p.name for p in readable(paths, [str(tmp_path)])] == ["a.txt"]
    assert [p.name for p in readable(paths, [str(tmp_path / "b.txt")])] == ["a.txt", "b.txt"]


def test_an_empty_name_is_no_folder():
    with pytest.raises(ArticleError, match="empty path"):
        find([""])


def test_a_loop_of_links_ends(tmp_path):
    make(tmp_path, "a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert [p.name for p in find([str(tmp_path)])] == ["b.txt"]

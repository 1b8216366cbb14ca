from __future__ import annotations

import os

import pytest

from tui.article import ArticleError, formats, from_bytes, load


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ArticleError, match="nowhere.txt does not exist"):
        load(tmp_path / "nowhere.txt")


def test_a_folder_is_no_article(tmp_path):
    with pytest.raises(ArticleError, match="is a folder"):
        load(tmp_path)


def test_an_empty_file_says_so(tmp_path):
    (tmp_path / "a.txt").write_text(" \n\n")
    with pytest.raises(ArticleError, match="is empty"):
        load(tmp_path / "a.txt")


def test_a_binary_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    with pytest.raises(ArticleError, match="not a text file"):
        load(tmp_path / "a.txt")


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(formats.MAX_BYTES + 1)
    with pytest.raises(ArticleError, match="larger than 20 MB"):
        load(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_says_so(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(ArticleError, match="permissions"):
        load(path)


def test_standard_input_may_be_markdown():
    article = from_bytes(b"# Ferry closes\n\nA *short* one.\n")
    assert article.title == "Ferry closes"
    assert article.reading.text.endswith("A short one.")


def test_a_byte_order_mark_is_hidden_and_counted():
    article = from_bytes(b"\xef\xbb\xbfFerry closes\n\nIt was time, they said.\n")
    assert article.text[0] == "\ufeff"
    assert article.title == "Ferry closes"
    assert article.reading.to_article(0) == 1


def test_the_digest_is_the_texts():
    a, b = from_bytes(b"Ferry closes today"), from_bytes(b"\xef\xbb\xbfFerry closes today")
    assert len(a.digest) == 64
    assert a.digest != b.digest

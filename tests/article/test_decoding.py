from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article.decoding import decode, is_binary

WORDS = "“Müßiggang”, sagte die Bürgermeisterin, „ist aller Laster Anfang“. " * 6


@pytest.mark.parametrize(
    "name, mark",
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_stays_in_the_text(name, mark):
    text, encoding = decode(mark + WORDS.encode(name))
    assert text == "\ufeff" + WORDS
    assert encoding == name


def test_utf_8_is_tried_first():
    assert decode(WORDS.encode()) == (WORDS, "utf-8")


def test_a_declared_charset_is_believed():
    data = b"<!-- charset=iso-8859-2 -->\n" + "Łódź, powiedział burmistrz".encode("iso-8859-2")
    text, encoding = decode(data)
    assert "Łódź, powiedział" in text
    assert encoding == "iso8859-2"


def test_windows_quotes_are_detected():
    data = (
        "“The harbour reopens on Monday,” said the mayor’s office in Besançon. ".encode("cp1252")
        * 5
    )
    text, _ = decode(data)
    assert text.startswith("“The harbour reopens on Monday,” said the mayor’s")


def test_western_letters_are_not_taken_for_central_european_ones():
    text = "“A naïve plan,” said François Müller of the café. “We were over-optimistic.” " * 2
    assert decode(text.encode("cp1252"))[0] == text


def test_central_european_letters_are_kept():
    text = "Władze zapowiedziały, że żaden z mostów nie zostanie zamknięty. „Dość”, dodał. " * 6
    assert decode(text.encode("cp1250"))[0] == text


def test_a_lying_declaration_does_no_harm():
    text, _ = decode(b"charset=no-such-thing \xe9t\xe9")
    assert "t" in text


def test_stray_bytes_do_not_make_a_utf_8_file_a_legacy_one():
    text, _ = decode(WORDS.encode() + b"\xff" + WORDS.encode())
    assert text.count("“Müßiggang”") == 12


@given(st.binary(max_size=300))
def test_nothing_crashes_it(data):
    text, encoding = decode(data)
    assert isinstance(text, str)
    codecs.lookup(encoding)


@pytest.mark.parametrize(
    "head, answer",
    [
        (b"plain text\n", False),
        (b"", False),
        (b"\x7fELF\x02\x01\x01\0\0", True),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", True),
        (codecs.BOM_UTF16_LE + b"a\0b\0", False),
        ("żółć".encode(), False),
        (bytes(range(1, 32)) * 3, True),
    ],
)
def test_binaries_are_told_from_texts(head, answer):
    assert is_binary(head) is answer

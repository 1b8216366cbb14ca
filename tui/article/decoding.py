"""From bytes to text, keeping every code point of the file."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|coding|encoding)\s*[=:]\s*["']?([A-Za-z0-9._-]+)""")
_LATIN = frozenset(
    {
        "cp1250",
        "cp1252",
        "cp1254",
        "cp1257",
        "cp1258",
        "iso8859-2",
        "iso8859-3",
        "iso8859-4",
        "iso8859-9",
        "iso8859-10",
        "iso8859-13",
        "iso8859-14",
        "iso8859-15",
        "iso8859-16",
        "mac-latin2",
        "cp775",
        "cp850",
        "cp852",
        "cp437",
        "cp858",
    }
)
"""Single-byte encodings of Latin letters that are easily taken for one another."""

_IN_WORD = re.compile(r"[^\W\d_][¡-¿×÷ˆ˜†‡‰‹›¤][^\W\d_]")
"""A sign inside a word: what Windows-1252 makes of another encoding's letters."""

_HEAD = 2048
_SAMPLE = 64 * 1024


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a file are those of something that is not text."""
    if head.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    if b"\0" in head:
        return True
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\v\x1b\x08" for byte in head)
    return odd > len(head) * 0.1


def decode(data: bytes) -> tuple[str, str]:
    """Decode ``data`` and name the encoding used; never fails.

    In this order: the byte order mark, which stays in the text as U+FEFF; UTF-8; a charset that
    the first 2,048 bytes declare; UTF-8 with U+FFFD for bytes that are few and stray; the best
    guess of charset-normalizer; Windows-1252, in which undefined bytes become U+FFFD.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_HEAD])
    if declared:
        try:
            name = codecs.lookup(declared[1].decode("ascii")).name
            if name != "utf-8":
                return data.decode(name), name
        except (LookupError, UnicodeDecodeError):
            pass
    mostly = data.decode("utf-8", "replace")
    if mostly.count("\N{REPLACEMENT CHARACTER}") * 20 < sum(ord(c) > 127 for c in mostly):
        # UTF-8 but for a few stray bytes; a legacy file hardly ever decodes so well.
        return mostly, "utf-8"
    guess = _guess(data)
    if guess:
        try:
            return data.decode(guess), guess
        except UnicodeDecodeError:
            pass
    return data.decode("cp1252", "replace"), "cp1252"


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    name = codecs.lookup(best.encoding).name
    if name in _LATIN:
        # These differ in a few letters, and Windows wrote the Western one far more often.
        for likely in ("cp1252", name, "cp1250"):
            try:
                if not _IN_WORD.search(data.decode(likely)):
                    return likely
            except UnicodeDecodeError:
                continue
    return name

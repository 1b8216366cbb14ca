"""Making any text safe to show on a terminal without moving an offset."""

from __future__ import annotations

_C0 = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
_C1 = dict.fromkeys(range(0x80, 0xA0), "·")
_BIDI = (
    {0x061C: "·", 0x200E: "·", 0x200F: "·"}
    | dict(zip(range(0x202A, 0x202F), "⇥⇤⇡⇢⇠", strict=True))
    | dict(zip(range(0x2066, 0x206A), "⇉⇇⇅⇡", strict=True))
)
_SEPARATORS = {0x2028: " ", 0x2029: " "}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
_TABLE = _C0 | {0x7F: "\N{SYMBOL FOR DELETE}"} | _C1 | _BIDI | _SEPARATORS | _SURROGATES
_LINE = _TABLE | {0x09: " ", 0x0A: " "}


def safe(text: str) -> str:
    """``text`` with what a terminal would obey made visible, one code point for one.

    Control characters become Control Pictures or ``·``, marks that reorder text become arrows or
    ``·``, line separators become spaces. Newline and tab stay; so do joiners and variation
    selectors, which emoji need.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_TABLE)


def safe_line(text: str) -> str:
    """``safe`` for a title, a file name or a message: newline and tab become spaces too."""
    return text if text.isascii() and text.isprintable() else text.translate(_LINE)

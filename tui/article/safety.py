"""Making any text safe to show on a terminal without moving an offset.

What is made visible, and why; each code point becomes exactly one:

- C0 and DEL become Control Pictures (``␛``), C1 becomes ``·`` (it has no pictures): a terminal
  obeys both, C1 also where they come as one character (``0x9b`` begins a control sequence).
- Embeddings, overrides and isolates (U+202A–202E, U+2066–2069) become arrows, the marks U+061C,
  U+200E, U+200F and the deprecated U+206A–206F become ``·``: they reorder or reshape what follows,
  beyond the end of the text that they stand in. Letters of right-to-left scripts stay.
- U+2028 and U+2029 become spaces: some terminals break the line at them.
- Lone surrogates become U+FFFD: nothing can encode them.
- Interlinear annotation U+FFF9–FFFB and tags U+E0000–E007F become ``·``: they hide text from the
  reader. Tags that make a flag of a region after U+1F3F4 stay.

What stays although it is not seen: zero-width joiner, non-joiner and variation selectors, which
emoji and Indic scripts need; zero-width space, word joiner and U+FEFF, which web pages leave behind
and which take no cell, move nothing and hide nothing.
"""

from __future__ import annotations

import re

_C0 = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)}
_DEL = {0x7F: "\N{SYMBOL FOR DELETE}"}
_C1 = dict.fromkeys(range(0x80, 0xA0), "·")
_BIDI = (
    dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x206A, 0x2070)), "·")
    | dict(zip(range(0x202A, 0x202F), "⇥⇤⇡⇢⇠", strict=True))
    | dict(zip(range(0x2066, 0x206A), "⇉⇇⇅⇡", strict=True))
)
_SEPARATORS = {0x2028: " ", 0x2029: " "}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
_HIDING = dict.fromkeys(range(0xFFF9, 0xFFFC), "·")
_TABLE = _C0 | _DEL | _C1 | _BIDI | _SEPARATORS | _SURROGATES | _HIDING
_LINE = _TABLE | {0x09: " ", 0x0A: " "}

_OTHERS = (
    "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f{_OTHERS}]")
_UNSAFE_LINE = re.compile(f"[\x00-\x1f{_OTHERS}]")
"""Whether there is anything to do: the scan costs a tenth of the translation."""
_TAGS = re.compile(
    "(\N{WAVING BLACK FLAG}[\U000e0020-\U000e007e]{1,6}\U000e007f)|[\U000e0000-\U000e007f]"
)
"""A flag made of tags (Unicode Technical Standard 51, emoji tag sequences), or a tag elsewhere."""


def safe(text: str) -> str:
    """``text`` with what a terminal would obey made visible, one code point for one.

    Newline and tab stay. See the module for the rest.
    """
    return _made_safe(text, _TABLE) if _UNSAFE.search(text) else text


def safe_line(text: str) -> str:
    """``safe`` for a title, a file name or a message: newline and tab become spaces too."""
    return _made_safe(text, _LINE) if _UNSAFE_LINE.search(text) else text


def _made_safe(text: str, table: dict[int, str]) -> str:
    return _TAGS.sub(lambda found: found[1] or "·", text.translate(table))

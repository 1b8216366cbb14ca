"""JSON that is safe to print: readable Unicode, but nothing that a terminal would obey."""

from __future__ import annotations

import json
import re
from typing import Any

# JSON itself escapes C0. These occur inside strings only, so that an escape means the same.
_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def dumps(data: Any, *, indent: int | None = None) -> str:
    """``data`` as JSON; on one line unless ``indent`` is given."""
    separators = (",", ": ") if indent else (", ", ": ")
    text = json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)
    return _UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], text)

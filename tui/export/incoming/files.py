"""From a JSON file to what is in it, whichever of the forms it has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tui.export.incoming.hypothesis import read_rows, rows_of
from tui.export.incoming.incoming import Incoming, IncomingError
from tui.export.incoming.webannotations import read_annotations

LARGEST = 512 * 1024 * 1024
"""Bytes of a file that is read: half a million notes and more."""


def read_json(path: Path) -> Incoming:
    """The notes and corrections in a file of W3C Web Annotations or of Hypothesis's.

    Raises IncomingError where it is neither, or cannot be read.
    """
    data = _load(path)
    rows = rows_of(data)
    if rows is not None:
        return read_rows(rows)
    items = _annotations(data)
    if items is None:
        raise IncomingError(
            f"{path} holds no notes that newsreader knows; it reads its own json exports, other "
            "W3C Web Annotations, and what Hypothesis exports."
        )
    return read_annotations(items)


def _annotations(data: Any) -> list[Any] | None:
    """The annotations in a collection, a page, a list or an annotation by itself."""
    if isinstance(data, list):
        return data
    if not isinstance(data, dict):
        return None
    if isinstance(data.get("items"), list):
        return data["items"]  # type: ignore[no-any-return]
    if isinstance(data.get("first"), dict):
        return _annotations(data["first"])
    return [data] if "target" in data else None


def _load(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST:
            raise IncomingError(f"{path} is too large to be imported; give it in parts.")
        content = path.read_bytes()
    except FileNotFoundError:
        raise IncomingError(f"{path} does not exist; check the spelling of the path.") from None
    except OSError as error:
        raise IncomingError(f"{path} cannot be read ({error.strerror}).") from None
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise IncomingError(f"{path} is not UTF-8 (byte {error.start}).") from None
    except json.JSONDecodeError as error:
        raise IncomingError(f"{path} is no JSON (line {error.lineno}: {error.msg}).") from None
    except RecursionError:
        raise IncomingError(f"{path} is no JSON that holds notes (lists without end).") from None

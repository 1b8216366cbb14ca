"""The gold form: pairs of ID.txt, an article, and ID.json, what is in it.

``{"id", "entities": [[start, end, label], …] | null, "attributions": [{"content": [[start, end],
…], "type", "source", "cue", "via": [start, end] | null, "speaker", "kind": str | null}, …] |
null}``. A layer that is missing or null is not annotated. Spans are code points of the decoded
text, a byte order mark included, end-exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn, cast, get_args

from tui.annotation import QuoteType
from tui.article import Span
from tui.language.corpora.errors import CorpusError
from tui.language.corpora.sample import LabelledSpan, NamedAttribution, Sample

_TYPES: tuple[str, ...] = get_args(QuoteType)


def read_pairs(files: Sequence[Path]) -> Iterator[Sample]:
    """The samples of ID.json ``files``, each with its ID.txt beside it. Raises CorpusError."""
    for file in files:
        yield read_pair(file, file.with_suffix(".txt"))


def read_pair(file: Path, article: Path) -> Sample:
    """The sample that ``file`` says about the text in ``article``. Raises CorpusError."""
    data = read_json(file)
    if not isinstance(data, dict):
        raise CorpusError(file, "expected an object with entities and attributions")
    if data.get("entities") is None and data.get("attributions") is None:
        raise CorpusError(file, 'expected "entities", "attributions" or both')
    return read_gold(file, file.stem, read_text(article), data)


def read_gold(file: Path, name: str, text: str, data: dict[str, Any]) -> Sample:
    """The sample called ``name`` that ``data`` from ``file`` says about ``text``.

    Raises CorpusError.
    """
    return _Pair(file, name, text).sample(data)


def read_text(path: Path) -> str:
    """The text of an article in UTF-8, line ends and byte order mark as they are."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise CorpusError(path, "expected the article's text here, but there is no file") from None
    except OSError as error:
        raise CorpusError(path, f"cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise CorpusError(path, f"expected UTF-8, but byte {error.start} is not") from None


def read_json(path: Path) -> Any:
    """The data in a JSON file. Raises CorpusError with the line of a syntax error."""
    try:
        return json.loads(read_text(path).removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise CorpusError(path, f"expected JSON ({error.msg})", error.lineno) from None
    except RecursionError:
        raise CorpusError(path, "expected the gold form, not lists in lists without end") from None


class _Pair:
    """Takes one file's data apart; knows the file for what it has to complain about."""

    def __init__(self, file: Path, name: str, text: str) -> None:
        self.file = file
        self.name = name
        self.text = text

    def sample(self, data: dict[str, Any]) -> Sample:
        entities = self._list(data.get("entities"), "entities")
        attributions = self._list(data.get("attributions"), "attributions")
        return Sample(
            id=self.name,
            text=self.text,
            entities=entities
            if entities is None
            else tuple(self._entity(item, f"entities[{i}]") for i, item in enumerate(entities)),
            attributions=attributions
            if attributions is None
            else tuple(
                self._attribution(item, f"attributions[{i}]") for i, item in enumerate(attributions)
            ),
        )

    def _entity(self, item: Any, where: str) -> LabelledSpan:
        if not isinstance(item, list) or len(item) != 3 or not _is_name(item[2]):
            self._fail(where, "[start, end, label]", item)
        return LabelledSpan(self._span(item[:2], where), item[2])

    def _attribution(self, item: Any, where: str) -> NamedAttribution:
        if not isinstance(item, dict):
            self._fail(where, "an object with content and type", item)
        content = item.get("content")
        if not isinstance(content, list) or not content:
            self._fail(f"{where}.content", "a list with a [start, end] for each piece", content)
        if item.get("type") not in _TYPES:
            self._fail(f"{where}.type", " or ".join(_TYPES), item.get("type"))
        for key in ("speaker", "kind"):
            if item.get(key) is not None and not isinstance(item[key], str):
                self._fail(f"{where}.{key}", "text or null", item[key])
        spans = {
            key: None if item.get(key) is None else self._span(item[key], f"{where}.{key}")
            for key in ("source", "cue", "via")
        }
        return NamedAttribution(
            content=tuple(self._span(piece, f"{where}.content") for piece in content),
            type=cast(QuoteType, item["type"]),
            speaker=item.get("speaker"),
            kind=item.get("kind"),
            **spans,
        )

    def _span(self, item: Any, where: str) -> Span:
        if (
            not isinstance(item, list)
            or len(item) != 2
            or not all(type(offset) is int for offset in item)
            or not 0 <= item[0] < item[1] <= len(self.text)
        ):
            self._fail(where, f"offsets with 0 <= start < end <= {len(self.text)}", item)
        return Span(*item)

    def _list(self, item: Any, where: str) -> list[Any] | None:
        if item is not None and not isinstance(item, list):
            self._fail(where, "a list or null", item)
        return item

    def _fail(self, where: str, expected: str, item: Any) -> NoReturn:
        found = json.dumps(item, ensure_ascii=False)
        raise CorpusError(self.file, f"{where}: expected {expected}, found {found[:60]}")


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(value)

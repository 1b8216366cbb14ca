"""Files of columns, a word a line: what the readers of all of them share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.article import Span
from tui.language.corpora.errors import CorpusError
from tui.language.corpora.sample import LabelledSpan, Sample


def numbered(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of ``path``, counted from 1, without their line ends. Raises CorpusError."""
    number = 0
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                yield number, line.rstrip("\n")
    except UnicodeDecodeError:
        # The decoder reads ahead, so that the line is near and not exact.
        raise CorpusError(
            path, f"expected UTF-8 all the way, but not after line {number}"
        ) from None
    except FileNotFoundError:
        raise CorpusError(path, "there is no such file") from None
    except OSError as error:
        raise CorpusError(path, f"cannot be read ({error.strerror})") from None


class Assembly:
    """Puts sentences together to a sample: a paragraph each, or several to a paragraph."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._pieces: list[str] = []
        self._length = 0
        self._paragraphs: list[Span] = []
        self._entities: list[LabelledSpan] = []

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def add(self, text: str, entities: Iterable[LabelledSpan], new_paragraph: bool = True) -> None:
        """Append a sentence; ``entities`` have offsets into ``text``."""
        opens = new_paragraph or not self._pieces
        if self._pieces:
            self._append("\n" if opens else " ")
        start = self._length
        self._append(text)
        first = start if opens else self._paragraphs.pop().start
        self._paragraphs.append(Span(first, self._length))
        self._entities.extend(
            LabelledSpan(Span(start + span.start, start + span.end), label)
            for span, label in entities
        )

    def sample(self, annotated: bool = True) -> Sample:
        """What has been added; its entities are None unless they are ``annotated``."""
        return Sample(
            id=self.name,
            text="".join(self._pieces),
            entities=tuple(self._entities) if annotated else None,
            paragraphs=tuple(self._paragraphs),
        )

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

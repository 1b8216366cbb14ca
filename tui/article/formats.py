"""From a file's bytes to an article."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType

from tui.article import cleaning, plain
from tui.article.article import Article
from tui.article.decoding import decode, is_binary
from tui.article.errors import ArticleError

PLAIN_SUFFIXES = frozenset({".txt", ".text"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
SUFFIXES = PLAIN_SUFFIXES | MARKDOWN_SUFFIXES
ENDS = tuple(SUFFIXES)
"""What the names of files end in, in lower case, that are articles when a folder is opened."""

MAX_BYTES = 20 * 1024 * 1024
_SNIFF = 1024


def from_bytes(data: bytes, path: Path | None = None) -> Article:
    """The article in ``data``; Markdown if the name says so, or if a nameless text begins so.

    Raises ArticleError where the data is binary, empty or larger than 20 MB.
    """
    name = str(path) if path else "standard input"
    if len(data) > MAX_BYTES:
        raise ArticleError(
            f"{name} is larger than 20 MB, too large for an article; split it or give another file."
        )
    if is_binary(data[:_SNIFF]):
        raise ArticleError(f"{name} is not a text file; newsreader opens .txt and .md files.")
    text, encoding = decode(data)
    return from_text(text, path, encoding=encoding)


def from_text(text: str, path: Path | None = None, *, encoding: str = "utf-8") -> Article:
    """The article that ``text`` is. Raises ArticleError where there is nothing to read."""
    if not text.strip("\ufeff \t\r\n\f\v"):
        name = str(path) if path else "standard input"
        raise ArticleError(f"{name} is empty; there is nothing to read in it.")
    meta: dict[str, str] = {}
    if _is_markdown(text, path):
        from tui.article import markdown

        blocks, hidden, meta = markdown.parse(text)
    else:
        blocks, hidden = plain.parse(text)
    hidden.extend(cleaning.marks(text))
    hidden.extend(cleaning.advertisements(text))
    for block in blocks:
        if block.kind != "code":
            hidden.extend(cleaning.blanks(text, block.span))
    return Article(
        path=path,
        text=text,
        encoding=encoding,
        blocks=tuple(blocks),
        hidden=cleaning.merge(hidden),
        meta=MappingProxyType(meta),
    )


def _is_markdown(text: str, path: Path | None) -> bool:
    if path is not None:
        return path.suffix.lower() in MARKDOWN_SUFFIXES
    if not text.lstrip("\ufeff").startswith(("---", "#")):
        return False
    from tui.article import markdown

    return bool(markdown.front_matter(text)[1]) or bool(re.match(r"\ufeff?#{1,6} \S", text))


def load(path: Path) -> Article:
    """Read the article in the file at ``path``.

    Raises ArticleError, in one sentence, where it is missing, unreadable, no file, binary, empty
    or over 20 MB.
    """
    try:
        if path.is_dir():
            raise ArticleError(f"{path} is a folder, not an article; give a file in it.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ArticleError(
                f"{path} is larger than 20 MB ({size / 2**20:.0f} MB), too large for an article; "
                "split it or give another file."
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise ArticleError(f"{path} does not exist; check the spelling of the path.") from None
    except PermissionError:
        raise ArticleError(f"{path} may not be read; check its permissions.") from None
    except OSError as error:
        raise ArticleError(
            f"{path} cannot be read ({error.strerror}); give another file."
        ) from None
    return from_bytes(data, path)


def sniff(path: Path) -> bool:
    """Whether the file at ``path`` begins like a text, and can be read at all."""
    try:
        with path.open("rb") as file:
            return not is_binary(file.read(_SNIFF))
    except OSError:
        return False

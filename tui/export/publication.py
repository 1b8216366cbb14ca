"""What an article says of its own publication: who wrote it, when and where it came out."""

from __future__ import annotations

import re

from tui.article import Article

_BY = re.compile(r"(?:by|written by)\b:?\s*", re.I)
_OUTLETS = ("source", "publisher", "publication", "site", "newspaper", "outlet")
_URLS = ("url", "link", "canonical", "source", "uri")


def byline(article: Article) -> str:
    """The writers' names, without the "By" before them; "" where nobody is named."""
    found = _first(article, "byline") or article.meta.get("author", "") or _meta(article, "byline")
    return _BY.sub("", _line(found), count=1) if _BY.match(_line(found)) else _line(found)


def date(article: Article) -> str:
    """The date as the article words it; "" without one."""
    return _line(_first(article, "date") or _meta(article, "date"))


def outlet(article: Article) -> str:
    """Where it was published, as far as front matter says so."""
    found = (article.meta[key] for key in _OUTLETS if article.meta.get(key))
    return next((_line(name) for name in found if not _is_url(name)), "")


def url(article: Article) -> str:
    """Its address on the web, as far as front matter says so."""
    return next((v.strip() for key in _URLS if _is_url(v := article.meta.get(key, ""))), "")


def _is_url(text: str) -> bool:
    return re.fullmatch(r"https?://\S+", text.strip()) is not None


def _first(article: Article, kind: str) -> str:
    blocks = (article.block_text(block) for block in article.blocks if block.kind == kind)
    return next(blocks, "")


def _meta(article: Article, key: str) -> str:
    return article.meta.get(key, "")


def _line(text: str) -> str:
    return " ".join(text.split())

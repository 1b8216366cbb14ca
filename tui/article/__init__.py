"""What is read: articles, the formats they come in, and the library that finds them."""

from tui.article.article import SHOWABLE, Article, Block, Hidden
from tui.article.errors import ArticleError
from tui.article.formats import from_bytes, from_text, load
from tui.article.library import find, read
from tui.article.reading import BLOCK_BREAK, Reading
from tui.article.span import Span

__all__ = [
    "BLOCK_BREAK",
    "SHOWABLE",
    "Article",
    "ArticleError",
    "Block",
    "Hidden",
    "Reading",
    "Span",
    "find",
    "from_bytes",
    "from_text",
    "load",
    "read",
]

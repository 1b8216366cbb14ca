"""Text as Markdown that shows it as it is, and the other forms that a template may ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tui.article.safety import safe, safe_line
from tui.export.jsontext import dumps

# Besides CommonMark's own: ~ (strikethrough), | (tables), $ (mathematics), # (tags), ^ (block
# ids), == (highlights) and %% (comments) of GitHub's and Obsidian's Markdown.
_MARKUP = re.compile(r"[\\`*_\[\]<>~|$#^]|&(?=#?\w+;)|==+|%%+")
_LINE_START = re.compile(r"([-+=]|\d{1,9}[.)])")
_BREAK = "  "
"""At the end of a line: a hard line break, in Obsidian as in CommonMark."""

_HTML = re.compile(r"(?<!\\)((?:\\\\)*)<")
_BLOCK_ID = re.compile(r"\^(?=[\w-]+[ \t]*$)", re.M)
_NOT_IN_TAG = re.compile(r"[^\w/-]+")


def inline(text: str) -> str:
    """``text`` as one line of Markdown that shows it as it is."""
    return _escape_line(" ".join(safe_line(text).split()))


def block(text: str) -> str:
    """``text`` as Markdown that shows it as it is, line ends and indents kept."""
    rows = [_escape_line(row) for row in _lines(text)]
    out = []
    for row, below in zip(rows, [*rows[1:], ""], strict=True):
        out.append(row + _BREAK if row and below else row.rstrip())
    return "\n".join(out)


def markdown(text: str) -> str:
    """``text`` that is Markdown already, so that nothing in it reaches beyond it.

    HTML, Obsidian's comments and block ids are shown as they stand, in code with a backslash too
    many: to tell code would need a parser, and a wrong guess would let HTML through.
    """
    text = _HTML.sub(r"\1\\<", "\n".join(_lines(text)))
    text = text.replace("%%", r"\%\%")
    return _BLOCK_ID.sub(r"\^", text)


def plain(text: str) -> str:
    """``text`` as it is, control characters made visible."""
    return "\n".join(_lines(text))


def line(text: str) -> str:
    """``text`` on one line as it is, control characters made visible."""
    return " ".join(safe_line(text).split())


def yaml(text: str) -> str:
    """``text`` as a scalar of YAML on one line; a JSON string is one (YAML 1.2, 7.3.1)."""
    return dumps(safe(text.encode("utf-8", "replace").decode("utf-8")))


def tag(text: str) -> str:
    """``text`` as Obsidian takes a tag, without #: letters, digits, ``_``, ``-`` and ``/``.

    A tag of digits alone is none there, and gets an underline before it.
    """
    name = _NOT_IN_TAG.sub("-", text.strip().lstrip("#")).strip("-/") or "_"
    return name if re.search(r"[^\d/]", name) else f"_{name}"


FORMS: Mapping[str, Callable[[str], str]] = {
    "text": block,
    "line": inline,
    "markdown": markdown,
    "plain": plain,
    "yaml": yaml,
    "tag": tag,
}
"""What ``{{name | form}}`` may ask for: as it is over several lines (the default) or on one, as
Markdown, with nothing escaped, as a scalar of YAML, or as a tag of Obsidian's."""


def _lines(text: str) -> list[str]:
    return safe(text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n").split("\n")


def _escape_line(line: str) -> str:
    """One line, escaped; its indent becomes no-break spaces, which never make a code block."""
    body = line.lstrip(" \t")
    indent = line[: len(line) - len(body)].replace("\t", "    ")
    body = _MARKUP.sub(lambda match: "".join("\\" + c for c in match[0]), body.rstrip(" \t"))
    start = _LINE_START.match(body)
    if start:
        body = f"{start[0][:-1]}\\{start[0][-1]}{body[start.end() :]}"
    return "\u00a0" * len(indent) + body if body else ""

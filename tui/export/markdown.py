"""Notes as Markdown, for reading and for Obsidian: CommonMark and nothing more.

An article is a heading with a link to its file; a note is a block quote of its text, a line that
says who speaks and where it stands, and the comment. Whatever the notes hold stays text: every
character that Markdown, or Obsidian's additions to it, would read as markup is escaped. Control
characters become visible ones; the ``json`` format keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from tui.article.safety import safe, safe_line
from tui.export.collecting import Exported

# Besides CommonMark's own: ~ (strikethrough), | (tables), $ (mathematics), # (tags), ^ (block
# ids), == (highlights) and %% (comments) of GitHub's and Obsidian's Markdown.
_MARKUP = re.compile(r"[\\`*_\[\]<>~|$#^]|&(?=#?\w+;)|==+|%%+")
_LINE_START = re.compile(r"([-+=]|\d{1,9}[.)])")
_BREAK = "  "
"""At the end of a line: a hard line break, in Obsidian as in CommonMark."""


def export(notes: Sequence[Exported]) -> str:
    """The notes as one Markdown document, in the order given, a heading for each article."""
    parts = ["# Notes"]
    if not notes:
        parts.append("There are no notes.")
    for (path, title), group in groupby(notes, key=lambda item: (item.path, item.title)):
        items = list(group)
        parts.append(f"## {inline(title)}")
        if path:
            parts.append(f"[{inline(Path(path).name)}]({Path(path).as_uri()})")
        for item in items:
            if not item.orphan:
                parts.extend(_note(item))
        orphans = [item for item in items if item.orphan]
        if orphans:
            parts.append("### No longer in the text")
        for item in orphans:
            parts.extend(_note(item))
    return "\n\n".join(parts) + "\n"


def inline(text: str) -> str:
    """``text`` as one line of Markdown that shows it as it is."""
    return _escape_line(" ".join(safe_line(text).split()))


def block(text: str, prefix: str = "") -> str:
    """``text`` as Markdown that shows it as it is, line ends and indents kept.

    Each line begins with ``prefix``, a block quote's for example.
    """
    text = safe(text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
    rows = [_escape_line(row) for row in text.split("\n")]
    out = []
    for row, below in zip(rows, [*rows[1:], ""], strict=True):
        line = prefix + row
        out.append(line + _BREAK if row and below else line.rstrip())
    return "\n".join(out)


def _note(item: Exported) -> list[str]:
    about = [f"**{inline(item.speaker)}**"] if item.speaker else []
    about.append(_place(item))
    if item.anchor.how == "fuzzy":
        about.append("the text has changed since the note was taken")
    about.append(f"{inline(item.note.colour)} highlight")
    parts = [block(item.text, "> "), " · ".join(about)]
    if item.note.comment.strip():
        parts.append(block(item.note.comment))
    return parts


def _place(item: Exported) -> str:
    span = item.anchor.span
    if span is None:
        position = item.note.target.position
        return f"was at characters {position.start}–{position.end}"
    where = f"paragraph {item.paragraph}" if item.paragraph else (item.block or "text")
    return f"{where}, characters {span.start}–{span.end}"


def _escape_line(line: str) -> str:
    """One line, escaped; its indent becomes no-break spaces, which never make a code block."""
    body = line.lstrip(" \t")
    indent = line[: len(line) - len(body)].replace("\t", "    ")
    body = _MARKUP.sub(lambda match: "".join("\\" + c for c in match[0]), body.rstrip(" \t"))
    start = _LINE_START.match(body)
    if start:
        body = f"{start[0][:-1]}\\{start[0][-1]}{body[start.end() :]}"
    return "\u00a0" * len(indent) + body if body else ""

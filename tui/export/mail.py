"""Notes as plain text, for a mail: lines of ``width`` cells at most, nothing to be rendered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.article.safety import safe, safe_line
from tui.export.collecting import Export, Exported, ExportedArticle
from tui.export.fields import where
from tui.export.formats import Form
from tui.export.publication import byline, date, outlet
from tui.export.wrapping import wrap

INDENT = "    "


def export(export: Export) -> str:
    """The notes as text, by article or by speaker."""
    width = export.options.width
    items = [item for item in export.articles if item.notes]
    if not items:
        return "There are no notes.\n"
    by_speaker = export.options.by == "speaker"
    parts = _by_speaker(items, width) if by_speaker else _by_article(items, width)
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _by_article(items: Sequence[ExportedArticle], width: int) -> Iterator[list[str]]:
    for number, item in enumerate(items):
        rule = ["-" * width, ""] if number else []
        article = item.article
        about = [byline(article), date(article), outlet(article)] if article else []
        known = ", ".join(part for part in about if part)
        lines = [
            *wrap(safe_line(item.title), width),
            *(wrap(safe_line(known), width) if known else []),
        ]
        if item.path:
            lines.append(safe_line(item.path))
        yield [*rule, *lines]
        for note in item.notes:
            yield _note(note, width, note.speaker)


def _by_speaker(items: Sequence[ExportedArticle], width: int) -> Iterator[list[str]]:
    groups: dict[str, list[Exported]] = {}
    for item in items:
        for note in item.notes:
            groups.setdefault(note.speaker or "", []).append(note)
    nobody = groups.pop("", [])
    for name, notes in [*groups.items(), *([("Speaker not known", nobody)] if nobody else [])]:
        heading = wrap(safe_line(name), width)
        yield [*heading, "-" * min(width, max(map(len, heading)))]
        for note in notes:
            yield _note(note, width, note.title)


def _note(item: Exported, width: int, whose: str | None) -> list[str]:
    """The text with > before its lines, whose it is and where, and the comment."""
    out: list[str] = []
    for row in safe(item.text).replace("\r", "").split("\n"):
        out += wrap(row, width, "> ", "> ") if row.strip() else [">"]
    about = [where(item)]
    if whose:
        about.insert(0, safe_line(whose))
    if item.orphan:
        about.append("no longer in the text")
    if item.note.tags:
        about.append(" ".join(f"#{safe_line(tag).lstrip('#')}" for tag in item.note.tags))
    out += wrap(f"— {' · '.join(about)}", width, "", "  ")
    if item.note.comment.strip():
        out.append("")
        for row in (
            safe(item.note.comment.replace("\r\n", "\n").replace("\r", "\n"))
            .strip("\n")
            .split("\n")
        ):
            indent = " " * (len(row) - len(row.lstrip(" ")))
            out += (
                wrap(row.strip(), width, indent[: width // 2], indent[: width // 2])
                if row.strip()
                else [""]
            )
    return out


FORMAT = Form("text", ".txt", "notes as plain text, for a mail", export)

"""Markdown as news uses it: blocks from lines, and the markup to hide from view.

The text itself is never rewritten. Block syntax follows CommonMark (headings, block quotations,
lists, fences, rules, HTML blocks as text); inline, emphasis, code, links, images, autolinks and
backslash escapes lose their markup. Reference definitions and front matter are hidden whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.article.article import Block, BlockKind, Hidden
from tui.article.cleaning import line_reason
from tui.article.plain import kinds_of, lines, strip
from tui.article.span import Span

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S | re.M)
_PAIR = re.compile(r"""^([A-Za-z_][\w -]*?)[ \t]*:[ \t]*(.*?)[ \t]*$""")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)(.*?)([ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*$")
_REFERENCE = re.compile(r" {0,3}\[[^\]]+\]:[ \t]*\S+.*$")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\(([^()\n]*(?:\([^()\n]*\))?[^()\n]*)\)")
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\](\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(
    r"(?<![*\\])(\*{1,3})(?=[^\s*])((?:(?!\n\s*\n)(?!\1).)+?)(?<=[^\s*\\])\1(?!\*)"
    r"|(?<![\w\\_])(_{1,3})(?=[^\s_])((?:(?!\n\s*\n).)+?)(?<=[^\s_\\])\3(?![\w_])"
    r"|(~~)(?=\S)((?:(?!\n\s*\n)[^~])+?)(?<=\S)~~",
    re.S,
)


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The plain ``key: value`` pairs of a front matter, keys in lower case, and where it ends.

    Nested values and lists are passed over: the reader needs titles and dates, not YAML.
    """
    match = _FRONT.match(text)
    if not match:
        return {}, 0
    meta: dict[str, str] = {}
    for line in match[1].splitlines():
        pair = _PAIR.match(line)
        if not pair:
            continue
        value = pair[2]
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        else:
            value = re.sub(r"\s+#.*$", "", value)
        if value and value[0] not in "[{|>&*":
            meta[pair[1].lower()] = value
    return meta, match.end()


def parse(text: str) -> tuple[list[Block], list[Hidden], dict[str, str]]:
    """The blocks of a Markdown text, the markup among them, and its front matter."""
    meta, start = front_matter(text)
    hidden = [Hidden(Span(0, start), "metadata")] if start else []
    blocks = list(_blocks(text, lines(text, start), hidden))
    for block in blocks:
        if block.kind != "code":
            hidden.extend(_inline(text, block.span))
    if start:
        blocks.insert(0, Block("paragraph", strip(text, Span(0, start))))
    return _named(text, blocks, meta, start), hidden, meta


def _named(text: str, blocks: list[Block], meta: dict[str, str], start: int) -> list[Block]:
    """Tell title, byline and date from what follows: the first level-1 heading is the headline.

    ``start`` is where the front matter ends.
    """
    first = next((i for i, b in enumerate(blocks) if b.kind == "heading" and b.level == 1), None)
    before = [
        b
        for b in blocks[:first]
        if b.span.start >= start and (b.kind != "paragraph" or len(b.span.of(text)) > 80)
    ]
    if first is not None and not before:
        blocks[first] = Block("title", blocks[first].span, 1)
    plain = [i for i, b in enumerate(blocks) if b.kind == "paragraph" and i > (first or 0)]
    if first is None and "title" not in meta:
        plain = [i for i, b in enumerate(blocks) if b.kind == "paragraph"]
    spans = [blocks[i].span for i in plain]
    titled = first is not None or "title" in meta
    for i, kind in zip(plain, kinds_of(text, spans, titled=titled), strict=True):
        if kind in ("title", "section", "byline", "date"):
            blocks[i] = Block(kind, blocks[i].span)
    return blocks


def _blocks(text: str, rows: list[Span], hidden: list[Hidden]) -> Iterator[Block]:
    open_kind: BlockKind | None = None
    start = end = level = 0
    marker = fence = ""

    def close() -> Iterator[Block]:
        nonlocal open_kind
        if open_kind and start < end:
            span = strip(text, Span(start, end))
            if span.length:
                yield Block(open_kind, span, level, marker)
        open_kind = None

    for row in rows:
        line = row.of(text)
        if fence:
            if line.strip().startswith(fence):
                yield from close()
                hidden.append(Hidden(row, "markup"))
                fence = ""
            else:
                if open_kind is None:
                    open_kind, start = "code", row.start
                end = row.end
            continue
        if not line.strip():
            yield from close()
            continue
        if match := _FENCE.match(line):
            yield from close()
            fence, level, marker = match[1], 0, ""
            hidden.append(Hidden(row, "markup"))
            continue
        if match := _HEADING.match(line):
            yield from close()
            hidden.append(Hidden(Span(row.start, row.start + match.start(2)), "markup"))
            if match.end(2) < len(line):
                hidden.append(Hidden(Span(row.start + match.end(2), row.end), "markup"))
            yield Block("heading", row, len(match[1]))
            continue
        if open_kind == "paragraph" and (match := _SETEXT.match(line)):
            hidden.append(Hidden(Span(end, row.end), "markup"))
            open_kind, end, level = "heading", row.end, 1 if "=" in match[1] else 2
            yield from close()
            continue
        if _RULE.match(line):
            yield from close()
            yield Block("rule", strip(text, row))
            continue
        if _REFERENCE.match(line) and open_kind is None:
            hidden.append(Hidden(row, "markup"))
            yield Block("paragraph", row)
            continue
        if (reason := line_reason(line)) and open_kind is None:
            hidden.append(
                Hidden(row, "advertisement" if reason == "advertisement" else "boilerplate")
            )
            yield Block("paragraph", row)
            continue
        if match := _QUOTE.match(line):
            deep = 0
            at = 0
            while match:
                deep, at = deep + 1, match.end() + at
                match = _QUOTE.match(line[at:])
            hidden.append(Hidden(Span(row.start, row.start + at), "markup"))
            if not line[at:].strip():
                yield from close()
            elif open_kind == "quote" and level == deep:
                end = row.end
            else:
                yield from close()
                open_kind, start, end, level, marker = "quote", row.start, row.end, deep, ""
            continue
        if match := _ITEM.match(line):
            yield from close()
            indent = len(match[1].expandtabs(4)) // 2
            marker = match[2] if match[2][0].isdigit() else "•"
            hidden.append(
                Hidden(Span(row.start + match.start(2), row.start + match.end()), "markup")
            )
            open_kind, start, end, level = "item", row.start + match.start(2), row.end, indent
            continue
        if open_kind is None:
            open_kind, start, level, marker = "paragraph", row.start, 0, ""
        end = row.end
    yield from close()


def _inline(text: str, span: Span) -> Iterator[Hidden]:
    """The inline markup of one block."""
    body = span.of(text)
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        return not any(start < b and a < end for a, b in taken)

    def hide(start: int, end: int) -> Hidden:
        taken.append((start, end))
        return Hidden(Span(span.start + start, span.start + end), "markup")

    for match in _CODE.finditer(body):
        n = len(match[1])
        yield hide(match.start(), match.start() + n)
        yield hide(match.end() - n, match.end())
        taken.append(match.span())
    for match in _IMAGE.finditer(body):
        if free(*match.span()):
            yield hide(*match.span())
    for match in _LINK.finditer(body):
        if free(match.start(), match.start() + 1) and free(match.end(1), match.end()):
            yield hide(match.start(), match.start() + 1)
            yield hide(match.end(1), match.end())
    for match in _AUTOLINK.finditer(body):
        if free(*match.span()):
            yield hide(match.start(), match.start() + 1)
            yield hide(match.end() - 1, match.end())
            taken.append(match.span())
    for match in _TAG.finditer(body):
        if free(*match.span()):
            yield hide(*match.span())
    for match in _ESCAPE.finditer(body):
        if free(*match.span()):
            yield hide(*match.span())
            taken.append((match.start(), match.end() + 1))
    yield from _emphasis(body, free, hide, 0, len(body), 0)


def _emphasis(body, free, hide, start: int, end: int, depth: int) -> Iterator[Hidden]:  # type: ignore[no-untyped-def]
    """Emphasis marks in ``body[start:end]``, and those inside them."""
    for match in _EMPHASIS.finditer(body, start, end):
        group = next(g for g in (1, 3, 5) if match[g])
        n = len(match[group])
        a, b = match.span()
        if free(a, a + n) and free(b - n, b):
            yield hide(a, a + n)
            yield hide(b - n, b)
        if depth < 2:
            yield from _emphasis(body, free, hide, a + n, b - n, depth + 1)

"""The style sheet of a page, in the colours of a palette; on paper, on white."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.export.options import Look, Palette

_ANSI = {
    "black": ("#000000", "#666666"),
    "red": ("#aa2222", "#dd4444"),
    "green": ("#22883a", "#33aa55"),
    "yellow": ("#997700", "#bb9911"),
    "blue": ("#2255bb", "#4477dd"),
    "magenta": ("#993399", "#bb55bb"),
    "cyan": ("#117f8a", "#2299aa"),
    "white": ("#b8b8b8", "#ffffff"),
}
"""The terminal's sixteen, plain and bright: what a terminal makes of them a page cannot know."""

_NOT_A_NAME = re.compile(r"[^a-z0-9]+")


class _Plain(NamedTuple):
    """A palette for where no theme was chosen: dark ink on white."""

    dark: bool = False
    colors: Mapping[str, str] = MappingProxyType(
        {
            "background": "#ffffff",
            "surface": "#f6f6f4",
            "text": "#222222",
            "muted": "#5c5c5c",
            "accent": "#8c3a1c",
            "border": "#dddddd",
            "title": "#111111",
        }
    )
    notes: Mapping[str, str] = MappingProxyType(
        {"yellow": "#fbe98f", "green": "#cdebb9", "blue": "#c6e0f7", "pink": "#f9d0de"}
    )
    entities: Mapping[str, Look] = MappingProxyType({})
    speakers: tuple[str, ...] = ("#a8510b", "#12659c", "#41701a", "#7a3fa0", "#ae2e3b", "#0b6c78")
    tints: Mapping[str, float] = MappingProxyType({"direct": 0.15, "mixed": 0.1, "indirect": 0.0})


PLAIN: Palette = _Plain()


def on_page(palette: Palette | None) -> Palette:
    """``palette`` where its colours are known; PLAIN where the terminal decides what they are."""
    ground = palette.colors.get("background", "") if palette is not None else ""
    return palette if palette is not None and ground.startswith("#") else PLAIN


def css_name(colour: str) -> str:
    """The class of a note's colour, whatever its name is."""
    return f"n-{_NOT_A_NAME.sub('-', colour.lower()).strip('-') or 'none'}"


def css(palette: Palette, colours: Iterable[str] = ()) -> str:
    """The style sheet; ``colours`` are the names of note colours in use, some not the palette's."""
    colors = {name: _hex(color, palette.dark) for name, color in palette.colors.items()}
    notes = dict.fromkeys(colours, next(iter(palette.notes.values()))) | dict(palette.notes)
    screen = [f"  --{name}: {colors[name]};" for name in _BASE]
    screen += [f"  --{css_name(n)}: {_hex(c, palette.dark)};" for n, c in notes.items()]
    paper = [f"    --{name}: {color};" for name, color in _PAPER.items()] if palette.dark else []
    ground = colors["background"]
    for number, color in enumerate(palette.speakers):
        shade = _hex(color, palette.dark)
        screen.append(f"  --s{number}: {shade};")
        if palette.dark:
            paper.append(f"    --s{number}: {_mix(shade, '#000000', 0.45)};")
        for kind, share in palette.tints.items():
            screen.append(f"  --{kind}{number}: {_mix(ground, shade, share)};")
            if palette.dark:
                paper.append(f"    --{kind}{number}: {_mix('#ffffff', shade, share)};")
    if palette.dark:
        for name, color in notes.items():
            light = PLAIN.notes.get(name) or _mix("#ffffff", _hex(color, palette.dark), 0.35)
            paper.append(f"    --{css_name(name)}: {light};")
    scheme = "dark" if palette.dark else "light"
    return "\n".join(
        [
            f":root {{\n  color-scheme: {scheme};",
            *screen,
            "}",
            _LAYOUT.strip(),
            *_entities(palette),
            *_speakers(palette),
            *(f".{css_name(name)} {{ --note: var(--{css_name(name)}); }}" for name in notes),
            "@media print {",
            "  :root {\n    color-scheme: light;",
            *paper,
            "  }",
            _PRINT.strip("\n"),
            "}\n",
        ]
    )


def _entities(palette: Palette) -> Iterator[str]:
    for label, look in palette.entities.items():
        parts = []
        if look.color:
            parts.append(f"--e: {_hex(look.color, palette.dark)}")
        if look.bold:
            parts.append("font-weight: 600")
        if look.italic:
            parts.append("font-style: italic")
        if look.underline:
            parts.append("text-decoration: underline from-font")
        if parts:
            yield f".e-{label} {{ {'; '.join(parts)}; color: var(--e, inherit) }}"


def _speakers(palette: Palette) -> Iterator[str]:
    for number in range(len(palette.speakers)):
        yield f".c{number} {{ --c: var(--s{number}); color: var(--c); }}"
        for kind in palette.tints:
            yield f"span.{kind}.s{number} {{ background: var(--{kind}{number}); }}"
        yield f"span.indirect.s{number} {{ box-shadow: 0 1px var(--s{number}); }}"
        # A highlight has the background; of the quote under it, a line is left.
        yield f"mark.s{number} {{ box-shadow: 0 2px var(--s{number}); }}"


def _hex(color: str, dark: bool) -> str:
    """A palette's colour as ``#rrggbb``."""
    if color.startswith("#"):
        return color if len(color) == 7 else "#" + "".join(c * 2 for c in color[1:4])
    name = color.removeprefix("ansi_")
    bright = name.startswith("bright_")
    name = name.removeprefix("bright_")
    if name in _ANSI:
        return _ANSI[name][bright]
    return "#dddddd" if dark else "#222222"


def _mix(one: str, other: str, share: float) -> str:
    """``one`` with a share of ``other`` in it, channel by channel."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


_BASE = ("background", "surface", "text", "muted", "accent", "border", "title")
_PAPER = {
    "background": "#ffffff",
    "surface": "#f6f6f6",
    "text": "#1a1a1a",
    "muted": "#555555",
    "accent": "#7a2e12",
    "border": "#cccccc",
    "title": "#000000",
    "e": "inherit",
}

_LAYOUT = """
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 66rem;
  background: var(--background); color: var(--text);
  font: 1.06rem/1.6 Charter, "Bitstream Charter", "Noto Serif", Georgia, serif;
}
article + article { margin-top: 4rem; padding-top: 2rem; border-top: 1px solid var(--border); }
.row { display: grid; grid-template-columns: minmax(0, 40rem) minmax(11rem, 19rem); gap: 0 2.5rem; }
.row > :first-child { margin: 0 0 .9em; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; color: var(--title); }
h2 { font-size: 1.2rem; line-height: 1.3; color: var(--title); margin: 1.2em 0 .5em; }
.section, .byline, .date, aside, table, nav, footer, .note small {
  font-family: system-ui, "Noto Sans", "Segoe UI", Helvetica, Arial, sans-serif;
}
.section { color: var(--muted); font-size: .85rem; }
.byline, .date { color: var(--muted); font-size: .92rem; }
blockquote { border-inline-start: 3px solid var(--border); padding-inline-start: 1em; }
pre { white-space: pre-wrap; font-size: .88rem; background: var(--surface); padding: .7em 1em; }
mark { background: var(--note); color: inherit; padding: .08em 0; }
span.direct.nobody, span.mixed.nobody { background: var(--surface); }
span.indirect.nobody { box-shadow: 0 1px var(--border); }
h1 [class^="e-"], h1 [class*=" e-"] { color: inherit; font: inherit; text-decoration: none; }
mark, .direct, .mixed { -webkit-box-decoration-break: clone; box-decoration-break: clone; }
aside { font-size: .85rem; line-height: 1.45; }
aside > * { margin: 0 0 .5em; }
aside .who { margin-top: .15em; }
.who small, .note small, .voices td { color: var(--muted); }
.who b { font-weight: 600; }
.note { border-inline-start: 4px solid var(--note); background: var(--surface); padding: .4em .7em;
  overflow-wrap: anywhere; }
.note > div { white-space: pre-wrap; }
.note small, .note a { color: var(--muted); }
.note small { display: block; margin-top: .2em; font-size: .78rem; }
.voices, .orphans { margin-top: 2.2rem; max-width: 61.5rem; }
table { border-collapse: collapse; font-size: .88rem; width: 100%; }
td { padding: .25em 1.2em .25em 0; vertical-align: baseline; text-align: start; }
.voices .name { font-weight: 600; color: var(--c, var(--muted)); }
.voices .share { width: 30%; padding-inline-end: .6em; }
.share i { display: block; height: .55em; min-width: 1px; background: var(--c, var(--muted)); }
.percent { text-align: end; padding-inline-end: 0; white-space: nowrap; }
.orphans .note { margin-bottom: .8em; max-width: 40rem; }
.orphans blockquote { margin: 0 0 .4em; border: 0; padding: 0; }
nav { font-size: .95rem; margin-bottom: 2rem; }
nav a { color: var(--accent); }
footer { margin-top: 2rem; color: var(--muted); font-size: .78rem; overflow-wrap: anywhere; }
@media (max-width: 52rem) {
  .row { display: block; }
  aside { margin: -.3em 0 1em; }
}
"""

_PRINT = """
  @page { margin: 18mm 15mm; }
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .row { display: grid; grid-template-columns: minmax(0, 1fr) 11rem; gap: 0 1.5rem; }
  aside { margin: 0; }
  .row, .note, tr { break-inside: avoid; }
  h1, h2 { break-after: avoid; }
  article + article { break-before: page; border: 0; }
  a { color: inherit; text-decoration: none; }
  [class^="e-"], [class*=" e-"] { color: inherit; }
"""

"""The page that shows the reader in a browser. Nothing in it comes from another host."""

from __future__ import annotations

from html import escape
from string import Template

FONT_SIZE = 16
"""Pixels; the browser's zoom changes it."""

HEADERS = {
    # What the browser may load, and from where: what the page needs, and from this server alone.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; font-src 'self'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

PAGE = Template("""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>newsreader</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="static/css/xterm.css">
<style>
@font-face { font-family: "Roboto Mono"; font-weight: 100 700; font-style: normal;
  src: url("static/fonts/RobotoMono-VariableFont_wght.ttf"); }
@font-face { font-family: "Roboto Mono"; font-weight: 100 700; font-style: italic;
  src: url("static/fonts/RobotoMono-Italic-VariableFont_wght.ttf"); }
html, body { margin: 0; height: 100%; overflow: hidden; background: $background; }
.words { position: absolute; inset: 0; display: flex; align-items: center;
  justify-content: center; gap: 1ch; z-index: 10; color: $text; background: $background;
  font: ${size}px "Roboto Mono", monospace; }
.words a { color: inherit; }
.closed, .-first-byte .opening { display: none; }
body.-closed .closed { display: flex; }
</style>
<script src="static/js/textual.js"></script>
<script src="focus.js"></script>
</head>
<body>
<div class="words opening">Opening <i>newsreader</i> …</div>
<div class="words closed" role="status">newsreader is closed. <a href="">Open it again</a></div>
<div class="textual-terminal" data-session-websocket-url="$socket" data-font-size="$size"></div>
</body>
</html>
""")
"""The script (textual-serve's) draws into ``.textual-terminal``, and sets ``-first-byte`` and
``-closed`` on the body. Its font is used before it starts, so that it measures the right one."""

FOCUS = """\
addEventListener("load", () => document.querySelector(".xterm-helper-textarea")?.focus());
"""
"""Keys go to the reader without a click first; a script of its own, as the page allows no other."""


def page(socket: str, background: str, text: str) -> str:
    """The page for the websocket at the address ``socket``, in two colours that CSS knows."""
    return PAGE.substitute(
        socket=escape(socket), size=FONT_SIZE, background=escape(background), text=escape(text)
    )

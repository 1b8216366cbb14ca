"""The least Textual app that shows a text: what the first paint is measured against."""

import sys
from pathlib import Path

from textual.app import App
from textual.widgets import Static


class Bare(App):
    def compose(self):
        yield Static(Path(sys.argv[1]).read_text(), markup=False)


Bare().run()

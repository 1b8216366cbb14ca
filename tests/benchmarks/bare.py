"""The least Textual app that shows a text: what the program is measured against.

With ``scroll`` after the file the text can be scrolled by the keys.
"""

import sys
from pathlib import Path

from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Static


class Bare(App):
    def compose(self):
        text = Static(Path(sys.argv[1]).read_text(), markup=False)
        yield VerticalScroll(text) if "scroll" in sys.argv else text


Bare().run()

"""Notes as Markdown, for Obsidian and for reading.

The program's own forms are templates such as users write (``templates``): front matter in YAML,
each note a callout of Obsidian's with its text, comment and place, and the note's block id on a
line of its own. What the notes quote stays text: every character that Markdown, or Obsidian's
additions to it, would read as markup is escaped. A comment is Markdown, as its writer meant it,
without HTML. Control characters become visible ones; the ``json`` format keeps them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tui.export.collecting import Export
from tui.export.fields import fields
from tui.export.formats import Form
from tui.export.options import Grouping
from tui.export.templates import Template


def export(export: Export) -> str:
    """The notes as one Markdown document, in the order given."""
    template = export.options.template or _own(export.options.by)
    return template.fill(fields(export)).rstrip("\n") + "\n"


def own_template(by: Grouping) -> str:
    """The text of the program's own template."""
    return files("tui.export").joinpath("forms", f"{by}.md").read_text(encoding="utf-8")


@cache
def _own(by: Grouping) -> Template:
    return Template(own_template(by), f"{by}.md")


FORMAT = Form("markdown", ".md", "notes for Obsidian and for reading; takes --template", export)

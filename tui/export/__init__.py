"""What leaves the program: one module per format, each from plain data to text."""

from tui.export.collecting import Export, Exported, ExportedArticle, collect, gather
from tui.export.errors import ExportError
from tui.export.filtering import KINDS, Filter, keep
from tui.export.formats import FORMATS, OWN, Form, Format, Made
from tui.export.options import Options, Palette
from tui.export.previewing import preview
from tui.export.writing import deliver, output, write

__all__ = [
    "FORMATS",
    "KINDS",
    "OWN",
    "Export",
    "ExportError",
    "Exported",
    "ExportedArticle",
    "Filter",
    "Form",
    "Format",
    "Made",
    "Options",
    "Palette",
    "collect",
    "deliver",
    "gather",
    "keep",
    "output",
    "preview",
    "write",
]

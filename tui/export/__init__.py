"""What leaves the program: one module per format, each from plain data to text."""

from tui.export.collecting import Exported, collect
from tui.export.errors import ExportError
from tui.export.formats import FORMATS, Format
from tui.export.writing import output, write

__all__ = ["FORMATS", "ExportError", "Exported", "Format", "collect", "output", "write"]

"""What must not be lost: notes, corrections, reading positions, and annotations kept."""

from tui.store.errors import StoreError
from tui.store.found import FoundNotes
from tui.store.opening import default_path
from tui.store.store import MarkedArticle, Store

__all__ = ["FoundNotes", "MarkedArticle", "Store", "StoreError", "default_path"]

"""What must not be lost: notes, reading positions, and annotations kept from the last time."""

from tui.store.errors import StoreError
from tui.store.store import Store, default_path

__all__ = ["Store", "StoreError", "default_path"]

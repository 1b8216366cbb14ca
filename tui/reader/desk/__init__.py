"""The reader's desk: the articles laid out, what is known of them, what the reader marked in them.

No widget and no screen: what the application asks and tells, it asks and tells here.
"""

from tui.reader.desk.desk import Desk
from tui.reader.desk.noted import PlacedNote

__all__ = ["Desk", "PlacedNote"]

"""What comes in: notes and corrections from files of ours and of others, as plain data."""

from tui.export.incoming.brat import read_brat
from tui.export.incoming.files import read_json
from tui.export.incoming.incoming import Incoming, IncomingError, IncomingNote
from tui.export.incoming.linking import link

__all__ = ["Incoming", "IncomingError", "IncomingNote", "link", "read_brat", "read_json"]

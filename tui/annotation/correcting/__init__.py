"""The reader's word against the engine's: corrections, laid over annotations."""

from tui.annotation.correcting.applying import Corrected, Outcome, Status, apply
from tui.annotation.correcting.placing import Places

__all__ = ["Corrected", "Outcome", "Places", "Status", "apply"]

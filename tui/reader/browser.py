"""The reader in a browser: what Textual's web driver does when the server or the page is gone."""

from __future__ import annotations

import os
import signal

from textual.drivers.web_driver import WebDriver


class BrowserDriver(WebDriver):
    """A web driver that leaves in good order when its input ends, rather than wait for more."""

    def run_input_thread(self) -> None:
        """Pass input on; at its end ask the application to keep what is open and to leave."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            os.kill(os.getpid(), signal.SIGTERM)  # which ReaderApp.leave answers

"""The reading screen's way out: exports, and another file for the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.reader.screen.reading_base import ReadingBase

if TYPE_CHECKING:
    from tui.export import Format
    from tui.reader.dialogs.export_work import Choice, Done


class Exporting(ReadingBase, inherit_bindings=False):
    """Exports; a part of the reading screen."""

    _last_export: Choice | None = None

    def do_export(self) -> None:
        """Ask for format and file, and write."""
        from tui.export import FORMATS, ExportError
        from tui.reader.dialogs.export import ExportDialog
        from tui.reader.dialogs.export_parts import Offered
        from tui.reader.dialogs.export_work import Choice

        offered: list[tuple[Offered, Format | None]] = []
        for name in FORMATS:
            try:
                form = FORMATS[name]
                offered.append((Offered(name, form.description), form))
            except ExportError as error:
                offered.append((Offered(name, "", str(error)), None))
        dialog = ExportDialog(
            self.palette,
            self.desk,
            offered,
            self._last_export or Choice(),
            self.reader.look,
            self._known,
        )
        self.app.push_screen(dialog, self._exported)

    def _known(self) -> object:
        """What is another thing once more articles have been annotated."""
        survey = self.reader.survey
        return self.annotations is None, survey.left if survey else 0

    def _exported(self, done: Done | None) -> None:
        if done is None:
            return
        self._last_export = done.choice
        tally, files = done.written
        where = str(files[0]) if len(files) == 1 else f"{len(files):,} files in {files[0].parent}"
        words = str(tally)
        self.app.notify(f"{words[:1].upper()}{words[1:]}: {where}", title="Exported", markup=False)

"""The files of the open exam: asked for in the system's own dialogs, read and written by the desk."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from examassist.language import translate as _
from examassist.ui.dropped import Dropped

if TYPE_CHECKING:
    from examassist.ui.main_window import MainWindow
    from examassist.ui.preview.made import Made
    from examassist.workstation import Workstation


class Files(QObject):
    """Opens and writes files for one window; does nothing while the window is not ready."""

    def __init__(self, window: MainWindow, workstation: Workstation) -> None:
        super().__init__(window)
        self._window = window
        self._workstation = workstation
        self._transfers: Path | None = None
        self._restoring: str | None = None
        """The name of the file that is being opened; empty when none is, None before the first."""
        Dropped(window, self.open_file)

    def open_file(self, path: Path) -> None:
        """Open the exam in a file or in a report, after the open one was left."""
        if self._window.ready:
            self._window.leaving.leave(partial(self._restore, path))

    def _restore(self, path: Path) -> None:
        """Open it as a new draft, and say so."""
        desk = self._window.desk
        if self._restoring is None:  # the desk comes after this, once the content is read
            desk.opened.connect(self._say_restored)
            desk.not_opened.connect(self._not_restored)
        self._restoring = path.name
        desk.open_file(path)

    def _say_restored(self) -> None:
        if self._restoring:
            text = _("Restored from {file} as a new draft. The file stays as it is.")
            self._window.notice.say(text.format(file=self._restoring))
        self._not_restored()

    def _not_restored(self) -> None:
        self._restoring = ""

    def save_file(self, path: Path) -> None:
        """Write the exam as a file."""
        if self._window.screens is not None:
            self._window.screens.commit()
            self._window.desk.files.save(path)

    def export(self, folder: Path) -> None:
        """Write the PDF summary into a folder."""
        if self._window.screens is not None:
            self._window.screens.commit()
            self._window.notice.say(_("Writing the PDF"))
            self._window.desk.files.export(folder)

    def ask_for_file(self) -> None:
        """Ask which file to open."""
        path, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open a file"), "", _("Exams and reports (*.json *.pdf)")
        )
        if path:
            self.open_file(Path(path))

    def ask_where_to_save(self) -> None:
        """Ask where to write the exam as a file."""
        if not self._window.in_exam:
            return
        name = str(Path(self._first_folder()) / f"{self._window.desk.files.name()}.json")
        path, _kind = QFileDialog.getSaveFileName(self._window, _("Save as a file"), name, _("Exams (*.json)"))
        if path:
            self.save_file(Path(path))

    def ask_where_to_export(self) -> None:
        """Ask for the folder that the PDF goes to."""
        if self._window.in_exam and (folder := self._asked_folder()):
            self.export(Path(folder))

    def ask_where_to_put(self, made: Made) -> None:
        """Ask for the folder that a document goes to as it is shown."""
        if self._window.in_exam and (folder := self._asked_folder()):
            self._window.notice.say(_("Writing the PDF"))
            self._window.desk.files.put_made(made, Path(folder))

    def _asked_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self._window, _("Export PDF (draft) to"), self._first_folder())

    def _first_folder(self) -> str:
        """Where a dialog begins: the folder of the settings, or where the system likes."""
        return str(self._workstation.settings.export_folder or "")

    def transfer(self) -> None:
        """Write the transfer page for whoever takes the patient over; the folder is asked once."""
        if not self._window.in_exam or self._window.screens is None:
            return
        if self._transfers is None or not self._transfers.is_dir():
            title = _("Transfer pages go to")
            asked = QFileDialog.getExistingDirectory(self._window, title, self._first_folder())
            self._transfers = Path(asked) if asked else None
        if self._transfers is not None:
            self._window.screens.commit()
            self._window.notice.say(_("Writing the transfer page"))
            self._window.desk.files.transfer(self._transfers)

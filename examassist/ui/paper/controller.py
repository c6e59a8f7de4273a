"""Paper in one window: blank checklists written to a folder, and the mode in which values are typed from one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from examassist import __version__
from examassist.language import translate as _

# What composes, draws and reads moments is imported when it is wanted: the first paint of the window waits for nothing.
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from examassist.domain.act import FromPaper
    from examassist.ui.background import Background
    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.main_window import MainWindow
    from examassist.ui.paper.dialog import PaperDialog
    from examassist.workstation import Workstation


class OnPaper(QObject):
    """One for each window; the mode itself is held by the model of the exam and goes with it."""

    def __init__(self, window: MainWindow, workstation: Workstation, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._workstation = workstation
        self._background = background
        self._model: EncounterModel | None = None
        self._shown: FromPaper | None = None
        self.dialog: PaperDialog | None = None

    def doings(self) -> dict[str, Callable[[], None]]:
        """What its entries of the menus do."""
        return {
            "blank": self.ask_where_to_put,
            "blank_all": partial(self.ask_where_to_put, whole=True),
            "from_paper": self.switch,
        }

    # ------------------------------------------------------------------ the blank checklist

    def ask_where_to_put(self, *, whole: bool = False) -> None:
        """Ask for the folder that the blank checklist goes to."""
        if self._window.edition is None:
            return
        first = str(self._workstation.settings.export_folder or "")
        folder = QFileDialog.getExistingDirectory(self._window, _("Blank checklist to"), first)
        if folder:
            self.write_blank(Path(folder), whole=whole)

    def write_blank(self, folder: Path, *, whole: bool = False) -> None:
        """Write the blank checklist there, of the content of the open exam, beside whatever is there."""
        model = self._model
        edition = model.edition if model is not None else self._window.edition
        if edition is None:
            return
        ending = "-all" if whole else ""
        path = folder / f"examassist-checklist-{edition.header.id}-{edition.short_digest}{ending}.pdf"
        settings, made_at = self._workstation.settings, self._workstation.now()

        def write() -> Path:
            from examassist.report.paper.compose import compose_paper
            from examassist.report.pdf import write_pdf
            from examassist.ui.free_name import free_name

            document = compose_paper(
                edition, whole=whole, clinic=settings.clinic, made_at=made_at, program_version=__version__
            )
            return write_pdf(document, free_name(path), settings.paper)

        self._window.notice.say(_("Writing the checklist"))
        self._background.run(
            write,
            lambda written: self._window.notice.say(_("Blank checklist written to {path}").format(path=written)),
            lambda error: self._window.notice.complain(str(error)),
        )

    # ------------------------------------------------------------------ typed from paper

    def opened(self, model: Any) -> None:  # noqa: ANN401  an EncounterModel, which is not imported yet
        """An exam was opened: whatever was typed from paper before, this sitting begins without it."""
        self._model, self._shown = model, None
        model.changed.connect(self._on_changed)
        self._say()

    def switch(self) -> None:
        """Ask when the exam on paper took place, and begin; end it where it is on."""
        model = self._model
        if model is None or self._window.screens is None:
            return
        if model.paper.now is not None:
            model.paper.end()
            self._on_changed()
            self._window.notice.say(_("Values that follow are recorded as given here, no longer as from paper."))
            return
        from examassist.ui.paper.dialog import PaperDialog

        self._window.screens.commit()
        self.dialog = PaperDialog(self._window, model, self._workstation.now)
        self.dialog.begun.connect(partial(self._begin, model))
        self.dialog.open()

    def _begin(self, model: EncounterModel, at: datetime) -> None:
        from examassist.domain.act import FromPaper

        if self._window.desk.model is model:
            model.begin_from_paper(FromPaper(examined_at=at))

    def _on_changed(self, _change: object = None) -> None:
        """The pages of rows are made anew with numbers, or without, because undo ends and redo begins it too."""
        model, screens = self._model, self._window.screens
        if model is None or self._window.desk.model is not model or model.paper.now == self._shown:
            return
        self._shown = model.paper.now
        self._say()
        if screens is not None:
            page = screens.current_page()
            key = (page.focused_key or page.last_key) if page is not None else None
            screens.remake_pages()
            screens.show_current()
            if key is not None:
                screens.go_to_cell(key)

    def _say(self) -> None:
        from examassist.ui.paper.moment import paper_text

        on = self._shown is not None
        self._window.banner.show_from_paper(paper_text(self._shown) if self._shown is not None else "")
        action = self._window.actions_.by_id["from_paper"]
        action.setText(_("End the entry from paper") if on else _("Entered from paper"))

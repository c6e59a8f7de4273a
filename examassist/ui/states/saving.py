"""Answers that the disk refuses: the card comes once for each time it begins, the banner says it until it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from examassist.language import translate as _
from examassist.ui.states.answers import answers_in
from examassist.ui.states.save_card import NotSaved, SaveCard

if TYPE_CHECKING:
    from datetime import datetime

    from examassist.ui.desk import Desk
    from examassist.ui.main_window import MainWindow
    from examassist.workstation import Workstation


class Saving(QObject):
    """Listens to the desk of one window."""

    def __init__(self, window: MainWindow, workstation: Workstation, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._workstation = workstation
        self._desk = desk
        self._state: tuple[datetime, str] | None = None
        self._aside = False
        """Whether one said to go on without saving."""
        self._tried = False
        self.card = SaveCard(window)
        self.card.retry_wanted.connect(self.retry)
        self.card.copy_wanted.connect(window.files.ask_where_to_save)
        self.card.export_wanted.connect(window.files.ask_where_to_export)
        self.card.go_on_wanted.connect(self._go_on)
        desk.keeping.not_saved.connect(self._not_saved)
        desk.keeping.saved.connect(self._saved)
        desk.opened.connect(self._another)
        desk.put_away.connect(self._another)
        desk.files.said.connect(lambda text: self.card.say(text, good=True))
        desk.failed.connect(self.card.say)
        window.banner.retry_wanted.connect(self.retry)
        window.privacy.uncovered.connect(self._show)

    def retry(self) -> None:
        """Try again; what comes of it is said on the card."""
        self._aside = False
        self._tried = True
        self.card.say("")
        self._desk.keeping.retry()

    def _not_saved(self, since: datetime, why: str) -> None:
        self._state = (since, why)
        self._show()
        if self._tried:
            self._tried = False
            self.card.say(
                _("Tried again at {time}: still not saved.").format(time=f"{self._workstation.now():%H:%M:%S}")
            )

    def _show(self) -> None:
        model = self._desk.model
        if self._state is None or self._aside or model is None or self._window.privacy.covered:
            return
        if not self.card.is_open:
            self.card.say("")  # what was said of other things while it was closed is none of its business
        since, why = self._state
        on_disk = [act for act in model.acts if act.seq <= model.saved_seq]
        unsaved = answers_in(model.acts[len(on_disk) :])
        self.card.show_it(NotSaved(why, unsaved, answers_in(on_disk), f"{since.astimezone():%H:%M}"))

    def _saved(self, _at: object) -> None:
        was_open = self.card.is_open
        self._another()
        if was_open:
            self._window.notice.say(_("Everything is saved now."))

    def _another(self, _model: object = None) -> None:
        self._state = None
        self._aside = self._tried = False
        self.card.say("")
        self.card.close_it()

    def _go_on(self) -> None:
        self._aside = True
        self.card.close_it()

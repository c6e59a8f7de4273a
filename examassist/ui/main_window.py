"""The window: which page is shown when, and who is told what; the work itself is done elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog

from examassist.language import translate as _
from examassist.ui.actions import Actions
from examassist.ui.appearance import Appearance
from examassist.ui.background import Background
from examassist.ui.commands.controller import Commands
from examassist.ui.complaint import Complaints
from examassist.ui.draft_list import DraftList
from examassist.ui.files import Files
from examassist.ui.first_file import FirstFile
from examassist.ui.identity import Identity
from examassist.ui.leaving import Leaving
from examassist.ui.paper.controller import OnPaper
from examassist.ui.preferences.preferences import Preferences
from examassist.ui.preview.controller import Preview
from examassist.ui.privacy import Privacy
from examassist.ui.shell import Shell
from examassist.ui.start_page import Fact
from examassist.ui.step_rail import Rail
from examassist.ui.trends.controller import Trends
from examassist.ui.visits.controller import Visits
from examassist.ui.who import Who

# What needs the clinical content is imported after the window is on the screen: the first paint waits for nothing.
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent

    from examassist.domain.encounter import Encounter
    from examassist.errors import ExamAssistError
    from examassist.knowledge.edition import Edition
    from examassist.ui.desk import Desk
    from examassist.ui.emergency.controller import Emergencies
    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.states.interrupted import Interrupted
    from examassist.workstation import OpenWindow, Workstation


class MainWindow(Shell):
    """Start page, form, exam; one exam at a time."""

    prepared = Signal()
    """The content is read and what the first exam needs is there."""

    def __init__(self, workstation: Workstation, first: OpenWindow | None = None) -> None:
        super().__init__()
        self._workstation = workstation
        self._background = Background(self)
        self._edition: Edition | None = None
        self._desk: Desk | None = None
        self.screens: ExamScreens | None = None
        self.emergencies: Emergencies | None = None
        self.leaving = Leaving(self)
        self.first_file = FirstFile(self, first)
        self.files = Files(self, workstation)
        self.commands = Commands(self, workstation.settings)
        self.preview = Preview(self, workstation, self._background)
        self.trends = Trends(self)
        self._may_close = False
        self.appearance = Appearance(self, workstation)
        self.privacy = Privacy(self, workstation)
        self.complaints = Complaints(self)
        self.draft_list = DraftList(self, workstation, self._background)
        self.identity = Identity(self, workstation, self._background)
        self.who = Who(self, workstation)
        self.visits = Visits(self, workstation, self._background)
        self.preferences = Preferences(self, workstation)
        self.paper = OnPaper(self, workstation, self._background)
        self.actions_ = Actions(self, self._doings())
        self.start_page.new_wanted.connect(self.new_exam)
        self.start_page.open_wanted.connect(self.files.ask_for_file)
        self.start_page.continue_wanted.connect(self.continue_draft)
        self.banner.help_wanted.connect(self.show_keys)
        self.painted.connect(self._read_content)
        self._show_start_keys()

    def _doings(self) -> dict[str, Callable[[], None]]:
        return {
            "new": self.new_exam,
            "drafts": self.to_drafts,
            "open": self.files.ask_for_file,
            "save": self.files.ask_where_to_save,
            "close": self.close_exam,
            "quit": self._quit,
            "undo": self.undo,
            "redo": lambda: self._undo(back=False),
            "identify": self.who.identify,
            "check": self._check,
            "panel": self._fold_panel,
            "pathway": lambda: self.emergencies.show_pathway() if self.emergencies is not None else None,
            **self.appearance.doings(),
            **self.privacy.doings(),
            **self.preferences.doings(),
            **self.preview.doings(),
            **self.visits.doings(),
            **self.trends.doings(),
            **self.paper.doings(),
            "zone": self.to_next_zone,
            **self.commands.doings(),
            "keys": self.show_keys,
            "about": self.show_about,
        }

    # ------------------------------------------------------------------ the content

    def _read_content(self) -> None:
        from examassist.ui.reading import read_content

        self._background.run(lambda: read_content(self._workstation), self._ready, self._not_ready)

    def _ready(self, content: Any) -> None:  # noqa: ANN401  a reading.Content, which is not imported yet
        self._edition = content.edition
        self.start_page.show_facts(content.facts)
        self.complaints.offer(content.edition)
        self.start_page.show_ready()
        self.draft_list.read()
        QTimer.singleShot(0, lambda: self._prepare(content.interrupted))
        self._show_start_keys()

    @property
    def ready(self) -> bool:
        """Whether an exam can begin."""
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """What opens, saves and exports the exam; there once the window is ready."""
        if self._desk is None:
            message = "the window is not ready"
            raise RuntimeError(message)
        return self._desk

    @property
    def edition(self) -> Edition | None:
        """The content in use, once it is read."""
        return self._edition

    @property
    def busy(self) -> bool:
        """Whether something is under way beside the window."""
        return self._background.busy

    def take_in(self, encounter: Encounter, earlier: Sequence[Encounter] = ()) -> None:
        """Open an exam that was read already."""
        if self._desk is not None:
            self._desk.take_in(encounter, earlier)

    def _not_ready(self, error: ExamAssistError) -> None:
        self.start_page.show_facts([Fact("triangle-alert", _("The clinical content cannot be used"), str(error))])
        self.start_page.show_no_drafts_because(_("No exam can begin until the clinical content can be read."))
        self.notice.complain(str(error), _("Try again"), self._read_content)

    def _prepare(self, interrupted: Interrupted | None) -> None:
        """Import what the first exam needs while nobody waits for it."""
        from examassist.ui.desk import Desk
        from examassist.ui.states.controller import watch

        self._desk = desk = Desk(self._workstation, self._background, self)
        desk.opened.connect(self.visits.opened)
        desk.closing.connect(self._put_exam_away)
        desk.opened.connect(self.draft_list.stop)
        desk.opened.connect(self.complaints.opened)
        desk.opened.connect(self._show_exam)
        desk.opened.connect(self.paper.opened)
        desk.opened.connect(self.banner.clock.start)
        desk.keeping.saved.connect(self.banner.show_saved)
        desk.keeping.saving.connect(self.banner.show_saving)
        desk.keeping.not_saved.connect(self.banner.show_not_saved)
        desk.looked_ahead.connect(self._show_open)
        desk.files.said.connect(self.notice.say)
        desk.failed.connect(self._complain)
        desk.files.written.connect(self.leaving.written)
        watch(self, self._workstation, desk, interrupted, self.first_file.open)
        self.prepared.emit()

    # ------------------------------------------------------------------ the start page

    def _show_start_keys(self) -> None:
        title = self._edition.header.title if self._edition is not None else ""
        self.banner.show_nobody(title)
        self.keys.show_keys(
            self.keys_of_the_start(), note=_("Decision support for trained clinicians; it does not diagnose.")
        )

    def to_drafts(self) -> None:
        """From an exam to the start page; on it, go on with the newest draft."""
        if self.pages.currentWidget() is self.who.form and not self.in_exam:
            self._back_to_start()
        elif self.in_exam:
            self.close_exam()
        else:
            self.start_page.continue_first()

    def continue_draft(self, exam: str) -> None:
        """Go on with a draft where it stopped."""
        if self._desk is not None:
            self._desk.go_on(exam)

    def _back_to_start(self) -> None:
        self.show_page(self.start_page)
        self._show_start_keys()
        self.start_page.show_ready()
        self.draft_list.read()
        self.first_file.offer()

    # ------------------------------------------------------------------ who is examined

    def new_exam(self) -> None:
        """Ask who is examined; an open exam is put away first."""
        if self._desk is None:
            return
        if self.in_exam:
            self.leaving.leave(self._close_and_begin)
            return
        self.who.ask()

    def back(self) -> None:
        """From a form or the settings to the open exam, or to the start page."""
        if self.in_exam and self.screens is not None:
            self.screens.show_current()
        else:
            self._back_to_start()

    # ------------------------------------------------------------------ an open exam

    @property
    def in_exam(self) -> bool:
        """Whether an exam is open."""
        return self.screens is not None

    @property
    def at_exam(self) -> bool:
        """Whether the page in the middle belongs to the open exam: no form, settings or preview lie before it."""
        others = (self.start_page, self.who.form, self.preferences.page, self.preview.page, self.trends.page)
        return self.in_exam and all(self.pages.currentWidget() is not other for other in others)

    def _show_exam(self, model: Any) -> None:  # noqa: ANN401  an EncounterModel, which is not imported yet
        from examassist.ui.emergency.controller import Emergencies
        from examassist.ui.exam_screens import ExamScreens
        from examassist.ui.resume_line import resume_line

        settings = self._workstation.settings
        model.recorded.connect(self.notice.outdate)  # first of all, so that what is said of the act itself stays
        self.screens = ExamScreens(
            self,
            model,
            half_grades=settings.half_grades,
            hide_until_impression=settings.hide_until_impression,
            single=self.commands.single,
        )
        self.commands.attach(self.screens)
        self.screens.export_wanted.connect(self.files.ask_where_to_export)
        self.screens.preview_wanted.connect(self.preview.show)
        self.screens.identify_wanted.connect(self.who.identify)
        self.screens.around.undo_wanted.connect(self.actions_.by_id["undo"].trigger)
        self.screens.undo_changed.connect(self.actions_.show_undo)
        self.actions_.show_exam(is_open=True)
        self.actions_.show_undo(model.undo_text, model.redo_text)
        self.actions_.show_steps(self.screens.titles, self.screens.go_to_step)
        self.screens.go_on()
        if self.desk.resumed:
            self.notice.say(resume_line(self.screens))
        self.emergencies = Emergencies(self, model, self._workstation)

    def close_exam(self) -> None:
        """Put the open exam away; it stays a draft until it is exported."""
        self.leaving.leave(self._close_exam)

    def _close_and_begin(self) -> None:
        self._close_exam()
        self.new_exam()

    def _close_exam(self) -> None:
        if self._desk is None:
            return
        self._put_exam_away()
        if not self._desk.close():
            self._complain(_("Not everything of this exam could be saved. It stays in the list of drafts as saved."))
        self._back_to_start()

    def _put_exam_away(self) -> None:
        if self.screens is None:
            return
        self.commands.put_away()
        self.screens.commit()
        self.screens.leave()
        self.screens.deleteLater()
        self.screens = None
        self.put_panel(None)
        self.rail.hide()
        if self.emergencies is not None:
            self.emergencies.leave()
            self.emergencies = None
        self.actions_.show_exam(is_open=False)
        self.actions_.show_steps({}, lambda _number: None)

    def undo(self) -> None:
        """Take back the newest act."""
        self._undo(back=True)

    def _undo(self, *, back: bool) -> None:
        if self._desk is None or self._desk.model is None or self.screens is None:
            return
        what = self._desk.model.undo() if back else self._desk.model.redo()
        if what is not None:
            template = _("Undone: {what}") if back else _("Done again: {what}")
            self.notice.say(template.format(what=what))
            self.screens.show_last_touched()

    def _show_open(self, items: Any) -> None:  # noqa: ANN401  a tuple of OpenItem, which is not imported yet
        if self.screens is not None:
            self.screens.show_open(items)

    def step_by(self, by: int) -> None:
        """Show the next step, or the one before."""
        if self.screens is not None:
            self.screens.step_by(by)

    def _check(self) -> None:
        if self.screens is not None:
            self.screens.finish()

    def _fold_panel(self) -> None:
        if self.screens is not None:
            self.screens.fold_panel()

    def fit(self) -> None:
        """Give rail and panel the width that this window has room for."""
        self.put_rail(Rail(self.widths))
        if self.screens is not None:
            self.screens.fit()
        self.preview.fit()
        self.trends.fit()

    # ------------------------------------------------------------------ help and the end

    def show_keys(self) -> None:
        """Every key of the window."""
        from examassist.ui.help import KeysHelp

        KeysHelp(self, self.keys.hints if self.in_exam else (), self.commands.single).open()

    def show_about(self) -> None:
        """What the program is for and which content is in use."""
        from examassist.ui.help import About

        About(self, self._edition).open()

    def _complain(self, text: str) -> None:
        self.who.release()
        self.notice.complain(text)

    def _quit(self) -> None:
        self.close()

    def _close_now(self) -> None:
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is on its way, then go; what would be lost by it is asked about first."""
        if not self._may_close and self.leaving.asks(self._close_now):
            event.ignore()
            return
        for dialog in self.findChildren(QDialog):
            dialog.hide()  # one over a window that is gone would still name a patient and hold the keys
        if self._desk is not None:
            self._desk.close()
        self._background.close()
        super().closeEvent(event)

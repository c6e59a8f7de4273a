"""What the commands of one window do: it opens what they ask for, and takes the single keys that no cell takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from examassist.language import translate as _
from examassist.ui.answers.keys import is_command
from examassist.ui.commands.finding import Finding
from examassist.ui.requests.controller import Requesting
from examassist.ui.single_keys import SingleKeys, in_text, is_plain

IDLE = 1500
"""Milliseconds after an exam opened in which nothing is prepared for later."""

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from examassist.reasoning.assessment import ConditionResult, FlagResult, InvestigationResult
    from examassist.settings import Settings
    from examassist.ui.commands.popover import Popover
    from examassist.ui.commands.timer import TimerField
    from examassist.ui.commands.why_panel import WhyPanel
    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.main_window import MainWindow


class Commands(QObject):
    """One for each window; what it opens is made when it is asked for."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self.single = SingleKeys.of(settings)
        self.popover: Popover | None = None
        self.why_panel: WhyPanel | None = None
        self.timer: TimerField | None = None
        self._why_from: QWidget | None = None
        self._finding = Finding(window, self)
        self.requesting = Requesting(window, self.copy)
        window.installEventFilter(self)

    def doings(self) -> dict[str, Callable[[], None]]:
        """What the menu entries of this part do, by their ids."""
        return {
            "technique": self.technique,
            "why": self.why,
            "note": self.note,
            "step_note": lambda: self.note(whole_step=True),
            "go": self.go,
            "palette": self.find,
            "calculator": self.calculate,
            "timer": self.time,
            "copy": lambda: self.copy_text(""),
        }

    def attach(self, screens: ExamScreens) -> None:
        """Serve the screens of an exam that opens."""
        screens.why_wanted.connect(self.show_why)
        screens.copy_wanted.connect(self.copy_text)
        screens.timer_wanted.connect(self.time)
        screens.around.note_wanted.connect(self.note)
        QTimer.singleShot(IDLE, screens, self._finding.warm)

    # ------------------------------------------------------------------ single keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key that reached the window because no widget wanted it."""
        if watched is self._window and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event)
        return False

    def _take(self, event: QKeyEvent) -> bool:
        screens = self._window.screens
        if screens is None or not self._window.at_exam or is_command(event) or event.isAutoRepeat() or in_text():
            return False
        if event.key() == Qt.Key.Key_Escape:
            return self._close_one()
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match self.single.meaning(event.text()):
            case "why":
                self.why()
            case "note":
                self.note(whole_step=shifted)
            case "go":
                self.go()
            case "technique":
                self.technique()
            case "timer":
                self.time()
            case _:
                if is_plain(event):
                    self._window.flash_keys()
                return False
        return True

    def _close_one(self) -> bool:
        page = screens.current_page() if (screens := self._window.screens) is not None else None
        if page is not None and page.close_technique():
            return True
        if self.why_panel is not None:
            self.why_panel.leave()
            return True
        return False

    def put_away(self) -> None:
        """Close what is open, because the exam behind it goes; what was written in it is recorded."""
        if self.popover is not None:
            self.popover.leave()
        if self.why_panel is not None:
            self.why_panel.leave()
        if self.timer is not None:
            self.timer.leave()
        self.requesting.put_away()

    # ------------------------------------------------------------------ technique, note, go

    def technique(self) -> None:
        """How the item is done that the keys are on."""
        screens = self._window.screens
        page = screens.current_page() if screens is not None else None
        if page is not None:
            page.toggle_technique()

    def note(self, *, whole_step: bool = False) -> None:
        """Write a note at the item that the keys are on, or at the whole step."""
        screens = self._window.screens
        if screens is None:
            return
        from examassist.ui.commands.note import NotePopover

        model = screens.model
        place = _note_place(screens, whole_step=whole_step)
        if place is None:
            self._window.flash_keys()
            return
        edition = model.edition
        about = edition.item[place].label if place in edition.item else edition.section[place].title
        text = next((remark.text for remark in model.encounter.notes if remark.place == place), "")
        popover = NotePopover(self._window, place, about, text)
        popover.written.connect(model.note)
        self._open(popover, popover.text)

    def go(self) -> None:
        """Show where to go next; a digit goes there."""
        screens = self._window.screens
        if screens is None:
            return
        items = screens.open_items()
        if not items:
            self._window.notice.say(_("Nothing blank is known to change the plan right now."))
            return
        from examassist.domain.finding import FindingKey
        from examassist.ui.commands.go import GoPopover

        popover = GoPopover(self._window, items)

        popover.go.connect(lambda cell: screens.go_to_cell(FindingKey.parse(cell)))
        self._open(popover, popover)

    def find(self) -> None:
        """The list of everything; the same key closes it."""
        from examassist.ui.commands.palette import Palette

        if isinstance(self.popover, Palette):
            self.popover.leave()
            return
        palette = self._finding.palette()
        self._open(palette, palette.line, beside=False)

    def read_about(self, name: str) -> None:
        """Show the reasons of a condition as it is weighed now, or what a card says."""
        screens = self._window.screens
        if screens is None:
            return
        from examassist.ui.commands import why

        edition = screens.model.edition
        weighed = [each for each in screens.model.assessment.conditions if each.id == name]
        if weighed:
            self.show_why(weighed[0])
        elif name in edition.condition:
            self._show_why(why.why_named(edition.condition[name], edition))
        else:
            card = next(card for card in edition.cards if card.id == name)
            self._show_why(why.why_card(card, edition))

    def calculate(self) -> None:
        """Type pressures and see what they come to."""
        screens = self._window.screens
        if screens is None:
            return
        from examassist.ui.commands.calculator import Calculator
        from examassist.ui.commands.ratios import quantities

        if not quantities(screens.model.edition):
            self._window.notice.say(_("This content computes no index from pressures."))
            return
        calculator = Calculator(self._window, screens.model, self.single)
        self._open(calculator, calculator.first, beside=False)

    def time(self) -> None:
        """Time the row that the keys are on, or come back to the timer that runs."""
        if self.timer is not None:
            self.timer.setFocus(Qt.FocusReason.PopupFocusReason)
            return
        screens = self._window.screens
        page = screens.current_page() if screens is not None else None
        key = page.focused_key or page.last_key if page is not None else None
        if screens is None or key is None:
            self._window.flash_keys()
            return
        from examassist.ui.act_text import cell_text
        from examassist.ui.commands.timer import TimerField
        from examassist.ui.commands.timing import timed

        what = timed(key, screens.model.edition)
        if what is None:
            self._window.notice.say(_("Nothing is timed on this row."))
            return
        edition = screens.model.edition
        about = edition.item[what.asks].label if what.asks else cell_text(what.seconds, edition)
        self.timer = TimerField(self._window, screens.model, what, about)
        self.timer.running_changed.connect(self._set_timer_running)
        self.timer.closed.connect(self._timer_closed)
        self.timer.open_low()

    def _set_timer_running(self, running: bool) -> None:  # noqa: FBT001  a lamp
        self._window.timer_running = running

    def _timer_closed(self) -> None:
        self.timer = None

    def _open(self, popover: Popover, first: QWidget, *, beside: bool = True) -> None:
        if self.popover is not None:
            self.popover.leave()
        self.popover = popover
        popover.closed.connect(self._closed)
        focused = QApplication.focusWidget()
        on_page = beside and focused is not None and self._window.pages.isAncestorOf(focused)
        anchor = focused if on_page else None
        popover.open_beside(anchor, first)

    def _closed(self) -> None:
        self.popover = None

    # ------------------------------------------------------------------ why

    def why(self) -> None:
        """Why the card, flag, test or item that the keys are on is said or asked."""
        screens = self._window.screens
        if screens is None:
            return
        said = _explained(QApplication.focusWidget())
        if said is not None:
            self.show_why(said)
            return
        page = screens.current_page()
        key = page.focused_key if page is not None else None
        if key is None:
            self._window.flash_keys()
            return
        from examassist.reasoning.say import say_for
        from examassist.ui.commands.why import why_item

        model = screens.model
        self._show_why(why_item(key, model.edition, model.encounter, say_for(model.edition)))

    def show_why(self, said: ConditionResult | FlagResult | InvestigationResult) -> None:
        """Why that card is said."""
        screens = self._window.screens
        if screens is None:
            return
        from examassist.reasoning.assessment import ConditionResult, FlagResult
        from examassist.reasoning.say import say_for
        from examassist.ui.commands import why

        edition = screens.model.edition
        say = say_for(edition)
        if isinstance(said, ConditionResult):
            self._show_why(why.why_condition(said, screens.model.assessment, edition, say))
        elif isinstance(said, FlagResult):
            self._show_why(why.why_flag(said, edition, say))
        else:
            self._show_why(why.why_test(said, edition, say))

    def _show_why(self, why: object) -> None:
        from examassist.ui.commands.why import Why
        from examassist.ui.commands.why_panel import WhyPanel

        if not isinstance(why, Why):
            raise TypeError(why)
        back = QApplication.focusWidget()
        if self.why_panel is not None:
            back = self._why_from
            self.why_panel.leave()
        self._why_from = back
        if back is not None:
            back.destroyed.connect(self._forget)
        panel = WhyPanel(self._window.pages, why, self._window.widths.panel)
        panel.closed.connect(self._why_closed)
        panel.copy_wanted.connect(self.copy)
        self.why_panel = panel
        panel.open_there()

    def _why_closed(self) -> None:
        self.why_panel = None
        if self._why_from is not None and self._why_from.isVisible():
            self._why_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def _forget(self) -> None:
        self._why_from = None

    # ------------------------------------------------------------------ copying

    def copy_text(self, test: str) -> None:
        """Show the request of a test or the letter to a reader; copy the whole note where none is named."""
        if test:
            self.requesting.open(test)
        else:
            self.requesting.copy_note()

    def copy(self, text: str) -> None:
        """Put plain words where they can be pasted from."""
        QGuiApplication.clipboard().setText(text)
        self._window.notice.say(_("Copied. Check it before you paste it; nothing was sent."))
        if (model := self._window.desk.model) is not None:
            self._window.desk.record.copied(model.exam_id)


def _explained(widget: QWidget | None) -> ConditionResult | FlagResult | InvestigationResult | None:
    """What the widget, or what it stands in, can be asked about."""
    while widget is not None:
        said = getattr(widget, "explains", None)
        if said is not None:
            return said  # type: ignore[no-any-return]  # only cards have it
        widget = widget.parentWidget()
    return None


def _note_place(screens: ExamScreens, *, whole_step: bool) -> str | None:
    """The item the keys are on, or the first section of the step."""
    page = screens.current_page()
    key = page.focused_key if page is not None else None
    edition = screens.model.edition
    if key is not None:
        return edition.item[key.item].section if whole_step else key.item
    return next((section.id for section in edition.sections if section.step == screens.current), None)

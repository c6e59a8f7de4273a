"""Asks about each emergency once an exam, keeps the bar, and records what is answered."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from examassist.domain.act import FlagAnswer
from examassist.domain.evolve import evolve
from examassist.domain.finding import FindingKey
from examassist.language import translate as _
from examassist.reasoning.assessed import standing
from examassist.ui.answers.cell import AnswerCell
from examassist.ui.emergency.bar_text import bar_text
from examassist.ui.emergency.choices import Choice, key_name, key_text, letter_by_place
from examassist.ui.emergency.matter import matter_of, who
from examassist.ui.emergency.onsets import disagrees, told
from examassist.ui.emergency.pathway_page import PathwayPage
from examassist.ui.emergency.said_before import not_assessed
from examassist.ui.emergency.waiting import group_of, groups_of, half_told, standings, to_ask, waits, with_a_bar
from examassist.ui.emergency.who_acts import Asked, WhoActs
from examassist.ui.emergency.window import EmergencyWindow
from examassist.ui.exam_page import ExamPage
from examassist.ui.key_bar import Hint

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from examassist.reasoning.assessed import Standing
    from examassist.reasoning.assessment import FlagResult
    from examassist.ui.emergency.reason_form import ReasonGiven
    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.main_window import MainWindow
    from examassist.workstation import Workstation

HOLD = 10_000
"""Milliseconds that an answer without its onset waits for it; an onset that nobody gives takes the higher tier."""
ASK_WHY = frozenset({Choice.NOT_AN_EMERGENCY, Choice.KNOWN})


class Emergencies(QObject):
    """Made with the screens of an exam and gone with them."""

    def __init__(
        self,
        window: MainWindow,
        model: EncounterModel,
        workstation: Workstation,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._shell = window
        self._model = model
        self._workstation = workstation
        self._asked: set[tuple[str, ...]] = set()
        self._rested: dict[str, frozenset[str | None]] = {}
        """The safety questions on which a flag rested when it was asked about: only their onsets withdraw it."""
        self._released = model.acts[-1].seq  # an exam that is gone on with asks at once
        self._group: str | None = None
        self._before: QWidget | None = None
        self._first: str | None = None
        self.page: PathwayPage | None = None
        self.window = EmergencyWindow(window, clock)
        self.window.chosen.connect(self._choose)
        self.window.reasoned.connect(self._reasoned)
        self.window.onset_told.connect(self._tell_onset)
        self.window.onset_wanted.connect(self._ask_onset)
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD)
        self._hold.timeout.connect(self.release)
        self._shortcuts = [self._shortcut(choice) for choice in Choice if choice is not Choice.UNDO]
        window.emergency.chosen.connect(self.choose)
        window.emergency.taken_back.connect(self.take_back)
        window.installEventFilter(self)
        model.changed.connect(self.show_all)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self.show_all()

    def _shortcut(self, choice: Choice) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key_name(choice.value)), self._shell)
        shortcut.setAutoRepeat(False)
        shortcut.setEnabled(False)
        shortcut.activated.connect(lambda: self.choose(choice))
        return shortcut

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the bar where the keyboard writes another script."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._has_bar:
            letter = letter_by_place(event)
            if letter in {each.value for each in Choice if each is not Choice.UNDO}:
                self.choose(Choice(letter))
                return True
        return super().eventFilter(watched, event)

    @property
    def _has_bar(self) -> bool:
        return any(each.isEnabled() for each in self._shortcuts)

    def leave(self) -> None:
        """The exam is put away."""
        self._shell.removeEventFilter(self)
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]
        self._model.changed.disconnect(self.show_all)
        self._shell.emergency.chosen.disconnect(self.choose)
        self._shell.emergency.taken_back.disconnect(self.take_back)
        self._shell.emergency.hide()
        self.window.close_it()
        self.window.deleteLater()
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._hold.stop()
        self._drop_page()
        self.deleteLater()

    # ------------------------------------------------------------------ what is asked and shown

    def show_all(self, _change: object = None) -> None:
        """Look at what is raised now: ask what is new, withdraw what is no more, show the bar."""
        model = self._model
        self._group = self._half_told()
        now = {each.flag.id: each for each in self._standings() if each.flag.tier == "now"}
        waiting = {flag for flag, each in now.items() if waits(each.flag, self._group, model.edition)}
        withdrawn = {flag for flag in waiting if self._group in self._rested.get(flag, ())}
        self._asked = {each for each in self._asked if each[0] in now.keys() - withdrawn}
        held = {flag for flag in waiting if flag in withdrawn or to_ask(now[flag]) - self._asked}
        wanted = {flag: to_ask(each) for flag, each in now.items() if flag not in held}
        open_now = [flag for flag in self.window.flags if wanted.get(flag)]
        fresh = [flag for flag, what in wanted.items() if what - self._asked]
        self._asked.update(*wanted.values())
        self._rested |= {flag: groups_of(now[flag].flag, model.edition) for flag in fresh}
        shown = {*open_now, *fresh}
        if shown:
            self._ask(self._flags(shown))
        else:
            self._close()
        if self._group is not None and held:
            self._hold.start()
        else:
            self._hold.stop()
        self._show_bar(held)

    def release(self) -> None:
        """Wait for no onset any longer: one that is not given takes the higher tier."""
        if self._shell.privacy.covered:
            self._hold.start()
            return
        self._released = self._model.acts[-1].seq
        self.show_all()

    @property
    def waiting(self) -> bool:
        """Whether an emergency waits for the onset key that follows an answer."""
        return self._hold.isActive()

    def _half_told(self) -> str | None:
        model = self._model
        if model.acts[-1].seq <= self._released:
            return None
        return half_told(model.acts, model.encounter, model.edition)

    def _standings(self) -> tuple[Standing, ...]:
        return standings(self._model.assessment, self._model.encounter, self._model.edition)

    def unanswered(self) -> tuple[FlagResult, ...]:
        """The flags of this exam on which somebody has to act and to which nothing was said that still holds."""
        return tuple(each.flag for each in self._standings() if not each.is_answered)

    def _flags(self, ids: Collection[str]) -> list[FlagResult]:
        """What leads stands first, also where it joined later: the arteries before the scan of the back."""
        return [flag for flag in self._model.assessment.raised if flag.id in ids]

    def _ask(self, flags: Sequence[FlagResult]) -> None:
        model = self._model
        if self.window.isHidden():
            self._before = QApplication.focusWidget()
        matters = [matter_of(flag, model.encounter, model.edition) for flag in flags]
        self.window.ask(matters, who(model.encounter))
        self._shell.keys.show_keys(keys_of_the_window())

    def _close(self) -> None:
        if self.window.isHidden():
            return
        self.window.close_it()
        if self._shell.screens is not None:
            self._shell.screens.show_keys()
        before, self._before = self._before, None
        try:
            if before is not None and before.isVisible() and not self._goes_on(before):
                before.setFocus()
        except RuntimeError:  # the screen it belonged to is gone
            return

    def _goes_on(self, before: QWidget) -> bool:
        """Whether the keys went to the next blank cell, because the one that they were on has its answer."""
        page = self._shell.screens.current_page() if self._shell.screens is not None else None
        if not isinstance(before, AnswerCell) or not isinstance(page, ExamPage):
            return False
        if before.key not in self._model.encounter.by_key:
            return False
        target = self._model.cell_after(before.key, page.cell_keys())
        if target is None or target == before.key:
            return False
        page.focus_cell(target)
        return True

    def _show_bar(self, held: set[str]) -> None:
        """Show what is raised; one that waits for its first onset is not, one that was answered before stays."""
        shown = [each for each in self._standings() if each.answer is not None or each.flag.id not in held]
        for shortcut in self._shortcuts:
            shortcut.setEnabled(bool(shown))
        self._shell.actions_.offer("pathway", on=bool(shown))
        self._first = None
        if not shown:
            self._shell.emergency.hide()
            return
        shown.sort(key=lambda each: (each.flag.tier != "now", each.is_answered))
        first = shown[0]
        self._first = first.flag.id
        self._shell.emergency.show_bar(bar_text(first, shown[1:], self._model.encounter, self._model.edition))

    def take_back(self, flag: str | None = None) -> None:
        """Take back what was answered to a flag; to the one that the bar names when none is named."""
        wanted = flag if flag is not None else self._first
        if wanted is not None and self.window.isHidden():
            self._model.take_back_answer(wanted)
            label = self._model.edition.gate[wanted].label
            self._shell.notice.say(_("Taken back: {what}").format(what=_("answer to {flag}").format(flag=label)))

    # ------------------------------------------------------------------ what is answered

    def choose(self, choice: Choice) -> None:
        """What a button of the bar or its key does."""
        if not self.window.isHidden():
            return
        if choice in ASK_WHY:
            self._before = QApplication.focusWidget()
            flags = self._to_answer()
            matters = [matter_of(flag, self._model.encounter, self._model.edition) for flag in flags]
            self.window.ask(matters, who(self._model.encounter), wanted=True)
            self.window.ask_reason(choice)
        else:
            self._choose(choice)

    def _to_answer(self) -> tuple[FlagResult, ...]:
        """What an answer is for: what is open; all of it again once everything is answered."""
        return self.unanswered() or with_a_bar(self._model.assessment)

    def _choose(self, choice: Choice) -> None:
        if choice is Choice.PATHWAY:
            self._close()
            self.show_pathway()
        elif choice is Choice.TRANSFER:
            self._shell.files.transfer()
        elif choice is Choice.UNDO:
            self._shell.undo()
        elif choice is Choice.ACTING:
            shown = self.window.flags
            flags = shown or tuple(flag.id for flag in self._to_answer())
            self.say([FlagAnswer(flag=flag, answer="acting") for flag in flags])

    def show_pathway(self) -> None:
        """Show whom to phone, what to say, and the short exam for what is raised now."""
        flags = [flag for flag in with_a_bar(self._model.assessment) if flag.tier == "now"]
        flags = flags or list(with_a_bar(self._model.assessment))
        if self.page is None or self.page.flags != tuple(flag.id for flag in flags):
            self._drop_page()
            self.page = PathwayPage(self._model, flags, self._workstation.settings)
            self.page.back.connect(self._back)
            self.page.copied.connect(lambda: self._shell.desk.record.copied(self._model.exam_id))
            self._model.changed.connect(self.page.show_now)
            if self.page.exam is not None:
                self.page.exam.message.connect(self._shell.notice.say)
                self.page.exam.cell_focused.connect(self._show_page_keys)
        self._shell.notice.outdate()
        self._shell.show_page(self.page)
        self.page.focus_first()
        self._show_page_keys()

    def _show_page_keys(self, _key: object = None) -> None:
        exam = self.page.exam if self.page is not None else None
        own = [Hint(key, does) for key, does in exam.keys_now()] if exam is not None else []
        self._shell.keys.show_keys(own, Hint(_("PgDn"), _("back to the exam")))

    def _back(self) -> None:
        if self._shell.screens is not None:
            self._shell.screens.show_current()

    def _drop_page(self) -> None:
        if self.page is not None:
            self._model.changed.disconnect(self.page.show_now)
            self._shell.pages.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None

    def _reasoned(self, choice: Choice, given: ReasonGiven) -> None:
        flags = self.correct(given.corrects, given.flags)
        said = FlagAnswer(
            flag=given.flags[0],
            answer="already_known" if choice is Choice.KNOWN else "assessed_not_an_emergency",
            because=given.because,
            reason=given.text,
            since=given.since,
        )
        self.window.show_matters()
        self.say(evolve(said, flag=flag) for flag in flags)

    def correct(self, cells: Sequence[str], flags: Sequence[str] = ()) -> list[str]:
        """Record these onsets as long-standing; those of ``flags`` that are still raised then."""
        if cells:
            self._model.record(told(cells))
        raised = {flag.id for flag in self._model.assessment.raised}
        return [flag for flag in flags if flag in raised]

    def _tell_onset(self, cells: Sequence[str], value: str) -> None:
        self._model.record(told(cells, value))

    def _ask_onset(self, cell: str) -> None:
        """Go to the question whose answer would say since when; the bar stays, and nothing is answered."""
        self._close()
        if self._shell.screens is not None:
            self._shell.screens.go_to_cell(FindingKey(cell))

    def say(self, answers: Iterable[FlagAnswer]) -> None:
        """Record what was answered, one act for each flag that is still raised."""
        raised = {flag.id for flag in self._model.assessment.raised}
        for answer in (each for each in answers if each.flag in raised):
            self._model.answer_flag(answer)

    def ask_who_acts(self, flags: Sequence[FlagResult], answered: Callable[[Sequence[FlagAnswer]], None]) -> WhoActs:
        """Ask who acts on these before the exam leaves the screen."""
        patient = ", ".join(part for part in who(self._model.encounter) if part)
        edition, encounter = self._model.edition, self._model.encounter
        asked = [
            Asked(flag, not_assessed(standing(flag, encounter, edition)), disagrees(flag, edition)) for flag in flags
        ]
        dialog = WhoActs(self._shell, asked, patient, self._workstation.actor.name, self._workstation.now())
        dialog.corrected.connect(self.correct)
        dialog.answered.connect(answered)
        dialog.open()
        return dialog

    # ------------------------------------------------------------------ where the keys are

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Whoever leaves a question without giving its onset has said that it is not known."""
        if self._group is None or now is None or now.window() is not self._shell:
            return
        if self._is_elsewhere(now):
            QTimer.singleShot(0, self, self._release_if_left)

    def _is_elsewhere(self, focused: QWidget | None) -> bool:
        here = group_of(focused.key, self._model.edition) if isinstance(focused, AnswerCell) else None
        return here != self._group

    def _release_if_left(self) -> None:
        """Rows that open let the keys run through other cells and back; that is no leaving."""
        if self._group is not None and self._is_elsewhere(QApplication.focusWidget()):
            self.release()


def keys_of_the_window() -> tuple[Hint, ...]:
    """The keys that do something while it is open."""
    return (
        Hint(key_text("P"), _("pathway and calls")),
        Hint(key_text("T"), _("transfer page")),
        Hint(key_text("A"), _("I am acting")),
        Hint(key_text("N"), _("not an emergency")),
        Hint(key_text("K"), _("already known")),
        Hint(_("Ctrl Z"), _("undo")),
    )

"""What is asked before an exam leaves the screen: who acts on an emergency, and what becomes of unsaved answers."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.ui.dress import at_least
from examassist.ui.pieces import PrimaryButton, WordsDialog, column, row, words
from examassist.ui.theme import BOLD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examassist.domain.act import FlagAnswer
    from examassist.reasoning.assessment import FlagResult
    from examassist.ui.emergency.who_acts import WhoActs
    from examassist.ui.main_window import MainWindow


QUESTION = "asked_before_leaving"
"""A property of the dialogs here: only one of them is open at a time."""


class Way(Enum):
    """What can be answered; closing the question means to go on with the exam."""

    FILE = "file"
    PDF = "pdf"
    LEAVE = "leave"


class Question(NamedTuple):
    """What is asked: its title, why, and the ways out with their words, the best first."""

    title: str
    why: str
    ways: tuple[tuple[Way, str], ...]
    go_on: str


class LeavingDialog(WordsDialog):
    """One question before leaving."""

    chosen = Signal(object)
    """The Way; nothing when one goes on."""

    def __init__(self, parent: QWidget, question: Question) -> None:
        super().__init__(parent)
        self.setWindowTitle("ExamAssist")
        at_least(self, width=520)
        inside = column(margins=(28, 22, 28, 22), gap=14)
        inside.addWidget(words(question.title, size=19, weight=BOLD, wrap=True))
        inside.addWidget(words(question.why, wrap=True))
        self.go_on = PrimaryButton(question.go_on)
        self.go_on.setDefault(True)  # Enter, pressed by habit, loses nothing
        self.go_on.clicked.connect(self.reject)
        self.buttons: dict[Way, QPushButton] = {}
        line = row(gap=8)
        for way, text in question.ways:
            button = self.buttons[way] = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, way=way: self._choose(way))
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.go_on)
        inside.addLayout(line)
        self.setLayout(inside)
        self.go_on.setFocus()

    def _choose(self, way: Way) -> None:
        self.accept()
        self.chosen.emit(way)


class Leaving(QObject):
    """Lets the window leave the open exam only when nothing is lost by it, or when one was asked."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._then: Callable[[], None] | None = None
        self._accepted: set[str] = set()
        """The emergencies with which one wished to leave, in this attempt."""

    def leave(self, then: Callable[[], None]) -> None:
        """Do ``then``, which puts the open exam away; at once when nothing is lost by it."""
        if not self.asks(then):
            then()

    def asks(self, then: Callable[[], None]) -> bool:
        """Whether something had to be asked first; ``then`` follows when that is answered with leaving."""
        self._accepted.clear()
        return self._asks(then)

    def _asks(self, then: Callable[[], None]) -> bool:
        self._then = None
        if self._window.screens is None:
            return False
        self._window.commands.put_away()  # a note that is still being written is part of the exam
        self._window.screens.commit()
        watch = self._window.emergencies
        open_flags = watch.unanswered() if watch is not None else ()
        flags = [flag for flag in open_flags if flag.id not in self._accepted]
        unsaved = 0 if flags else self._window.desk.keeping.unsaved()
        if flags:
            self.ask_who_acts(flags, lambda answers: self._on_emergency(answers, flags, then))
        elif unsaved:
            self.ask(unsaved_question(unsaved), lambda way: self._on_unsaved(way, then))
        return bool(flags or unsaved)

    def _go_on_leaving(self, then: Callable[[], None]) -> None:
        if not self._asks(then):
            then()

    def ask(self, question: Question, answered: Callable[[Way], None]) -> None:
        """Ask over the window, without holding it up; nobody is told when one goes on with the exam."""
        self._close_questions()
        dialog = LeavingDialog(self._window, question)
        dialog.setProperty(QUESTION, True)
        dialog.chosen.connect(answered)
        dialog.open()

    def discard(self, exam: str) -> None:
        """Put a draft away; one on which nobody acts is asked about first."""
        draft = next((each for each in self._window.start_page.drafts if each.exam == exam), None)
        if draft is None or not draft.emergency:
            self._window.draft_list.discard(exam)
            return
        question = Question(
            _("Nobody is recorded as acting on this exam"),
            f"{draft.name}\n{draft.clock}: {draft.emergency}",
            ((Way.LEAVE, _("Discard it all the same")),),
            _("Keep it"),
        )
        self.ask(question, lambda _way: self._window.draft_list.discard(exam))

    def _close_questions(self) -> None:
        for before in self._window.findChildren(QDialog):
            if before.property(QUESTION):
                before.setProperty(QUESTION, False)
                before.reject()

    def written(self, done: bool) -> None:  # noqa: FBT001  a signal's own argument
        """A file was written, or could not be: then go on with leaving, or stay."""
        then, self._then = self._then, None
        if done and then is not None:
            self._go_on_leaving(then)

    def ask_who_acts(
        self, flags: Sequence[FlagResult], answered: Callable[[Sequence[FlagAnswer]], None]
    ) -> WhoActs | None:
        """Ask who acts, record it, then tell what was answered; nobody is told when one goes on with the exam."""
        watch = self._window.emergencies
        if watch is None:
            return None

        def record(answers: Sequence[FlagAnswer]) -> None:
            watch.say(answers)
            answered(answers)

        self._close_questions()
        dialog = watch.ask_who_acts(flags, record)
        dialog.setProperty(QUESTION, True)
        return dialog

    def _on_emergency(
        self, answers: Sequence[FlagAnswer], flags: Sequence[FlagResult], then: Callable[[], None]
    ) -> None:
        """Those left without an answer are not asked about again in this attempt."""
        if not answers:
            self._accepted.update(flag.id for flag in flags)
        self._go_on_leaving(then)

    def _on_unsaved(self, way: Way, then: Callable[[], None]) -> None:
        if way is Way.LEAVE:
            then()
            return
        if way is Way.FILE:
            self._window.files.ask_where_to_save()
        else:
            self._window.files.ask_where_to_export()
        if self._window.desk.files.writing:  # else no place was chosen, and one goes on
            self._then = then


def unsaved_question(unsaved: int) -> Question:
    """What to do with answers that only this window has."""
    title = translate_count("{n} answer is not on the disk", "{n} answers are not on the disk", unsaved)
    return Question(
        title.format(n=unsaved),
        _("They are in this window only. Closing it loses them."),
        (
            (Way.FILE, _("Save as a file")),
            (Way.PDF, _("Export PDF")),
            (Way.LEAVE, _("Close without saving")),
        ),
        _("Go on"),
    )

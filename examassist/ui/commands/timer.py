"""A running timer over the page: big figures, one key for the moment, and seconds that are recorded as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from examassist.domain.body import Laterality
from examassist.domain.finding import Finding, FindingKey
from examassist.language import translate as _
from examassist.ui.commands.popover import EDGE, Popover
from examassist.ui.pieces import KeyedButton, KeyedPrimaryButton, row, words
from examassist.ui.theme import BOLD

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from examassist.ui.commands.timing import Timed
    from examassist.ui.encounter_model import EncounterModel

WIDTH = 720
TICK = 100


class TimerField(Popover):
    """Runs on when the keys are elsewhere; nothing is recorded until its moment is said."""

    running_changed = Signal(bool)

    def __init__(self, parent: QWidget, model: EncounterModel, what: Timed, about: str) -> None:
        super().__init__(parent, _("Timer"), about, width=WIDTH)
        self._model = model
        self.what = what
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK)
        self._tick.timeout.connect(self._show)
        self.marked: int | None = None
        self.figures = words("00:00", size=34, weight=BOLD)
        self.figures.setMinimumWidth(self.figures.fontMetrics().horizontalAdvance("00:00") + 12)
        self.now = KeyedPrimaryButton(_("Start"), _("Space"), "clock")
        self.now.clicked.connect(self.press)
        self.stop_button = KeyedButton(_("Stop"), "S", "x")
        self.stop_button.clicked.connect(self.stop)
        self.right = KeyedButton(_("Right"), "R")
        self.right.clicked.connect(lambda: self._on_side(Laterality.RIGHT))
        self.left = KeyedButton(_("Left"), "L")
        self.left.clicked.connect(lambda: self._on_side(Laterality.LEFT))
        line = row(gap=10)
        line.addWidget(self.figures)
        for button in (self.now, self.stop_button, self.right, self.left):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.addWidget(button)
        line.addStretch(1)
        self.inside.addLayout(line)
        self._bar = QProgressBar()
        self._bar.setRange(0, what.limit)
        self._bar.setTextVisible(False)
        self.inside.addWidget(self._bar)
        self.said = words("", size=13, ink="text-2", wrap=True)
        self.inside.addWidget(self.said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tell(_("Space starts. The timer runs on while you do something else; T comes back to it."))

    # ------------------------------------------------------------------ what it does

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self._tick.isActive()

    def elapsed(self) -> int:
        """Whole seconds since it was started."""
        return int(self._since.elapsed() // 1000)

    def open_low(self) -> None:
        """Stand at the lower edge of the window, clear of banner and rows above, with the keys."""
        self.open_beside(None, self)
        around = self.around
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - 6 * EDGE)

    def press(self) -> None:
        """Start; the next press is the moment."""
        if self.running:
            self._mark(min(self.elapsed(), self.what.limit))
        elif self.marked is None:
            self._since.start()
            self._tick.start()
            self.running_changed.emit(True)
            self._show()
            self._tell(_("Running. Space is the moment."))
        self._show_buttons()

    def stop(self) -> None:
        """Stop: seconds that are a result by themselves are recorded, a moment that did not come is not."""
        if self.running and not self.what.asks:
            self._mark(min(self.elapsed(), self.what.limit))
        elif self.running:
            self._halt()
            self._tell(_("Stopped at {n} s. Nothing was recorded; answer the row.").format(n=self.elapsed()))
        else:
            self.leave()

    def leave(self) -> None:
        """Close it; one that runs is stopped and records nothing."""
        self._halt()
        super().leave()

    def _mark(self, seconds: int) -> None:
        self._halt()
        self.marked = seconds
        self._figure(seconds)
        if not self.what.asks:
            self._model.record([self._seconds()])
            self._tell(_("{n} s recorded. Ctrl Z takes it back.").format(n=seconds))
        elif self.what.sided:
            self._tell(_("{n} s. Which side? R or L; both one after the other.").format(n=seconds))
        else:
            self._model.record([Finding(item=self.what.asks, value=self.what.answer), self._seconds()])
            self._tell(_("{n} s recorded. Ctrl Z takes it back.").format(n=seconds))
        self._show_buttons()

    def _on_side(self, side: Laterality) -> None:
        if self.marked is None or not self.what.sided:
            return
        self._model.record([Finding(item=self.what.asks, side=side, value=self.what.answer), self._seconds()])
        self._tell(_("{n} s recorded. The other side stays as it was; S closes.").format(n=self.marked))

    def _seconds(self) -> Finding:
        key: FindingKey = self.what.seconds
        return Finding(item=key.item, side=key.side, value=self.marked)

    def _halt(self) -> None:
        if self.running:
            self._tick.stop()
            self.running_changed.emit(False)

    # ------------------------------------------------------------------ what it shows

    def _show(self) -> None:
        seconds = self.elapsed()
        self._figure(seconds)
        if seconds < self.what.limit:
            return
        if self.what.held:
            self._mark(self.what.limit)
        else:
            self._halt()
            self._tell(_("{n} s are over. Nothing was recorded; answer the row.").format(n=self.what.limit))
        self._show_buttons()

    def _figure(self, seconds: int) -> None:
        self.figures.setText(f"{seconds // 60:02d}:{seconds % 60:02d}")
        self._bar.setValue(min(seconds, self.what.limit))

    def _show_buttons(self) -> None:
        over = not self.running and (self.marked is not None or self._since.isValid())
        self.now.setText(self._moment() if self.running else _("Start"))
        self.now.setEnabled(not over)
        self.stop_button.setText(_("Stop") if self.running else _("Close"))
        for button in (self.right, self.left):
            button.setVisible(self.what.sided)
            button.setEnabled(self.marked is not None)
        self.fit()  # what the buttons say now may be longer

    def _moment(self) -> str:
        """What the moment is called: the answer that comes on, or the end."""
        answer = self._model.edition.item[self.what.asks].answer(self.what.answer) if self.what.asks else None
        return _("{what} now").format(what=answer.label) if answer is not None else _("End now")

    def _tell(self, text: str) -> None:
        self.said.setText(text)
        self.setAccessibleDescription(text)
        self._show_buttons()
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, S, R and L; Esc goes back to the page, and closes only a timer that does not run."""
        text = event.text().casefold()
        if event.isAutoRepeat():
            return
        if text == " ":
            self.press()
        elif text == "s":
            self.stop()
        elif text in {"r", "l"}:
            self._on_side(Laterality.RIGHT if text == "r" else Laterality.LEFT)
        elif event.key() == Qt.Key.Key_Escape and self.running:
            self.give_back()
        else:
            super().keyPressEvent(event)

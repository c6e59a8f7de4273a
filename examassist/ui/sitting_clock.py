"""How long an exam has been open at this sitting, in whole minutes: nothing ticks beside the patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QFrame

from examassist.language import translate as _
from examassist.ui.pieces import pictured, row, words

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK = 10_000
"""How often it looks whether a minute has passed, in milliseconds."""


class SittingClock(QFrame):
    """Shown while an exam is open; each opening begins at nought, because minutes away are no minutes of the exam."""

    def __init__(self, elapsed: Callable[[], int] | None = None) -> None:
        super().__init__()
        line = row(gap=6)
        line.addWidget(pictured("clock", "text-2", 16))
        self.label = words("", size=13, ink="text-2")
        line.addWidget(self.label)
        self.setLayout(line)
        self._since = QElapsedTimer()
        self._elapsed = elapsed or self._since.elapsed
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        self._fits = True
        self.hide()

    def start(self) -> None:
        """An exam was opened."""
        self._since.start()
        self.look()
        self._timer.start()
        self.setVisible(self._fits)

    def stop(self) -> None:
        """No exam is open."""
        self._timer.stop()
        self.hide()

    def make_room(self, *, fits: bool) -> None:
        """Stand there only where who is examined has the room it needs."""
        self._fits = fits
        self.setVisible(fits and self._timer.isActive())

    def look(self) -> None:
        """Say how many minutes it has been."""
        minutes = self._elapsed() // 60_000
        self.label.setText(_("{n} min").format(n=minutes))
        says = _("This exam has been open for {n} min").format(n=minutes)
        self.setToolTip(says)
        self.setAccessibleName(says)

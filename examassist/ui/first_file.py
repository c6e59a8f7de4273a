"""The exam in the file that the program was started with: opened first, or offered once another exam was put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from examassist.language import translate as _

if TYPE_CHECKING:
    from examassist.ui.main_window import MainWindow
    from examassist.workstation import OpenWindow


class FirstFile(QObject):
    """Is never forgotten: where an exam that was cut off is resumed instead, the start page offers it afterwards."""

    def __init__(self, window: MainWindow, first: OpenWindow | None) -> None:
        super().__init__(window)
        self._window = window
        self._first = first if first is not None and first.encounter is not None else None

    @property
    def waits(self) -> bool:
        """Whether it is not opened yet."""
        return self._first is not None

    def open(self) -> None:
        """Open it, if there is one."""
        first, self._first = self._first, None
        if first is not None and first.encounter is not None:
            self._window.take_in(first.encounter, first.earlier)

    def offer(self) -> None:
        """Ask about it on the start page; it stays until one of the two is pressed."""
        if self._first is not None:
            text = _("ExamAssist was started with an exam from a file. It is not open yet.")
            self._window.notice.ask(text, _("Open it"), self.open)

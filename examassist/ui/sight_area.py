"""A scrolled page on which whatever has the keys can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from examassist.ui.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_AROUND = 12
"""Room above and below it."""


class SightArea(QScrollArea):
    """Scrolls to what the keys come to, by whatever way, and stays with it when the page around it grows.

    Qt scrolls for its own Tab only. What is typed into a field that nobody sees would be recorded unseen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._later = QTimer(self)  # after lists that open or close with the focus have found their room
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._bring_into_sight)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one

    def setWidget(self, page: QWidget) -> None:
        """Scroll that."""
        super().setWidget(page)
        page.installEventFilter(self)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What comes or goes on the page moves the rest of it."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest} and watched is self.widget():
            self._later.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A bar that comes over the page takes room, but not what the keys are on."""
        super().resizeEvent(event)
        self._later.start()

    def _bring_into_sight(self) -> None:
        """Not while a button of the mouse is down: its release would hit something else."""
        page, focused = self.widget(), QApplication.focusWidget()
        if focused is None or page is None or not page.isAncestorOf(focused):
            return
        room, height = self.viewport().height(), focused.height()
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton and height <= room:
            # by hand, because Qt brings only the text cursor of a field into sight and may cut its frame
            middle = focused.mapTo(page, focused.rect().center())
            self.ensureVisible(middle.x(), middle.y(), 0, min(height // 2 + px(_AROUND), room // 2))

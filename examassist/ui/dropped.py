"""A file dropped on the window: one exam or report of this computer is opened, everything else is turned away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

KINDS = frozenset({".json", ".pdf"})


class Dropped(QObject):
    """Watches one window; fields inside it that take text keep what is dropped on them."""

    def __init__(self, window: QWidget, opened: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._opened = opened
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a file that can be opened, as a copy: where it came from it stays."""
        if not isinstance(event, QDropEvent) or event.type() not in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            return super().eventFilter(watched, event)
        path = file_in(event.mimeData())
        if path is None:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._opened(path)
        return True


def file_in(data: QMimeData) -> Path | None:
    """The one file of this computer that may hold an exam; None for several, for addresses and other kinds."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in KINDS else None

"""A process that ends as soon as a bare window is painted: the baseline of the first paint."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Bare(QMainWindow):
    """A window with nothing in it."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint, then end the process in the next turn of the loop."""
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = Bare()
    window.resize(1440, 900)
    window.show()
    app.exec()

"""A process that ends as soon as the program's window is painted: the candidate of the first paint."""

from __future__ import annotations

import os

from examassist.ui.app import SIZE, application
from examassist.ui.main_window import MainWindow
from examassist.workstation import Workstation

if __name__ == "__main__":
    app = application()
    window = MainWindow(Workstation())
    window.painted.connect(lambda: os._exit(0))  # nothing that follows the paint belongs to it
    window.resize(*SIZE)
    window.show()
    app.exec()

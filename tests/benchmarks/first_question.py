"""A process that ends when the first question of a new exam can be answered: the candidate of P2.

It says the longest time in which its loop answered nothing after the first paint.
"""

from __future__ import annotations

import json
import os
import sys
import time
from itertools import pairwise

from PySide6.QtCore import QTimer

from examassist.ui.app import SIZE, application, keep_collections_short
from examassist.ui.main_window import MainWindow
from examassist.workstation import Workstation

if __name__ == "__main__":
    app = application()
    workstation = Workstation()
    window = MainWindow(workstation)
    keep_collections_short(window)
    beats: list[float] = []

    def beat() -> None:
        """Begin as soon as one can; end when a cell has the keys and is painted."""
        beats.append(time.perf_counter())
        if not window.ready or window.busy:
            return
        if window.screens is None:
            window.desk.begin(None)
        elif app.focusWidget() is not None and hasattr(app.focusWidget(), "key"):
            longest = max(later - earlier for earlier, later in pairwise(beats))
            sys.stdout.write(json.dumps({"stall_ms": longest * 1000}))
            sys.stdout.flush()
            workstation.mark_closed(window.screens.model.exam_id)  # or the next start asks where this one stopped
            os._exit(0)

    heart = QTimer()
    heart.timeout.connect(beat)
    window.painted.connect(lambda: heart.start(1))
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    app.exec()

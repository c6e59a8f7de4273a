"""A window that answers by real keys and is killed: ``python -m tests.ui.states.cut_off HOME`` says when it may be."""

from __future__ import annotations

import os
import sys
import time
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from examassist.domain.patient import Patient
from examassist.ui.app import application
from examassist.ui.main_window import MainWindow
from tests.screens import settle, wait_until
from tests.ui.exam_room import press
from tests.ui.window import a_workstation

PATIENT = Patient(family_name="Invented", given_name="Cut Off", id="P-9", birth_date=date(1955, 3, 14))
STEP = 5
KEYS = ("2", "1", "2")


def main(home: Path) -> None:
    """Answer, say that everything is saved, and wait for the end."""
    application()
    window = MainWindow(a_workstation(home))
    window.resize(1440, 900)
    window.show()
    wait_until(lambda: window.ready and not window.busy)
    window.desk.begin(PATIENT)
    wait_until(lambda: window.screens is not None)
    settle()
    screens = window.screens
    assert screens is not None
    window.activateWindow()
    screens.go_to_step(STEP)
    settle()
    assert QApplication.focusWidget() is not None
    press(*KEYS)
    wait_until(lambda: screens.model.unsaved == 0)
    page = screens.current_page()
    assert page is not None
    os.write(1, f"{page.focused_key}\n".encode())
    time.sleep(600)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

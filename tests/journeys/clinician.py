"""A window in a process of its own, driven by a clinician's fingers: ``python -m tests.journeys.clinician PART HOME``.

``half`` enters half of the demo patient and waits to be killed; ``rest`` goes on, exports and saves. What it prints is
read by the journey: one JSON object a line.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from examassist.reasoning.assessment import assessment_json
from examassist.reasoning.invented import case_encounter
from examassist.settings import Settings
from examassist.ui.app import application
from examassist.ui.exam_page import ExamPage
from examassist.ui.main_window import MainWindow
from examassist.ui.states.recovery import RecoveredCard
from examassist.workstation import Workstation
from tests.journeys.fingers import Fingers
from tests.screens import wait_until
from tests.ui.window import with_content

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter

FAMILY, GIVEN, BORN = "Invented", "Stena", "14-Mar-1955"


def tell(**what: object) -> None:
    """Print one line for the journey, at once."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def demo(workstation: Workstation) -> Encounter:
    """The patient that the pack names for this."""
    edition, cases = workstation.edition(), workstation.cases()
    return case_encounter(next(case for case in cases if case.id == edition.header.demo_case), cases, edition)


def place(window: MainWindow) -> dict[str, object]:
    """Where the window is: step, cell, and what undo would take back."""
    screens = window.screens
    assert screens is not None
    page = window.pages.currentWidget()
    cell = page.focused_key if isinstance(page, ExamPage) else None
    return {"step": screens.current, "cell": str(cell), "undo": screens.model.undo_text}


def opened(home: Path) -> MainWindow:
    """The window, ready for keys."""
    application()
    window = MainWindow(with_content(Workstation(Settings(data_folder=home))))
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    wait_until(lambda: window.ready and not window.busy)
    return window


def half(home: Path) -> None:
    """Enter half of the patient, say where that is once all of it is saved, then wait to be killed."""
    window = opened(home)
    fingers = Fingers(window)
    patient = demo(Workstation(Settings(data_folder=home)))
    fingers.enter_patient(patient, FAMILY, GIVEN, BORN)
    wait_until(lambda: window.in_exam)
    cells = list(fingers.examine(patient, until=len(patient.findings) // 2))
    model = window.screens.model if window.screens is not None else None
    assert model is not None
    wait_until(lambda: model.unsaved == 0)
    tell(saved=len(model.acts), last=str(cells[-1]), keys=fingers.pressed, **place(window))
    while True:
        QApplication.processEvents()
        time.sleep(0.01)


def rest(home: Path) -> None:
    """Go on with the exam that was cut off, enter the rest, decide, export, save."""
    window = opened(home)
    wait_until(lambda: window.findChild(RecoveredCard) is not None)
    card = window.findChild(RecoveredCard)
    assert card is not None
    offered = card.name.text()
    fingers = Fingers(window)
    fingers.key(Qt.Key.Key_Tab)
    fingers.key(Qt.Key.Key_Space)
    wait_until(lambda: window.in_exam)
    tell(offered=offered, **place(window))
    patient = demo(Workstation(Settings(data_folder=home)))
    list(fingers.examine(patient))
    screens = window.screens
    assert screens is not None
    deciding = screens.model.edition.steps[-1].step
    fingers.key(Qt.Key(Qt.Key.Key_0 + deciding), Qt.KeyboardModifier.AltModifier)
    said: list[str] = []
    watch(window, said)
    window.files.export(home)
    wait_until(lambda: bool(said))
    window.files.save_file(home / "exam.json")
    wait_until(lambda: len(said) > 1)
    wait_until(lambda: screens.model.unsaved == 0)
    (home / "assessment.json").write_text(assessment_json(screens.model.assessment), encoding="utf-8")
    tell(said=said, keys=fingers.pressed, findings=len(screens.model.encounter.findings))
    window.close()


def watch(window: MainWindow, said: list[str]) -> None:
    """Keep what the window says about files."""
    window.desk.files.said.connect(said.append)
    window.desk.failed.connect(said.append)


if __name__ == "__main__":
    {"half": half, "rest": rest}[sys.argv[1]](Path(sys.argv[2]))

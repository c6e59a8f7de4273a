"""An earlier visit on the workstation of a test, and the exam that follows it."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

from examassist.domain.act import Opened, PatientIdentified, Recorded, act_json
from examassist.domain.patient import Patient
from examassist.ui.visits.reading import Given
from tests.screens import settle, wait_until
from tests.ui.exam_room import ACTOR, found, leg_pain
from tests.ui.window import a_window, a_workstation

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.domain.act import Act
    from examassist.domain.finding import Finding
    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.main_window import MainWindow
    from examassist.workstation import Workstation

INGRID = Patient(id="EX-7", family_name="Halvorsen", given_name="Ingrid", birth_date=date(1955, 3, 14))
FOUND = (
    found("ankle_reflex.left", "reduced"),
    found("ankle_reflex.right", "normal"),
    found("dorsalis_pedis_pulse.left", "weak"),
    found("walking_distance", "from_50_m"),
    found("symptom_course", "unchanged"),
)
DAYS = 90


def visited(
    workstation: Workstation, findings: tuple[Finding, ...] = FOUND, patient: Patient = INGRID, days: int = DAYS
) -> str:
    """An exam of that patient so many days ago, exported; its name in the journal."""
    exam = workstation.start_exam(leg_pain())
    at = workstation.now() - timedelta(days=days)
    begun = Opened(
        seq=1,
        actor=ACTOR,
        at=at,
        exam=exam,
        pack=leg_pain().header.id,
        edition=leg_pain().digest,
        profile=workstation.profile,
        examined_at=at,
    )
    acts: list[Act] = [begun, PatientIdentified(seq=2, actor=ACTOR, at=at, patient=patient)]
    acts += [Recorded(seq=3, actor=ACTOR, at=at, findings=findings)] if findings else []
    with closing(workstation.open_journal()) as journal:
        for act in acts:
            journal.append(exam, act.seq, act_json(act))
        journal.finish(exam, at.isoformat())
    return exam


def a_follow_up(qtbot: QtBot, home: Path, *, follow_up: bool = True) -> tuple[MainWindow, ExamScreens]:
    """A window with an exam that began beside such a visit."""
    exam = visited(a_workstation(home))
    window = a_window(qtbot, home)
    window.desk.begin(INGRID, Given((exam,), follow_up=follow_up))
    return window, opened(window)


def opened(window: MainWindow) -> ExamScreens:
    """The screens of the exam that is being opened."""
    wait_until(lambda: window.screens is not None and not window.busy)
    settle()
    screens = window.screens
    assert screens is not None
    return screens

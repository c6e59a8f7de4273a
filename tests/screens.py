"""Every screen of the window as a picture: ``python -m tests.screens FOLDER [NAME ...]``; needs the program alone.

A NAME is a way of looking, or a part of its name, or a part of the program: those of `PARTS`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QThread
from PySide6.QtWidgets import QDialog, QScrollArea

from examassist.domain.act import Impression
from examassist.domain.evolve import evolve
from examassist.domain.patient import Patient
from examassist.reasoning.invented import case_encounter
from examassist.settings import Layout, Settings, Theme
from examassist.ui.app import application
from examassist.ui.contradictions.pair import PairCard, cells_of
from examassist.ui.emergency.choices import Choice
from examassist.ui.emergency.who_acts import WhoActs
from examassist.ui.identity import IdentityDialog
from examassist.ui.main_window import MainWindow
from examassist.ui.new_exam import NewExam
from examassist.ui.states.interrupted import Interrupted
from examassist.ui.states.loading import LoadingCard
from examassist.ui.states.recovery import RecoveredCard
from examassist.ui.states.save_card import NotSaved, SaveCard
from examassist.ui.visits.reading import Given, keep
from examassist.workstation import Workstation
from tests.over_time_screens import shoot_trends

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.domain.encounter import Encounter
    from examassist.ui.composing import Kind
    from examassist.ui.states.overlay import Overlay

CONTRADICTED = "art_full_pulses_low_index"
FLAGGED = ("cauda_equina", "acute_limb_ischaemia", "breast_cancer_long_ago", "spine_and_arteries")
SIZES = ((1440, 900), (1366, 768))
TOUCH = (1280, 800)


class Shot(NamedTuple):
    """One way of looking at the program: its theme, the size of its window, and how large everything is."""

    theme: Theme
    size: tuple[int, int]
    layout: Layout = Layout.MOUSE
    zoom: int = 100

    @property
    def name(self) -> str:
        """How its pictures end."""
        how = "_touch" if self.layout is Layout.TOUCH else ""
        large = f"_{self.zoom}" if self.zoom > 100 else ""
        return f"{self.theme.value}{how}{large}_{self.size[0]}x{self.size[1]}"


def shots() -> tuple[Shot, ...]:
    """Every way in which every screen is drawn."""
    themes = (Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST)
    with_keys = (Shot(theme, size) for theme in themes for size in SIZES)
    with_fingers = (Shot(theme, TOUCH, Layout.TOUCH) for theme in themes)
    return (*with_keys, *with_fingers, Shot(Theme.LIGHT, SIZES[0], zoom=200))


PATIENCE = 60_000


def wait_until(holds: Callable[[], bool], milliseconds: int = PATIENCE) -> None:
    """Let the window work until that holds; TimeoutError when it never does."""
    until = QDeadlineTimer(milliseconds)
    while not holds():
        if until.hasExpired():
            message = "the window did not get there"
            raise TimeoutError(message)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QThread.msleep(1)  # what works beside the window gets its turn instead of being asked again and again
    QCoreApplication.processEvents()  # what follows at once, such as the keys being let through again, has followed too


def settle() -> None:
    """Let everything that is due be drawn."""
    for _turn in range(10):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)


class Studio:
    """One window in a home of its own, photographed."""

    def __init__(self, home: Path, folder: Path, shot: Shot) -> None:
        self.folder = folder
        self.shot = shot
        self.workstation = Workstation(Settings(data_folder=home, theme=shot.theme, layout=shot.layout, zoom=shot.zoom))
        self.window = MainWindow(self.workstation)
        self.window.resize(*shot.size)
        self.window.show()
        wait_until(lambda: self.window.ready and not self.window.busy)
        self.demo = self.workstation.edition().header.demo_case

    def encounter(self, case_id: str) -> Encounter:
        """The invented patient of that case."""
        edition, cases = self.workstation.edition(), self.workstation.cases()
        case = next(case for case in cases if case.id == case_id)
        return case_encounter(case, cases, edition)

    def open(self, encounter: Encounter) -> None:
        """Open that exam in the window."""
        before = self.window.screens
        self.window.take_in(encounter)
        wait_until(lambda: self.window.screens is not None and self.window.screens is not before)
        settle()

    def begin(self, patient: Patient, given: Given) -> None:
        """Begin a new exam in the window, beside these earlier visits."""
        before = self.window.screens
        self.window.desk.begin(patient, given)
        wait_until(lambda: self.window.screens is not None and self.window.screens is not before)
        settle()

    def shoot(self, name: str) -> None:
        """Write a picture of the window."""
        wait_until(lambda: not self.window.desk.looking_ahead)
        settle()
        self.window.grab().save(str(self.folder / f"{name}_{self.shot.name}.png"))

    def shoot_rest(self, name: str) -> None:
        """Write a picture of each further part of a page that scrolls."""
        page = self.window.pages.currentWidget()
        scrolled = page if isinstance(page, QScrollArea) else page.findChild(QScrollArea) if page is not None else None
        bar = scrolled.verticalScrollBar() if scrolled is not None else None
        parts = "bcdefgh"
        while bar is not None and parts and bar.value() < bar.maximum():
            bar.setValue(bar.value() + bar.pageStep())
            self.shoot(f"{name}_{parts[0]}")
            parts = parts[1:]

    def close(self) -> None:
        """Close the window, whatever is unanswered in it."""
        self.window._close_now()
        settle()


def shoot_start(studio: Studio) -> None:
    """The start page and the form of who is examined."""
    studio.shoot("01_start")
    studio.window.new_exam()
    studio.shoot("02_new_exam")


def shoot_steps(studio: Studio) -> None:
    """Every step of the patient that the pack shows first, and the rest of the last page."""
    window = studio.window
    studio.open(studio.encounter(studio.demo))
    screens = window.screens
    assert screens is not None
    for step in screens.model.edition.steps:
        screens.go_to_step(step.step)
        if step.step == screens.model.edition.steps[-1].step:
            model = screens.model
            model.set_impression(Impression(conditions=(model.assessment.conditions[0].id,), text=""))
            tests = [test for test in model.assessment.investigations if test.role != "not_now"]
            if tests:
                model.decide_test(tests[0].id, "recommend")
        studio.shoot(f"1{step.step}_step")
    studio.shoot_rest("1x_step")


def shoot_alarms(studio: Studio) -> None:
    """Each emergency: the window that interrupts, a step under its bar, and the last page."""
    window = studio.window
    for case in studio.workstation.cases():
        if case.id in FLAGGED:
            studio.open(studio.encounter(case.id))
            assert window.screens is not None
            shoot_alarm(studio, case.id)
            window.screens.go_to_step(window.screens.model.edition.steps[0].step)
            studio.shoot(f"30_{case.id}")
            window.screens.go_to_step(window.screens.model.edition.steps[-1].step)
            studio.shoot(f"31_{case.id}_decide")
    window.close_exam()
    for question in window.findChildren(WhoActs):  # the last exam is an emergency
        question.grab().save(str(studio.folder / f"39_leaving_{studio.shot.name}.png"))
        question.leave.click()
    wait_until(lambda: not window.busy)
    studio.shoot("40_start_with_drafts")


def shoot_contradictions(studio: Studio) -> None:
    """Two findings that do not go together: on their step, on the page of checks, with the form of why both stand."""
    studio.open(studio.encounter(CONTRADICTED))
    screens = studio.window.screens
    assert screens is not None
    (pair,) = screens.model.assessment.contradictions
    edition, cells = screens.model.edition, cells_of(pair).keys()
    asked = [step.step for step in edition.steps if any(item.id in cells for item in edition.items_of_step(step.step))]
    screens.go_to_step(asked[0])
    studio.shoot("80_contradiction")
    screens.finish()
    studio.shoot("81_check")
    page = studio.window.pages.currentWidget()
    assert page is not None
    page.findChildren(PairCard)[0].keep.click()
    studio.shoot("82_keep_both")
    studio.shoot_rest("81_check")


def shoot_settings(studio: Studio) -> None:
    """The settings from top to bottom, and the sheet of keys."""
    window = studio.window
    window.preferences.show()
    studio.shoot("50_settings")
    studio.shoot_rest("50_settings")
    window.back()
    window.show_keys()
    dialog = window.findChild(QDialog)
    assert dialog is not None
    settle()
    dialog.grab().save(str(studio.folder / f"20_keys_{studio.shot.name}.png"))
    dialog.close()


def shoot_preview(studio: Studio) -> None:
    """Each document of an emergency as it would leave."""
    window = studio.window
    studio.open(studio.encounter(FLAGGED[0]))
    if window.emergencies is not None:
        window.emergencies.window.close_it()
    kinds: tuple[Kind, ...] = ("summary", "transfer", "leaflet")
    for number, kind in enumerate(kinds):
        window.preview.show(kind)
        wait_until(lambda: not window.preview.busy and not window.busy)
        studio.shoot(f"9{number}_preview_{kind}")


def shoot_states(studio: Studio) -> None:
    """What lies over the window when it cannot go on as usual; each is put away again."""
    window = studio.window
    studio.open(studio.encounter(studio.demo))
    screens = window.screens
    assert screens is not None
    model = screens.model
    why = "/home/clinic/journal.db: the disk is full.\nSaved answers are safe.\nFree some space, then try again."
    at = model.acts[-1].at
    found = Interrupted(
        "", "INVENTED, Patient", "Born 14-Mar-1955", 71, "Foot pulse, left: Weak", at, "Foot pulse, right", "2 min ago"
    )
    saving, loading, recovered = SaveCard(window), LoadingCard(window), RecoveredCard(window, found)
    shows: tuple[tuple[str, Overlay, Callable[[], None]], ...] = (
        ("60_not_saved", saving, lambda: saving.show_it(NotSaved(why, 3, 44, "10:43"))),
        ("61_loading", loading, lambda: loading.show_it("INVENTED, Patient")),
        ("62_recovered", recovered, recovered.open_it),
    )
    for name, card, show in shows:
        show()
        studio.shoot(name)
        card.close_it()
        card.deleteLater()


def shoot_visits(studio: Studio) -> None:
    """An earlier visit confirmed, its follow-up and its marks after entry."""
    window, now = studio.window, studio.workstation.now()
    patient = Patient(id="EX-7", family_name="Halvorsen", given_name="Ingrid", birth_date=date(1955, 3, 14))
    old = evolve(studio.encounter(studio.demo), patient=patient, examined_at=now - timedelta(days=100), exam=None)
    exam = keep(studio.workstation, old)
    window.new_exam()
    (form,) = window.findChildren(NewExam)
    form.started.emit(patient)
    wait_until(lambda: bool(window.findChildren(IdentityDialog)))
    (dialog,) = window.findChildren(IdentityDialog)
    settle()
    dialog.grab().save(str(studio.folder / f"70_same_patient_{studio.shot.name}.png"))
    dialog.reject()
    window.activateWindow()
    for follow_up in (True, False):
        studio.begin(patient, Given((exam,), follow_up=follow_up))
        screens = window.screens
        assert screens is not None
        if follow_up:
            screens.go_to_step(2)
            studio.shoot("71_follow_up")
            continue
        screens.model.record([each for each in old.findings if each.value is not None][:60])
        if screens.model.assessment.emergency is not None and window.emergencies is not None:
            window.emergencies.window.close_it()
        for step in (2, 6):
            screens.go_to_step(step)
            studio.shoot(f"72_marks_{step}")


def shoot_alarm(studio: Studio, case_id: str) -> None:
    """The window that interrupts and its reasons; then it is put away without an answer."""
    watch = studio.window.emergencies
    if watch is None or watch.window.isHidden():
        return
    studio.shoot(f"32_{case_id}_window")
    watch.window.ask_reason(Choice.KNOWN)
    studio.shoot(f"33_{case_id}_reason")
    watch.window.show_matters()
    watch.window.close_it()


PARTS: dict[str, Callable[[Studio], None]] = {
    "start": shoot_start,
    "steps": shoot_steps,
    "visits": shoot_visits,
    "trends": shoot_trends,
    "alarms": shoot_alarms,
    "states": shoot_states,
    "contradictions": shoot_contradictions,
    "settings": shoot_settings,
    "preview": shoot_preview,
}
"""What can be drawn by itself; each in a home of its own."""


def main(arguments: list[str]) -> int:
    """0 when every picture was written."""
    if not arguments or arguments[0].startswith("-"):
        names = ", ".join((*(shot.name for shot in shots()), *PARTS))
        sys.stderr.write(f"Say where the pictures go: python -m tests.screens FOLDER [NAME ...]\nNames: {names}\n")
        return 2
    folder, asked = Path(arguments[0]), arguments[1:]
    looks = [name for name in asked if name not in PARTS]
    wanted = [shot for shot in shots() if any(part in shot.name for part in looks) or not looks]
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["EXAMASSIST_KEYSTORE"] = "file"
    application()
    for shot in wanted:
        for name, shoot in PARTS.items():
            if name in asked or not set(PARTS) & set(asked):
                with tempfile.TemporaryDirectory() as home:
                    studio = Studio(Path(home), folder, shot)
                    shoot(studio)
                    studio.close()
    print(*sorted(path.name for path in folder.glob("*.png")), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

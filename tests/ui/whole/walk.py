"""A way through every screen of one window, so that one walk serves many questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from examassist.domain.act import Impression
from examassist.ui.assessment_page import AssessmentPage
from examassist.ui.banner import patient_name
from examassist.ui.commands.timing import timed
from examassist.ui.contradictions.pair import PairCard
from examassist.ui.emergency.choices import Choice
from examassist.ui.exam_page import ExamPage
from examassist.ui.new_exam import NewExam
from examassist.ui.states.interrupted import Interrupted
from examassist.ui.states.recovery import RecoveredCard
from tests.screens import settle, wait_until
from tests.ui.exam_room import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.domain.patient import Patient
    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.main_window import MainWindow

EMERGENCY = {"bladder_or_bowel_change": "yes", "bladder_or_bowel_change_onset": "new_or_worse"}
CONTRADICTED: dict[str, str | float] = {"femoral_pulse.left": "weak", "reported_abi.left": 1.05}
NOTE = "Said in their own words, invented"
OPENS_A_DIALOG = ("keys", "about")

Screen = tuple[str, QWidget]


def screens_of(window: MainWindow, patient: Patient) -> Iterator[Screen]:
    """Each screen by name, with an exam of that patient; the emergency is raised half way."""
    yield "start", window
    window.new_exam()
    settle()
    yield "new exam", window
    window.desk.begin(patient)
    wait_until(lambda: window.screens is not None)
    screens = window.screens
    assert screens is not None
    for number in [*(step.step for step in screens.model.edition.steps), 0]:
        screens.go_to_step(number)
        settle()
        yield f"step {number}", window
    yield from _over_the_page(window, screens)
    yield from _dialogs(window, screens)
    window.who.identify()
    settle()
    yield "identify", window
    window.preferences.show()
    settle()
    yield "settings", window
    screens.show_current()
    window.privacy.hide_all()
    settle()
    yield "hidden", window
    window.privacy.uncover()
    window.privacy.dead_time.end()
    yield from _contradiction(window, screens)
    yield from _recovered(window, screens)
    yield from _emergency(window, screens)
    window.close_exam()
    settle()
    yield from _tops(window, "leaving")
    window._close_exam()
    wait_until(lambda: not window.busy)
    settle()
    yield "start with a draft", window
    window.new_exam()
    (form,) = window.findChildren(NewExam)
    form.started.emit(patient)  # as its button does: the question comes only over the form that waits for it
    wait_until(lambda: not window.busy)
    settle()
    yield from _tops(window, "known already")


def _over_the_page(window: MainWindow, screens: ExamScreens) -> Iterator[Screen]:
    """What opens over a page of rows: note, technique, reasons, calculator, timer, what to ask next, everything."""
    commands = window.commands
    wait_until(lambda: not window.desk.looking_ahead)
    for number in [step.step for step in screens.model.edition.steps]:
        screens.go_to_step(number)
        page = window.pages.currentWidget()
        timed_keys = [] if not isinstance(page, ExamPage) else page.cell_keys()
        key = next((each for each in timed_keys if timed(each, screens.model.edition) is not None), None)
        if key is None:
            continue
        screens.go_to_cell(key)
        commands.time()
        settle()
        yield "timer", window
        assert commands.timer is not None
        commands.timer.leave()
        break
    for name, opening in {
        "note": commands.note,
        "what is next": commands.go,
        "pressures": commands.calculate,
        "everything": commands.find,
    }.items():
        opening()
        settle()
        assert commands.popover is not None, name
        yield name, window
        commands.popover.leave()
    commands.technique()
    settle()
    yield "technique", window
    commands.technique()
    commands.why()
    settle()
    assert commands.why_panel is not None
    yield "reasons", window
    commands.why_panel.leave()


def _dialogs(window: MainWindow, screens: ExamScreens) -> Iterator[Screen]:
    for name in OPENS_A_DIALOG:
        window.actions_.by_id[name].trigger()
        settle()
        yield from _tops(window, name)
    screens.go_to_step(screens.model.edition.steps[-1].step)
    page = window.pages.currentWidget()
    assert isinstance(page, AssessmentPage)
    page.scores.click()
    settle()
    yield from _tops(window, "scores")


def _contradiction(window: MainWindow, screens: ExamScreens) -> Iterator[Screen]:
    model = screens.model
    model.record([found(key, value) for key, value in CONTRADICTED.items()])
    screens.go_to_step(0)
    settle()
    page = window.pages.currentWidget()
    assert page is not None
    page.findChildren(PairCard)[0].keep.click()
    settle()
    yield "contradiction", window
    model.clear([found(key, value).key for key, value in CONTRADICTED.items()])
    settle()


def _recovered(window: MainWindow, screens: ExamScreens) -> Iterator[Screen]:
    encounter = screens.model.encounter
    name, about = patient_name(encounter.patient), f"{encounter.patient.id}"
    last = screens.model.acts[-1].at
    card = RecoveredCard(window, Interrupted("", name, about, 3, "Foot pulse: Weak", last, "Foot pulse", "just now"))
    card.open_it()
    settle()
    yield "recovered", window
    card.close_it()
    card.deleteLater()
    settle()


def _emergency(window: MainWindow, screens: ExamScreens) -> Iterator[Screen]:
    model = screens.model
    model.record([found(key, value) for key, value in EMERGENCY.items()])
    settle()
    watch = window.emergencies
    assert watch is not None
    assert watch.window.isVisible()
    yield "emergency", window
    for choice in (Choice.KNOWN, Choice.NOT_AN_EMERGENCY):
        watch.window.ask_reason(choice)
        settle()
        yield f"emergency, {choice.name}", window
        watch.window.show_matters()
    watch.window.close_it()
    model.set_impression(Impression(conditions=(), text="In other words"))
    model.note(model.edition.items[0].id, NOTE)
    settle()
    for number in (model.edition.steps[0].step, model.edition.steps[-1].step, 0):
        screens.go_to_step(number)
        settle()
        yield f"step {number} in an emergency", window
    watch.show_pathway()
    settle()
    yield "pathway", window
    screens.show_current()


def _tops(window: MainWindow, name: str) -> Iterator[Screen]:
    """The dialogs that are open now, each closed after it was seen."""
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            yield name, dialog
            dialog.close()
            QApplication.processEvents()

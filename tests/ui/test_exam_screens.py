from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from examassist.domain.act import FlagAnswer, Impression
from examassist.domain.finding import AbsentReason, Finding
from examassist.ui.assessment_page import AssessmentPage
from examassist.ui.check.page import CheckPage
from examassist.ui.exam_page import ExamPage
from examassist.ui.flag_cards import EmergencyBlock
from examassist.ui.pieces import WrappedText
from tests.screens import settle
from tests.ui.exam_room import found, key
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.exam_screens import ExamScreens


def test_each_step_has_its_page_and_the_last_is_where_one_decides(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    for step in screens.model.edition.steps:
        screens.go_to_step(step.step)
        deciding = step is screens.model.edition.steps[-1]
        page = window.pages.currentWidget()
        assert isinstance(page, AssessmentPage if deciding else ExamPage)
        assert window.rail.row_of(step.step).isChecked()
        assert QApplication.activeWindow() is window
        focused = QApplication.focusWidget()
        assert focused is not None
        assert page is focused or page.isAncestorOf(focused)
    screens.step_by(1)
    assert isinstance(window.pages.currentWidget(), CheckPage)
    screens.step_by(1)
    assert isinstance(window.pages.currentWidget(), CheckPage), "there is no page behind the check"
    screens.step_by(-2)
    assert screens.current == screens.model.edition.steps[-2].step


class Shown(QObject):
    """Notes every window that comes onto the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_no_page_flashes_a_window_of_its_own_and_so_takes_the_keys_away(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window, an_invented_patient())
    shown = Shown()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(shown)
    for number in screens.titles:
        screens.go_to_step(number)
        settle()
    app.removeEventFilter(shown)
    assert not shown.windows


def test_an_answer_is_shown_by_rail_and_panel_and_undone_by_its_key(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    screens.model.record([found("femoral_pulse.right", "normal")])
    assert window.rail.row_of(6).state.recorded == 1
    assert "Femoral" in window.actions_.by_id["undo"].text()
    window.actions_.by_id["undo"].trigger()
    assert window.rail.row_of(6).state.recorded == 0
    assert screens.current == 6
    page = window.pages.currentWidget()
    assert isinstance(page, ExamPage)
    assert page.focused_key == key("femoral_pulse.right")


def test_an_emergency_stands_on_every_step_until_it_is_undone(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window, an_invented_patient("cauda_equina"))
    flag = screens.model.assessment.emergency
    assert flag is not None
    for step in screens.model.edition.steps:
        screens.go_to_step(step.step)
        assert window.emergency.isVisible()
    assert window.emergency.label.text().startswith(flag.says)
    assert window.rail.row_of(1).state.alarm == "emergency"
    screens.model.clear([finding.key for finding in screens.model.encounter.findings])
    assert not window.emergency.isVisible()


def test_what_is_recorded_on_request_where_one_decides_is_reached(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    edition = screens.model.edition
    last = edition.steps[-1].step
    item = edition.items_of_step(last)[0]
    screens.go_to_cell(edition.keys_of(item)[0])
    page = window.pages.currentWidget()
    assert isinstance(page, ExamPage)
    assert page.focused_key == edition.keys_of(item)[0]


def test_what_can_change_the_plan_is_found_after_a_rest_and_goes_when_answered(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    with qtbot.waitSignal(window.desk.looked_ahead, timeout=20_000) as told:
        screens = in_exam(window, an_invented_patient("stenosis_history_only"))
    (items,) = told.args
    assert items
    before = len(visible_open(screens))
    assert window.rail.plan.text() == f"{before} things can still change the plan"
    steps = screens.model.edition.steps
    assert sum(window.rail.row_of(step.step).state.open for step in steps) == before
    screens.model.record(
        [Finding(item=key(items[0].finding).item, side=key(items[0].finding).side, not_obtained=AbsentReason.NOT_DONE)]
    )
    assert len(visible_open(screens)) == before - 1
    assert window.rail.plan.text() == "Working out what can still change the plan"
    assert not any(window.rail.row_of(step.step).state.open for step in steps), "an old number is not shown as new"
    with qtbot.waitSignal(window.desk.looked_ahead, timeout=20_000):
        pass
    assert "can still change the plan" in window.rail.plan.text()
    assert not window.rail.plan.text().startswith("Working")
    screens.go_to_step(steps[-1].step)
    page = window.pages.currentWidget()
    assert isinstance(page, AssessmentPage)
    assert window.rail.plan.text() in page._count.text()


def visible_open(screens: ExamScreens) -> list[QWidget]:
    return [line for line, _text, _button in screens.panel._open._rows if not line.isHidden()]


def test_the_panel_folds_and_fits_another_window(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    screens.fold_panel()
    assert not screens.panel.isVisible()
    screens.fold_panel()
    assert screens.panel.isVisible()
    window.resize(1366, 768)
    settle()
    assert (window.rail.width(), screens.panel.width()) == (204, 318)
    window.rail.row_of(6).click()
    assert screens.current == 6


def test_the_keys_shown_are_those_of_the_cell(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    screens.go_to_cell(key("femoral_pulse.right"))
    assert "normal" in [hint.does for hint in window.keys.hints]
    screens.go_to_step(screens.model.edition.steps[-1].step)
    assert "export PDF" in [hint.does for hint in window.keys.hints]


def test_an_emergency_is_said_once_on_the_screen_and_again_on_the_right_when_the_page_says_it_no_more(
    qtbot: QtBot, home: Path
) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window, an_invented_patient("cauda_equina"))
    first, last = screens.model.edition.steps[0].step, screens.model.edition.steps[-1].step
    for step, blocks in ((first, 1), (last, 1), (first, 1), (0, 1)):
        screens.go_to_step(step)
        settle()
        assert sum(block.isVisible() for block in window.findChildren(EmergencyBlock)) == blocks, step
    screens.go_to_step(last)
    screens.model.clear([finding.key for finding in screens.model.encounter.findings])
    assert not any(block.isVisible() for block in window.findChildren(EmergencyBlock))


def test_what_fits_is_kept_back_until_an_impression_where_the_settings_say_so_but_never_a_red_flag(
    qtbot: QtBot, home: Path
) -> None:
    window = a_window(qtbot, home)
    window._workstation.settings = replace(window._workstation.settings, hide_until_impression=True)
    screens = in_exam(window, an_invented_patient())
    words = screens.model.assessment.headline[0].says
    screens.go_to_step(screens.model.edition.steps[-1].step)
    page = window.pages.currentWidget()
    assert isinstance(page, AssessmentPage)
    assert not page._table.isVisible()
    assert not page.tests.isVisible()
    assert not said_on_screen(screens.panel, words)
    screens.model.set_impression(Impression(text="narrow"))
    settle()
    assert page._table.isVisible()
    assert page.tests.isVisible()
    assert said_on_screen(screens.panel, words)
    alarming = in_exam(window, an_invented_patient("acute_limb_ischaemia"))
    assert alarming.panel._emergency.isVisible()


def said_on_screen(within: QWidget, text: str) -> bool:
    return any(each.text == text and each.isVisible() for each in within.findChildren(WrappedText))


def test_an_answered_safety_page_opens_unscrolled_with_the_keys_on_its_first_blank(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window, an_invented_patient("cauda_equina"))
    assert window.emergencies is not None
    window.emergencies.say([FlagAnswer(flag=flag.id, answer="acting") for flag in window.emergencies.unanswered()])
    first = screens.model.edition.steps[0].step
    screens.go_to_step(first)
    settle()
    page = window.pages.currentWidget()
    assert isinstance(page, ExamPage)
    blank = next(each for each in page.cell_keys() if screens.model.encounter.finding(each) is None)
    assert page.focused_key == blank
    assert page._area.verticalScrollBar().value() == 0
    rows = [item.id for part in screens.model.parts_of(first) for item in part.rows]
    group = next(item for item in screens.model.edition.items if item.parts is not None)
    assert rows.index(blank.item) < rows.index(
        next(name for name in rows[1:] if screens.model.edition.item[name].parts is not None)
    ), f"what an answer to {group.id} opens stands before the next question"
